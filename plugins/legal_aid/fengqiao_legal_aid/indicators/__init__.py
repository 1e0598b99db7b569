"""The indicators of legal aid and public legal service: expressions over its tables, one room per question.

All state is that of the window's last day.
"""

from fengqiao.api import Indicator

from fengqiao_legal_aid.indicators import advisers, aid, duty, means, partners, platforms, quality, reception

INDICATORS: tuple[Indicator, ...] = (
    *platforms.INDICATORS,
    *partners.INDICATORS,
    *advisers.INDICATORS,
    *reception.INDICATORS,
    *duty.INDICATORS,
    *aid.INDICATORS,
    *means.INDICATORS,
    *quality.INDICATORS,
)
"""What standards and figure lists ask for by code."""
