"""People who do not exist; every name says so."""

from datetime import date
from typing import Any

from fengqiao.api import Chance

_SIDES = ("applicant", "respondent", "third")
_HOW_MANY = {1: 4, 2: 86, 3: 10}
_SHOW_THEIR_CARD = 0.2


def parties(rng: Chance, on: date, *, key_person: bool) -> list[dict[str, Any]]:
    """Return one to three parties of a case, adults all; some have shown their identity card.

    :param on: the day on which they have the age they are given.
    :param key_person: whether the respondent (or the only party) is marked as a key person.
    """
    number = rng.choices(tuple(_HOW_MANY), tuple(_HOW_MANY.values()))[0]
    lines = [_party(rng, on, side) for side in _SIDES[:number]]
    lines[min(1, number - 1)]["key_person"] = key_person
    return lines


def _party(rng: Chance, on: date, side: str) -> dict[str, Any]:
    age, male = rng.randint(18, 88), rng.happens(0.5)
    line = {"side": side, "name": rng.name(), "sex": "male" if male else "female", "age": age}
    if rng.happens(_SHOW_THEIR_CARD):
        line["id_no"] = rng.id_no(rng.born(on, age), male=male)
    return line
