"""Verdicts: a grade where one is asked for, and a ground that belongs to what was decided."""

from datetime import date

from fengqiao.api import ClockUnit, Deadline, Fault, Record, missing

from fengqiao_corrections.rules.words import GROUNDS, RULES_2020, follows

_ABSENCE = ("absent_since", "absent_until")
TEN_DAYS = Deadline("D-C10", "脱离监管未超过十日", *_ABSENCE, 10, ClockUnit.DAY, RULES_2020)
ONE_MONTH = Deadline("D-C12", "脱离监管超过一个月", *_ABSENCE, 1, ClockUnit.MONTH, RULES_2020)
"""How long somebody was out of reach decides between a reprimand, a warning and more."""

verdict_in_order = (
    follows("answered_on", "裁定（决定）日期", "proposed_on", "收到建议书日期"),
    follows("custody_ended_on", "羁押结束日期", "arrested_on", "逮捕日期"),
    follows("arrest_decided_on", "是否逮捕的决定日期", "arrest_asked_on", "收到提请逮捕日期"),
    follows("arrested_on", "逮捕日期", "arrest_decided_on", "是否逮捕的决定日期"),
    follows("graded_to", "考核期止", "graded_from", "考核期起"),
    follows("absent_until", "报到或恢复监管之日", "absent_since", "逾期未报到或脱离监管之日"),
)


def verdict_graded(record: Record) -> Fault | None:
    """A periodic verdict is a grade."""
    if record.get("kind") != "periodic":
        return None
    return missing(record, "grade", "考核等次", "定期考核请选择等次")


def ground_fits(record: Record) -> Fault | None:
    """A ground of one measure is none of another (实施办法: 训诫, 警告, 提请撤销缓刑)."""
    kinds = GROUNDS.get(str(record.get("ground")))
    if kinds is None or record.get("kind") in kinds:
        return None
    return Fault(
        "ground",
        "适用情形",
        "不是这一种类的适用情形（社区矫正法实施办法）",
        "请选择与“种类”相符的情形，或核对种类",
    )


def absence_fits(record: Record) -> Fault | None:
    """Ten days and a month divide the grounds of absence, where both days are known."""
    since: date | None = record.get("absent_since")
    until: date | None = record.get("absent_until")
    if since is None or until is None:
        return None
    over_ten_days = until > TEN_DAYS.due_on(since, ())
    wrong = {
        "absent_up_to_ten_days": over_ten_days,
        "absent_over_ten_days": not over_ten_days,
        "absent_over_a_month": until <= ONE_MONTH.due_on(since, ()),
    }
    if not wrong.get(str(record.get("ground"))):
        return None
    return Fault("ground", "适用情形", f"{since}至{until}的天数与所选情形不符", "请核对两个日期，或另选情形")
