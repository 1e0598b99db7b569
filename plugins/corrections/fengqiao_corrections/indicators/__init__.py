"""The indicators of corrections and of help after release, one room per question asked of them.

All state is that of the window's last day.
"""

from fengqiao.api import Indicator

from fengqiao_corrections.indicators import capacity, incidents, register, released, supervision

INDICATORS: tuple[Indicator, ...] = (
    *register.INDICATORS,
    *incidents.INDICATORS,
    *supervision.INDICATORS,
    *capacity.INDICATORS,
    *released.INDICATORS,
)
"""What standards and figure lists ask for by code."""
