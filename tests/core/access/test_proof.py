"""Every change of the audit trail is found."""

import json
import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from fengqiao.access.audit import ImportedRows, record, record_import
from fengqiao.access.models import AuditAnchor, AuditEvent, AuditHead
from fengqiao.access.proof import Break, anchor_day, verify
from fengqiao.clock import today
from fengqiao.database.scope import SYSTEM, ScopedSession
from fengqiao.database.session import Database
from fengqiao.errors import Conflict
from fengqiao.privacy import chain
from fengqiao.testing.clock import HeldClock
from sqlalchemy import Connection, Table, delete, insert, select, text, update

EVENTS: Table = AuditEvent.__table__  # type: ignore[attr-defined]
HEADS: Table = AuditHead.__table__  # type: ignore[attr-defined]
ANCHORS: Table = AuditAnchor.__table__  # type: ignore[attr-defined]

UNITS, LENGTH, ANCHORED_AT, TRIALS = (0, 1, 2), 20, 12, 400


def write(database: Database, times: int) -> None:
    for index in range(times):
        with database.writing(SYSTEM) as session:
            for unit_id in UNITS:
                record(session, unit_id=unit_id, action="mediation:case:write", details={"version": index})


@pytest.fixture
def trail(database: Database, clock: HeldClock) -> Database:
    """Three chains of twenty events, anchored after the twelfth and, as nothing grew, on the next day again."""
    write(database, ANCHORED_AT)
    for _ in range(2):
        with database.writing(SYSTEM) as session:
            anchor_day(session, today())
        clock.advance(timedelta(days=1))
    write(database, LENGTH - ANCHORED_AT)
    return database


@pytest.fixture
def intruder(trail: Database) -> Iterator[Connection]:
    """Someone with the owner's rights over the database, and without the triggers."""
    owner = Database(trail.owner_url)
    with owner.writer.connect() as connection:
        if not trail.is_postgresql:
            with connection.begin():
                names = (
                    connection.execute(text("select name from sqlite_master where type = 'trigger'"))
                    .scalars()
                    .all()
                )
                for name in names:
                    connection.execute(text(f"drop trigger {name}"))
        yield connection
    owner.close()


def breaks(connection: Connection, kept: dict[date, str] | None = None) -> list[Break]:
    with ScopedSession(connection, info={"scope": SYSTEM}) as session:
        return verify(session, kept)


def an_event(rng: random.Random) -> tuple[int, int]:
    return rng.choice(UNITS), rng.randint(1, LENGTH)


def at(unit_id: int, seq: int) -> Any:
    return (EVENTS.c.unit_id == unit_id) & (EVENTS.c.seq == seq)


def edit_a_text(rng: random.Random, connection: Connection) -> None:
    columns = [
        "at",
        "actor",
        "action",
        "object_kind",
        "object_id",
        "outcome",
        "details",
        "request_id",
        "address",
        "hash",
    ]
    column, place = EVENTS.c[rng.choice(columns)], at(*an_event(rng))
    value = connection.execute(select(column).where(place)).scalar_one()
    position = rng.randrange(max(len(value), 1))
    changed = value[:position] + chr(ord(value[position]) ^ 1) + value[position + 1 :] if value else "x"
    connection.execute(update(EVENTS).where(place).values({column: changed}))


def edit_the_id(rng: random.Random, connection: Connection) -> None:
    connection.execute(update(EVENTS).where(at(*an_event(rng))).values(id=uuid4()))


def move_to_another_unit(rng: random.Random, connection: Connection) -> None:
    unit_id, seq = an_event(rng)
    connection.execute(update(EVENTS).where(at(unit_id, seq)).values(unit_id=unit_id + 100))


def renumber_the_last(rng: random.Random, connection: Connection) -> None:
    connection.execute(
        update(EVENTS).where(at(rng.choice(UNITS), LENGTH)).values(seq=LENGTH + rng.randint(1, 9))
    )


