"""What must be true before an item goes to those who decide, and when it ends."""

from datetime import date

from fengqiao.api import Fault, Record, missing, not_before

from fengqiao_legal_review.rules.words import (
    FOUND_ILLEGAL,
    LAWFUL_AFTER_CHANGE,
    MAJOR_DECISION,
    NOT_ADOPTED,
    OUT_OF_SCOPE,
    REGULATION,
    premature,
)

_DECIDING = {"discussed_on": "集体讨论日期", "concluded_on": "公布（签订、作出）日期"}
# The article speaks of major decisions; this ledger asks the same of whatever is reviewed in it.
_ARTICLE = f"{REGULATION}第二十五条；本台账对其他审核事项同样要求"


def reviewed_before_decided(record: Record) -> Fault | None:
    """Nothing is discussed or decided before its review is finished (重大行政决策程序暂行条例 25)."""
    issued_on: date | None = record.get("issued_on")
    unreviewed = issued_on is None or record.get("conclusion") in (None, OUT_OF_SCOPE)
    for field, title in _DECIDING.items():
        day: date | None = record.get(field)
        if day is None:
            continue
        if unreviewed or (issued_on is not None and day < issued_on):
            return Fault(
                field,
                title,
                f"未经合法性审核，不得提交集体讨论或作出决定（{_ARTICLE}）",
                "请先完成审核，出具意见后再讨论、作出",
            )
    return None


def nothing_illegal_decided(record: Record) -> Fault | None:
    """What the review found illegal is not discussed and not decided (重大行政决策程序暂行条例 25).

    A reform on which the state has no clear rule yet may be, its legal risk stated.
    """
    if not _found_illegal(record) or record.get("reform_risk") is not None:
        return None
    for field, title in _DECIDING.items():
        if record.get(field) is not None:
            return Fault(
                field,
                title,
                f"审核结论为不合法的，不得提交集体讨论或作出决定（{_ARTICLE}）",
                "请办理“终止”，修改后另行送审；结论登记有误的，请改正审核结论",
            )
    return None


def change_adopted(record: Record) -> Fault | None:
    """What is lawful only after change is decided once the change was adopted (重大行政决策程序暂行条例 25)."""
    if record.get("conclusion") != LAWFUL_AFTER_CHANGE or all(
        record.get(field) is None for field in _DECIDING
    ):
        return None
    if record.get("adoption") not in (None, NOT_ADOPTED):
        return None
    return Fault(
        "adoption",
        "采纳情况",
        f"结论为“修改后合法”，没有采纳意见修改的不得提交集体讨论或作出决定（{_ARTICLE}）",
        "请先办理“反馈采纳情况”；未采纳的，请办理“终止”",
    )


def risk_of_major_decisions_only(record: Record) -> Fault | None:
    """No other item is discussed at a stated risk (重大行政决策程序暂行条例 25)."""
    if record.get("reform_risk") is None or record.get("kind") == MAJOR_DECISION:
        return None
    return Fault(
        "reform_risk",
        "明示的法律风险",
        f"只有探索性改革的重大行政决策才能明示风险后讨论（{REGULATION}第二十五条）",
        "请清空本栏，或核对事项类别",
    )


def _found_illegal(record: Record) -> bool:
    return record.get("conclusion") in FOUND_ILLEGAL


def not_decided(record: Record) -> Fault | None:
    """Before its discussion an item has no day of it; nothing stopped was ever decided."""
    return premature(
        record, "discussed_on", "集体讨论日期", "请清空，或在“状态”栏填写讨论后的状态"
    ) or premature(record, "concluded_on", "公布（签订、作出）日期", "请清空，或在“状态”栏填写作出后的状态")


def discussed(record: Record) -> Fault | None:
    """A discussed item was discussed on a day."""
    return missing(record, "discussed_on", "集体讨论日期", "请填写集体讨论的日期")


def concluded(record: Record) -> Fault | None:
    """A published, signed or taken decision bears its day."""
    return missing(record, "concluded_on", "公布（签订、作出）日期", "请填写公布、签订或作出的日期")


def stopped(record: Record) -> Fault | None:
    """A stopped item was stopped on a day and for a reason."""
    return missing(record, "stopped_on", "终止办理日期", "请填写终止日期") or missing(
        record, "stop_reason", "终止原因", "请写明终止原因"
    )


def filed(record: Record) -> Fault | None:
    """A filed item ended by a decision, was stopped or was corrected, and was filed on a day."""
    if all(record.get(end) is None for end in ("concluded_on", "stopped_on", "corrected_on")):
        return Fault(
            "filed_on",
            "备案或归档日期",
            "还没有公布（签订、作出），也没有终止或改正，不能归档",
            "请填写公布（签订、作出）日期，或先办理“终止”",
        )
    return missing(record, "filed_on", "备案或归档日期", "请填写备案或归档日期") or not_before(
        record, "filed_on", "备案或归档日期", "corrected_on", "改正日期"
    )
