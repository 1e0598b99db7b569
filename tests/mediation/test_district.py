"""The invented district meets the published totals for every seed, counted here in plain Python."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from fengqiao.api import DemoRow
from fengqiao.registry.demo import DemoDistrict
from fengqiao.testing.contracts import DemonstrationContract, DemoRows
from fengqiao_mediation.ledgers import LEDGERS

FIRST, LAST = date(2023, 1, 1), date(2023, 9, 30)
SEEDS = (1, 20230930, 987654321)


class TestDemonstration(DemonstrationContract):
    """What every line promises of its demonstration."""

    ledgers = LEDGERS


def records(rows: Sequence[DemoRow], ledger: str) -> list[dict[str, Any]]:
    """Return the records of one ledger."""
    return [record for of, _, record in rows if of.code == ledger]


def accepted(rows: Sequence[DemoRow]) -> list[dict[str, Any]]:
    """Return the cases accepted in the window."""
    cases = records(rows, "mediation.case")
    return [case for case in cases if "accepted_on" in case and FIRST <= case["accepted_on"] <= LAST]


def settled(cases: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return those settled by the window's last day."""
    return [
        case
        for case in cases
        if case.get("result") in ("settled_written", "settled_oral") and case["closed_on"] <= LAST
    ]


def written(cases: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the written agreements of some cases."""
    lines = [line for case in cases for line in case["agreements"] if line["form"] == "written"]
    return [line for line in lines if line["made_on"] <= LAST]


def of_linkage(cases: list[dict[str, Any]], linkage: str) -> list[dict[str, Any]]:
    """Return the cases that came through a linkage."""
    return [case for case in cases if case["linkage"] == linkage]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_published_totals_hold(demo_rows: DemoRows, seed: int) -> None:
    cases = accepted(demo_rows(seed))

    assert len(cases) == 9448
    assert len(settled(cases)) == 9207
    assert len(written(settled(cases))) == 3240


@pytest.mark.parametrize("seed", SEEDS)
def test_the_totals_of_the_linkages_hold(demo_rows: DemoRows, seed: int) -> None:
    cases = accepted(demo_rows(seed))
    three_offices = settled(of_linkage(cases, "three_offices"))
    amounts = [line["amount"] for case in three_offices for line in case["agreements"]]

    assert len(three_offices) == 448
    assert {len(written([case])) for case in three_offices} == {1}
    assert sum(amounts) == Decimal("10210500.00")
    assert min(amounts) > 0
    assert len(of_linkage(cases, "procuratorate")) == 6
    assert len(settled(of_linkage(cases, "procuratorate"))) == 1


@pytest.mark.parametrize("seed", SEEDS)
def test_the_totals_of_the_workrooms_hold(demo_rows: DemoRows, demo: DemoDistrict, seed: int) -> None:
    workrooms = {
        record["id"]: unit
        for ledger, unit, record in demo_rows(seed)
        if ledger.code == "mediation.committee"
        and record["kind"] == "joint_workroom"
        and record["industry"] == "intellectual_property"
    }
    cases = [
        case
        for case in accepted(demo_rows(seed))
        if case["committee_id"] in workrooms and case["dispute_type"] == "intellectual_property"
    ]
    names = {station.unit_id: station.township for station in demo.stations} | {demo.park.id: "市北高新园区"}

    assert {names[unit] for unit in workrooms.values()} == {
        "北站街道",
        "宝山路街道",
        "大宁路街道",
        "静安寺街道",
        "南京西路街道",
        "市北高新园区",
    }
    assert len(workrooms) == 6
    assert len(cases) == 15
    assert len(settled(cases)) == 14


@pytest.mark.parametrize("seed", SEEDS)
def test_there_are_rows_that_must_not_count(demo_rows: DemoRows, seed: int) -> None:
    cases = records(demo_rows(seed), "mediation.case")
    late = [
        case
        for case in accepted(demo_rows(seed))
        if case.get("result", "").startswith("settled") and case["closed_on"] > LAST
    ]

    assert len(late) == 36
    assert len(of_linkage(late, "procuratorate")) == 2
    assert len(of_linkage(late, "three_offices")) == 4
    assert [case for case in cases if case.get("accepted_on", FIRST) > LAST]
    assert [case for case in cases if case.get("result") == "declined"]
    assert max(case["registered_on"] for case in cases) <= date(2023, 10, 31)
    property_cases = [
        case for case in accepted(demo_rows(seed)) if case["dispute_type"] == "intellectual_property"
    ]
    assert len(property_cases) > 15


@pytest.mark.parametrize("seed", SEEDS)
def test_all_stations_and_the_park_have_rows_of_their_own(
    demo_rows: DemoRows, demo: DemoDistrict, seed: int
) -> None:
    units = {unit for ledger, unit, _ in demo_rows(seed) if ledger.code == "mediation.case"}

    assert units == {station.unit_id for station in demo.stations} | {demo.park.id}


@pytest.mark.parametrize("seed", SEEDS)
def test_some_stations_pass_ninety_nine_percent_and_some_do_not(demo_rows: DemoRows, seed: int) -> None:
    came, ended = Counter[int](), Counter[int]()
    for ledger, unit, case in demo_rows(seed):
        if ledger.code == "mediation.case" and FIRST <= case.get("accepted_on", date.max) <= LAST:
            came[unit] += 1
            ended[unit] += bool(settled([case]))
    passing = [unit for unit in came if 100 * ended[unit] >= 99 * came[unit]]

    assert 2 <= len(passing) <= 12


def test_every_party_says_that_it_is_invented(demo_rows: DemoRows) -> None:
    parties = [line for case in records(demo_rows(1), "mediation.case") for line in case["parties"]]

    assert all("演示" in line["name"] for line in parties)
    assert {line["id_no"][:2] for line in parties if "id_no" in line} == {"99"}
    assert {1, 2, 3} == {len(case["parties"]) for case in records(demo_rows(1), "mediation.case")}


def test_weekly_monthly_and_quarterly_rounds_are_kept_with_few_gaps(
    demo_rows: DemoRows, demo: DemoDistrict
) -> None:
    rounds = [
        record for record in records(demo_rows(1), "mediation.screening") if record["started_on"] <= LAST
    ]
    levels = Counter(record["level"] for record in rounds)
    villages = sum(len(station.villages) for station in demo.stations)

    # 38 whole weeks and the Sunday before them; the last week is cut off.
    assert villages * 38 < levels["village"] <= villages * 40
    assert 14 * 9 - 14 <= levels["township"] <= 14 * 9
    assert levels["county"] == 3


@pytest.mark.requirement("JA-50d", "JA-50e", "JA-51a")
@pytest.mark.parametrize("seed", SEEDS)
def test_what_the_report_tells_of_single_disputes_holds(
    demo_rows: DemoRows, demo: DemoDistrict, seed: int
) -> None:
    units = {station.unit_id: station.township for station in demo.stations}
    grave, groups, oldest = Counter[str](), 0, []
    for ledger, unit, case in demo_rows(seed):
        if ledger.code != "mediation.case" or not FIRST <= case.get("accepted_on", date.max) <= LAST:
            continue
        if not settled([case]):
            continue
        grave[units.get(unit, "")] += case["level"] in ("complex", "major")
        groups += bool(case.get("group_flag"))
        if case.get("dispute_since"):
            oldest.append((case["closed_on"] - case["dispute_since"]).days // 365)

    assert grave["彭浦新村街道"] == 208
    assert max(number for name, number in grave.items() if name != "彭浦新村街道") < 100
    assert groups == 10
    assert len([years for years in oldest if years >= 30]) == 1
    assert len(oldest) > 1


@pytest.mark.parametrize("seed", SEEDS)
def test_a_dispute_that_must_be_reported_has_its_report(demo_rows: DemoRows, seed: int) -> None:
    risky = [
        case
        for case in records(demo_rows(seed), "mediation.case")
        if case.get("group_flag") or case.get("risk_escalation")
    ]

    assert len(risky) > 10
    assert all(case["major_reports"] for case in risky)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_ledger_has_rows_and_some_subsidies_are_unpaid(demo_rows: DemoRows, seed: int) -> None:
    assert {ledger.code for ledger, _, _ in demo_rows(seed)} == {ledger.code for ledger in LEDGERS}
    states = Counter(record.get("state", "due") for record in records(demo_rows(seed), "mediation.subsidy"))
    assert states["paid"] > states["due"] > 0


@pytest.mark.parametrize("seed", SEEDS)
def test_clocks_that_run_to_an_agreed_day_have_something_to_run_to(demo_rows: DemoRows, seed: int) -> None:
    cases = records(demo_rows(seed), "mediation.case")
    extended = [case for case in cases if case.get("state") == "extended"]
    assert extended
    assert all(case["extension_wished"] and case["extended_to"] > case["accepted_on"] for case in extended)
    assert {True, False} == {case.get("followed_up_on") is None for case in cases if case.get("follow_up_by")}
    assert any(one.get("outsider_knew_on") for one in records(demo_rows(seed), "mediation.confirmation"))
