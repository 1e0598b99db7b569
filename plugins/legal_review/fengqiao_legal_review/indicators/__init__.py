"""The indicators of legality review: expressions over its tables, one room per question asked of it.

All state is that of the window's last day: an opinion answered after it has no answer in its figure.
"""

from fengqiao.api import Indicator

from fengqiao_legal_review.indicators import advice, disputes, observations, pilots, reviews

INDICATORS: tuple[Indicator, ...] = (
    *reviews.INDICATORS,
    *advice.INDICATORS,
    *disputes.INDICATORS,
    *observations.INDICATORS,
    *pilots.INDICATORS,
)
"""What standards and figure lists ask for by code."""
