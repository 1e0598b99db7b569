"""The invented district meets the published totals for every seed, counted here in plain Python."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from fengqiao.api import DemoRow
from fengqiao.registry.demo import DemoDistrict
from fengqiao.testing.contracts import DemonstrationContract, DemoRows
from fengqiao_corrections.ledgers import LEDGERS

FIRST, LAST, CUT_OFF, END = date(2023, 1, 1), date(2023, 9, 30), date(2023, 10, 25), date(2023, 10, 31)
SEEDS = (1, 2023, 987654321)


class TestDemonstration(DemonstrationContract):
    """What every line promises of its demonstration."""

    ledgers = LEDGERS


def records(rows: Sequence[DemoRow], name: str) -> list[dict[str, Any]]:
    """Return the records of one ledger."""
    return [record for ledger, _, record in rows if ledger.code == f"corrections.{name}"]


def there_on(day: date, subject: dict[str, Any]) -> bool:
    """Tell whether a subject is on the register on a day."""
    return subject.get("received_on", date.max) <= day < subject.get("ended_on", date.max)


@pytest.mark.requirement("JA-31a")
@pytest.mark.parametrize("seed", SEEDS)
def test_385_subjects_are_on_the_register_on_25_october(demo_rows: DemoRows, seed: int) -> None:
    assert sum(there_on(CUT_OFF, subject) for subject in records(demo_rows(seed), "subject")) == 385


@pytest.mark.requirement("JA-30")
@pytest.mark.parametrize("seed", SEEDS)
def test_everybody_on_the_register_at_the_end_of_september_has_a_plan(demo_rows: DemoRows, seed: int) -> None:
    here = [one for one in records(demo_rows(seed), "subject") if there_on(LAST, one)]

    assert here
    assert all(any(plan["made_on"] <= LAST for plan in one["plans"]) for one in here)


@pytest.mark.requirement("JA-31b", "JA-31c")
@pytest.mark.parametrize("seed", SEEDS)
def test_nobody_was_out_of_supervision_or_offended_again_by_the_cut_off_and_somebody_did_after_it(
    demo_rows: DemoRows, seed: int
) -> None:
    grave = ("absconding", "missed_supervision", "offence", "crime")
    days = [event["occurred_on"] for event in records(demo_rows(seed), "event") if event["kind"] in grave]

    assert len(days) == 2
    assert all(CUT_OFF < day <= END for day in days)


@pytest.mark.requirement("JA-32")
@pytest.mark.parametrize("seed", SEEDS)
def test_sessions_come_to_more_than_4800_person_times_and_fewer_than_4900(
    demo_rows: DemoRows, seed: int
) -> None:
    sessions = [
        one
        for name in ("education", "public_benefit", "assistance")
        for one in records(demo_rows(seed), name)
    ]
    inside = [one.get("person_times", 1) for one in sessions if FIRST <= one["held_on"] <= LAST]

    assert 4800 < sum(inside) < 4900
    assert len(inside) < len(sessions)


@pytest.mark.parametrize("seed", SEEDS)
def test_there_are_subjects_who_must_not_count_and_one_station_without_any(
    demo_rows: DemoRows, demo: DemoDistrict, seed: int
) -> None:
    of_unit = Counter(unit for ledger, unit, _ in demo_rows(seed) if ledger.code == "corrections.subject")
    subjects = records(demo_rows(seed), "subject")

    assert len(of_unit) == len(demo.stations) - 1 == 13
    assert max(of_unit.values()) > 1.5 * min(of_unit.values())
    assert [one for one in subjects if "received_on" not in one]
    assert [one for one in subjects if one.get("received_on", FIRST) > CUT_OFF]
    assert [one for one in subjects if LAST < one.get("received_on", FIRST) <= CUT_OFF]
    assert [one for one in subjects if one.get("ended_on", END) <= CUT_OFF]
    assert len([one for one in subjects if one.get("arrival") == "transferred_in"]) == 4
    assert len([one for one in subjects if one.get("exit_kind") == "moved_out"]) == 4


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_happened_after_october(demo_rows: DemoRows, seed: int) -> None:
    # What has been planned or is allowed to come may lie ahead; what was done may not.
    ahead = {"term_to", "due_report_on", "due_on", "until", "help_until"}
    for ledger, _, record in demo_rows(seed):
        for name, value in record.items():
            assert not isinstance(value, date) or name in ahead or value <= END, (ledger.code, name, value)


def test_people_say_that_they_are_invented(demo_rows: DemoRows) -> None:
    people = [
        *records(demo_rows(1), "subject"),
        *records(demo_rows(1), "survey"),
        *records(demo_rows(1), "released_person"),
    ]

    assert all("演示" in one["name"] for one in people)
    assert {one["id_no"][:2] for one in people if "id_no" in one} == {"99"}
    # Whatever is published of the demo must be what everybody in the district can count.
    assert not [one for one in people if one.get("minor")]


def test_the_demo_stays_modest(demo_rows: DemoRows) -> None:
    assert 2_000 < len(demo_rows(1)) < 6_000
