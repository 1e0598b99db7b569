"""What people hand in by mistake: each with its place, its reason and its remedy, and nothing lost."""

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fengqiao.access.actors import Actor
from fengqiao.errors import NotFound
from fengqiao.ledgers.bunches import rows_where
from fengqiao.ledgers.workbook.result import RowFault
from fengqiao.ledgers.writing import LedgerWriter
from fengqiao.privacy.synthetic import synthetic_id_no
from fengqiao.workbooks.contents import WorkbookRefused
from openpyxl import Workbook

from tests.core.conftest import District
from tests.core.ledgers_workbook.conftest import Load
from tests.core.ledgers_workbook.files import address, change, matter, matters, workbook
from tests.core.ledgers_workbook.house import DESKS, MATTERS, MEMBERS, House

ID_NO = synthetic_id_no(date(1980, 3, 2), 4)
WRONG_ID = ID_NO[:-1] + ("1" if ID_NO[-1] != "1" else "2")

Count = Callable[..., int]


# Title of the column, what stands in the cell, and what is said of it.
BAD_CELLS: list[tuple[str, Any, str]] = [
    ("受理日期", "2024-02-30", "没有这一天"),
    ("受理日期", "2026年3月", "日期缺少日"),
    ("受理日期", 45000, "应为日期,单元格却是数字"),
    ("受理日期", None, "必填项为空"),
    ("受理日期", date(2300, 1, 1), "数值过大"),
    ("类型", "邻居", "不在代码表中"),
    ("类型", "quarrel", "不在代码表中"),
    ("状态", "结了", "没有这种状态"),
    ("人数", "３", "含有全角的数字或符号"),
    ("人数", "3人", "应为整数"),
    ("人数", 2.5, "应为整数"),
    ("人数", True, "应为整数"),
    ("人数", -1, "数值过小"),
    ("人数", 3_000_000_000, "数值过大"),
    ("金额", 12.345, "小数超过2位"),
    ("金额", "1,200", "千分位"),
    ("紧急", "对", "应为“是”或“否”"),
    ("标题", "长" * 41, "超过40个字"),
    ("标题", 45.0, "此列应为文本"),
    ("标题", "第\x01条".replace("\x01", "\u202e"), "不可见的控制字符"),
    ("标题", "〔待改正〕=A1", "还没有改正"),
    ("办结日期", date(2023, 1, 1), "早于受理日期"),
    ("身份证号", WRONG_ID, "校验码不符"),
    ("身份证号", float(ID_NO[:17] + "0"), "此列应为文本"),
    ("身份证号", ID_NO[:3] + "*" * 11 + ID_NO[-4:], "遮盖"),
    ("申请人", "张*", "遮盖"),
    ("经过", "〔已填写,不导出〕", "占位文字"),
    ("单位编码", "S2", "单位不在您的管辖范围内"),
    ("单位编码", "不存在", "单位不在您的管辖范围内"),
    ("记录标识", "abc", "不是有效的记录标识"),
    ("记录标识", "01a20122-0820-7ecf-8b84-e805d14da39c", "没有这条记录"),
    ("受理窗口", "没有的窗口", "没有叫这个名称或编号的记录"),
    ("所在村", "没有的村", "没有叫这个名称或编号的记录"),
    ("标题", "=1+1", "公式"),
    ("受理日期", "=TODAY()", "公式"),
]


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_a_bad_cell_is_named_with_reason_and_remedy_and_the_other_rows_come_in(
    load: Load, count: Count, tmp_path: Path
) -> None:
    rows = [matter(**{title: cell}) for title, cell, _ in BAD_CELLS]
    path = workbook(tmp_path / "in.xlsx", 事项=[*rows, matter()])

    result = load(path)

    assert (result.rows.inserted, result.rows.rejected) == (1, len(BAD_CELLS))
    assert count("tests_matter") == 1
    assert len(result.faults) == len(BAD_CELLS)
    for row, (fault, (title, _, reason)) in enumerate(zip(result.faults, BAD_CELLS, strict=True), 2):
        assert (fault.sheet, fault.row, fault.title) == ("事项", row, title), fault
        assert fault.column == address(path, "事项", title).rstrip("2")
        assert reason in fault.reason, fault
        assert fault.remedy


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_no_fault_repeats_a_personal_value(load: Load) -> None:
    result = load(
        事项=[matter(身份证号=WRONG_ID, 申请人="张三3"), matter(身份证号=float(WRONG_ID[:17]), 经过="=A1")]
    )

    assert result.fault_count == 4
    assert {fault.value for fault in result.faults} == {"〔个人信息〕"}
    assert not any(secret in result.stored() for secret in (WRONG_ID, WRONG_ID[:15], "张三"))


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_all_faults_of_a_row_are_named_at_once_in_the_order_of_its_columns(load: Load) -> None:
    result = load(事项=[matter(受理日期="昨天", 类型="邻居", 身份证号=WRONG_ID)])

    assert [fault.title for fault in result.faults] == ["受理日期", "类型", "身份证号"]
    assert str(result.faults[1]) == (
        "「事项」第2行B列(类型)“邻居”:不在代码表中。请从下列各项中选填:邻里、合同"
    )


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_a_faulty_line_rejects_its_row_and_the_other_lines_of_it(load: Load, count: Count) -> None:
    result = load(
        事项=[matter(编号="1"), matter(编号="2")],
        人员=[_person("1", 电话="12"), _person("1"), _person("2"), _person("9"), _person(None)],
    )

    assert (result.rows.inserted, result.rows.rejected) == (1, 1)
    assert (result.parts[0].inserted, result.parts[0].rejected) == (1, 4)
    assert [(fault.row, fault.title) for fault in result.faults] == [
        (2, "电话"),
        (5, "所属编号"),
        (6, "所属编号"),
    ]
    assert count("tests_person") == 1


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_a_rule_about_a_line_is_named_at_the_line(load: Load) -> None:
    result = load(事项=[matter(编号="1")], 人员=[_person("2"), _person("1", 年龄=17)])

    places = {(fault.sheet, fault.row, fault.title) for fault in result.faults}
    assert ("人员", 3, "年龄") in places
    assert result.rows.rejected == 1


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_one_thing_twice_in_a_file_is_refused_the_second_time(load: Load) -> None:
    result = load(事项=[matter(编号="1"), matter(编号="1")])
    assert (result.rows.inserted, result.rows.rejected) == (1, 1)
    assert "与第2行是同一条记录" in result.faults[0].reason

    number = synthetic_id_no(date(1980, 3, 2), 8)
    members = [
        {"名字": "甲", "身份证号": number},
        {"名字": "乙", "身份证号": number},
        {"名字": "丙"},
        {"名字": "丙"},
    ]
    result = load(ledger=MEMBERS, 成员=members)
    assert (result.rows.inserted, result.rows.rejected) == (3, 1)


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_a_number_of_a_voided_row_is_not_given_again(load: Load, house: House, clerk: Actor) -> None:
    load(事项=[matter(编号="1")])
    with house.database.writing(clerk.scope) as session:
        (row,) = rows_where(session, MATTERS.table.__table__, ["id"], "seq_no", ["1"])
        LedgerWriter(session, MATTERS, house.codes, house.vault).void(row.id, 1, "录错")

    by_number = load(事项=[matter(编号="1", 标题="再录")])
    assert "已作废" in by_number.faults[0].reason
    by_id = load(事项=[matter(记录标识=str(row.id))])
    assert "已作废" in by_id.faults[0].reason


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_names_that_repeat_are_told_apart_by_number(load: Load, house: House, clerk: Actor) -> None:
    with house.database.writing(clerk.scope) as session:
        writer = LedgerWriter(session, DESKS, house.codes, house.vault)
        for number in ("D1", "D2"):
            writer.create(clerk.unit_id, {"name": "窗口", "seq_no": number})

    result = load(事项=[matter(受理窗口="窗口"), matter(受理窗口="D2")])

    assert (result.rows.inserted, result.rows.rejected) == (1, 1)
    assert result.faults[0].reason == "“窗口”中有2条记录叫这个名称"
    assert result.faults[0].remedy == "请改填它的编号"


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_a_row_of_another_unit_cannot_be_reached(
    load: Load, officer: Actor, stored: Callable[[str], list[dict[str, Any]]], district: District
) -> None:
    load(by=officer, 事项=[matter(单位编码="S2", 编号="1")])
    (row,) = stored("select id from tests_matter")

    result = load(事项=[matter(记录标识=str(row["id"]), 标题="改")])
    assert "管辖范围" in result.faults[0].reason
    moved = load(by=officer, 事项=[matter(记录标识=str(row["id"]), 单位编码="S1", 标题="改")])
    assert "不能改换单位" in moved.faults[0].reason
    with pytest.raises(NotFound, match="管辖范围"):
        load(unit_code="S2", 事项=[matter(编号="2")])


