"""`fengqiao tokens` and `fengqiao audit`."""

from datetime import timedelta

import pytest
from click.testing import CliRunner, Result
from fengqiao.access.audit import record
from fengqiao.access.models import AuditEvent
from fengqiao.access.tokens import actor_of_token
from fengqiao.cli.audit import audit
from fengqiao.cli.tokens import tokens
from fengqiao.database.scope import SYSTEM
from fengqiao.database.session import Database
from fengqiao.errors import Conflict, DomainError, Invalid, NotFound, SignInNeeded
from fengqiao.testing.clock import HeldClock
from fengqiao.units.models import Unit
from sqlalchemy import select, text, update
from sqlmodel import col


@pytest.fixture
def tell(database: Database, clock: HeldClock) -> "Tell":
    return Tell(database)


class Tell:
    """Type a command."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def __call__(self, line: str) -> Result:
        group, *arguments = line.split()
        command = {"tokens": tokens, "audit": audit}[group]
        result = CliRunner().invoke(command, arguments, obj=self._database)
        if isinstance(result.exception, DomainError):
            raise result.exception
        return result


def test_a_created_token_works_and_stands_alone_on_the_output(
    database: Database, station: Unit, tell: Tell
) -> None:
    made = tell("tokens create --unit 310109001 --role station_clerk --role leader --days 30 --name 月报接口")

    assert made.exit_code == 0
    secret = made.stdout.strip()
    assert "只显示这一次" in made.stderr
    assert "甲司法所" in made.stderr
    assert "2024年03月31日 09:00" in made.stderr
    with database.reading(SYSTEM) as session:
        actor = actor_of_token(session, secret)
    assert (actor.name, actor.unit_id) == ("月报接口", station.id)
    assert actor.roles == {"station_clerk", "leader"}


def test_the_list_never_shows_a_secret(station: Unit, tell: Tell) -> None:
    assert "还没有签发过令牌" in tell("tokens list").stdout
    secret = tell("tokens create --unit 310109001 --role leader --days 30").stdout.strip()

    listed = tell("tokens list").stdout

    assert "有效  甲司法所(310109001)  领导  接口令牌  2024-03-31 到期  最近使用:未使用" in listed
    assert secret not in listed


def test_a_revoked_token_is_worth_nothing(database: Database, station: Unit, tell: Tell) -> None:
    secret = tell("tokens create --unit 310109001 --role leader --days 30").stdout.strip()
    token_id = tell("tokens list").stdout.split()[0]

    assert "已吊销" in tell(f"tokens revoke {token_id}").stdout

    with pytest.raises(SignInNeeded), database.reading(SYSTEM) as session:
        actor_of_token(session, secret)
    assert "已吊销" in tell("tokens list").stdout
    with pytest.raises(Conflict):
        tell(f"tokens revoke {token_id}")


@pytest.mark.parametrize(
    ("line", "refusal", "words"),
    [
        ("tokens create --unit 999 --role leader --days 30", NotFound, "没有编码为“999”的单位"),
        ("tokens create --unit 310109001 --role boss --days 30", Invalid, "没有名为“boss”的角色"),
        ("tokens create --unit 310109001 --role leader --days 0", Invalid, "1 至 366 天"),
        (
            "tokens create --unit 310109001 --role system_admin --role audit_admin --days 3",
            Conflict,
            "三权分立",
        ),
    ],
)
def test_a_refused_token_leaves_nothing_behind(
    station: Unit, tell: Tell, line: str, refusal: type[DomainError], words: str
) -> None:
    with pytest.raises(refusal, match=words):
        tell(line)

    assert "还没有签发过令牌" in tell("tokens list").stdout


def test_what_the_command_line_does_is_recorded_as_the_operators(
    database: Database, station: Unit, tell: Tell
) -> None:
    tell("tokens create --unit 310109001 --role leader --days 30")

    with database.reading(SYSTEM) as session:
        events = session.scalars(select(AuditEvent)).all()
    assert {(event.actor, event.unit_id) for event in events} == {("operator", station.id)}
    assert {event.action for event in events} == {"system:account:write", "security:token:write"}


def damage(database: Database) -> None:
    owner = Database(database.owner_url)
    with owner.writer.begin() as connection:
        if not database.is_postgresql:
            connection.execute(text("drop trigger tr_core_audit_event_no_update"))
        connection.execute(update(AuditEvent).where(col(AuditEvent.seq) == 1).values(actor="x"))
    owner.close()


def test_verify_says_yes_or_names_the_break_and_fails(database: Database, tell: Tell) -> None:
    with database.writing(SYSTEM) as session:
        record(session, unit_id=7, action="a:b:c")
    good = tell("audit verify")
    damage(database)
    bad = tell("audit verify")

    assert (good.exit_code, good.stdout) == (0, "审计记录校验通过。\n")
    assert bad.exit_code == 1
    assert bad.stdout == ""
    assert "单位 7 第 1 号" in bad.stderr
    assert "校验未通过:1 处不符" in bad.stderr


def test_what_anchor_prints_is_what_verify_takes(database: Database, tell: Tell, clock: HeldClock) -> None:
    with database.writing(SYSTEM) as session:
        record(session, unit_id=7, action="a:b:c")
    made = tell("audit anchor")
    kept = made.stdout.strip()
    clock.advance(timedelta(days=1))

    assert kept.startswith("2024-03-01=")
    assert "本机以外" in made.stderr
    assert tell(f"audit verify --anchor {kept}").exit_code == 0
    assert tell(f"audit verify --anchor 2024-03-01={'0' * 64}").exit_code == 1
    assert tell(f"audit verify --anchor {kept} --anchor 2024-02-29={'0' * 64}").exit_code == 1


@pytest.mark.parametrize("engine_kind", ["sqlite"])
@pytest.mark.parametrize("kept", ["2024-03-01", "yesterday=00", "=00", "2024-03-01=", "2024-03-01=00"])
def test_a_kept_anchor_that_cannot_be_read_is_an_error_and_no_break(tell: Tell, kept: str) -> None:
    refused = tell(f"audit verify --anchor {kept}")

    assert refused.exit_code == 2
    assert "应写作 日期=锚值" in refused.stderr
