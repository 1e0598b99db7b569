"""How the number of disputes changes over the years, and which share of them the two lowest levels carry."""

from typing import Any

from fengqiao.api import PERCENT, Indicator, flagged, has
from sqlalchemy import or_

from fengqiao_mediation.indicators.conditions import committee_kind, dispute
from fengqiao_mediation.indicators.measures import accepted
from fengqiao_mediation.models import Case, Committee

_ACCEPTED = accepted()
_GENERAL = accepted(dispute("counts_as_general"))
_TWO_LEVELS = has(Case, Committee, or_(committee_kind("village_level"), committee_kind("township_level")))
_ORGANISED = flagged(Case.station_part, "counts_as_organised")


def _growth(measure: Any, years: int, since: int = 0) -> Any:
    """What a number became in so many years, as a share of what it was; both may lie further back."""
    now = measure.earlier(since) if since else measure
    base = measure.earlier(since + years)
    return (now - base) / base


INDICATORS = (
    # NN-A30: falling year after year takes two comparisons; the other is `mediation.general_disputes_growth`.
    Indicator(
        "mediation.general_disputes_growth_year_before",
        "一般纠纷上年同比增幅",
        _growth(_GENERAL, 1, since=1),
        PERCENT,
        digits=2,
    ),
    # SC-07b: three years between the two figures it compares.
    Indicator(
        "mediation.accepted_growth_three_years",
        "受理纠纷较三年前同期增幅",
        _growth(_ACCEPTED, 3),
        PERCENT,
        digits=2,
    ),
    # SD-13a: those of the two levels in which the station had a hand.
    Indicator(
        "mediation.two_level_cases_organised",
        "司法所组织镇村两级调委会受理纠纷",
        accepted(_TWO_LEVELS, _ORGANISED),
        "件",
    ),
    # SD-13b.
    Indicator(
        "mediation.two_level_cases_share",
        "镇村两级调委会受理纠纷占比",
        accepted(_TWO_LEVELS) / _ACCEPTED,
        PERCENT,
        digits=2,
    ),
)
