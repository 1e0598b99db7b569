"""Which stored row each row of a file is: by its exported id, else by the ledger's key, else it is new."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import not_, select

from fengqiao.database.scope import ALREADY_SCOPED, ScopedSession
from fengqiao.database.seals import open_rows
from fengqiao.ledgers.bunches import StoredRow, rows_where
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.fields import FieldKind, FieldSpec
from fengqiao.ledgers.numbering import APART
from fengqiao.ledgers.vault import Vault
from fengqiao.ledgers.workbook.entries import WHOLE_ROW, Entries
from fengqiao.ledgers.workbook.judging import Trouble
from fengqiao.ledgers.workbook.layout import NUMBER, ROW_ID, UNIT

NO_SUCH_ROW = Trouble(
    "没有这条记录,或它不在您的管辖范围内", "请保持导出时的原样;作为新记录登记的,请清空记录标识"
)
VOIDED = Trouble("这条记录已作废", "请删去这一行;作为新记录登记的,请清空记录标识和编号")
OTHER_UNIT = Trouble("与这条记录的单位不符,记录不能改换单位", "请改回原来的单位编码,或留空")
OTHER_NUMBER = Trouble("与这条记录的编号不符,编号不能更改", "请改回原来的编号,或留空")
NUMBER_TAKEN = Trouble("编号已被另一条记录使用", "请换一个编号,或留空由系统编号")
NUMBER_VOIDED = Trouble("编号属于一条已作废的记录", "请换一个编号,或留空由系统编号")

Key = tuple[Any, ...]


def stored_names(fields: Sequence[FieldSpec], house: Sequence[str]) -> list[str]:
    """Return all columns of a table that an import reads: the house's, the author's, and what comes with sealed ones."""
    names = [*house]
    for spec in fields:
        names.append(spec.name)
        if spec.kind is FieldKind.PERSONAL:
            names += [f"{spec.name}_index", f"{spec.name}_mask"]
    return [*names, "subject_key"] if any(spec.sealed for spec in fields) else names


ROW_HOUSE = ("id", "unit_id", "seq_no", "state", "version", "voided_at")


@dataclass
class Matching:
    """The search for the stored rows of one file.

    :param units: unit of each row of the file; None where it is not known or in trouble.
    :param rows: the stored row of each row of the file; None for a new one.
    """

    session: ScopedSession
    ledger: Ledger
    entries: Entries
    vault: Vault
    units: list[int | None]
    rows: list[StoredRow | None] = field(init=False)

    def __post_init__(self) -> None:
        self.rows = [None] * self.entries.count
        self._names = stored_names(self.ledger.fields, ROW_HOUSE)
        self._first: dict[tuple[str, Any], int] = {}

    def by_id(self) -> None:
        """Find the rows whose id stands in the file; they bring their unit with them."""
        ids = self.entries.values.get(ROW_ID.name, [])
        found = {row.id: row for row in self._stored("id", set(ids) - {None})}
        for index, row_id in enumerate(ids):
            if row_id is not None:
                self._recognise(index, row_id, found.get(row_id))

    def _recognise(self, index: int, row_id: UUID, row: StoredRow | None) -> None:
        if row is None or row.voided_at is not None:
            self.entries.trouble(index, ROW_ID.name, NO_SUCH_ROW if row is None else VOIDED)
        elif self.units[index] not in (None, row.unit_id):
            self.entries.trouble(index, UNIT.name, OTHER_UNIT)
        else:
            self._take(index, row)

    def _take(self, index: int, row: StoredRow) -> None:
        self.rows[index], self.units[index] = row, row.unit_id
        if self.entries.value(NUMBER, index) not in (None, row.seq_no):
            self.entries.trouble(index, NUMBER.name, OTHER_NUMBER)
        self._alone(index, "row", row.id)

    def by_key(self) -> None:
        """Find the rows without an id that the ledger's key recognises again; see that numbers are free."""
        keys = self._keys()
        found = self._stored_by_key(keys)
        for index, key in keys.items():
            rows = found.get(key, [])
            if len(rows) == 1:
                self._take(index, rows[0])
            elif rows:
                titles = "、".join(self.ledger.titles[name] for name in self.ledger.key)
                self.entries.trouble(
                    index,
                    WHOLE_ROW,
                    Trouble(f"已有{len(rows)}条记录的{titles}与本行相同", "请从导出表取得记录标识,填在本行"),
                )
            else:
                self._alone(index, "key", key)
        self._refuse_taken_numbers()

    def _keys(self) -> dict[int, Key]:
        """Return the key of each row that has no id; a row whose key is blank altogether is new."""
        columns = [self._key_column(name) for name in self.ledger.key]
        ids = self.entries.values.get(ROW_ID.name) or [None] * self.entries.count
        troubled = {*self.ledger.key, ROW_ID.name, UNIT.name}
        keys: dict[int, Key] = {}
        for index, key in enumerate(zip(self.units, *columns, strict=True)):
            blank = ids[index] is None and key[0] is not None and any(value is not None for value in key[1:])
            if blank and not troubled & self.entries.troubles.get(index, {}).keys():
                keys[index] = key
        return keys

    def _key_column(self, name: str) -> list[Any]:
        values = self.entries.values.get(name) or [None] * self.entries.count
        spec = next((one for one in self.ledger.fields if one.name == name), None)
        if spec is None or spec.kind is not FieldKind.PERSONAL:
            return values
        return [None if value is None else self.vault.index(spec, value) for value in values]

    def _stored_by_key(self, keys: dict[int, Key]) -> dict[Key, list[StoredRow]]:
        """Ask by one column of the key, one that every row has if there is such, and compare the others here."""
        if not keys:
            return {}
        columns = [stored_key(self.ledger, name) for name in self.ledger.key]
        asked = [set(values) for values in list(zip(*keys.values(), strict=True))[1:]]
        best = next((place for place, values in enumerate(asked) if None not in values), 0)
        found: dict[Key, list[StoredRow]] = {}
        for row in self._stored(columns[best], asked[best], {key[0] for key in keys.values()}):
            if row.voided_at is None:
                key = (row.unit_id, *(row._mapping[column] for column in columns))
                found.setdefault(key, []).append(row)
        return found

    def _refuse_taken_numbers(self) -> None:
        numbers = self.entries.values.get(NUMBER.name, [])
        new = {
            index: (unit_id, number)
            for index, (number, row, unit_id) in enumerate(zip(numbers, self.rows, self.units, strict=False))
            if number is not None and row is None and unit_id is not None and not self._has_id(index)
        }
        if not new:
            return
        asked = {number for _, number in new.values()}
        names = ("unit_id", "seq_no", "voided_at")
        table, units = self.ledger.table.__table__, {unit_id for unit_id, _ in new.values()}
        taken = {
            (unit_id, number): voided_at
            for unit_id, number, voided_at in rows_where(self.session, table, names, "seq_no", asked, units)
        }
        taken |= self._hidden(asked, units)
        for index, place in new.items():
            if place in taken:
                self.entries.trouble(index, NUMBER.name, NUMBER_VOIDED if taken[place] else NUMBER_TAKEN)
            else:
                self._alone(index, NUMBER.name, place)

    def _hidden(self, asked: set[str], units: set[int]) -> dict[tuple[int, str], datetime]:
        """Return the numbers that rows bear which were sealed later, as if those had been voided."""
        open_ones = open_rows(self.ledger.table.__table__)
        if open_ones is None or self.session.scope.sees_sealed:
            return {}
        table = self.ledger.table.__table__
        # A number of the sealed series is refused for its own sake, taken or not.
        open_numbers = {number for number in asked if not number.startswith(APART)}
        statement = select(table.c.unit_id, table.c.seq_no, table.c.updated_at).where(
            table.c.unit_id.in_(units), table.c.seq_no.in_(open_numbers), not_(open_ones)
        )
        found = self.session.execute(statement, execution_options=ALREADY_SCOPED)
        return {(unit_id, number): at for unit_id, number, at in found}

    def _has_id(self, index: int) -> bool:
        """Tell whether a row names an id, be it a wrong one: its number is then not a new one."""
        return self.entries.cell(index, ROW_ID.name) is not None

    def _stored(self, column: str, values: set[Any], units: set[int] | None = None) -> list[StoredRow]:
        table = self.ledger.table.__table__
        return list(rows_where(self.session, table, self._names, column, values, units or ()))

    def _alone(self, index: int, kind: str, value: Any) -> None:
        """See that no earlier row of the file is the same thing."""
        first = self._first.setdefault((kind, value), index)
        if first != index:
            number = self.entries.number(first)
            self.entries.trouble(
                index, WHOLE_ROW, Trouble(f"与第{number}行是同一条记录", "请合并为一行,或更正其中一行")
            )


def stored_key(ledger: Ledger, name: str) -> str:
    """Return the column in which a field of the key is compared: the blind index of a personal one."""
    personal = any(spec.name == name and spec.kind is FieldKind.PERSONAL for spec in ledger.fields)
    return f"{name}_index" if personal else name
