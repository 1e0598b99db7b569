"""The stations of the demo as these generators see them: how much comes to each, and what each writes down."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from fengqiao.api import Chance, DemoDistrict, DemoStation, Window

DAY = timedelta(days=1)

_WITHOUT_VILLAGE_RULES = 3
"""So many stations helped no village with its rules; one more keeps no ledger of items at all."""


@dataclass(frozen=True)
class Office:
    """A station.

    :param volume: how much comes, relative to the others.
    :param keeps_items: whether it writes its reviews down here.
    :param helps_villages: whether it reviewed the rules of a village or of residents.
    :param heads: ids of its heads, with the first and the last day of each.
    """

    unit_id: int
    township: str
    is_subdistrict: bool
    villages: tuple[UUID, ...]
    volume: int
    keeps_items: bool
    helps_villages: bool
    heads: tuple[tuple[UUID, date, date], ...]

    def head_on(self, day: date) -> UUID | None:
        """Return the id of the head on a day, or None while the post is empty."""
        return next((head for head, first, last in self.heads if first <= day <= last), None)


def offices(rng: Chance, demo: DemoDistrict) -> list[Office]:
    """Return the stations, each with its own habits."""
    order = list(range(len(demo.stations)))
    rng.shuffle(order)
    silent, idle = order[0], order[1 : 1 + _WITHOUT_VILLAGE_RULES]
    return [
        Office(
            station.unit_id,
            station.township,
            station.kind == "subdistrict",
            tuple(village.id for village in station.villages),
            rng.randint(20, 100),
            place != silent,
            place != silent and place not in idle,
            _heads(station),
        )
        for place, station in enumerate(demo.stations)
    ]


def _heads(station: DemoStation) -> tuple[tuple[UUID, date, date], ...]:
    return tuple(
        (person.id, service.started_on, service.ended_on or date.max)
        for person in station.staff
        for service in person.services
        if service.unit_id == station.unit_id and service.role == "head"
    )


def after(demo: DemoDistrict) -> Window:
    """Return the days after the window on which rows may lie that must not count."""
    return Window(demo.window.last + DAY, demo.beyond.last)
