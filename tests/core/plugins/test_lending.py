"""What a plugin does in a session it was lent, and what is left of it when it fails."""

import time
from contextlib import nullcontext

import pytest
from fengqiao.database.scope import SYSTEM, ScopedSession
from fengqiao.database.session import Database
from fengqiao.plugins import asking
from fengqiao.plugins.host import PluginHost, SessionLost
from fengqiao.settings import Settings
from fengqiao.testing.sketches import PluginSketches
from fengqiao.units.models import Unit
from sqlalchemy import select
from sqlalchemy.exc import InvalidRequestError, ResourceClosedError
from sqlmodel import col

HEAD = """
import time
from fengqiao.units.models import Unit
from sqlalchemy import text

def unit(code): return Unit(code=code, name=code, kind="station")

kept = []
@hookimpl
def staff_transferred(session):
    kept.append(session)
"""

GOOD = HEAD + "    session.add(unit('good'))\n"
NEWS = {"staff": None, "source": None, "target": None, "on": None}


def loaded(sketches: PluginSketches, seconds: float = 5, **codes: str) -> PluginHost:
    for name, code in codes.items():
        sketches.make(name, code)
    host = PluginHost(Settings(enabled=tuple(codes)).model_copy(update={"hook_deadline_seconds": seconds}))
    host.load()
    assert host.active == tuple(sorted(codes))
    return host


def tell(host: PluginHost, session: ScopedSession) -> list[bool]:
    return [not each.failure for each in host.call_each("staff_transferred", session=session, **NEWS)]


def codes(database: Database) -> set[str]:
    with database.reading(SYSTEM) as session:
        return set(session.scalars(select(col(Unit.code))))


def test_what_a_plugin_writes_belongs_to_the_callers_transaction(
    sketches: PluginSketches, database: Database
) -> None:
    host = loaded(sketches, good=GOOD)

    with database.writing(SYSTEM) as session:
        assert tell(host, session) == [True]
        assert session.scalar(select(col(Unit.code))) == "good"
        session.rollback()

    assert codes(database) == set()


@pytest.mark.parametrize(
    "body",
    [
        "session.add(unit('bad')); raise ValueError",
        "session.add(unit('bad')); session.commit(); raise ValueError",
        "session.add(unit('bad')); session.flush(); raise SystemExit",
        "session.add(unit('bad')); return 'nonsense'",
        "session.add(unit('bad')); session.flush(); session.execute(text('select * from nowhere'))",
        "session.add(unit('bad')); session.add(unit('bad'))",
        "session.add(unit('bad')); session.flush(); session.begin_nested(); raise ValueError",
    ],
)
def test_what_a_failing_plugin_wrote_is_undone_and_nothing_else(
    sketches: PluginSketches, database: Database, body: str
) -> None:
    host = loaded(sketches, bad=f"{HEAD}    {body}\n", good=GOOD)

    with database.writing(SYSTEM) as session:
        session.add(Unit(code="own", name="own", kind="station"))
        assert tell(host, session) == [False, True]

    assert codes(database) == {"own", "good"}


