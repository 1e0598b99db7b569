"""合法性审核和依法行政情况统计表: reviews, advice, meetings, reconsideration and litigation, as indicators.

The rows are those that the ledgers' section on returns names: items by kind, conclusions, adoption, contracts,
attendance, reconsideration and litigation; beside them what villages reported and were ordered to correct.
"""

from collections.abc import Iterator

from fengqiao.api import PERCENT, Every, Indicator, StatisticalRow, StatisticalTable, section_sum

from fengqiao_legal_review.indicators import INDICATORS
from fengqiao_legal_review.indicators.conditions import conclusion, kind, reviewed
from fengqiao_legal_review.indicators.reviews import REVIEWED

_BY_CODE = {indicator.code: indicator for indicator in INDICATORS}

KINDS = {
    "normative_document": "行政规范性文件",
    "major_decision": "重大行政决策",
    "enforcement_decision": "重大行政执法决定",
    "township_contract": "行政机关合同",
    "party_document": "党的规范性文件",
    "village_contract": "村级合同、决议",
    "other": "其他涉法事务",
}
"""Kinds of items by the flag that each row counts, in printed order. Village and residents' rules follow as one row, since a
residents' pledge is both."""

CONCLUSIONS = {
    "lawful": "合法",
    "lawful_after_change": "修改后合法",
    "unlawful": "不合法（含超越权限、程序缺失）",
}

_ALL_REVIEWED = "审核事项合计"
_RULES = "章程、村规民约、居民公约和业主大会章程"

_SECTIONS = {
    "采纳情况": ("review_adoption_rate.answered", "opinion_adoption_rate.answered"),
    "村（居）民自治规范": ("village_rules_reported", "corrections_ordered"),
    "合同审核": ("contracts_reviewed", "contracts_reviewed_by_advisers"),
    "法律意见": (
        "opinions_given",
        "opinions_given_to_township",
        "risk_assessments",
        "enforcement_coordination_opinions",
    ),
    "列席会议": (
        "head_attendances",
        "head_attendances_joint_meetings",
        "head_attendances_all",
        "head_attendances_with_speech_rate.attended",
    ),
    "行政复议": (
        "reconsideration_points",
        "reconsideration_consultations",
        "reconsiderations",
        "reconsideration_receipts",
        "reconsideration_mediations",
        "reconsideration_forwardings",
        "reconsideration_assistances",
        "reconsiderations_mediated",
    ),
    "行政应诉": ("litigations", "litigation_head_attendance_rate.heard", "litigations_lost"),
    "法治观察与立法民意": (
        "observations_collected",
        "observations_adopted",
        "legislative_opinions_collected",
        "enforcement_opinions_collected",
    ),
}


def _of_reviewed(section: str, name: str, title: str, condition: object) -> StatisticalRow:
    figure = reviewed(condition)
    return StatisticalRow(
        section,
        title,
        Indicator(f"legal_review.quarterly.{name}", title, figure, "件"),
        Indicator(f"legal_review.quarterly.{name}_share", f"{title}占比", figure / REVIEWED, PERCENT, 1),
    )


def _reviews() -> Iterator[StatisticalRow]:
    section = "审核事项"
    yield StatisticalRow(section, _ALL_REVIEWED, _BY_CODE["legal_review.items_reviewed"])
    for flag, title in KINDS.items():
        yield _of_reviewed(section, f"kind.{flag}", title, kind(f"counts_as_{flag}"))
    yield _of_reviewed(
        section, "kind.rules", _RULES, kind("counts_as_village_rules") | kind("counts_as_residents_rules")
    )
    for flag, title in CONCLUSIONS.items():
        yield _of_reviewed("审核结论", f"conclusion.{flag}", title, conclusion(f"counts_as_{flag}"))


def _others() -> Iterator[StatisticalRow]:
    for section, names in _SECTIONS.items():
        for name in names:
            indicator = _BY_CODE[f"legal_review.{name}"]
            yield StatisticalRow(section, indicator.title, indicator)


QUARTERLY_RETURN = StatisticalTable(
    "legal-review-quarterly",
    "合法性审核和依法行政情况统计表",
    (*_reviews(), *_others()),
    every=(Every.QUARTER, Every.YEAR),
    checks=(
        section_sum(("审核事项", _ALL_REVIEWED), "审核事项", (*KINDS.values(), _RULES)),
        section_sum(("审核事项", _ALL_REVIEWED), "审核结论", CONCLUSIONS.values()),
    ),
)
"""合法性审核和依法行政情况统计表."""
