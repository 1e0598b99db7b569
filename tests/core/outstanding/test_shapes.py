"""Duties of rarer shapes: on one weekday, about another period than that of the day, in dated periods.

Every answer is held against one that was counted naively, day by day.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

import pytest
from fengqiao.api import Duty, Every, Ledger, Window
from fengqiao.database.scope import SYSTEM
from fengqiao.database.session import Database
from fengqiao.indicators.days import period_of
from fengqiao.ledgers.duties import Period
from fengqiao.outstanding.agenda import agenda
from fengqiao.outstanding.occasions import number_of
from sqlalchemy import Date, literal, select

from tests.core.outstanding.conftest import House
from tests.core.outstanding.house import CODES, FESTIVALS, FRIDAY, PAPERS, REPORT, Paper

FIRST, TODAY = date(2024, 1, 1), date(2024, 4, 10)
FRIDAYS = [date(2024, 1, 5) + timedelta(days=7 * week) for week in range(14)]
"""The Fridays of the weeks that begin from FIRST on and whose Friday lies before TODAY."""
MONTHS = {
    (2023, 12): date(2024, 1, 1),
    (2024, 1): date(2024, 2, 1),
    (2024, 2): date(2024, 3, 1),
    (2024, 3): date(2024, 4, 1),
}
"""The months whose reports were due from FIRST on and before TODAY, with the last day in time."""


def missed_of(
    house: House, last: date, *papers: tuple[date, date | None], ledger: Ledger = PAPERS
) -> dict[str, list[date]]:
    """Let papers be written at the northern station, (about, sent); return code → first days of what was missed."""
    for about, sent in papers:
        house.enter(PAPERS, house.district.north, about_on=about, sent_on=sent)
    with house.database.reading(SYSTEM) as session:
        found = agenda(session, CODES, [ledger], house.district.north, Window(FIRST, last), TODAY)
    return {one.duty.code: [period.period.first for period in one.missing] for one in found.duties}


@pytest.fixture
def house(house: House) -> House:
    """The house, on 10 April 2024."""
    house.on(TODAY)
    return house


def test_a_report_counts_for_the_month_it_is_about(house: House) -> None:
    """December's came on 1 January, in time; January's on 2 February, a day late; February's is written and not sent."""
    papers = (
        (date(2023, 12, 31), date(2024, 1, 1)),
        (date(2024, 1, 31), date(2024, 2, 2)),
        (date(2024, 2, 29), None),
    )
    assert missed_of(house, date(2024, 2, 29), *papers)["R"] == [date(2024, 1, 1), date(2024, 2, 1)]


def test_without_what_a_row_is_about_a_late_report_would_pass_for_the_next(house: House) -> None:
    late = (date(2024, 1, 31), date(2024, 2, 2))
    naive = replace(PAPERS, duties=(replace(REPORT, about=None),))
    december, january = date(2023, 12, 1), date(2024, 1, 1)
    assert missed_of(house, date(2024, 2, 29), late, ledger=naive)["R"] == [december, january]
    assert missed_of(house, date(2024, 2, 29))["R"] == [december, january, date(2024, 2, 1)]


def test_a_thursday_is_no_friday(house: House) -> None:
    sent = [(day, day) for day in (date(2024, 1, 4), date(2024, 1, 12), date(2024, 1, 27))]
    missed = missed_of(house, date(2024, 1, 31), *sent)["FRI"]
    assert missed == [date(2024, 1, day) for day in (1, 15, 22, 29)]


def test_what_is_due_on_friday_is_open_on_friday_and_missed_on_saturday(house: House) -> None:
    def standing(today: date) -> tuple[int, int]:
        house.on(today)
        with house.database.reading(SYSTEM) as session:
            window = Window(date(2024, 4, 8), today)
            found = agenda(session, CODES, [PAPERS], house.district.north, window, today).duties
        (one,) = (one for one in found if one.duty.code == "FRI")
        return len(one.open), len(one.missing)

    assert [standing(date(2024, 4, day)) for day in (8, 12, 13)] == [(1, 0), (1, 0), (0, 1)]


