"""What the acceptance standard asks of people, premises, rules and equipment, put to hand-made rows at its thresholds."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from fengqiao.indicators.window import Window
from fengqiao.ledgers.codes import CodeBook
from fengqiao.registry.indicators import INDICATORS
from fengqiao.registry.people import TRAININGS
from fengqiao.registry.premises import EQUIPMENT, PREMISES
from fengqiao.registry.stations import DISCLOSURES, STATION_RULES

from tests.acceptance import Acceptance
from tests.core.registry.conftest import LAST, Registry

YEAR = Window(date(2023, 1, 1), date(2023, 12, 31))
LONG_AGO = date(2016, 1, 1)
MET, NOT_MET, NO_DATA, TO_BE_SHOWN = "met", "not_met", "no_data", "needs_evidence"
"""The last: the figure is good, and a person has still to look."""

Asked = Callable[..., str]


@pytest.fixture
def asked(registry: Registry, codes: CodeBook) -> Asked:
    """Ask one check of a station, the northern one and the year 2023 when none is named."""
    acceptance = Acceptance(registry.database, codes, INDICATORS)

    def ask(check_id: str, unit_id: int | None = None, window: Window = YEAR) -> str:
        return acceptance.state(check_id, unit_id or registry.district.north, window)

    return ask


@pytest.mark.requirement("NN-A07a")
def test_one_political_legal_post_that_is_filled_is_enough(registry: Registry, asked: Asked) -> None:
    north = registry.district.north
    registry.serves(north, kind="civil_servant")
    assert asked("NN-A07a") == NOT_MET

    registry.serves(north, ended_on=date(2023, 12, 30))
    assert asked("NN-A07a") == NOT_MET

    registry.serves(north, ended_on=date(2023, 12, 31))
    assert asked("NN-A07a") == MET


@pytest.mark.requirement("NN-A07b")
def test_three_full_time_staff_may_be_hired_hands_but_not_the_townships_part_timers(
    registry: Registry, asked: Asked
) -> None:
    north = registry.district.north
    registry.serves(north, kind="hired_auxiliary")
    registry.serves(north, kind="corrections_worker")
    for kind in ("township_part_time", "volunteer"):
        registry.serves(north, kind=kind)
    registry.serves(north, kind="full_time_mediator", full_time=False)
    assert asked("NN-A07b") == NOT_MET

    registry.serves(north, kind="full_time_mediator")
    assert asked("NN-A07b") == MET


@pytest.mark.requirement("NN-A07c")
def test_a_political_legal_officer_on_loan_on_the_last_day_is_one_too_many(
    registry: Registry, asked: Asked
) -> None:
    north, bureau = registry.district.north, registry.district.bureau
    officer = registry.person()
    registry.serves(north, officer)
    registry.serves(bureau, officer, reason="secondment", ended_on=date(2023, 12, 30))
    assert asked("NN-A07c") == MET

    registry.serves(bureau, officer, reason="secondment", started_on=date(2023, 12, 31))
    assert asked("NN-A07c") == NOT_MET


@pytest.mark.requirement("NN-A08a", "NN-A08b", "NN-A08c")
def test_a_head_has_post_party_and_three_years(registry: Registry, asked: Asked) -> None:
    north, south = registry.district.north, registry.district.south
    good = {"political_status": "party_member", "justice_work_began_on": date(2020, 12, 31)}
    bad = {"political_status": "masses", "justice_work_began_on": date(2021, 1, 1)}
    checks = ("NN-A08a", "NN-A08b", "NN-A08c")
    assert [asked(check) for check in checks] == [NO_DATA] * 3

    registry.serves(north, registry.person(**good), role="head")
    registry.serves(south, registry.person(**bad), role="head", kind="public_institution")

    assert [asked(check) for check in checks] == [MET] * 3
    assert [asked(check, south) for check in checks] == [NOT_MET] * 3
    # A day earlier the third year was not over.
    assert asked("NN-A08c", window=Window(YEAR.first, date(2023, 12, 30))) == NOT_MET


@pytest.mark.requirement("NN-A08c")
def test_three_years_do_not_help_a_head_who_serves_part_time(registry: Registry, asked: Asked) -> None:
    head = registry.person(justice_work_began_on=LONG_AGO)
    registry.serves(registry.district.north, head, role="head", full_time=False)

    assert asked("NN-A08c") == NOT_MET


@pytest.mark.requirement("NN-A09a", "NN-A09b")
@pytest.mark.parametrize(("mode", "check", "enough"), [("off_job", "NN-A09a", 90), ("online", "NN-A09b", 50)])
def test_hours_of_a_year_are_shared_among_all_full_time_staff(
    registry: Registry, asked: Asked, mode: str, check: str, enough: int
) -> None:
    north = registry.district.north
    diligent, idle = registry.person(), registry.person()
    registry.serves(north, diligent)
    registry.serves(north, idle)

    def taught(title: str, hours: int, ends_on: date = LAST) -> None:
        row = {"staff_id": diligent, "title": title, "mode": mode, "hours": hours, "ends_on": ends_on}
        registry.enter(TRAININGS, north, **row)

    taught("上年", 500, date(2022, 12, 31))
    taught("本年", 2 * enough - 1)
    assert asked(check) == NOT_MET

    taught("年末", 1, date(2023, 12, 31))
    assert asked(check) == MET
    # The hours are those of the calendar year in which the period ends, however short the period is.
    assert asked(check, window=Window(date(2023, 12, 1), date(2023, 12, 31))) == MET


@pytest.mark.requirement("NN-A09c")
def test_both_kinds_and_both_ways_of_training_are_wanted(registry: Registry, asked: Asked) -> None:
    north = registry.district.north
    course: dict[str, Any] = {"title": "课", "mode": "online", "hours": 1, "ends_on": LAST}
    registry.enter(
        TRAININGS, north, staff_id=registry.person(), regularity="regular", way="invited_in", **course
    )
    registry.enter(TRAININGS, north, staff_id=registry.person(), regularity="special", **course)
    assert asked("NN-A09c") == NOT_MET

    registry.enter(TRAININGS, north, staff_id=registry.person(), way="sent_out", **course)
    assert asked("NN-A09c") == TO_BE_SHOWN


SEVEN = (
    "mediation",
    "corrections",
    "legal_aid",
    "resettlement",
    "public_legal_service",
    "archives",
    "on_duty",
)


@pytest.mark.requirement("NN-A10c")
def test_six_functions_and_a_meeting_room_are_not_seven_functions(registry: Registry, asked: Asked) -> None:
    north = registry.district.north
    assert asked("NN-A10c") == NO_DATA

    rooms = [{"kind": "counter", "function": function} for function in (*SEVEN[:6], "administration")]
    registry.enter(PREMISES, north, name="主楼", usable_area=120, rooms=rooms)
    assert asked("NN-A10c") == NOT_MET

    last = [{"kind": "duty_room", "function": SEVEN[6]}]
    registry.enter(PREMISES, north, name="偏房", usable_area=20, since=date(2023, 12, 31), rooms=last)
    assert asked("NN-A10c") == MET


@pytest.mark.requirement("NN-A11b")
def test_six_kinds_of_matters_are_shown_to_everybody(registry: Registry, asked: Asked) -> None:
    north = registry.district.north
    for kind in ("functions", "procedure", "rules", "duties", "contact", "fees"):
        registry.enter(DISCLOSURES, north, kind=kind, since=LONG_AGO)
    assert asked("NN-A11b") == NOT_MET

    registry.enter(DISCLOSURES, north, kind="whereabouts", since=date(2023, 12, 31))
    assert asked("NN-A11b") == TO_BE_SHOWN


@pytest.mark.requirement("NN-A12a")
def test_a_rule_that_was_repealed_is_kept_no_more(registry: Registry, asked: Asked) -> None:
    north = registry.district.north
    for kind in ("meetings", "reporting", "files"):
        registry.enter(STATION_RULES, north, kind=kind, title="制度", since=LONG_AGO)
    old = {"kind": "restraints", "title": "警戒具", "since": LONG_AGO}
    registry.enter(STATION_RULES, north, **old, until=date(2023, 12, 30))
    assert asked("NN-A12a") == NOT_MET

    registry.enter(STATION_RULES, north, **(old | {"since": date(2020, 1, 1)}), until=date(2023, 12, 31))
    assert asked("NN-A12a") == TO_BE_SHOWN


@pytest.mark.requirement("NN-A12b")
def test_the_ninth_kind_of_equipment_may_be_one_that_the_work_does_not_need(
    registry: Registry, asked: Asked
) -> None:
    north = registry.district.north
    for kind in (
        "computer",
        "printer",
        "copier",
        "fax",
        "fast_scanner",
        "document_camera",
        "fingerprint_reader",
        "body_camera",
    ):
        registry.enter(EQUIPMENT, north, kind=kind, quantity=1)
    registry.enter(EQUIPMENT, north, kind="vehicle", quantity=1, in_use=False)
    assert asked("NN-A12b") == NOT_MET

    registry.enter(EQUIPMENT, north, kind="vehicle", name="另", not_needed=True)
    assert asked("NN-A12b") == MET
