"""Days in the database: weeks, months and their ends as both engines count them."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Date, Integer, and_
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from fengqiao.indicators.window import Every


class days_since_1970(FunctionElement[int]):  # noqa: N801 - reads like the SQL function it stands for
    """Days from Monday 5 January 1970, so that a week is a division by seven."""

    type = Integer()
    inherit_cache = True


@compiles(days_since_1970, "sqlite")
def _on_sqlite(element: Any, compiler: Any, **kw: Any) -> str:
    return f"CAST(julianday({compiler.process(element.clauses, **kw)}) - 2440591.5 AS INTEGER)"


@compiles(days_since_1970)
def _elsewhere(element: Any, compiler: Any, **kw: Any) -> str:
    return f"(({compiler.process(element.clauses, **kw)}) - DATE '1970-01-05')"


class local_day(FunctionElement[date]):  # noqa: N801 - reads like the SQL function it stands for
    """The calendar day in Beijing of a moment kept in UTC."""

    type = Date()
    inherit_cache = True


@compiles(local_day, "sqlite")
def _local_day_on_sqlite(element: Any, compiler: Any, **kw: Any) -> str:
    return f"date({compiler.process(element.clauses, **kw)}, '+8 hours')"


@compiles(local_day)
def _local_day_elsewhere(element: Any, compiler: Any, **kw: Any) -> str:
    return f"CAST(({compiler.process(element.clauses, **kw)}) AT TIME ZONE 'Asia/Shanghai' AS DATE)"


class months_since_0(FunctionElement[int]):  # noqa: N801 - reads like the SQL function it stands for
    """Months from January of the year 0, so that a quarter is a division by three and a year one by twelve."""

    type = Integer()
    inherit_cache = True


@compiles(months_since_0, "sqlite")
def _cut_out(element: Any, compiler: Any, **kw: Any) -> str:
    # A day is kept as 2024-03-09 there: cutting it up takes half of what STRFTIME takes to read it.
    day = compiler.process(element.clauses, **kw)
    return f"(CAST(SUBSTR({day}, 1, 4) AS INTEGER) * 12 + CAST(SUBSTR({day}, 6, 2) AS INTEGER) - 1)"


@compiles(months_since_0)
def _extracted(element: Any, compiler: Any, **kw: Any) -> str:
    day = compiler.process(element.clauses, **kw)
    return f"CAST(EXTRACT(YEAR FROM {day}) * 12 + EXTRACT(MONTH FROM {day}) - 1 AS INTEGER)"


def period_of(day: Any, every: Every) -> ColumnElement[int]:
    """A number that is the same for all days of one week, month, quarter or year."""
    if every is Every.WEEK:
        return days_since_1970(day) // 7
    months = months_since_0(day)
    return months if every is Every.MONTH else months // every.months


def in_month_of(day: Any, other: Any) -> ColumnElement[bool]:
    """The first day lies in the calendar month of the second.

    Said as a range of days, so that an index by day finds the rows of the month.
    """
    return and_(day >= _month_begin(other), day <= _month_end(other))


class _month_begin(FunctionElement[date]):  # noqa: N801 - reads like the SQL function it stands for
    type = Date()
    inherit_cache = True


class _month_end(FunctionElement[date]):  # noqa: N801 - reads like the SQL function it stands for
    type = Date()
    inherit_cache = True


@compiles(_month_begin, "sqlite")
def _first_text(element: Any, compiler: Any, **kw: Any) -> str:
    return f"(SUBSTR({compiler.process(element.clauses, **kw)}, 1, 8) || '01')"


@compiles(_month_end, "sqlite")
def _last_text(element: Any, compiler: Any, **kw: Any) -> str:
    # No day of a month stands behind its 31st, whether it has one or not.
    return f"(SUBSTR({compiler.process(element.clauses, **kw)}, 1, 8) || '31')"


@compiles(_month_begin)
def _first_day(element: Any, compiler: Any, **kw: Any) -> str:
    return f"CAST(DATE_TRUNC('month', {compiler.process(element.clauses, **kw)}) AS DATE)"


@compiles(_month_end)
def _last_day(element: Any, compiler: Any, **kw: Any) -> str:
    begin = f"DATE_TRUNC('month', {compiler.process(element.clauses, **kw)})"
    return f"CAST({begin} + INTERVAL '1 month' - INTERVAL '1 day' AS DATE)"


def weekday(day: Any) -> ColumnElement[int]:
    """The day of the week: 1 is Monday, 5 is Friday, 7 is Sunday."""
    return days_since_1970(day) % 7 + 1
