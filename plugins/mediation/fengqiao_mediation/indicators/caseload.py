"""How many disputes came, and how many were settled."""

from fengqiao.api import PERCENT, Indicator, count, total

from fengqiao_mediation.indicators.conditions import MEDIATED, dispute
from fengqiao_mediation.indicators.measures import accepted, mediated, settled, written_agreements
from fengqiao_mediation.models import Case, Screening

ACCEPTED = accepted()
SETTLED = settled()
_GENERAL = accepted(dispute("counts_as_general"))

INDICATORS = (
    # JA-26a; AH-03a, AH-03b read the two below over a year.
    Indicator("mediation.accepted_cases", "受理纠纷", ACCEPTED, "件"),
    Indicator("mediation.settled_cases", "调解成功", SETTLED, "件"),
    Indicator(
        "mediation.success_rate.accepted", "调解成功率（按受理）", SETTLED / ACCEPTED, PERCENT, digits=2
    ),
    # MX-06g, NN-M12d: no document says of what; both readings stand side by side.
    Indicator(
        "mediation.success_rate.mediated", "调解成功率（按调解）", SETTLED / mediated(), PERCENT, digits=2
    ),
    # MX-06f: likewise, of what was registered or of what screening found.
    Indicator(
        "mediation.mediation_rate.registered",
        "调解率（按登记）",
        count(Case, MEDIATED, on=Case.registered_on, by=Case.closed_on) / count(Case, on=Case.registered_on),
        PERCENT,
        digits=2,
    ),
    Indicator(
        "mediation.mediation_rate.found",
        "调解率（按排查发现）",
        total(Screening.handled, Screening, on=Screening.started_on)
        / total(Screening.found, Screening, on=Screening.started_on),
        PERCENT,
        digits=2,
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
