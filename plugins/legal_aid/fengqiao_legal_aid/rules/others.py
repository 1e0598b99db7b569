"""What consultations, reviews, complaints, standards, sites, advisers and receptions demand."""

from decimal import Decimal

from fengqiao.api import Fault, Record, in_order, missing, not_before, unwanted

from fengqiao_legal_aid.rules.words import VILLAGE_LEVELS


def letters_only(record: Record) -> Fault | None:
    """Only a letter starts the clock of letters."""
    if record.get("channel") == "letter":
        return None
    return unwanted(record, "letter_received_on", "来信收到日期", "不是来信咨询")


def consultation_days_in_order(record: Record) -> Fault | None:
    """Nothing is answered before it was asked."""
    return not_before(record, "answered_on", "答复日期", "asked_on", "咨询日期")


def answered(record: Record) -> Fault | None:
    """An answer has a day and a person who gave it."""
    return missing(record, "answered_on", "答复日期", "请填写答复日期") or missing(
        record, "handler", "解答人", "请填写解答人"
    )


def handed_over(record: Record) -> Fault | None:
    """A question that was handed over went to somebody."""
    return missing(record, "handed_to", "转交单位", "请填写转交给哪个单位")


def review_adds_up(record: Record) -> Fault | None:
    """No more files are excellent or failed than were examined."""
    if record["excellent"] + record["failed"] <= record["examined"]:
        return None
    return Fault("examined", "评查案卷（件）", "少于优秀与不合格之和", "请核对三个数")


def review_after_its_quarter(record: Record) -> Fault | None:
    """A quarter is not reviewed before it began."""
    return (
        not_before(record, "held_on", "评查日期", "quarter_day", "被评查的季度")
        or not_before(record, "corrected_on", "整改完成日期", "held_on", "评查日期")
        or not_before(record, "disclosed_on", "结果公布日期", "held_on", "评查日期")
    )


def complaint_handled(record: Record) -> Fault | None:
    """A complaint ends with a result, and the complainant is told."""
    return (
        missing(record, "result", "调查结果", "请选择调查结果")
        or missing(record, "handled_on", "办结日期", "请填写办结日期")
        or missing(record, "told_on", "告知投诉人日期", "请填写告知投诉人的日期")
    )


def complaint_days_in_order(record: Record) -> Fault | None:
    """A complaint is received, handled and answered in this order."""
    return in_order(
        record, ("received_on", "收到日期"), ("handled_on", "办结日期"), ("told_on", "告知投诉人日期")
    )


def limit_not_below_subsistence(record: Record) -> Fault | None:
    """People who live on the minimum are never too rich for legal aid."""
    if Decimal(record["income_limit"]) >= Decimal(record["subsistence"]):
        return None
    return Fault(
        "income_limit",
        "人均月收入标准（元）",
        "低于最低生活保障标准",
        "经济困难标准应为低保标准的若干倍，请核对",
    )


def region_in_digits(record: Record) -> Fault | None:
    """A region is named by the digits of its official code."""
    code = str(record["region_code"])
    if code.isascii() and code.isdigit() and len(code) >= 2:
        return None
    return Fault("region_code", "适用区划代码", "不是区划代码", "请填写 2 至 12 位数字，如 6403 或 640323")


def village_named(record: Record) -> Fault | None:
    """A village's workroom names its village, or no coverage could be counted."""
    if record.get("level") not in VILLAGE_LEVELS:
        return None
    return missing(record, "village_id", "村（社区）", "村（居）工作室请选择所在的村（社区）")


def one_client(record: Record) -> Fault | None:
    """A contract is for a village or for another client, never for both or none."""
    if (record.get("village_id") is None) != (record.get("client_id") is None):
        return None
    return Fault(
        "village_id",
        "村（社区）",
        "村（社区）与其他单位应当且只能填一项",
        "请选择这份合同服务的村（社区）或单位",
    )


def attended_before_served(record: Record) -> Fault | None:
    """Whoever did not come served nobody."""
    if record.get("attended") or not (record["minutes"] or record["served"]):
        return None
    return Fault("attended", "到岗", "未到岗却有值班时长或服务人次", "请核对：到岗的选“是”，未到岗的清零")


def visit_days_in_order(record: Record) -> Fault | None:
    """A matter is received, closed and answered in this order."""
    return in_order(
        record, ("received_on", "接待日期"), ("closed_on", "办结日期"), ("feedback_on", "反馈日期")
    )


def visit_open(record: Record) -> Fault | None:
    """A matter in hand is not closed."""
    return unwanted(record, "closed_on", "办结日期", "未办结的接待不能有办结日期")


def visit_passed_on(record: Record) -> Fault | None:
    """A matter that was passed on went to somebody, and the first person asked still answers for it."""
    return missing(record, "transferred_to", "转办单位", "请填写转给哪个单位") or missing(
        record, "first_handler", "首问责任人", "转办后首问责任人仍要跟进，请填写"
    )


def visit_closed(record: Record) -> Fault | None:
    """A closed matter was closed on a day."""
    return missing(record, "closed_on", "办结日期", "请填写办结日期")
