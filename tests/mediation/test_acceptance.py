"""What the acceptance standard asks of people's mediation, put to hand-made rows at its thresholds."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from fengqiao.indicators.window import Window
from fengqiao.registry.stations import VILLAGES
from fengqiao.testing.bureau import Bureau
from fengqiao_mediation.ledgers import (
    CASES,
    COMMITTEES,
    CONFIRMATIONS,
    INCIDENTS,
    MEDIATORS,
    MEETINGS,
    SCREENINGS,
)
from fengqiao_mediation.plugin import register_indicators

from tests.acceptance import Acceptance
from tests.mediation.made_up import (
    AFTER,
    DAY,
    MARCH,
    QUARTER,
    case,
    committee,
    mediator,
    open_case,
    village,
)

MET, NOT_MET, NO_DATA, TO_BE_SHOWN = "met", "not_met", "no_data", "needs_evidence"
"""The last: the figure is good, and a person has still to look."""

Asked = Callable[..., str]


@pytest.fixture
def asked(bureau: Bureau) -> Asked:
    """Ask one check of the bureau with its station, over March when no window is named."""
    acceptance = Acceptance(bureau.database, bureau.codes, register_indicators())

    def ask(check_id: str, window: Window = MARCH) -> str:
        return acceptance.state(check_id, bureau.unit, window)

    return ask


@pytest.mark.requirement("NN-A21a")
def test_all_three_linkages_have_a_case_in_the_window(bureau: Bureau, asked: Asked) -> None:
    settled = uuid4()
    bureau.enter(
        (CASES, bureau.station, case(id=settled, linkage="procuratorate")),
        (CASES, bureau.station, case(linkage="court")),
        (CASES, bureau.station, open_case(accepted_on=AFTER, linkage="police", records=[])),
    )
    agreed = {"case_id": settled, "effective_on": DAY}
    bureau.enter((CONFIRMATIONS, bureau.station, {**agreed, "applied_on": date(2024, 3, 31)}))
    assert asked("NN-A21a") == NOT_MET

    bureau.enter((CASES, bureau.station, case(linkage="three_offices")))
    assert asked("NN-A21a") == MET
    # The application to the court came on the month's last day.
    assert asked("NN-A21a", Window(date(2024, 3, 1), date(2024, 3, 30))) == NOT_MET


@pytest.mark.requirement("NN-A22a")
def test_85_percent_of_committees_are_enough_and_workrooms_have_no_part_in_it(
    bureau: Bureau, asked: Asked
) -> None:
    assert asked("NN-A22a") == NO_DATA

    def standing(number: int, **more: Any) -> Any:
        return COMMITTEES, bureau.unit, committee(name=f"{number}", **more)

    bureau.enter(
        *(standing(number, standardised=number < 16) for number in range(19)),
        standing(90, kind="personal_workroom", standardised=True),
        standing(91, standardised=True, state="dissolved", dissolved_on=date(2024, 3, 30)),
    )
    # 16 of 19 are 84.2 %.
    assert asked("NN-A22a") == NOT_MET

    bureau.enter(standing(19, standardised=True))
    # 17 of 20 are 85 %.
    assert asked("NN-A22a") == MET


@pytest.mark.requirement("NN-A22b")
def test_the_township_and_every_village_have_a_committee(bureau: Bureau, asked: Asked) -> None:
    homes = [uuid4(), uuid4()]
    bureau.enter(
        *((VILLAGES, bureau.station, village(home)) for home in homes),
        *(
            (COMMITTEES, bureau.station, committee(kind="community", village_id=home, name=f"{home}"))
            for home in homes
        ),
        (COMMITTEES, bureau.station, committee(kind="industry", name="行业")),
    )
    assert asked("NN-A22b") == NOT_MET

    bureau.enter((COMMITTEES, bureau.station, committee()))
    assert asked("NN-A22b") == MET

    bureau.enter((VILLAGES, bureau.station, village(uuid4())))
    assert asked("NN-A22b") == NOT_MET


@pytest.mark.requirement("NN-A22c")
def test_three_villages_of_ten_need_a_full_time_mediator_of_their_own(bureau: Bureau, asked: Asked) -> None:
    homes, committees = [uuid4() for _ in range(10)], [uuid4() for _ in range(3)]
    bureau.enter(
        *((VILLAGES, bureau.station, village(home)) for home in homes),
        *(
            (COMMITTEES, bureau.station, committee(id=one, kind="village", village_id=home, name=f"{one}"))
            for one, home in zip(committees, homes, strict=False)
        ),
        # Two in one village do for one village only.
        *(
            (MEDIATORS, bureau.station, mediator(one))
            for one in (committees[0], committees[0], committees[1])
        ),
        (MEDIATORS, bureau.station, mediator(committees[2], kind="part_time")),
    )
    assert asked("NN-A22c") == NOT_MET

    bureau.enter((MEDIATORS, bureau.station, mediator(committees[2], hired_on=date(2024, 3, 31))))
    assert asked("NN-A22c") == MET


@pytest.mark.requirement("NN-A22d")
def test_chairs_meet_in_each_quarter_and_twice_in_one_does_not_help(bureau: Bureau, asked: Asked) -> None:
    half_year = Window(date(2024, 1, 1), date(2024, 6, 30))
    for day in (date(2024, 1, 2), date(2024, 3, 31)):
        bureau.enter((MEETINGS, bureau.station, {"kind": "chairs", "held_on": day}))
    bureau.enter((MEETINGS, bureau.station, {"kind": "joint", "held_on": AFTER}))
    assert asked("NN-A22d", QUARTER) == MET
    assert asked("NN-A22d", half_year) == NOT_MET
    # No whole quarter lies in March.
    assert asked("NN-A22d") == NO_DATA

    bureau.enter((MEETINGS, bureau.station, {"kind": "chairs", "held_on": date(2024, 6, 30)}))
    assert asked("NN-A22d", half_year) == MET


@pytest.mark.requirement("NN-A23a")
def test_one_key_dispute_that_is_not_clear_fails_and_none_at_all_says_nothing(
    bureau: Bureau, asked: Asked
) -> None:
    bureau.enter((CASES, bureau.station, open_case(level=None)))
    assert asked("NN-A23a") == NO_DATA

    person = {"side": "applicant", "name": "陈演示甲", "key_person": True}
    clear = open_case(key_dispute=True, level="complex", parties=[person])
    bureau.enter(*((CASES, bureau.station, clear) for _ in range(3)))
    assert asked("NN-A23a") == MET

    later = [{"kind": "session", "recorded_on": AFTER}]
    bureau.enter((CASES, bureau.station, {**clear, "records": later}))
    assert asked("NN-A23a") == NOT_MET


@pytest.mark.requirement("NN-A17b", "NN-A23b")
def test_one_case_that_nobody_went_back_to_breaks_the_loop(bureau: Bureau, asked: Asked) -> None:
    assert asked("NN-A23b") == NO_DATA

    report = {"reported_on": DAY, "receivers": "街道党工委", "reason": "escalation"}
    grave = case(risk_crime=True, major_reports=[report])
    bureau.enter((CASES, bureau.station, case()), (CASES, bureau.station, grave))
    assert (asked("NN-A23b"), asked("NN-A17b")) == (MET, TO_BE_SHOWN)

    bureau.enter((CASES, bureau.station, case(follow_ups=[{"visited_on": date(2024, 4, 1)}])))
    assert (asked("NN-A23b"), asked("NN-A17b")) == (NOT_MET, NOT_MET)


@pytest.mark.requirement("NN-A24c")
@pytest.mark.parametrize(
    ("day", "state"),
    [(date(2022, 4, 1), NOT_MET), (date(2022, 3, 31), TO_BE_SHOWN), (AFTER, TO_BE_SHOWN)],
    ids=str,
)
@pytest.mark.parametrize("kind", ["violent", "mass_event", "escalated"])
def test_each_kind_of_incident_weighs_for_24_months(
    bureau: Bureau, asked: Asked, kind: str, day: date, state: str
) -> None:
    grave = {"kind": kind, "occurred_on": day, "major": True, "persons": 1}
    bureau.enter((INCIDENTS, bureau.station, grave))

    assert asked("NN-A24c") == state


def screened(bureau: Bureau, level: str, *days: date, unit: int | None = None, **more: Any) -> None:
    rounds = ({"level": level, "started_on": day, **more} for day in days)
    bureau.enter(*((SCREENINGS, unit or bureau.station, one) for one in rounds))


FOUR_WEEKS = Window(date(2024, 3, 4), date(2024, 3, 31))
MONDAY, SUNDAY = date(2024, 3, 4), date(2024, 3, 10)


@pytest.mark.requirement("JA-25a", "YC-2-08b")
def test_each_village_committee_screens_in_each_whole_week(bureau: Bureau) -> None:
    homes, committees = [uuid4(), uuid4()], [uuid4(), uuid4()]
    bureau.enter(
        *((VILLAGES, bureau.station, village(home)) for home in homes),
        *(
            (COMMITTEES, bureau.station, committee(id=one, kind="community", village_id=home, name=f"{one}"))
            for one, home in zip(committees, homes, strict=True)
        ),
    )
    name = "mediation.village_weekly_screening_rate"
    assert bureau.shows(name, FOUR_WEEKS) == "0.00%"

    # Monday and Sunday of one week, the Sunday of another: two weeks of the four, of one committee of two.
    days = (MONDAY, SUNDAY, date(2024, 3, 31))
    screened(bureau, "village", *days, committee_id=committees[0])
    assert bureau.shows(name, FOUR_WEEKS) == "25.00%"

    screened(bureau, "village", date(2024, 3, 12), date(2024, 3, 20), committee_id=committees[0])
    for day in (MONDAY, date(2024, 3, 11), date(2024, 3, 18), date(2024, 3, 25)):
        screened(bureau, "village", day, committee_id=committees[1])
    assert bureau.shows(name, FOUR_WEEKS) == "100.00%"
    # The days before and after the whole weeks expect nothing.
    assert bureau.shows(name, Window(date(2024, 3, 1), date(2024, 4, 3))) == "100.00%"
    assert bureau.shows(name, Window(MONDAY, date(2024, 3, 9))) == "无数据"


@pytest.mark.requirement("JA-25b", "YC-2-08a")
def test_a_station_screens_in_each_whole_month(bureau: Bureau) -> None:
    name = "mediation.station_monthly_screening_rate"
    screened(bureau, "township", date(2024, 1, 1), date(2024, 1, 31), date(2024, 2, 29))
    # The bureau's own round and that of another level are no round of the station.
    screened(bureau, "township", date(2024, 3, 15), unit=bureau.unit)
    screened(bureau, "county", date(2024, 3, 15))
    assert bureau.shows(name, QUARTER) == "66.67%"

    screened(bureau, "township", date(2024, 3, 31))
    assert bureau.shows(name, QUARTER) == "100.00%"
    assert bureau.shows(name, Window(date(2024, 1, 1), date(2024, 4, 29))) == "100.00%"


@pytest.mark.requirement("JA-25c")
def test_a_bureau_screens_in_each_whole_quarter(bureau: Bureau) -> None:
    name, year = "mediation.bureau_quarterly_screening_rate", Window(date(2024, 1, 1), date(2024, 12, 31))
    for day in (date(2024, 1, 1), date(2024, 3, 31), date(2024, 6, 30), date(2024, 12, 31)):
        screened(bureau, "county", day, unit=bureau.unit)
    screened(bureau, "township", date(2024, 8, 1), unit=bureau.unit)

    assert bureau.shows(name, year) == "75.00%"
    assert bureau.shows(name, Window(date(2024, 1, 1), date(2024, 9, 29))) == "100.00%"
