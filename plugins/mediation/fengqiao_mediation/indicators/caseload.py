"""How many disputes came, and how many were settled."""

from fengqiao.api import PERCENT, Indicator

from fengqiao_mediation.indicators.conditions import dispute
from fengqiao_mediation.indicators.measures import accepted, settled, written_agreements

ACCEPTED = accepted()
SETTLED = settled()
_GENERAL = accepted(dispute("counts_as_general"))

INDICATORS = (
    Indicator("mediation.accepted_cases", "受理纠纷", ACCEPTED, "件"),
    Indicator("mediation.settled_cases", "调解成功", SETTLED, "件"),
    Indicator(
        "mediation.success_rate.accepted", "调解成功率（按受理）", SETTLED / ACCEPTED, PERCENT, digits=2
    ),
    Indicator("mediation.written_agreements", "书面调解协议", written_agreements(), "份"),
    Indicator(
        "mediation.general_disputes_growth",
        "一般纠纷同比增幅",
        (_GENERAL - _GENERAL.earlier()) / _GENERAL.earlier(),
        PERCENT,
        digits=2,
    ),
)
