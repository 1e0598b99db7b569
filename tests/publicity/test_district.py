"""The invented district meets the published totals for every seed, counted here in plain Python."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from fengqiao.api import DemoRow
from fengqiao.ledgers.markers import Ref
from fengqiao.registry.demo import DemoDistrict
from fengqiao.testing.contracts import Accept
from fengqiao_publicity.plugin import seed_demo

FIRST, LAST, END = date(2023, 1, 1), date(2023, 9, 30), date(2023, 10, 31)
SEEDS = (1, 20230930, 987654321)

Rows = Callable[[int], list[DemoRow]]


@pytest.fixture(scope="module")
def rows(demo: DemoDistrict) -> Rows:
    """The rows of a seed, generated once."""
    kept: dict[int, list[DemoRow]] = {}

    def of(seed: int) -> list[DemoRow]:
        if seed not in kept:
            kept[seed] = list(seed_demo(seed, demo))
        return kept[seed]

    return of


def records(rows: list[DemoRow], ledger: str) -> list[tuple[int, dict[str, Any]]]:
    """Return the owners and records of one ledger."""
    return [(unit, record) for of, unit, record in rows if of.code == ledger]


def topic_sessions(rows: list[DemoRow]) -> list[tuple[int, dict[str, Any]]]:
    """Return the special sessions that were held in organs and communities, whenever."""
    return [
        (unit, one)
        for unit, one in records(rows, "publicity.activity")
        if one["kind"] == "topic" and one["target_kind"] in ("organ", "community") and "held_on" in one
    ]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.requirement("JA-09")
def test_fourteen_special_sessions_were_held_at_one_station(
    rows: Rows, demo: DemoDistrict, seed: int
) -> None:
    sessions = topic_sessions(rows(seed))
    counted = [(unit, one["target_kind"]) for unit, one in sessions if FIRST <= one["held_on"] <= LAST]
    (station,) = (one for one in demo.stations if one.township == "彭浦新村街道")

    assert len(counted) == 14
    assert {unit for unit, _ in counted} == {station.unit_id}
    assert {target for _, target in counted} == {"organ", "community"}
    assert [one for _, one in sessions if one["held_on"] > LAST]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.requirement("JA-20")
def test_what_the_report_says_was_named_was_named_in_the_window(rows: Rows, seed: int) -> None:
    named = [one for _, one in records(rows(seed), "publicity.recognition") if "named_on" in one]
    inside = [one for one in named if FIRST <= one["named_on"] <= LAST]

    assert sorted((one["kind"], one["level"], one["batch"]) for one in inside if one["batch"]) == [
        ("culture_brand", "city", 3),
        ("model_community", "nation", 9),
    ]
    assert sorted(one["kind"] for one in inside if not one["batch"]) == [
        "democracy_base",
        "practical_project",
    ]
    assert [one for one in named if one["named_on"] < FIRST]
    assert [one for one in named if one["named_on"] > LAST]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.requirement("JA-17", "JA-18")
def test_the_days_and_forms_the_report_names_are_there(rows: Rows, seed: int) -> None:
    held = [one for _, one in records(rows(seed), "publicity.activity") if "held_on" in one]
    days = {one.get("special_day") for one in held}
    trained = {
        line["kind"] for _, one in records(rows(seed), "publicity.training") for line in one["audiences"]
    }

    assert {"national_security", "civil_code"} <= days
    assert "walk" in {one["form"] for one in held}
    assert [one for one in held if (one["form"], one.get("law")) == ("lecture", "civil_code")]
    assert {"law_literate", "law_leader"} <= trained


@pytest.mark.parametrize("seed", SEEDS)
def test_rows_are_few_and_none_is_later_than_october(rows: Rows, seed: int) -> None:
    lines = sum(
        1 + sum(len(record.get(part.name, ())) for part in ledger.parts) for ledger, _, record in rows(seed)
    )
    held = [one["held_on"] for _, one in records(rows(seed), "publicity.activity") if "held_on" in one]

    assert 2000 < lines <= 6000
    assert LAST < max(held) <= END


@pytest.mark.parametrize("seed", SEEDS)
def test_every_row_passes_the_checks_of_its_ledger(rows: Rows, accept: Accept, seed: int) -> None:
    for ledger, _, record in rows(seed):
        values = {name: value for name, value in record.items() if name not in ("id", "state")}
        accept(ledger, values, record.get("state"))


def test_every_reference_points_at_an_earlier_row_of_the_same_unit(rows: Rows, demo: DemoDistrict) -> None:
    seen = {(station.unit_id, village.id) for station in demo.stations for village in station.villages}
    for ledger, unit, record in rows(SEEDS[0]):
        for spec in ledger.fields:
            if isinstance(spec.marker, Ref) and record.get(spec.name):
                assert (unit, record[spec.name]) in seen
        seen.add((unit, record["id"]))


def test_everybody_named_says_that_they_are_invented(rows: Rows) -> None:
    names = [one["name"] for _, one in records(rows(1), "publicity.law_person")]
    contacts = [one["contact"] for _, one in records(rows(1), "publicity.order")]

    assert len(names) > 400
    assert all("演示" in name for name in (*names, *contacts))


def test_the_same_seed_gives_the_same_rows_and_another_seed_others(demo: DemoDistrict) -> None:
    assert seed_demo(3, demo) == seed_demo(3, demo)
    assert seed_demo(3, demo) != seed_demo(4, demo)


def test_every_station_has_activities_and_they_differ_in_number(rows: Rows, demo: DemoDistrict) -> None:
    counted = {
        station.unit_id: sum(unit == station.unit_id for unit, _ in records(rows(1), "publicity.activity"))
        for station in demo.stations
    }

    assert min(counted.values()) > 0
    assert len(set(counted.values())) > 5
