"""编号 that people typed: the series moves past them, so that none of them is given a second time."""

import re
from collections.abc import Iterable

from sqlalchemy import insert, select, update
from sqlmodel import col

from fengqiao.database.scope import ALREADY_SCOPED, ScopedSession
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.faults import Fault
from fengqiao.ledgers.models import NumberSeries
from fengqiao.ledgers.numbering import APART, series_of

# Five digits only: a slip like 2023-9999999 must not use up a series.
_GIVEN = re.compile(rf"({APART}?)([12][0-9]{{3}})-([0-9]{{5}})")


_WRONG_BOOK = {
    True: (f"这条记录应当封存,编号另成一册,以“{APART}”开头", f"请在编号前加“{APART}”,或留空由系统编号"),
    False: (f"以“{APART}”开头的编号另有用处", f"请换一个不以“{APART}”开头的编号,或留空由系统编号"),
}


def wrong_book(ledger: Ledger, number: str | None, *, sealed: bool) -> Fault | None:
    """Refuse a typed number of the other series: nobody may learn from a refusal which numbers sealed rows bear."""
    if number is None or number.startswith(APART) == sealed:
        return None
    return Fault("seq_no", ledger.titles["seq_no"], *_WRONG_BOOK[sealed])


def keep_clear(session: ScopedSession, ledger: Ledger, typed: Iterable[tuple[int, str]]) -> None:
    """Move the series of units past the numbers that were typed in the form in which the house gives them.

    :param typed: unit and number of rows written in this transaction.
    """
    highest: dict[tuple[int, str, int], int] = {}
    for unit_id, number in typed:
        if given := _GIVEN.fullmatch(number):
            key = unit_id, series_of(ledger, sealed=bool(given[1])), int(given[2])
            highest[key] = max(highest.get(key, 0), int(given[3]))
    for (unit_id, series, year), last in sorted(highest.items()):
        _raise(session, series, unit_id, year, last)


def _raise(session: ScopedSession, ledger: str, unit_id: int, year: int, last: int) -> None:
    series = (
        col(NumberSeries.unit_id) == unit_id,
        col(NumberSeries.ledger) == ledger,
        col(NumberSeries.year) == year,
    )
    stands_at = session.scalar(
        select(col(NumberSeries.last)).where(*series), execution_options=ALREADY_SCOPED
    )
    if stands_at is None:
        session.execute(
            insert(NumberSeries).values(unit_id=unit_id, ledger=ledger, year=year, last=last),
            execution_options=ALREADY_SCOPED,
        )
    elif stands_at < last:
        session.execute(
            update(NumberSeries).where(*series, col(NumberSeries.last) < last).values(last=last),
            execution_options={**ALREADY_SCOPED, "synchronize_session": False},
        )
