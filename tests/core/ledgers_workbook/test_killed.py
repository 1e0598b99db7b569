"""`kill -9` at any moment of an import leaves all or nothing, and a repeat loads exactly once."""

import random
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import pytest
from fengqiao.access.proof import verify
from fengqiao.database.scope import SYSTEM, Scope
from fengqiao.ledgers.workbook.importing import import_workbook
from sqlalchemy import text

from tests.core.conftest import District
from tests.core.ledgers_workbook.files import matters, workbook
from tests.core.ledgers_workbook.house import MATTERS, House, actor

ROOT = Path(__file__).parents[3]

Count = Callable[..., int]


@dataclass
class Killer:
    """Starts imports in processes of their own and kills them."""

    house: House
    url: str
    file: Path
    unit_id: int
    chance: random.Random

    def run(self, name: str, kill_after: int | None = None) -> list[str]:
        """Import as an actor of this name.

        :param kill_after: kill the process after so many of its lines and up to a fifth of a second more; let it
            finish when not given.
        :returns: the lines it wrote.
        """
        command = [sys.executable, "-m", "tests.core.ledgers_workbook.killed"]
        arguments = [self.url, str(self.file), name, str(self.unit_id)]
        with subprocess.Popen([*command, *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout
            lines: list[str] = []
            for line in process.stdout:
                lines.append(line.strip())
                if len(lines) == kill_after:
                    try:
                        process.wait(self.chance.uniform(0, 0.2))
                    except subprocess.TimeoutExpired:
                        process.kill()
            return lines

    def sound(self) -> bool:
        """Tell whether the database and its audit chains are whole."""
        with self.house.database.reading(SYSTEM) as session:
            whole = self.house.database.is_postgresql or (
                session.scalar(text("pragma integrity_check")) == "ok"
            )
            return whole and not verify(session, {})


@pytest.fixture
def killer(house: House, database_url: str, district: District, tmp_path: Path) -> Killer:
    """A killer for the northern station."""
    return Killer(house, database_url, tmp_path / "in.xlsx", district.north, random.Random(20_240_301))


def kill_again_and_again(killer: Killer, count: Count, rows: int, times: int) -> None:
    workbook(killer.file, 事项=matters(rows))
    steps = len(killer.run("whole"))
    assert count("tests_matter") == rows
    for attempt in range(times):
        name = f"killed-{attempt}"
        _another_file_of_the_same_rows(killer.file, name)
        before = (attempt + 1) * rows
        lines = killer.run(name, kill_after=killer.chance.randint(1, steps))
        assert count("tests_matter") in (before, before + rows), lines

        result = import_workbook(
            killer.house, actor(Scope(name, (killer.unit_id,)), killer.unit_id), MATTERS, killer.file
        )
        assert (result.rows.read, result.rows.inserted) == (rows, rows)
        assert count("tests_matter") == count("core_due_date") == before + rows
        assert count("core_import_run") == count("core_audit_event") == attempt + 2
        assert count("tests_matter", f"created_by = '{name}'") == rows
    assert killer.sound()


def _another_file_of_the_same_rows(file: Path, remark: str) -> None:
    """The same file would not be taken twice; a remark in its container makes it another."""
    with ZipFile(file, "a") as container:
        container.comment = remark.encode()


# PostgreSQL has its twenty among the long proofs.
@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_three_kills_of_an_import_leave_all_or_nothing(killer: Killer, count: Count) -> None:
    kill_again_and_again(killer, count, rows=5_000, times=3)


@pytest.mark.heavy
def test_twenty_kills_of_a_large_import_leave_all_or_nothing(killer: Killer, count: Count) -> None:
    kill_again_and_again(killer, count, rows=100_000, times=20)
