"""Tokens of programs."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from fengqiao.access.accounts import account_by_id, disable, grant, withdraw
from fengqiao.access.identity import identified
from fengqiao.access.models import Account, AuditEvent, Token
from fengqiao.access.sign_in import issue_link, redeem_link
from fengqiao.access.tokens import actor_of_token, issue_token, revoke_token, token_for, tokens_in_scope
from fengqiao.clock import today
from fengqiao.database.scope import SYSTEM, Scope
from fengqiao.database.session import Database
from fengqiao.errors import Conflict, Invalid, NotFound, SignInNeeded
from fengqiao.testing.clock import HeldClock
from fengqiao.units.models import Unit
from fengqiao.units.tree import merge, move
from sqlalchemy import select
from sqlmodel import col


@pytest.fixture
def issued(database: Database, station: Unit, clock: HeldClock) -> tuple[Token, str]:
    with database.writing(SYSTEM) as session:
        return issue_token(session, unit=station, roles=["station_clerk"], days=30, name="月报接口")


def test_a_token_speaks_for_its_unit_with_its_roles(
    database: Database, issued: tuple[Token, str], station: Unit
) -> None:
    token, secret = issued
    with database.reading(SYSTEM) as session:
        actor = actor_of_token(session, secret)

    assert secret.startswith("fq_")
    assert (actor.id, actor.name, actor.unit_id) == (str(token.account_id), "月报接口", station.id)
    assert actor.roles == {"station_clerk"}
    assert actor.scope == Scope(actor.id, roots=(station.id or 0,))
    assert not actor.is_session
    assert actor.may("mediation:case:read")
    assert not actor.may("security:token:write")


def everything_stored(database: Database) -> str:
    """Every cell of every table, as text."""
    with database.reading(SYSTEM) as session:
        tables = [
            table for table in Account.metadata.tables.values() if table.name.startswith(("core_", "reg_"))
        ]
        return "\n".join(str(row) for table in tables for row in session.connection().execute(select(table)))


def test_the_secret_is_stored_nowhere(database: Database, issued: tuple[Token, str]) -> None:
    token, secret = issued
    stored = everything_stored(database)

    assert token.digest in stored
    assert secret not in stored
    assert secret.removeprefix("fq_") not in stored


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_no_secret_is_found_in_the_bytes_of_the_database_file(
    database: Database, station: Unit, account: Account
) -> None:
    with database.writing(SYSTEM) as session:
        _, token = issue_token(session, unit=station, roles=["leader"], days=1, name="导出")
        link = issue_link(session, account)
    with database.writing(SYSTEM) as session:
        cookie = redeem_link(session, link)
    database.close()

    file = Path(database.url.removeprefix("sqlite:///"))
    content = b"".join(path.read_bytes() for path in file.parent.glob(f"{file.name}*"))
    assert "导出".encode() in content
    for secret in (token, token.removeprefix("fq_"), link, cookie):
        assert secret.encode() not in content


def test_two_tokens_never_share_a_secret(database: Database, account: Account) -> None:
    with database.writing(SYSTEM) as session:
        secrets = {token_for(session, account, days=1, name="导出")[1] for _ in range(50)}

    assert len(secrets) == 50
    assert all(len(secret) >= 43 for secret in secrets)


def test_a_token_ends_on_its_last_moment(
    database: Database, issued: tuple[Token, str], clock: HeldClock
) -> None:
    _, secret = issued
    clock.advance(timedelta(days=30) - timedelta(seconds=1))
    with database.reading(SYSTEM) as session:
        actor_of_token(session, secret)

    clock.advance(timedelta(seconds=1))
    with pytest.raises(SignInNeeded), database.reading(SYSTEM) as session:
        actor_of_token(session, secret)


def test_unknown_expired_revoked_and_disabled_are_refused_in_the_same_words(
    database: Database, make_account: Callable[..., Account], clock: HeldClock
) -> None:
    first, second, third = make_account(), make_account(), make_account()
    with database.writing(SYSTEM) as session:
        expired = token_for(session, first, days=1, name="甲")[1]
    clock.advance(timedelta(days=2))
    with database.writing(SYSTEM) as session:
        revoked_token, revoked = token_for(session, second, days=1, name="乙")
        revoke_token(session, revoked_token.id)
        disabled = token_for(session, third, days=1, name="丙")[1]
        disable(session, third)

    words = set()
    for secret in ("fq_unknown", "", "全角", expired, revoked, disabled):
        with pytest.raises(SignInNeeded) as refusal, database.reading(SYSTEM) as session:
            actor_of_token(session, secret)
        words.add(refusal.value.detail)
    assert len(words) == 1


def test_rights_are_those_of_the_moment(database: Database, issued: tuple[Token, str]) -> None:
    token, secret = issued

    def may(permission: str) -> bool:
        with database.reading(SYSTEM) as session:
            return actor_of_token(session, secret).may(permission)

    assert may("mediation:case:write")
    with database.writing(SYSTEM) as session:
        account = account_by_id(session, token.account_id)
        grant(session, account, "leader")
        withdraw(session, account, "station_clerk")
    assert not may("mediation:case:write")
    assert may("indicators:figure:read")

    with database.writing(SYSTEM) as session:
        withdraw(session, account, "leader")
    assert not may("indicators:figure:read")


def test_the_scope_follows_the_tree_of_today(
    database: Database, county: Unit, station: Unit, elsewhere: Unit, clock: HeldClock
) -> None:
    clock.advance(timedelta(days=3650))
    with database.writing(SYSTEM) as session:
        _, secret = issue_token(session, unit=county, roles=["county_officer"], days=30, name="区局")

    def sees_station() -> bool:
        with database.reading(SYSTEM) as session:
            scope = actor_of_token(session, secret).scope
        with database.reading(scope) as session:
            return session.may_touch({station.id or 0})

    assert sees_station()
    with database.writing(SYSTEM) as session:
        move(session, station, under=elsewhere, on=today())
    assert not sees_station()


def test_a_unit_that_was_merged_is_seen_by_its_successor(
    database: Database, county: Unit, elsewhere: Unit, clock: HeldClock
) -> None:
    with database.writing(SYSTEM) as session:
        _, secret = issue_token(session, unit=county, roles=["county_officer"], days=30, name="区局")
        merge(session, elsewhere, county, on=today())

    with database.reading(SYSTEM) as session:
        scope = actor_of_token(session, secret).scope
    with database.reading(scope) as session:
        assert session.may_touch({elsewhere.id or 0})


@pytest.mark.parametrize("days", [0, -1, 367, 10**9])
def test_a_token_lives_one_to_366_days(database: Database, station: Unit, days: int) -> None:
    with pytest.raises(Invalid, match="1 至 366 天"), database.writing(SYSTEM) as session:
        issue_token(session, unit=station, roles=["leader"], days=days, name="导出")

    assert "导出" not in everything_stored(database)


def test_revoking_twice_or_nothing_is_refused(database: Database, issued: tuple[Token, str]) -> None:
    with database.writing(SYSTEM) as session:
        revoke_token(session, issued[0].id)
    with pytest.raises(Conflict, match="已于 2024-03-01 吊销"), database.writing(SYSTEM) as session:
        revoke_token(session, issued[0].id)
    with pytest.raises(NotFound, match="没有编号为"), database.writing(SYSTEM) as session:
        revoke_token(session, uuid4())


def test_a_token_of_another_county_is_neither_listed_nor_revoked(
    database: Database, issued: tuple[Token, str], elsewhere: Unit, county: Unit
) -> None:
    stranger, neighbour = (Scope("admin", roots=(unit.id or 0,)) for unit in (elsewhere, county))

    with database.reading(stranger) as session:
        assert tokens_in_scope(session) == []
    with pytest.raises(NotFound), database.writing(stranger) as session:
        revoke_token(session, issued[0].id)
    with database.reading(neighbour) as session:
        assert [each.token.id for each in tokens_in_scope(session)] == [issued[0].id]


def test_the_list_tells_what_each_token_is_worth_today(
    database: Database, issued: tuple[Token, str], station: Unit, clock: HeldClock
) -> None:
    with database.writing(SYSTEM) as session:
        revoke_token(session, issue_token(session, unit=station, roles=["leader"], days=9, name="b")[0].id)
        issue_token(session, unit=station, roles=["leader"], days=1, name="c")
        token, _ = issue_token(session, unit=station, roles=["leader"], days=9, name="d")
    clock.advance(timedelta(days=2))
    with database.writing(SYSTEM) as session:
        # Disabling revokes the tokens too; here only the account is closed.
        account_by_id(session, token.account_id).disabled_at = clock.moment
        states = {each.token.name: (each.state, set(each.roles)) for each in tokens_in_scope(session)}

    assert states == {
        "月报接口": ("有效", {"station_clerk"}),
        "b": ("已吊销", {"leader"}),
        "c": ("已到期", {"leader"}),
        "d": ("账号已停用", {"leader"}),
    }


def test_use_is_noted_at_most_every_five_minutes(
    database: Database, issued: tuple[Token, str], clock: HeldClock
) -> None:
    token, secret = issued
    noted = []
    for minutes in (0, 4, 5, 9, 9.9, 10, 60):
        clock.set(clock.moment.replace(hour=1, minute=0, second=0) + timedelta(minutes=minutes))
        identified(database, authorization=f"Bearer {secret}", cookie=None)
        with database.reading(SYSTEM) as session:
            used = session.scalar(select(col(Token.last_used_at)).where(col(Token.id) == token.id))
        assert used is not None
        noted.append((used - token.created_at) / timedelta(minutes=1))

    assert noted == [0, 0, 5, 5, 5, 10, 60]


def test_issuing_and_revoking_are_events_without_the_secret(
    database: Database, issued: tuple[Token, str]
) -> None:
    token, secret = issued
    with database.writing(Scope("security-officer", everything=True)) as session:
        revoke_token(session, token.id)

    with database.reading(SYSTEM) as session:
        events = session.scalars(
            select(AuditEvent).where(col(AuditEvent.object_kind) == "token").order_by(col(AuditEvent.seq))
        ).all()
    assert [(event.actor, event.action, event.details) for event in events] == [
        ("system", "security:token:write", '{"days":30,"issued":true}'),
        ("security-officer", "security:token:write", '{"revoked":true}'),
    ]
    assert {event.object_id for event in events} == {str(token.id)}
