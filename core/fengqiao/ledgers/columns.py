"""From a checked record to the columns of its row and its parts' rows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from fengqiao.database.types import uuid7
from fengqiao.ledgers.declaration import Fielded, Ledger, Part
from fengqiao.ledgers.vault import Vault


@dataclass(frozen=True)
class Draft:
    """A row that passed every check and is ready to be written."""

    row_id: UUID
    unit_id: int
    seq_no: str | None
    state: str
    record: dict[str, Any]


@dataclass(frozen=True)
class Stamp:
    """Who writes, when, and in which import."""

    actor: str
    at: datetime
    import_id: UUID | None = None


def row_columns(
    ledger: Ledger, vault: Vault, row_id: UUID, unit_id: int, record: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the author's columns of a row, personal ones sealed, with its key."""
    return {"id": row_id, "unit_id": unit_id} | _own_columns(ledger, vault, row_id, record)


def part_columns(
    part: Part, vault: Vault, row_id: UUID, unit_id: int, record: Mapping[str, Any]
) -> Iterator[dict[str, Any]]:
    """Return the columns of each line of a part; a line keeps the id it came with."""
    for position, line in enumerate(record[part.name], start=1):
        line_id = line.get("id") or uuid7()
        place = {"id": line_id, "unit_id": unit_id, "row_id": row_id, "position": position, "voided_at": None}
        yield place | _own_columns(part, vault, line_id, line)


def born(stamp: Stamp, seq_no: str, state: str) -> dict[str, Any]:
    """Return the columns the house fills in for a new row."""
    return {
        "seq_no": seq_no,
        "state": state,
        "version": 1,
        "created_at": stamp.at,
        "created_by": stamp.actor,
        "updated_at": stamp.at,
        "import_id": stamp.import_id,
    }


def _own_columns(declared: Fielded, vault: Vault, row_id: UUID, record: Mapping[str, Any]) -> dict[str, Any]:
    plain = {spec.name: record[spec.name] for spec in declared.plain}
    return plain | vault.sealed(declared.table.__tablename__, row_id, declared.personal, record)
