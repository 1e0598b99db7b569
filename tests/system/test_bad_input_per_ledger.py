"""Bad input of every ledger, through both doors: refused in Chinese at its place, and nothing is written.

The bad rows are derived from the declarations, each from a row of the demo that is sound. What no declaration says —
closed before accepted, an agreement without a result — stands in the rules of each line, and its tests.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fengqiao.database.scope import SYSTEM
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.fields import FieldKind
from fengqiao.testing.databases import Databases
from fengqiao.units.models import Unit
from sqlalchemy import func, select

from tests.core.ledgers_workbook.files import workbook
from tests.system.bad_rows import Bad, bad_rows, body, limit, sheets
from tests.system.conftest import LINES, settings_for
from tests.system.examples import opened
from tests.system.sound_rows import LEDGERS, Bench, bench_of

EVERY_LEDGER = pytest.mark.parametrize("ledger", LEDGERS, ids=lambda ledger: ledger.code)


@pytest.fixture(scope="module")
def bench(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """A house with all lines of business and what the examples point at."""
    folder = tmp_path_factory.mktemp("bench")
    house = opened(settings_for(databases.filled("sqlite"), folder, *LINES))
    yield bench_of(house)
    house.installation.close()


def address(ledger: Ledger, *more: str) -> str:
    """Return where a ledger is found."""
    return "/".join((f"/api/{ledger.owner}/{ledger.path}", *more))


def stored(bench: Bench, ledger: Ledger) -> list[int]:
    """Count the rows of a ledger and of its parts."""
    tables = [one.table.__table__ for one in (ledger, *ledger.parts)]
    with bench.house.installation.database.reading(SYSTEM) as session:
        return [session.scalar(select(func.count()).select_from(table)) or 0 for table in tables]


def post(bench: Bench, ledger: Ledger, unit_id: int, record: dict[str, Any]) -> Any:
    """Register a row, as somebody of its unit."""
    headers = bench.headers(unit_id)
    return bench.house.client.post(address(ledger), headers=headers, json=body(record))


def imported(bench: Bench, ledger: Ledger, unit_id: int, file: Path, **sheets_: Any) -> dict[str, Any]:
    """Import rows, as somebody of their unit."""
    answer = bench.house.client.post(
        address(ledger, "import"),
        headers=bench.headers(unit_id),
        content=workbook(file, **sheets_).read_bytes(),
    )
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


@EVERY_LEDGER
def test_a_bad_request_is_refused_at_its_field_and_nothing_is_written(bench: Bench, ledger: Ledger) -> None:
    sound = bench.sound[ledger.code]
    before, tried, passed = stored(bench, ledger), 0, []
    for bad in bad_rows(bench, sound):
        answer = post(bench, ledger, sound.unit_id, bad.record)
        tried += 1
        if not refused_at(answer, bad):
            passed.append((bad.what, bad.path, answer.status_code, answer.text[:300]))

    assert passed == []
    assert tried >= 4
    assert stored(bench, ledger) == before


def refused_at(answer: Any, bad: Bad) -> bool:
    """Tell whether a request was refused for what is wrong with it, in Chinese, with a remedy."""
    if answer.status_code != 422 or not answer.headers["content-type"].startswith("application/problem+json"):
        return False
    found = [one for one in answer.json()["faults"] if one["field"] == bad.path]
    return any(
        bad.spec.title in one["title"] and chinese(one["reason"]) and chinese(one["remedy"]) for one in found
    )


def chinese(words: str) -> bool:
    """Tell whether somebody who reads Chinese is told something."""
    return any("一" <= character <= "鿿" for character in words)
