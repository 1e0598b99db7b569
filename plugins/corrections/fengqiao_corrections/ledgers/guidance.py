"""Education, public-benefit work and help."""

from fengqiao.api import Ledger

from fengqiao_corrections import models
from fengqiao_corrections.rules import guidance

_SESSION = (guidance.one_or_many, guidance.minors_together)

EDUCATIONS = Ledger(
    models.Education, "corrections.education", "教育学习", "educations", dated="held_on", rules=_SESSION
)

PUBLIC_BENEFITS = Ledger(
    models.PublicBenefit,
    "corrections.public_benefit",
    "公益活动",
    "public-benefits",
    dated="held_on",
    rules=_SESSION,
)

ASSISTANCES = Ledger(
    models.Assistance, "corrections.assistance", "矫正帮扶", "assistances", dated="held_on", rules=_SESSION
)
