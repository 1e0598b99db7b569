"""What the published report says was named a model, and what was named before, after, or not yet."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from fengqiao.api import Chance

from fengqiao_publicity.demo.offices import Entry, Office
from fengqiao_publicity.ledgers import RECOGNITIONS

# Township → kind, level, batch and name of what was named in the window.
_NAMED: dict[str, tuple[tuple[str, str, int | None, str], ...]] = {
    "彭浦新村街道": (
        ("practical_project", "city", None, "法治先锋项目"),
        ("model_community", "nation", 9, "彭浦新村街道第5居民区"),
    ),
    "北站街道": (("culture_brand", "city", 3, "北站议法空间"),),
    "江宁路街道": (("democracy_base", "township", None, "江宁路实践基地"),),
}
_EARLIER, _PREPARED, _LATER = 0.7, 0.6, 0.2


def recognition_rows(rng: Chance, office: Office) -> Iterator[Entry]:
    """Yield the recognitions of one station; of the published kinds only the published ones fall into the window."""
    window = office.window
    for kind, level, batch, name in _NAMED.get(office.township, ()):
        named_on = rng.day(window.first, window.last)
        yield RECOGNITIONS, _named(rng, kind, level, name, named_on) | {"batch": batch}
    village_id, village = rng.choice(office.villages)
    if rng.happens(_EARLIER):
        named_on = rng.day(date(2018, 1, 1), window.first - timedelta(days=1))
        yield (
            RECOGNITIONS,
            _named(rng, "model_community", "city", village, named_on) | {"village_id": village_id},
        )
    if rng.happens(_PREPARED):
        yield (
            RECOGNITIONS,
            _prepared(rng, "model_community", "nation", rng.choice(office.villages)[1], window.first),
        )
    # What comes after the window must not count: some is always there.
    if office.township in _NAMED or rng.happens(_LATER):
        after = window.last + timedelta(days=rng.randint(1, 30))
        yield RECOGNITIONS, _named(rng, "culture_brand", "county", f"{office.short}法治空间", after)


def _prepared(rng: Chance, kind: str, level: str, name: str, started_on: date) -> dict[str, Any]:
    return {"id": rng.new_id(), "kind": kind, "level": level, "name": name, "started_on": started_on}


def _named(rng: Chance, kind: str, level: str, name: str, named_on: date) -> dict[str, Any]:
    started_on = named_on - timedelta(days=rng.randint(200, 600))
    return _prepared(rng, kind, level, name, started_on) | {"state": "named", "named_on": named_on}
