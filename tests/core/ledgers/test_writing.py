"""Rows are checked, sealed, numbered, versioned and voided; nothing gets in another way."""

from collections.abc import Callable
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from fengqiao.access.audit import AuditEvent
from fengqiao.database.scope import SYSTEM, Scope
from fengqiao.database.session import Database
from fengqiao.errors import Forbidden, Invalid, NotFound
from fengqiao.ledgers.codes import CodeBook
from fengqiao.ledgers.reading import LedgerReader, ListQuery
from fengqiao.ledgers.stored_rows import Stale
from fengqiao.ledgers.vault import Vault
from fengqiao.ledgers.writing import LedgerWriter
from fengqiao.privacy.synthetic import synthetic_id_no
from fengqiao.registry.people import STAFF
from fengqiao.registry.stations import VILLAGES
from sqlalchemy import text

from tests.core.conftest import District

ID_NO = synthetic_id_no(date(1990, 5, 17), 7)
PERSON = {
    "name": "合成人甲",
    "birth_date": date(1990, 5, 17),
    "id_no": ID_NO,
    "certificates": [{"kind": "legal_qualification", "obtained_on": date(2015, 3, 1)}],
}

Open = Callable[[Scope], AbstractContextManager[LedgerWriter]]


@pytest.fixture
def staff(database: Database, codes: CodeBook, vault: Vault) -> Open:
    """Open a writer of the staff ledger for somebody."""

    @contextmanager
    def open_for(scope: Scope) -> Any:
        with database.writing(scope) as session:
            yield LedgerWriter(session, STAFF, codes, vault)

    return open_for


def written(staff: Open, district: District, **changes: Any) -> UUID:
    """Write the person, by the officer, at the northern station."""
    with staff(district.officer) as writer:
        return writer.create(district.north, {**PERSON, **changes})


def test_a_row_is_numbered_masked_and_carries_its_parts(
    staff: Open, district: District, database: Database
) -> None:
    row_id = written(staff, district)
    written(staff, district, name="合成人乙", id_no=None)

    with database.reading(district.clerk) as session:
        row = LedgerReader(session, STAFF).get(row_id)
        assert row["seq_no"].endswith("-00001")
        assert row["id_no"] == ID_NO[:3] + "*" * 11 + ID_NO[-4:]
        assert row["certificates"][0]["kind"] == "legal_qualification"
        assert {one["seq_no"][-5:] for one in LedgerReader(session, STAFF).page(ListQuery()).rows} == {
            "00001",
            "00002",
        }


def test_the_full_number_stands_nowhere_in_the_database(
    staff: Open, district: District, database: Database
) -> None:
    written(staff, district)
    with database.reading(SYSTEM) as session:
        for table in ("reg_staff", "core_audit_event"):
            rows = session.execute(text(f"select * from {table}")).all()  # noqa: S608
            assert rows
            assert not any(ID_NO in str(value) for row in rows for value in row)


