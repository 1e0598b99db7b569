"""The words a measure's filter is written in, beside the plain columns of SQLAlchemy.

A filter may ask about the window without knowing it: `FIRST_DAY` and `LAST_DAY` are filled in when a figure is
computed. State is always the state at the window's end: `on_record(Case.closed_on)` is true of what had happened by then.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    Date,
    Integer,
    String,
    Table,
    and_,
    bindparam,
    case,
    exists,
    extract,
    literal,
    or_,
    select,
)
from sqlalchemy.sql import visitors

from fengqiao.database.seals import open_rows
from fengqiao.ledgers.rows import CODES

FIRST_DAY: BindParameter[date] = bindparam("window_first", type_=Date)
"""The first day of the window, in a filter."""

LAST_DAY: BindParameter[date] = bindparam("window_last", type_=Date)
"""The last day of the window, in a filter."""

SEES_SEALED: BindParameter[int] = bindparam("sees_sealed", type_=Integer)
"""1 for whoever may see sealed rows, else 0; a figure counts what its reader may see."""

_LAST_YEAR: BindParameter[int] = bindparam("window_last_year", type_=Integer)
_LAST_MONTH_DAY: BindParameter[int] = bindparam("window_last_month_day", type_=Integer)

_WINDOW_NAMES = frozenset(one.key for one in (FIRST_DAY, LAST_DAY, _LAST_YEAR, _LAST_MONTH_DAY))
_CODES = "codes___"


def window_values(first: date, last: date) -> dict[str, Any]:
    """Return the values of the window's parameters."""
    return {
        "window_first": first,
        "window_last": last,
        "window_last_year": last.year,
        "window_last_month_day": last.month * 100 + last.day,
    }


def in_frame(clause: Any, place: int) -> Any:
    """Return a clause that asks about another window: at a place above 0 its parameters carry the place in their names.

    So measures over different windows go into one statement.
    """
    return (
        visitors.replacement_traverse(clause, {}, lambda element, **_: _placed(element, place))
        if place
        else clause
    )


def values_in_frame(first: date, last: date, place: int) -> dict[str, Any]:
    """Return the values of the window's parameters as `in_frame` names them."""
    return {_name_at(name, place): value for name, value in window_values(first, last).items()}


def _placed(element: Any, place: int) -> BindParameter[Any] | None:
    if isinstance(element, BindParameter) and element.key in _WINDOW_NAMES:
        return bindparam(_name_at(element.key, place), type_=element.type)
    return None


def _name_at(name: str, place: int) -> str:
    return f"{name}_{place}" if place else name


def within(day: Any) -> ColumnElement[bool]:
    """The day lies inside the window."""
    return and_(day >= FIRST_DAY, day <= LAST_DAY)


def on_record(day: Any) -> ColumnElement[bool]:
    """The day has come by the window's last day."""
    return and_(day.is_not(None), day <= LAST_DAY)


def in_force(since: Any, until: Any) -> ColumnElement[bool]:
    """Begun by the window's last day and not over before it; `until` is the last day in force, or NULL."""
    return and_(or_(since.is_(None), since <= LAST_DAY), or_(until.is_(None), until >= LAST_DAY))


def flagged(column: Any, flag: str, *, seen_as: str | None = None) -> ColumnElement[bool]:
    """The column holds a code that carries a flag, whatever it is called in this province.

    :param column: a field of a table (or of an alias of it) that takes its values from a code list.
    :param seen_as: a list of the plugin's own with the same codes, where it flags somebody else's for its purpose.
    :raises TypeError: when it takes them from none.
    """
    declared = column if isinstance(column, Column) else column.property.columns[0]
    if CODES not in declared.info:
        raise TypeError(f"{column} takes its values from no code list")
    list_code = seen_as or declared.info[CODES]
    name = f"{_CODES}{list_code.replace('.', '__')}___{flag}"
    return column.in_(bindparam(name, expanding=True, type_=String))  # type: ignore[no-any-return]


def codes_asked_for(statement: Any) -> Iterator[tuple[str, str, str]]:
    """Yield (parameter, list, flag) of each code list a statement asks for with `flagged`."""
    for name in statement.compile().params:
        if name.startswith(_CODES):
            _, list_code, flag = name.split("___")
            yield name, list_code.replace("__", "."), flag


def has(owner: type[Any], linked: type[Any], *conditions: Any) -> ColumnElement[bool]:
    """At least one row of a linked table — a part, or a row pointed at or from — meets the conditions.

    :raises TypeError: when no foreign key leads from one table to the other.
    """
    one, other = owner.__table__, linked.__table__
    return _exists(one, other, _link(one, other), conditions)


def same_unit(owner: type[Any], other: type[Any], *conditions: Any) -> ColumnElement[bool]:
    """The unit of this row also has a row of another table that meets the conditions."""
    one, two = owner.__table__, other.__table__
    return _exists(one, two, one.c.unit_id == two.c.unit_id, conditions)


def _exists(owner: Table, linked: Table, link: Any, conditions: tuple[Any, ...]) -> ColumnElement[bool]:
    return exists(
        select(literal(1))
        .select_from(linked)
        .where(link, linked.c.voided_at.is_(None), *unsealed(linked), *conditions)
        .correlate(owner)
    )


def _link(one: Table, other: Table) -> ColumnElement[bool]:
    for near, far in ((one, other), (other, one)):
        for key in near.foreign_key_constraints:
            if key.referred_table is far:
                return and_(*(element.parent == element.column for element in key.elements))
    raise TypeError(f"no key leads from {one.name} to {other.name} or back")


def unsealed(table: Table) -> tuple[ColumnElement[bool], ...]:
    """Leave out the sealed rows of a table for whoever may not see them; nothing where no row can be sealed."""
    open_ones = open_rows(table)
    return () if open_ones is None else (or_(SEES_SEALED == 1, open_ones),)


def completed_years(since: Any) -> ColumnElement[int]:
    """Whole years from a day to the window's last day: an age."""
    month_day = extract("month", since) * 100 + extract("day", since)
    return _LAST_YEAR - extract("year", since) - case((month_day > _LAST_MONTH_DAY, 1), else_=0)
