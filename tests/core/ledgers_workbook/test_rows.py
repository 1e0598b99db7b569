"""What an import does with rows in order: new, known, unchanged, changed."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from fengqiao.access.actors import Actor
from fengqiao.database.scope import SYSTEM
from fengqiao.ledgers.codes import CodeBook
from fengqiao.ledgers.writing import LedgerWriter
from fengqiao.privacy.synthetic import synthetic_id_no
from sqlalchemy import text

from tests.core.conftest import District
from tests.core.ledgers_workbook.conftest import Load
from tests.core.ledgers_workbook.files import matter, matters, workbook
from tests.core.ledgers_workbook.house import DESKS, MATTERS, MEMBERS, House

ID_NO = synthetic_id_no(date(1980, 3, 2), 4)

Count = Callable[..., int]
Read = Callable[[str], list[dict[str, Any]]]


def test_new_rows_are_numbered_owned_and_marked_with_their_import(
    load: Load, stored: Read, district: District
) -> None:
    result = load(事项=[matter(), matter(单位编码="S1", 状态="已办结", 办结日期=date(2024, 1, 9))])

    assert (result.rows.read, result.rows.inserted) == (2, 2)
    rows = stored("select * from tests_matter order by seq_no")
    assert [row["seq_no"] for row in rows] == ["2024-00001", "2024-00002"]
    assert [row["state"] for row in rows] == ["open", "done"]
    assert {row["unit_id"] for row in rows} == {district.north}
    assert {str(row["import_id"]).replace("-", "") for row in rows} == {result.import_id.replace("-", "")}


def test_every_kind_of_cell_becomes_its_value(
    load: Load, house: House, clerk: Actor, count: Count, stored: Read
) -> None:
    load(ledger=DESKS, 窗口=[{"名称": "一号窗口"}])
    load(
        事项=[
            {
                "受理日期": "2024年1月5日",
                "类型": "合同",
                "人数": "12",
                "金额": 1021.05,
                "紧急": "是",
                "备注": "第一行\n第二行",
                "受理窗口": "一号窗口",
                "申请人": "张三",
                "身份证号": ID_NO,
                "经过": "因宅基地边界发生争执",
                "密情": "线人",
            }
        ]
    )

    (row,) = stored("select * from tests_matter")
    (desk,) = stored("select id from tests_desk")
    assert str(row["taken_on"]) == "2024-01-05"
    assert (row["kind"], row["people"], row["amount"], bool(row["urgent"])) == ("contract", 12, 102105, True)
    assert row["remark"] == "第一行\n第二行"
    assert row["desk_id"] == desk["id"]
    assert row["applicant_mask"] == "张*"
    with house.database.reading(clerk.scope) as session:
        writer = LedgerWriter(session, MATTERS, house.codes, house.vault)
        record = writer.record_of(writer.row(UUID(str(row["id"]))))
    assert record["applicant"] == "张三"
    assert record["id_no"] == ID_NO
    assert record["story"] == "因宅基地边界发生争执"
    assert record["secret"] == "线人"


def test_no_personal_value_stands_in_the_database_in_clear(load: Load, stored: Read) -> None:
    load(
        事项=[matter(申请人="欧阳锋", 身份证号=ID_NO, 经过="他欠了钱", 编号="1")],
        人员=[_person("1", "欧阳克")],
    )

    for table in ("tests_matter", "tests_person", "core_import_run", "core_audit_event"):
        rows = stored(f"select * from {table}")
        assert rows, table
        held = " ".join(str(value) for row in rows for value in row.values())
        assert not any(secret in held for secret in ("欧阳锋", "欧阳克", ID_NO, "他欠了钱")), table


def test_a_row_with_a_typed_number_keeps_it_and_the_series_moves_past_it(load: Load, stored: Read) -> None:
    load(事项=[matter(编号="2024-00007"), matter(), matter(编号="自编1号")])

    assert [row["seq_no"] for row in stored("select seq_no from tests_matter order by seq_no")] == [
        "2024-00007",
        "2024-00008",
        "自编1号",
    ]


def test_a_row_is_known_by_its_number_and_what_differs_is_changed(
    load: Load, stored: Read, count: Count
) -> None:
    load(事项=[matter(编号="A1", 标题="旧"), matter(编号="A2", 标题="旧")])
    result = load(事项=[matter(编号="A1", 标题="新"), matter(编号="A2", 标题="旧"), matter(编号="A3")])

    assert (result.rows.inserted, result.rows.updated, result.rows.unchanged) == (1, 1, 1)
    rows = stored("select seq_no, title, version, import_id from tests_matter order by seq_no")
    assert [(row["title"], row["version"]) for row in rows] == [("新", 2), ("旧", 1), (None, 1)]
    assert rows[0]["import_id"] == rows[2]["import_id"] != rows[1]["import_id"]


def test_a_column_the_file_does_not_have_stays_as_it_was_and_an_empty_cell_empties(
    load: Load, stored: Read
) -> None:
    load(事项=[matter(编号="A1", 标题="有标题", 备注="有备注", 申请人="张三")])
    result = load(事项=[matter(编号="A1", 标题=None)])

    assert result.rows.updated == 1
    (row,) = stored("select * from tests_matter")
    assert (row["title"], row["remark"], row["applicant_mask"]) == (None, "有备注", "张*")


def test_a_personal_key_recognises_a_person_in_any_spelling(load: Load, count: Count) -> None:
    number = synthetic_id_no(date(1980, 3, 2), 21)
    load(ledger=MEMBERS, 成员=[{"名字": "甲", "身份证号": number}])
    again = load(ledger=MEMBERS, 成员=[{"名字": "甲", "身份证号": f" {number.lower()}\u3000"}])
    changed = load(ledger=MEMBERS, 成员=[{"名字": "乙", "身份证号": number}])

    assert (again.rows.unchanged, changed.rows.updated) == (1, 1)
    assert count("tests_member") == 1


def test_a_personal_value_that_changes_is_found_by_its_new_value(
    load: Load, house: House, clerk: Actor
) -> None:
    load(事项=[matter(编号="A1", 申请人="张三")])
    assert load(事项=[matter(编号="A1", 申请人="李四")]).rows.updated == 1
    assert load(事项=[matter(编号="A1", 申请人="李四", 人数="3")]).rows.unchanged == 1


def test_parts_go_with_the_number_that_was_typed(load: Load, stored: Read) -> None:
    result = load(
        事项=[matter(编号="1"), matter(编号="2")],
        人员=[_person("2", "李四"), _person("1", "张三"), _person("2", "王五")],
    )

    assert result.parts[0].inserted == 3
    lines = stored(
        "select m.seq_no, p.name_mask, p.position from tests_person p join tests_matter m "
        "on m.id = p.row_id and m.unit_id = p.unit_id order by m.seq_no, p.position"
    )
    assert [tuple(line.values()) for line in lines] == [("1", "张*", 1), ("2", "李*", 1), ("2", "王*", 2)]


def test_the_same_lines_again_change_nothing_and_other_lines_replace_them(load: Load, stored: Read) -> None:
    load(事项=[matter(编号="1")], 人员=[_person("1", "张三"), _person("1", "李四")])
    same = load(事项=[matter(编号="1")], 人员=[_person("1", "李四"), _person("1", "张三")])
    other = load(事项=[matter(编号="1")], 人员=[_person("1", "李四"), _person("1", "王五")])

    assert (same.rows.unchanged, same.parts[0].unchanged) == (1, 2)
    assert other.rows.updated == 1
    part = other.parts[0]
    assert (part.inserted, part.unchanged, part.voided) == (1, 1, 1)
    lines = stored("select name_mask from tests_person where voided_at is null order by position")
    assert [line["name_mask"] for line in lines] == ["李*", "王*"]


def test_a_known_row_without_lines_in_the_file_keeps_its_lines_and_the_answer_says_so(
    load: Load, count: Count
) -> None:
    load(事项=[matter(编号="1")], 人员=[_person("1", "张三")])
    result = load(事项=[matter(编号="1"), matter(编号="2")], 人员=[_person("2", "李四")])

    assert result.rows.unchanged == 1
    assert any("保持不变" in note for note in result.notes)
    assert count("tests_person", "voided_at is null") == 2


def test_a_state_changes_only_along_a_move(load: Load, stored: Read) -> None:
    load(事项=[matter(编号="1", 办结日期=date(2024, 2, 1)), matter(编号="2")])
    result = load(
        事项=[
            matter(编号="1", 办结日期=date(2024, 2, 1), 状态="已办结"),
            matter(编号="2", 状态="已归档"),
        ]
    )

    assert (result.rows.updated, result.rows.rejected) == (1, 1)
    assert "可以改为:已办结" in result.faults[0].remedy
    assert [row["state"] for row in stored("select state from tests_matter order by seq_no")] == [
        "done",
        "open",
    ]


def test_due_dates_start_and_follow_a_change(load: Load, stored: Read) -> None:
    load(事项=[matter(编号="1")])
    load(事项=[matter(编号="1", 受理日期=date(2024, 2, 1))])

    def due() -> list[str]:
        return [str(row["due_on"]) for row in stored("select due_on from core_due_date")]

    assert due() == ["2024-03-02"]
    load(事项=[matter(编号="1", 受理日期=date(2024, 2, 1), 批准延长至=date(2024, 5, 1))])
    assert due() == ["2024-05-01"]


def test_rows_of_several_units_come_in_one_file_and_each_unit_gets_one_audit_event(
    load: Load, officer: Actor, stored: Read, district: District
) -> None:
    result = load(
        by=officer, 事项=[matter(单位编码="S1"), matter(单位编码="S2"), matter(), matter(单位编码="S1")]
    )

    assert result.rows.inserted == 4
    events = stored("select unit_id, details, object_id from core_audit_event order by unit_id")
    assert [event["unit_id"] for event in events] == sorted((district.bureau, district.north, district.south))
    assert {event["object_id"].replace("-", "") for event in events} == {result.import_id.replace("-", "")}
    assert [event["details"].split(",")[0] for event in events] == ['{"count":1', '{"count":2', '{"count":1']


def test_the_unit_named_for_the_file_owns_the_rows_that_name_none(
    load: Load, officer: Actor, stored: Read, district: District
) -> None:
    load(by=officer, unit_code="S2", 事项=[matter()])
    assert [row["unit_id"] for row in stored("select unit_id from tests_matter")] == [district.south]


def test_lines_of_equal_numbers_in_two_units_need_the_unit(load: Load, officer: Actor, stored: Read) -> None:
    both = [matter(单位编码="S1", 编号="1"), matter(单位编码="S2", 编号="1")]
    unclear = load(by=officer, 事项=both, 人员=[_person("1", "张三")])
    clear = load(by=officer, 事项=both, 人员=[_person("1", "张三", 单位编码="S2")])

    assert unclear.parts[0].rejected == 1
    assert "单位编码" in unclear.faults[0].remedy
    assert clear.parts[0].inserted == 1


def test_the_progress_is_told_and_may_stop_the_import(load: Load, count: Count, tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    load(progress=lambda *step: told.append(step), 事项=matters(3))
    assert {phase for _, _, phase in told} == {"读取", "核对", "加密", "写入"}

    class Stopped(Exception):
        pass

    def stop(done: int, total: int, phase: str) -> None:
        if phase == "写入":
            raise Stopped

    with pytest.raises(Stopped):
        load(workbook(tmp_path / "more.xlsx", 事项=matters(4)), progress=stop)
    assert count("tests_matter") == 3


def test_a_code_book_without_the_list_refuses_every_title(house: House, load: Load) -> None:
    object.__setattr__(house, "codes", CodeBook())
    assert load(事项=[matter()]).faults[0].reason == "不在代码表中"


def _person(number: str, name: str, **more: Any) -> dict[str, Any]:
    return {"所属编号": number, "身份": "申请方", "姓名": name, "电话": None, "年龄": 40, **more}


def test_a_row_whose_personal_values_were_erased_is_refused_and_the_others_come_in(
    load: Load, house: House
) -> None:
    load(事项=[matter(编号="1", 申请人="张三"), matter(编号="2", 申请人="李四")])
    with house.database.writing(SYSTEM) as session:
        session.connection().execute(text("update tests_matter set subject_key = null where seq_no = '1'"))

    result = load(
        事项=[matter(编号="1", 标题="改"), matter(编号="2", 标题="改"), matter(编号="1", 经过="新")]
    )
    assert (result.rows.updated, result.rows.rejected) == (1, 2)
    assert "已封存或销毁" in result.faults[0].reason


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_an_empty_workbook_is_nothing_and_breaks_nothing(load: Load, count: Count) -> None:
    result = load(事项=[], 人员=[])
    assert (result.rows.read, result.rows.inserted, result.faults) == (0, 0, ())
    assert count("core_audit_event") == 0
