"""The indicators of law publicity: expressions over its tables, one room per question asked of it.

All state is that of the window's last day. A stock that nobody has entered anything of is "no data", not zero; what
happens in a period and did not happen is zero.
"""

from fengqiao.api import Indicator

from fengqiao_publicity.indicators import activities, campaigns, honours, media, people, places, plans, rhythm

INDICATORS: tuple[Indicator, ...] = (
    *plans.INDICATORS,
    *activities.INDICATORS,
    *campaigns.INDICATORS,
    *rhythm.INDICATORS,
    *places.INDICATORS,
    *people.INDICATORS,
    *media.INDICATORS,
    *honours.INDICATORS,
)
"""What standards and figure lists ask for by code."""
