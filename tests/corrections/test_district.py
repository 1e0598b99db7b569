"""The invented district meets the published totals for every seed, counted here in plain Python."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from fengqiao.api import DemoRow
from fengqiao.ledgers.markers import Ref
from fengqiao.registry.demo import DemoDistrict
from fengqiao.testing.contracts import Accept
from fengqiao_corrections.demo import district_rows
from fengqiao_corrections.plugin import seed_demo

FIRST, LAST, CUT_OFF, END = date(2023, 1, 1), date(2023, 9, 30), date(2023, 10, 25), date(2023, 10, 31)
SEEDS = (1, 2023, 987654321)

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


def records(rows: list[DemoRow], name: str) -> list[dict[str, Any]]:
    """Return the records of one ledger."""
    return [record for ledger, _, record in rows if ledger.code == f"corrections.{name}"]


def there_on(day: date, subject: dict[str, Any]) -> bool:
    """Tell whether a subject is on the register on a day."""
    return subject.get("received_on", date.max) <= day < subject.get("ended_on", date.max)


@pytest.mark.requirement("JA-31a")
@pytest.mark.parametrize("seed", SEEDS)
def test_385_subjects_are_on_the_register_on_25_october(rows: Rows, seed: int) -> None:
    assert sum(there_on(CUT_OFF, subject) for subject in records(rows(seed), "subject")) == 385


@pytest.mark.requirement("JA-30")
@pytest.mark.parametrize("seed", SEEDS)
def test_everybody_on_the_register_at_the_end_of_september_has_a_plan(rows: Rows, seed: int) -> None:
    here = [one for one in records(rows(seed), "subject") if there_on(LAST, one)]

    assert here
    assert all(any(plan["made_on"] <= LAST for plan in one["plans"]) for one in here)


@pytest.mark.requirement("JA-31b", "JA-31c")
@pytest.mark.parametrize("seed", SEEDS)
def test_nobody_was_out_of_supervision_or_offended_again_by_the_cut_off_and_somebody_did_after_it(
    rows: Rows, seed: int
) -> None:
    grave = ("absconding", "missed_supervision", "offence", "crime")
    days = [event["occurred_on"] for event in records(rows(seed), "event") if event["kind"] in grave]

    assert len(days) == 2
    assert all(CUT_OFF < day <= END for day in days)


@pytest.mark.requirement("JA-32")
@pytest.mark.parametrize("seed", SEEDS)
def test_sessions_come_to_more_than_4800_person_times_and_fewer_than_4900(rows: Rows, seed: int) -> None:
    sessions = [
        one for name in ("education", "public_benefit", "assistance") for one in records(rows(seed), name)
    ]
    inside = [one.get("person_times", 1) for one in sessions if FIRST <= one["held_on"] <= LAST]

    assert 4800 < sum(inside) < 4900
    assert len(inside) < len(sessions)


@pytest.mark.parametrize("seed", SEEDS)
def test_there_are_subjects_who_must_not_count_and_one_station_without_any(
    rows: Rows, demo: DemoDistrict, seed: int
) -> None:
    of_unit = Counter(unit for ledger, unit, _ in rows(seed) if ledger.code == "corrections.subject")
    subjects = records(rows(seed), "subject")

    assert len(of_unit) == len(demo.stations) - 1 == 13
    assert max(of_unit.values()) > 1.5 * min(of_unit.values())
    assert [one for one in subjects if "received_on" not in one]
    assert [one for one in subjects if one.get("received_on", FIRST) > CUT_OFF]
    assert [one for one in subjects if LAST < one.get("received_on", FIRST) <= CUT_OFF]
    assert [one for one in subjects if one.get("ended_on", END) <= CUT_OFF]
    assert len([one for one in subjects if one.get("arrival") == "transferred_in"]) == 4
    assert len([one for one in subjects if one.get("exit_kind") == "moved_out"]) == 4


@pytest.mark.parametrize("seed", SEEDS)
def test_every_row_passes_the_checks_of_its_ledger(rows: Rows, accept: Accept, seed: int) -> None:
    for ledger, _, record in rows(seed):
        values = {name: value for name, value in record.items() if name not in ("id", "state")}
        accept(ledger, values, record.get("state"))


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_happened_after_october(rows: Rows, seed: int) -> None:
    # What has been planned or is allowed to come may lie ahead; what was done may not.
    ahead = {"term_to", "due_report_on", "due_on", "until", "help_until"}
    for ledger, _, record in rows(seed):
        for name, value in record.items():
            assert not isinstance(value, date) or name in ahead or value <= END, (ledger.code, name, value)


def test_every_reference_points_at_an_earlier_row_of_the_same_unit(rows: Rows) -> None:
    seen: set[tuple[int, Any]] = set()
    for ledger, unit, record in rows(1):
        for spec in ledger.fields:
            if isinstance(spec.marker, Ref) and not spec.marker.anywhere and record.get(spec.name):
                assert (unit, record[spec.name]) in seen, (ledger.code, spec.name)
        seen.add((unit, record["id"]))


def test_people_say_that_they_are_invented(rows: Rows) -> None:
    people = [*records(rows(1), "subject"), *records(rows(1), "survey"), *records(rows(1), "released_person")]

    assert all("演示" in one["name"] for one in people)
    assert {one["id_no"][:2] for one in people if "id_no" in one} == {"99"}
    # Whatever is published of the demo must be what everybody in the district can count.
    assert not [one for one in people if one.get("minor")]


def test_the_same_seed_gives_the_same_rows_and_another_seed_others(demo: DemoDistrict) -> None:
    assert seed_demo(3, demo) == seed_demo(3, demo)
    assert seed_demo(3, demo) != seed_demo(4, demo)


def test_the_demo_stays_modest(rows: Rows) -> None:
    assert 2_000 < len(rows(1)) < 6_000
