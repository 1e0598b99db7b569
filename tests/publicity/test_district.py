"""The invented district meets the published totals for every seed, counted here in plain Python."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from fengqiao.api import DemoRow
from fengqiao.registry.demo import DemoDistrict
from fengqiao.testing.contracts import DemonstrationContract, DemoRows
from fengqiao_publicity.ledgers import LEDGERS

FIRST, LAST, END = date(2023, 1, 1), date(2023, 9, 30), date(2023, 10, 31)
SEEDS = (1, 20230930, 987654321)


class TestDemonstration(DemonstrationContract):
    """What every line promises of its demonstration."""

    ledgers = LEDGERS


def records(rows: Sequence[DemoRow], ledger: str) -> list[tuple[int, dict[str, Any]]]:
    """Return the owners and records of one ledger."""
    return [(unit, record) for of, unit, record in rows if of.code == ledger]


def topic_sessions(rows: Sequence[DemoRow]) -> list[tuple[int, dict[str, Any]]]:
    """Return the special sessions that were held in organs and communities, whenever."""
    return [
        (unit, one)
        for unit, one in records(rows, "publicity.activity")
        if one["kind"] == "topic" and one["target_kind"] in ("organ", "community") and "held_on" in one
    ]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.requirement("JA-09")
def test_fourteen_special_sessions_were_held_at_one_station(
    demo_rows: DemoRows, demo: DemoDistrict, seed: int
) -> None:
    sessions = topic_sessions(demo_rows(seed))
    counted = [(unit, one["target_kind"]) for unit, one in sessions if FIRST <= one["held_on"] <= LAST]
    (station,) = (one for one in demo.stations if one.township == "彭浦新村街道")

    assert len(counted) == 14
    assert {unit for unit, _ in counted} == {station.unit_id}
    assert {target for _, target in counted} == {"organ", "community"}
    assert [one for _, one in sessions if one["held_on"] > LAST]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.requirement("JA-20")
def test_what_the_report_says_was_named_was_named_in_the_window(demo_rows: DemoRows, seed: int) -> None:
    named = [one for _, one in records(demo_rows(seed), "publicity.recognition") if "named_on" in one]
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
def test_the_days_and_forms_the_report_names_are_there(demo_rows: DemoRows, seed: int) -> None:
    held = [one for _, one in records(demo_rows(seed), "publicity.activity") if "held_on" in one]
    days = {one.get("special_day") for one in held}
    trained = {
        line["kind"] for _, one in records(demo_rows(seed), "publicity.training") for line in one["audiences"]
    }

    assert {"national_security", "civil_code"} <= days
    assert "walk" in {one["form"] for one in held}
    assert [one for one in held if (one["form"], one.get("law")) == ("lecture", "civil_code")]
    assert {"law_literate", "law_leader"} <= trained


@pytest.mark.parametrize("seed", SEEDS)
def test_rows_are_few_and_none_is_later_than_october(demo_rows: DemoRows, seed: int) -> None:
    lines = sum(
        1 + sum(len(record.get(part.name, ())) for part in ledger.parts)
        for ledger, _, record in demo_rows(seed)
    )
    held = [one["held_on"] for _, one in records(demo_rows(seed), "publicity.activity") if "held_on" in one]

    assert 2000 < lines <= 6000
    assert LAST < max(held) <= END


def test_everybody_named_says_that_they_are_invented(demo_rows: DemoRows) -> None:
    names = [one["name"] for _, one in records(demo_rows(1), "publicity.law_person")]
    contacts = [one["contact"] for _, one in records(demo_rows(1), "publicity.order")]

    assert len(names) > 400
    assert all("演示" in name for name in (*names, *contacts))


def test_every_station_has_activities_and_they_differ_in_number(
    demo_rows: DemoRows, demo: DemoDistrict
) -> None:
    counted = {
        station.unit_id: sum(
            unit == station.unit_id for unit, _ in records(demo_rows(1), "publicity.activity")
        )
        for station in demo.stations
    }

    assert min(counted.values()) > 0
    assert len(set(counted.values())) > 5
