"""What the registry refuses, and how it says so."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from fengqiao.database.scope import SYSTEM
from fengqiao.database.session import Database
from fengqiao.errors import Invalid
from fengqiao.ledgers.checking import broken_rules
from fengqiao.ledgers.codes import CodeBook
from fengqiao.ledgers.declaration import Ledger
from fengqiao.registry.people import ASSIGNMENTS, POSTS, STAFF, TRAININGS
from fengqiao.registry.premises import EQUIPMENT, PREMISES
from fengqiao.registry.reporting import SUBMISSIONS
from fengqiao.registry.stations import DISCLOSURES, STATION_RULES, STATIONS, VILLAGES

from tests.core.conftest import District
from tests.core.registry.conftest import Writing

EARLY, LATE = date(2020, 1, 1), date(2023, 1, 1)
SOMEBODY = uuid4()

GOOD: list[tuple[Ledger, dict[str, Any]]] = [
    (
        STATIONS,
        {"name": "北街司法所", "kind": "subdistrict", "township_code": "310106006", "closed_on": LATE},
    ),
    (VILLAGES, {"name": "一村", "kind": "village", "region_code": "310106006001", "since": EARLY}),
    (POSTS, {"kind": "political_legal", "approved": 4, "since": EARLY, "until": EARLY}),
    (STAFF, {"name": "合成人甲", "birth_date": date(1990, 2, 28), "employed_on": EARLY}),
    (STAFF, {"id": SOMEBODY, "name": "合成人乙", "certificates": [{"kind": "legal_qualification"}]}),
    (
        ASSIGNMENTS,
        {"staff_id": SOMEBODY, "kind": "clerk", "reason": "hiring", "started_on": EARLY, "ended_on": LATE},
    ),
    (TRAININGS, {"staff_id": SOMEBODY, "title": "轮训", "mode": "off_job", "hours": 8, "ends_on": LATE}),
    (PREMISES, {"name": "业务用房", "usable_area": 120, "rooms": [{"kind": "counter"}]}),
    (EQUIPMENT, {"kind": "computer", "quantity": 3, "bought_on": EARLY}),
    (EQUIPMENT, {"kind": "fax", "not_needed": True}),
    (DISCLOSURES, {"kind": "duties", "since": EARLY}),
    (STATION_RULES, {"kind": "meetings", "title": "工作例会制度", "since": EARLY}),
    (SUBMISSIONS, {"kind": "station_building", "title": "季报", "period_last": EARLY, "due_on": EARLY}),
    (
        SUBMISSIONS,
        {
            "kind": "bulletin",
            "title": "简报第1期",
            "period_last": EARLY,
            "submitted_on": LATE,
            "sent_back": True,
            "receivers": [{"kind": "county_bureau"}],
        },
    ),
]

BAD: list[tuple[Ledger, dict[str, Any], str]] = [
    (
        SUBMISSIONS,
        {"kind": "bulletin", "title": "简报", "period_last": EARLY},
        "报送日期:报送日期和应报日期都没有填",
    ),
    (
        SUBMISSIONS,
        {"kind": "bulletin", "title": "简报", "period_last": EARLY, "submitted_on": LATE},
        "接收单位:已报送却没有接收单位",
    ),
    (
        SUBMISSIONS,
        {"kind": "bulletin", "title": "简报", "period_last": EARLY, "due_on": LATE, "sent_back": True},
        "因质量问题退回:没有报送却已退回",
    ),
    (
        SUBMISSIONS,
        {"kind": "bulletin", "title": "简报", "period_first": LATE, "period_last": EARLY, "due_on": LATE},
        "所属期止:早于所属期起",
    ),
    (
        SUBMISSIONS,
        {"kind": "快报", "title": "简报", "period_last": EARLY, "due_on": LATE},
        "报送种类:没有代码",
    ),
    (
        SUBMISSIONS,
        {
            "kind": "bulletin",
            "title": "简报",
            "period_last": EARLY,
            "submitted_on": LATE,
            "receivers": [{"kind": "局长"}],
        },
        "接收单位类别:没有代码",
    ),
    (
        STATIONS,
        {"name": "所", "kind": "subdistrict", "township_code": "31010600"},
        "乡镇（街道）代码:不是 9 位半角数字",
    ),
    (STATIONS, {"name": "所", "kind": "subdistrict", "township_code": "３10106006"}, "不是 9 位半角数字"),
    (
        STATIONS,
        {"name": "所", "kind": "township", "founded_on": LATE, "closed_on": EARLY},
        "撤销日期:早于设立日期",
    ),
    (STATIONS, {"name": "所", "kind": "镇"}, "所在地类型:没有代码"),
    (VILLAGES, {"name": "村", "kind": "village", "region_code": "3101060060"}, "区划代码:不是 12 位半角数字"),
    (VILLAGES, {"name": "村", "kind": "village", "since": LATE, "until": EARLY}, "撤销日期:早于设立日期"),
    (POSTS, {"kind": "political_legal", "approved": -1, "since": EARLY}, "核定数:数值过小"),
    (
        POSTS,
        {"kind": "political_legal", "approved": 1, "since": LATE, "until": EARLY},
        "失效日期:早于核定日期",
    ),
    (STAFF, {"name": "甲", "birth_date": LATE, "employed_on": EARLY}, "参加工作日期:早于出生日期"),
    (STAFF, {"name": "甲", "employed_on": LATE, "left_on": EARLY}, "离开系统日期:早于参加工作日期"),
    (
        STAFF,
        {
            "name": "甲",
            "birth_date": LATE,
            "certificates": [{"kind": "lawyer"}, {"kind": "lawyer", "obtained_on": EARLY}],
        },
        "证书第2行·取得日期:不晚于出生日期",
    ),
    (STAFF, {"name": "甲", "id_no": "110101199003070000"}, "身份证号:"),
    (
        ASSIGNMENTS,
        {"staff_id": SOMEBODY, "kind": "clerk", "reason": "hiring", "started_on": LATE, "ended_on": EARLY},
        "免职日期:早于任职日期",
    ),
    (
        TRAININGS,
        {
            "staff_id": SOMEBODY,
            "title": "轮训",
            "mode": "off_job",
            "hours": 8,
            "started_on": LATE,
            "ends_on": EARLY,
        },
        "结束日期:早于开始日期",
    ),
    (PREMISES, {"name": "用房", "usable_area": 1, "since": LATE, "until": EARLY}, "停用日期:早于启用日期"),
    (
        PREMISES,
        {"name": "用房", "usable_area": 1, "rooms": [{"kind": "卧室"}]},
        "用房明细第1行·用房类型:没有代码",
    ),
    (EQUIPMENT, {"kind": "computer"}, "数量:数量为 0"),
    (EQUIPMENT, {"kind": "fax", "quantity": 1, "not_needed": True}, "数量:已填“工作不需要”"),
    (
        EQUIPMENT,
        {"kind": "fax", "quantity": 1, "bought_on": LATE, "retired_on": EARLY},
        "报废日期:早于配备日期",
    ),
    (DISCLOSURES, {"kind": "duties", "since": LATE, "until": EARLY}, "停止公开日期:早于公开日期"),
    (
        STATION_RULES,
        {"kind": "meetings", "title": "制度", "since": LATE, "until": EARLY},
        "废止日期:早于施行日期",
    ),
]


def test_sound_rows_of_every_ledger_are_written(
    database: Database, district: District, write: Writing
) -> None:
    with database.writing(SYSTEM) as session:
        write(session, [(ledger, district.north, record) for ledger, record in GOOD])


@pytest.mark.parametrize("engine_kind", ["sqlite"])
@pytest.mark.parametrize(("ledger", "record", "told"), BAD, ids=[told for _, _, told in BAD])
def test_an_unsound_row_is_refused_with_its_place_and_remedy(
    database: Database, district: District, write: Writing, ledger: Ledger, record: dict[str, Any], told: str
) -> None:
    with pytest.raises(Invalid) as refusal, database.writing(SYSTEM) as session:
        write(session, [(ledger, district.north, record)])

    assert told in refusal.value.detail
    assert all(fault["remedy"] for fault in refusal.value.facts["faults"])


def test_an_assignment_of_somebody_unknown_is_refused(
    database: Database, district: District, write: Writing
) -> None:
    record = {"staff_id": uuid4(), "kind": "clerk", "reason": "hiring", "started_on": EARLY}

    with pytest.raises(Invalid, match="工作人员:没有所指的记录"), database.writing(SYSTEM) as session:
        write(session, [(ASSIGNMENTS, district.north, record)])


def test_without_its_rules_a_ledger_would_take_what_contradicts_itself(codes: CodeBook) -> None:
    record = {spec.name: spec.default for spec in EQUIPMENT.fields} | {"kind": "fax", "quantity": 0}
    lax = Ledger(EQUIPMENT.table, EQUIPMENT.code, EQUIPMENT.title, EQUIPMENT.path)

    assert list(broken_rules(EQUIPMENT, record, "recorded", codes))
    assert not list(broken_rules(lax, record, "recorded", codes))
