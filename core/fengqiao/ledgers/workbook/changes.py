"""What an import is going to write, decided and sealed before the first statement."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

from fengqiao.ledgers.declaration import Part


@dataclass
class LineChanges:
    """What happens to the lines of known rows, in one part.

    :param inserted: columns of new lines, sealed.
    :param updated: all columns of changed lines, sealed.
    :param moved: unit, id and new position of lines that only change their place.
    :param voided: unit and id of lines that the file no longer lists.
    """

    part: Part
    inserted: list[dict[str, Any]] = field(default_factory=list)
    updated: list[dict[str, Any]] = field(default_factory=list)
    moved: list[tuple[int, UUID, int]] = field(default_factory=list)
    voided: list[tuple[int, UUID]] = field(default_factory=list)


class NewRow(NamedTuple):
    """A row to be inserted; its fields stand in the main sheet.

    :param place: its index there.
    :param number: the 编号 that was typed; None for one to be given.
    :param sealed: its number is one of the sealed ones.
    :param lines: part name → its lines as records, personal values in clear.
    """

    place: int
    row_id: UUID
    unit_id: int
    number: str | None
    sealed: bool
    state: str
    lines: dict[str, list[dict[str, Any]]]


class ChangedRow(NamedTuple):
    """A row to be updated, if it still has the version that was compared.

    :param changed: names of the fields and parts that change, and `state`.
    """

    place: int
    row_id: UUID
    unit_id: int
    number: str
    version: int
    state: str
    record: dict[str, Any]
    changed: frozenset[str]


@dataclass
class Changes:
    """Everything one import writes."""

    new: list[NewRow] = field(default_factory=list)
    changed: list[ChangedRow] = field(default_factory=list)
    lines: list[LineChanges] = field(default_factory=list)

    @property
    def units(self) -> set[int]:
        """The units whose rows are touched."""
        return {row.unit_id for row in self.rows}

    @property
    def rows(self) -> Iterator[NewRow | ChangedRow]:
        """All rows that are written."""
        yield from self.new
        yield from self.changed

    def __bool__(self) -> bool:
        return bool(self.new or self.changed)
