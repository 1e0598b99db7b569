"""The indicators of legal aid and public legal service: expressions over its tables, one room per question.

All state is that of the window's last day.
"""

from fengqiao.api import Indicator

from fengqiao_legal_aid.indicators import advisers, aid, platforms, quality, reception

INDICATORS: tuple[Indicator, ...] = (
    *platforms.INDICATORS,
    *advisers.INDICATORS,
    *reception.INDICATORS,
    *aid.INDICATORS,
    *quality.INDICATORS,
)
"""What standards and figure lists ask for by code."""
