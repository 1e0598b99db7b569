"""The workbook in which answers come: sheet 问卷 for surveys, sheet 佐证 for what people confirm."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from fengqiao.assessment.explain import ANSWERS
from fengqiao.assessment.fitting import questions_of
from fengqiao.assessment.packs.standard import StandardPack
from fengqiao.ledgers.workbook.result import RowFault
from fengqiao.workbooks.addresses import column_letters
from fengqiao.workbooks.cells import as_day, as_decimal, as_integer, as_text, is_blank
from fengqiao.workbooks.contents import CellError, Sheet, Workbook, WorkbookRefused
from fengqiao.workbooks.faults import shown
from fengqiao.workbooks.layout import ColumnSpec, SheetSpec
from fengqiao.workbooks.reading import read_workbook
from fengqiao.workbooks.writing import write_workbook

SURVEYS = "问卷"
ATTESTATIONS = "佐证"
FILES = "材料"
UNIT = "单位编码"

_FILES_NOTE = "文件名,多份各占一行;写作“类别=文件名”注明是哪一类,不写类别的视为全部材料"
_CODES_OF_ANSWERS = {title: code for code, title in ANSWERS.items()}


def _answer(value: object) -> str:
    text = as_text(value)
    if text not in _CODES_OF_ANSWERS:
        raise CellError(f"没有答案“{text}”", f"请填 {'、'.join(_CODES_OF_ANSWERS)} 之一")
    return _CODES_OF_ANSWERS[text]


def _amount(value: object) -> str:
    return f"{as_decimal(value, digits=4):f}"


@dataclass(frozen=True)
class AnswerColumn:
    """One column: how it is shown, which field of the entry it fills, and how its cells are read."""

    spec: ColumnSpec
    field: str
    read: Callable[[object], Any]


def _column(title: str, field: str, read: Callable[[object], Any], **spec: Any) -> AnswerColumn:
    return AnswerColumn(ColumnSpec(title, **spec), field, read)


_SHARED = (
    _column("说明", "note", as_text, width=30),
    _column(FILES, "files", as_text, note=_FILES_NOTE, width=40),
)
SHEETS: Mapping[str, tuple[AnswerColumn, ...]] = {
    SURVEYS: (
        _column(UNIT, "unit", as_text, required=True),
        _column("问卷题目", "question", as_text, required=True, width=30),
        _column("有效答卷", "valid_answers", as_integer, kind="integer", required=True),
        _column("肯定答卷", "positive_answers", as_integer, kind="integer", required=True),
        _column("调查日期", "surveyed_on", as_day, kind="date", required=True),
        *_SHARED,
    ),
    ATTESTATIONS: (
        _column(UNIT, "unit", as_text, required=True),
        _column("标准", "pack_code", as_text, required=True, width=20),
        _column("核对项", "check_id", as_text, required=True),
        _column("答案", "answer", _answer, required=True, note="“不适用”须在说明里写理由"),
        _column("数值", "amount", _amount, kind="decimal", note="只在答案为“数值”时填"),
        _column("确认日期", "attested_on", as_day, kind="date", required=True),
        *_SHARED,
    ),
}
"""Sheet → its columns."""


@dataclass(frozen=True)
class AnswerRow:
    """One row as it was read: the values of its filled cells, and what is wrong with the others."""

    number: int
    values: Mapping[str, Any]
    faults: tuple[RowFault, ...]


def write_answer_template(
    target: Path | IO[bytes], packs: Iterable[StandardPack], *, notice: str | None = None
) -> None:
    """Write the workbook to fill in, with the questions, packs and answers to choose from."""
    standards = list(packs)
    choices: dict[str, list[str]] = {
        "question": list(dict.fromkeys(title for pack in standards for title in questions_of(pack).values())),
        "pack_code": [pack.code for pack in standards],
        "answer": list(_CODES_OF_ANSWERS),
    }
    sheets = [
        SheetSpec(name, [_offered(column, choices.get(column.field)) for column in columns])
        for name, columns in SHEETS.items()
    ]
    write_workbook(target, sheets, notice=notice)


def _offered(column: AnswerColumn, choices: list[str] | None) -> ColumnSpec:
    spec = column.spec
    return ColumnSpec(spec.title, spec.kind, spec.note, choices or None, spec.width, spec.required)


def read_answers(file: Path) -> Workbook:
    """Read a filled-in workbook.

    :raises WorkbookRefused: it cannot be used as a whole, a sheet is missing, or a column is missing or unknown.
    """
    texts = {
        name: [column.spec.title for column in columns if column.read is as_text]
        for name, columns in SHEETS.items()
    }
    workbook = read_workbook(file, text_columns=texts, sheets=list(SHEETS))
    for name in SHEETS:
        _check_header(workbook.sheet(name))
    return workbook


def _check_header(sheet: Sheet) -> None:
    titles = [column.spec.title for column in SHEETS[sheet.name]]
    if missing := [title for title in titles if title not in sheet.header]:
        raise WorkbookRefused(f"「{sheet.name}」缺少列:{'、'.join(missing)}", "请使用下载的模板,不要删列")
    if strange := [title for title in sheet.header if title not in titles]:
        raise WorkbookRefused(
            f"「{sheet.name}」有不认识的列:{'、'.join(strange)}", "请删去这些列,或使用下载的模板"
        )


def rows_of(sheet: Sheet) -> Iterator[AnswerRow]:
    """Yield the rows of a sheet, each cell read as its column asks."""
    loose: dict[int, list[RowFault]] = {}
    for fault in sheet.faults:
        if fault.column not in {column_letters(n) for n in range(1, len(sheet.header) + 1)}:
            place = RowFault(
                fault.sheet, fault.row, fault.column, "", fault.value, fault.reason, fault.remedy
            )
            loose.setdefault(fault.row, []).append(place)
    for number, cells in sheet.rows:
        values: dict[str, Any] = {}
        faults = loose.get(number, [])
        for column in SHEETS[sheet.name]:
            cell = cells[sheet.header.index(column.spec.title)]
            if is_blank(cell) and not column.spec.required:
                continue
            try:
                values[column.field] = column.read(cell)
            except CellError as error:
                faults = [*faults, fault_at(sheet, number, column.field, cell, error.reason, error.remedy)]
        yield AnswerRow(number, values, tuple(faults))


def fault_at(sheet: Sheet, number: int, field: str, cell: object, reason: str, remedy: str) -> RowFault:
    """Return a fault at the cell of a field; at the row as a whole for a field without a column."""
    title = next((one.spec.title for one in SHEETS[sheet.name] if one.field == field), "")
    letters = column_letters(sheet.header.index(title) + 1) if title else ""
    return RowFault(sheet.name, number, letters, title, shown(getattr(cell, "value", cell)), reason, remedy)