def _xls(path: Path) -> Path:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))
    return path


def _two_corners(path: Path) -> Path:
    """A workbook of a few kilobytes whose two cells span the whole sheet."""
    book = Workbook()
    book.active.title = "事项"
    book.active["A1"] = "受理日期"
    book.active["XFD1048576"] = "x"
    book.save(path)
    return path


def _without_required(path: Path) -> Path:
    return workbook(path, 事项=[{"类型": "邻里", "人数": 1}])


def _with_unknown_title(path: Path) -> Path:
    return workbook(path, 事项=[matter(unit_id="1")])


def _of_other_ledger(path: Path) -> Path:
    return workbook(path, 窗口=[{"名称": "甲"}])


def _cut_short(path: Path) -> Path:
    whole = workbook(path, 事项=matters(50)).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    return path


def _plain_zip(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "x")
    return path


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (_xls, "旧版 Excel"),
        (_two_corners, "超出范围"),
        (_without_required, "缺少必填的列:受理日期"),
        (_with_unknown_title, "不认识的列:unit_id"),
        (_of_other_ledger, "缺少工作表「事项」"),
        (_cut_short, "损坏"),
        (_plain_zip, "压缩包"),
    ],
)
@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_a_fault_of_the_file_changes_nothing_and_says_what_to_do(
    load: Load, count: Count, tmp_path: Path, make: Callable[[Path], Path], reason: str
) -> None:
    with pytest.raises(WorkbookRefused, match=reason) as refused:
        load(make(tmp_path / "bad.xlsx"))

    assert refused.value.remedy
    assert count("tests_matter") == count("core_import_run") == 0


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_a_cell_beyond_the_header_is_a_fault_of_its_row(load: Load, tmp_path: Path) -> None:
    path = workbook(tmp_path / "in.xlsx", 事项=[matter(), matter()])
    change(path, "事项", {"H3": "散落的字"})

    (fault,) = load(path).faults
    assert (fault.row, fault.column) == (3, "H")
    assert fault.value == ""


def test_many_faulty_rows_stay_readable(load: Load) -> None:
    result = load(事项=[matter(类型="错") for _ in range(3)])
    assert result.rows.rejected_rows == ((2, 4),)
    assert isinstance(result.faults[0], RowFault)


def _person(number: str | None, **more: Any) -> dict[str, Any]:
    return {"所属编号": number, "身份": "申请方", "姓名": "张三", "电话": None, "年龄": 40, **more}
