"""The failed-rows file: what was typed, why it was rejected, and a way back in."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.core.ledgers_workbook.conftest import Load
from tests.core.ledgers_workbook.files import address, change, matter, rows_of, workbook

pytestmark = pytest.mark.parametrize("engine_kind", ["sqlite"])

Count = Callable[..., int]


def test_it_holds_the_rejected_rows_as_typed_with_the_reasons_last(load: Load, tmp_path: Path) -> None:
    failed = tmp_path / "failed.xlsx"
    load(
        failed_rows=failed,
        事项=[
            matter(标题="好"),
            matter(标题="坏", 类型="邻居", 金额="1,200", 受理日期="2024-02-30"),
            matter(标题="也坏", 身份证号="1"),
        ],
    )

    first, second = rows_of(failed, "事项")
    assert list(first)[-1] == "错误说明"
    assert (first["标题"], first["类型"], first["金额"], first["受理日期"]) == (
        "坏",
        "邻居",
        "1,200",
        "2024-02-30",
    )
    assert "B列(类型):不在代码表中。请从下列各项中选填:邻里、合同" in first["错误说明"]
    assert first["错误说明"].count("；") == 2
    assert second["受理日期"].date() == date(2024, 1, 5)


def test_corrected_it_comes_in_and_nothing_comes_in_twice(load: Load, tmp_path: Path, count: Count) -> None:
    failed = tmp_path / "failed.xlsx"
    load(failed_rows=failed, 事项=[matter(标题="好"), matter(标题="坏", 类型="邻居")])
    change(failed, "事项", {address(failed, "事项", "类型"): "邻里"})
    result = load(failed)

    assert (result.rows.read, result.rows.inserted) == (1, 1)
    assert count("tests_matter") == 2


def test_a_row_is_handed_back_with_all_its_lines(load: Load, tmp_path: Path) -> None:
    failed = tmp_path / "failed.xlsx"
    load(
        failed_rows=failed,
        事项=[matter(编号="1"), matter(编号="2"), matter(编号="3", 类型="错")],
        人员=[_person("1"), _person("2"), _person("2", 年龄=-1), _person("3")],
    )

    assert [row["编号"] for row in rows_of(failed, "事项")] == ["2", "3"]
    people = rows_of(failed, "人员")
    assert [row["所属编号"] for row in people] == ["2", "2", "3"]
    assert "数值过小" in people[1]["错误说明"]
    assert "没有错误" in people[0]["错误说明"]
    assert "没有错误" in rows_of(failed, "事项")[0]["错误说明"]


def test_a_cell_that_could_not_be_read_is_not_taken_for_a_value_the_next_time(
    load: Load, tmp_path: Path, count: Count
) -> None:
    failed = tmp_path / "failed.xlsx"
    path = workbook(tmp_path / "in.xlsx", 事项=[matter(标题="=1+1"), matter(标题=45001.0)])
    load(path, failed_rows=failed)
    shown = [row["标题"] for row in rows_of(failed, "事项")]
    assert shown == ["〔待改正〕=1+1", "〔待改正〕45001"]

    assert [fault.reason for fault in load(failed).faults] == ["还没有改正", "还没有改正"]
    assert count("tests_matter") == 0


def test_a_refused_file_is_handed_back_whole(load: Load, tmp_path: Path) -> None:
    failed = tmp_path / "failed.xlsx"
    load(
        failed_rows=failed,
        all_or_nothing=True,
        事项=[matter(编号="1"), matter(编号="2", 类型="错")],
        人员=[_person("1")],
    )

    assert len(rows_of(failed, "事项")) == 2
    assert len(rows_of(failed, "人员")) == 1


def test_a_repeat_hands_the_same_rows_back(load: Load, tmp_path: Path) -> None:
    first, second = tmp_path / "first.xlsx", tmp_path / "second.xlsx"
    path = workbook(tmp_path / "in.xlsx", 事项=[matter(), matter(类型="错")])
    load(path, failed_rows=first)
    assert load(path, failed_rows=second).repeated

    assert rows_of(first, "事项") == rows_of(second, "事项")


def test_no_file_is_written_when_no_row_failed(load: Load, tmp_path: Path) -> None:
    load(failed_rows=tmp_path / "failed.xlsx", 事项=[matter()])
    assert not (tmp_path / "failed.xlsx").exists()


def test_it_keeps_the_columns_of_the_file_and_offers_the_lists_again(load: Load, tmp_path: Path) -> None:
    failed = tmp_path / "failed.xlsx"
    load(failed_rows=failed, 事项=[{"人数": 1, "类型": "错", "受理日期": date(2024, 1, 1)}])

    sheet = load_workbook(failed)["事项"]
    assert [cell.value for cell in next(sheet.iter_rows())] == ["人数", "类型", "受理日期", "错误说明"]
    assert sheet.data_validations.dataValidation[0].formula1 == '"邻里,合同"'


def _person(number: str, **more: Any) -> dict[str, Any]:
    return {"所属编号": number, "身份": "申请方", "姓名": "张三", "电话": None, "年龄": 40, **more}
