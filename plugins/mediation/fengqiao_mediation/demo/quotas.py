"""The published totals of the district, cut into kinds of cases whose numbers are exact for every seed.

9,448 accepted, 9,207 settled, 3,240 written agreements; 三所联动 448 settled, 448 agreements, 10,210,500.00 元;
检调 6 accepted, 1 settled; intellectual property 15 accepted, 14 settled. The rest are cases that must not count.
"""

from dataclasses import dataclass
from enum import StrEnum

THREE_OFFICE_YUAN = 10_210_500


class Outcome(StrEnum):
    """What became of a case, as seen on the window's last day."""

    SETTLED = "settled"
    FAILED = "failed"
    REFUSED = "refused"
    TRANSFERRED = "transferred"
    OPEN = "open"
    LATE = "late"  # accepted in the window, settled after it
    AFTER = "after"  # accepted after the window
    DECLINED = "declined"


@dataclass(frozen=True)
class Quota:
    """So many cases of one kind.

    :param linkage: through which linkage they came; None leaves it to chance among those without a published total.
    :param dispute_type: of which type they are; None leaves it to chance.
    :param workroom: whether a workroom for intellectual property has them.
    """

    number: int
    outcome: Outcome
    written: bool = False
    linkage: str | None = None
    dispute_type: str | None = None
    workroom: bool = False


_PROPERTY = "intellectual_property"

THREE_OFFICE_SETTLED = Quota(448, Outcome.SETTLED, written=True, linkage="three_offices")
"""The cases whose agreements come to `THREE_OFFICE_YUAN` together."""

DISTRICT_QUOTAS = (
    THREE_OFFICE_SETTLED,
    Quota(4, Outcome.LATE, written=True, linkage="three_offices"),
    Quota(6, Outcome.FAILED, linkage="three_offices"),
    Quota(1, Outcome.SETTLED, written=True, linkage="procuratorate"),
    Quota(2, Outcome.LATE, written=True, linkage="procuratorate"),
    Quota(3, Outcome.OPEN, linkage="procuratorate"),
    Quota(9, Outcome.SETTLED, written=True, linkage="none", dispute_type=_PROPERTY, workroom=True),
    Quota(5, Outcome.SETTLED, linkage="none", dispute_type=_PROPERTY, workroom=True),
    Quota(1, Outcome.OPEN, linkage="none", dispute_type=_PROPERTY, workroom=True),
    # Not of this type, or not of a workroom: neither may count among the fifteen.
    Quota(3, Outcome.SETTLED, linkage="none", dispute_type="contract", workroom=True),
    Quota(4, Outcome.SETTLED, linkage="none", dispute_type=_PROPERTY),
    Quota(2782, Outcome.SETTLED, written=True),
    Quota(5955, Outcome.SETTLED),
    Quota(30, Outcome.LATE, written=True),
    Quota(47, Outcome.OPEN),
    Quota(90, Outcome.FAILED),
    Quota(38, Outcome.REFUSED),
    Quota(20, Outcome.TRANSFERRED),
    Quota(420, Outcome.AFTER),
    Quota(2, Outcome.AFTER, linkage="procuratorate"),
    Quota(24, Outcome.DECLINED),
)
