"""Accounts, and the three administrators that nobody may be at once."""

from collections.abc import Callable, Iterable
from functools import partial

import pytest
from fengqiao.access.accounts import account_by_id, disable, enable, grant, open_account, roles_of, withdraw
from fengqiao.access.models import Account, AccountRole, AuditEvent
from fengqiao.access.roles import ROLES, compatible
from fengqiao.access.sign_in import actor_of_session, issue_link, redeem_link
from fengqiao.access.tokens import actor_of_token, token_for
from fengqiao.database.scope import SYSTEM, Scope, ScopedSession
from fengqiao.database.session import Database
from fengqiao.errors import Conflict, DomainError, Invalid, NotFound, SignInNeeded
from fengqiao.units.models import Unit
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlmodel import col

Race = Callable[..., list[object]]
ADMINISTRATORS = {"system_admin", "security_admin", "audit_admin"}

CHANGES = st.lists(
    st.tuples(st.sampled_from(["grant", "withdraw"]), st.sampled_from(sorted(ROLES))), max_size=25
)
PER_ENGINE = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


def held_after(database: Database, changes: Iterable[tuple[str, str]], account: Account) -> set[str]:
    """Apply the changes one by one as an administrator would, refusals included."""
    acts = {"grant": grant, "withdraw": withdraw}
    for act, role in changes:
        try:
            with database.writing(SYSTEM) as session:
                acts[act](session, account, role)
        except DomainError:
            continue
    with database.reading(SYSTEM) as session:
        return set(roles_of(session, account))


def by_the_book(changes: Iterable[tuple[str, str]], held: set[str]) -> set[str]:
    """The rule, said once more: an administrator's role comes to an empty account, and keeps all others out."""
    for act, role in changes:
        if act == "withdraw":
            held = held - {role}
        elif not held & ADMINISTRATORS and (role not in ADMINISTRATORS or not held):
            held = held | {role}
    return held


def check_one_sequence(
    database: Database, make_account: Callable[..., Account], changes: list[tuple[str, str]]
) -> None:
    account = make_account("leader")

    held = held_after(database, changes, account)

    assert held == by_the_book(changes, {"leader"})
    assert not held & ADMINISTRATORS or len(held) == 1


@given(CHANGES)
@PER_ENGINE
def test_no_sequence_of_grants_makes_anyone_two_administrators(
    database: Database, make_account: Callable[..., Account], changes: list[tuple[str, str]]
) -> None:
    check_one_sequence(database, make_account, changes)


@pytest.mark.heavy
@pytest.mark.parametrize("engine_kind", ["sqlite"])
@given(CHANGES)
@settings(PER_ENGINE, max_examples=10_000)
def test_nor_does_any_of_ten_thousand_sequences(
    database: Database, make_account: Callable[..., Account], changes: list[tuple[str, str]]
) -> None:
    check_one_sequence(database, make_account, changes)


def test_without_the_check_the_same_account_would_hold_two(
    database: Database, make_account: Callable[..., Account]
) -> None:
    account = make_account("system_admin")
    with database.writing(SYSTEM) as session:
        session.add(AccountRole(account_id=account.id, role="audit_admin", granted_by="test"))

    with database.reading(SYSTEM) as session:
        held = roles_of(session, account)
        assert len(held & ADMINISTRATORS) == 2
        with pytest.raises(Conflict):
            compatible(held)


def test_two_administrator_roles_granted_at_the_same_moment_do_not_both_pass(
    database: Database, make_account: Callable[..., Account], race: Race
) -> None:
    for _ in range(5):
        account = make_account("leader")
        with database.writing(SYSTEM) as session:
            withdraw(session, account, "leader")

        def give(role: str, account: Account = account) -> None:
            with database.writing(SYSTEM) as session:
                grant(session, account, role)

        results = race(partial(give, "system_admin"), partial(give, "audit_admin"))

        assert sum(isinstance(result, Conflict) for result in results) == 1
        with database.reading(SYSTEM) as session:
            assert len(roles_of(session, account)) == 1


