"""What activities and orders demand."""

from collections.abc import Iterable, Mapping
from typing import Any

from fengqiao.api import Fault, Record, missing, not_before, unwanted

from fengqiao_publicity.rules.words import EVIDENCE_ASKED_FOR, ORDERED


def days_in_order(record: Record) -> Fault | None:
    """Nothing is held before it is approved, or filed before it is held."""
    return not_before(record, "held_on", "举办日期", "approved_on", "审批日期") or not_before(
        record, "archived_on", "归档日期", "held_on", "举办日期"
    )


def ordered_by_somebody(record: Record) -> Fault | None:
    """An activity to order has its order."""
    if record.get("form") != ORDERED:
        return None
    return missing(record, "order_id", "普法订单", "订单式活动请选择普法订单；没有订单的请改选其他形式")


def not_held(record: Record) -> Fault | None:
    """What was not held has no day of being held and no audience: every figure counts by that day."""
    if record.get("audience") or record.get("materials"):
        return Fault(
            "audience", "受众（人）", "尚未举办的活动不能有受众或发放资料", "请清零；已举办的请办理“实施”"
        )
    return unwanted(
        record, "held_on", "举办日期", "尚未举办的活动不能有举办日期", "请清空；已举办的请办理“实施”"
    )


def approved(record: Record) -> Fault | None:
    """An approved activity was approved on a day."""
    return missing(record, "approved_on", "审批日期", "请填写审批日期")


def held(record: Record) -> Fault | None:
    """An activity that was held was held on a day."""
    return missing(record, "held_on", "举办日期", "请填写举办日期")


def cancelled(record: Record) -> Fault | None:
    """A cancelled activity says why."""
    return missing(record, "cancelled_reason", "取消原因", "请写明取消原因")


def evidence_whole(record: Record) -> Fault | None:
    """The file holds plan, scheme, pictures or film, and a report as Nanning's standard of 2020 asks."""
    kept = {line.get("kind") for line in _evidence(record)}
    if record.get("plan_id") is not None:
        kept.add("plan")
    lacking = [title for title, codes in EVIDENCE_ASKED_FOR.items() if not codes & kept]
    if not lacking:
        return None
    return Fault(
        "evidence",
        "佐证",
        f"缺少{'、'.join(lacking)}，不能算佐证齐全（南司通〔2020〕110号附件1）",
        "请登记四类材料：计划、方案、图片或影视资料、宣传报道；计划也可选择“所依据的计划”",
    )


def archived(record: Record) -> Fault | None:
    """A filed activity was filed on a day."""
    return missing(record, "archived_on", "归档日期", "请填写归档日期")


def _evidence(record: Record) -> Iterable[Mapping[str, Any]]:
    return record.get("evidence") or ()


def order_open(record: Record) -> Fault | None:
    """An order that waits has not been delivered."""
    return unwanted(record, "delivered_on", "送达日期", "未完成的订单不能有送达日期", "请清空，或办理“送达”")


def order_answered(record: Record) -> Fault | None:
    """An order that was taken or declined was answered on a day."""
    return missing(record, "answered_on", "答复日期", "请填写答复下单单位的日期") or not_before(
        record, "answered_on", "答复日期", "received_on", "收单日期"
    )


def order_delivered(record: Record) -> Fault | None:
    """A delivered order was delivered on a day, not before it came."""
    return missing(record, "delivered_on", "送达日期", "请填写普法内容送到的日期") or not_before(
        record, "delivered_on", "送达日期", "received_on", "收单日期"
    )


def order_declined(record: Record) -> Fault | None:
    """A declined order says why."""
    return missing(record, "declined_reason", "不能承接的原因", "请写明原因")
