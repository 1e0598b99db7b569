"""Every deadline of every line against days worked out by hand, from the article and the official table of its year.

`golden_dates.csv` says with each row how it was counted; none of it came out of the program. What an hour is, see
`tests/core/ledgers/test_golden_dates.py`.
"""

import csv
from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from fengqiao.ledgers.deadlines import ClockUnit, Deadline, Weekends
from fengqiao.ledgers.official_day_files import read_table
from fengqiao.ledgers.working_days import DaysOff, WorkCalendar

from tests.system.sound_rows import LEDGERS

CLOCKS = [(ledger.code, one) for ledger in LEDGERS for one in ledger.deadlines]
with (Path(__file__).parent / "golden_dates.csv").open(encoding="utf-8", newline="") as lines:
    GOLDEN = list(csv.DictReader(lines))

YEARS = (2023, 2024, 2025, 2026)


@pytest.fixture(scope="module")
def official() -> WorkCalendar:
    """The shipped tables."""
    folder = Path(str(files("fengqiao") / "data" / "calendars"))
    days = {
        day: one.worked for year in YEARS for day, (_, one) in read_table(folder / f"{year}.csv").days.items()
    }
    return WorkCalendar(days, frozenset(YEARS))


def clock_of(row: Mapping[str, str]) -> Deadline:
    """Return the deadline that a golden row is about; of several versions in time, the one that its day starts."""
    of = (row["ledger"], row["code"], row["region"])
    versions = [one for ledger, one in CLOCKS if (ledger, one.code, one.region or "") == of]
    started = date.fromisoformat(row["started"])
    return next((one for one in versions if one.in_force(started, (row["region"],))), versions[0])


@pytest.mark.parametrize("row", GOLDEN, ids=lambda row: " ".join(list(row.values())[:4]))
def test_a_deadline_runs_out_on_the_day_worked_out_by_hand(
    row: dict[str, str], official: WorkCalendar
) -> None:
    clock, started, days_off = clock_of(row), date.fromisoformat(row["started"]), DaysOff(official)

    assert clock.due_on(started, days_off).isoformat() == row["due"]
    # What rests on a year without a table is said to be unconfirmed; what asks for no calendar never is. A last day that
    # moves asks for the year it falls in.
    year = int((row["started"] if clock.unit is ClockUnit.WORKING_DAY else row["due"])[:4])
    assert days_off.lacking == (year if clock.asks_calendar and year not in YEARS else None)


def test_no_deadline_of_any_line_is_without_a_golden_day() -> None:
    shown = [(row["ledger"], clock_of(row)) for row in GOLDEN]
    assert [clock for clock in CLOCKS if clock not in shown] == []


def test_every_golden_day_starts_a_version_of_the_rule_that_is_in_force() -> None:
    for row in GOLDEN:
        clock = clock_of(row)
        assert clock.in_force(date.fromisoformat(row["started"]), (row["region"],)) or not clock.verified, row


def test_every_line_that_counts_working_days_or_rolls_has_a_day_in_a_year_without_a_table() -> None:
    def asking(rows: list[dict[str, str]]) -> set[str]:
        clocks = ((row["ledger"].partition(".")[0], clock_of(row)) for row in rows)
        return {line for line, clock in clocks if clock.asks_calendar and clock.verified}

    assert asking([row for row in GOLDEN if row["started"] >= "2027"]) == asking(GOLDEN)


@pytest.mark.parametrize(
    ("unit", "wrong"), [(ClockUnit.WORKING_DAY, 11), (ClockUnit.DAY, 10)], ids=["working days", "rolled days"]
)
def test_without_the_official_tables_other_days_would_come_out(unit: ClockUnit, wrong: int) -> None:
    """A twin: the golden days do hang on the holidays and on the Saturdays and Sundays that are worked."""
    other = [
        row
        for row in GOLDEN
        if clock_of(row).unit is unit
        and clock_of(row).due_on(date.fromisoformat(row["started"]), Weekends()).isoformat() != row["due"]
    ]
    assert len(other) == wrong
