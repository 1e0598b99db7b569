"""What happens to each row of a file: new, changed, unchanged or rejected, by the rules that bind requests too."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from fengqiao.database.types import uuid7
from fengqiao.ledgers.bunches import StoredRow
from fengqiao.ledgers.checking import broken_rules
from fengqiao.ledgers.circumstances import Circumstances
from fengqiao.ledgers.codes import CodeBook
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.faults import Fault
from fengqiao.ledgers.vault import Vault
from fengqiao.ledgers.workbook.changes import ChangedRow, Changes, NewRow
from fengqiao.ledgers.workbook.comparing import Comparison
from fengqiao.ledgers.workbook.entries import WHOLE_ROW, Entries
from fengqiao.ledgers.workbook.judging import Trouble
from fengqiao.ledgers.workbook.layout import NUMBER, STATE, VERSION
from fengqiao.ledgers.workbook.lines import Lines
from fengqiao.ledgers.workbook.matching import ROW_HOUSE, stored_names
from fengqiao.ledgers.workbook.part_changes import PartDecisions, line_records
from fengqiao.ledgers.workbook.surroundings import Progress
from fengqiao.privacy.subject import SubjectKeyRefused

ERASED = Trouble("这条记录的个人信息已封存或销毁,不能通过导入修改", "请删去这一行")
_TOLD_EVERY = 2_000


@dataclass
class Decisions:
    """Decides about the rows of one file.

    :param units: unit of each row of the main sheet.
    :param rows: the stored row of each, None for a new one.
    :param sealed: indexes of the new rows that are sealed.
    :param unchanged: indexes of the rows that bring nothing new.
    """

    ledger: Ledger
    main: Entries
    units: Sequence[int | None]
    rows: Sequence[StoredRow | None]
    parts: Sequence[Lines]
    codes: CodeBook
    vault: Vault
    labels: Mapping[UUID, str]
    around: Circumstances
    sealed: Collection[int] = ()
    changes: Changes = field(default_factory=Changes)
    unchanged: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        names = stored_names(self.ledger.fields, ROW_HOUSE)
        self._comparison = Comparison(self.main, self.ledger, names, self.codes, self.vault, self.labels)
        self.part_decisions = [
            PartDecisions(lines, self.codes, self.vault, self.labels) for lines in self.parts
        ]

    def decide(self, progress: Progress) -> Changes:
        """Decide about every row; what is wrong is noted with its sheet."""
        for index, row in enumerate(self.rows):
            if row is not None:
                self._comparison.forgive(index, row)
        for part in self.part_decisions:
            part.forgive()
        rejected = self.rejected
        for index, record in enumerate(self.main.records(self.ledger.fields)):
            if index % _TOLD_EVERY == 0:
                progress(index, self.main.count, "核对")
            if index not in rejected:
                self._decide(index, record)
        self.changes.lines = [part.changes for part in self.part_decisions]
        return self.changes

    @property
    def rejected(self) -> set[int]:
        """Indexes of the rows of the main sheet that are not written: in trouble themselves, or with lines that are."""
        return {*self.main.troubles, *(owner for lines in self.parts for owner in _owners_in_trouble(lines))}

    def _decide(self, index: int, record: dict[str, Any]) -> None:
        row = self.rows[index]
        if row is None:
            self._add(index, record)
            return
        try:
            self._compare(index, row)
        except SubjectKeyRefused:
            self.main.trouble(index, WHOLE_ROW, ERASED)

    def _add(self, index: int, record: dict[str, Any]) -> None:
        own_lines = {lines.part.name: line_records(lines, index) for lines in self.parts}
        state = self.main.value(STATE, index) or self.ledger.lifecycle.initial
        if self._is_sound(index, {**record, **own_lines} if own_lines else record, state):
            unit_id = self.units[index] or 0
            self.changes.new.append(
                NewRow(
                    index,
                    uuid7(),
                    unit_id,
                    self.main.value(NUMBER, index),
                    index in self.sealed,
                    state,
                    own_lines,
                )
            )
            for part in self.part_decisions:
                part.add(index)

    def _compare(self, index: int, row: StoredRow) -> None:
        changed = self._comparison.changes(index, row)
        changed += [part.lines.part.name for part in self.part_decisions if part.differs(index)]
        state = self.main.value(STATE, index) or row.state
        if state != row.state:
            changed.append("state")
        if changed:
            self._change(index, row, changed, state)
        else:
            self.unchanged.append(index)
            for part in self.part_decisions:
                part.leave(index)

    def _change(self, index: int, row: StoredRow, changed: list[str], state: str) -> None:
        self._refuse_stale(index, row)
        self._refuse_leap(index, row, state)
        record = self._record(index, row, changed)
        if index not in self.main.troubles and self._is_sound(index, record, state, row.id, changed):
            self.changes.changed.append(
                ChangedRow(
                    index, row.id, row.unit_id, row.seq_no, row.version, state, record, frozenset(changed)
                )
            )
            for part in self.part_decisions:
                if part.lines.part.name in changed:
                    part.change(index, row, record)
                else:
                    part.leave(index)

    def _record(self, index: int, row: StoredRow, changed: list[str]) -> dict[str, Any]:
        own = [spec.name for spec in self.ledger.fields if spec.name in changed]
        record = self._comparison.record(index, row, own)
        for part in self.part_decisions:
            record[part.lines.part.name] = part.record(index)
        return record

    def _refuse_stale(self, index: int, row: StoredRow) -> None:
        version = self.main.value(VERSION, index)
        if version not in (None, row.version):
            self.main.trouble(
                index,
                VERSION.name,
                Trouble(
                    f"导出之后这条记录又被修改过(导出时是第{version}版,现在是第{row.version}版)",
                    "请重新导出,在新的表上修改",
                ),
            )

    def _refuse_leap(self, index: int, row: StoredRow, state: str) -> None:
        """Refuse a change of state that no move of the lifecycle makes."""
        lifecycle = self.ledger.lifecycle
        targets = [move.target for move in lifecycle.moves if row.state in move.sources]
        if state == row.state or state in targets:
            return
        known = [lifecycle.state(code) for code in (row.state, state, *dict.fromkeys(targets))]
        here, there, *ways = [one.title if one else "" for one in known]
        self.main.trouble(
            index, STATE.name, Trouble(f"不能从“{here}”改为“{there}”", f"可以改为:{'、'.join(ways) or '无'}")
        )

    def _is_sound(
        self,
        index: int,
        record: Mapping[str, Any],
        state: str,
        row_id: UUID | None = None,
        changed: Collection[str] | None = None,
    ) -> bool:
        unit_id = self.units[index] or 0
        faults = [
            *broken_rules(self.ledger, record, state, self.codes),
            *self.around.faults(unit_id, record, changed),
        ]
        # A row that is refused anyway does not stand in the way of another.
        faults = faults or list(self.around.repeated(row_id, unit_id, record, changed))
        for fault in faults:
            self._place(index, fault)
        return not faults

    def _place(self, index: int, fault: Fault) -> None:
        """Note a broken rule at the cell it names: `parties.1.id_no` lies in the second line of its part."""
        trouble = Trouble(fault.reason, fault.remedy)
        name, _, rest = fault.field.partition(".")
        lines = next((one for one in self.parts if one.part.name == name), None)
        place, _, line_field = rest.partition(".")
        indexes = lines.of_row.get(index, []) if lines else []
        if lines and place.isdecimal() and int(place) < len(indexes):
            lines.entries.trouble(indexes[int(place)], line_field, trouble)
        elif name in self.main.layout.by_name:
            self.main.trouble(index, name, trouble)
        else:
            self.main.trouble(index, WHOLE_ROW, Trouble(f"{fault.title}:{fault.reason}", fault.remedy))


def _owners_in_trouble(lines: Lines) -> Iterator[int]:
    for index in lines.entries.troubles:
        owner = lines.owners[index]
        if owner is not None:
            yield owner
