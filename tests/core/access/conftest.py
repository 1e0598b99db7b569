"""A small tree of organs and an account in it."""

from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from fengqiao.access.accounts import open_account
from fengqiao.access.models import Account
from fengqiao.database.scope import SYSTEM
from fengqiao.database.session import Database
from fengqiao.errors import DomainError
from fengqiao.units.models import Unit
from fengqiao.units.tree import found


@pytest.fixture
def county(database: Database) -> Unit:
    with database.writing(SYSTEM) as session:
        return found(session, Unit(code="310109", name="甲区司法局", kind="bureau"))


@pytest.fixture
def station(database: Database, county: Unit) -> Unit:
    with database.writing(SYSTEM) as session:
        return found(session, Unit(code="310109001", name="甲司法所", kind="station"), under=county)


@pytest.fixture
def elsewhere(database: Database) -> Unit:
    with database.writing(SYSTEM) as session:
        return found(session, Unit(code="310110", name="乙区司法局", kind="bureau"))


@pytest.fixture
def make_account(database: Database, station: Unit) -> Callable[..., Account]:
    def make(*roles: str, unit: Unit = station) -> Account:
        with database.writing(SYSTEM) as session:
            return open_account(session, name="张三", unit=unit, roles=roles or ["station_clerk"])

    return make


@pytest.fixture
def account(make_account: Callable[..., Account]) -> Account:
    return make_account()


@pytest.fixture
def race() -> Callable[..., list[object]]:
    """Run all acts at the same moment, each in its thread; return what each gave, or the refusal it met."""

    def run(*acts: Callable[[], object]) -> list[object]:
        start = Barrier(len(acts))
        results: list[object] = [None] * len(acts)

        def one(index: int) -> None:
            start.wait()
            try:
                results[index] = acts[index]()
            except DomainError as refusal:
                results[index] = refusal

        threads = [Thread(target=one, args=(index,)) for index in range(len(acts))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return results

    return run
