"""The indicators of people's mediation: expressions over its tables, one room per question asked of it.

All state is that of the window's last day: a case accepted in the window and settled after it is not settled in its figure.
"""

from fengqiao.api import Indicator

from fengqiao_mediation.indicators import caseload, coverage, incidents, linkage, quality, rhythm

INDICATORS: tuple[Indicator, ...] = (
    *caseload.INDICATORS,
    *linkage.INDICATORS,
    *rhythm.INDICATORS,
    *coverage.INDICATORS,
    *quality.INDICATORS,
    *incidents.INDICATORS,
)
"""What standards and figure lists ask for by code."""
