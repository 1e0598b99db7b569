"""Links that work once, and the sessions they open."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from threading import Barrier

import pytest
from fengqiao.access.accounts import account_by_id, disable
from fengqiao.access.actors import Actor
from fengqiao.access.identity import identified
from fengqiao.access.models import Account, AuditEvent, SignInLink
from fengqiao.access.sign_in import actor_of_session, issue_link, redeem_link, sign_in, sign_out
from fengqiao.access.tokens import token_for
from fengqiao.clock import now
from fengqiao.database.scope import SYSTEM
from fengqiao.database.session import Database
from fengqiao.errors import SignInNeeded
from fengqiao.testing.clock import HeldClock
from sqlalchemy import select
from sqlmodel import col

Race = Callable[..., list[object]]


@pytest.fixture
def link(database: Database, account: Account) -> str:
    with database.writing(SYSTEM) as session:
        return issue_link(session, account)


def who(database: Database, cookie: str) -> Actor:
    return identified(database, authorization=None, cookie=cookie)


def test_a_link_opens_a_session_of_its_account(database: Database, link: str, account: Account) -> None:
    actor = who(database, sign_in(database, link))

    assert (actor.id, actor.unit_id, actor.is_session) == (str(account.id), account.unit_id, True)


def test_a_link_works_once(database: Database, link: str) -> None:
    sign_in(database, link)

    with pytest.raises(SignInNeeded):
        sign_in(database, link)


def test_of_many_who_follow_a_link_at_the_same_moment_one_comes_in(
    database: Database, account: Account, race: Race
) -> None:
    for _ in range(5):
        with database.writing(SYSTEM) as session:
            link = issue_link(session, account)

        results = race(*[partial(sign_in, database, link)] * 4)

        assert sum(isinstance(result, str) for result in results) == 1
        assert sum(isinstance(result, SignInNeeded) for result in results) == 3


@pytest.mark.parametrize("engine_kind", ["postgresql"])
def test_a_link_that_is_first_read_and_then_marked_would_let_two_in(
    database: Database, link: str, race: Race
) -> None:
    both_have_read = Barrier(2)

    def careless() -> str:
        with database.writing(SYSTEM) as session:
            found = session.scalars(select(SignInLink)).one()
            assert found.used_at is None
            both_have_read.wait()
            found.used_at = now()
        return "in"

    assert race(careless, careless) == ["in", "in"]


def test_a_link_ends_after_ten_minutes(database: Database, account: Account, clock: HeldClock) -> None:
    with database.writing(SYSTEM) as session:
        early, late = issue_link(session, account), issue_link(session, account)

    clock.advance(timedelta(minutes=10) - timedelta(seconds=1))
    sign_in(database, early)
    clock.advance(timedelta(seconds=1))
    with pytest.raises(SignInNeeded):
        sign_in(database, late)


def test_unknown_used_and_expired_links_are_refused_in_the_same_words(
    database: Database, account: Account, clock: HeldClock
) -> None:
    with database.writing(SYSTEM) as session:
        expired, used = issue_link(session, account), issue_link(session, account)
    sign_in(database, used)
    clock.advance(timedelta(minutes=10))

    words = set()
    for secret in ("unknown", "", expired, used):
        with pytest.raises(SignInNeeded) as refusal:
            sign_in(database, secret)
        words.add(refusal.value.detail)
    assert len(words) == 1


def test_the_session_is_always_new_and_never_the_link_itself(database: Database, account: Account) -> None:
    with database.writing(SYSTEM) as session:
        links = [issue_link(session, account) for _ in range(3)]

    cookies = {sign_in(database, link) for link in links}

    assert len(cookies | set(links)) == 6


@pytest.mark.parametrize("chosen", ["attacker-chosen-id", "", "0" * 43])
def test_a_cookie_that_nobody_issued_is_never_adopted(database: Database, link: str, chosen: str) -> None:
    with pytest.raises(SignInNeeded):
        who(database, chosen)
    cookie = sign_in(database, link)

    assert cookie != chosen
    with pytest.raises(SignInNeeded):
        who(database, chosen)


def test_a_session_ends_after_half_an_hour_without_use(
    database: Database, link: str, clock: HeldClock
) -> None:
    cookie = sign_in(database, link)
    for _ in range(3):
        clock.advance(timedelta(minutes=29))
        who(database, cookie)

    clock.advance(timedelta(minutes=30))
    with pytest.raises(SignInNeeded):
        who(database, cookie)


def test_a_session_ends_after_twelve_hours_however_busy(
    database: Database, link: str, clock: HeldClock
) -> None:
    cookie = sign_in(database, link)
    for _ in range(47):
        clock.advance(timedelta(minutes=15))
        who(database, cookie)

    clock.advance(timedelta(minutes=15))
    with pytest.raises(SignInNeeded):
        who(database, cookie)


def test_a_session_that_was_signed_out_cannot_be_replayed(database: Database, link: str) -> None:
    cookie = sign_in(database, link)
    with database.writing(SYSTEM) as session:
        sign_out(session, cookie)

    with pytest.raises(SignInNeeded):
        who(database, cookie)
    with pytest.raises(SignInNeeded), database.writing(SYSTEM) as session:
        sign_out(session, cookie)


def test_a_link_is_no_cookie_and_a_cookie_no_link_and_neither_a_token(database: Database, link: str) -> None:
    with pytest.raises(SignInNeeded):
        who(database, link)
    cookie = sign_in(database, link)
    with pytest.raises(SignInNeeded):
        sign_in(database, cookie)
    with pytest.raises(SignInNeeded):
        identified(database, authorization=f"Bearer {cookie}", cookie=None)


def test_coming_going_and_failing_are_events(database: Database, link: str, account: Account) -> None:
    cookie = sign_in(database, link)
    with pytest.raises(SignInNeeded):
        sign_in(database, link)
    with database.writing(SYSTEM) as session:
        sign_out(session, cookie)

    with database.reading(SYSTEM) as session:
        events = session.scalars(
            select(AuditEvent)
            .where(col(AuditEvent.action).startswith("security:session:"))
            .order_by(col(AuditEvent.at))
        ).all()
    own = str(account.id)
    assert [(event.unit_id, event.actor, event.action, event.outcome) for event in events] == [
        (account.unit_id, own, "security:session:open", "success"),
        (0, "anonymous", "security:session:open", "denied"),
        (account.unit_id, own, "security:session:end", "success"),
    ]


def test_a_closed_account_is_out_even_with_a_link_and_a_session_that_nobody_ended(
    database: Database, account: Account
) -> None:
    with database.writing(SYSTEM) as session:
        link, followed = issue_link(session, account), issue_link(session, account)
    cookie = sign_in(database, followed)
    with database.writing(SYSTEM) as session:
        account_by_id(session, account.id).disabled_at = now()

    with pytest.raises(SignInNeeded):
        sign_in(database, link)
    with pytest.raises(SignInNeeded):
        who(database, cookie)


def test_a_good_token_under_another_scheme_is_refused(database: Database, account: Account) -> None:
    with database.writing(SYSTEM) as session:
        _, secret = token_for(session, account, days=1, name="导出")

    assert identified(database, authorization=f"bearer {secret}", cookie=None).id == str(account.id)
    for scheme in ("Basic", "Token", "Bearer:"):
        with pytest.raises(SignInNeeded):
            identified(database, authorization=f"{scheme} {secret}", cookie=None)


def test_a_refused_link_leaves_no_session_behind(database: Database, account: Account) -> None:
    with database.writing(SYSTEM) as session:
        link = issue_link(session, account)
        disable(session, account)
    with pytest.raises(SignInNeeded), database.writing(SYSTEM) as session:
        redeem_link(session, link)
    with pytest.raises(SignInNeeded), database.reading(SYSTEM) as session:
        actor_of_session(session, link)


@pytest.mark.parametrize("header", ["Basic abc", "Bearer", "fq_abc", "", "Bearer  "])
def test_an_odd_authorization_header_is_refused_even_beside_a_good_cookie(
    database: Database, link: str, header: str
) -> None:
    cookie = sign_in(database, link)

    with pytest.raises(SignInNeeded):
        identified(database, authorization=header, cookie=cookie)


def test_whoever_brings_nothing_is_told_how_to_sign_in(database: Database) -> None:
    with pytest.raises(SignInNeeded, match="请先登录"):
        identified(database, authorization=None, cookie=None)
