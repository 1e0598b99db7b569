"""The clocks run from a field to a field, say where they come from, and the local one runs at home only."""

from datetime import date, timedelta
from typing import Any

import pytest
from fengqiao.ledgers.deadlines import Weekends
from fengqiao.testing.contracts import DeadlinesContract
from fengqiao.testing.desk import Desk
from fengqiao.testing.house import House
from fengqiao_legal_review.ledgers import LEDGERS

CLOCKS = {deadline.code: deadline for ledger in LEDGERS for deadline in ledger.deadlines}


class TestDeadlines(DeadlinesContract):
    ledgers = LEDGERS


@pytest.mark.parametrize(
    ("code", "started", "due"),
    [
        # Monday back to the Thursday two weeks before, past two weekends: 8, 7, 6, 5, 4, 1, and 29 February is the seventh.
        ("D-A1", date(2024, 3, 11), date(2024, 2, 29)),
        # 2 March is not counted, 1 April is: thirty days.
        ("D-A2", date(2024, 4, 1), date(2024, 3, 2)),
        ("D-A3", date(2024, 3, 8), date(2024, 3, 1)),
        # Monday to Monday: five working days with a weekend between them.
        ("D-A4", date(2024, 3, 4), date(2024, 3, 11)),
        # 31 - 1 days of January, 29 of February, one of March.
        ("D-A5", date(2024, 1, 1), date(2024, 3, 1)),
        ("D-A6", date(2024, 3, 1), date(2024, 3, 8)),
        ("D-A6b", date(2024, 3, 1), date(2024, 3, 15)),
        ("D-A7a", date(2024, 3, 1), date(2024, 4, 30)),
        # The thirtieth day, 31 March, is a Sunday and moves on.
        ("D-A7b", date(2024, 3, 1), date(2024, 4, 1)),
    ],
)
def test_a_clock_runs_out_on_its_day(code: str, started: date, due: date) -> None:
    assert CLOCKS[code].due_on(started, Weekends()) == due


def test_working_days_leave_out_days_off_that_are_no_weekend() -> None:
    labour_day = {date(2024, 5, day) for day in range(1, 6)}

    assert CLOCKS["D-A6"].due_on(date(2024, 4, 29), labour_day) == date(2024, 5, 9)
    assert CLOCKS["D-A6"].due_on(date(2024, 4, 29), ()) == date(2024, 4, 29) + timedelta(days=5)


def test_all_clocks_but_the_local_one_run_everywhere() -> None:
    assert {code for code, clock in CLOCKS.items() if clock.region} == {"D-A4"}
    assert CLOCKS["D-A4"].region == "331083002"
    assert all(clock.verified for clock in CLOCKS.values())


FEBRUARY = "from=2024-02-01&to=2024-02-29"
DRAFT = {
    "kind": "major_decision",
    "submitting_unit": "某办公室",
    "submitted_on": "2024-03-01",
    "discussion_planned_on": "2024-03-11",
}


@pytest.fixture
def desk(bare_house: House) -> Desk:
    """A clerk at work."""
    return Desk(bare_house, "legal_review")


def running(desk: Desk, row: dict[str, Any]) -> dict[str, tuple[str, bool]]:
    """Return the clocks that the agenda shows for a row: code → last day in time, and whether it is over."""
    answer = desk.house.client.get("/api/due-dates", headers=desk.clerk).json()
    mine = [one for one in answer["due"] if one["href"] == row["address"]]
    return {one["deadline"]: (one["due_on"], one["overdue"]) for one in mine}


def kept(desk: Desk, window: str) -> tuple[int, int]:
    """Return how many clocks of a window were kept, and how many ran out in it."""
    address = f"/api/figures/registry.deadlines_kept_rate?{window}"
    figure = desk.house.client.get(address, headers=desk.clerk).json()
    return figure["numerator"] or 0, figure["denominator"] or 0


def test_a_draft_that_came_too_late_for_its_meeting_is_outstanding_and_then_late(desk: Desk) -> None:
    before = kept(desk, FEBRUARY)
    row = desk.enter("items", DRAFT)
    assert running(desk, row) == {"D-A1": ("2024-02-29", True)}

    row = desk.move(row, "accept", accepted_on="2024-03-04")
    assert running(desk, row) == {}
    assert kept(desk, FEBRUARY) == (before[0], before[1] + 1)


def test_a_draft_that_came_seven_working_days_before_its_meeting_is_in_time(desk: Desk) -> None:
    before = kept(desk, FEBRUARY)
    row = desk.enter("items", DRAFT | {"submitted_on": "2024-02-29"})
    desk.move(row, "accept", accepted_on="2024-02-29")
    assert kept(desk, FEBRUARY) == (before[0] + 1, before[1] + 1)


def test_comments_and_hearing_material_are_asked_for_until_they_begin(desk: Desk) -> None:
    plans = {"comments_planned_to": "2024-04-01", "hearing_planned_on": "2024-03-15"}
    row = desk.enter("items", DRAFT | plans)
    assert running(desk, row) == {
        "D-A1": ("2024-02-29", True),
        "D-A2": ("2024-03-02", True),
        "D-A3": ("2024-03-08", True),
    }
    days = {"comments_from": "2024-03-02", "hearing_material_on": "2024-03-08"}
    headers = desk.clerk | {"If-Match": str(row["version"])}
    answer = desk.house.client.patch(row["address"], headers=headers, json=days)
    assert answer.status_code == 200, answer.text
    assert set(running(desk, row)) == {"D-A1"}


def test_what_was_sent_back_waits_for_nothing(desk: Desk) -> None:
    row = desk.enter("items", DRAFT)
    back = {"returned_on": "2024-03-02", "return_reason": "材料不全"}
    headers = desk.clerk | {"If-Match": str(row["version"])}
    refused = desk.house.client.post(f"{row['address']}/moves/return", headers=headers, json=back)
    assert "不再计时" in refused.text

    row = desk.move(row, "return", **back, discussion_planned_on=None)
    assert running(desk, row) == {}


def test_an_ordinary_case_runs_to_the_day_that_was_granted(desk: Desk) -> None:
    """Sixty days from 1 March 2024 end on 30 April; granted is a fortnight more."""
    case = {"opened_on": "2024-03-01", "kind": "penalty", "ordinary_from": "2024-03-01"}
    row = desk.enter("reconsiderations", case)
    assert running(desk, row) == {"D-A7a": ("2024-04-30", True)}

    row = desk.enter("reconsiderations", case | {"extended_to": "2024-05-14"})
    assert running(desk, row) == {"D-A7a": ("2024-05-14", True)}
