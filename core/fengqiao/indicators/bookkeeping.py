"""How well the books are kept, whatever they are about: in time, in full, without mistakes, by every line of business.

These measures read all ledgers as one table. A ledger in which rows can be sealed is left out, for everybody: a query
over several tables could not leave out single rows for whoever may not see them.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Date, DateTime, Integer, Select, String, case, cast, literal, null, select, union_all

from fengqiao.database.seals import open_rows
from fengqiao.indicators.days import days_since_1970, local_day
from fengqiao.indicators.formulas import Constant
from fengqiao.indicators.indicator import PERCENT, Indicator
from fengqiao.indicators.measures import count, distinct, mean, total
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.fields import FieldKind
from fengqiao.ledgers.models import DueDate

_NEVER = cast(null(), DateTime)
_UNREAD = (FieldKind.PERSONAL, FieldKind.NARRATIVE)


def bookkeeping(ledgers: Iterable[Ledger]) -> tuple[Indicator, ...]:
    """Return what can be said of how ledgers are kept; nothing of no ledgers.

    :param ledgers: those of the lines of business. The house's own tell who and what is there, often since long ago:
        how soon they were filled in says nothing.
    """
    kept = [ledger for ledger in ledgers if _all_open(ledger)]
    if not kept:
        return ()
    return (*_entered(kept), *_taken_back(kept), *_in_time(kept))


def _all_open(ledger: Ledger) -> bool:
    return open_rows(ledger.table.__table__) is None


def _read_as_one(name: str, selects: Sequence[Select[Any]]) -> type[Any]:
    """Return what measures take for a table: rows of many ledgers under the columns they ask every table for."""
    return type(name, (), {"__table__": union_all(*selects).subquery(name)})


def _entered(ledgers: Sequence[Ledger]) -> tuple[Indicator, ...]:
    entry = _read_as_one("entries", [_entries(ledger) for ledger in ledgers])
    row = entry.__table__.c
    # What is planned ahead is neither late nor in time.
    happened = row.dated_on <= row.entered_on
    lag = days_since_1970(row.entered_on) - days_since_1970(row.dated_on)
    used = distinct(row.ledger, entry, on=row.entered_on)
    return (
        # NN-M05, NN-A15c: the documents say "in time" and give no number of days.
        Indicator(
            "registry.entry_lag_days",
            "业务登记平均滞后天数",
            mean(lag, entry, happened, on=row.dated_on),
            "天",
            1,
        ),
        Indicator(
            "registry.entered_on_the_day_rate",
            "业务当日登记率",
            count(entry, happened, lag == 0, on=row.dated_on) / count(entry, happened, on=row.dated_on),
            PERCENT,
            2,
        ),
        Indicator(
            "registry.fields_filled_rate",
            "登记项目填写率",
            total(row.filled, entry, on=row.entered_on) / total(row.fields, entry, on=row.entered_on),
            PERCENT,
            2,
        ),
        # MX-05a.
        Indicator(
            "registry.ledgers_used_rate", "业务台账应用覆盖率", used / Constant(len(ledgers)), PERCENT, 2
        ),
    )


def _entries(ledger: Ledger) -> Select[Any]:
    table = ledger.table.__table__
    fields = [table.c[one.name] for one in ledger.fields if one.kind not in _UNREAD]
    filled: Any = sum((case((column.is_not(None), 1), else_=0) for column in fields), literal(0, Integer))
    return select(
        table.c.id,
        table.c.unit_id,
        table.c.voided_at,
        literal(ledger.code, String).label("ledger"),
        local_day(table.c.created_at).label("entered_on"),
        (table.c[ledger.dated] if ledger.dated else cast(null(), Date)).label("dated_on"),
        literal(len(fields), Integer).label("fields"),
        filled.label("filled"),
    )


def _taken_back(ledgers: Sequence[Ledger]) -> tuple[Indicator, ...]:
    rows = _read_as_one("taken_back", [_voided(ledger) for ledger in ledgers])
    # MX-19: a row is voided because it was wrong.
    voided = count(rows, on=rows.__table__.c.voided_on)
    return (Indicator("registry.entries_voided", "作废的业务登记", voided, "条"),)


def _voided(ledger: Ledger) -> Select[Any]:
    table = ledger.table.__table__
    return select(
        table.c.id,
        table.c.unit_id,
        _NEVER.label("voided_at"),
        local_day(table.c.voided_at).label("voided_on"),
    ).where(table.c.voided_at.is_not(None))


def _in_time(ledgers: Sequence[Ledger]) -> tuple[Indicator, ...]:
    timed = [ledger for ledger in ledgers if ledger.deadlines]
    if not timed:
        return ()
    clocks = _read_as_one("clocks", [_clocks(ledger) for ledger in timed])
    clock = clocks.__table__.c
    # MX-18: of what fell due in the window, what was done by its last day.
    kept = count(clocks, clock.done_on <= clock.due_on, on=clock.due_on) / count(clocks, on=clock.due_on)
    return (Indicator("registry.deadlines_kept_rate", "期限按时办结率", kept, PERCENT, 2),)


def _clocks(ledger: Ledger) -> Select[Any]:
    table, clock = ledger.table.__table__, DueDate.__table__.c  # type: ignore[attr-defined]
    return (
        select(clock.id, clock.unit_id, table.c.voided_at, clock.due_on, clock.done_on)
        .select_from(DueDate.__table__)  # type: ignore[attr-defined]
        .join(table, (table.c.unit_id == clock.unit_id) & (table.c.id == clock.row_id))
        .where(clock.ledger == ledger.code)
    )
