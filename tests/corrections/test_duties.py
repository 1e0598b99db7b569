"""Who reports what and when: those in correction by month and quarter, the offices of one province up the ladder."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from fengqiao.database.scope import SYSTEM
from fengqiao.indicators.window import Window
from fengqiao.outstanding.agenda import agenda
from fengqiao.testing.bureau import Bureau
from fengqiao.testing.clock import HeldClock
from fengqiao.units.models import Unit, UnitRegion
from fengqiao_corrections.ledgers import LEDGERS, REPORTS, RETURNS, SUBJECTS

from tests.corrections.conftest import released, subject

YEAR = Window(date(2024, 1, 1), date(2024, 12, 31))
GUANGZHOU = "440106"
DUTIES = {duty.code: duty for ledger in LEDGERS for duty in ledger.duties}

Kept = dict[str, tuple[list[date], int]]


@pytest.fixture
def bureau(bureau: Bureau, clock: HeldClock) -> Bureau:
    """The bureau, on 20 July 2024: six months and two quarters of the year are over."""
    clock.set(datetime(2024, 7, 20, 4, tzinfo=UTC))
    return bureau


def standing(bureau: Bureau, unit: int | None = None, window: Window = YEAR) -> Kept:
    """Code → first days of the periods in which the duty was missed, and in how many it was kept."""
    today = date(2024, 7, 20)
    with bureau.database.reading(SYSTEM) as session:
        found = agenda(session, bureau.codes, LEDGERS, unit or bureau.station, window, today)
    return {
        one.duty.code: ([missed.period.first for missed in one.missing], one.kept) for one in found.duties
    }


def stayed(bureau: Bureau, **values: Any) -> UUID:
    """Put somebody on the register whose imprisonment is stayed."""
    row_id = uuid4()
    record = {"id": row_id, "category": "temporary", "stay_decided_on": date(2023, 12, 28), **values}
    bureau.enter((SUBJECTS, bureau.station, subject(**record)))
    return row_id


def reports(bureau: Bureau, who: UUID, kind: str, *days: date | None) -> None:
    """Enter a report of a kind for each day; None for one that never came."""
    for day in days:
        report = {"subject_id": who, "kind": kind, "due_on": day or date(2024, 5, 10), "reported_on": day}
        bureau.enter((REPORTS, bureau.station, report))


def test_whose_imprisonment_is_stayed_reports_the_state_of_the_body_every_month(bureau: Bureau) -> None:
    """Received on 2 January: bound from February on. March's came on its last day, April's on 1 May, May's never."""
    who = stayed(bureau)
    days = (date(2024, 2, 10), date(2024, 3, 31), date(2024, 5, 1), None, date(2024, 6, 1), date(2024, 6, 2))
    reports(bureau, who, "body_state", *days)
    reports(bureau, who, "medical_review", date(2024, 4, 15))
    assert standing(bureau) == {"D-C8": ([date(2024, 4, 1)], 4)}


def test_who_is_out_on_medical_bail_hands_in_a_review_every_quarter_too(bureau: Bureau) -> None:
    """Received before the year began; the second quarter brought only word of the body's state."""
    who = stayed(bureau, medical_bail=True, received_on=date(2023, 12, 30), registered_on=date(2023, 12, 29))
    reports(bureau, who, "medical_review", date(2024, 3, 31))
    reports(bureau, who, "body_state", *(date(2024, month, 5) for month in range(1, 7)))
    assert standing(bureau) == {"D-C8": ([], 6), "D-C9": ([date(2024, 4, 1)], 1)}


def test_nobody_else_is_bound_and_nobody_before_or_after_supervision(bureau: Bureau) -> None:
    bureau.enter((SUBJECTS, bureau.station, subject()))
    awaited = {
        "registered_on": date(2023, 12, 1),
        "category": "temporary",
        "name": "陈演示乙",
        "sex": "female",
        "medical_bail": True,
    }
    bureau.enter((SUBJECTS, bureau.station, awaited))
    stayed(bureau, **released(date(2024, 2, 20)))
    assert standing(bureau) == {}


def test_each_is_bound_alone(bureau: Bureau) -> None:
    """What one of two reports does not serve the other."""
    one, _ = stayed(bureau, name="陈演示丙"), stayed(bureau, name="陈演示丁")
    reports(bureau, one, "body_state", *(date(2024, month, 5) for month in range(2, 7)))
    with bureau.database.reading(SYSTEM) as session:
        found = agenda(session, bureau.codes, LEDGERS, bureau.station, YEAR, date(2024, 7, 20)).duties
    assert sorted((duty.kept, len(duty.missing)) for duty in found) == [(0, 5), (5, 0)]


def lies_in_guangdong(bureau: Bureau, *units: int) -> None:
    with bureau.database.writing(SYSTEM) as session:
        for unit in units:
            session.add(UnitRegion(unit_id=unit, region_code=GUANGZHOU, valid_from=date(2010, 1, 1)))


