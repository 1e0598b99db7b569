"""What must be true of the registry's records, as plain functions the declarations name."""

from typing import Any

from fengqiao.ledgers.faults import Fault
from fengqiao.ledgers.lifecycle import Record, Rule


def not_before(table: type[Any], later: str, earlier: str) -> Rule:
    """Return the rule that one day of a row is not before another; a day left empty breaks nothing.

    :param table: the table, for what a person calls the two fields.
    """
    title, since = table.model_fields[later].title, table.model_fields[earlier].title

    def rule(record: Record) -> Fault | None:
        first, last = record[earlier], record[later]
        if first is None or last is None or first <= last:
            return None
        return Fault(later, title, f"早于{since}", f"请核对{since}和{title}，后者不得早于前者")

    return rule


def digits(table: type[Any], field: str, length: int) -> Rule:
    """Return the rule that a region code has this many digits: one spelling, or equal codes would not be equal."""
    title = table.model_fields[field].title

    def rule(record: Record) -> Fault | None:
        code = record[field]
        if code is None or (len(code) == length and code.isascii() and code.isdigit()):
            return None
        return Fault(field, title, f"不是 {length} 位半角数字", f"请写统计用区划代码的前 {length} 位")

    return rule


def certified_in_life(record: Record) -> Fault | None:
    """Nobody holds a certificate from before their birth."""
    born = record["birth_date"]
    for place, certificate in enumerate(record["certificates"]):
        obtained = certificate["obtained_on"]
        if born is not None and obtained is not None and obtained <= born:
            field = f"certificates.{place}.obtained_on"
            return Fault(
                field, f"证书第{place + 1}行·取得日期", "不晚于出生日期", "请核对证书取得日期和出生日期"
            )
    return None


def left_for_a_reason(record: Record) -> Fault | None:
    """Only who has left an assignment left it for a reason."""
    if record["end_reason"] is None or record["ended_on"] is not None:
        return None
    return Fault("end_reason", "离任缘由", "尚未免职，却填了离任缘由", "请填写免职日期，或清空离任缘由")


def paid_on_a_day(record: Record) -> Fault | None:
    """Money that came in came in on a day, and money that did not came on none."""
    if bool(record["paid"]) is (record["paid_on"] is not None):
        return None
    return Fault("paid_on", "到位日期", "到位金额和到位日期没有同时填写", "请一并填写，尚未到位的两项都留空")


def needed_or_not(record: Record) -> Fault | None:
    """A kind of equipment is either there in some number, or declared not to be needed."""
    if record["not_needed"] and record["quantity"]:
        return Fault(
            "quantity", "数量", "已填“工作不需要”，数量却不是 0", "请将数量改为 0，或取消“工作不需要”"
        )
    if not record["not_needed"] and not record["quantity"]:
        return Fault("quantity", "数量", "数量为 0", "请填写 1 以上的数量；确不需要的，请填“工作不需要”")
    return None


def due_or_submitted(record: Record) -> Fault | None:
    """What is neither due nor submitted is nothing to keep."""
    if record["due_on"] or record["submitted_on"]:
        return None
    return Fault(
        "submitted_on", "报送日期", "报送日期和应报日期都没有填", "已报送的填报送日期，应报未报的填应报日期"
    )


def submitted_to_somebody(record: Record) -> Fault | None:
    """What was submitted went to somebody."""
    if record["submitted_on"] is None or record["receivers"]:
        return None
    return Fault("receivers", "接收单位", "已报送却没有接收单位", "请至少填写一行接收单位")


def sent_back_once_submitted(record: Record) -> Fault | None:
    """Nothing comes back that was not handed in."""
    if record["submitted_on"] or not record["sent_back"]:
        return None
    return Fault("sent_back", "因质量问题退回", "没有报送却已退回", "请填写报送日期，或取消“因质量问题退回”")
