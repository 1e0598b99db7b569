"""Lines of parts: which row of the file each belongs to, and which stored line it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from fengqiao.database.scope import ScopedSession
from fengqiao.ledgers.bunches import StoredRow, rows_where
from fengqiao.ledgers.declaration import Part
from fengqiao.ledgers.workbook.entries import Entries
from fengqiao.ledgers.workbook.judging import Trouble
from fengqiao.ledgers.workbook.layout import BELONGS_TO, NUMBER, ROW_ID, UNIT
from fengqiao.ledgers.workbook.matching import stored_names

NO_ROW_NAMED = Trouble("没有填所属编号", "请填写所属记录在本文件中的编号")
NO_SUCH_ROW = Trouble("本文件的主表中没有这个编号的记录", "请核对所属编号;主表中的编号也要填写")
SEVERAL_ROWS = Trouble("本文件的主表中有几条记录用这个编号", "请同时填写单位编码")
LINE_OF_NEW_ROW = Trouble("所属的是新记录,它的明细不会有标识", "请清空本行的记录标识")
LINE_ELSEWHERE = Trouble("这条明细不属于所填的记录,或已不存在", "请保持导出时的原样;新增的明细请留空")
LINE_TWICE = Trouble("与前面的一行是同一条明细", "请删去重复的一行")

LINE_HOUSE = ("id", "unit_id", "row_id", "position", "voided_at")


@dataclass
class Lines:
    """The lines of one part in a file.

    :param entries: the part's sheet, empty when the file has none.
    :param owners: index in the main sheet of each line's row; None where it is in trouble.
    :param of_row: index in the main sheet → indexes of its lines, in the order of the sheet.
    :param stored: index in the main sheet → the stored lines of that known row, in order.
    """

    part: Part
    entries: Entries
    owners: list[int | None] = field(default_factory=list)
    of_row: dict[int, list[int]] = field(default_factory=dict)
    stored: dict[int, list[StoredRow]] = field(default_factory=dict)

    def link(
        self,
        main: Entries,
        units: Sequence[int | None],
        rows: Sequence[StoredRow | None],
        unit_ids: Mapping[str, int],
    ) -> None:
        """Find the row of each line by unit and 编号, or by 编号 alone where no other row of the file has it."""
        if not self.entries.count:
            return
        near, anywhere = _numbered(main, units, rows)
        for index in range(self.entries.count):
            number = self.entries.value(BELONGS_TO, index)
            code = self.entries.value(UNIT, index)
            if number is None:
                found: list[int] | None = None
            elif code is None:
                found = anywhere.get(number, [])
            else:
                found = near.get((unit_ids.get(code), number), [])
            self._give(index, found)

    def _give(self, index: int, found: list[int] | None) -> None:
        if found is not None and len(found) == 1:
            self.owners.append(found[0])
            self.of_row.setdefault(found[0], []).append(index)
            return
        self.owners.append(None)
        trouble = NO_ROW_NAMED if found is None else SEVERAL_ROWS if found else NO_SUCH_ROW
        self.entries.trouble(index, BELONGS_TO.name, trouble)

    def recall(self, session: ScopedSession, rows: Sequence[StoredRow | None]) -> None:
        """Read the stored lines of the known rows."""
        known = {row.id: index for index, row in enumerate(rows) if row is not None}
        units = {row.unit_id for row in rows if row is not None}
        names = stored_names(self.part.fields, LINE_HOUSE)
        table = self.part.table.__table__
        for line in rows_where(session, table, names, "row_id", known, units):
            if line.voided_at is None:
                self.stored.setdefault(known[line.row_id], []).append(line)
        for lines in self.stored.values():
            lines.sort(key=lambda line: (line.position, line.id))

    def identify(self, rows: Sequence[StoredRow | None]) -> None:
        """See that each id in the sheet is one of a stored line of its row, and stands there once."""
        ids = self.entries.values.get(ROW_ID.name)
        if ids is None:
            return
        for owner, indexes in self.of_row.items():
            known = {line.id for line in self.stored.get(owner, ())}
            for index in indexes:
                if ids[index] is not None:
                    self._identify(index, ids[index], known, is_new=rows[owner] is None)

    def _identify(self, index: int, line_id: UUID, known: set[UUID], *, is_new: bool) -> None:
        if line_id in known:
            known.remove(line_id)
        else:
            twice = any(line.id == line_id for line in self.stored.get(self.owners[index] or 0, ()))
            trouble = LINE_OF_NEW_ROW if is_new else LINE_TWICE if twice else LINE_ELSEWHERE
            self.entries.trouble(index, ROW_ID.name, trouble)


def _numbered(
    main: Entries, units: Sequence[int | None], rows: Sequence[StoredRow | None]
) -> tuple[dict[tuple[int | None, str], list[int]], dict[str, list[int]]]:
    """Return unit and 编号 → rows of the main sheet, and 编号 → rows."""
    near: dict[tuple[int | None, str], list[int]] = {}
    anywhere: dict[str, list[int]] = {}
    for index in range(main.count):
        row = rows[index]
        number = main.value(NUMBER, index) or (row.seq_no if row is not None else None)
        if number is not None:
            near.setdefault((units[index], number), []).append(index)
            anywhere.setdefault(number, []).append(index)
    return near, anywhere
