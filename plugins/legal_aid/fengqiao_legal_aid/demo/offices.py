"""The stations of the demo district as these generators see them, and how well each keeps its work."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from fengqiao.api import Chance, DemoDistrict

_HABITS = (1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.98, 0.96, 0.94, 0.92, 0.9, 0.86, 0.8, None)
"""Of fourteen stations about half do everything, some leave gaps, and one has entered nothing."""


@dataclass(frozen=True)
class Office:
    """A station.

    :param township: name of its township or subdistrict.
    :param villages: id and name of each.
    """

    unit_id: int
    township: str
    villages: tuple[tuple[UUID, str], ...]


def offices(demo: DemoDistrict) -> list[Office]:
    """Return the stations in their official order."""
    return [
        Office(
            station.unit_id,
            station.township,
            tuple((village.id, village.name) for village in station.villages),
        )
        for station in demo.stations
    ]


def habits(rng: Chance, found: Sequence[Office]) -> dict[int, float | None]:
    """Return for each station how much of one kind of work it does, 0 to 1; None when it has entered nothing."""
    drawn = [_HABITS[place % len(_HABITS)] for place in range(len(found))]
    rng.shuffle(drawn)
    return {office.unit_id: habit for office, habit in zip(found, drawn, strict=True)}
