"""The invented district meets its published total for every seed, and shows stations that do well, badly and nothing."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from fengqiao.ledgers.markers import Ref
from fengqiao.registry.demo import DemoDistrict, DemoRow
from fengqiao.testing.contracts import Accept
from fengqiao_party_building.demo import district_rows
from fengqiao_party_building.plugin import seed_demo

FIRST, LAST, END = date(2023, 1, 1), date(2023, 9, 30), date(2023, 10, 31)
SEEDS = (1, 2023, 987654321)
BELOW = {None, "clerk_1", "clerk_2", "probation"}

Rows = Callable[[int], list[DemoRow]]


@pytest.fixture(scope="module")
def rows(demo: DemoDistrict) -> Rows:
    """The rows of a seed, generated once."""
    kept: dict[int, list[DemoRow]] = {}

    def of(seed: int) -> list[DemoRow]:
        if seed not in kept:
            kept[seed] = list(district_rows(seed, demo))
        return kept[seed]

    return of


def records(rows: list[DemoRow], ledger: str) -> list[tuple[int, dict[str, Any]]]:
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


def signed(rows: list[DemoRow]) -> set[UUID]:
    """Return who has signed by then for a period that holds that day."""
    return {
        pledge["staff_id"]
        for _, pledge in records(rows, "pledge")
        if pledge.get("signed_on", date.max) <= LAST and pledge["begins_on"] <= LAST <= pledge["ends_on"]
    }


@pytest.mark.requirement("JA-05")
@pytest.mark.parametrize("seed", SEEDS)
def test_everybody_who_must_has_signed(rows: Rows, demo: DemoDistrict, seed: int) -> None:
    owing = must_sign(demo)

    assert len(owing) > 30
    assert owing - signed(rows(seed)) == set()


@pytest.mark.parametrize("seed", SEEDS)
def test_pledges_of_last_year_unsigned_ones_and_late_ones_stand_beside_them(rows: Rows, seed: int) -> None:
    pledges = [pledge for _, pledge in records(rows(seed), "pledge")]

    assert [one for one in pledges if one["ends_on"] < FIRST]
    assert [one for one in pledges if "signed_on" not in one]
    assert [one for one in pledges if one.get("signed_on", FIRST) > LAST]


def formal_and_kinds(rows: list[DemoRow], unit: int) -> tuple[int, set[str]]:
    """Return how many formal members a station has on the last day, and the kinds of its standing organisations."""
    members = [one for at, one in records(rows, "member") if at == unit]
    kinds = {
        one["kind"] for at, one in records(rows, "organisation") if at == unit and "dissolved_on" not in one
    }
    return sum(one.get("regular_on", date.max) <= LAST for one in members), kinds


@pytest.mark.requirement("NN-A06a", "NN-A06b")
@pytest.mark.parametrize("seed", SEEDS)
def test_stations_are_organised_well_badly_and_not_at_all(rows: Rows, demo: DemoDistrict, seed: int) -> None:
    found = Counter[str]()
    for station in demo.stations:
        formal, kinds = formal_and_kinds(rows(seed), station.unit_id)
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
def test_one_member_stands_alone_and_one_station_holds_no_committee_meetings(rows: Rows, seed: int) -> None:
    members = [one for _, one in records(rows(seed), "member") if one["state"] == "formal"]
    alone = [one for one in members if one["organisation_id"] is None]
    meetings = records(rows(seed), "meeting")
    kinds: dict[int, set[str]] = {}
    for unit, meeting in meetings:
        if meeting["held_on"] <= LAST:
            kinds.setdefault(unit, set()).add(meeting["kind"])
    idle = [unit for unit, held in kinds.items() if "committee_meeting" not in held]

    assert len(alone) == 1
    assert len(idle) == 1
    assert all({"members_meeting", "group_meeting", "lesson"} <= held for held in kinds.values())


@pytest.mark.parametrize("seed", SEEDS)
def test_one_violation_was_established_and_one_report_came_to_nothing(rows: Rows, seed: int) -> None:
    cases = [one for _, one in records(rows(seed), "discipline_case")]

    assert sorted(one["state"] for one in cases) == ["cleared", "established"]
    assert all(FIRST <= one["established_on"] <= LAST for one in cases if "established_on" in one)


@pytest.mark.parametrize("seed", SEEDS)
def test_rows_run_on_until_the_end_of_october_and_no_further(rows: Rows, seed: int) -> None:
    meetings = [meeting["held_on"] for _, meeting in records(rows(seed), "meeting")]

    assert LAST < max(meetings) <= END
    assert len(rows(seed)) < 2_000


def test_every_row_passes_the_checks_of_its_ledger(rows: Rows, accept: Accept) -> None:
    for seed in SEEDS:
        for ledger, _, record in rows(seed):
            values = {name: value for name, value in record.items() if name not in ("id", "state")}
            accept(ledger, values, record.get("state"))


def test_every_reference_points_at_an_earlier_row_of_the_same_unit_or_at_a_person(
    rows: Rows, demo: DemoDistrict
) -> None:
    people = {person.id for person in demo.people}
    for seed in SEEDS:
        seen = set()
        for ledger, unit, record in rows(seed):
            lines = [record, *(line for part in ledger.parts for line in record.get(part.name, ()))]
            specs = [spec for declared in (ledger, *ledger.parts) for spec in declared.fields]
            for spec in (spec for spec in specs if isinstance(spec.marker, Ref)):
                targets = {line[spec.name] for line in lines if line.get(spec.name)}
                assert targets <= people or {(unit, target) for target in targets} <= seen
            seen.add((unit, record["id"]))


def test_the_same_seed_gives_the_same_rows_and_another_seed_others(demo: DemoDistrict) -> None:
    assert seed_demo(3, demo) == seed_demo(3, demo)
    assert seed_demo(3, demo) != seed_demo(4, demo)
