"""The indicators of party building: expressions over its tables, one room per question asked of it."""

from fengqiao.api import Indicator

from fengqiao_party_building.indicators import gatherings, integrity, members, organisations, support

INDICATORS: tuple[Indicator, ...] = (
    *gatherings.INDICATORS,
    *organisations.INDICATORS,
    *members.INDICATORS,
    *integrity.INDICATORS,
    *support.INDICATORS,
)
"""What standards and figure lists ask for by code."""