def sends(bureau: Bureau, unit: int, kind: str, receiver: str, period_last: date, sent_on: date) -> None:
    values = {"kind": kind, "receiver": receiver, "period_last": period_last, "sent_on": sent_on}
    bureau.enter((RETURNS, unit, values))


JUNE, DECEMBER = date(2024, 6, 30), date(2023, 12, 31)


@pytest.mark.parametrize(("late", "missed"), [(0, []), (1, [date(2024, 1, 1)])])
def test_in_guangdong_a_station_sends_the_half_year_by_2_july(
    bureau: Bureau, late: int, missed: list[date]
) -> None:
    lies_in_guangdong(bureau, bureau.station)
    sends(bureau, bureau.station, "half_year", "county_bureau", JUNE, date(2024, 7, 2 + late))
    sends(bureau, bureau.station, "year", "county_bureau", DECEMBER, date(2024, 2, 2))
    assert standing(bureau) == {"D-R3a": (missed, 1 - late), "D-R3e": ([], 1)}


@pytest.mark.parametrize(("late", "kept"), [(0, 1), (1, 0)])
def test_in_guangdong_a_county_sends_on_a_day_later_and_its_lists_by_the_14th(
    bureau: Bureau, late: int, kept: int
) -> None:
    """Of the lists only that of 14 March came in time; that of April came on the 15th, so May already has one."""
    lies_in_guangdong(bureau, bureau.unit)
    sends(bureau, bureau.unit, "half_year", "city_bureau", JUNE, date(2024, 7, 3 + late))
    sends(bureau, bureau.unit, "year", "city_bureau", DECEMBER, date(2024, 2, 3 + late))
    for day in (date(2024, 3, 14), date(2024, 4, 15)):
        sends(bureau, bureau.unit, "pre_release", "station", day, day)
    found = standing(bureau, bureau.unit)
    assert (found["D-R3b"][1], found["D-R3f"][1]) == (kept, kept)
    # Named by the month before: whatever came from 15 February to 14 March, and from 15 April to 14 May.
    first_days = [date(2023, 12, 1), *(date(2024, month, 1) for month in (1, 3, 5, 6))]
    assert found["D-R3j"] == (first_days, 2)


def test_every_step_of_the_ladder_has_its_day() -> None:
    """By hand: 30 June comes 184 days before 31 December, and 31 January 31 days after it."""
    of_year = {
        code: [period.due_on for period in DUTIES[f"D-R3{code}"].periods(date(2024, 1, 1), date(2024, 7, 31))]
        for code in "abcdefgh"
    }
    half = {code: due[0] for code, due in of_year.items() if code in "abcd"}
    assert half == {
        "a": date(2024, 7, 2),
        "b": date(2024, 7, 3),
        "c": date(2024, 7, 5),
        "d": date(2024, 7, 10),
    }
    assert {code: due[0] for code, due in of_year.items() if code in "efgh"} == {
        "e": date(2024, 2, 2),
        "f": date(2024, 2, 3),
        "g": date(2024, 2, 5),
        "h": date(2024, 2, 10),
    }
    kinds = [DUTIES[f"D-R3{code}"].unit_kind for code in "abcdefghij"]
    ladder = ["station", "county_bureau", "city_bureau", "department"]
    assert kinds == [*ladder, *ladder, "city_bureau", "county_bureau"]


def test_in_guangdong_the_city_and_the_province_are_bound_too(bureau: Bureau) -> None:
    with bureau.database.writing(SYSTEM) as session:
        for code, kind in (("CITY", "city_bureau"), ("PROV", "department")):
            session.add(Unit(code=code, name=code, kind=kind, founded_on=date(2010, 1, 1)))
    with bureau.database.reading(SYSTEM) as session:
        ids = {one.code: one.id or 0 for one in session.query(Unit) if one.code in ("CITY", "PROV")}
    lies_in_guangdong(bureau, *ids.values())
    assert standing(bureau, ids["CITY"]).keys() == {"D-R3c", "D-R3g", "D-R3i"}
    assert standing(bureau, ids["PROV"]).keys() == {"D-R3d", "D-R3h"}


def test_elsewhere_nobody_sends_anything(bureau: Bureau) -> None:
    assert standing(bureau) == standing(bureau, bureau.unit) == {}


def test_the_monthly_grade_of_an_abolished_page_binds_nobody(bureau: Bureau) -> None:
    with bureau.database.writing(SYSTEM) as session:
        session.add(UnitRegion(unit_id=bureau.station, region_code="350102", valid_from=date(2010, 1, 1)))
    bureau.enter((SUBJECTS, bureau.station, subject()))
    assert standing(bureau) == {}
    assert (DUTIES["D-C19"].verified, DUTIES["D-C19"].region) == (False, "35")
