"""What a major decision must have behind it before its review: comments of the public, and hearings."""

from datetime import date, timedelta

from fengqiao.api import Fault, Record, not_before

from fengqiao_legal_review.rules.words import MAJOR_DECISION, REGULATION

_COMMENT_DAYS = 30
_HEARING_DAYS = 7


def short_comments_explained(record: Record) -> Fault | None:
    """Public comments on a major decision stay open thirty days, or it says why not (重大行政决策程序暂行条例 15)."""
    fault = not_before(record, "comments_to", "公开征求意见截止日期", "comments_from", "公开征求意见开始日期")
    first: date | None = record.get("comments_from")
    last: date | None = record.get("comments_to")
    if fault or first is None or last is None or record.get("kind") != MAJOR_DECISION:
        return fault
    # The first day is not counted.
    if last - first >= timedelta(days=_COMMENT_DAYS) or record.get("comments_shortened_reason"):
        return None
    return Fault(
        "comments_shortened_reason",
        "缩短征求意见期限的原因",
        f"公开征求意见一般不少于三十日（{REGULATION}第十五条）",
        "请核对起止日期；确需缩短的，请写明原因",
    )


def material_before_hearing(record: Record) -> Fault | None:
    """Material reaches those heard seven days before the hearing (重大行政决策程序暂行条例 16)."""
    hearing_on: date | None = record.get("hearing_on")
    sent_on: date | None = record.get("hearing_material_on")
    if hearing_on is None or sent_on is None or record.get("kind") != MAJOR_DECISION:
        return None
    if hearing_on - sent_on >= timedelta(days=_HEARING_DAYS):
        return None
    return Fault(
        "hearing_material_on",
        "听证材料送达日期",
        f"听证会材料应当在听证会七日前送达（{REGULATION}第十六条）",
        "请核对日期，或改期听证",
    )
