"""The clocks of corrections and of help after release, each with its legal source.

Clocks that nobody has checked against the text are kept with `verified=False` and never run. The forty-eight hours on
a request for arrest (社区矫正法 47) are no number of days and are not encoded.
"""

from fengqiao.api import ClockUnit, Deadline

from fengqiao_corrections.rules.supervision import TAG_LIMIT

_DAY, _MONTH = ClockUnit.DAY, ClockUnit.MONTH
_NOTICE = "《社区矫正法》第二十条"
_REPORTING = "《社区矫正法》第二十一条"
_RULES_2020 = "《社区矫正法实施办法》（司法通〔2020〕59号）"

_JUDGED, _STAYED = "judgment_effective_on", "stay_decided_on"
SUBJECT_DEADLINES = (
    Deadline("D-C1a", "决定机关通知（判决、裁定）", _JUDGED, "notified_on", 5, _DAY, _NOTICE),
    Deadline("D-C1b", "法律文书送达（判决、裁定）", _JUDGED, "papers_received_on", 10, _DAY, _NOTICE),
    Deadline("D-C1c", "决定机关通知（暂予监外执行）", _STAYED, "notified_on", 5, _DAY, _NOTICE),
    Deadline("D-C1d", "法律文书送达（暂予监外执行）", _STAYED, "papers_received_on", 10, _DAY, _NOTICE),
    Deadline("D-C2", "矫正对象报到", _JUDGED, "reported_on", 10, _DAY, _REPORTING),
    Deadline("D-C3", "暂予监外执行对象移送", _STAYED, "reported_on", 10, _DAY, _REPORTING),
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
    Deadline(
        "D-C7", "逮捕后羁押期限", "arrested_on", "custody_ended_on", 30, _DAY, "《社区矫正法》第四十七条"
    ),
)

SURVEY_DEADLINES = (
    Deadline(
        "D-C13",
        "提交调查评估意见",
        "received_on",
        "sent_on",
        10,
        ClockUnit.WORKING_DAY,
        f"{_RULES_2020}第十四条",
        verified=False,
    ),
)

LEAVE_DEADLINES = (
    Deadline(
        "D-C15",
        "经常性跨市、县活动批准有效期",
        "decided_on",
        "back_on",
        6,
        _MONTH,
        f"{_RULES_2020}第二十九条",
        verified=False,
    ),
)

_PLACE = f"{_RULES_2020}第三十条、第三十一条"
PLACE_CHANGE_DEADLINES = (
    Deadline("D-C16a", "征求新执行地意见", "applied_on", "inquired_on", 5, _DAY, _PLACE, verified=False),
    Deadline("D-C16b", "新执行地回复", "inquired_on", "replied_on", 5, _DAY, _PLACE, verified=False),
    Deadline("D-C16c", "移送档案", "decided_on", "sent_on", 5, _DAY, _PLACE, verified=False),
    Deadline("D-C16d", "到新执行地报到", "decided_on", "reported_on", 7, _DAY, _PLACE, verified=False),
)

RELEASED_DEADLINES = (
    Deadline(
        "D-R4",
        "安置帮教期限",
        "released_on",
        "ended_on",
        60,
        _MONTH,
        "福建省《刑满释放人员分类帮教办法》：刑满释放、解除矫正后五年",
        region="35",
    ),
)

LINK_DEADLINES = (
    Deadline(
        "D-R1",
        "监狱通知入监",
        "imprisoned_on",
        "intake_told_on",
        30,
        _DAY,
        "《上海市安置帮教工作规定》第六条",
        region="31",
    ),
)
