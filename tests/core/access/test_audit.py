"""Writing the audit trail."""

import hashlib
import json
from collections.abc import Callable
from contextvars import copy_context
from datetime import UTC, datetime
from functools import partial
from threading import Barrier
from typing import Any
from uuid import UUID, uuid4

import pytest
from fengqiao.access.audit import INSTALLATION, ImportedRows, note_origin, record, record_import
from fengqiao.access.models import AuditEvent, AuditHead
from fengqiao.access.proof import verify
from fengqiao.database.scope import SYSTEM, Scope
from fengqiao.database.session import Database
from fengqiao.privacy.chain import UncanonicalEvent
from fengqiao.testing.clock import HeldClock
from fengqiao.units.models import Unit
from sqlalchemy import func, insert, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlmodel import col

Race = Callable[..., list[object]]


def events(database: Database) -> list[AuditEvent]:
    with database.reading(SYSTEM) as session:
        query = select(AuditEvent).order_by(col(AuditEvent.unit_id), col(AuditEvent.seq))
        return list(session.scalars(query))


def heads(database: Database) -> dict[int, tuple[int, str]]:
    with database.reading(SYSTEM) as session:
        return {head.unit_id: (head.seq, head.hash) for head in session.scalars(select(AuditHead))}


def write(database: Database, unit_id: int, times: int = 1) -> None:
    for _ in range(times):
        with database.writing(SYSTEM) as session:
            record(session, unit_id=unit_id, action="mediation:case:write")


def test_an_event_says_who_did_what_to_which_thing_when_and_from_where(
    database: Database, clock: HeldClock
) -> None:
    clock.set(datetime(2024, 3, 1, 1, 2, 3, 456, tzinfo=UTC))

    def handle() -> None:
        note_origin("request-1", "10.1.2.3")
        with database.writing(Scope("account-7", everything=True)) as session:
            record(
                session,
                unit_id=5,
                action="mediation:case:write",
                object_kind="mediation.case",
                object_id="018e",
                details={"changed": ["state", "闭合日期"], "version": 2},
            )

    copy_context().run(handle)

    (event,) = events(database)
    assert isinstance(event.id, UUID)
    assert event.model_dump(exclude={"id", "hash"}) == {
        "unit_id": 5,
        "seq": 1,
        "at": "2024-03-01T01:02:03.000456+00:00",
        "actor": "account-7",
        "action": "mediation:case:write",
        "object_kind": "mediation.case",
        "object_id": "018e",
        "outcome": "success",
        "details": '{"changed":["state","闭合日期"],"version":2}',
        "request_id": "request-1",
        "address": "10.1.2.3",
    }


def test_an_event_outside_any_request_has_no_origin(database: Database) -> None:
    write(database, 1)

    assert [(event.request_id, event.address) for event in events(database)] == [("", "")]


def test_each_hash_is_sm3_over_the_hash_before_and_the_event(database: Database) -> None:
    write(database, 1, times=2)
    write(database, 2)
    write(database, 1)

    previous = {1: bytes(32), 2: bytes(32)}
    for event in events(database):
        told = event.model_dump(exclude={"hash"}) | {"id": event.id.hex}
        spelled = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
        previous[event.unit_id] = hashlib.new("sm3", previous[event.unit_id] + spelled).digest()
        assert event.hash == previous[event.unit_id].hex()
    assert heads(database) == {1: (3, previous[1].hex()), 2: (1, previous[2].hex())}


def test_what_is_undone_leaves_no_event(database: Database) -> None:
    write(database, 1)
    before = heads(database)

    def fail_at_the_end() -> None:
        with database.writing(SYSTEM) as session:
            record(session, unit_id=1, action="units:unit:write")
            record(session, unit_id=2, action="units:unit:write")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_at_the_end()

    assert len(events(database)) == 1
    assert heads(database) == before


@pytest.mark.parametrize("table", ["core_audit_event", "core_audit_head"])
def test_what_cannot_be_recorded_does_not_happen(database: Database, table: str) -> None:
    owner = Database(database.owner_url)
    with owner.writer.begin() as connection:
        connection.execute(text(f"drop table {table}"))
    owner.close()

    def add_a_unit() -> None:
        with database.writing(SYSTEM) as session:
            session.add(Unit(code="1", name="甲", kind="station"))
            record(session, unit_id=1, action="units:unit:write")

    with pytest.raises(DBAPIError):
        add_a_unit()
    with database.reading(SYSTEM) as session:
        assert session.scalar(select(func.count()).select_from(Unit)) == 0


@pytest.mark.parametrize("details", [{"share": 0.5}, {"on": datetime(2024, 1, 1, tzinfo=UTC)}, {1: "x"}])
def test_details_that_have_no_single_spelling_are_refused(
    database: Database, details: dict[str, object]
) -> None:
    with pytest.raises(UncanonicalEvent), database.writing(SYSTEM) as session:
        record(session, unit_id=1, action="a:b:c", details=details)

    assert events(database) == []


