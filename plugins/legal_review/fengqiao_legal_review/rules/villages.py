"""What villages and residents give themselves: reported to the township, which may order it to be corrected."""

from fengqiao.api import Fault, Record, missing, not_before

from fengqiao_legal_review.rules.words import CORRECTABLE, OF_A_VILLAGE, RESIDENTS_PLEDGE, VILLAGES_ACT

_REPORTS = {"voted_on": "村（居）民会议通过日期", "reported_on": "报送备案日期"}
_CORRECTIONS = {
    "correction_ordered_on": "责令改正日期",
    "correction_reason": "责令改正的事由",
    "corrected_on": "改正日期",
}


def of_villages_only(record: Record) -> Fault | None:
    """Nobody else's rules are voted on and reported, and nobody else is ordered to correct them (村民委员会组织法 27)."""
    for fields, kinds in ((_REPORTS, OF_A_VILLAGE), (_CORRECTIONS, CORRECTABLE)):
        if record.get("kind") in kinds:
            continue
        for field, title in fields.items():
            if record.get(field) is not None:
                return Fault(
                    field,
                    title,
                    f"只有村（居）民自治的章程、公约、决议才有这一步（{VILLAGES_ACT}）",
                    "请清空本栏，或核对事项类别",
                )
    return None


def village_days_in_order(record: Record) -> Fault | None:
    """Voting, reporting, ordering and correcting follow each other."""
    return (
        not_before(record, "reported_on", "报送备案日期", "voted_on", "村（居）民会议通过日期")
        or not_before(record, "correction_ordered_on", "责令改正日期", "issued_on", "出具意见日期")
        or not_before(record, "corrected_on", "改正日期", "correction_ordered_on", "责令改正日期")
    )


def reported(record: Record) -> Fault | None:
    """What a village or its residents adopted is filed once it was reported (村民委员会组织法 27, 城市居民委员会组织法 15)."""
    adopted = record.get("concluded_on") is not None or record.get("corrected_on") is not None
    if record.get("kind") not in OF_A_VILLAGE or not adopted or record.get("reported_on") is not None:
        return None
    article = "城市居民委员会组织法第十五条" if record.get("kind") == RESIDENTS_PLEDGE else VILLAGES_ACT
    return Fault(
        "reported_on",
        "报送备案日期",
        f"章程、村规民约、居民公约要报送备案（{article}）",
        "请填写报送备案的日期",
    )


def correction_ordered(record: Record) -> Fault | None:
    """Whoever must correct something was told so on a day and why (村民委员会组织法 27)."""
    return missing(record, "correction_ordered_on", "责令改正日期", "请填写责令改正的日期") or missing(
        record, "correction_reason", "责令改正的事由", "请写明违反什么、要改什么"
    )


def corrected(record: Record) -> Fault | None:
    """What was corrected was corrected on a day."""
    return missing(record, "corrected_on", "改正日期", "请填写改正的日期")
