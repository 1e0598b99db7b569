"""The clocks of legal aid, each with its legal source.

Local rules older than the national law run up to the day before it came into force. Where the law gives organs and
duty lawyers a time of their own, their clock stands beside that of the legal aid institution.
"""

from datetime import date

from fengqiao.api import ClockUnit, Deadline

_LAW = "《法律援助法》"
_IN_FORCE = date(2022, 1, 1)
_BEFORE_THE_LAW = date(2021, 12, 31)

_SHANGHAI = "《上海市法律援助若干规定》（2020），早于法律援助法施行"
_ZHEJIANG = "《浙江省法律援助条例》（2016），早于法律援助法施行"

_OBJECTION = Deadline(
    "D-L7",
    "审查异议",
    "objected_on",
    "objection_decided_on",
    5,
    ClockUnit.DAY,
    f"{_LAW}第四十九条",
    valid_from=_IN_FORCE,
)
"""Against a refusal and against an early end alike."""

APPLICATION_DEADLINES = (
    Deadline(
        "D-L1",
        "审查决定",
        "submitted_on",
        "decided_on",
        7,
        ClockUnit.DAY,
        f"{_LAW}第四十三条",
        valid_from=_IN_FORCE,
        # What was handed on is decided at the centre, whose own row has the clock.
        ended_by=("forwarded_on", "lapsed_on"),
    ),
    Deadline(
        "D-L5",
        "转交在押人员等的申请",
        "asked_through_on",
        "relayed_on",
        24,
        ClockUnit.HOUR,
        f"{_LAW}第三十九条",
        valid_from=_IN_FORCE,
    ),
    _OBJECTION,
    Deadline(
        "D-L10a",
        "审查决定（山东）",
        "submitted_on",
        "decided_on",
        5,
        ClockUnit.WORKING_DAY,
        "《山东省法律援助条例》（2015）第十五条，早于法律援助法施行",
        region="37",
        valid_to=_BEFORE_THE_LAW,
    ),
    Deadline(
        "D-L10b",
        "审查决定（上海）",
        "submitted_on",
        "decided_on",
        10,
        ClockUnit.WORKING_DAY,
        _SHANGHAI,
        region="31",
        valid_to=_BEFORE_THE_LAW,
    ),
    Deadline(
        "D-L10c",
        "审查决定（浙江）",
        "submitted_on",
        "decided_on",
        7,
        ClockUnit.WORKING_DAY,
        f"{_ZHEJIANG}第十七条",
        region="33",
        valid_to=_BEFORE_THE_LAW,
    ),
)


def _within_three_days(code: str, title: str, start: str, stop: str, article: str) -> Deadline:
    return Deadline(code, title, start, stop, 3, ClockUnit.DAY, f"{_LAW}{article}", valid_from=_IN_FORCE)


_NUJIANG = "怒江州《法律援助办事指南》"
CASE_DEADLINES = (
    _within_three_days("D-L2", "指派承办人", "granted_on", "assigned_on", "第四十三条"),
    _within_three_days("D-L4", "指派律师", "notice_received_on", "assigned_on", "第三十六条"),
    _within_three_days("D-L4a", "办案机关通知指派律师", "ground_found_on", "notified_on", "第三十六条"),
    _within_three_days(
        "D-L4b", "把指派的律师告知通知机关", "notice_received_on", "organ_told_on", "第三十六条"
    ),
    _OBJECTION,
    Deadline("D-L8", "提交结案材料", "closed_on", "material_on", 30, ClockUnit.DAY, _NUJIANG, region="5333"),
    Deadline("D-L9", "审核结案材料", "material_on", "audited_on", 30, ClockUnit.DAY, _NUJIANG, region="5333"),
    Deadline(
        "D-L8n",
        "提交结案材料",
        "closed_on",
        "material_on",
        30,
        ClockUnit.DAY,
        "《办理法律援助案件程序规定》，条文号尚未核实",
        verified=False,
    ),
    Deadline(
        "D-L10d",
        "提交结案材料（浙江）",
        "closed_on",
        "material_on",
        15,
        ClockUnit.DAY,
        f"{_ZHEJIANG}第十九条",
        region="33",
        valid_to=_BEFORE_THE_LAW,
    ),
)

CONSULTATION_DEADLINES = (
    Deadline(
        "D-L13",
        "答复来信",
        "letter_received_on",
        "answered_on",
        7,
        ClockUnit.WORKING_DAY,
        "保山市《公共法律服务手册》",
        region="5305",
    ),
)
