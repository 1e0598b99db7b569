"""A demonstration that breaks one of its promises is found, each with rows that break only that."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid5

import pytest
from fengqiao.errors import Invalid
from fengqiao.registry.demo import DemoDistrict, DemoRow
from fengqiao.registry.people import ASSIGNMENTS, STAFF
from fengqiao.testing.contracts import DemonstrationContract, DemoRows

SPACE = UUID(int=1)
HERE, ELSEWHERE = 1, 2


class Promised(DemonstrationContract):
    """Two ledgers: people, and where they serve."""

    ledgers = (STAFF, ASSIGNMENTS)


def person(seed: int, number: int = 0, **record: Any) -> DemoRow:
    row_id = uuid5(SPACE, f"{seed}/{number}")
    return (STAFF, HERE, {"id": row_id, "name": f"演示{number}", "id_no": None, **record})


def service(staff: DemoRow, unit: int = HERE) -> DemoRow:
    staff_id = staff[2]["id"]
    return (ASSIGNMENTS, unit, {"id": uuid5(staff_id, "service"), "staff_id": staff_id})


def sound(seed: int) -> list[DemoRow]:
    somebody = person(seed)
    return [somebody, service(somebody)]


@pytest.fixture
def nowhere() -> DemoDistrict:
    """A district without people and villages."""
    unit: Any = None
    return DemoDistrict(7, unit, unit, unit, (), ())


def test_sound_rows_keep_every_promise(nowhere: DemoDistrict) -> None:
    kept = Promised()
    kept.test_every_ledger_has_rows(sound)
    kept.test_every_row_passes_the_checks_of_its_ledger(sound, lambda *_: None)
    kept.test_every_reference_points_at_an_earlier_row_of_the_same_unit(nowhere, sound)
    kept.test_no_two_rows_of_a_unit_have_one_key(sound)
    kept.test_every_identity_number_is_plainly_invented(sound)
    kept.test_the_same_seed_gives_the_same_rows_and_another_seed_others(sound)


def test_a_row_that_no_clerk_could_enter_is_found() -> None:
    def refuse(*_: Any) -> None:
        raise Invalid("姓名为空")

    with pytest.raises(Invalid):
        Promised().test_every_row_passes_the_checks_of_its_ledger(sound, refuse)


@pytest.mark.parametrize(
    "rows",
    [
        lambda seed: list(reversed(sound(seed))),
        lambda seed: [person(seed), service(person(seed), ELSEWHERE)],
        lambda seed: [person(seed), service(person(seed, 1))],
    ],
    ids=["a later row", "another unit's", "no row at all"],
)
def test_a_reference_that_leads_nowhere_is_found(nowhere: DemoDistrict, rows: DemoRows) -> None:
    with pytest.raises(AssertionError):
        Promised().test_every_reference_points_at_an_earlier_row_of_the_same_unit(nowhere, rows)


@pytest.mark.parametrize(
    ("test", "rows"),
    [
        ("test_every_ledger_has_rows", lambda seed: [person(seed)]),
        ("test_no_two_rows_of_a_unit_have_one_key", lambda seed: [person(seed), person(seed)]),
        (
            "test_every_identity_number_is_plainly_invented",
            lambda seed: [person(seed, id_no="310106199001011234")],
        ),
    ],
)
def test_what_else_does_not_hold_is_found(test: str, rows: Callable[[int], list[DemoRow]]) -> None:
    with pytest.raises(AssertionError):
        getattr(Promised(), test)(rows)


def test_rows_of_chance_and_rows_that_ignore_the_seed_are_found() -> None:
    calls = iter(range(100))
    for rows in (lambda _: [person(next(calls))], lambda _: [person(1)]):
        with pytest.raises(AssertionError):
            Promised().test_the_same_seed_gives_the_same_rows_and_another_seed_others(rows)
