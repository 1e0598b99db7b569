"""Whether every township and village has its committee and its mediator, and whether committees are up to standard."""

from fengqiao.api import (
    PERCENT,
    Indicator,
    Station,
    Village,
    count,
    flagged,
    has,
    in_force,
    same_unit,
    share_of_stations,
    share_of_villages,
)
from sqlmodel import col

from fengqiao_mediation.indicators.conditions import COMMITTEE_STANDS, committee_kind
from fengqiao_mediation.models import Committee, Mediator

_COMMITTEE = (COMMITTEE_STANDS, committee_kind("counts_as_committee"))
_VILLAGE_COMMITTEE = (COMMITTEE_STANDS, committee_kind("village_level"))
_FULL_TIME_MEDIATOR = (
    in_force(Mediator.hired_on, Mediator.left_on),
    flagged(Mediator.kind, "counts_as_full_time"),
)

INDICATORS = (
    Indicator(
        "mediation.committees_standardised_rate",
        "调委会规范化达标率",
        count(Committee, *_COMMITTEE, col(Committee.standardised).is_(True)) / count(Committee, *_COMMITTEE),
        PERCENT,
        digits=2,
    ),
    Indicator(
        "mediation.township_committee_coverage",
        "乡镇（街道）调委会覆盖率",
        share_of_stations(same_unit(Station, Committee, COMMITTEE_STANDS, committee_kind("township_level"))),
        PERCENT,
        digits=2,
    ),
    Indicator(
        "mediation.village_committee_coverage",
        "村（社区）调委会覆盖率",
        share_of_villages(has(Village, Committee, *_VILLAGE_COMMITTEE)),
        PERCENT,
        digits=2,
    ),
    Indicator(
        "mediation.villages_with_full_time_mediator_rate",
        "村（社区）专职调解员配置率",
        share_of_villages(
            has(Village, Committee, *_VILLAGE_COMMITTEE, has(Committee, Mediator, *_FULL_TIME_MEDIATOR))
        ),
        PERCENT,
        digits=2,
    ),
)
