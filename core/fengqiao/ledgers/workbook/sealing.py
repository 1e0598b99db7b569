"""From decided rows to the columns that are written: everything that takes time, before the transaction opens."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from sqlalchemy.engine import Dialect

from fengqiao.ledgers.bulk import BulkInsert, by_columns
from fengqiao.ledgers.columns import Stamp, born, part_columns, row_columns
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.vault import Vault
from fengqiao.ledgers.workbook.changes import ChangedRow, Changes, LineChanges, NewRow
from fengqiao.ledgers.workbook.surroundings import Progress

Update = tuple[Mapping[str, Any], Mapping[str, Any]]
"""Where a row is, and the columns to set."""

_TOLD_EVERY = 2_000


@dataclass
class Sealed:
    """An import, ready to be written.

    :param rows: new rows, without their 编号.
    :param updates: changed rows, each bound to the version that was compared.
    :param lines: per part, its new lines.
    """

    changes: Changes
    rows: BulkInsert | None
    updates: list[Update]
    lines: list[tuple[LineChanges, BulkInsert | None]]


def sealed(
    ledger: Ledger, vault: Vault, changes: Changes, stamp: Stamp, dialect: Dialect, progress: Progress
) -> Sealed:
    """Encrypt what is personal and make all columns ready for the driver."""
    table = ledger.table.__table__
    columns = _new_columns(ledger, vault, changes.new, progress)
    same = {name: value for name, value in born(stamp, "", "").items() if name not in ("seq_no", "state")}
    return Sealed(
        changes,
        BulkInsert(dialect, table, columns, same) if changes.new else None,
        [_update(ledger, vault, row, stamp) for row in changes.changed],
        [(lines, _lines(lines, vault, changes.new, dialect)) for lines in changes.lines],
    )


def _new_columns(
    ledger: Ledger, vault: Vault, new: Sequence[NewRow], progress: Progress
) -> dict[str, Sequence[Any]]:
    plain: dict[str, Sequence[Any]] = {
        spec.name: [row.record[spec.name] for row in new] for spec in ledger.plain
    }
    own: dict[str, Sequence[Any]] = {
        "id": [row.row_id for row in new],
        "unit_id": [row.unit_id for row in new],
        "state": [row.state for row in new],
    }
    return plain | own | by_columns(_sealed_fields(ledger, vault, new, progress))


def _sealed_fields(
    ledger: Ledger, vault: Vault, new: Sequence[NewRow], progress: Progress
) -> list[dict[str, Any]]:
    personal = ledger.personal
    name, columns = ledger.table.__tablename__, []
    for done, row in enumerate(new if personal else ()):
        if done % _TOLD_EVERY == 0:
            progress(done, len(new), "加密")
        columns.append(vault.sealed(name, row.row_id, personal, row.record))
    return columns


def _update(ledger: Ledger, vault: Vault, row: ChangedRow, stamp: Stamp) -> Update:
    columns = row_columns(ledger, vault, row.row_id, row.unit_id, row.record)
    where = {"unit_id": columns.pop("unit_id"), "id": columns.pop("id"), "version": row.version}
    house = {
        "state": row.state,
        "version": row.version + 1,
        "updated_at": stamp.at,
        "import_id": stamp.import_id,
    }
    return where, columns | house


def _lines(lines: LineChanges, vault: Vault, new: Sequence[NewRow], dialect: Dialect) -> BulkInsert | None:
    part = lines.part
    of_new = (part_columns(part, vault, row.row_id, row.unit_id, row.record) for row in new)
    columns = by_columns([*chain.from_iterable(of_new), *lines.inserted])
    return BulkInsert(dialect, part.table.__table__, columns) if columns else None
