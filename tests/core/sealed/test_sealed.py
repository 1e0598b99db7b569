"""A sealed file leaves no trace for whoever lacks the right: not in a list, a count, an export, a figure or an error."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from fengqiao.access.actors import Actor
from fengqiao.access.models import AuditEvent
from fengqiao.access.roles import OPEN_SEALED, ROLES, covers
from fengqiao.database import scope as scoping
from fengqiao.database.scope import SYSTEM, Scope
from fengqiao.database.seals import open_rows
from fengqiao.database.session import Database
from fengqiao.errors import Conflict, Forbidden, Invalid, NotFound
from fengqiao.indicators.drilldown import Side, rows_behind
from fengqiao.indicators.indicator import Indicator
from fengqiao.indicators.left_out import concerns_sealed
from fengqiao.indicators.measures import count
from fengqiao.indicators.window import Window
from fengqiao.ledgers import revealing
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.reading import LedgerReader, ListQuery
from fengqiao.ledgers.revealing import reveal
from fengqiao.ledgers.sealing import note_readings
from fengqiao.ledgers.workbook.importing import import_workbook
from fengqiao.ledgers.writing import LedgerWriter
from fengqiao.outstanding.agenda import agenda
from fengqiao.registry.models import Station
from sqlalchemy import func, select
from sqlmodel import col

from tests.core.conftest import District
from tests.core.ledgers_workbook.files import workbook
from tests.core.sealed.house import CALLS, FILES, INDICATORS, Call, File, House

YEAR = Window(date(2024, 1, 1), date(2024, 12, 31))
ALL = ListQuery(total=True)


@pytest.fixture
def house(database: Database) -> House:
    """The ledgers over a fresh database."""
    return House(database)


def write(house: House, by: Scope, ledger: Ledger, unit_id: int, values: dict[str, Any]) -> UUID:
    with house.database.writing(by) as session:
        return LedgerWriter(session, ledger, house.codes, house.vault).create(unit_id, values)


@pytest.fixture
def files(house: House, district: District) -> tuple[UUID, UUID]:
    """An open file and a sealed one, each with a note and a call; and a call on nobody."""
    ids = []
    for name, minor in (("合成人甲", False), ("合成人乙", True)):
        given = {
            "opened_on": date(2024, 3, 1),
            "name": name,
            "minor": minor,
            "notes": [{"about": "初次谈话"}],
        }
        row_id = write(house, SYSTEM, FILES, district.north, given)
        call = {"made_on": date(2024, 3, 5), "file_id": row_id}
        write(house, SYSTEM, CALLS, district.north, call)
        ids.append(row_id)
    write(house, SYSTEM, CALLS, district.north, {"made_on": date(2024, 3, 6)})
    return ids[0], ids[1]


@pytest.fixture
def named(district: District) -> Scope:
    """Somebody at the northern station who is named for sealed files."""
    return replace(district.clerk, actor="named", sealed=True)


def listed(house: House, scope: Scope, ledger: Ledger) -> tuple[int, int | None]:
    with house.database.reading(scope) as session:
        page = LedgerReader(session, ledger).page(ALL)
        return len(page.rows), page.total


def figures(house: House, scope: Scope, unit_id: int) -> dict[str, int]:
    with house.database.reading(scope) as session:
        found = house.engine.compute(session, INDICATORS, YEAR, [unit_id], under=[unit_id])
        # Where all rows are read, those that are open stand in a list; where few are, each is looked up.
        whole = house.engine.compute(session, INDICATORS, YEAR, [unit_id])
    assert whole.columns == found.columns
    return {one.code: int(found.of(one.code, unit_id).value.numerator) for one in INDICATORS}


def test_lists_and_totals_hold_the_open_ones_only(
    house: House, district: District, named: Scope, files: tuple[UUID, UUID]
) -> None:
    assert listed(house, district.clerk, FILES) == listed(house, district.officer, FILES) == (1, 1)
    assert listed(house, district.clerk, CALLS) == (2, 2)
    assert listed(house, named, FILES) == (2, 2)
    assert listed(house, named, CALLS) == (3, 3)


def test_reading_searching_revealing_and_changing_find_nothing(
    house: House, district: District, named: Scope, files: tuple[UUID, UUID]
) -> None:
    _, sealed = files
    unknown = UUID(int=7)
    said = []
    for row_id in (sealed, unknown):
        with pytest.raises(NotFound) as reading, house.database.reading(district.clerk) as session:
            LedgerReader(session, FILES).get(row_id)
        with pytest.raises(NotFound) as revealing, house.database.writing(district.clerk) as session:
            reveal(session, FILES, house.vault, row_id, "name", "核对")
        with pytest.raises(NotFound) as changing, house.database.writing(district.clerk) as session:
            LedgerWriter(session, FILES, house.codes, house.vault).change(
                row_id, 1, {"closed_on": date(2024, 4, 1)}
            )
        said.append([one.value.detail for one in (reading, revealing, changing)])
    assert said[0] == said[1]
    with house.database.reading(district.clerk) as session:
        assert LedgerReader(session, FILES).search("name", "合成人乙", house.vault) == []
    with house.database.reading(named) as session:
        assert len(LedgerReader(session, FILES).search("name", "合成人乙", house.vault)) == 1


def test_figures_and_the_rows_behind_them_agree_and_hold_no_sealed_one(
    house: House, district: District, named: Scope, files: tuple[UUID, UUID]
) -> None:
    without = {
        "sealed.files": 1,
        "sealed.notes": 1,
        "sealed.calls": 2,
        "sealed.called_on": 1,
        "sealed.files_with_calls": 1,
        "sealed.calls_with_files": 1,
    }
    assert figures(house, district.clerk, district.north) == without
    assert figures(house, district.officer, district.bureau) == without
    assert figures(house, named, district.north) == {
        "sealed.files": 2,
        "sealed.notes": 2,
        "sealed.calls": 3,
        "sealed.called_on": 2,
        "sealed.files_with_calls": 2,
        "sealed.calls_with_files": 2,
    }
    for indicator in INDICATORS:
        (measure,) = indicator.formula.measures()
        with house.database.reading(district.officer) as session:
            rows = rows_behind(house.engine, session, Side(measure), YEAR, [district.bureau])
        assert rows.counted == without[indicator.code]


def test_objects_read_by_plugin_code_hold_no_sealed_one(
    house: House, district: District, named: Scope, files: tuple[UUID, UUID]
) -> None:
    for scope, expected in ((district.clerk, (1, 2)), (named, (2, 3))):
        with house.database.reading(scope) as session:
            found = tuple(session.scalar(select(func.count()).select_from(table)) for table in (File, Call))
        assert found == expected


def test_due_dates_of_sealed_files_are_not_told(
    house: House, district: District, named: Scope, files: tuple[UUID, UUID]
) -> None:
    for scope, expected in ((district.clerk, 1), (named, 2)):
        with house.database.reading(scope) as session:
            found = agenda(
                session, house.codes, house.ledgers.values(), district.north, YEAR, date(2024, 12, 31)
            )
        assert len(found.due) == expected


def test_whoever_lacks_the_right_cannot_make_a_sealed_file(
    house: House, district: District, named: Scope, files: tuple[UUID, UUID], tmp_path: Path
) -> None:
    given = {"opened_on": date(2024, 5, 1), "name": "合成人丙", "minor": True}
    with pytest.raises(Invalid) as refused:
        write(house, district.clerk, FILES, district.north, given)
    assert "封存" in refused.value.detail
    with pytest.raises(Invalid), house.database.writing(district.clerk) as session:
        LedgerWriter(session, FILES, house.codes, house.vault).change(files[0], 1, {"minor": True})
    actor = actor_of(district.clerk, district.north)
    path = workbook(
        tmp_path / "in.xlsx", 档案=[{"建档日期": date(2024, 5, 1), "姓名": "合成人丙", "未成年人": "是"}]
    )
    result = import_workbook(house, actor, FILES, path)
    assert (result.rows.inserted, result.rows.rejected) == (0, 1)
    assert "专门的权限" in result.faults[0].reason

    write(house, named, FILES, district.north, given)
    assert listed(house, named, FILES) == (3, 3)


def number(house: House, ledger: Ledger, row_id: UUID) -> str:
    with house.database.reading(SYSTEM) as session:
        return str(LedgerReader(session, ledger).get(row_id)["seq_no"])


def file_of(name: str, **values: Any) -> dict[str, Any]:
    return {"opened_on": date(2024, 5, 1), "name": name, **values}


def actor_of(scope: Scope, unit_id: int) -> Actor:
    return Actor(scope.actor, scope.actor, unit_id, frozenset(), frozenset({"*:*:*"}), scope)


def test_sealed_rows_leave_no_gap_in_the_numbers_of_the_others(
    house: House, district: District, named: Scope, files: tuple[UUID, UUID]
) -> None:
    later = write(house, district.clerk, FILES, district.north, file_of("合成人丙"))
    call = write(house, named, CALLS, district.north, {"made_on": date(2024, 6, 1), "file_id": files[1]})
    last = write(house, district.clerk, CALLS, district.north, {"made_on": date(2024, 6, 2)})

    assert [number(house, FILES, one) for one in (*files, later)] == [
        "2024-00001",
        "Z2024-00001",
        "2024-00002",
    ]
    assert [number(house, CALLS, one) for one in (call, last)] == ["Z2024-00002", "2024-00003"]


def test_an_import_numbers_sealed_rows_apart_too(
    house: House, district: District, named: Scope, files: tuple[UUID, UUID], tmp_path: Path
) -> None:
    people = [("合成人丙", "否"), ("合成人丁", "是"), ("合成人戊", "否")]
    rows = [{"建档日期": date(2024, 5, 1), "姓名": name, "未成年人": minor} for name, minor in people]
    path = workbook(tmp_path / "in.xlsx", 档案=rows)
    assert import_workbook(house, actor_of(named, district.north), FILES, path).rows.inserted == 3
    calls = workbook(tmp_path / "calls.xlsx", 走访=[{"走访日期": date(2024, 5, 2), "对象": "合成人丁"}])
    assert import_workbook(house, actor_of(named, district.north), CALLS, calls).rows.inserted == 1

    with house.database.reading(SYSTEM) as session:
        found = set(session.scalars(select(File.seq_no)))
        made = set(session.scalars(select(Call.seq_no)))
    assert found == {"2024-00001", "2024-00002", "2024-00003", "Z2024-00001", "Z2024-00002"}
    assert made == {"2024-00001", "2024-00002", "Z2024-00001", "Z2024-00002"}


def test_whether_a_typed_number_is_refused_does_not_depend_on_sealed_rows(
    house: House, district: District, named: Scope, files: tuple[UUID, UUID], tmp_path: Path
) -> None:
    said = []
    for taken_or_free in ("Z2024-00001", "Z2024-00077"):
        with pytest.raises(Invalid) as refused:
            write(house, district.clerk, FILES, district.north, file_of("合成人丁", seq_no=taken_or_free))
        said.append(refused.value.detail)
        path = workbook(
            tmp_path / f"{taken_or_free}.xlsx",
            档案=[{"编号": taken_or_free, "建档日期": date(2024, 5, 1), "姓名": "合成人丁"}],
        )
        result = import_workbook(house, actor_of(district.clerk, district.north), FILES, path)
        said.append(str([(fault.column, fault.reason) for fault in result.faults]))
    assert said[:2] == said[2:]
    assert "封存" not in str(said)

    with pytest.raises(Invalid, match="另成一册"):
        write(house, named, FILES, district.north, file_of("合成人己", minor=True, seq_no="2024-00077"))
    kept = write(house, named, FILES, district.north, file_of("合成人己", minor=True, seq_no="Z旧档7"))
    assert number(house, FILES, kept) == "Z旧档7"


def test_a_file_sealed_later_keeps_its_number_and_passes_for_a_voided_one(
    house: House, district: District, named: Scope, files: tuple[UUID, UUID], tmp_path: Path
) -> None:
    voided = write(house, district.clerk, FILES, district.north, file_of("合成人丁"))
    with house.database.writing(named) as session:
        writer = LedgerWriter(session, FILES, house.codes, house.vault)
        writer.change(files[0], 1, {"minor": True})
        writer.void(voided, 1, "重复登记")
    numbers = [number(house, FILES, files[0]), "2024-00002"]
    assert numbers[0] == "2024-00001"

    said = []
    for taken in numbers:
        row = {"编号": taken, "建档日期": date(2024, 5, 1), "姓名": "合成人戊"}
        path = workbook(tmp_path / f"{taken}.xlsx", 档案=[row])
        result = import_workbook(house, actor_of(district.clerk, district.north), FILES, path)
        with pytest.raises(Conflict) as refused:
            write(house, district.clerk, FILES, district.north, file_of("合成人戊", seq_no=taken))
        said.append(([(fault.reason, fault.remedy) for fault in result.faults], refused.value.detail))
    assert said[0] == said[1]


def test_the_answer_to_an_import_is_not_told_to_whoever_sees_less(
    house: House, district: District, named: Scope, files: tuple[UUID, UUID], tmp_path: Path
) -> None:
    path = workbook(tmp_path / "calls.xlsx", 走访=[{"走访日期": date(2024, 5, 2), "对象": "合成人乙"}])
    assert import_workbook(house, actor_of(named, district.north), CALLS, path).rows.inserted == 1

    again = import_workbook(house, actor_of(district.clerk, district.north), CALLS, path)
    assert (again.rows.inserted, again.rows.rejected) == (0, 1)
    assert "没有叫这个名称" in again.faults[0].reason


def test_what_others_will_read_too_counts_no_sealed_file_whoever_asks(
    house: House, district: District, named: Scope, files: tuple[UUID, UUID]
) -> None:
    answers = []
    for scope, sealed in ((SYSTEM, False), (named, False), (district.clerk, True), (named, True)):
        with house.database.reading(scope) as session:
            found = house.engine.compute(
                session, INDICATORS, YEAR, [district.north], under=[district.north], sealed=sealed
            )
        answers.append(found.columns)
    assert answers[0] == answers[1] == answers[2] != answers[3]
    assert all(map(concerns_sealed, INDICATORS))
    assert not concerns_sealed(Indicator("sealed.units", "单位", count(Station), "个"))


def opened(house: House, by: Scope, row_id: UUID) -> str | None:
    with house.database.writing(by) as session:
        return reveal(session, FILES, house.vault, row_id, "whereabouts", "核对")


def test_what_is_of_the_strictest_class_opens_for_named_people_only(
    house: House, district: District, named: Scope, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = {"opened_on": date(2024, 3, 1), "name": "合成人戊", "whereabouts": "在外地"}
    row_id = write(house, district.clerk, FILES, district.north, given)

    with pytest.raises(Forbidden, match="指定的专人"):
        opened(house, district.clerk, row_id)
    assert opened(house, named, row_id) == "在外地"
    monkeypatch.setattr(revealing, "_may_open", lambda *_: True)
    assert opened(house, district.clerk, row_id) == "在外地"


def test_every_reading_of_a_sealed_file_is_recorded(
    house: House, district: District, named: Scope, files: tuple[UUID, UUID]
) -> None:
    note_readings(house.database, named, FILES, files)
    note_readings(house.database, district.clerk, FILES, files)

    with house.database.reading(SYSTEM) as session:
        events = session.scalars(select(AuditEvent).where(col(AuditEvent.action) == "sealed:file:read")).all()
    assert [(event.actor, event.object_id) for event in events] == [("named", str(files[1]))]


def test_a_query_over_sealed_rows_cannot_stand_for_a_table() -> None:
    with pytest.raises(TypeError, match="sealed_call has sealed rows"):
        open_rows(select(Call.__table__.c.id).subquery())


def test_the_right_comes_with_one_role_only() -> None:
    holders = {
        code
        for code, role in ROLES.items()
        if any(covers(pattern, OPEN_SEALED) for pattern in role.permissions)
    }
    assert holders == {"sealed_files_officer"}


def test_without_the_seal_the_sealed_file_is_seen(
    house: House, district: District, files: tuple[UUID, UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scoping, "open_rows", lambda table: None)

    assert listed(house, district.clerk, FILES) == (2, 2)
    assert listed(house, district.clerk, CALLS) == (3, 3)


def test_who_enters_a_person_again_does_not_learn_of_a_sealed_file(
    house: House, district: District, files: tuple[UUID, UUID], named: Scope
) -> None:
    register = replace(FILES, unique=("name",))
    again = {"opened_on": date(2024, 4, 1), "name": "合成人乙"}

    with pytest.raises(Invalid, match="尚未结束"):
        write(house, named, register, district.north, again)
    assert write(house, district.clerk, register, district.north, again)


def test_nobody_without_the_right_can_name_a_sealed_file_or_learn_that_there_is_one(
    house: House, district: District, files: tuple[UUID, UUID], named: Scope
) -> None:
    def call(file_id: UUID) -> dict[str, Any]:
        return {"made_on": date(2024, 3, 7), "file_id": file_id}

    def refusal(file_id: UUID) -> str:
        with pytest.raises(Invalid) as refused:
            write(house, district.clerk, CALLS, district.north, call(file_id))
        return refused.value.detail

    assert refusal(files[1]) == refusal(uuid4())
    assert write(house, named, CALLS, district.north, call(files[1]))
