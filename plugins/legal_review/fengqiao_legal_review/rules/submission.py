"""What an item demands while it is on its way to a reviewer."""

from fengqiao.api import Fault, Record, missing, not_before

from fengqiao_legal_review.rules.words import NAMES_SOMEBODY, OF_A_VILLAGE, premature

_ISSUE = "请办理“出具意见”，或在“状态”栏填写出具意见后的状态"


def days_in_order(record: Record) -> Fault | None:
    """Nothing is accepted before it is submitted, answered before its opinion, or filed before it is settled."""
    return (
        not_before(record, "supplement_asked_on", "要求补充材料日期", "submitted_on", "送审日期")
        or not_before(record, "supplemented_on", "补充材料日期", "supplement_asked_on", "要求补充材料日期")
        or not_before(record, "returned_on", "退回日期", "submitted_on", "送审日期")
        or not_before(record, "accepted_on", "受理日期", "submitted_on", "送审日期")
        or not_before(record, "due_on", "要求反馈日期", "submitted_on", "送审日期")
        or not_before(record, "stopped_on", "终止办理日期", "submitted_on", "送审日期")
        or not_before(record, "issued_on", "出具意见日期", "accepted_on", "受理日期")
        or not_before(record, "answered_on", "反馈采纳情况日期", "issued_on", "出具意见日期")
        or not_before(record, "concluded_on", "公布（签订、作出）日期", "discussed_on", "集体讨论日期")
        or not_before(record, "filed_on", "备案或归档日期", "concluded_on", "公布（签订、作出）日期")
        or not_before(record, "filed_on", "备案或归档日期", "stopped_on", "终止办理日期")
    )


def title_names_nobody(record: Record) -> Fault | None:
    """Decisions of enforcement and contracts have no title in clear: it would name whom they concern."""
    if record.get("kind") not in NAMES_SOMEBODY or record.get("title") is None:
        return None
    return Fault(
        "title",
        "文件名称",
        "执法决定、合同的名称会写出当事人",
        "请清空本栏，改填“事项说明”和“执法对象或合同相对人”，这两栏加密保存",
    )


def village_named(record: Record) -> Fault | None:
    """Rules that a village gives itself name the village."""
    if record.get("kind") not in OF_A_VILLAGE:
        return None
    return missing(record, "village_id", "村（社区）", "章程、村规民约、居民公约请选择村（社区）")


def not_accepted(record: Record) -> Fault | None:
    """What nobody accepted has no day of acceptance."""
    return premature(record, "accepted_on", "受理日期", "请清空；已受理的，请办理“受理”")


def accepted(record: Record) -> Fault | None:
    """From acceptance on the day of acceptance stands."""
    return missing(record, "accepted_on", "受理日期", "请填写受理日期")


def no_opinion_yet(record: Record) -> Fault | None:
    """Before its opinion is issued an item has no conclusion: every figure of reviewed items counts by that day."""
    return premature(record, "issued_on", "出具意见日期", _ISSUE) or premature(
        record, "conclusion", "审核结论", _ISSUE
    )


def supplement_asked(record: Record) -> Fault | None:
    """Whoever waits for more papers asked for them on a day."""
    return missing(record, "supplement_asked_on", "要求补充材料日期", "请填写要求补充材料的日期")


def returned(record: Record) -> Fault | None:
    """What was sent back was sent back on a day and for a reason."""
    return missing(record, "returned_on", "退回日期", "请填写退回日期") or missing(
        record, "return_reason", "退回原因", "请写明退回原因"
    )
