"""All indicators of the registry."""

from fengqiao.indicators.indicator import Indicator
from fengqiao.registry import (
    facility_indicators,
    staff_indicators,
    station_indicators,
    structure_indicators,
    submission_indicators,
    workforce_indicators,
)

INDICATORS: tuple[Indicator, ...] = (
    *station_indicators.INDICATORS,
    *staff_indicators.INDICATORS,
    *workforce_indicators.INDICATORS,
    *facility_indicators.INDICATORS,
    *submission_indicators.INDICATORS,
    *structure_indicators.INDICATORS,
)
