"""What opinions and observations demand of their rows."""

from fengqiao.api import Fault, Record, missing, not_before

from fengqiao_legal_review.rules.words import premature


def opinion_answered_in_order(record: Record) -> Fault | None:
    """No opinion is answered before it is given."""
    return not_before(record, "answered_on", "反馈日期", "given_on", "提出日期")


def opinion_unanswered(record: Record) -> Fault | None:
    """An opinion without an answer has neither adoption nor day."""
    remedy = "请清空，或办理“登记反馈”"
    return premature(record, "adoption", "采纳情况", remedy) or premature(
        record, "answered_on", "反馈日期", remedy
    )


def opinion_answered(record: Record) -> Fault | None:
    """The answer to an opinion says whether it was adopted, and bears its day."""
    return missing(record, "adoption", "采纳情况", "请选择采纳情况") or missing(
        record, "answered_on", "反馈日期", "请填写反馈的日期"
    )


def observation_days_in_order(record: Record) -> Fault | None:
    """Collecting, submitting and adopting follow each other."""
    return (
        not_before(record, "submitted_on", "报送日期", "collected_on", "采集日期")
        or not_before(record, "adopted_on", "采纳日期", "submitted_on", "报送日期")
        or not_before(record, "declined_on", "答复不采纳日期", "submitted_on", "报送日期")
    )


def not_adopted_yet(record: Record) -> Fault | None:
    """What nobody adopted names no adopter and no day: figures of adopted proposals count by that day."""
    remedy = "请清空，或办理“登记采纳”"
    return premature(record, "adopted_on", "采纳日期", remedy) or premature(
        record, "adopted_by", "采纳单位", remedy
    )


def submitted(record: Record) -> Fault | None:
    """What was submitted went somewhere, on a day."""
    return missing(record, "submitted_on", "报送日期", "请填写报送日期") or missing(
        record, "submitted_to", "报送单位", "请填写报送的单位"
    )


def adopted(record: Record) -> Fault | None:
    """An adopted proposal has an adopter and a day."""
    return missing(record, "adopted_by", "采纳单位", "请选择采纳单位") or missing(
        record, "adopted_on", "采纳日期", "请填写采纳日期"
    )


def declined(record: Record) -> Fault | None:
    """A proposal that was not adopted was answered on a day."""
    return missing(record, "declined_on", "答复不采纳日期", "请填写答复的日期")
