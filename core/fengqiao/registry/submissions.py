"""What a unit hands in or reports, to whom, and whether it was in time: statements, bulletins, reports of the head."""

from datetime import date
from typing import Annotated, Any

from sqlalchemy import ColumnElement, exists
from sqlmodel import Field, col

from fengqiao.indicators.conditions import flagged
from fengqiao.indicators.window import Every
from fengqiao.ledgers.deadlines import ClockUnit, Deadline
from fengqiao.ledgers.declaration import Ledger, Part
from fengqiao.ledgers.duties import Duty
from fengqiao.ledgers.markers import Codes
from fengqiao.ledgers.rows import RegistryPart, RegistryRow
from fengqiao.registry.rules import (
    due_or_submitted,
    not_before,
    sent_back_once_submitted,
    submitted_to_somebody,
)


class Submission(RegistryRow, table=True):
    """报送记录: one thing handed in, reported or heard, or due and still outstanding."""

    kind: Annotated[str, Codes("registry.submission_kind")] = Field(title="报送种类")
    title: str = Field(title="内容标题", max_length=100, description="不写当事人和案情")
    document_no: str | None = Field(default=None, title="文号", max_length=60)
    period_first: date | None = Field(default=None, title="所属期起")
    period_last: date = Field(
        title="所属期止", description="所报内容截至的日期；不针对某一时期的，填报送或汇报的当天"
    )
    due_on: date | None = Field(
        default=None, title="应报日期", description="及时的最后一天；没有规定期限的留空"
    )
    submitted_on: date | None = Field(
        default=None, title="报送日期", description="报出或汇报的当天；应报未报的留空"
    )
    sent_back: bool = Field(default=False, title="因质量问题退回")


class SubmissionReceiver(RegistryPart, table=True):
    """接收单位: one of those who got or heard it."""

    kind: Annotated[str, Codes("registry.receiver_kind")] = Field(title="接收单位类别")
    name: str | None = Field(default=None, title="接收单位名称", max_length=100)


def of_submission_kind(flag: str) -> ColumnElement[bool]:
    """The submission is of a kind that carries a flag."""
    return flagged(Submission.kind, flag)


def received_by(flag: str) -> ColumnElement[bool]:
    """Somebody of a kind that carries a flag got it."""
    # Spelled out: `has` finds the key of a part only once its ledger stands, and the ledger needs its duties.
    return exists().where(
        col(SubmissionReceiver.row_id) == col(Submission.id),
        col(SubmissionReceiver.voided_at).is_(None),
        flagged(SubmissionReceiver.kind, flag),
    )


YANCHI, JIANGSU, SUINING = "640323", "32", "5109"
_YANCHI_ISSUED = date(2018, 3, 30)
# Its three schemes are told apart by number: the registry knows no line of business.
_YANCHI_SCHEMES = "盐池县司法局“三个专项行动”实施方案（2018年3月30日）"


def _at_yanchi(code: str, title: str, source: str, *where: Any, **more: Any) -> Duty:
    return Duty(
        code,
        title,
        Every.MONTH,
        "submitted_on",
        f"{_YANCHI_SCHEMES}{source}",
        unit_kind="station",
        where=where,
        region=YANCHI,
        valid_from=_YANCHI_ISSUED,
        **more,
    )


def _at_suining(code: str, title: str, every: Every, flag: str) -> Duty:
    # By which day is not in the source: one in each period, whenever.
    return Duty(
        code,
        title,
        every,
        "submitted_on",
        "遂宁市公布的做法：基础数据半年报、动态数据季报",
        unit_kind="station",
        where=(of_submission_kind(flag),),
        region=SUINING,
    )


DUTIES = (
    _at_suining("D-S2", "每半年报送基础数据", Every.HALF_YEAR, "counts_as_basic_data"),
    _at_suining("D-S3", "每季度报送动态数据", Every.QUARTER, "counts_as_dynamic_data"),
    _at_yanchi(
        "F14",
        "每月1日前上报上月工作情况",
        "之二·四（二）",
        of_submission_kind("counts_as_monthly_situation"),
        received_by("counts_as_county_bureau"),
        about="period_last",
        due_after=1,
    ),
    _at_yanchi(
        "F15", "每月上报信息、简报", "之一·五（三），之二·四（四）", of_submission_kind("counts_as_bulletin")
    ),
    # A station applies when it is ready; every county bureau examines the applications and hands them in.
    Duty(
        "F18",
        "11月底前申报明星司法所",
        Every.YEAR,
        "submitted_on",
        "明星司法所创建活动意见（江苏省某市）五",
        unit_kind="county_bureau",
        where=(of_submission_kind("counts_as_title_application"), received_by("counts_as_city_bureau")),
        due_after=-31,
        region=JIANGSU,
        valid_from=date(2013, 1, 1),
        valid_to=date(2015, 12, 31),
    ),
)

# The row names its own last day: a clock of that one day lets what is outstanding be seen.
DUE = Deadline(
    "D-S1",
    "报送应报材料",
    "due_on",
    "submitted_on",
    1,
    ClockUnit.DAY,
    "报送记录所填的应报日期",
    inclusive=True,
    warn_before=7,
)

SUBMISSIONS = Ledger(
    Submission,
    "registry.submission",
    "报送记录",
    "submissions",
    dated="period_last",
    key=("kind", "period_last", "title"),
    label="title",
    parts=(Part(SubmissionReceiver, "receivers", "接收单位"),),
    rules=(
        not_before(Submission, "period_last", "period_first"),
        due_or_submitted,
        submitted_to_somebody,
        sent_back_once_submitted,
    ),
    deadlines=(DUE,),
    duties=DUTIES,
)