def test_each_festival_is_a_period_of_its_own(house: House) -> None:
    """The second and third overlap: one paper serves both. Nobody is bound on the days between."""
    missed = missed_of(house, TODAY, (FIRST, date(2024, 1, 9)), (FIRST, date(2024, 1, 20)))
    assert missed["FEST"] == [date(2024, 1, 1), date(2024, 3, 4)]


@dataclass(frozen=True)
class Sent:
    """One paper."""

    unit: int
    about: date
    sent: date | None


def naively_missed(own: list[Sent]) -> int:
    """Count what a station missed of all three, day by day."""
    sent = [one for one in own if one.sent is not None]
    missed = sum(not any(one.sent == friday for one in sent) for friday in FRIDAYS)
    for month, due in MONTHS.items():
        missed += not any(
            (one.about.year, one.about.month) == month and one.sent <= due for one in sent if one.sent
        )
    for festival in FESTIVALS:
        days = {
            festival.first + timedelta(days=day) for day in range((festival.last - festival.first).days + 1)
        }
        missed += not any(one.sent in days for one in sent)
    return missed


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_counts_agree_with_the_naive_count(house: House, seed: int) -> None:
    random, district = Random(seed), house.district
    stations = [district.north, district.south, district.other_station]
    papers = []
    for _ in range(60):
        about = FIRST + timedelta(days=random.randint(-31, 99))
        sent = about + timedelta(days=random.randint(-3, 30)) if random.random() < 0.8 else None
        papers.append(Sent(random.choice(stations), about, sent))
        house.enter(PAPERS, papers[-1].unit, about_on=about, sent_on=sent)
    missed = {unit: naively_missed([one for one in papers if one.unit == unit]) for unit in stations}
    with house.database.reading(SYSTEM) as session:
        window = Window(FIRST, TODAY)
        of_bureau = agenda(session, CODES, [PAPERS], district.bureau, window, TODAY).units
        of_units = {unit: agenda(session, CODES, [PAPERS], unit, window, TODAY).duties for unit in stations}
    assert {one.unit_id: one.missing for one in of_bureau} == {unit: missed[unit] for unit in stations[:2]}
    assert {unit: sum(len(one.missing) for one in found) for unit, found in of_units.items()} == missed


@pytest.mark.parametrize(
    "wrong", [{"every": Every.MONTH}, {"weekday": 8}, {"due_after": 1}, {"about": "about_on"}]
)
def test_a_weekday_is_asked_for_in_weeks_only(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="a weekday, 1 to 7"):
        replace(FRIDAY, **wrong)


def test_two_periods_may_overlap_but_not_begin_on_one_day() -> None:
    day = date(2024, 1, 1)
    with pytest.raises(ValueError, match="begin on one day"):
        Duty(
            "X", "双节", (Window.on(day), Window(day, date(2024, 1, 3))), "sent_on", "无", unit_kind="station"
        )


def test_what_a_duty_is_about_must_be_a_field() -> None:
    with pytest.raises(TypeError, match="has no fields"):
        Ledger(Paper, "tests.paper", "文稿", "papers", duties=(replace(REPORT, about="about"),))


@pytest.mark.parametrize("every", Every)
def test_a_period_has_the_number_that_the_database_gives_its_days(database: Database, every: Every) -> None:
    with database.reader.connect() as connection:
        for day in (
            date(2023, 12, 31),
            date(2024, 1, 1),
            date(2024, 6, 30),
            date(2024, 7, 1),
            date(2024, 2, 29),
        ):
            period = every.holding(day)
            numbered = connection.scalar(select(period_of(literal(day, Date), every)))
            assert numbered == number_of(Period(period.first, period.last, period.first, period.last), every)
