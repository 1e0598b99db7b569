"""The workbook of an assessment, read back with openpyxl."""

from io import BytesIO
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from fengqiao.reports.scores import write_scores
from fengqiao.reports.sheet_drawing import write_sheets
from fengqiao.reports.sheets import Cell, Column, PrintedSheet
from fengqiao.workbooks.layout import WorkbookUnwritable

from tests.core.reports.conftest import NOTICE

TITLES = ["达标", "不达标", "无数据", "待佐证", "不适用", "未启用", "出错"]


def check(check_id: str, state: str, kind: str = "computed", **more: Any) -> dict[str, Any]:
    """A check with one number."""
    number = {"kind": kind, "state": state, "words": f"{check_id} 的现状", "reason": None}
    return {
        "id": check_id,
        "title": f"{check_id} 的内容",
        "state": state,
        "rule": f"{check_id} ≥ 99%",
        "numbers": [number],
        "evidence": [],
        "reason": None,
    } | more


def station(code: str, name: str, *verdicts: str, checks: list[list[dict[str, Any]]] | None = None) -> Any:
    """A station with one item per verdict."""
    items = [
        {
            "no": number,
            "clause": f"附件1 第{number}条",
            "title": f"第{number}项",
            "verdict": verdict,
            "checks": checks[number - 1] if checks else [check(f"N{number}", verdict)],
        }
        for number, verdict in enumerate(verdicts, 1)
    ]
    return {"unit": {"id": 1, "code": code, "name": name}, "items": items}


def assessed(*stations: Any) -> dict[str, Any]:
    """An assessment."""
    return {
        "pack": {"code": "p", "title": "验收标准"},
        "window": {"from": "2023-01-01", "to": "2023-09-30"},
        "stations": list(stations),
    }


SOUTH = station("2", "南街司法所", "not_met", "met", "needs_evidence")
NORTH = station("1", "北街司法所", "met", "no_data", "not_applicable")


def book(assessment: dict[str, Any], notice: str | None = NOTICE) -> Any:
    """Return the workbook as openpyxl reads it."""
    content = BytesIO()
    write_scores(content, assessment, notice=notice)
    return openpyxl.load_workbook(content)


def table(sheet: Any) -> list[tuple[Any, ...]]:
    """Return header and rows, without the lines above them."""
    values = list(sheet.iter_rows(values_only=True))
    head = next(place for place, row in enumerate(values) if row[1] is not None)
    return values[head:]


def test_the_overview_has_a_row_per_station_a_column_per_item_and_counts() -> None:
    found = table(book(assessed(SOUTH, NORTH))["总表"])

    assert found == [
        ("司法所", "1", "2", "3", *TITLES),
        ("北街司法所", "达标", "无数据", "不适用", 1, 0, 1, 0, 1, 0, 0),
        ("南街司法所", "不达标", "达标", "待佐证", 1, 1, 0, 1, 0, 0, 0),
        ("达标所数与合计", 1, 1, 0, 2, 1, 1, 1, 1, 0, 0),
    ]


def test_what_is_missing_is_listed_station_by_station_with_what_to_do() -> None:
    found = table(book(assessed(SOUTH, NORTH))["缺项清单"])

    assert [row[:5] for row in found[1:]] == [
        ("北街司法所", 2, "N2", "N2 的内容", "无数据"),
        ("南街司法所", 1, "N1", "N1 的内容", "不达标"),
        ("南街司法所", 3, "N3", "N3 的内容", "待佐证"),
    ]
    assert [row[5:7] for row in found[1:]][0] == ("N2 ≥ 99%", "N2 的现状")
    assert all(row[7] for row in found[1:])


@pytest.mark.parametrize(
    ("state", "kind", "told"),
    [
        ("not_met", "surveyed", "问卷"),
        ("not_met", "attested", "重新确认"),
        ("no_data", "computed", "台账"),
        ("no_data", "surveyed", "录入有效答卷数"),
        ("needs_evidence", "attested", "上传佐证材料"),
        ("unavailable", "computed", "启用"),
        ("error", "computed", "排除故障"),
    ],
)
def test_what_to_do_depends_on_how_the_check_is_answered(state: str, kind: str, told: str) -> None:
    one = station("1", "北街司法所", state, checks=[[check("N1", state, kind)]])

    assert told in table(book(assessed(one))["缺项清单"])[1][7]


def test_a_check_without_numbers_gives_its_reason() -> None:
    bare = check("N1", "error", reason="条件算不出", numbers=[])
    found = table(book(assessed(station("1", "北街司法所", "error", checks=[[bare]])))["缺项清单"])

    assert found[1][6] == "条件算不出"


def test_the_clauses_say_how_many_stations_came_out_how() -> None:
    found = table(book(assessed(SOUTH, NORTH))["条款"])

    assert found[1] == (1, "附件1 第1条", "第1项", 1, 1, 0, 0, 0, 0, 0)


def test_points_are_shown_where_the_standard_has_any_and_never_when_they_are_incomplete() -> None:
    complete = station("1", "甲所", "met") | {"total": {"complete": True, "points": "277/3"}}
    incomplete = station("2", "乙所", "error") | {"total": {"complete": False, "points": None}}

    found = table(book(assessed(complete, incomplete))["总表"])

    assert [row[-1] for row in found] == ["得分", "92.33", "不完整", None]


def test_texts_that_look_like_formulas_stay_texts_in_every_sheet() -> None:
    evil = station(
        "1",
        '=HYPERLINK("http://x","y")',
        "not_met",
        checks=[[check("@N1", "not_met", rule="+1", title="-1")]],
    )
    evil["items"][0]["clause"] = "=1+1"

    for sheet in book(assessed(evil)).worksheets:
        kinds = {cell.data_type for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)}
        assert kinds == {"s"}


def test_an_ordinary_write_would_have_made_it_a_formula() -> None:
    """The twin: what the library's own guess does with the same text."""
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as workbook:
        workbook.add_worksheet("总表").write(0, 0, "=1+1")

    assert openpyxl.load_workbook(content)["总表"]["A1"].data_type == "f"


def test_a_text_in_the_librarys_own_markup_stays_a_text() -> None:
    marked = "<r><t>甲</t></r>"
    found = table(book(assessed(station("1", marked, "met")))["总表"])

    assert found[1][0] == marked


def test_every_sheet_bears_the_notice_above_its_table_and_on_its_pages() -> None:
    for sheet in book(assessed(NORTH)).worksheets:
        assert sheet["A2"].value == NOTICE
        assert NOTICE in sheet.oddHeader.center.text


def test_without_a_notice_there_is_none() -> None:
    for sheet in book(assessed(NORTH), notice=None).worksheets:
        assert NOTICE not in str(sheet["A2"].value)
        assert not sheet.oddHeader.center.text


def test_a_text_too_long_for_a_cell_is_refused_by_place_and_nothing_is_written() -> None:
    content = BytesIO()

    with pytest.raises(WorkbookUnwritable, match="「长」第4行"):
        write_sheets(
            content, [PrintedSheet("长", "长", ["说明"], [Column("甲", 9)], [[Cell("长" * 32_768)]])]
        )

    assert content.getvalue() == b""


def test_the_same_assessment_is_the_same_file() -> None:
    first, second = BytesIO(), BytesIO()
    for content in (first, second):
        write_scores(content, assessed(SOUTH, NORTH), notice=NOTICE)

    assert first.getvalue() == second.getvalue()


def test_an_assessment_of_no_station_is_a_workbook_without_rows() -> None:
    assert len(table(book(assessed())["总表"])) == 2
