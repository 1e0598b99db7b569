"""An indicator: a code, a title, an expression, and how its value is shown."""

from dataclasses import dataclass

from fengqiao.indicators.formulas import Formula, Value

PERCENT = "%"
PERMILLE = "‰"
_SCALE = {PERCENT: 100, PERMILLE: 1000}


@dataclass(frozen=True, eq=False)
class Indicator:
    """What standards and reports ask for by code.

    :param code: `<owner>.<name>`; a ratio whose denominator could be read in two ways names it
        (`….success_rate.accepted`).
    :param title: what a person calls it.
    :param formula: the expression over measures.
    :param unit: `PERCENT`, `PERMILLE`, or what is counted (件, 人, 万元…).
    :param digits: decimals shown, half up; stored values are exact.
    :param version: raised when the meaning changes; stored results name the version they came from.
    :param entered: a measure that must not be zero for the indicator to speak: where nothing at all was entered, zero
        rooms is "no data" and not "none".
    """

    code: str
    title: str
    formula: Formula
    unit: str
    digits: int = 0
    version: int = 1
    entered: Formula | None = None

    @property
    def owner(self) -> str:
        """Name of the plugin, or `registry`."""
        return self.code.partition(".")[0]

    def show(self, value: Value, digits: int | None = None) -> str:
        """Return a value as it is printed: the number, with `%` or `‰` when it is one, and no other unit."""
        suffix = self.unit if self.unit in _SCALE else ""
        scaled = Value(value.numerator * _SCALE.get(self.unit, 1), value.denominator)
        return rounded(scaled, self.digits if digits is None else digits) + suffix


def rounded(value: Value, digits: int) -> str:
    """Round half up, away from zero, in whole numbers only."""
    scaled = abs(value.numerator) * 10**digits
    whole = (2 * scaled + value.denominator) // (2 * value.denominator)
    text = str(whole).rjust(digits + 1, "0")
    shown = f"{text[:-digits]}.{text[-digits:]}" if digits else text
    return f"-{shown}" if value.numerator < 0 and whole else shown
