"""What those in correction and those who answer for them must do every month, quarter or year.

The ways of returns come from the text of one province and bind there only.
"""

from fengqiao.api import Duty, Every, Subjects, flagged
from sqlmodel import col

from fengqiao_corrections.models import Report, ResettlementReturn, Subject, Verdict
from fengqiao_corrections.rules.words import RULES_2020

FUJIAN, GUANGDONG = "35", "44"
_REPORTS = f"{RULES_2020}第二十四条"
_GUANGDONG = "广东省安置帮教工作报送要求（https://fsou.net 17273436）"


def _subjects(*where: object) -> Subjects:
    """Return those who have been received; whoever is still awaited reports nothing yet."""
    received = col(Subject.received_on).is_not(None)
    return Subjects(Subject, "subject_id", since="received_on", until="ended_on", where=(received, *where))


REPORT_DUTIES = (
    Duty(
        "D-C8",
        "暂予监外执行对象每月报告身体情况",
        Every.MONTH,
        "reported_on",
        _REPORTS,
        subjects=_subjects(flagged(Subject.category, "reports_body_state")),
        where=(flagged(Report.kind, "counts_as_body_state"),),
    ),
    Duty(
        "D-C9",
        "保外就医对象每三个月提交病情复查",
        Every.QUARTER,
        "reported_on",
        _REPORTS,
        subjects=_subjects(col(Subject.medical_bail).is_(True)),
        where=(flagged(Report.kind, "counts_as_medical_review"),),
    ),
)

VERDICT_DUTIES = (
    # The page it was read on is marked as abolished.
    Duty(
        "D-C19",
        "月度考核",
        Every.MONTH,
        "decided_on",
        "福建省社区矫正对象考核办法（页面标注已废止）",
        subjects=_subjects(),
        where=(flagged(Verdict.kind, "counts_as_grading"),),
        verified=False,
        region=FUJIAN,
    ),
)

# Who sends on to whom: kind of unit, flag and name of the receiver, last day in July and in February.
_LADDER = (
    ("station", "county_bureau", "县（市、区）", 2),
    ("county_bureau", "city_bureau", "市", 3),
    ("city_bureau", "department", "省", 5),
    ("department", "centre", "中央主管部门", 10),
)
_TO_FIRST_OF_JULY, _TO_FIRST_OF_FEBRUARY = -183, 32
"""From the last day of a year back to 1 July of it, and on to 1 February of the next."""


def _return(code: str, title: str, unit_kind: str, due_after: int, kind: str, receiver: str) -> Duty:
    return Duty(
        code,
        title,
        Every.YEAR,
        "sent_on",
        _GUANGDONG,
        unit_kind=unit_kind,
        where=(
            flagged(ResettlementReturn.kind, f"counts_as_{kind}"),
            flagged(ResettlementReturn.receiver, f"counts_as_{receiver}"),
        ),
        about="period_last",
        due_after=due_after,
        region=GUANGDONG,
    )


def _half_year(letter: str, unit_kind: str, receiver: str, name: str, day: int) -> Duty:
    due_after = _TO_FIRST_OF_JULY + day - 1
    title = f"7月{day}日前向{name}报送安置帮教半年报"
    return _return(f"D-R3{letter}", title, unit_kind, due_after, "half_year", receiver)


def _whole_year(letter: str, unit_kind: str, receiver: str, name: str, day: int) -> Duty:
    due_after = _TO_FIRST_OF_FEBRUARY + day - 1
    title = f"次年2月{day}日前向{name}报送安置帮教年报"
    return _return(f"D-R3{letter}", title, unit_kind, due_after, "year", receiver)


def _list(letter: str, unit_kind: str, day: int) -> Duty:
    """A list on every 13th or 14th: what counts for it begins the day after the one before."""
    return Duty(
        f"D-R3{letter}",
        f"每月{day}日前下发预释放人员名单",
        Every.MONTH,
        "sent_on",
        _GUANGDONG,
        unit_kind=unit_kind,
        where=(flagged(ResettlementReturn.kind, "counts_as_pre_release"),),
        due_after=day,
        region=GUANGDONG,
    )


RETURN_DUTIES = (
    *(_half_year(letter, *step) for letter, step in zip("abcd", _LADDER, strict=True)),
    *(_whole_year(letter, *step) for letter, step in zip("efgh", _LADDER, strict=True)),
    _list("i", "city_bureau", 13),
    _list("j", "county_bureau", 14),
)
