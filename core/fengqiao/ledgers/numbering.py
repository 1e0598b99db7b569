"""编号: given per unit and year, without gaps inside a transaction and never twice."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from sqlalchemy import insert, select, update
from sqlmodel import col

from fengqiao.clock import today
from fengqiao.database.scope import ScopedSession
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
    series = (
        col(NumberSeries.unit_id) == unit_id,
        col(NumberSeries.ledger) == ledger,
        col(NumberSeries.year) == year,
    )
    changed = session.execute(
        update(NumberSeries).where(*series).values(last=NumberSeries.last + amount),
        execution_options={"synchronize_session": False},
    )
    if changed.rowcount:  # type: ignore[attr-defined]
        return session.scalars(select(col(NumberSeries.last)).where(*series)).one() - amount
    session.execute(insert(NumberSeries).values(unit_id=unit_id, ledger=ledger, year=year, last=amount))
    return 0
