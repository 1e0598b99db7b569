"""Whether a row of a file says anything new about the stored row it is: what shows as it was exported is untouched."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any
from uuid import UUID

from fengqiao.ledgers.bunches import StoredRow
from fengqiao.ledgers.codes import CodeBook
from fengqiao.ledgers.declaration import Fielded
from fengqiao.ledgers.fields import FieldKind, FieldSpec
from fengqiao.ledgers.vault import Vault
from fengqiao.ledgers.workbook.entries import Entries
from fengqiao.ledgers.workbook.showing import shown


class Comparison:
    """Compares the rows of one sheet with stored rows of its table.

    :param declared: the ledger or part whose rows these are.
    :param names: the columns of the stored rows, in their order.
    :param labels: id → label of the rows that stored references point at.
    """

    def __init__(
        self,
        entries: Entries,
        declared: Fielded,
        names: Sequence[str],
        codes: CodeBook,
        vault: Vault,
        labels: Mapping[UUID, str],
    ) -> None:
        self._entries, self._declared, self._codes = entries, declared, codes
        self._vault, self._labels = vault, labels
        self._fields = {spec.name: spec for spec in entries.present_fields}
        self._plain = [spec for spec in self._fields.values() if not spec.sealed]
        self._sealed = [spec for spec in self._fields.values() if spec.sealed]
        self._given = [entries.values[spec.name] for spec in self._plain]
        self._stored = _getter([names.index(spec.name) for spec in self._plain])

    def forgive(self, index: int, row: StoredRow) -> None:
        """Take back the troubles of cells that still show what an export shows: the stored values stay."""
        troubles = self._entries.troubles.get(index, {})
        for name in [name for name in troubles if name in self._fields]:
            if self._is_untouched(self._fields[name], index, row):
                del troubles[name]
                if not self._fields[name].sealed:
                    self._entries.values[name][index] = row._mapping[name]
        if not troubles:
            self._entries.troubles.pop(index, None)

    def changes(self, index: int, row: StoredRow) -> list[str]:
        """Return the names of the fields that the file changes."""
        changed = [spec.name for spec in self._sealed if not self._is_same_sealed(spec, index, row)]
        given = tuple(column[index] for column in self._given)
        stored = self._stored(row)
        if given == stored:
            return changed
        for spec, value, before in zip(self._plain, given, stored, strict=True):
            if value != before and not self._is_untouched(spec, index, row):
                changed.append(spec.name)
        return changed

    def record(self, index: int, row: StoredRow, changed: Iterable[str]) -> dict[str, Any]:
        """Return the whole row as it is to become, personal values in clear.

        :raises SubjectKeyRefused: when its personal values cannot be opened any more.
        """
        stored = row._mapping
        before = {spec.name: stored[spec.name] for spec in self._declared.plain}
        opened = self._opened(row, self._declared.personal)
        return before | opened | {name: self._entries.values[name][index] for name in changed}

    def _is_untouched(self, spec: FieldSpec, index: int, row: StoredRow) -> bool:
        cell = self._entries.cells[spec.name][index]
        return bool(cell == shown(spec, row._mapping, self._codes, self._labels))  # type: ignore[arg-type]

    def _is_same_sealed(self, spec: FieldSpec, index: int, row: StoredRow) -> bool:
        if self._is_untouched(spec, index, row):
            return True
        value, stored = self._entries.values[spec.name][index], row._mapping
        if spec.kind is FieldKind.PERSONAL:
            digest = None if value is None else self._vault.index(spec, value)
            return bool(stored[f"{spec.name}_index"] == digest)
        return bool(self._opened(row, (spec,))[spec.name] == value)

    def _opened(self, row: StoredRow, specs: Iterable[FieldSpec]) -> dict[str, str | None]:
        return self._vault.opened(self._declared.table.__tablename__, row._mapping, specs)  # type: ignore[arg-type]


def _getter(places: list[int]) -> Callable[[StoredRow], tuple[Any, ...]]:
    if len(places) > 1:
        return itemgetter(*places)
    return lambda row: tuple(row[place] for place in places)