def swap_two(rng: random.Random, connection: Connection) -> None:
    unit_id = rng.choice(UNITS)
    one, other = rng.sample(range(1, LENGTH + 1), 2)
    for before, after in ((one, -1), (other, one), (-1, other)):
        connection.execute(update(EVENTS).where(at(unit_id, before)).values(seq=after))


def delete_one(rng: random.Random, connection: Connection) -> None:
    connection.execute(delete(EVENTS).where(at(*an_event(rng))))


def delete_one_and_close_the_gap(rng: random.Random, connection: Connection) -> None:
    unit_id, seq = rng.choice(UNITS), rng.randint(1, LENGTH - 1)
    connection.execute(delete(EVENTS).where(at(unit_id, seq)))
    for later in range(seq + 1, LENGTH + 1):
        connection.execute(update(EVENTS).where(at(unit_id, later)).values(seq=later - 1))
    connection.execute(update(HEADS).where(HEADS.c.unit_id == unit_id).values(seq=LENGTH - 1))


def insert_a_copy(rng: random.Random, connection: Connection) -> None:
    unit_id, seq = an_event(rng)
    row = dict(connection.execute(select(EVENTS).where(at(unit_id, seq))).mappings().one())
    connection.execute(insert(EVENTS).values(row | {"id": uuid4(), "seq": LENGTH + 1}))


def cut_the_tail(rng: random.Random, connection: Connection) -> None:
    unit_id, left = rng.choice(UNITS), rng.randint(0, LENGTH - 1)
    connection.execute(delete(EVENTS).where(EVENTS.c.unit_id == unit_id, EVENTS.c.seq > left))


def cut_the_tail_and_the_head_with_it(rng: random.Random, connection: Connection) -> None:
    unit_id, left = rng.choice(UNITS), rng.randint(1, ANCHORED_AT - 1)
    connection.execute(delete(EVENTS).where(EVENTS.c.unit_id == unit_id, EVENTS.c.seq > left))
    digest = connection.execute(select(EVENTS.c.hash).where(at(unit_id, left))).scalar_one()
    connection.execute(update(HEADS).where(HEADS.c.unit_id == unit_id).values(seq=left, hash=digest))


def remove_a_whole_chain(rng: random.Random, connection: Connection) -> None:
    unit_id = rng.choice(UNITS)
    connection.execute(delete(EVENTS).where(EVENTS.c.unit_id == unit_id))
    connection.execute(delete(HEADS).where(HEADS.c.unit_id == unit_id))


def rewrite_a_chain_with_its_head(rng: random.Random, connection: Connection) -> None:
    unit_id, changed = rng.choice(UNITS), rng.randint(1, ANCHORED_AT)
    relink(connection, unit_id, changed)


def relink(connection: Connection, unit_id: int, changed: int) -> None:
    """Change one event and compute everything after it anew, as someone who knows how would."""
    previous = chain.GENESIS
    rows = (
        connection.execute(select(EVENTS).where(EVENTS.c.unit_id == unit_id).order_by(EVENTS.c.seq))
        .mappings()
        .all()
    )
    for row in rows:
        event = {name: value for name, value in row.items() if name != "hash"} | {"id": row["id"].hex}
        if row["seq"] == changed:
            event["actor"] = "somebody-else"
        previous = chain.link(previous, event)
        connection.execute(
            update(EVENTS).where(at(unit_id, row["seq"])).values(actor=event["actor"], hash=previous)
        )
    connection.execute(update(HEADS).where(HEADS.c.unit_id == unit_id).values(hash=previous))


def edit_a_head(rng: random.Random, connection: Connection) -> None:
    change: dict[str, Any] = rng.choice([{"seq": LENGTH + 1}, {"seq": LENGTH - 1}, {"hash": chain.GENESIS}])
    connection.execute(update(HEADS).where(HEADS.c.unit_id == rng.choice(UNITS)).values(change))


def remove_a_head(rng: random.Random, connection: Connection) -> None:
    connection.execute(delete(HEADS).where(HEADS.c.unit_id == rng.choice(UNITS)))


def invent_a_head(rng: random.Random, connection: Connection) -> None:
    connection.execute(insert(HEADS).values(unit_id=rng.randint(50, 99), seq=1, hash=chain.GENESIS))


