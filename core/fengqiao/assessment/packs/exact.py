"""Numbers as a document prints them — 95%, 1‰, 0.5, 1/3, 3 — kept exactly."""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any

from pydantic import PlainSerializer, PlainValidator

_NUMBER = re.compile(r"(-?[0-9]{1,15})(?:\.([0-9]{1,6})|/([1-9][0-9]{0,8}))?([%‰]?)")
_SCALES = {"": 1, "%": 100, "‰": 1000}


@dataclass(frozen=True, slots=True)
class Exact:
    """An exact number, and how it was written.

    :param written: for people; `95%` and `0.95` are equal but read differently.
    """

    value: Fraction
    written: str | int

    @classmethod
    def read(cls, given: Any) -> "Exact":
        """Read a whole number, or a text such as `95%`, `1‰`, `0.5`, `1/3`.

        :raises ValueError: for anything else; the words are `reason|remedy`.
        """
        if isinstance(given, int) and not isinstance(given, bool):
            return cls(Fraction(given), given)
        found = _NUMBER.fullmatch(given) if isinstance(given, str) else None
        if found is None:
            raise ValueError('不是有效的数|请写整数,或带引号的 "95%"、"1‰"、"0.5"、"1/3"')
        whole, decimals, below, sign = found.groups()
        number = Fraction(int(whole), int(below)) if below else Fraction(f"{whole}.{decimals or 0}")
        return cls(number / _SCALES[sign], given)

    def __str__(self) -> str:
        return str(self.written)


ExactNumber = Annotated[
    Exact,
    PlainValidator(Exact.read, json_schema_input_type=int | str),
    PlainSerializer(lambda number: number.written, return_type=int | str),
]
"""A field that holds an exact number."""
