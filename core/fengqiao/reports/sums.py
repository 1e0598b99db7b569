"""Whether the printed parts of a table add up to its totals.

Published tables do not always add up, and nobody here knows which of the numbers is the wrong one. So a table that does
not is told of, figure by figure, and never repaired.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

RowName = tuple[str, str]
"""Section and title of a printed row; titles may stand in several sections."""

Printed = Mapping[RowName, Decimal]
"""The figures of a table."""


class TableCheck(Protocol):
    """Something that holds between the rows of a table."""

    @property
    def reads(self) -> tuple[RowName, ...]:
        """The rows that it reads."""

    def warning(self, printed: Printed) -> str | None:
        """Return in one sentence what is wrong, or None."""


@dataclass(frozen=True)
class SumCheck:
    """Parts that must come to a whole."""

    whole: RowName
    parts: tuple[RowName, ...]

    @property
    def reads(self) -> tuple[RowName, ...]:
        """The rows that it reads."""
        return (self.whole, *self.parts)

    def warning(self, printed: Printed) -> str | None:
        """Return what is wrong; None where it adds up, or where the total or all parts were not printed.

        A part that was not printed may be anything from zero up: then only parts beyond the whole are wrong.
        """
        known = [printed[part] for part in self.parts if part in printed]
        whole = printed.get(self.whole)
        if whole is None or not known or sum(known) == whole:
            return None
        if len(known) < len(self.parts) and sum(known) < whole:
            return None
        apart = abs(sum(known) - whole)
        return f"{self._parts_named}合计{sum(known)}，“{self.whole[1]}”为{whole}，相差{apart}"

    @property
    def _parts_named(self) -> str:
        sections = list(dict.fromkeys(section for section, _ in self.parts))
        if len(sections) == 1:
            return f"{sections[0]}各项"
        return f"{'、'.join(sections)}的“{self.parts[0][1]}”"


@dataclass(frozen=True)
class BoundCheck:
    """A figure that cannot be greater than another."""

    part: RowName
    whole: RowName

    @property
    def reads(self) -> tuple[RowName, ...]:
        """The rows that it reads."""
        return self.part, self.whole

    def warning(self, printed: Printed) -> str | None:
        """Return what is wrong; None where it fits, or where one of the two was not printed."""
        part, whole = printed.get(self.part), printed.get(self.whole)
        if part is None or whole is None or part <= whole:
            return None
        return f"“{self.part[1]}”为{part}，多于“{self.whole[1]}”{whole}"


def section_sum(whole: RowName, section: str, titles: Iterable[str]) -> SumCheck:
    """Return the check that the rows of a section come to a whole."""
    return SumCheck(whole, tuple((section, title) for title in titles))


def warnings(checks: Iterable[TableCheck], printed: Printed) -> Iterator[str]:
    """Yield one sentence for each promise that a table does not keep; the table stays as it is."""
    for check in checks:
        found = check.warning(printed)
        if found:
            yield found
