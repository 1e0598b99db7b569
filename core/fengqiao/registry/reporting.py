"""What must be handed in by when, and the ledger that shows it: monthly situations, campaigns, what is outstanding."""

from datetime import date
from typing import Any

from fengqiao.indicators.window import Every, Window
from fengqiao.ledgers.deadlines import ClockUnit, Deadline
from fengqiao.ledgers.declaration import Ledger, Part
from fengqiao.ledgers.duties import Duty
from fengqiao.registry.rules import (
    due_or_submitted,
    not_before,
    sent_back_once_submitted,
    submitted_to_somebody,
)
from fengqiao.registry.submissions import Submission, SubmissionReceiver, of_submission_kind, received_by

NANNING, YANCHI, JIANGSU, SUINING = "4501", "640323", "32", "5109"
_YANCHI_ISSUED = date(2018, 3, 30)
# Its three schemes are told apart by number: the registry knows no line of business.
_YANCHI_SCHEMES = "盐池县司法局“三个专项行动”实施方案（2018年3月30日）"
_STARS = "明星司法所创建活动意见（江苏省某市）"


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


MONTHLY = (
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


RETURNS = (
    _at_suining("D-S2", "每半年报送基础数据", Every.HALF_YEAR, "counts_as_basic_data"),
    _at_suining("D-S3", "每季度报送动态数据", Every.QUARTER, "counts_as_dynamic_data"),
)

# A station applies when it is ready; every county bureau examines the applications and hands them in.
APPLICATIONS = Duty(
    "F18",
    "11月底前申报明星司法所",
    Every.YEAR,
    "submitted_on",
    f"{_STARS}五",
    unit_kind="county_bureau",
    where=(of_submission_kind("counts_as_title_application"), received_by("counts_as_city_bureau")),
    due_after=-31,
    region=JIANGSU,
    valid_from=date(2013, 1, 1),
    valid_to=date(2015, 12, 31),
)

# Named by the end of 2020, examined again every two years; a station's own two years begin when it is named.
EXAMINED_AGAIN = Duty(
    "F17",
    "每两年全面复查已命名的司法所",
    tuple(Window(date(year, 1, 1), date(year + 1, 12, 31)) for year in range(2021, 2041, 2)),
    "submitted_on",
    "南宁市创建“枫桥式”司法所实施方案（2020年8月6日）五（三）",
    unit_kind="city_bureau",
    where=(of_submission_kind("counts_as_recheck"),),
    region=NANNING,
)


def _in_campaign(code: str, title: str, when: Window, source: str, region: str, *where: Any) -> Duty:
    """A paper or a meeting by which a county bureau shows that a phase of a campaign is done.

    Phases that only ask for work leave no paper and are no duty.
    """
    return Duty(
        code, title, (when,), "submitted_on", source, unit_kind="county_bureau", where=where, region=region
    )


CAMPAIGNS = (
    _in_campaign(
        "F20a",
        "年底前制定创建工作计划",
        # The phase has a last day only.
        Window(date(2012, 1, 1), date(2012, 12, 31)),
        f"{_STARS}三",
        JIANGSU,
        of_submission_kind("counts_as_campaign_plan"),
    ),
    _in_campaign(
        "F20b",
        "年底前报送创建活动总结",
        Window(date(2015, 12, 1), date(2015, 12, 31)),
        f"{_STARS}三",
        JIANGSU,
        of_submission_kind("counts_as_campaign_summary"),
    ),
    _in_campaign(
        "F20c",
        "10月申报达标的服务中心、站、室",
        Window(date(2018, 10, 1), date(2018, 10, 31)),
        f"{_YANCHI_SCHEMES}之一·四（三）",
        YANCHI,
        of_submission_kind("counts_as_title_application"),
        received_by("counts_as_city_bureau"),
    ),
    _in_campaign(
        "F20d",
        "向市局报送自查报告",
        Window(date(2018, 11, 1), date(2018, 12, 31)),
        f"{_YANCHI_SCHEMES}之三·四（三）",
        YANCHI,
        of_submission_kind("counts_as_campaign_summary"),
        received_by("counts_as_city_bureau"),
    ),
    _in_campaign(
        "F22",
        "4月底召开推进会",
        Window(_YANCHI_ISSUED, date(2018, 4, 30)),
        f"{_YANCHI_SCHEMES}之一·四（二）",
        YANCHI,
        of_submission_kind("counts_as_campaign_meeting"),
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
    duties=(*MONTHLY, *RETURNS, APPLICATIONS, EXAMINED_AGAIN, *CAMPAIGNS),
)
