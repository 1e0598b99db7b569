"""Whether every township and village has its committee and its mediator, and whether committees are up to standard."""

from fengqiao.api import PERCENT, Indicator, Station, Village, count, flagged, has, in_force, same_unit
from sqlmodel import col

from fengqiao_mediation.indicators.conditions import COMMITTEE_STANDS, committee_kind
from fengqiao_mediation.models import Committee, Mediator

_STATION_STANDS = in_force(Station.founded_on, Station.closed_on)
_VILLAGE_STANDS = in_force(Village.since, Village.until)
_COMMITTEE = (COMMITTEE_STANDS, committee_kind("counts_as_committee"))
_VILLAGE_COMMITTEE = (COMMITTEE_STANDS, committee_kind("village_level"))
_FULL_TIME_MEDIATOR = (
    in_force(Mediator.hired_on, Mediator.left_on),
    flagged(Mediator.kind, "mediation.mediator_kind", "counts_as_full_time"),
)

_STATIONS = count(Station, _STATION_STANDS)
_VILLAGES = count(Village, _VILLAGE_STANDS)

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
        count(
            Station,
            _STATION_STANDS,
            same_unit(Station, Committee, COMMITTEE_STANDS, committee_kind("township_level")),
        )
        / _STATIONS,
        PERCENT,
        digits=2,
    ),
    Indicator(
        "mediation.village_committee_coverage",
        "村（社区）调委会覆盖率",
        count(Village, _VILLAGE_STANDS, has(Village, Committee, *_VILLAGE_COMMITTEE)) / _VILLAGES,
        PERCENT,
        digits=2,
    ),
    Indicator(
        "mediation.villages_with_full_time_mediator_rate",
        "村（社区）专职调解员配置率",
        count(
            Village,
            _VILLAGE_STANDS,
            has(
                Village,
                Committee,
                *_VILLAGE_COMMITTEE,
                has(Committee, Mediator, *_FULL_TIME_MEDIATOR),
            ),
        )
        / _VILLAGES,
        PERCENT,
        digits=2,
    ),
)
