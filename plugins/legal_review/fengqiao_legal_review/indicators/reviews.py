"""How much was reviewed, by whom, and what became of the opinions."""

from fengqiao.api import PERCENT, Indicator, count, distinct, on_record
from sqlalchemy import or_

from fengqiao_legal_review.indicators.conditions import (
    LED_BY_STATION,
    WITH_CO_REVIEWER,
    adoption,
    conclusion,
    kind,
    reviewed,
    reviewer,
)
from fengqiao_legal_review.models import Item

REVIEWED = reviewed()
_VILLAGE_RULES = kind("counts_as_village_rules")
_KEPT = count(Item, on_record(Item.submitted_on))
_ADOPTED = or_(
    adoption(Item.adoption, "counts_as_adopted"), adoption(Item.adoption, "counts_as_partly_adopted")
)
_ANSWERED = count(Item, conclusion("counts_as_reviewed"), on=Item.issued_on, by=Item.answered_on)

INDICATORS = (
    Indicator("legal_review.items_reviewed", "合法性审核事项", REVIEWED, "件"),
    # NN-A29a. A station that never entered an item keeps no such ledger, and has no figure rather than none.
    Indicator(
        "legal_review.village_rules_assisted",
        "协助审核章程、村规民约",
        reviewed(_VILLAGE_RULES),
        "件",
        entered=_KEPT,
    ),
    Indicator(
        "legal_review.villages_assisted_with_rules",
        "获协助审核章程、村规民约的村（社区）",
        distinct(Item.village_id, Item, conclusion("counts_as_reviewed"), _VILLAGE_RULES, on=Item.issued_on),
        "个",
        entered=_KEPT,
    ),
    Indicator(
        "legal_review.village_rules_reported",
        "章程、村规民约、居民公约报送备案",
        count(Item, _VILLAGE_RULES, on=Item.reported_on),
        "件",
        entered=_KEPT,
    ),
    Indicator(
        "legal_review.corrections_ordered",
        "责令改正",
        count(Item, on=Item.correction_ordered_on),
        "件",
        entered=_KEPT,
    ),
    # SD-07: major decisions and normative documents together.
    Indicator(
        "legal_review.decisions_and_documents_reviewed",
        "重大行政决策和规范性文件合法性审核",
        reviewed(kind("counts_as_station_duty")),
        "件",
    ),
    Indicator(
        "legal_review.major_decisions_reviewed",
        "重大行政决策合法性审核",
        reviewed(kind("counts_as_major_decision")),
        "件",
    ),
    # AH-03d.
    Indicator(
        "legal_review.normative_documents_reviewed",
        "规范性文件合法性审核",
        reviewed(kind("counts_as_normative_document")),
        "件",
    ),
    # JS-04d: led by the station, with somebody else taking part.
    Indicator(
        "legal_review.joint_review_rate.reviewed",
        "司法所牵头联合审核率（按已审核事项）",
        reviewed(LED_BY_STATION, WITH_CO_REVIEWER) / REVIEWED,
        PERCENT,
        digits=2,
    ),
    # JA-10.
    Indicator(
        "legal_review.enforcement_decisions_reviewed",
        "重大执法决定法制审核",
        reviewed(kind("counts_as_enforcement_decision")),
        "件",
    ),
    Indicator("legal_review.contracts_reviewed", "合同审核", reviewed(kind("counts_as_contract")), "份"),
    # JA-14.
    Indicator(
        "legal_review.contracts_reviewed_by_advisers",
        "法律顾问参与审核的街镇合同",
        reviewed(kind("counts_as_township_contract"), reviewer("counts_as_adviser")),
        "份",
    ),
    # JA-15.
    Indicator(
        "legal_review.residents_rules_reviewed_by_advisers",
        "法律顾问参与审核的居民公约、业主大会章程",
        reviewed(kind("counts_as_residents_rules"), reviewer("counts_as_adviser")),
        "份",
    ),
    Indicator(
        "legal_review.items_found_illegal",
        "审核结论为不合法",
        reviewed(conclusion("counts_as_unlawful")),
        "件",
    ),
    Indicator(
        "legal_review.review_adoption_rate.answered",
        "审核意见采纳率（按已反馈）",
        count(Item, conclusion("counts_as_reviewed"), _ADOPTED, on=Item.issued_on, by=Item.answered_on)
        / _ANSWERED,
        PERCENT,
        digits=2,
    ),
)
