"""The stations of the demo as these generators see them: how well each is kept, and what it has never entered."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from fengqiao.api import Chance, DemoDistrict, Ledger, Window

Entry = tuple[Ledger, dict[str, Any]]
"""Ledger and record of one station."""

# One of each for the fourteen stations; who gets which is chance.
_CARES = (1.0, 1.0, 1.0, 1.0, 0.95, 0.95, 0.9, 0.9, 0.9, 0.8, 0.8, 0.7, 0.5, 0.4)
NAMED_IN_THE_REPORT = ("彭浦新村街道", "北站街道", "江宁路街道")
"""Townships whose achievements the report names: they enter everything."""


@dataclass(frozen=True)
class Office:
    """A station.

    :param villages: ids and names of the villages it serves.
    :param care: which share of what should be done is done, 0 to 1.
    :param beyond: the window and the days after it that must not count.
    :param enters_stocks: False for a station that has entered neither sites nor people nor teams.
    """

    unit_id: int
    township: str
    villages: tuple[tuple[UUID, str], ...]
    care: float
    enters_stocks: bool
    window: Window
    beyond: Window

    @property
    def careful(self) -> bool:
        """Whether everything that should be done is."""
        return self.care == 1.0

    @property
    def short(self) -> str:
        """The township without its kind: 彭浦新村."""
        return self.township.removesuffix("街道").removesuffix("镇")

    def does(self, rng: Chance) -> bool:
        """Whether one thing that should be done is."""
        return self.careful or rng.happens(self.care)

    def village(self, rng: Chance) -> UUID:
        """Return one of its villages."""
        return rng.choice(self.villages)[0]


def offices(rng: Chance, demo: DemoDistrict) -> Iterator[Office]:
    """Yield the stations in their official order."""
    cares = rng.sample(_CARES, len(_CARES))
    free = [station.unit_id for station in demo.stations if station.township not in NAMED_IN_THE_REPORT]
    silent = rng.choice(free)
    for station, care in zip(demo.stations, cares, strict=True):
        yield Office(
            station.unit_id,
            station.township,
            tuple((village.id, village.name) for village in station.villages),
            care,
            station.unit_id != silent,
            demo.window,
            demo.beyond,
        )


LONG_AGO = date(2016, 1, 1)
"""Before it, nothing in these rows was built or formed."""
