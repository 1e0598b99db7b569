"""Disputes that come through other organs, go on to a court, or belong to a specialised workroom."""

from typing import Any

from fengqiao.api import Indicator, count, flagged, has

from fengqiao_mediation.indicators.conditions import (
    COMMITTEE_STANDS,
    PROPERTY_RIGHTS_WORKROOM,
    dispute,
    linkage,
)
from fengqiao_mediation.indicators.measures import accepted, agreed_amount, settled, written_agreements
from fengqiao_mediation.models import Case, Committee, Confirmation, Referral

_THREE_OFFICES = linkage("counts_as_three_offices")
_PROCURATORATE = linkage("counts_as_procuratorate")
# A workroom may have closed since: its cases remain what they were.
_PROPERTY_RIGHTS = (
    dispute("counts_as_intellectual_property"),
    has(Case, Committee, *PROPERTY_RIGHTS_WORKROOM),
)

REFERRERS = {
    "police": "公安机关",
    "court": "人民法院",
    "procuratorate": "检察机关",
    "petition": "信访部门",
    "judicial": "司法机关",
    "administrative": "行政机关",
}
"""Who hands disputes over, in the groups that documents speak of: JS-05c, MX-06e."""

MODES = {"invited": "邀请调解", "joint": "联合调解", "entrusted": "委托调解"}
"""How: YC-2-07."""


def _received(condition: Any) -> Any:
    return count(Referral, condition, on=Referral.received_on)


_REFERRALS = (
    *(
        Indicator(
            f"mediation.referrals_from_{name}",
            f"{title}对接移送",
            _received(flagged(Referral.referrer, f"counts_as_{name}")),
            "件",
        )
        for name, title in REFERRERS.items()
    ),
    *(
        Indicator(
            f"mediation.referrals_{name}",
            f"对接中的{title}",
            _received(flagged(Referral.mode, f"counts_as_{name}")),
            "件",
        )
        for name, title in MODES.items()
    ),
)

INDICATORS = (
    *_REFERRALS,
    # SC-07a, beside 公调对接 below.
    Indicator("mediation.court_linked_cases", "诉调对接案件", accepted(linkage("counts_as_court")), "件"),
    Indicator(
        "mediation.petition_linked_cases", "访调对接案件", accepted(linkage("counts_as_petition")), "件"
    ),
    Indicator("mediation.three_office_settled", "三所联动化解成功", settled(_THREE_OFFICES), "件"),
    Indicator(
        "mediation.three_office_written_agreements",
        "三所联动书面协议",
        written_agreements(_THREE_OFFICES),
        "份",
    ),
    Indicator(
        "mediation.three_office_agreement_amount",
        "三所联动协议金额",
        agreed_amount(_THREE_OFFICES),
        "万元",
        digits=2,
    ),
    Indicator("mediation.police_linked_cases", "公调对接案件", accepted(linkage("counts_as_police")), "件"),
    Indicator("mediation.procuratorate_linked_cases", "检调联动受理", accepted(_PROCURATORATE), "件"),
    Indicator("mediation.procuratorate_linked_settled", "检调联动调解成功", settled(_PROCURATORATE), "件"),
    Indicator(
        "mediation.judicial_confirmations",
        "申请司法确认",
        count(Confirmation, on=Confirmation.applied_on),
        "件",
    ),
    Indicator(
        "mediation.intellectual_property_workrooms",
        "知识产权纠纷调解工作室",
        count(Committee, COMMITTEE_STANDS, *PROPERTY_RIGHTS_WORKROOM),
        "家",
    ),
    Indicator(
        "mediation.intellectual_property_cases",
        "知识产权工作室受理纠纷",
        accepted(*_PROPERTY_RIGHTS),
        "件",
    ),
    Indicator(
        "mediation.intellectual_property_settled",
        "知识产权工作室调解成功",
        settled(*_PROPERTY_RIGHTS),
        "件",
    ),
)