def edit_an_anchor(rng: random.Random, connection: Connection) -> None:
    changes = [
        {"digest": chain.GENESIS},
        {"heads": "{}"},
        {"heads": "[]"},
        {"heads": "not json"},
        {"heads": '{"1":[1]}'},
    ]
    first = select(ANCHORS.c.day).order_by(ANCHORS.c.day).limit(1).scalar_subquery()
    connection.execute(update(ANCHORS).where(ANCHORS.c.day == first).values(rng.choice(changes)))


def remove_the_first_anchor(rng: random.Random, connection: Connection) -> None:
    first = select(ANCHORS.c.day).order_by(ANCHORS.c.day).limit(1).scalar_subquery()
    connection.execute(delete(ANCHORS).where(ANCHORS.c.day == first))


TAMPERINGS: list[Callable[[random.Random, Connection], None]] = [
    edit_a_text,
    edit_the_id,
    move_to_another_unit,
    renumber_the_last,
    swap_two,
    delete_one,
    delete_one_and_close_the_gap,
    insert_a_copy,
    cut_the_tail,
    cut_the_tail_and_the_head_with_it,
    remove_a_whole_chain,
    rewrite_a_chain_with_its_head,
    edit_a_head,
    remove_a_head,
    invent_a_head,
    edit_an_anchor,
    remove_the_first_anchor,
]


@pytest.mark.parametrize("trials", [TRIALS, pytest.param(10_000, marks=pytest.mark.heavy)])
def test_random_changes_of_the_trail_are_all_found(intruder: Connection, trials: int) -> None:
    rng = random.Random(20240301)
    missed = []
    for trial in range(trials):
        tamper = TAMPERINGS[trial % len(TAMPERINGS)]
        with intruder.begin() as transaction:
            tamper(rng, intruder)
            if not breaks(intruder):
                missed.append(tamper.__name__)
            transaction.rollback()

    assert missed == []
    with intruder.begin():
        assert breaks(intruder) == []


def test_the_break_is_named_where_it_begins(intruder: Connection) -> None:
    with intruder.begin() as transaction:
        intruder.execute(update(EVENTS).where(at(1, 7)).values(actor="x"))
        intruder.execute(delete(EVENTS).where(at(2, LENGTH)))

        assert [each.place for each in breaks(intruder)] == ["单位 1 第 7 号", "单位 2 第 19 号之后"]
        transaction.rollback()


def test_without_the_head_a_cut_tail_would_pass(intruder: Connection) -> None:
    with intruder.begin() as transaction:
        intruder.execute(delete(EVENTS).where(EVENTS.c.unit_id == 1, EVENTS.c.seq > 15))
        rows = (
            intruder.execute(select(EVENTS).where(EVENTS.c.unit_id == 1).order_by(EVENTS.c.seq))
            .mappings()
            .all()
        )
        links = [
            (
                row["hash"],
                {name: value for name, value in row.items() if name != "hash"} | {"id": row["id"].hex},
            )
            for row in rows
        ]

        assert chain.verify(links) is None
        assert breaks(intruder) != []
        transaction.rollback()


def test_without_the_anchor_a_chain_rewritten_with_its_head_would_pass(intruder: Connection) -> None:
    with intruder.begin() as transaction:
        relink(intruder, 1, ANCHORED_AT + 1)  # after the anchor: nothing but its age protects it
        assert breaks(intruder) == []

        relink(intruder, 1, ANCHORED_AT)
        assert [each.reason for each in breaks(intruder)] == ["与已锚定的链头不符,事件可能被整段重写"]
        intruder.execute(delete(ANCHORS))
        assert breaks(intruder) == []
        transaction.rollback()


