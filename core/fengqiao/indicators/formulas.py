"""Formulas over measures, and their exact values: integers over integers, never a float."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from fengqiao.indicators.measures import Measure


class Value(NamedTuple):
    """An exact value as it was counted: 9207/9448 stays 9207 of 9448."""

    numerator: int
    denominator: int = 1

    def __str__(self) -> str:
        return str(self.numerator) if self.denominator == 1 else f"{self.numerator}/{self.denominator}"


class DividedByNothing(ArithmeticError):
    """A denominator is zero: there is nothing to speak of, which is neither 0 % nor 100 %."""


class Formula(ABC):
    """An expression over measures: `settled / accepted`."""

    @abstractmethod
    def measures(self) -> "Iterable[Measure]":
        """Yield the measures it is made of."""

    def __add__(self, other: "Formula | int") -> "Formula":
        return Operation(_add, "+", self, _formula(other))

    def __sub__(self, other: "Formula | int") -> "Formula":
        return Operation(_subtract, "−", self, _formula(other))

    def __mul__(self, other: "Formula | int") -> "Formula":
        return Operation(_multiply, "×", self, _formula(other))

    def __truediv__(self, other: "Formula | int") -> "Formula":
        return Operation(_divide, "÷", self, _formula(other))


@dataclass(frozen=True, eq=False)
class Constant(Formula):
    """A whole number."""

    value: int

    def measures(self) -> "Iterable[Measure]":
        """Nothing is read for it."""
        return ()


@dataclass(frozen=True, eq=False)
class Operation(Formula):
    """Two formulas joined by one of + − × ÷."""

    apply: Callable[[Value, Value], Value]
    sign: str
    left: Formula
    right: Formula

    def measures(self) -> "Iterable[Measure]":
        """Those of both sides."""
        yield from self.left.measures()
        yield from self.right.measures()


def _formula(term: Formula | int) -> Formula:
    return Constant(term) if isinstance(term, int) else term


def _add(a: Value, b: Value) -> Value:
    if a.denominator == b.denominator:
        return Value(a.numerator + b.numerator, a.denominator)
    return Value(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)


def _subtract(a: Value, b: Value) -> Value:
    return _add(a, Value(-b.numerator, b.denominator))


def _multiply(a: Value, b: Value) -> Value:
    return Value(a.numerator * b.numerator, a.denominator * b.denominator)


def _divide(a: Value, b: Value) -> Value:
    if b.numerator == 0:
        raise DividedByNothing
    sign = -1 if b.numerator < 0 else 1
    return Value(sign * a.numerator * b.denominator, sign * a.denominator * b.numerator)
