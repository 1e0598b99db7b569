"""Advisers: who must have one, who has one, and what was done."""

from fengqiao.api import Ledger, Part

from fengqiao_legal_aid import models
from fengqiao_legal_aid.adviser_duties import ADVISER_DUTIES
from fengqiao_legal_aid.rules import others, spans

CLIENTS = Ledger(
    models.Client,
    "legal_aid.client",
    "应配顾问的单位",
    "clients",
    key=("name",),
    label="name",
    rules=(spans.GIVEN_UP_AFTER_SET_UP,),
)

ADVISER_CONTRACTS = Ledger(
    models.AdviserContract,
    "legal_aid.adviser_contract",
    "顾问合同",
    "adviser-contracts",
    dated="since",
    parts=(Part(models.AdviserDuty, "duties", "顾问职能", unique=("duty",)),),
    rules=(spans.TERM_OVER_AFTER_BEGUN, others.one_client),
    older=True,
)

ADVISER_LOGS = Ledger(
    models.AdviserLog,
    "legal_aid.adviser_log",
    "顾问工作日志",
    "adviser-logs",
    dated="worked_on",
    duties=ADVISER_DUTIES,
)

LEDGERS = (
    CLIENTS,
    ADVISER_CONTRACTS,
    ADVISER_LOGS,
)