@pytest.mark.parametrize("roles", [["system_admin", "security_admin"], ["audit_admin", "station_clerk"]])
def test_an_account_cannot_be_opened_with_roles_that_exclude_each_other(
    database: Database, station: Unit, roles: list[str]
) -> None:
    with pytest.raises(Conflict, match="三权分立"), database.writing(SYSTEM) as session:
        open_account(session, name="李四", unit=station, roles=roles)

    with database.reading(SYSTEM) as session:
        assert session.scalars(select(Account)).all() == []


def test_an_unknown_role_is_refused(database: Database, account: Account) -> None:
    with pytest.raises(Invalid, match="没有名为“boss”的角色"), database.writing(SYSTEM) as session:
        grant(session, account, "boss")


def test_an_account_of_a_unit_outside_the_scope_can_neither_be_opened_nor_seen(
    database: Database, make_account: Callable[..., Account], county: Unit, elsewhere: Unit
) -> None:
    stranger = make_account(unit=elsewhere)
    scope = Scope("admin", roots=(county.id or 0,))

    with pytest.raises(NotFound), database.writing(scope) as session:
        open_account(session, name="李四", unit=elsewhere, roles=["leader"])
    with pytest.raises(NotFound), database.reading(scope) as session:
        account_by_id(session, stranger.id)


def test_a_disabled_account_is_out_at_once_and_stays_out_until_it_gets_something_new(
    database: Database, account: Account
) -> None:
    with database.writing(SYSTEM) as session:
        _, token = token_for(session, account, days=5, name="导出")
        cookie = redeem_link(session, issue_link(session, account))
        link = issue_link(session, account)

    with database.writing(SYSTEM) as session:
        disable(session, account)

    def refusals() -> int:
        count = 0
        for use, secret in ((actor_of_token, token), (actor_of_session, cookie), (redeem_link, link)):
            with pytest.raises(SignInNeeded), database.writing(SYSTEM) as session:
                use(session, secret)
            count += 1
        return count

    assert refusals() == 3
    with database.writing(SYSTEM) as session:
        enable(session, account)
    assert refusals() == 3
    with database.writing(SYSTEM) as session:
        assert actor_of_session(session, redeem_link(session, issue_link(session, account))).id == str(
            account.id
        )


def test_a_disabled_account_gets_neither_token_nor_link(database: Database, account: Account) -> None:
    with database.writing(SYSTEM) as session:
        disable(session, account)
        with pytest.raises(Conflict, match="已停用"):
            token_for(session, account, days=1, name="导出")
        with pytest.raises(Conflict, match="已停用"):
            issue_link(session, account)


def test_enabling_what_is_not_disabled_is_refused(database: Database, account: Account) -> None:
    with pytest.raises(Conflict, match="没有停用"), database.writing(SYSTEM) as session:
        enable(session, account)


def test_every_change_of_an_account_is_one_event_by_whom_it_was_made(
    database: Database, account: Account
) -> None:
    officer = Scope("security-officer", everything=True)
    acts: list[Callable[[ScopedSession], None]] = [
        lambda session: grant(session, account, "station_head"),
        lambda session: grant(session, account, "station_head"),  # held already: nothing happens
        lambda session: withdraw(session, account, "station_clerk"),
        lambda session: withdraw(session, account, "station_clerk"),
        lambda session: disable(session, account),
        lambda session: enable(session, account),
    ]
    for act in acts:
        with database.writing(officer) as session:
            act(session)

    with database.reading(SYSTEM) as session:
        events = session.scalars(select(AuditEvent).order_by(col(AuditEvent.seq))).all()
    assert [(event.action, event.details) for event in events] == [
        ("system:account:write", '{"opened":true,"roles":["station_clerk"]}'),
        ("security:grant:write", '{"granted":"station_head"}'),
        ("security:grant:write", '{"withdrawn":"station_clerk"}'),
        ("system:account:write", '{"disabled":true}'),
        ("system:account:write", '{"disabled":false}'),
    ]
    assert {event.actor for event in events[1:]} == {"security-officer"}
    assert {(event.object_kind, event.object_id) for event in events} == {("account", str(account.id))}
