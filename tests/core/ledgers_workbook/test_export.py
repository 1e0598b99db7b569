"""Exports show masks, leave out what must not leave, and import again as nothing new."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from fengqiao.access.actors import Actor
from fengqiao.ledgers.workbook.exporting import MOST_ROWS, export_workbook
from fengqiao.ledgers.writing import LedgerWriter
from fengqiao.privacy.synthetic import synthetic_id_no
from fengqiao.registry.stations import VILLAGES
from openpyxl import load_workbook

from tests.core.conftest import District
from tests.core.ledgers_workbook.conftest import Load
from tests.core.ledgers_workbook.files import AsText, address, change, matter, rows_of
from tests.core.ledgers_workbook.house import DESKS, MATTERS, House

ID_NO = synthetic_id_no(date(1980, 3, 2), 4)
Export = Callable[..., Path]
Count = Callable[..., int]
Read = Callable[[str], list[dict[str, Any]]]


@pytest.fixture
def export(house: House, clerk: Actor, tmp_path: Path) -> Export:
    """Export the matters into a file."""

    def exported(by: Actor = clerk, **filters: str) -> Path:
        path = tmp_path / "out.xlsx"
        export_workbook(house, by, MATTERS, path, filters=filters)
        return path

    return exported


@pytest.fixture
def full(load: Load, house: House, clerk: Actor) -> None:
    """Two matters with something in every field, and three persons."""
    load(ledger=DESKS, 窗口=[{"名称": "一号窗口"}])
    load(ledger=VILLAGES, **{"村（社区）": [{"名称": "新民村", "类型": "行政村"}]})
    everything = matter(
        编号="1",
        标题=AsText("=1+1"),
        金额=1021.05,
        紧急="是",
        办结日期=date(2024, 2, 1),
        备注="多行\n备注",
        受理窗口="一号窗口",
        所在村="新民村",
        申请人="张三",
        身份证号=ID_NO,
        经过="起因经过",
        密情="线人",
        状态="已办结",
    )
    people = [_person("1", "李四", 电话="13800138000"), _person("1", "王五"), _person("2", "赵六")]
    assert load(事项=[everything, matter(编号="2", 标题="@cmd")], 人员=people).rows.inserted == 2


@pytest.mark.usefixtures("full")
def test_an_untouched_export_imports_as_nothing_new(load: Load, export: Export, stored: Read) -> None:
    before = stored("select * from tests_matter order by id")
    result = load(export())

    assert (result.rows.read, result.rows.unchanged) == (2, 2), result.faults
    assert (result.parts[0].read, result.parts[0].unchanged) == (3, 3)
    assert stored("select * from tests_matter order by id") == before


@pytest.mark.parametrize("engine_kind", ["sqlite"])
@pytest.mark.usefixtures("full")
def test_an_export_shows_masks_and_never_the_strictest_class(export: Export) -> None:
    path = export()
    first, second = rows_of(path, "事项")

    assert (first["申请人"], first["身份证号"]) == ("张*", ID_NO[:3] + "*" * 11 + ID_NO[-4:])
    assert (first["经过"], second["经过"]) == ("〔已填写,不导出〕", None)
    assert "密情" not in first
    assert rows_of(path, "人员")[0]["电话"] == "138****8000"
    assert not any(
        secret in str(cell)
        for sheet in load_workbook(path)
        for row in sheet.iter_rows(values_only=True)
        for cell in row
        for secret in (ID_NO, "张三", "李四", "13800138000", "线人", "起因经过")
    )


@pytest.mark.parametrize("engine_kind", ["sqlite"])
@pytest.mark.usefixtures("full")
def test_an_export_holds_values_as_people_read_them(export: Export) -> None:
    first, second = rows_of(export(), "事项")

    assert first["受理日期"].date() == date(2024, 1, 5)
    assert (first["类型"], first["状态"], first["紧急"], second["紧急"]) == ("邻里", "已办结", "是", "否")
    assert Decimal(str(first["金额"])) == Decimal("1021.05")
    assert (first["受理窗口"], first["所在村"], first["单位编码"]) == ("一号窗口", "新民村", "S1")


@pytest.mark.parametrize("engine_kind", ["sqlite"])
@pytest.mark.usefixtures("full")
def test_text_that_looks_like_a_formula_is_exported_as_text(export: Export) -> None:
    path = export()
    sheet = load_workbook(path)["事项"]
    cells = [sheet[address(path, "事项", "标题", row)] for row in (2, 3)]

    assert [(cell.value, cell.data_type) for cell in cells] == [("=1+1", "s"), ("@cmd", "s")]


@pytest.mark.usefixtures("full")
def test_one_corrected_cell_changes_one_field_and_keeps_what_is_masked(
    load: Load, export: Export, house: House, clerk: Actor, stored: Read
) -> None:
    path = export()
    change(path, "事项", {address(path, "事项", "标题"): "改过"})
    change(path, "人员", {address(path, "人员", "年龄"): 41})
    result = load(path)

    assert (result.rows.updated, result.rows.unchanged) == (1, 1)
    assert (result.parts[0].updated, result.parts[0].unchanged) == (1, 2)
    with house.database.reading(clerk.scope) as session:
        writer = LedgerWriter(session, MATTERS, house.codes, house.vault)
        (row,) = stored("select id from tests_matter where seq_no = '1'")
        record = writer.record_of(writer.row(UUID(str(row["id"]))))
    assert (record["title"], record["applicant"], record["id_no"]) == ("改过", "张三", ID_NO)
    assert (record["story"], record["secret"]) == ("起因经过", "线人")
    assert [(one["name"], one["phone"], one["age"]) for one in record["persons"]] == [
        ("李四", "13800138000", 41),
        ("王五", None, 40),
    ]


@pytest.mark.parametrize("engine_kind", ["sqlite"])
@pytest.mark.usefixtures("full")
def test_a_cleared_mask_clears_the_value(load: Load, export: Export, stored: Read) -> None:
    path = export()
    change(path, "事项", {address(path, "事项", "申请人"): None, address(path, "事项", "经过"): None})

    assert load(path).rows.updated == 1
    (row,) = stored(
        "select applicant, applicant_index, story, id_no_mask from tests_matter where seq_no = '1'"
    )
    assert (row["applicant"], row["applicant_index"], row["story"]) == (None, None, None)
    assert row["id_no_mask"]


@pytest.mark.parametrize("engine_kind", ["sqlite"])
@pytest.mark.usefixtures("full")
def test_a_mask_that_was_moved_to_another_row_is_refused(load: Load, export: Export) -> None:
    path = export()
    change(path, "事项", {address(path, "事项", "申请人", 3): "张*"})

    result = load(path)
    assert (result.rows.unchanged, result.rows.rejected) == (1, 1)
    assert "遮盖" in result.faults[0].reason


@pytest.mark.usefixtures("full")
def test_an_export_that_has_grown_old_does_not_undo_what_came_after_it(
    load: Load, export: Export, stored: Read
) -> None:
    path = export()
    load(事项=[matter(编号="2", 标题="别人改的")])
    change(
        path, "事项", {address(path, "事项", "标题", 2): "第一行", address(path, "事项", "标题", 3): "第二行"}
    )

    result = load(path)
    assert (result.rows.updated, result.rows.rejected) == (1, 1)
    assert "又被修改过" in result.faults[0].reason
    titles = [row["title"] for row in stored("select title from tests_matter order by seq_no")]
    assert titles == ["第一行", "别人改的"]


@pytest.mark.parametrize("engine_kind", ["sqlite"])
@pytest.mark.usefixtures("full")
def test_a_name_that_is_borne_twice_by_now_stays_what_it_was(
    load: Load, export: Export, house: House, clerk: Actor
) -> None:
    path = export()
    with house.database.writing(clerk.scope) as session:
        LedgerWriter(session, DESKS, house.codes, house.vault).create(clerk.unit_id, {"name": "一号窗口"})

    assert load(path).rows.unchanged == 2


@pytest.mark.usefixtures("full")
def test_filters_and_the_scope_bound_an_export(
    export: Export, load: Load, officer: Actor, district: District
) -> None:
    load(by=officer, 事项=[matter(单位编码="S2", 编号="1")], 人员=[_person("1", "钱七")])

    assert [row["编号"] for row in rows_of(export(state="done"), "事项")] == ["1"]
    assert len(rows_of(export(state="done"), "人员")) == 2
    assert len(rows_of(export(), "事项")) == 2
    path = export(officer)
    assert [(row["单位编码"], row["编号"]) for row in rows_of(path, "事项")] == [
        ("S1", "1"),
        ("S1", "2"),
        ("S2", "1"),
    ]
    assert load(path, by=officer).rows.unchanged == 3
    assert len(rows_of(export(officer, unit=str(district.south)), "人员")) == 1


@pytest.mark.usefixtures("full")
def test_an_export_of_one_unit_is_new_in_another_once_its_ids_are_cleared(
    load: Load, export: Export, officer: Actor, count: Count
) -> None:
    path = export(state="open")
    change(
        path,
        "事项",
        {address(path, "事项", title): None for title in ("记录标识", "版本")}
        | {address(path, "事项", "单位编码"): "S2"},
    )
    change(
        path,
        "人员",
        {address(path, "人员", "单位编码"): "S2", address(path, "人员", "姓名"): "周八"},
    )
    refused = load(path, by=officer)
    assert "清空本行的记录标识" in refused.faults[0].remedy
    change(path, "人员", {address(path, "人员", "记录标识"): None})

    assert load(path, by=officer).rows.inserted == 1
    assert count("tests_matter") == 3


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_an_empty_list_exports_as_a_workbook_with_its_sheets(export: Export) -> None:
    path = export()
    assert load_workbook(path).sheetnames[:2] == ["事项", "人员"]
    assert rows_of(path, "事项") == []


def test_no_export_is_larger_than_what_can_come_back() -> None:
    assert MOST_ROWS == 200_000


def _person(number: str, name: str, **more: Any) -> dict[str, Any]:
    return {"所属编号": number, "身份": "申请方", "姓名": name, "电话": None, "年龄": 40, **more}
