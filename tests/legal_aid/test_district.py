"""The invented district meets the published totals for every seed, counted here in plain Python."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from fengqiao.api import DemoRow
from fengqiao.registry.demo import DemoDistrict
from fengqiao.testing.contracts import DemonstrationContract, DemoRows
from fengqiao_legal_aid.ledgers import LEDGERS

FIRST, LAST = date(2023, 1, 1), date(2023, 9, 30)
SEEDS = (1, 20230930, 987654321)


class TestDemonstration(DemonstrationContract):
    """What every line promises of its demonstration."""

    ledgers = LEDGERS


def records(rows: Sequence[DemoRow], ledger: str) -> list[dict[str, Any]]:
    """Return the records of one ledger."""
    return [record for of, _, record in rows if of.code == f"legal_aid.{ledger}"]


def standing(lines: list[dict[str, Any]], since: str = "since", until: str = "until") -> list[dict[str, Any]]:
    """Return those that have begun by the window's last day and are not over before it."""
    return [line for line in lines if line[since] <= LAST <= line.get(until, date.max)]


@pytest.mark.parametrize("seed", SEEDS)
def test_there_are_fourteen_stations_and_a_workroom_in_each_village(demo_rows: DemoRows, seed: int) -> None:
    sites = standing(records(demo_rows(seed), "site"), "opened_on", "closed_on")
    levels = Counter(site["level"] for site in sites)
    rooms = [site["village_id"] for site in sites if site["level"] == "village_workroom"]

    assert levels["township_station"] == 14
    assert levels["village_workroom"] == len(set(rooms)) == 263


@pytest.mark.parametrize("seed", SEEDS)
def test_some_platforms_must_not_count(demo_rows: DemoRows, seed: int) -> None:
    sites = records(demo_rows(seed), "site")

    assert sum(site["level"] == "township_station" and site["opened_on"] > LAST for site in sites) == 2
    assert sum(site["level"] == "village_workroom" and "closed_on" in site for site in sites) == 3
    assert max(site["opened_on"] for site in sites) <= date(2023, 10, 31)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_department_township_and_village_has_a_legal_adviser(
    demo_rows: DemoRows, demo: DemoDistrict, seed: int
) -> None:
    contracts = [
        one for one in standing(records(demo_rows(seed), "adviser_contract")) if one["kind"] == "legal"
    ]
    clients = {client["id"]: client["kind"] for client in records(demo_rows(seed), "client")}
    villages = {village.id for station in demo.stations for village in station.villages}

    assert Counter(clients.values()) == {"department": 24, "township": 14}
    assert {one["client_id"] for one in contracts if "client_id" in one} == set(clients)
    assert {one["village_id"] for one in contracts if "village_id" in one} == villages
    assert len(villages) == 263


@pytest.mark.requirement("JA-50a", "JA-50b")
@pytest.mark.parametrize("seed", SEEDS)
def test_the_association_has_its_lawyers_and_receives_more_than_a_thousand_a_year(
    demo_rows: DemoRows, seed: int
) -> None:
    (association,) = (one for one in records(demo_rows(seed), "provider") if one["kind"] == "association")
    sites = {site["id"] for site in records(demo_rows(seed), "site") if site["level"] == "association"}
    visits = [visit for visit in records(demo_rows(seed), "visit") if visit["site_id"] in sites]

    assert (association["lawyers"], association["founded_on"].year) == (35, 2013)
    assert {visit["received_on"].year for visit in visits} == {2022}
    assert sum(visit["persons"] for visit in visits) == 1180


@pytest.mark.parametrize("seed", SEEDS)
def test_stations_keep_the_five_hours_unevenly(demo_rows: DemoRows, seed: int) -> None:
    spent: dict[int, Counter[tuple[Any, int]]] = defaultdict(Counter)
    for of, unit, record in demo_rows(seed):
        if of.code == "legal_aid.adviser_log" and record["worked_on"] <= LAST:
            spent[unit][record["village_id"], record["worked_on"].month] += record["minutes"]
    whole = [unit for unit, months in spent.items() if min(months.values()) >= 300]

    assert len(spent) == 13
    assert 3 <= len(whole) <= 12


@pytest.mark.parametrize("seed", SEEDS)
def test_some_rows_lie_beyond_the_window_and_none_beyond_october(demo_rows: DemoRows, seed: int) -> None:
    dated = [record[of.dated] for of, _, record in demo_rows(seed) if of.dated and record.get(of.dated)]

    assert sum(day > LAST for day in dated) > 50
    assert max(dated) <= date(2023, 10, 31)


def test_it_stays_modest_in_number(demo_rows: DemoRows) -> None:
    assert 4000 < len(demo_rows(1)) < 6000


def test_whoever_seeks_aid_says_that_they_are_invented(demo_rows: DemoRows) -> None:
    people = [*records(demo_rows(1), "application"), *records(demo_rows(1), "aid_case")]

    assert all("演示" in (one.get("applicant") or one["recipient"]) for one in people)
    assert {one["id_no"][:2] for one in people} == {"99"}
