"""A small house with clocks of every kind and duties of every rhythm."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fengqiao.api import (
    ClockUnit,
    Codes,
    Deadline,
    Duty,
    Every,
    Ledger,
    LedgerRow,
    Ref,
    Subjects,
    Window,
    flagged,
)
from fengqiao.ledgers.codes import Code, CodeBook
from sqlmodel import Field


class Club(LedgerRow, table=True):
    """A club, which must meet every week while it exists."""

    name: str = Field(title="名称", max_length=40)
    kind: Annotated[str, Codes("tests.club_kind")] = Field(title="类型")
    since: date = Field(title="成立日期")
    until: date | None = Field(default=None, title="解散日期")


class Gathering(LedgerRow, table=True):
    """Somebody met."""

    met_on: date = Field(title="日期")
    hours: int = Field(default=1, title="小时")
    large: bool = Field(default=False, title="大会")
    club_id: Annotated[UUID | None, Ref("tests.club")] = Field(default=None, title="社团")


class Request(LedgerRow, table=True):
    """Somebody asked for something, and the law says when they must have an answer."""

    asked_on: date = Field(title="申请日期")
    answered_on: date | None = Field(default=None, title="答复日期")
    granted_to: date | None = Field(default=None, title="批准延长至")
    withdrawn_on: date | None = Field(default=None, title="撤回日期")


class Paper(LedgerRow, table=True):
    """A paper about some day, sent on the same or another one."""

    about_on: date = Field(title="所写日期")
    sent_on: date | None = Field(default=None, title="报送日期")


CLUBS = Ledger(Club, "tests.club", "社团", "clubs", key=("name",), label="name")

WEEKLY = Duty(
    "W",
    "社团每周活动",
    Every.WEEK,
    "met_on",
    "章程一",
    subjects=Subjects(Club, "club_id", since="since", until="until", where=(flagged(Club.kind, "meets"),)),
)
MONTHLY = Duty(
    "M", "每月大会", Every.MONTH, "met_on", "章程二", unit_kind="station", where=(Gathering.large,)
)
QUARTERLY = Duty("Q", "区局每季度", Every.QUARTER, "met_on", "章程三", unit_kind="county_bureau")
HOURS = Duty("H", "每月五小时", Every.MONTH, "met_on", "章程四", unit_kind="station", times=5, amount="hours")
BY_THE_FIRST = Duty(
    "F",
    "次月1日前报送",
    Every.MONTH,
    "met_on",
    "章程五",
    unit_kind="station",
    due_after=1,
    where=(Gathering.large,),
)
BY_NOVEMBER = Duty("N", "11月底前申报", Every.YEAR, "met_on", "章程六", unit_kind="station", due_after=-31)
UNREAD = Duty("K", "没人读过", Every.WEEK, "met_on", "某文", unit_kind="station", verified=False)
# In Ningbo twice a month, and only in 2023.
GENERAL = Duty("G", "每月一次", Every.MONTH, "met_on", "通则", unit_kind="station")
LOCAL = Duty(
    "G",
    "每月两次",
    Every.MONTH,
    "met_on",
    "宁波",
    unit_kind="station",
    times=2,
    region="3302",
    valid_from=date(2023, 1, 1),
    valid_to=date(2023, 12, 31),
)
GATHERINGS = Ledger(
    Gathering,
    "tests.gathering",
    "活动",
    "gatherings",
    dated="met_on",
    duties=(WEEKLY, MONTHLY, QUARTERLY, HOURS, BY_THE_FIRST, BY_NOVEMBER, UNREAD, GENERAL, LOCAL),
)

REPORT = Duty(
    "R",
    "次月1日前报上月情况",
    Every.MONTH,
    "sent_on",
    "章程七",
    unit_kind="station",
    due_after=1,
    about="about_on",
)
FRIDAY = Duty("FRI", "每周五", Every.WEEK, "sent_on", "章程八", unit_kind="station", weekday=5)
# Before FIRST of the tests that use them lies none; the second and the third overlap.
FESTIVALS = (
    Window(date(2024, 1, 1), date(2024, 1, 3)),
    Window(date(2024, 1, 10), date(2024, 1, 25)),
    Window(date(2024, 1, 20), date(2024, 1, 22)),
    Window(date(2024, 3, 4), date(2024, 3, 11)),
)
FESTIVAL = Duty("FEST", "节日期间", FESTIVALS, "sent_on", "章程九", unit_kind="station")
PAPERS = Ledger(Paper, "tests.paper", "文稿", "papers", dated="sent_on", duties=(REPORT, FRIDAY, FESTIVAL))

# Seven days for everybody since 2022; before, fifteen, and in Ningbo seven working days until the end of 2021.
REQUESTS = Ledger(
    Request,
    "tests.request",
    "申请",
    "requests",
    dated="asked_on",
    deadlines=(
        Deadline(
            "D-1",
            "答复",
            "asked_on",
            "answered_on",
            7,
            ClockUnit.DAY,
            "新法",
            valid_from=date(2022, 1, 1),
            warn_before=3,
        ),
        Deadline(
            "D-1", "答复", "asked_on", "answered_on", 15, ClockUnit.DAY, "旧法", valid_to=date(2021, 12, 31)
        ),
        Deadline(
            "D-1",
            "答复",
            "asked_on",
            "answered_on",
            7,
            ClockUnit.WORKING_DAY,
            "宁波条例",
            region="3302",
            valid_to=date(2021, 12, 31),
        ),
        Deadline(
            "D-1",
            "答复",
            "asked_on",
            "answered_on",
            1,
            ClockUnit.DAY,
            "没人读过",
            region="3302",
            verified=False,
        ),
        Deadline(
            "D-2",
            "告知",
            "asked_on",
            "answered_on",
            5,
            ClockUnit.WORKING_DAY,
            "某法",
            extended_to="granted_to",
        ),
        Deadline(
            "D-3",
            "通知",
            "asked_on",
            "answered_on",
            24,
            ClockUnit.HOUR,
            "某法",
            ended_by=("withdrawn_on",),
        ),
    ),
)

CODES = CodeBook(
    [
        Code("tests.club_kind", "active", "活动的", frozenset({"meets"})),
        Code("tests.club_kind", "idle", "名义的"),
    ]
)
