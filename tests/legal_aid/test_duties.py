"""The frequency calendar of legal aid: rooms weekly, advisers monthly, file reviews quarterly, one thing by a day."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from fengqiao.database.scope import SYSTEM
from fengqiao.indicators.window import Window
from fengqiao.outstanding.agenda import agenda
from fengqiao.registry.ledgers import LEDGERS as REGISTRY
from fengqiao.registry.stations import VILLAGES
from fengqiao.testing.bureau import Bureau
from fengqiao.testing.clock import HeldClock
from fengqiao.units.models import UnitRegion
from fengqiao_legal_aid.ledgers import ADVISER_CONTRACTS, ADVISER_LOGS, DUTIES, FILE_REVIEWS, LEDGERS, SITES

QUARTER = Window(date(2023, 1, 2), date(2023, 3, 31))
YANCHI_2018 = Window(date(2018, 1, 1), date(2018, 12, 31))
MONDAY, FRIDAY = date(2023, 2, 6), date(2023, 2, 10)
LONG_AGO = date(2020, 1, 1)

Kept = dict[tuple[str, str | None], tuple[int, int]]


@pytest.fixture
def bureau(bureau: Bureau, clock: HeldClock) -> Bureau:
    """The bureau, on 3 April 2023: the first quarter is over, and its last whole week ended yesterday."""
    clock.set(datetime(2023, 4, 3, 4, tzinfo=UTC))
    return bureau


def lies_in(bureau: Bureau, region: str, unit: int | None = None) -> None:
    """Say where a unit lies, the station when none is named."""
    with bureau.database.writing(SYSTEM) as session:
        session.add(
            UnitRegion(unit_id=unit or bureau.station, region_code=region, valid_from=date(2010, 1, 1))
        )


def every_standing(
    bureau: Bureau, unit: int, window: Window = QUARTER
) -> list[tuple[str, str | None, tuple[int, int]]]:
    """Code, who is bound, in how many periods the duty was kept and missed."""
    own = {duty.code for ledger in LEDGERS for duty in ledger.duties}
    with bureau.database.reading(SYSTEM) as session:
        found = agenda(session, bureau.codes, [*REGISTRY, *LEDGERS], unit, window, date(2023, 4, 3))
    return [
        (one.duty.code, one.subject, (one.kept, len(one.missing)))
        for one in found.duties
        if one.duty.code in own
    ]


def standing(bureau: Bureau, unit: int, window: Window = QUARTER) -> Kept:
    """(Code, who is bound) → in how many periods the duty was kept and missed."""
    return {(code, who): kept for code, who, kept in every_standing(bureau, unit, window)}


def village(bureau: Bureau, name: str, **values: Any) -> UUID:
    """Enter a village of the station."""
    row_id = uuid4()
    record = {"id": row_id, "name": name, "kind": "village", "since": LONG_AGO}
    bureau.enter((VILLAGES, bureau.station, {**record, **values}))
    return row_id


def adviser(bureau: Bureau, village_id: UUID, kind: str = "legal", **values: Any) -> UUID:
    """Give a village an adviser."""
    row_id = uuid4()
    record = {"id": row_id, "kind": kind, "village_id": village_id, "adviser": "甲律师", "since": LONG_AGO}
    bureau.enter((ADVISER_CONTRACTS, bureau.station, {**record, **values}))
    return row_id


def works(bureau: Bureau, contract: UUID, in_village: UUID, day: date, minutes: int, **values: Any) -> None:
    """Let an adviser work on a day, on site unless told otherwise."""
    record = {
        "worked_on": day,
        "contract_id": contract,
        "village_id": in_village,
        "mode": "on_site",
        "kind": "consultation",
        "minutes": minutes,
    }
    bureau.enter((ADVISER_LOGS, bureau.station, {**record, **values}))


@pytest.mark.requirement("NN-A14c")
def test_in_nanning_every_village_has_its_lawyer_on_site_five_hours_a_month(bureau: Bureau) -> None:
    """One village reaches 300 minutes in January by two visits and has 299 in March; the other has no lawyer there."""
    lies_in(bureau, "450102")
    one, other = village(bureau, "甲村"), village(bureau, "乙村")
    village(bureau, "新村", since=date(2023, 3, 2))
    lawyer, counsellor = adviser(bureau, one), adviser(bureau, other, "psychological")
    works(bureau, lawyer, one, date(2023, 1, 31), 120)
    works(bureau, lawyer, one, date(2023, 1, 1), 180)
    works(bureau, lawyer, one, date(2023, 3, 1), 299)
    works(bureau, lawyer, one, date(2023, 3, 31), 60, mode="telephone")
    works(bureau, counsellor, other, date(2023, 1, 31), 300)

    found = standing(bureau, bureau.station)
    found.pop(("F23", None))
    assert found == {("F13", "甲村"): (1, 2), ("F13", "乙村"): (0, 3)}


def test_in_nanning_somebody_is_on_duty_in_each_special_period(bureau: Bureau) -> None:
    """Of the quarter: New Year, Spring Festival and the sessions; whoever did not come was not on duty."""
    lies_in(bureau, "450102")
    duty = {"place": "station", "person": "甲", "person_kind": "station_staff"}
    bureau.enter(
        (DUTIES, bureau.station, {**duty, "duty_on": date(2023, 1, 1), "attended": True}),
        (DUTIES, bureau.station, {**duty, "duty_on": date(2023, 3, 4), "attended": False}),
    )
    # The period of New Year had begun before the window and ended in it.
    assert standing(bureau, bureau.station) == {("F23", None): (1, 2)}


def test_elsewhere_no_village_is_bound(bureau: Bureau) -> None:
    lies_in(bureau, "450200")
    village(bureau, "甲村")
    assert standing(bureau, bureau.station) == {}


def test_in_zhashui_an_adviser_comes_as_many_days_as_the_contract_says_and_lectures_each_quarter(
    bureau: Bureau,
) -> None:
    """Two days: kept in January, and twice on one day of March is one; one day: kept in February alone."""
    lies_in(bureau, "611026")
    near, far = village(bureau, "川道村"), village(bureau, "山区村")
    two, one = adviser(bureau, near, visit_days=2), adviser(bureau, far)
    adviser(bureau, far, "psychological")
    for day in (date(2023, 1, 3), date(2023, 1, 4), date(2023, 3, 6), date(2023, 3, 6)):
        works(bureau, two, near, day, 60)
    works(bureau, two, near, date(2023, 3, 7), 60, mode="telephone", kind="lecture")
    works(bureau, one, far, date(2023, 2, 1), 60)

    expected = {("D-L12b", "2020-00001"): (1, 2), ("D-L12c", "2020-00002"): (1, 2)}
    lectures = {"D-L12d": [(0, 1), (1, 0)]}
    found = every_standing(bureau, bureau.station)
    assert {(code, who): kept for code, who, kept in found if code != "D-L12d"} == expected
    assert {"D-L12d": sorted(kept for code, _, kept in found if code == "D-L12d")} == lectures


def room(bureau: Bureau, name: str = "心情工作室", level: str = "mood_room") -> UUID:
    """Open a room for four weeks of February 2023."""
    row_id = uuid4()
    life = {"opened_on": date(2023, 1, 30), "closed_on": date(2023, 2, 26)}
    bureau.enter((SITES, bureau.station, {"id": row_id, "name": name, "level": level, **life}))
    return row_id


def sits(bureau: Bureau, site: UUID, day: date, **values: Any) -> None:
    """Let somebody receive people in a room."""
    record = {
        "duty_on": day,
        "place": "station",
        "site_id": site,
        "person": "甲",
        "person_kind": "counsellor",
        "attended": True,
    }
    bureau.enter((DUTIES, bureau.station, {**record, **values}))


@pytest.mark.requirement("JA-36a", "JA-36b")
def test_a_mood_room_receives_twice_a_week_and_is_for_the_young_on_fridays(bureau: Bureau) -> None:
    """Four weeks: both kept, twice but nothing on Friday, Friday alone, and two that nobody attended."""
    lies_in(bureau, "310106")
    site = room(bureau)
    week = timedelta(days=7)
    sits(bureau, site, MONDAY)
    sits(bureau, site, FRIDAY, audience="young")
    sits(bureau, site, MONDAY + week)
    sits(bureau, site, MONDAY + week + timedelta(days=1), audience="young")
    sits(bureau, site, FRIDAY - week, audience="young")
    sits(bureau, site, MONDAY + 2 * week, attended=False)
    sits(bureau, site, FRIDAY + 2 * week, attended=False, audience="young")

    found = standing(bureau, bureau.station)
    assert found == {("F16a", "心情工作室"): (2, 2), ("F16b", "心情工作室"): (2, 2)}


def test_a_room_of_another_kind_has_no_such_weeks(bureau: Bureau) -> None:
    lies_in(bureau, "310106")
    room(bureau, "工作站", "township_station")
    assert standing(bureau, bureau.station) == {}


def test_in_yanchi_files_are_reviewed_in_every_quarter_of_the_drive(bureau: Bureau) -> None:
    """The scheme was issued on 30 March: three whole quarters of 2018, and none after."""
    lies_in(bureau, "640323", bureau.unit)
    review = {"method": "cross", "examined": 9, "quarter_day": date(2018, 4, 1)}
    bureau.enter(
        (FILE_REVIEWS, bureau.unit, {**review, "held_on": date(2018, 6, 30)}),
        (FILE_REVIEWS, bureau.station, {**review, "held_on": date(2018, 9, 30)}),
    )
    assert standing(bureau, bureau.unit, YANCHI_2018)["F06", None] == (1, 2)
    assert standing(bureau, bureau.unit) == {}


@pytest.mark.parametrize(("day", "kept"), [(date(2018, 6, 30), 1), (date(2018, 7, 1), 0)])
def test_in_yanchi_a_lawyer_is_on_duty_at_the_court_by_the_end_of_june(
    bureau: Bureau, day: date, kept: int
) -> None:
    lies_in(bureau, "640323", bureau.unit)
    duty = {"duty_on": day, "person": "甲律师", "person_kind": "lawyer", "attended": True}
    bureau.enter(
        (DUTIES, bureau.unit, {**duty, "place": "court"}),
        (DUTIES, bureau.unit, {**duty, "duty_on": date(2018, 5, 1), "place": "station"}),
        (DUTIES, bureau.unit, {**duty, "duty_on": date(2018, 5, 1), "place": "court", "attended": False}),
    )
    assert standing(bureau, bureau.unit, YANCHI_2018)["F21", None] == (kept, 1 - kept)


def test_every_duty_names_its_source_and_its_place() -> None:
    duties = [duty for ledger in LEDGERS for duty in ledger.duties]
    assert [duty.code for duty in duties if len(duty.source) < 10] == []
    # What nobody can place is data only.
    assert [duty.code for duty in duties if duty.region is None] == ["D-L12a"]
    assert [duty.code for duty in duties if not duty.verified] == ["D-L12a"]
