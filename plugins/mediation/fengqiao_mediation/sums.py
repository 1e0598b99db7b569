"""Whether the printed parts of a published table add up to its totals.

Published tables do not always add up, and nobody here knows which of the numbers is the wrong one. So a table that does
not is told of, figure by figure, and never repaired.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from fengqiao_mediation.statistics import COMMITTEES, MONTHLY_TABLE, SOURCES, TYPES

Published = Mapping[str, Decimal]
"""The figures of a table by their printed titles, as somebody else published them."""


@dataclass(frozen=True)
class SumCheck:
    """Parts that must come to a whole.

    :param heading: under which the parts stand.
    :param whole: printed title of the total.
    :param parts: printed titles of its parts.
    """

    heading: str
    whole: str
    parts: tuple[str, ...]

    def warning(self, published: Published) -> str | None:
        """Return what is wrong; None where it adds up, or where the total or all parts were not published.

        A part that was not published may be anything from zero up: then only parts beyond the whole are wrong.
        """
        known = [published[part] for part in self.parts if part in published]
        whole = published.get(self.whole)
        if whole is None or not known or sum(known) == whole:
            return None
        if len(known) < len(self.parts) and sum(known) < whole:
            return None
        return f"{self.heading}各项合计{sum(known)}，“{self.whole}”为{whole}，相差{abs(sum(known) - whole)}"


@dataclass(frozen=True)
class BoundCheck:
    """A figure that cannot be greater than another."""

    part: str
    whole: str

    def warning(self, published: Published) -> str | None:
        """Return what is wrong; None where it fits, or where one of the two was not published."""
        part, whole = published.get(self.part), published.get(self.whole)
        if part is None or whole is None or part <= whole:
            return None
        return f"“{self.part}”为{part}，多于“{self.whole}”{whole}"


CHECKS: tuple[SumCheck | BoundCheck, ...] = (
    SumCheck("按来源", "受理", tuple(SOURCES.values())),
    SumCheck("按纠纷类型", "受理", tuple(TYPES.values())),
    SumCheck("按调解组织", "受理", tuple(COMMITTEES.values())),
    BoundCheck("调解成功", "受理"),
    BoundCheck("排查后处理", "排查发现纠纷"),
)
"""What 人民调解情况统计表 promises."""


def warnings(published: Published) -> Iterator[str]:
    """Yield one sentence for each promise that a published table does not keep; the table stays as it is."""
    for check in CHECKS:
        found = check.warning(published)
        if found:
            yield found


def printed_titles() -> frozenset[str]:
    """Return the titles that the table prints."""
    return frozenset(row.title for row in MONTHLY_TABLE)
