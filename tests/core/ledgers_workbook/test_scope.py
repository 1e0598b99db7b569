"""Nobody imports, finds or names what lies outside their scope."""

from collections.abc import Callable
from typing import Any

import pytest
from fengqiao.access.actors import Actor
from fengqiao.database.scope import SYSTEM, ScopedSession
from fengqiao.errors import Forbidden
from fengqiao.ledgers.workbook import looking_up
from fengqiao.registry.stations import VILLAGES

from tests.core.conftest import District
from tests.core.ledgers_workbook.conftest import Load
from tests.core.ledgers_workbook.files import matter
from tests.core.ledgers_workbook.house import DESKS, House, actor

Count = Callable[..., int]
Read = Callable[[str], list[dict[str, Any]]]

SHEET = "村（社区）"


@pytest.fixture
def system(district: District) -> Actor:
    """Somebody who sees everything and belongs nowhere."""
    return actor(SYSTEM, 0)


def test_a_unit_outside_the_scope_looks_like_one_that_does_not_exist(load: Load, count: Count) -> None:
    result = load(事项=[matter(单位编码="S3"), matter(单位编码="没有"), matter(单位编码="S1")])

    outside, absent = result.faults
    assert (outside.reason, outside.remedy) == (absent.reason, absent.remedy)
    assert outside.reason == "单位不在您的管辖范围内"
    assert count("tests_matter") == 1


def see_everything(monkeypatch: pytest.MonkeyPatch, house: House) -> None:
    """Take the scope away from the look-up of units."""
    narrow = looking_up.units_by_code

    def blind(session: ScopedSession, codes: Any) -> dict[str, int]:
        with house.database.reading(SYSTEM) as everything:
            return narrow(everything, codes)

    monkeypatch.setattr(looking_up, "units_by_code", blind)


@pytest.mark.parametrize("engine_kind", ["postgresql"])
def test_should_the_look_up_be_blind_the_transaction_still_refuses(
    load: Load, house: House, count: Count, monkeypatch: pytest.MonkeyPatch
) -> None:
    see_everything(monkeypatch, house)
    with pytest.raises(Forbidden, match="管辖范围"):
        load(事项=[matter(单位编码="S3")])
    assert count("tests_matter") == count("core_import_run") == 0


@pytest.mark.parametrize("engine_kind", ["postgresql"])
def test_without_both_guards_a_row_would_land_in_a_strange_unit(
    load: Load, house: House, count: Count, monkeypatch: pytest.MonkeyPatch
) -> None:
    see_everything(monkeypatch, house)
    monkeypatch.setattr(ScopedSession, "may_touch", lambda *_: True)
    load(事项=[matter(单位编码="S3")])
    assert count("tests_matter") == 1


def test_a_ledger_row_is_pointed_at_in_the_same_unit_only(load: Load, officer: Actor, count: Count) -> None:
    load(ledger=DESKS, by=officer, 窗口=[{"名称": "一号窗口", "单位编码": "S1"}])
    result = load(
        by=officer,
        事项=[matter(单位编码="S1", 受理窗口="一号窗口"), matter(单位编码="S2", 受理窗口="一号窗口")],
    )

    assert (result.rows.inserted, result.rows.rejected) == (1, 1)
    assert count("tests_matter", "desk_id is not null") == 1


def test_a_registry_row_is_pointed_at_in_the_same_unit_first_and_then_anywhere_in_the_scope(
    load: Load, system: Actor, officer: Actor, stored: Read
) -> None:
    villages = [
        {"名称": name, "类型": "行政村", "单位编码": unit, "编号": f"{unit}-{name}"}
        for name, unit in [("新民村", "S1"), ("新民村", "S2"), ("南岸村", "S2"), ("东岸村", "S3")]
    ]
    assert load(ledger=VILLAGES, by=system, **{SHEET: villages}).rows.inserted == 4
    names = [("S1", "新民村"), ("S1", "南岸村"), ("S1", "东岸村"), ("B1", "新民村"), ("B1", "S2-新民村")]
    rows = [matter(标题=str(place), 单位编码=unit, 所在村=name) for place, (unit, name) in enumerate(names)]
    result = load(by=officer, 事项=rows)

    assert [(fault.row, fault.reason) for fault in result.faults] == [
        (4, "“村（社区）”中没有叫这个名称或编号的记录"),
        (5, "“村（社区）”中有2条记录叫这个名称"),
    ]
    found = stored(
        "select v.seq_no from tests_matter m join reg_village v on v.id = m.village_id order by m.title"
    )
    assert [row["seq_no"] for row in found] == ["S1-新民村", "S2-南岸村", "S2-新民村"]
