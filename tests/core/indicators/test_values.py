"""Values are exact to the end, and rounded half up, away from zero, only for the eye."""

from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import pytest
from fengqiao.indicators.formulas import Constant, DividedByNothing, Formula, Operation, Value
from fengqiao.indicators.indicator import PERCENT, PERMILLE, Indicator, rounded
from hypothesis import given
from hypothesis import strategies as st

numbers = st.integers(-(10**9), 10**9)
values = st.builds(Value, numbers, st.integers(1, 10**9))


def shown(numerator: int, denominator: int, unit: str, digits: int) -> str:
    """Print a value the way an indicator of this unit does."""
    return Indicator("x.y", "甲", Constant(1), unit, digits).show(Value(numerator, denominator))


@pytest.mark.requirement("JA-26c", "JA-40c", "JA-21c")
@pytest.mark.parametrize(
    ("numerator", "denominator", "unit", "digits", "text"),
    [
        (9207, 9448, PERCENT, 2, "97.45%"),
        (24, 37, PERCENT, 0, "65%"),
        (1_021_050_000, 1_000_000, "万元", 2, "1021.05"),
        (1, 1000, PERMILLE, 0, "1‰"),
        (1, 8, "", 2, "0.13"),
        (-1, 8, "", 2, "-0.13"),
        (-1, 1000, "", 2, "0.00"),
        (5, 1000, "", 2, "0.01"),
        (0, 7, PERCENT, 1, "0.0%"),
        (1, 1, PERCENT, 2, "100.00%"),
    ],
)
def test_figures_are_printed_half_up(
    numerator: int, denominator: int, unit: str, digits: int, text: str
) -> None:
    assert shown(numerator, denominator, unit, digits) == text


@given(values, st.integers(0, 6))
def test_rounding_agrees_with_decimal_arithmetic(value: Value, digits: int) -> None:
    with localcontext() as context:
        context.prec = 60
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        expected = exact.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    assert Decimal(rounded(value, digits)) == expected


@given(values, values, st.sampled_from(["+", "-", "*", "/"]))
def test_formulas_agree_with_fractions(a: Value, b: Value, sign: str) -> None:
    terms: dict[str, Formula] = {
        "+": Constant(0) + Constant(0),
        "-": Constant(0) - Constant(0),
        "*": Constant(0) * Constant(0),
        "/": Constant(0) / Constant(1),
    }
    operation = terms[sign]
    assert isinstance(operation, Operation)
    x, y = Fraction(*a), Fraction(*b)
    if sign == "/" and y == 0:
        with pytest.raises(DividedByNothing):
            operation.apply(a, b)
        return
    expected = {"+": lambda: x + y, "-": lambda: x - y, "*": lambda: x * y, "/": lambda: x / y}[sign]()
    found = operation.apply(a, b)
    assert Fraction(*found) == expected
    assert found.denominator > 0


def test_a_ratio_of_counts_keeps_both_counts() -> None:
    operation = Constant(1) / Constant(1)
    assert isinstance(operation, Operation)
    assert operation.apply(Value(100), Value(400)) == Value(100, 400)
