"""Parks, corridors, boards and points where cases are explained."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from fengqiao.api import Chance

from fengqiao_publicity.demo.offices import LONG_AGO, Entry, Office
from fengqiao_publicity.ledgers import SITES

_CULTURE = {"corner": 50, "corridor": 25, "courtyard": 10, "square": 10, "park": 4, "hall": 1}
_TITLES = {
    "corner": "法治园地",
    "corridor": "法治长廊",
    "courtyard": "法治院坝",
    "square": "法治广场",
    "park": "法治公园",
    "hall": "法治展馆",
    "bulletin_board": "法治宣传栏",
    "case_point": "以案说法点",
}
_BOARDS, _CASE_POINTS, _CLOSED = 0.2, 0.1, 0.02


def site_rows(rng: Chance, office: Office) -> Iterator[Entry]:
    """Yield the sites of one station: its tutoring station, then those of its villages."""
    if office.does(rng):
        yield SITES, _site(rng, office, "tutoring_station", f"{office.short}法治辅导站", None)
    for village_id, village in office.villages:
        if office.does(rng):
            kind = rng.weighted(_CULTURE)
            yield SITES, _site(rng, office, kind, f"{village}{_TITLES[kind]}", village_id)
        for kind, share in (("bulletin_board", _BOARDS), ("case_point", _CASE_POINTS * office.care)):
            if rng.happens(share):
                yield SITES, _site(rng, office, kind, f"{village}{_TITLES[kind]}", village_id)


def _site(rng: Chance, office: Office, kind: str, name: str, village_id: UUID | None) -> dict[str, Any]:
    last_year: date = office.window.first - timedelta(days=1)
    site = {"id": rng.new_id(), "kind": kind, "name": name, "built_on": rng.day(LONG_AGO, last_year)}
    if village_id is not None:
        site["village_id"] = village_id
    if not office.careful and rng.happens(_CLOSED):
        site |= {"state": "closed", "closed_on": rng.day(last_year, office.window.last - timedelta(days=1))}
    return site