@pytest.mark.parametrize("too_long", ["actor", "action", "object_kind", "object_id"])
def test_a_text_longer_than_its_column_is_refused_whatever_the_database_would_do(
    database: Database, too_long: str
) -> None:
    texts: dict[str, Any] = {"action": "a:b:c", too_long: "x" * 200 + " "}
    with pytest.raises(ValueError, match=too_long), database.writing(SYSTEM) as session:
        record(session, unit_id=1, **texts)

    assert events(database) == []


def test_what_a_client_sends_along_is_cut_and_never_stops_the_action(database: Database) -> None:
    def handle() -> None:
        note_origin("r" * 500, "a" * 500 + " ")
        write(database, 1)

    copy_context().run(handle)

    (event,) = events(database)
    assert (event.request_id, event.address) == ("r" * 64, "a" * 64)
    with database.reading(SYSTEM) as session:
        assert verify(session) == []


def test_a_session_that_cannot_write_cannot_record(database: Database) -> None:
    with pytest.raises(DBAPIError), database.reading(SYSTEM) as session:
        record(session, unit_id=1, action="a:b:c")


def test_writers_of_one_unit_at_the_same_moment_make_one_chain(database: Database, race: Race) -> None:
    race(*[partial(write, database, 7, 10)] * 8)

    assert [event.seq for event in events(database)] == list(range(1, 81))
    with database.reading(SYSTEM) as session:
        assert verify(session) == []


@pytest.mark.parametrize("engine_kind", ["postgresql"])
def test_without_the_lock_on_the_head_two_writers_would_take_the_same_place(
    database: Database, race: Race
) -> None:
    write(database, 7)
    both_have_read = Barrier(2, timeout=60)

    def careless() -> str:
        try:
            with database.writing(SYSTEM) as session:
                head = session.execute(
                    select(col(AuditHead.seq)).where(col(AuditHead.unit_id) == 7)
                ).scalar_one()
                (last,) = events(database)
                both_have_read.wait()
                event = last.model_dump() | {"id": uuid4(), "seq": head + 1}
                session.execute(insert(AuditEvent), [event])
                session.execute(update(AuditHead).where(col(AuditHead.unit_id) == 7).values(seq=head + 1))
        except IntegrityError:
            return "same place"
        return "written"

    assert sorted(map(str, race(careless, careless))) == ["same place", "written"]


def test_an_import_is_one_event_for_each_unit_it_touched(database: Database) -> None:
    write(database, 3)
    import_id = uuid4()
    with database.writing(Scope("account-7", everything=True)) as session:
        record_import(
            session,
            {9: ImportedRows(2, "bb"), 3: ImportedRows(5, "aa")},
            action="mediation:case:import",
            object_kind="mediation.case",
            import_id=import_id,
        )

    told = [
        (event.unit_id, event.seq, event.actor, event.action, event.object_id, event.details)
        for event in events(database)[1:]
    ]
    assert told == [
        (3, 2, "account-7", "mediation:case:import", str(import_id), '{"count":5,"digest":"aa"}'),
        (9, 1, "account-7", "mediation:case:import", str(import_id), '{"count":2,"digest":"bb"}'),
    ]
    with database.reading(SYSTEM) as session:
        assert verify(session) == []


def test_an_import_that_touched_nothing_leaves_no_event(database: Database) -> None:
    with database.writing(SYSTEM) as session:
        record_import(session, {}, action="a:b:import", object_kind="a.b", import_id=uuid4())

    assert events(database) == []
    assert heads(database) == {}


def imported(database: Database, units: list[int]) -> None:
    with database.writing(SYSTEM) as session:
        rows = {unit_id: ImportedRows(1, "aa") for unit_id in units}
        record_import(session, rows, action="a:b:import", object_kind="a.b", import_id=uuid4())


def test_imports_over_the_same_units_in_any_order_never_wait_for_each_other(
    database: Database, race: Race
) -> None:
    units = list(range(1, 40))
    acts = [partial(imported, database, order) for order in (units, units[::-1], units[20:] + units[:20])]

    assert race(*acts, *acts) == [None] * 6
    assert heads(database).keys() == set(units)
    assert {seq for seq, _ in heads(database).values()} == {6}
    with database.reading(SYSTEM) as session:
        assert verify(session) == []


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_an_import_may_touch_more_units_than_one_query_names(database: Database) -> None:
    imported(database, list(range(1, 10_500)))
    imported(database, list(range(1, 10_500)))

    assert len(heads(database)) == 10_499
    assert {seq for seq, _ in heads(database).values()} == {2}


def test_events_of_the_installation_have_a_chain_of_their_own(database: Database) -> None:
    write(database, INSTALLATION)
    write(database, 1)

    assert [(event.unit_id, event.seq) for event in events(database)] == [(0, 1), (1, 1)]
