"""All indicators of the registry."""

from fengqiao.indicators.indicator import Indicator
from fengqiao.registry import staff_indicators, station_indicators

INDICATORS: tuple[Indicator, ...] = (*station_indicators.INDICATORS, *staff_indicators.INDICATORS)
