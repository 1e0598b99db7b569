"""编号: given per unit and year, without gaps inside a transaction and never twice.

Sealed rows have a series of their own: in a series that everybody reads, their numbers would be missing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col

from fengqiao.clock import today
from fengqiao.database.scope import ALREADY_SCOPED, ScopedSession
from fengqiao.errors import Conflict
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.models import NumberSeries

APART = "Z"
"""What the numbers of sealed rows begin with: 另册, which says nothing to whoever sees it on paper."""


class Unnumbered(NamedTuple):
    """A row that has no number yet.

    :param day: gives the year; this year when None.
    """

    unit_id: int
    day: date | None
    sealed: bool


def series_of(ledger: Ledger, *, sealed: bool) -> str:
    """Return the name under which a series of a ledger is counted."""
    return f"{ledger.code}:{APART}" if sealed else ledger.code


def numbers(session: ScopedSession, ledger: Ledger, rows: Iterable[Unnumbered]) -> Iterator[str]:
    """Give a number to each row, in order.

    `2023-00017` is the seventeenth open row of its unit in 2023, `Z2023-00002` the second sealed one.
    """
    wanted = [(row.unit_id, (row.day or today()).year, row.sealed) for row in rows]
    last = {
        (unit_id, year, sealed): _reserve(session, series_of(ledger, sealed=sealed), unit_id, year, amount)
        for (unit_id, year, sealed), amount in Counter(wanted).items()
    }
    for key in wanted:
        last[key] += 1
        _, year, sealed = key
        yield f"{APART if sealed else ''}{year}-{last[key]:05d}"


def _reserve(session: ScopedSession, series: str, unit_id: int, year: int, amount: int) -> int:
    """Take `amount` numbers of a series and return the last one given before."""
    if not session.may_touch({unit_id}):
        raise Conflict("该单位不在您的管辖范围内,不能为它编号。")
    # One statement: two writers that both give a series its first number must not both find it missing.
    insert = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}[session.get_bind().dialect.name]
    first: Any = insert(NumberSeries).values(unit_id=unit_id, ledger=series, year=year, last=amount)
    given = first.on_conflict_do_update(
        index_elements=["unit_id", "ledger", "year"], set_={"last": col(NumberSeries.last) + amount}
    ).returning(col(NumberSeries.last))
    last: int = session.scalars(given, execution_options=ALREADY_SCOPED).one()
    return last - amount
