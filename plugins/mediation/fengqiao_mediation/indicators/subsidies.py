"""Whether mediators were paid what they are due."""

from fengqiao.api import PERCENT, Indicator, total

from fengqiao_mediation.indicators.measures import FEN_PER_TEN_THOUSAND_YUAN
from fengqiao_mediation.models import Subsidy

_DUE = total(Subsidy.due, Subsidy, on=Subsidy.period_to)
_PAID = total(Subsidy.paid, Subsidy, on=Subsidy.period_to, by=Subsidy.paid_on)

SUBSIDIES_PAID = Indicator(
    "mediation.subsidies_paid", "发放调解员补贴", _PAID / FEN_PER_TEN_THOUSAND_YUAN, "万元", digits=2
)

INDICATORS = (
    # MX-06j: of what fell due in the window, what was paid by its end.
    Indicator("mediation.subsidies_paid_rate", "调解员补贴到位率", _PAID / _DUE, PERCENT, digits=2),
    SUBSIDIES_PAID,
)
