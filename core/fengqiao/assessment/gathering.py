"""Collecting what many stations' assessments are made from: one computation per window, one query per kind of answer."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

import structlog
from sqlalchemy.exc import SQLAlchemyError

from fengqiao.assessment.answers_given import answers_of
from fengqiao.assessment.assessing import PreparedPack
from fengqiao.assessment.inputs import NO_ANSWERS, FigureKey, Inputs, StationAttributes, figure_key
from fengqiao.database.scope import ScopedSession
from fengqiao.errors import Misconfigured
from fengqiao.indicators.catalogue import IndicatorCatalogue
from fengqiao.indicators.engine import Engine
from fengqiao.indicators.figures import Figure, failed
from fengqiao.indicators.indicator import Indicator
from fengqiao.indicators.window import Window

log = structlog.get_logger("fengqiao.assessment")

StationFacts = Callable[[ScopedSession, Collection[int]], Mapping[int, StationAttributes]]
"""Gives the attributes of stations by unit id; coded ones by the title of the code."""

_Columns = dict[FigureKey, Mapping[int, Figure]]


@dataclass(frozen=True)
class Gathering:
    """Where inputs come from.

    :param station_facts: the attributes that conditions ask for.
    """

    engine: Engine
    indicators: IndicatorCatalogue
    station_facts: StationFacts

    def inputs(
        self,
        session: ScopedSession,
        prepared: PreparedPack,
        units: Collection[int],
        *,
        under: Collection[int] | None = None,
    ) -> dict[int, Inputs]:
        """Return each unit's inputs, from one snapshot.

        :param session: a reading session; the caller has checked that its actor may see these units.
        :param under: as in `Engine.compute`: read only rows of these subtrees.
        """
        columns: _Columns = {}
        for window, codes in prepared.wanted.items():
            columns |= self._figures(session, window, codes, units, under)
        answers = answers_of(session, prepared.pack, prepared.window, units)
        facts = self.station_facts(session, units)
        versions = self._versions(prepared)
        keys, values = tuple(columns), tuple(columns.values())
        return {
            unit: Inputs(
                dict(zip(keys, [column[unit] for column in values], strict=True)),
                answers.get(unit, NO_ANSWERS),
                facts.get(unit, {}),
                versions,
            )
            for unit in units
        }

    def _figures(
        self,
        session: ScopedSession,
        window: Window,
        codes: tuple[str, ...],
        units: Collection[int],
        under: Collection[int] | None,
    ) -> _Columns:
        present: list[Indicator] = []
        columns: dict[str, Mapping[int, Figure]] = {}
        for code in codes:
            found = self._find(code)
            if isinstance(found, Indicator):
                present.append(found)
            else:
                columns[code] = dict.fromkeys(units, found)
        columns |= self._computed(session, window, tuple(present), units, under)
        return {figure_key(code, window): column for code, column in columns.items()}

    def _find(self, code: str) -> Indicator | Figure:
        """Return the indicator, or the figure that says why there is none."""
        try:
            return self.indicators.find(code) or self.indicators.unavailable(code)
        except Misconfigured as error:
            # A stored pack may outlive an indicator that a plugin has dropped since.
            return failed(error.detail)

    def _computed(
        self,
        session: ScopedSession,
        window: Window,
        indicators: tuple[Indicator, ...],
        units: Collection[int],
        under: Collection[int] | None,
    ) -> dict[str, dict[int, Figure]]:
        """Compute together; when that breaks, find the indicator it broke on, so that the others still stand."""
        if not indicators:
            return {}
        try:
            # An assessment is kept and read by others: it comes out the same whoever starts it.
            return self.engine.compute(session, indicators, window, units, under=under, sealed=False).columns
        except SQLAlchemyError:
            # The engine answers for the statements of measures; what still comes here concerns the database itself.
            raise
        except Exception as error:  # noqa: BLE001 - whatever a plugin's expression raises concerns its own items only
            if len(indicators) == 1:
                log.warning("indicator failed", indicator=indicators[0].code, error=type(error).__name__)
                return {indicators[0].code: dict.fromkeys(units, failed(f"计算失败({type(error).__name__})"))}
        half = len(indicators) // 2
        return self._computed(session, window, indicators[:half], units, under) | self._computed(
            session, window, indicators[half:], units, under
        )

    def _versions(self, prepared: PreparedPack) -> dict[str, int | None]:
        codes = sorted({code for codes in prepared.wanted.values() for code in codes})
        found = {code: self._find(code) for code in codes}
        return {code: one.version if isinstance(one, Indicator) else None for code, one in found.items()}