def test_a_person_is_found_by_the_whole_number_only(
    staff: Open, district: District, database: Database, vault: Vault
) -> None:
    row_id = written(staff, district)
    with database.reading(district.clerk) as session:
        reader = LedgerReader(session, STAFF)
        assert [row["id"] for row in reader.search("id_no", ID_NO, vault)] == [row_id]
        assert [row["id"] for row in reader.search("id_no", ID_NO.lower(), vault)] == [row_id]
    with database.reading(district.stranger) as session:
        assert LedgerReader(session, STAFF).search("id_no", ID_NO, vault) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": ""}, "姓名"),
        ({"sex": "neither"}, "没有代码"),
        ({"id_no": ID_NO[:-1] + ("0" if ID_NO[-1] != "0" else "1")}, "校验"),
        ({"birth_date": "1990-05-17"}, "出生日期"),
        ({"birth_date": date(1990, 5, 17), "employed_on": date(1980, 1, 1)}, "参加工作日期"),
        ({"nickname": "甲"}, "没有这个字段"),
        ({"certificates": [{"kind": "cooking"}]}, "证书第1行"),
        ({"name": "甲\x00"}, "控制字符"),
        ({"name": "人" * 51}, "超过50个字"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_a_bad_value_is_refused_with_its_place_and_nothing_is_written(
    staff: Open, district: District, database: Database, change: dict[str, Any], words: str
) -> None:
    with pytest.raises(Invalid, match=words) as refusal:
        written(staff, district, **change)
    assert ID_NO not in refusal.value.detail
    with database.reading(SYSTEM) as session:
        assert session.execute(text("select count(*) from reg_staff")).scalar() == 0


def test_a_change_needs_the_version_it_was_made_on(staff: Open, district: District) -> None:
    row_id = written(staff, district)
    with staff(district.officer) as writer:
        assert writer.change(row_id, 1, {"major": "法学"}) == 2
    with pytest.raises(Stale), staff(district.officer) as writer:
        writer.change(row_id, 1, {"major": "社会学"})


def test_a_change_keeps_what_it_does_not_name_and_the_sealed_values_too(
    staff: Open, district: District, database: Database, vault: Vault
) -> None:
    row_id = written(staff, district)
    with staff(district.officer) as writer:
        writer.change(row_id, 1, {"major": "法学"})
    with database.reading(district.clerk) as session:
        row = LedgerReader(session, STAFF).get(row_id)
        assert (row["major"], row["name"], len(row["certificates"])) == ("法学", "合成人甲", 1)
        assert LedgerReader(session, STAFF).search("id_no", ID_NO, vault)[0]["id"] == row_id


def test_a_named_part_is_replaced_and_its_old_lines_are_voided(
    staff: Open, district: District, database: Database
) -> None:
    row_id = written(staff, district)
    with staff(district.officer) as writer:
        writer.change(row_id, 1, {"certificates": [{"kind": "enforcement"}]})
    with database.reading(SYSTEM) as session:
        kinds = [one["kind"] for one in LedgerReader(session, STAFF).get(row_id)["certificates"]]
        assert kinds == ["enforcement"]
        assert session.execute(text("select count(*) from reg_certificate")).scalar() == 2


def test_a_voided_row_leaves_every_list_and_stays_in_the_table(
    staff: Open, district: District, database: Database
) -> None:
    row_id = written(staff, district)
    with staff(district.officer) as writer:
        writer.void(row_id, 1, "重复登记")
    with database.reading(district.officer) as session:
        assert LedgerReader(session, STAFF).page(ListQuery()).rows == []
        with pytest.raises(NotFound):
            LedgerReader(session, STAFF).get(row_id)
    with database.reading(SYSTEM) as session:
        assert session.execute(text("select void_reason from reg_staff")).scalar() == "重复登记"


def test_a_unit_outside_the_scope_cannot_be_written_for(staff: Open, district: District) -> None:
    with pytest.raises(Forbidden), staff(district.stranger) as writer:
        writer.create(district.north, PERSON)


def test_a_row_outside_the_scope_cannot_be_changed_and_looks_absent(staff: Open, district: District) -> None:
    row_id = written(staff, district)
    with pytest.raises(NotFound), staff(district.stranger) as writer:
        writer.change(row_id, 1, {"major": "法学"})


def test_every_write_leaves_one_event_in_its_unit(
    staff: Open, district: District, database: Database
) -> None:
    row_id = written(staff, district)
    with staff(district.officer) as writer:
        writer.change(row_id, 1, {"major": "法学"})
        writer.void(row_id, 2, "重复登记")
    with database.reading(SYSTEM) as session:
        events = session.query(AuditEvent).order_by(AuditEvent.seq).all()  # type: ignore[arg-type]
        assert [(event.unit_id, event.action.rpartition(":")[2]) for event in events] == [
            (district.north, "create"),
            (district.north, "change"),
            (district.north, "void"),
        ]


def test_a_refused_write_leaves_no_event(staff: Open, district: District, database: Database) -> None:
    with pytest.raises(Invalid):
        written(staff, district, name="")
    with database.reading(SYSTEM) as session:
        assert session.query(AuditEvent).count() == 0


def test_pages_follow_each_other_without_gap_or_repeat(
    database: Database, district: District, codes: CodeBook, vault: Vault
) -> None:
    with database.writing(district.officer) as session:
        writer = LedgerWriter(session, VILLAGES, codes, vault)
        writer.insert(
            [writer.draft(district.north, {"name": f"第{n}村", "kind": "village"}) for n in range(7)]
        )
    seen, after = [], None
    with database.reading(district.clerk) as session:
        while True:
            page = LedgerReader(session, VILLAGES).page(ListQuery(size=3, after=after, total=True))
            seen += [row["name"] for row in page.rows]
            assert page.total == 7
            after = page.next
            if after is None:
                break
    assert sorted(seen) == sorted(f"第{n}村" for n in range(7))
    assert len(seen) == 7
