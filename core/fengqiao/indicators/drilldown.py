"""From a figure to its rows: the list behind a number, derived from the very filter that counted it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Select, and_, case, func, literal, select, type_coerce

from fengqiao.database.scope import ALREADY_SCOPED, ScopedSession
from fengqiao.indicators.engine import Engine
from fengqiao.indicators.formulas import Formula, Operation
from fengqiao.indicators.indicator import Indicator
from fengqiao.indicators.measures import Measure, Take
from fengqiao.indicators.selects import units_under
from fengqiao.indicators.window import Window

PAGE_SIZE = 50


@dataclass(frozen=True)
class Rows:
    """The rows behind one side of a figure.

    :param total: how many rows there are; for a ratio those of the denominator.
    :param counted: what they amount to: for a count or a ratio how many are counted, for a sum or a mean what their
        values add up to, for a count without repeats how many different values they hold.
    :param rows: one page of them, each with its unit, its value and whether it is counted.
    :param table: the class they are rows of.
    """

    total: int
    counted: int
    rows: list[Mapping[str, Any]]
    table: type[Any]


@dataclass(frozen=True)
class Side:
    """What a page of rows shows: the rows of one measure, and which of them count."""

    measure: Measure
    counted: tuple[ColumnElement[bool], ...] | None = None


def sides(indicator: Indicator) -> list[Side]:
    """Return the lists that a figure can be walked down to, the most telling first.

    A ratio of two counts over the same rows is one list: the denominator's rows, each marked in or out of the
    numerator. Anything else has a list for each measure in it.
    """
    marked = _marked_ratio(indicator.formula)
    if marked is not None:
        return [marked]
    return [Side(measure) for measure in dict.fromkeys(indicator.formula.measures())]


def _marked_ratio(formula: Formula) -> Side | None:
    if not isinstance(formula, Operation) or formula.sign != "÷":
        return None
    part, whole = formula.left, formula.right
    if isinstance(part, Measure) and isinstance(whole, Measure) and part.table is whole.table:
        if part.take is whole.take is Take.COUNT and part.frame == whole.frame and _narrows(part, whole):
            return Side(whole, part.conditions)
        if part.take is Take.TOTAL and whole.take is Take.COUNT and part.frame == whole.frame:
            return Side(part)
    return None


def _narrows(part: Measure, whole: Measure) -> bool:
    """Every condition of the whole holds in the part too, so that the part's rows are among the whole's."""
    return all(any(own.compare(theirs) for own in part.conditions) for theirs in whole.conditions)


def rows_behind(
    engine: Engine,
    session: ScopedSession,
    side: Side,
    window: Window,
    under: Collection[int],
    *,
    offset: int = 0,
    size: int = PAGE_SIZE,
) -> Rows:
    """Return the rows behind one side of a figure of some units' subtrees.

    :param under: the units; the tree is that of the window's last day, and access that of the session.
    """
    measure = side.measure
    framed = measure.frame.of(window)
    if framed is None:
        return Rows(0, 0, [], measure.table)
    listed, summed = _listing(side, session), _summing(side, session)
    values = engine.parameters(listed, framed) | {
        "tree_day": window.last,
        "tree_under": list(under),
        "sees_sealed": int(session.scope.sees_sealed),
    }
    total, counted = session.execute(summed, values, execution_options=ALREADY_SCOPED).one()
    page = session.execute(listed.limit(size).offset(offset), values, execution_options=ALREADY_SCOPED)
    return Rows(total, int(counted or 0), [dict(row) for row in page.mappings()], measure.table)


def _listing(side: Side, session: ScopedSession) -> Select[Any]:
    table = side.measure.table.__table__
    columns = [table.c[name] for name in ("id", "unit_id", "row_id", "seq_no", "state") if name in table.c]
    day = [] if side.measure.on is None else [side.measure.on.label("day")]
    value = [] if side.measure.of is None else [side.measure.of.label("value")]
    marked = case((_counts(side), 1), else_=0).label("counted")
    return _within(select(*columns, *day, *value, marked), side, session).order_by(
        table.c.unit_id, table.c.id
    )


def _summing(side: Side, session: ScopedSession) -> Select[Any]:
    amount: Any = {
        Take.COUNT: func.sum(case((_counts(side), 1), else_=0)),
        Take.TOTAL: func.sum(type_coerce(side.measure.of, BigInteger))
        if side.measure.of is not None
        else None,
        Take.DISTINCT: func.count(side.measure.of.distinct()) if side.measure.of is not None else None,
    }[side.measure.take]
    return _within(select(func.count(), amount), side, session)


def _counts(side: Side) -> ColumnElement[bool]:
    return literal(True) == literal(True) if side.counted is None else and_(*side.counted)


def _within(statement: Select[Any], side: Side, session: ScopedSession) -> Select[Any]:
    table = side.measure.table.__table__
    return statement.select_from(table).where(
        table.c.voided_at.is_(None),
        *side.measure.conditions,
        table.c.unit_id.in_(units_under()),
        session.scope.admits(table),
    )
