"""Running a batch of measures in one computation, each table read as seldom as the figures allow."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError

from fengqiao.database.scope import ScopedSession
from fengqiao.indicators.conditions import values_in_frame
from fengqiao.indicators.measures import Measure
from fengqiao.indicators.selects import Batch
from fengqiao.indicators.subtrees import Counts, Sources, Subtrees
from fengqiao.indicators.window import Window
from fengqiao.ledgers.codes import CodeBook

log = structlog.get_logger("fengqiao.indicators")

Counted = dict[Measure, Counts | str]
"""What each measure counted, or in words why it could not."""

_MOST_NAMED = 500


@dataclass(frozen=True)
class Reading:
    """One computation: for which units, over which window, and inside which subtrees rows are read.

    :param under: read only rows of these units' subtrees; all rows when None.
    :param sealed: whether sealed rows count.
    """

    session: ScopedSession
    codes: CodeBook
    window: Window
    subtrees: Subtrees
    under: Collection[int] | None
    sealed: bool

    def answers(self, batches: Sequence[Batch]) -> Counted:
        """Return what every measure of some batches counted."""
        try:
            return self._together(batches)
        except SQLAlchemyError as error:
            # What cannot be computed must not take the rest with it: the batches, then the measures of one, part.
            parts = [(batch,) for batch in batches] if len(batches) > 1 else _measure_by_measure(batches[0])
            if len(parts) == 1:
                return _failed(batches[0].measures[0], error)
        counted: Counted = {}
        for part in parts:
            counted |= self.answers(part)
        return counted

    def _together(self, batches: Sequence[Batch]) -> Counted:
        """Ask all or fail; a failing statement takes nothing down with it but this, not the snapshot on PostgreSQL."""
        counted: Counted = {}
        with self.session.begin_nested():
            for batch in batches:
                counted |= self._counted(batch)
        return counted

    def _counted(self, batch: Batch) -> dict[Measure, Counts]:
        """Ask units for themselves where that is enough, and only the others with all that is below them."""
        counted: dict[Measure, Counts] = {measure: {} for measure in batch.measures}
        mixed = self.subtrees.wide
        if of_units := batch if self.subtrees.alone else batch.sums:
            rows = self._rows(of_units)
            sources: Sources = {}
            if of_units.levels:
                sources, mixed = self.subtrees.sources(rows)
            for place, measure in self._columns(of_units):
                counted[measure] = (
                    self.subtrees.added_up(rows, place)
                    if measure.adds_up
                    else self.subtrees.as_they_stand(rows, place, sources)
                )
        if of_levels := batch.levels:
            for begin in range(0, len(mixed), _MOST_NAMED):
                rows = self._rows(of_levels, mixed[begin : begin + _MOST_NAMED])
                for place, measure in self._columns(of_levels):
                    counted[measure] |= {row[0]: row[place] for row in rows}
        return counted

    def _columns(self, batch: Batch) -> Iterator[tuple[int, Measure]]:
        """Yield the place of each measure in a row; one whose window holds nothing whole counts nothing."""
        for place, measure in enumerate(batch.measures, start=1):
            if measure.frame.of(self.window) is not None:
                yield place, measure

    def _rows(self, batch: Batch, units: Sequence[int] = ()) -> Sequence[Any]:
        statement = batch.statement(narrowed=self.under is not None, sees_sealed=self.sealed)
        # Rows of plain columns: asking the connection saves what the session does for objects.
        return self.session.connection().execute(statement, self._values(batch, units)).all()

    def _values(self, batch: Batch, units: Sequence[int]) -> dict[str, Any]:
        values: dict[str, Any] = {
            "tree_day": self.window.last,
            "tree_levels": units,
            "sees_sealed": int(self.sealed),
        }
        for place, frame in enumerate(batch.frames):
            framed = frame.of(self.window) or self.window
            values |= values_in_frame(framed.first, framed.last, place)
        for name, list_code, flag in batch.flags:
            values[name] = self.codes.flagged(list_code, flag)
        return values if self.under is None else values | {"tree_under": list(self.under)}


def _measure_by_measure(batch: Batch) -> list[tuple[Batch]]:
    return [(Batch((measure,)),) for measure in batch.measures]


def _failed(measure: Measure, error: SQLAlchemyError) -> Counted:
    name = type(error).__name__
    log.warning("measure failed", table=measure.table.__name__, error=name)
    return {measure: f"查询失败({name})"}
