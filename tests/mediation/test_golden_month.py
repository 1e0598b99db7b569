"""The invented month of 黄石 (August 2016) has the published counts, counted here in plain Python."""

from collections import Counter
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from fengqiao.ledgers.codes import CodeBook
from fengqiao.testing.contracts import Accept
from fengqiao_mediation.demo import golden_month

FIRST, LAST = date(2016, 8, 1), date(2016, 8, 31)
SEEDS = (1, 42, 20160831)

PUBLISHED_TYPES = {
    "marriage_family": 160,
    "neighbourhood": 278,
    "housing_homestead": 67,
    "contract": 44,
    "production_business": 31,
    "damages": 76,
    "forest_land": 18,
    "land_expropriation": 28,
    "environmental_pollution": 4,
    "labour": 13,
    "consumer": 7,
    "medical": 55,
    "traffic_accident": 33,
    "property_management": 1,
    "other": 54,
}


def cases_of(seed: int) -> list[dict[str, Any]]:
    """Return the cases of a seed."""
    return [record for ledger, _, record in golden_month(5, seed) if ledger.code == "mediation.case"]


def accepted(seed: int, first: date = FIRST, last: date = LAST) -> list[dict[str, Any]]:
    """Return the cases accepted between two days."""
    return [case for case in cases_of(seed) if first <= case["accepted_on"] <= last]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_published_counts_hold(seed: int) -> None:
    cases = accepted(seed)
    settled = [
        case for case in cases if case.get("result", "").startswith("settled") and case["closed_on"] <= LAST
    ]
    amounts = [line["amount"] or 0 for case in settled for line in case["agreements"]]

    assert len(cases) == 869
    assert len(settled) == 842
    assert sum(amounts) == Decimal("28738000.00")


@pytest.mark.parametrize("seed", SEEDS)
def test_types_and_sources_hold_under_the_rows_they_are_reported_in(seed: int, codes: CodeBook) -> None:
    def reported(list_code: str, code: str) -> str:
        return codes.entries(list_code)[code].parent or code

    cases = accepted(seed)
    types = Counter(reported("mediation.dispute_type", case["dispute_type"]) for case in cases)
    sources = Counter(reported("mediation.source", case["source"]) for case in cases)

    assert types == PUBLISHED_TYPES
    assert sources == {"initiative": 455, "application": 378, "entrusted": 36}
    assert len({case["dispute_type"] for case in cases}) > len(PUBLISHED_TYPES)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_months_it_is_compared_with_hold(seed: int) -> None:
    assert len(accepted(seed, date(2015, 8, 1), date(2015, 8, 31))) == 1028
    assert len(accepted(seed, date(2016, 7, 1), date(2016, 7, 31))) == 840
    assert len(cases_of(seed)) == 869 + 1028 + 840


def test_a_case_of_july_settled_in_august_is_there_to_be_left_out() -> None:
    july = accepted(1, date(2016, 7, 1), date(2016, 7, 31))

    assert [case for case in july if case["closed_on"] and FIRST <= case["closed_on"] <= LAST]


@pytest.mark.parametrize("seed", SEEDS)
def test_what_was_prevented_holds(seed: int) -> None:
    cases, persons = Counter[str](), Counter[str]()
    for ledger, _, record in golden_month(5, seed):
        if ledger.code == "mediation.incident":
            assert record["prevented"]
            cases[record["kind"]] += 1
            persons[record["kind"]] += record["persons"]

    assert cases == {"escalated": 1, "mass_petition": 3}
    assert persons == {"escalated": 4, "mass_petition": 15}


def test_every_row_passes_the_checks_of_its_ledger(accept: Accept) -> None:
    for ledger, unit, record in golden_month(5, 1):
        values = {name: value for name, value in record.items() if name not in ("id", "state")}
        accept(ledger, values, record.get("state"))
        assert unit == 5
