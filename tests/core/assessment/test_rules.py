"""The arithmetic of points, against oracles that count differently."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction as F
from typing import Literal

import pytest
from fengqiao.assessment import rules
from hypothesis import given
from hypothesis import strategies as st

Partial = Literal["exact", "floor", "ceil"]
POINTS = st.fractions(0, 100, max_denominator=20)
COUNTS = st.integers(0, 60)


def by_tens(text: str) -> F:
    return F(Decimal(text))


@pytest.mark.parametrize(("met", "points"), [(True, F(4)), (False, F(0))])
def test_all_or_nothing(met: bool, points: F) -> None:
    assert rules.all_or_nothing(F(4), met) == points


@pytest.mark.parametrize(("happened", "points"), [(True, F(0)), (False, F(4))])
def test_a_fact_takes_all(happened: bool, points: F) -> None:
    assert rules.zeroed(F(4), happened) == points


@pytest.mark.parametrize(("missing", "left"), [(0, 4), (1, 2), (2, 0), (3, 0), (5, 0)])
def test_two_points_for_each_missing_room_until_none_is_left(missing: int, left: int) -> None:
    assert rules.left_after(F(4), [rules.for_each(F(2), F(missing))]) == left


@given(POINTS, st.lists(st.tuples(POINTS, COUNTS), max_size=5))
def test_several_counters_share_one_pool(points: F, counters: list[tuple[F, int]]) -> None:
    left = points
    for each, times in counters:
        for _ in range(times):
            left = left - each if left > each else F(0)

    assert rules.left_after(points, [rules.for_each(each, F(times)) for each, times in counters]) == left


@pytest.mark.parametrize(
    ("value", "exact", "floor", "ceil"),
    [
        ("0.95", "0", "0", "0"),
        ("0.9501", "0", "0", "0"),
        ("0.9499", "0.005", "0", "0.5"),
        ("0.94", "0.5", "0.5", "0.5"),
        ("0.935", "0.75", "0.5", "1"),
        ("0.85", "5", "5", "5"),
        ("1", "0", "0", "0"),
    ],
)
def test_half_a_point_for_each_percent_below_95(value: str, exact: str, floor: str, ceil: str) -> None:
    expected: dict[Partial, str] = {"exact": exact, "floor": floor, "ceil": ceil}
    for partial, points in expected.items():
        found = rules.for_each_point_below(F(1, 2), F(95, 100), by_tens(value), F(1, 100), partial)

        assert found == by_tens(points)


@given(st.integers(0, 10_000), st.integers(0, 10_000), st.integers(1, 20))
def test_whole_points_below_are_counted_one_by_one(target: int, value: int, halves: int) -> None:
    """The oracle walks down in hundredths of a percent."""
    walked = max(0, target - value)
    whole, started = walked // 100, -(-walked // 100)
    given_ = (F(halves, 2), F(target, 10_000), F(value, 10_000), F(1, 100))

    assert rules.for_each_point_below(*given_, "floor") == F(halves * whole, 2)
    assert rules.for_each_point_below(*given_, "ceil") == F(halves * started, 2)
    assert rules.for_each_point_below(*given_, "exact") == F(halves * walked, 200)


@pytest.mark.parametrize(
    ("value", "deduction"), [("0.98", "0"), ("0.9799", "0.5"), ("0.9801", "0"), ("0", "0.5")]
)
def test_one_deduction_below_the_target(value: str, deduction: str) -> None:
    assert rules.once_if_below(F(1, 2), F(98, 100), by_tens(value)) == by_tens(deduction)


@pytest.mark.parametrize(
    ("done", "capped", "points"),
    [
        (0, True, F(0)),
        (9, True, F(3)),
        (12, True, F(4)),
        (15, True, F(4)),
        (15, False, F(5)),
        (1, True, F(1, 3)),
    ],
)
def test_points_in_proportion_to_the_target(done: int, capped: bool, points: F) -> None:
    assert rules.pro_rata(F(4), F(done), F(12), capped=capped) == points


def test_a_score_from_elsewhere_is_scaled_in() -> None:
    assert rules.scaled_in(F(5), F(87), F(100)) == F(435, 100)
    assert rules.scaled_in(F(5), F(120), F(100)) == 5


@pytest.mark.parametrize(("done", "left"), [(3, "2"), (2, "1.3"), (1, "0.6"), (0, "0"), (7, "2")])
def test_seven_tenths_for_each_article_short_of_three(done: int, left: str) -> None:
    assert rules.left_after(F(2), [rules.for_each_short(F(7, 10), F(3), F(done))]) == by_tens(left)


@pytest.mark.parametrize(
    ("units", "points"), [(0, "0"), (1, "0.5"), (14, "7"), (15, "7.5"), (16, "7.5"), (400, "7.5")]
)
def test_half_a_point_for_each_file_up_to_the_cap(units: int, points: str) -> None:
    assert rules.accrued(F(1, 2), F(units), F(15, 2)) == by_tens(points)


@pytest.mark.parametrize(("given_", "fits"), [("0", True), ("2", True), ("2.0001", False), ("-0.1", False)])
def test_discretion_keeps_to_its_bound(given_: str, fits: bool) -> None:
    assert rules.within_bound(by_tens(given_), F(2)) is fits


@given(st.lists(POINTS, max_size=8))
def test_parts_add_up_in_any_order(parts: list[F]) -> None:
    assert rules.sum_of_parts(parts) == rules.sum_of_parts(parts[::-1]) == sum(parts, F(0))


@given(st.integers(-10_000_000, 10_000_000), st.integers(0, 4))
def test_rounding_is_half_up_as_the_decimal_module_does_it(millionths: int, digits: int) -> None:
    exact = Decimal(millionths) / 1_000_000

    rounded = exact.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)

    assert rules.rounded_points(F(millionths, 1_000_000), digits) == F(rounded)


@pytest.mark.parametrize(
    ("points", "digits", "rounded"),
    [("0.125", 2, "0.13"), ("2.5", 0, "3"), ("-0.5", 0, "-1"), ("0.49", 0, "0")],
)
def test_half_goes_up_and_not_to_the_even_neighbour(points: str, digits: int, rounded: str) -> None:
    assert rules.rounded_points(by_tens(points), digits) == by_tens(rounded)
