"""People who do not exist; every name says so."""

from datetime import date
from typing import Any

from fengqiao.api import Chance

_WOMEN = 0.18


def person(rng: Chance, on: date) -> dict[str, Any]:
    """Return name, sex and identity number of an invented person.

    None is a minor: their files are sealed, and published totals count only what every reader of the district sees.

    :param on: the day on which they are between nineteen and seventy.
    """
    female = rng.happens(_WOMEN)
    born = rng.born(on, rng.randint(19, 70))
    return {
        "name": rng.name(),
        "sex": "female" if female else "male",
        "id_no": rng.id_no(born, male=not female),
    }
