"""The frequency calendar of law publicity: boards and themes monthly, topics quarterly, activities and training yearly."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from fengqiao.database.scope import SYSTEM
from fengqiao.indicators.window import Window
from fengqiao.ledgers.declaration import Ledger
from fengqiao.outstanding.agenda import agenda
from fengqiao.registry.ledgers import LEDGERS as REGISTRY
from fengqiao.testing.bureau import Bureau
from fengqiao.testing.clock import HeldClock
from fengqiao.units.models import UnitRegion
from fengqiao_publicity.ledgers import ACTIVITIES, BOARDS, LEDGERS, TRAININGS

YEAR = Window(date(2023, 1, 1), date(2023, 12, 31))
DUTIES = {duty.code: duty for ledger in LEDGERS for duty in ledger.duties}
ACTIVITY = {
    "title": "宣传活动",
    "kind": "daily",
    "target_kind": "village",
    "form": "lecture",
    "planned_on": date(2023, 1, 1),
    "approved_on": date(2023, 1, 1),
    "state": "held",
}


@pytest.fixture
def bureau(bureau: Bureau, clock: HeldClock) -> Bureau:
    """The bureau, on 2 January 2024: every period of 2023 is over."""
    clock.set(datetime(2024, 1, 2, 4, tzinfo=UTC))
    return bureau


def lies_in(bureau: Bureau, region: str) -> None:
    """Say where the station lies."""
    with bureau.database.writing(SYSTEM) as session:
        session.add(UnitRegion(unit_id=bureau.station, region_code=region, valid_from=date(2010, 1, 1)))


def standing(bureau: Bureau, *, of: int | None = None) -> dict[str, tuple[int, int]]:
    """Code → in how many periods of the year the duty was kept and missed."""
    with bureau.database.reading(SYSTEM) as session:
        asked = of or bureau.station
        found = agenda(session, bureau.codes, [*REGISTRY, *LEDGERS], asked, YEAR, date(2024, 1, 2))
    return {one.duty.code: (one.kept, len(one.missing)) for one in found.duties}


def hold(bureau: Bureau, ledger: Ledger, days: list[date], **values: Any) -> None:
    """Enter one row for each day."""
    on = "published_on" if ledger is BOARDS else "held_on"
    bureau.enter(*((ledger, bureau.station, {**values, on: day}) for day in days))


def test_in_jiangsu_a_board_appears_every_month(bureau: Bureau) -> None:
    lies_in(bureau, "320100")
    hold(bureau, BOARDS, [date(2023, 1, 31), date(2023, 3, 1), date(2023, 3, 31)], topic="宪法")
    assert standing(bureau)["F07"] == (2, 10)


def test_in_jiangsu_a_topic_is_held_every_quarter_and_daily_publicity_is_none(bureau: Bureau) -> None:
    lies_in(bureau, "320100")
    hold(bureau, ACTIVITIES, [date(2023, 3, 31), date(2023, 4, 1)], **ACTIVITY | {"kind": "topic"})
    hold(bureau, ACTIVITIES, [date(2023, 8, 1)], **ACTIVITY)
    assert standing(bureau)["F08"] == (2, 2)


def test_in_nanning_a_month_without_a_theme_is_missing(bureau: Bureau) -> None:
    lies_in(bureau, "450102")
    hold(bureau, ACTIVITIES, [date(2023, 2, 1), date(2023, 2, 28)], **ACTIVITY | {"theme": "春耕"})
    hold(bureau, ACTIVITIES, [date(2023, 5, 1)], **ACTIVITY)
    assert standing(bureau)["F09"] == (1, 11)


@pytest.mark.parametrize(("held", "expected"), [(19, (0, 1)), (20, (1, 0))])
def test_in_nanning_a_year_has_twenty_activities(
    bureau: Bureau, held: int, expected: tuple[int, int]
) -> None:
    lies_in(bureau, "450102")
    hold(bureau, ACTIVITIES, [date(2023, 6, day) for day in range(1, held + 1)], **ACTIVITY)
    assert standing(bureau)["F10"] == expected


def test_what_was_only_planned_keeps_no_duty(bureau: Bureau) -> None:
    lies_in(bureau, "450102")
    planned = ACTIVITY | {"state": "planned", "approved_on": None, "theme": "春耕"}
    bureau.enter(*((ACTIVITIES, bureau.station, planned) for _ in range(20)))
    found = standing(bureau)
    assert (found["F09"], found["F10"]) == ((0, 12), (0, 1))


@pytest.mark.parametrize(("second", "expected"), [("mediator", (1, 0)), ("leading_cadre", (0, 1))])
def test_in_nanning_those_who_carry_villages_are_trained_twice_a_year(
    bureau: Bureau, second: str, expected: tuple[int, int]
) -> None:
    lies_in(bureau, "450102")
    for day, kind in ((date(2023, 3, 1), "village_delegate"), (date(2023, 9, 1), second)):
        hold(bureau, TRAININGS, [day], hours=8, audiences=[{"kind": kind, "persons": 20}])
    assert standing(bureau)["F11"] == expected


def test_in_nanning_each_special_period_has_publicity(bureau: Bureau) -> None:
    """Of 2023: New Year, Spring Festival and the sessions, both ends included; 28 January is worked again."""
    lies_in(bureau, "450102")
    hold(bureau, ACTIVITIES, [date(2023, 1, 2), date(2023, 1, 28), date(2023, 3, 13)], **ACTIVITY)
    assert standing(bureau)["F23"] == (2, 1)


@pytest.mark.parametrize(
    ("day", "special", "kept"),
    [
        (date(2023, 12, 1), "december", True),
        (date(2023, 12, 31), "december", True),
        (date(2023, 11, 30), "december", False),
        (date(2023, 12, 4), "constitution", False),
    ],
)
def test_in_shandong_december_is_the_month_of_publicity(
    bureau: Bureau, day: date, special: str, kept: bool
) -> None:
    lies_in(bureau, "370100")
    hold(bureau, ACTIVITIES, [day], **ACTIVITY | {"special_day": special})
    assert standing(bureau) == {"D-P4b": (1, 0) if kept else (0, 1)}


@pytest.mark.parametrize(
    ("code", "due"),
    [("D-P1", "2024-04-15"), ("D-P2", "2024-05-31"), ("D-P3", "2024-12-04"), ("D-P4b", "2024-12-31")],
)
def test_a_day_of_the_year_is_due_on_itself_in_leap_years_too(code: str, due: str) -> None:
    (period,) = DUTIES[code].periods(date(2024, 1, 1), date(2024, 12, 31))
    assert period.due_on.isoformat() == due


def test_a_duty_binds_only_the_stations_of_the_place_that_ordered_it(bureau: Bureau) -> None:
    assert standing(bureau) == {}
    lies_in(bureau, "450102")
    assert set(standing(bureau)) == {"F09", "F10", "F11", "F23"}
    assert standing(bureau, of=bureau.unit) == {}


def test_every_duty_names_its_source_and_its_place() -> None:
    assert [code for code, duty in DUTIES.items() if len(duty.source) < 10] == []
    # What nobody has read is data only.
    unread = ["D-P1", "D-P2", "D-P3"]
    assert [code for code, duty in DUTIES.items() if duty.region is None] == unread
    assert [code for code, duty in DUTIES.items() if not duty.verified] == unread
