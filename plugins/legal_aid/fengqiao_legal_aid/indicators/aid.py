"""Who applied for legal aid and with what success, and which cases came of it."""

from typing import Any

from fengqiao.api import LAST_DAY, PERCENT, Indicator, count, flagged, in_force, on_record, total
from sqlalchemy import or_
from sqlmodel import col

from fengqiao_legal_aid.models import AidCase, Application, HardshipStandard

FEN_PER_TEN_THOUSAND_YUAN = 1_000_000

GRANTED = flagged(Application.decision, "counts_as_granted")
DECIDED = flagged(Application.decision, "counts_as_decided")
_ELIGIBLE = col(Application.eligible).is_(True)
_VERIFIED = flagged(Application.hardship_basis, "counts_as_verified")
_EXEMPT = flagged(Application.hardship_basis, "counts_as_exempt")
_IN_FORCE = in_force(HardshipStandard.since, HardshipStandard.until)


def decided(*conditions: Any) -> Any:
    """Applications decided in the window."""
    return count(Application, DECIDED, *conditions, on=Application.decided_on)


def opened(*conditions: Any) -> Any:
    """Cases opened in the window."""
    return count(AidCase, *conditions, on=AidCase.opened_on)


def case_kind(flag: str) -> Any:
    """The case is of a kind that carries a flag."""
    return flagged(AidCase.kind, flag)


def case_source(flag: str) -> Any:
    """The case came from a source that carries a flag."""
    return flagged(AidCase.source, flag)


_CRIMINAL = case_kind("counts_as_criminal")
_APPLICATIONS = (
    Indicator(
        "legal_aid.applications", "法律援助申请", count(Application, on=Application.submitted_on), "件"
    ),
    Indicator(
        "legal_aid.applications_accepted",
        "已受理的申请",
        count(Application, col(Application.received_by).is_not(None), on=Application.submitted_on),
        "件",
    ),
    Indicator(
        "legal_aid.applications_forwarded",
        "司法所受理并转交的申请",
        count(Application, on=Application.forwarded_on),
        "件",
    ),
    Indicator("legal_aid.applications_granted", "决定给予援助", decided(GRANTED), "件"),
    Indicator(
        "legal_aid.applications_refused",
        "决定不予援助",
        decided(flagged(Application.decision, "counts_as_refused")),
        "件",
    ),
    # MX-14a: whoever meets the conditions is given aid
    Indicator(
        "legal_aid.eligible_granted_rate",
        "应援尽援率",
        decided(_ELIGIBLE, GRANTED) / decided(_ELIGIBLE),
        PERCENT,
        digits=2,
    ),
    # YC-3-02a
    Indicator(
        "legal_aid.hardship_multiple",
        "经济困难标准为低保标准的倍数",
        total(HardshipStandard.income_limit, HardshipStandard, _IN_FORCE)
        / total(HardshipStandard.subsistence, HardshipStandard, _IN_FORCE),
        "倍",
        digits=2,
    ),
    Indicator(
        "legal_aid.granted_within_limit_rate",
        "核查后给予援助的收入符合标准率",
        decided(GRANTED, _VERIFIED, col(Application.income_per_head) <= col(Application.income_limit))
        / decided(GRANTED, _VERIFIED),
        PERCENT,
        digits=2,
    ),
    # YC-3-02b
    Indicator(
        "legal_aid.applications_in_added_matters",
        "地方增加事项的申请",
        count(
            Application,
            flagged(Application.matter, "counts_as_local_extension"),
            on=Application.submitted_on,
        ),
        "件",
    ),
    # YC-3-02c
    Indicator("legal_aid.granted_without_check", "免予核查给予援助", decided(GRANTED, _EXEMPT), "件"),
    Indicator(
        "legal_aid.granted_without_check_locally",
        "按地方规定免予核查给予援助",
        decided(
            GRANTED,
            _EXEMPT,
            flagged(Application.exempt_reason, "counts_as_local_exemption"),
        ),
        "件",
    ),
)

_CASES = (
    Indicator("legal_aid.cases", "法律援助案件", opened(), "件"),
    # Each case has one recipient; whoever gets aid in two cases counts twice.
    Indicator("legal_aid.recipients", "受援人", opened(), "人次"),
    # YC-3-01
    Indicator(
        "legal_aid.litigation_cases", "诉讼类法律援助案件", opened(case_kind("counts_as_litigation")), "件"
    ),
    # YC-1-05e
    Indicator(
        "legal_aid.criminal_cases_by_notice",
        "通知辩护（代理）的刑事案件",
        opened(_CRIMINAL, case_source("counts_as_notice")),
        "件",
    ),
    Indicator(
        "legal_aid.criminal_cases_by_application",
        "依申请的刑事案件",
        opened(_CRIMINAL, case_source("counts_as_application")),
        "件",
    ),
    Indicator(
        "legal_aid.applications_provided_first",
        "先行提供援助",
        count(Application, on=Application.provided_first_on),
        "件",
    ),
    # The law gives no day for it (法律援助法 44): the list of those that still lack it is what can be asked for.
    Indicator(
        "legal_aid.applications_not_made_up",
        "先行提供后尚未补办手续",
        count(
            Application,
            on_record(Application.provided_first_on),
            or_(col(Application.made_up_on).is_(None), col(Application.made_up_on) > LAST_DAY),
        ),
        "件",
    ),
    Indicator("legal_aid.terminated_cases", "终止援助的案件", count(AidCase, on=AidCase.terminated_on), "件"),
    Indicator("legal_aid.closed_cases", "办结案件", count(AidCase, on=AidCase.closed_on), "件"),
    Indicator(
        "legal_aid.recovered_amount",
        "取得利益或挽回损失",
        total(AidCase.recovered, AidCase, on=AidCase.closed_on) / FEN_PER_TEN_THOUSAND_YUAN,
        "万元",
        digits=2,
    ),
    Indicator(
        "legal_aid.subsidies_paid",
        "支付办案补贴",
        total(AidCase.subsidy, AidCase, on=AidCase.paid_on) / FEN_PER_TEN_THOUSAND_YUAN,
        "万元",
        digits=2,
    ),
)


INDICATORS = (*_APPLICATIONS, *_CASES)
