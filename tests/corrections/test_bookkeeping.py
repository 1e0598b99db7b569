"""The measures over all ledgers leave out those in which files of minors lie, for everybody."""

from unittest.mock import patch

import pytest
from fengqiao.database.seals import open_rows
from fengqiao.indicators import bookkeeping as room
from fengqiao.indicators.bookkeeping import bookkeeping
from fengqiao.indicators.selects import batches
from fengqiao_corrections.ledgers import LEDGERS
from sqlalchemy import Table
from sqlalchemy.sql import visitors

SEALABLE = {ledger.table.__tablename__ for ledger in LEDGERS if open_rows(ledger.table.__table__) is not None}


def tables_read() -> set[str]:
    """The tables that the statements of all these measures read."""
    measures = [leaf for one in bookkeeping(LEDGERS) for leaf in one.formula.measures()]
    read = (
        visitors.iterate(batch.statement(narrowed=False, sees_sealed=False)) for batch in batches(measures)
    )
    return {element.name for statement in read for element in statement if isinstance(element, Table)}


def test_no_ledger_that_may_hold_sealed_rows_is_read() -> None:
    assert SEALABLE
    assert {ledger.table.__tablename__ for ledger in LEDGERS} > SEALABLE
    assert tables_read()
    assert SEALABLE.isdisjoint(tables_read())


def test_if_they_were_not_left_out_nothing_could_be_computed() -> None:
    """The twin: the engine refuses a query over several tables that could not leave out sealed rows."""
    with patch.object(room, "_all_open", lambda ledger: True), pytest.raises(TypeError, match="sealed"):
        tables_read()
