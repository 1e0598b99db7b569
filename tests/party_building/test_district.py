"""The invented district meets its published total for every seed, and shows stations that do well, badly and nothing."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from fengqiao.registry.demo import DemoDistrict, DemoRow
from fengqiao.testing.contracts import DemonstrationContract, DemoRows
from fengqiao_party_building.ledgers import LEDGERS

FIRST, LAST, END = date(2023, 1, 1), date(2023, 9, 30), date(2023, 10, 31)
SEEDS = (1, 2023, 987654321)
BELOW = {None, "clerk_1", "clerk_2", "probation"}


class TestDemonstration(DemonstrationContract):
    """What every line promises of its demonstration."""

    ledgers = LEDGERS


def records(rows: Sequence[DemoRow], ledger: str) -> list[tuple[int, dict[str, Any]]]:
    """Return unit and record of the rows of one ledger."""
    return [(unit, record) for of, unit, record in rows if of.code == f"party_building.{ledger}"]


def must_sign(demo: DemoDistrict) -> set[UUID]:
    """Return who serves in a rank that signs on the window's last day, loans left out."""
    return {
        person.id
        for person in demo.people
        for service in person.services
        if service.holds_on(LAST) and not service.is_loan and service.rank not in BELOW
    }


def signed(rows: Sequence[DemoRow]) -> set[UUID]:
    """Return who has signed by then for a period that holds that day."""
    return {
        pledge["staff_id"]
        for _, pledge in records(rows, "pledge")
        if pledge.get("signed_on", date.max) <= LAST and pledge["begins_on"] <= LAST <= pledge["ends_on"]
    }


@pytest.mark.requirement("JA-05")
@pytest.mark.parametrize("seed", SEEDS)
def test_everybody_who_must_has_signed(demo_rows: DemoRows, demo: DemoDistrict, seed: int) -> None:
    owing = must_sign(demo)

    assert len(owing) > 30
    assert owing - signed(demo_rows(seed)) == set()


@pytest.mark.parametrize("seed", SEEDS)
def test_pledges_of_last_year_unsigned_ones_and_late_ones_stand_beside_them(
    demo_rows: DemoRows, seed: int
) -> None:
    pledges = [pledge for _, pledge in records(demo_rows(seed), "pledge")]

    assert [one for one in pledges if one["ends_on"] < FIRST]
    assert [one for one in pledges if "signed_on" not in one]
    assert [one for one in pledges if one.get("signed_on", FIRST) > LAST]


def formal_and_kinds(rows: Sequence[DemoRow], unit: int) -> tuple[int, set[str]]:
    """Return how many formal members a station has on the last day, and the kinds of its standing organisations."""
    members = [one for at, one in records(rows, "member") if at == unit]
    kinds = {
        one["kind"] for at, one in records(rows, "organisation") if at == unit and "dissolved_on" not in one
    }
    return sum(one.get("regular_on", date.max) <= LAST for one in members), kinds


@pytest.mark.requirement("NN-A06a", "NN-A06b")
@pytest.mark.parametrize("seed", SEEDS)
def test_stations_are_organised_well_badly_and_not_at_all(
    demo_rows: DemoRows, demo: DemoDistrict, seed: int
) -> None:
    found = Counter[str]()
    for station in demo.stations:
        formal, kinds = formal_and_kinds(demo_rows(seed), station.unit_id)
        joint = kinds & {"joint_branch", "area_joint_branch"}
        if not formal and not kinds:
            found["no data"] += 1
        elif formal >= 3:
            found["own" if kinds & {"branch", "group"} else "own lacking"] += 1
        else:
            found["joint" if joint else "joint lacking"] += 1

    assert found["no data"] == 1
    assert found["own lacking"] == 1
    assert found["joint"] >= 3
    assert found["own"] >= 4
    assert found["joint lacking"] == 0


@pytest.mark.parametrize("seed", SEEDS)
def test_one_member_stands_alone_and_one_station_holds_no_committee_meetings(
    demo_rows: DemoRows, seed: int
) -> None:
    members = [one for _, one in records(demo_rows(seed), "member") if one["state"] == "formal"]
    alone = [one for one in members if one["organisation_id"] is None]
    meetings = records(demo_rows(seed), "meeting")
    kinds: dict[int, set[str]] = {}
    for unit, meeting in meetings:
        if meeting["held_on"] <= LAST:
            kinds.setdefault(unit, set()).add(meeting["kind"])
    idle = [unit for unit, held in kinds.items() if "committee_meeting" not in held]

    assert len(alone) == 1
    assert len(idle) == 1
    assert all({"members_meeting", "group_meeting", "lesson"} <= held for held in kinds.values())


@pytest.mark.parametrize("seed", SEEDS)
def test_one_violation_was_established_and_one_report_came_to_nothing(demo_rows: DemoRows, seed: int) -> None:
    cases = [one for _, one in records(demo_rows(seed), "discipline_case")]

    assert sorted(one["state"] for one in cases) == ["cleared", "established"]
    assert all(FIRST <= one["established_on"] <= LAST for one in cases if "established_on" in one)


@pytest.mark.parametrize("seed", SEEDS)
def test_rows_run_on_until_the_end_of_october_and_no_further(demo_rows: DemoRows, seed: int) -> None:
    meetings = [meeting["held_on"] for _, meeting in records(demo_rows(seed), "meeting")]

    assert LAST < max(meetings) <= END
    assert len(demo_rows(seed)) < 2_000