def test_a_digest_kept_elsewhere_finds_a_trail_that_was_replaced_as_a_whole(
    intruder: Connection, clock: HeldClock
) -> None:
    with intruder.begin() as transaction:
        kept = {row.day: row.digest for row in intruder.execute(select(ANCHORS))}
        assert len(kept) == 2
        assert breaks(intruder, kept) == []

        for table in (EVENTS, HEADS, ANCHORS):
            intruder.execute(delete(table))
        assert breaks(intruder) == []
        assert [each.place for each in breaks(intruder, kept)] == ["2024-03-01 的锚", "2024-03-02 的锚"]
        transaction.rollback()


@pytest.mark.parametrize("engine_kind", ["sqlite"])
@pytest.mark.parametrize(
    "damage",
    [
        "update core_audit_event set id = 'no id' where seq = 3",
        "update core_audit_event set details = x'00ff' where seq = 3",
        "update core_audit_event set details = cast(x'c3ff' as text) where seq = 3",
        "update core_audit_event set seq = 'three' where seq = 3",
        "update core_audit_event set seq = 3.5 where seq = 3",
        "update core_audit_event set unit_id = 'one' where seq = 3 and unit_id = 1",
        "update core_audit_event set hash = '' where seq = 3",
        "update core_audit_head set seq = 'twenty'",
        "update core_audit_anchor set heads = x'ff'",
        'update core_audit_anchor set heads = \'{"1": [[1], "x"]}\'',
        "update core_audit_anchor set heads = '{\"1\": 5}'",
        "update core_audit_anchor set day = 'some day' where day = '2024-03-01'",
    ],
)
def test_damage_of_any_kind_is_a_break_and_no_crash(intruder: Connection, damage: str) -> None:
    with intruder.begin() as transaction:
        intruder.execute(text(damage))

        assert breaks(intruder) != []
        transaction.rollback()


def test_ten_thousand_events_verify_and_one_change_among_them_is_found(database: Database) -> None:
    with database.writing(SYSTEM) as session:
        for _ in range(1_000):
            rows = {unit_id: ImportedRows(1, "aa") for unit_id in range(1, 11)}
            record_import(session, rows, action="a:b:import", object_kind="a.b", import_id=uuid4())
    with database.reading(SYSTEM) as session:
        assert verify(session) == []

    owner = Database(database.owner_url)
    with owner.writer.begin() as connection:
        if not database.is_postgresql:
            connection.execute(text("drop trigger tr_core_audit_event_no_update"))
        connection.execute(update(EVENTS).where(at(6, 777)).values(details='{"count":2,"digest":"aa"}'))
    owner.close()

    with database.reading(SYSTEM) as session:
        assert [each.place for each in verify(session)] == ["单位 6 第 777 号"]


def test_an_empty_trail_has_no_break_and_can_be_anchored(database: Database, clock: HeldClock) -> None:
    with database.writing(SYSTEM) as session:
        anchored = anchor_day(session, today())

    assert (anchored.day, anchored.heads) == (date(2024, 3, 1), "{}")
    with database.reading(SYSTEM) as session:
        assert verify(session, {anchored.day: anchored.digest}) == []


def test_an_anchor_holds_what_grew_and_its_digest_covers_all(trail: Database) -> None:
    with trail.reading(SYSTEM) as session:
        first, second = session.scalars(select(AuditAnchor).order_by(ANCHORS.c.day))

    heads = {unit_id: (seq, digest) for unit_id, (seq, digest) in json.loads(first.heads).items()}
    assert {unit_id: seq for unit_id, (seq, _) in heads.items()} == {"0": 12, "1": 12, "2": 12}
    assert first.digest == second.digest == chain.anchor(heads)
    assert second.heads == "{}"


def test_a_day_is_anchored_once(trail: Database) -> None:
    with trail.writing(SYSTEM) as session:
        first = anchor_day(session, today())
    write(trail, 1)
    with trail.writing(SYSTEM) as session:
        assert anchor_day(session, today()).digest == first.digest
    with trail.reading(SYSTEM) as session:
        assert verify(session) == []


def test_a_day_before_an_anchored_one_is_refused(trail: Database) -> None:
    with pytest.raises(Conflict, match="不能再补锚 2024-02-29"), trail.writing(SYSTEM) as session:
        anchor_day(session, date(2024, 2, 29))