def test_without_the_savepoint_half_of_it_would_stay(
    sketches: PluginSketches, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    host = loaded(sketches, bad=f"{HEAD}    session.add(unit('bad')); session.flush(); raise ValueError\n")
    monkeypatch.setattr(asking, "lent", nullcontext)

    with database.writing(SYSTEM) as session:
        assert tell(host, session) == [False]

    assert codes(database) == {"bad"}


def test_a_question_in_a_reading_session_cannot_write(sketches: PluginSketches, database: Database) -> None:
    read = f"{HEAD}    assert session.scalar(text('select 1')) == 1\n"
    host = loaded(sketches, bad=GOOD, good=read)

    with database.reading(SYSTEM) as session:
        assert tell(host, session) == [False, True]
        assert session.scalar(select(col(Unit.code))) is None


def test_a_plugin_cannot_go_on_with_the_session_after_its_turn(
    sketches: PluginSketches, database: Database
) -> None:
    host = loaded(sketches, good=GOOD)
    with database.writing(SYSTEM) as session:
        tell(host, session)

    import sys

    (kept,) = sys.modules["fengqiao_good.plugin"].kept
    with pytest.raises(InvalidRequestError):
        kept.scalar(select(col(Unit.code)))


def test_the_lent_session_has_the_scope_of_the_callers(sketches: PluginSketches, database: Database) -> None:
    host = loaded(sketches, tea=f"{HEAD}    assert session.scope.actor == 'system'\n")

    with database.writing(SYSTEM) as session:
        assert tell(host, session) == [True]


ENDLESS = 'session.execute(text("with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n"))'
HANGING = {
    "asleep": "time.sleep(3600)",
    "in a statement": ENDLESS,
    "between two rows": "rows = session.connection().exec_driver_sql('select code from reg_unit'); rows.fetchone(); "
    "time.sleep(3600)",
    "busy": "\n    while True: session.scalar(text('select 1'))",
}


@pytest.mark.parametrize("how", HANGING)
def test_when_a_plugin_keeps_the_session_the_transaction_is_undone_and_the_database_free(
    sketches: PluginSketches, database: Database, how: str
) -> None:
    hanging = f"{HEAD}    session.add(unit('bad')); session.flush(); {HANGING[how]}\n"
    host = loaded(sketches, 0.5, abacus=GOOD, hanging=hanging, tea=GOOD)

    with pytest.raises(SessionLost, match="插件“hanging”") as lost, database.writing(SYSTEM) as session:
        session.add(Unit(code="own", name="own", kind="station"))
        tell(host, session)

    assert [(each.plugin, each.failure is None) for each in lost.value.answers] == [
        ("abacus", True),
        ("hanging", False),
        ("tea", False),
    ]
    assert codes(database) == set()
    with database.writing(SYSTEM) as session:
        session.add(Unit(code="next", name="next", kind="station"))
    assert codes(database) == {"next"}
    assert host.active == ("abacus", "tea")


def test_a_caller_that_ignores_the_loss_cannot_write_on(sketches: PluginSketches, database: Database) -> None:
    host = loaded(sketches, 0.3, hanging=f"{HEAD}    time.sleep(3600)\n")

    with pytest.raises(InvalidRequestError), database.writing(SYSTEM) as session:
        with pytest.raises(SessionLost):
            tell(host, session)
        session.add(Unit(code="own", name="own", kind="station"))
        session.flush()

    assert codes(database) == set()


def test_a_plugin_that_wakes_up_late_writes_nothing(sketches: PluginSketches, database: Database) -> None:
    late = f"{HEAD}    time.sleep(0.6)\n    try: session.add(unit('late')); session.commit()\n"
    late += "    except BaseException as error: kept.append(error)\n"
    host = loaded(sketches, 0.3, late=late)
    with pytest.raises(SessionLost), database.writing(SYSTEM) as session:
        tell(host, session)

    import sys

    kept = sys.modules["fengqiao_late.plugin"].kept
    until = time.monotonic() + 5
    while len(kept) < 2 and time.monotonic() < until:
        time.sleep(0.02)
    assert isinstance(kept[1], InvalidRequestError | ResourceClosedError)
    assert codes(database) == set()


@pytest.mark.parametrize("how", ["commit", "rollback"])
@pytest.mark.parametrize("after", ["pass", "raise ValueError"])
def test_a_plugin_that_ends_the_callers_transaction_is_found_out(
    sketches: PluginSketches, database: Database, how: str, after: str
) -> None:
    code = f"{HEAD}    session.connection().get_transaction().{how}()\n    {after}\n"
    host = loaded(sketches, bad=code)

    with pytest.raises(SessionLost, match="擅自结束"), database.writing(SYSTEM) as session:
        tell(host, session)

    assert host.active == ()
