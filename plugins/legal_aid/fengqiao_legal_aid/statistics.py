"""法律援助和公共法律服务统计表: what is handed in each month, quarter, half-year and year, row by row.

Applications by matter and by group, cases by kind, money, and the services around them, each with the same days of the
year before and the days just before beside it.
"""

from collections.abc import Iterator
from typing import Any

from fengqiao.api import (
    PERCENT,
    Every,
    Indicator,
    StatisticalRow,
    StatisticalTable,
    count,
    flagged,
    has,
    section_sum,
)

from fengqiao_legal_aid.indicators import INDICATORS, aid, quality
from fengqiao_legal_aid.models import AidCase, ApplicantGroup, Application, RecipientGroup

MATTERS = {
    "state_compensation": "国家赔偿",
    "social_insurance": "社会保险待遇或社会救助",
    "pension": "抚恤金",
    "support": "赡养费、抚养费、扶养费",
    "labour": "确认劳动关系或支付劳动报酬",
    "capacity": "认定无（限制）民事行为能力",
    "personal_injury": "人身损害赔偿",
    "environment": "环境污染、生态破坏损害",
    "criminal": "刑事辩护与代理",
    "martyr_honour": "英烈近亲属维护人格权益",
    "good_samaritan": "见义勇为",
    "retrial_compensation": "再审改判无罪请求国家赔偿",
    "abuse_victim": "虐待、遗弃、家庭暴力受害",
    "divorce_low_income_man": "男性低保户离婚",
    "traffic_defendant": "交通事故被告",
    "petition": "信访案件",
    "local_other": "地方增加的其他事项",
    "other": "其他",
}

GROUPS = {
    "disabled": "残疾人",
    "elderly": "老年人",
    "minor": "未成年人",
    "woman": "妇女",
    "migrant_worker": "农民工",
    "military": "军人军属",
    "veteran": "退役军人",
    "low_income": "低保、特困人员",
    "poor": "一般贫困",
    "other": "其他",
}

KINDS = {
    "criminal": "刑事",
    "civil": "民事",
    "administrative": "行政",
    "state_compensation": "国家赔偿",
    "labour_arbitration": "劳动仲裁",
    "non_litigation": "非诉讼",
}

_APPLIED = count(Application, on=Application.submitted_on)
_KNOWN = {one.code: one for one in INDICATORS}


def _row(section: str, code: str, share: str | None = None) -> StatisticalRow:
    number = _KNOWN[f"legal_aid.{code}"]
    return StatisticalRow(section, number.title, number, _KNOWN[f"legal_aid.{share}"] if share else None)


def _shares(
    section: str, prefix: str, titles: dict[str, str], counted: Any, whole: Any
) -> Iterator[StatisticalRow]:
    for code, title in titles.items():
        number = counted(f"reported_as_{code}")
        name = f"legal_aid.{prefix}.{code}"
        yield StatisticalRow(
            section,
            title,
            Indicator(name, f"{section}：{title}", number, "件"),
            Indicator(f"{name}_share", f"{section}：{title}占比", number / whole, PERCENT, digits=1),
        )


def _applications_in(flag: str) -> Any:
    return count(Application, flagged(Application.matter, flag), on=Application.submitted_on)


def _applications_of(flag: str) -> Any:
    group = flagged(ApplicantGroup.recipient_group, flag)
    return count(Application, has(Application, ApplicantGroup, group), on=Application.submitted_on)


def _cases_of(flag: str) -> Any:
    group = flagged(RecipientGroup.recipient_group, flag)
    return aid.opened(has(AidCase, RecipientGroup, group))


def _cases_in(flag: str) -> Any:
    return aid.opened(aid.case_kind(flag))


_BROKEN_DOWN = (
    *_shares("申请事项", "applications_by_matter", MATTERS, _applications_in, _APPLIED),
    *_shares("申请人人群", "applications_by_group", GROUPS, _applications_of, _APPLIED),
    *_shares("案件类型", "cases_by_kind", KINDS, _cases_in, aid.opened()),
    # YC-1-05c, YC-3-02d; somebody may belong to two groups, so shares may add up to more than the whole
    *_shares("受援人人群", "cases_by_group", GROUPS, _cases_of, aid.opened()),
)

TABLE = StatisticalTable(
    "legal-aid-return",
    "法律援助和公共法律服务统计表",
    (
        *(
            _row("法律援助", code)
            for code in (
                "applications",
                "applications_accepted",
                "applications_forwarded",
                "applications_provided_first",
                "applications_not_made_up",
                "applications_granted",
                "applications_refused",
                "cases",
                "recipients",
                "litigation_cases",
                "duty_lawyer_help",
                "closed_cases",
                "terminated_cases",
                "recovered_amount",
                "subsidies_paid",
                "fund_income",
                "fund_spending",
            )
        ),
        *_BROKEN_DOWN,
        *(
            _row("公共法律服务", code)
            for code in (
                "consultations",
                "visits",
                "visit_person_times",
                "lawyer_attendances",
                "public_services",
                "township_stations",
                "village_workrooms",
                "service_points",
            )
        ),
        *(
            _row("村（社区）顾问", code)
            for code in ("adviser_logs", "adviser_hours", "adviser_lectures", "adviser_beneficiaries")
        ),
        *(_row("质量监督", code) for code in ("complaints", "examples_submitted")),
        *(_row("质量监督", f"supervisions.{kind}") for kind in quality.SUPERVISION_KINDS),
    ),
    every=(Every.MONTH, Every.QUARTER, Every.HALF_YEAR, Every.YEAR),
    checks=(
        section_sum(("法律援助", _KNOWN["legal_aid.applications"].title), "申请事项", MATTERS.values()),
        section_sum(("法律援助", _KNOWN["legal_aid.cases"].title), "案件类型", KINDS.values()),
    ),
)
"""The periodic return."""
