"""A bureau with stations over a bare database: rows go in past the web, figures come out as they are printed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from fengqiao.database.scope import SYSTEM
from fengqiao.database.session import Database
from fengqiao.indicators.engine import Engine
from fengqiao.indicators.indicator import Indicator
from fengqiao.indicators.window import Window
from fengqiao.ledgers.codes import CodeBook
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.loading import load
from fengqiao.ledgers.reading import LedgerReader
from fengqiao.ledgers.vault import Vault
from fengqiao.ledgers.writing import LedgerWriter
from fengqiao.registry.stations import STATIONS, VILLAGES
from fengqiao.units.models import Unit
from fengqiao.units.tree import found

_STANDS_SINCE = date(2016, 1, 1)


@dataclass(frozen=True)
class Bureau:
    """A county bureau with stations, in a database of its own. Everything is written and read by the system.

    :param indicators: by code.
    :param unit: the bureau.
    :param stations: its stations, subdistricts of a thousand people each.
    :param villages: those that the first station serves.
    """

    database: Database
    codes: CodeBook
    vault: Vault
    indicators: Mapping[str, Indicator]
    unit: int
    stations: tuple[int, ...]
    villages: tuple[UUID, ...]

    @property
    def station(self) -> int:
        """The first station."""
        return self.stations[0]

    def enter(self, *rows: tuple[Ledger, int, dict[str, Any]]) -> None:
        """Write rows as the demonstration and imports do: ledger, unit, record."""
        with self.database.writing(SYSTEM) as session:
            load(session, rows, self.codes, self.vault)

    def shows(self, indicator: str | Indicator, window: Window, unit: int | None = None) -> str:
        """Return the printed figure of an indicator, of the bureau's whole subtree when no unit is named."""
        asked = unit or self.unit
        wanted = self.indicators[indicator] if isinstance(indicator, str) else indicator
        with self.database.reading(SYSTEM) as session:
            figures = Engine(self.codes).compute(session, [wanted], window, [asked])
        return figures.of(wanted.code, asked).shown(wanted)

    def register(self, ledger: Ledger, unit: int | None = None, /, **values: Any) -> "Walk":
        """Write a row, of the first station when no unit is named, and return it on its way."""
        with self.database.writing(SYSTEM) as session:
            writer = LedgerWriter(session, ledger, self.codes, self.vault)
            return Walk(self, ledger, writer.create(unit or self.station, values))


class Walk:
    """One row on its way through its states."""

    def __init__(self, bureau: Bureau, ledger: Ledger, row_id: UUID) -> None:
        self.row_id = row_id
        self._bureau, self._ledger, self._version = bureau, ledger, 1

    def move(self, code: str, **values: Any) -> None:
        """Take the row along a named way.

        :raises Conflict: from a state in which the way does not begin.
        :raises Invalid: when a rule refuses it.
        """
        self._write(lambda writer: writer.move(self.row_id, self._version, code, values))

    def change(self, **values: Any) -> None:
        """Change fields of the row where it stands.

        :raises Invalid: when a rule refuses it.
        """
        self._write(lambda writer: writer.change(self.row_id, self._version, values))

    def _write(self, act: Callable[[LedgerWriter], int]) -> None:
        bureau = self._bureau
        with bureau.database.writing(SYSTEM) as session:
            self._version = act(LedgerWriter(session, self._ledger, bureau.codes, bureau.vault))

    @property
    def row(self) -> dict[str, Any]:
        """The row as it reads now."""
        with self._bureau.database.reading(SYSTEM) as session:
            return dict(LedgerReader(session, self._ledger).get(self.row_id))

    @property
    def state(self) -> str:
        """Code of the state it is in."""
        return str(self.row["state"])


@dataclass(frozen=True)
class PlantBureau:
    """Plants bureaus in the database of a test."""

    database: Database
    codes: CodeBook
    vault: Vault
    indicators: Mapping[str, Indicator]

    def __call__(self, stations: int = 1, villages: int = 0) -> Bureau:
        """Plant a bureau in the empty tree.

        :param stations: how many it has; each stands since 2016.
        :param villages: how many the first station serves.
        """
        with self.database.writing(SYSTEM) as session:
            above = found(session, Unit(code="310106", name="某区司法局", kind="county_bureau"))
            below = [
                found(session, Unit(code=f"31010600{place}", name=f"第{place}司法所", kind="station"), above)
                for place in range(1, stations + 1)
            ]
            bureau, *units = [unit.id or 0 for unit in (above, *below)]
        served = tuple(UUID(int=place) for place in range(11, 11 + villages))
        made = Bureau(self.database, self.codes, self.vault, self.indicators, bureau, tuple(units), served)
        for place, unit in enumerate(units, 1):
            record = {
                "name": f"第{place}司法所",
                "kind": "subdistrict",
                "founded_on": _STANDS_SINCE,
                "population": 1000,
            }
            made.enter((STATIONS, unit, record))
        for village in served:
            record = {"id": village, "name": f"某村{village.int}", "kind": "village"}
            made.enter((VILLAGES, made.station, record))
        return made
