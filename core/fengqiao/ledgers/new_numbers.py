"""编号 of new rows: those that were typed, checked against their series, and the next ones for the rest."""

from collections.abc import Sequence

from fengqiao.database.scope import ScopedSession
from fengqiao.ledgers.columns import Draft
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.faults import refuse
from fengqiao.ledgers.numbering import Unnumbered, numbers
from fengqiao.ledgers.sealing import sealed_among, sealing_columns
from fengqiao.ledgers.typed_numbers import wrong_book


def numbers_of(session: ScopedSession, ledger: Ledger, rows: Sequence[Draft]) -> list[str]:
    """Return the number of each row, in their order.

    :raises Invalid: when one bears a typed number of the series that is not its own.
    """
    sealed = _sealed(session, ledger, rows)
    unnumbered = [
        Unnumbered(row.unit_id, row.record[ledger.dated] if ledger.dated else None, place in sealed)
        for place, row in enumerate(rows)
        if row.seq_no is None
    ]
    given = numbers(session, ledger, unnumbered)
    return [row.seq_no or next(given) for row in rows]


def _sealed(session: ScopedSession, ledger: Ledger, rows: Sequence[Draft]) -> set[int]:
    """Return the places of the rows that are sealed."""
    table = ledger.table.__table__
    if not sealing_columns(table):
        return set()
    given = [row.record | {"unit_id": row.unit_id} for row in rows]
    sealed = sealed_among(session, table, given) if session.scope.sees_sealed else set()
    faults = (wrong_book(ledger, row.seq_no, sealed=place in sealed) for place, row in enumerate(rows))
    refuse(fault for fault in faults if fault is not None)
    return sealed
