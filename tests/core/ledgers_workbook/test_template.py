"""The template of a ledger, as Excel shows it to whoever fills it in."""

from datetime import date
from pathlib import Path

import pytest
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.workbook.layout import layout_of, sheet_name
from fengqiao.ledgers.workbook.template import write_template
from fengqiao.registry.ledgers import LEDGERS
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.core.ledgers_workbook.conftest import Load
from tests.core.ledgers_workbook.files import address, change
from tests.core.ledgers_workbook.house import CODES, MATTERS, Desk

MAIN = [
    "记录标识",
    "单位编码",
    "编号",
    "状态",
    "受理日期",
    "类型",
    "人数",
    "标题",
    "金额",
    "办结日期",
    "批准延长至",
    "紧急",
]


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """The template of the matters."""
    path = tmp_path / "template.xlsx"
    write_template(path, MATTERS, CODES)
    return path


def header(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for cell in next(sheet.iter_rows())]


def lists(sheet: Worksheet) -> dict[str, str]:
    """Return title → drop-down list."""
    titles = header(sheet)
    return {
        titles[next(iter(rule.sqref.ranges)).min_col - 1]: str(rule.formula1)
        for rule in sheet.data_validations.dataValidation
    }


def test_it_has_a_sheet_for_the_ledger_and_one_for_each_part(template: Path) -> None:
    book = load_workbook(template)

    assert book.sheetnames[:2] == ["事项", "人员"]
    assert header(book["事项"])[: len(MAIN)] == MAIN
    assert header(book["人员"]) == ["记录标识", "单位编码", "所属编号", "身份", "姓名", "电话", "年龄"]
    assert book["事项"].max_row == 1


def test_codes_states_and_yes_or_no_are_chosen_from_lists(template: Path) -> None:
    offered = lists(load_workbook(template)["事项"])

    assert offered["类型"] == '"邻里,合同"'
    assert offered["状态"] == '"办理中,已办结,已归档"'
    assert offered["紧急"] == '"是,否"'


def test_columns_of_numbers_that_must_not_lose_digits_are_text(template: Path) -> None:
    sheet = load_workbook(template)["事项"]
    formats = {
        title: group.number_format
        for place, title in enumerate(header(sheet), 1)
        for group in sheet.column_dimensions.values()
        if group.min <= place <= group.max
    }

    assert formats["身份证号"] == formats["编号"] == formats["类型"] == "@"
    assert (formats["金额"], formats["受理日期"], formats["人数"]) == ("0.00", "yyyy-mm-dd", "0")


def test_filled_in_it_can_be_imported(template: Path, load: Load) -> None:
    cells = {"受理日期": date(2024, 1, 5), "类型": "合同", "人数": 2, "编号": "1"}
    change(template, "事项", {address(template, "事项", title): cell for title, cell in cells.items()})
    people = {"所属编号": "1", "身份": "对方", "姓名": "张三"}
    change(template, "人员", {address(template, "人员", title): cell for title, cell in people.items()})
    result = load(template)

    assert (result.rows.inserted, result.parts[0].inserted) == (1, 1), result.faults
    assert result.notes == ()


@pytest.mark.parametrize("ledger", LEDGERS, ids=lambda ledger: ledger.code)
def test_every_ledger_of_the_registry_has_one(ledger: Ledger, tmp_path: Path) -> None:
    write_template(tmp_path / "template.xlsx", ledger, CODES)
    names = load_workbook(tmp_path / "template.xlsx").sheetnames
    assert names[: len(ledger.parts) + 1] == [
        sheet_name(ledger.title),
        *(sheet_name(part.title) for part in ledger.parts),
    ]


def test_a_sheet_name_that_is_taken_is_a_fault_of_the_declaration() -> None:
    ledger = Ledger(Desk, "tests.desk", "选项", "desks")
    with pytest.raises(TypeError, match="选项"):
        layout_of(ledger)


def test_sheet_names_are_such_as_excel_allows() -> None:
    assert sheet_name("收/发:登记[2024]") == "收_发_登记_2024_"
    assert len(sheet_name("很" * 40)) == 31
