"""编号: given per unit and year, without gaps inside a transaction and never twice."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col

from fengqiao.clock import today
from fengqiao.database.scope import ALREADY_SCOPED, ScopedSession
from fengqiao.errors import Conflict
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.models import NumberSeries


def numbers(session: ScopedSession, ledger: Ledger, rows: Iterable[tuple[int, date | None]]) -> Iterator[str]:
    """Give a number to each row, in order: `2023-00017` is the seventeenth of its unit in 2023.

    :param rows: unit and day of each row; a row without a day gets a number of this year.
    """
    wanted = [(unit_id, (day or today()).year) for unit_id, day in rows]
    last = {key: _reserve(session, ledger.code, *key, amount) for key, amount in Counter(wanted).items()}
    for key in wanted:
        last[key] += 1
        yield f"{key[1]}-{last[key]:05d}"


def _reserve(session: ScopedSession, ledger: str, unit_id: int, year: int, amount: int) -> int:
    """Take `amount` numbers of a series and return the last one given before."""
    if not session.may_touch({unit_id}):
        raise Conflict("该单位不在您的管辖范围内,不能为它编号。")
    # One statement: two writers that both give a series its first number must not both find it missing.
    insert = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}[session.get_bind().dialect.name]
    series: Any = insert(NumberSeries).values(unit_id=unit_id, ledger=ledger, year=year, last=amount)
    given = series.on_conflict_do_update(
        index_elements=["unit_id", "ledger", "year"], set_={"last": col(NumberSeries.last) + amount}
    ).returning(col(NumberSeries.last))
    last: int = session.scalars(given, execution_options=ALREADY_SCOPED).one()
    return last - amount
