"""What reconsideration, the points where one asks about it, and litigation demand of their rows."""

from fengqiao.api import Fault, Record, missing, not_before

from fengqiao_legal_review.rules.words import CONSULTATION, MEDIATION, premature


def reconsideration_days_in_order(record: Record) -> Fault | None:
    """Knowledge, application, acceptance and decision follow each other."""
    return (
        not_before(record, "applied_on", "申请复议日期", "knew_on", "知道行政行为日期")
        or not_before(record, "application_from", "申请期限起算日期", "knew_on", "知道行政行为日期")
        or not_before(record, "applied_on", "申请复议日期", "application_from", "申请期限起算日期")
        or not_before(record, "amended_on", "提交补正材料日期", "amend_asked_on", "收到补正通知日期")
        or not_before(record, "forwarded_on", "转办日期", "taken_in_on", "收件（受领）日期")
        or not_before(
            record, "answered_on", "复议机关受理或不予受理日期", "authority_received_on", "复议机关收到日期"
        )
        or not_before(record, "decided_on", "复议决定日期", "ordinary_from", "受理申请日期（普通程序）")
        or not_before(record, "decided_on", "复议决定日期", "simple_from", "受理申请日期（简易程序）")
        or not_before(record, "closed_on", "办结日期", "opened_on", "登记日期")
    )


def one_procedure(record: Record) -> Fault | None:
    """A case goes one way, and its clock is one: sixty days or thirty (行政复议法 62)."""
    if record.get("ordinary_from") is None or record.get("simple_from") is None:
        return None
    return Fault(
        "simple_from",
        "受理申请日期（简易程序）",
        "普通程序和简易程序的期限不同，只能适用一种（行政复议法第六十二条）",
        "请只保留实际适用的程序",
    )


def taken_in_before_handled(record: Record) -> Fault | None:
    """Whatever is more than a question was taken in first."""
    taken_in_on = record.get("taken_in_on")
    for place, line in enumerate(record.get("steps") or ()):
        if line.get("step") == CONSULTATION:
            continue
        if taken_in_on is None:
            return Fault(
                "taken_in_on",
                "收件（受领）日期",
                "除咨询以外的环节，都要先收件或受领",
                "请填写收件（受领）日期",
            )
        if line["taken_on"] < taken_in_on:
            return Fault(
                f"steps.{place}.taken_on",
                f"办理环节第{place + 1}行·办理日期",
                f"早于收件（受领）日期({taken_in_on})",
                "请核对两个日期",
            )
    return None


def only_asked(record: Record) -> Fault | None:
    """A mere question was not taken in: every figure of handled cases counts by that day."""
    return premature(record, "taken_in_on", "收件（受领）日期", "请清空，或办理“收件”")


def taken_in(record: Record) -> Fault | None:
    """What was taken in was taken in on a day."""
    return missing(record, "taken_in_on", "收件（受领）日期", "请填写收件（受领）日期")


def mediation_step_kept(record: Record) -> Fault | None:
    """A case in mediation has a step that says so."""
    if any(line.get("step") == MEDIATION for line in record.get("steps") or ()):
        return None
    return Fault("steps", "办理环节", "没有调解环节", "请登记一行“调解”")


def forwarded(record: Record) -> Fault | None:
    """What was forwarded went somewhere, on a day."""
    return missing(record, "forwarded_on", "转办日期", "请填写转办日期") or missing(
        record, "forwarded_to", "转往单位", "请填写转往的单位"
    )


def reconsideration_open(record: Record) -> Fault | None:
    """A case in hand has no end yet."""
    return premature(record, "closed_on", "办结日期", "请清空，或办理“办结”")


def reconsideration_closed(record: Record) -> Fault | None:
    """A closed case has a day; what was taken in has an outcome too."""
    fault = missing(record, "closed_on", "办结日期", "请填写办结日期")
    if fault or record.get("taken_in_on") is None:
        return fault
    return missing(record, "outcome", "结果", "请选择结果；只是咨询的，请清空收件日期")


def litigation_days_in_order(record: Record) -> Fault | None:
    """Notice, hearing and judgment follow each other."""
    return not_before(record, "hearing_on", "开庭日期", "notified_on", "收到应诉通知日期") or not_before(
        record, "closed_on", "审结日期", "notified_on", "收到应诉通知日期"
    )


def head_at_a_hearing(record: Record) -> Fault | None:
    """Nobody attends a hearing that has no day."""
    if not record.get("head_attended"):
        return None
    return missing(record, "hearing_on", "开庭日期", "负责人出庭的，请填写开庭日期")


def heard(record: Record) -> Fault | None:
    """A heard case was heard on a day."""
    return missing(record, "hearing_on", "开庭日期", "请填写开庭日期")


def pending(record: Record) -> Fault | None:
    """A pending case has no judgment."""
    remedy = "请清空，或办理“审结”"
    return premature(record, "outcome", "裁判结果", remedy) or premature(
        record, "closed_on", "审结日期", remedy
    )


def judged(record: Record) -> Fault | None:
    """A closed lawsuit has an outcome and its day."""
    return missing(record, "outcome", "裁判结果", "请选择裁判结果") or missing(
        record, "closed_on", "审结日期", "请填写审结日期"
    )


def point_days_in_order(record: Record) -> Fault | None:
    """No point closes before it opens."""
    return not_before(record, "closed_on", "撤销日期", "opened_on", "设立日期")


def point_open(record: Record) -> Fault | None:
    """A standing point has no last day."""
    return premature(record, "closed_on", "撤销日期", "请清空，或办理“撤销”")


def point_closed(record: Record) -> Fault | None:
    """A closed point has its last day."""
    return missing(record, "closed_on", "撤销日期", "请填写开放的最后一天")
