"""What stands before anybody comes: delegations, officers, partners, bases."""

from fengqiao.api import Ledger

from fengqiao_corrections import models
from fengqiao_corrections.rules import others

DELEGATIONS = Ledger(
    models.Delegation,
    "corrections.delegation",
    "社区矫正委托书",
    "delegations",
    dated="since",
    rules=(others.delegation_in_order,),
    older=True,
)

OFFICERS = Ledger(
    models.Officer,
    "corrections.officer",
    "社区矫正工作人员",
    "officers",
    dated="since",
    rules=(others.officer_in_order,),
    unique=("staff_id", "kind"),
)

PARTNERS = Ledger(
    models.Partner,
    "corrections.partner",
    "帮扶力量",
    "partners",
    key=("name",),
    label="name",
    dated="since",
    rules=(others.partner_in_order,),
    older=True,
)

BASES = Ledger(
    models.Base,
    "corrections.base",
    "过渡性安置基地",
    "bases",
    key=("name",),
    label="name",
    dated="since",
    rules=(others.base_in_order, others.base_not_overfull),
    older=True,
)
