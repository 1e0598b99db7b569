"""Loading official tables of days off: whole or not at all, a year's new table in place of its old one.

What was counted before is counted again: due dates follow from rows and calendar and are no record of their own.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

from sqlalchemy import delete, select
from sqlmodel import col

from fengqiao.access import audit
from fengqiao.database.scope import ScopedSession
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.faults import Fault, refuse
from fengqiao.ledgers.models import OfficialDay
from fengqiao.ledgers.official_day_files import OfficialTable, read_table
from fengqiao.ledgers.recounting import recount


@dataclass(frozen=True)
class YearLoaded:
    """How many days of a year are off and worked by its table."""

    year: int
    off: int
    worked: int


@dataclass(frozen=True)
class Loaded:
    """What a load did; `moved` due dates were changed by it."""

    years: tuple[YearLoaded, ...]
    moved: int


def load_shipped_tables(session: ScopedSession, ledgers: Iterable[Ledger]) -> list[Loaded]:
    """Load the tables that come with Fengqiao, each checked against the State Council's published notice."""
    with as_file(files("fengqiao") / "data" / "calendars") as folder:
        return [load_table(session, ledgers, file) for file in sorted(folder.glob("*.csv"))]


def load_table(session: ScopedSession, ledgers: Iterable[Ledger], file: Path) -> Loaded:
    """Load a file, see `read_table`, and count the due dates that hang on it again.

    :param ledgers: those whose due dates are counted again.
    :raises Invalid: with the faults of the file by row; nothing is changed then.
    """
    table = read_table(file)
    refuse([*table.faults, *_clashes(session, table, file.name)])
    before = _days_of(session, table.years)
    session.execute(delete(OfficialDay).where(col(OfficialDay.year).in_(table.years)))
    session.add_all(day for _, day in table.days.values())
    session.flush()
    moved = recount(session, ledgers, min(*before, *table.days), max(*before, *table.days))
    loaded = Loaded(tuple(_counted(table)), moved)
    _note(session, loaded)
    return loaded


def _clashes(session: ScopedSession, table: OfficialTable, name: str) -> list[Fault]:
    """Find the days that the table of another year names otherwise: both cannot be right."""
    stored = session.execute(
        select(col(OfficialDay.day), col(OfficialDay.year)).where(
            col(OfficialDay.day).in_(table.days), col(OfficialDay.year).not_in(table.years)
        )
    )
    return [
        Fault(
            f"{name}:{table.days[day][0]}:日期",
            f"{name} 第 {table.days[day][0]} 行 日期 列",
            f"{day} 已列在 {year} 年度的表中",
            "每天只能列在一个年度，请删去一处",
        )
        for day, year in stored
    ]


def _days_of(session: ScopedSession, years: Iterable[int]) -> Sequence[date]:
    """Return the days of earlier tables, with both ends of each year: weekends of it are now official too."""
    stored = session.scalars(select(col(OfficialDay.day)).where(col(OfficialDay.year).in_(list(years))))
    return [*stored, *(date(year, month, day) for year in years for month, day in ((1, 1), (12, 31)))]


def _counted(table: OfficialTable) -> Iterable[YearLoaded]:
    counts = Counter((official.year, official.worked) for _, official in table.days.values())
    for year in sorted(table.years):
        yield YearLoaded(year, counts[year, False], counts[year, True])


def _note(session: ScopedSession, loaded: Loaded) -> None:
    audit.record(
        session,
        unit_id=audit.INSTALLATION,
        action="ledgers:official_day:import",
        object_kind="core_official_day",
        details={
            "years": " ".join(str(one.year) for one in loaded.years),
            "days": sum(one.off + one.worked for one in loaded.years),
            "moved": loaded.moved,
        },
    )
