"""The invented district meets the published totals for every seed, counted here in plain Python."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from fengqiao.api import DemoRow
from fengqiao.registry.demo import DemoDistrict
from fengqiao.testing.contracts import DemonstrationContract, DemoRows
from fengqiao_legal_review.ledgers import LEDGERS

FIRST, LAST, END = date(2023, 1, 1), date(2023, 9, 30), date(2023, 10, 31)
SEEDS = (1, 2023, 987654321)
VILLAGE_RULES = ("villagers_charter", "village_rules", "residents_pledge")


class TestDemonstration(DemonstrationContract):
    """What every line promises of its demonstration."""

    ledgers = LEDGERS


def records(rows: Sequence[DemoRow], ledger: str) -> list[dict[str, Any]]:
    """Return the records of one ledger."""
    return [record for of, _, record in rows if of.code == f"legal_review.{ledger}"]


def in_window(records: list[dict[str, Any]], day: str) -> list[dict[str, Any]]:
    """Return the records whose day lies in the window."""
    return [one for one in records if one.get(day) is not None and FIRST <= one[day] <= LAST]


def reviewed(rows: Sequence[DemoRow], kind: str) -> list[dict[str, Any]]:
    """Return the items of a kind on which an opinion was issued in the window."""
    issued = in_window(records(rows, "item"), "issued_on")
    return [one for one in issued if one["kind"] == kind and one["conclusion"] != "out_of_scope"]


def with_adviser(item: dict[str, Any]) -> bool:
    """Say whether a legal adviser was among the reviewers."""
    return any(line["kind"] == "legal_adviser" for line in item["reviewers"])


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.requirement("JA-10", "JA-14")
def test_the_published_numbers_of_reviews_hold(demo_rows: DemoRows, seed: int) -> None:
    contracts = reviewed(demo_rows(seed), "township_contract")

    assert len(reviewed(demo_rows(seed), "enforcement_decision")) == 113
    assert len([one for one in contracts if with_adviser(one)]) == 1612


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.requirement("JA-07")
def test_heads_attended_three_hundred_and_twenty_one_office_meetings(demo_rows: DemoRows, seed: int) -> None:
    attended = [
        one
        for one in in_window(records(demo_rows(seed), "attendance"), "attended_on")
        if one["role"] == "head" and one["meeting"] in ("directors_office", "township_heads_office")
    ]

    assert len(attended) == 321


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.requirement("JA-11", "JA-12a", "JA-12b", "JA-16")
def test_the_published_numbers_of_disputes_and_observations_hold(demo_rows: DemoRows, seed: int) -> None:
    points = [
        (unit, record)
        for ledger, unit, record in demo_rows(seed)
        if ledger.code == "legal_review.reconsideration_point"
        and record["opened_on"] <= LAST <= record.get("closed_on", LAST)
    ]
    by_city = [
        one
        for one in in_window(records(demo_rows(seed), "observation"), "adopted_on")
        if (one["kind"], one["adopted_by"]) == ("observation", "city_office")
    ]

    assert len(points) == 14
    assert len({unit for unit, _ in points}) == 14
    assert len(in_window(records(demo_rows(seed), "reconsideration"), "taken_in_on")) == 17
    assert len(in_window(records(demo_rows(seed), "litigation"), "notified_on")) == 16
    assert len(by_city) == 1


@pytest.mark.parametrize("seed", SEEDS)
def test_beside_every_published_number_stand_rows_that_must_not_count(demo_rows: DemoRows, seed: int) -> None:
    items = records(demo_rows(seed), "item")
    contracts = [one for one in items if one["kind"] == "township_contract"]
    meetings = records(demo_rows(seed), "attendance")

    assert any(with_adviser(one) and one.get("issued_on", FIRST) > LAST for one in contracts)
    assert any(with_adviser(one) and one.get("conclusion") == "out_of_scope" for one in contracts)
    assert any(with_adviser(one) and "issued_on" not in one for one in contracts)
    assert any(not with_adviser(one) for one in contracts)
    assert any(one["attended_on"] > LAST for one in meetings)
    assert any(one["role"] != "head" for one in meetings)
    assert any(one.get("taken_in_on", FIRST) > LAST for one in records(demo_rows(seed), "reconsideration"))
    assert any("taken_in_on" not in one for one in records(demo_rows(seed), "reconsideration"))
    assert any(one["notified_on"] > LAST for one in records(demo_rows(seed), "litigation"))
    assert any(one.get("adopted_on", FIRST) > LAST for one in records(demo_rows(seed), "observation"))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.requirement("NN-A29a")
def test_some_stations_helped_villages_with_their_rules_some_did_not_and_one_keeps_no_items(
    demo_rows: DemoRows, demo: DemoDistrict, seed: int
) -> None:
    items = [(unit, record) for ledger, unit, record in demo_rows(seed) if ledger.code == "legal_review.item"]
    keeping = {unit for unit, _ in items}
    helping = {unit for unit, one in items if one["kind"] in VILLAGE_RULES}

    assert len(demo.stations) - len(keeping) == 1
    assert len(keeping) - len(helping) == 3
    assert len({Counter(unit for unit, _ in items)[unit] for unit in keeping}) > 8


@pytest.mark.parametrize("seed", SEEDS)
def test_no_row_lies_outside_the_calendar_of_the_demo(demo_rows: DemoRows, seed: int) -> None:
    assert len(demo_rows(seed)) < 6000
    for ledger, _, record in demo_rows(seed):
        if ledger.code in ("legal_review.reconsideration_point", "legal_review.pilot"):
            continue
        earlier = ("knew_on", "application_from")
        days = [day for name, day in record.items() if isinstance(day, date) and name not in earlier]
        assert min(days) >= FIRST, record
        ahead = ("discussion_planned_on",)
        assert (
            max(day for name, day in record.items() if isinstance(day, date) and name not in ahead) <= END
        ), record


def test_whoever_attends_as_head_is_the_head_of_that_station_on_that_day(
    demo_rows: DemoRows, demo: DemoDistrict
) -> None:
    people = {person.id: person for person in demo.people}
    named = 0
    for ledger, unit, record in demo_rows(SEEDS[0]):
        if ledger.code == "legal_review.attendance" and record["attendee_id"]:
            service = people[record["attendee_id"]].serves_at(unit, record["attended_on"])
            assert service is not None
            assert service.role == "head"
            named += 1
    assert named > 300


def test_every_person_says_that_it_is_invented(demo_rows: DemoRows) -> None:
    applicants = [one["applicant"] for one in records(demo_rows(1), "reconsideration")]
    plaintiffs = [one["plaintiff"] for one in records(demo_rows(1), "litigation")]

    assert applicants
    assert plaintiffs
    assert all("演示" in name for name in (*applicants, *plaintiffs))
