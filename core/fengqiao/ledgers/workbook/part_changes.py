"""What happens to the lines of one part when their row is new or changes."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from fengqiao.database.types import uuid7
from fengqiao.ledgers.bunches import StoredRow
from fengqiao.ledgers.codes import CodeBook
from fengqiao.ledgers.columns import part_columns
from fengqiao.ledgers.vault import Vault
from fengqiao.ledgers.workbook.changes import LineChanges
from fengqiao.ledgers.workbook.comparing import Comparison
from fengqiao.ledgers.workbook.layout import ROW_ID
from fengqiao.ledgers.workbook.lines import LINE_HOUSE, Lines
from fengqiao.ledgers.workbook.matching import stored_names


def line_records(lines: Lines, owner: int) -> list[dict[str, Any]]:
    """Return the lines of a new row as records."""
    names = [spec.name for spec in lines.part.fields]
    values = lines.entries.values
    defaults = {spec.name: spec.default for spec in lines.part.fields}
    return [
        {"id": uuid7()} | {name: values[name][index] if name in values else defaults[name] for name in names}
        for index in lines.of_row.get(owner, ())
    ]


class PartDecisions:
    """Decides about the lines of one part, row by row.

    The lines a file lists for a known row replace its stored lines; a known row without lines in the file keeps them.

    :param changes: what is going to be written for known rows.
    :param inserted: how many lines of the file are new; `updated` and `unchanged` likewise.
    """

    def __init__(
        self,
        lines: Lines,
        codes: CodeBook,
        vault: Vault,
        labels: Mapping[UUID, str],
    ) -> None:
        self.lines, self.changes = lines, LineChanges(lines.part)
        self.inserted = self.updated = self.unchanged = 0
        self._vault = vault
        names = stored_names(lines.part.fields, LINE_HOUSE)
        self._comparison = Comparison(lines.entries, lines.part, names, codes, vault, labels)
        self._claims: dict[int, dict[int, StoredRow]] = {}

    @property
    def unlisted(self) -> int:
        """How many known rows have stored lines, and none in the file; they keep them."""
        return sum(owner not in self.lines.of_row for owner in self.lines.stored)

    def forgive(self) -> None:
        """Take back the troubles of cells that still show what an export shows."""
        ids = self.lines.entries.values.get(ROW_ID.name)
        for index in list(self.lines.entries.troubles) if ids else ():
            owner = self.lines.owners[index]
            stored = self.lines.stored.get(owner, ()) if owner is not None else ()
            line = next((one for one in stored if ids is not None and one.id == ids[index]), None)
            if line is not None:
                self._comparison.forgive(index, line)

    def differs(self, owner: int) -> bool:
        """Tell whether the lines in the file are other ones than those stored; their order does not matter."""
        listed = self.lines.of_row.get(owner)
        if not listed:
            return False
        claims = self._claim(owner, listed)
        return len(claims) < max(len(listed), len(self.lines.stored.get(owner, ()))) or any(
            self._comparison.changes(index, line) for index, line in claims.items()
        )

    def _claim(self, owner: int, listed: list[int]) -> dict[int, StoredRow]:
        """Return which stored line each listed line is: by its id, else by being the same in every field."""
        free = {line.id: line for line in self.lines.stored.get(owner, ())}
        ids = self.lines.entries.values.get(ROW_ID.name) or [None] * self.lines.entries.count
        claims = {index: free.pop(ids[index]) for index in listed if ids[index] in free}
        for index in listed:
            if index not in claims and ids[index] is None:
                same = next((one for one in free.values() if not self._comparison.changes(index, one)), None)
                if same is not None:
                    claims[index] = free.pop(same.id)
        self._claims[owner] = claims
        return claims

    def record(self, owner: int) -> list[dict[str, Any]]:
        """Return the lines that a known row is to have, personal values in clear."""
        stored = self.lines.stored.get(owner, ())
        listed = self.lines.of_row.get(owner)
        if not listed:
            return [{"id": line.id} | self._comparison.record(0, line, ()) for line in stored]
        claims = self._claims[owner]
        own = dict(zip(listed, line_records(self.lines, owner), strict=True))
        return [
            {"id": line.id} | self._comparison.record(index, line, self._comparison.changes(index, line))
            if (line := claims.get(index)) is not None
            else own[index]
            for index in listed
        ]

    def add(self, owner: int) -> None:
        """Count the lines of a new row; they are written with it."""
        self.inserted += len(self.lines.of_row.get(owner, ()))

    def leave(self, owner: int) -> None:
        """Count the lines of a row that brings nothing new to this part."""
        self.unchanged += len(self.lines.of_row.get(owner, ()))

    def change(self, owner: int, row: StoredRow, record: Mapping[str, Any]) -> None:
        """Bring the stored lines of a row to those of its record."""
        claims = self._claims[owner]
        of_id = {line.id: index for index, line in claims.items()}
        for columns in part_columns(self.lines.part, self._vault, row.id, row.unit_id, record):
            index = of_id.get(columns["id"])
            if index is None:
                self.changes.inserted.append(columns)
                self.inserted += 1
            elif self._comparison.changes(index, claims[index]):
                self.changes.updated.append(columns)
                self.updated += 1
            else:
                self._move(claims[index], columns)
        self.changes.voided += [
            (row.unit_id, line.id) for line in self.lines.stored.get(owner, ()) if line.id not in of_id
        ]

    def _move(self, line: StoredRow, columns: Mapping[str, Any]) -> None:
        self.unchanged += 1
        if line.position != columns["position"]:
            self.changes.moved.append((line.unit_id, line.id, columns["position"]))
