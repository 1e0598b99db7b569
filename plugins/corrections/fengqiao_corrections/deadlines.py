"""The clocks of corrections, each with its legal source; those of help after release stand in `release_deadlines`.

Clocks that nobody has checked against the text are kept with `verified=False` and never run. The rules of 2012 asked for
a report to the station within three days, eight hours of study and eight of service a month and leave of a month at
most; they were replaced and stand nowhere.
"""

from fengqiao.api import ClockUnit, Deadline

from fengqiao_corrections.rules.supervision import TAG_LIMIT
from fengqiao_corrections.rules.words import RULES_2020

_DAY, _WORKING_DAY, _MONTH = ClockUnit.DAY, ClockUnit.WORKING_DAY, ClockUnit.MONTH
_NOTICE = "《社区矫正法》第二十条"
_REPORTING = "《社区矫正法》第二十一条"
_ARREST = "《社区矫正法》第四十七条"


def _unread(
    code: str,
    title: str,
    start: str,
    stop: str,
    amount: int,
    unit: ClockUnit,
    clause: str,
    *,
    inclusive: bool = False,
) -> Deadline:
    """Return a clock of the rules of 2020 whose clause nobody has read."""
    source = f"{RULES_2020}{clause}"
    return Deadline(code, title, start, stop, amount, unit, source, verified=False, inclusive=inclusive)


def _own_day(code: str, title: str, start: str, stop: str, article: str, warn_before: int = 0) -> Deadline:
    """Return the clock of a last day that the row itself names: so what is outstanding is seen."""
    source = f"《社区矫正法》{article}"
    return Deadline(code, title, start, stop, 1, _DAY, source, inclusive=True, warn_before=warn_before)


_JUDGED, _STAYED = "judgment_effective_on", "stay_decided_on"
SUBJECT_DEADLINES = (
    Deadline("D-C1a", "决定机关通知（判决、裁定）", _JUDGED, "notified_on", 5, _DAY, _NOTICE),
    Deadline("D-C1b", "法律文书送达（判决、裁定）", _JUDGED, "papers_received_on", 10, _DAY, _NOTICE),
    Deadline("D-C1c", "决定机关通知（暂予监外执行）", _STAYED, "notified_on", 5, _DAY, _NOTICE),
    Deadline("D-C1d", "法律文书送达（暂予监外执行）", _STAYED, "papers_received_on", 10, _DAY, _NOTICE),
    Deadline("D-C2", "矫正对象报到", _JUDGED, "reported_on", 10, _DAY, _REPORTING),
    Deadline("D-C3", "暂予监外执行对象移送", _STAYED, "reported_on", 10, _DAY, _REPORTING),
    _own_day("D-C21", "期满解除", "term_to", "ended_on", "第四十四条", warn_before=30),
    # An earliest day, not a last one: should it ever run, it must not be shown as overdue.
    _unread("D-C17", "满六个月可以表扬", "received_on", "ended_on", 6, _MONTH, "第三十三条"),
    _unread("D-C18", "期满三十日前提交个人总结", "term_to", "summed_up_on", -30, _DAY, "第五十三条"),
)

TAG_DEADLINES = (TAG_LIMIT,)

VERDICT_DEADLINES = (
    Deadline(
        "D-C6",
        "对减刑、撤销、收监建议作出裁定或者决定",
        "proposed_on",
        "answered_on",
        30,
        _DAY,
        "《社区矫正法》第三十三条、第四十八条、第四十九条",
    ),
    Deadline("D-C7a", "决定是否逮捕", "arrest_asked_on", "arrest_decided_on", 48, ClockUnit.HOUR, _ARREST),
    Deadline("D-C7b", "逮捕后羁押期限", "arrested_on", "custody_ended_on", 30, _DAY, _ARREST),
)

REPORT_DEADLINES = (_own_day("D-C23", "按期报告", "due_on", "reported_on", "第二十三条"),)

SURVEY_DEADLINES = (
    _own_day("D-C22", "反馈调查评估意见", "due_on", "sent_on", "第十八条", warn_before=3),
    _unread("D-C13a", "提交调查评估意见", "received_on", "sent_on", 10, _WORKING_DAY, "第十四条"),
    _unread("D-C13b", "提交调查评估意见（速裁程序）", "received_on", "sent_on", 5, _WORKING_DAY, "第十四条"),
)

_LEAVE = "第二十六条至第二十八条"
# More than thirty days in two months goes to the level above: a sum over several rows is no clock.
LEAVE_DEADLINES = (
    _unread("D-C14a", "提前三日申请外出", "since", "applied_on", -3, _DAY, _LEAVE),
    _unread("D-C14b", "司法所一次批准不超过七日", "since", "back_on", 7, _DAY, _LEAVE, inclusive=True),
    _unread("D-C14c", "一次批准不超过三十日", "since", "back_on", 30, _DAY, _LEAVE, inclusive=True),
    _unread("D-C15", "经常性跨市、县活动批准有效期", "decided_on", "back_on", 6, _MONTH, "第二十九条"),
)

_PLACE = "第三十条、第三十一条"
PLACE_CHANGE_DEADLINES = (
    _own_day("D-C24", "到新执行地报到", "due_report_on", "reported_on", "第二十七条", warn_before=3),
    _unread("D-C16a", "征求新执行地意见", "applied_on", "inquired_on", 5, _DAY, _PLACE),
    _unread("D-C16b", "新执行地回复", "inquired_on", "replied_on", 5, _DAY, _PLACE),
    _unread("D-C16c", "移送档案", "decided_on", "sent_on", 5, _DAY, _PLACE),
    _unread("D-C16d", "到新执行地报到", "decided_on", "reported_on", 7, _DAY, _PLACE),
    _unread("D-C16e", "提前一个月申请变更", "planned_on", "applied_on", -1, _MONTH, _PLACE),
)
