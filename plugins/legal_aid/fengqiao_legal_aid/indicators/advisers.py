"""Whether villages, townships and departments have their advisers, and how long these are there."""

from typing import Any

from fengqiao.api import (
    PERCENT,
    VILLAGE_STANDS,
    VILLAGES,
    Every,
    Indicator,
    Village,
    count,
    distinct,
    expected,
    flagged,
    has,
    in_month_of,
    kept,
    share_of_villages,
    total,
)
from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from fengqiao_legal_aid.indicators.conditions import (
    CLIENT_STANDS,
    CLIENTS,
    CONTRACT_IN_FORCE,
    Condition,
    advised,
    adviser_kind,
)
from fengqiao_legal_aid.models import AdviserContract, AdviserDuty, AdviserLog, Client
from fengqiao_legal_aid.on_site import FIVE_HOURS, by_legal_adviser, on_site


def _month_reaches(minutes: int) -> Condition:
    """All on-site logs of this log's village and month, by legal advisers, come to so many minutes."""
    other = aliased(AdviserLog)
    spent = (
        select(func.coalesce(func.sum(other.minutes), 0))
        .where(
            col(other.unit_id) == col(AdviserLog.unit_id),
            col(other.village_id) == col(AdviserLog.village_id),
            in_month_of(other.worked_on, AdviserLog.worked_on),
            col(other.voided_at).is_(None),
            on_site(other),
            by_legal_adviser(other),
        )
        .correlate(AdviserLog)
        .scalar_subquery()
    )
    # Where one visit is enough, nobody adds the month up.
    alone = and_(col(AdviserLog.minutes) >= minutes, by_legal_adviser(AdviserLog))
    return or_(alone, spent >= minutes)


def _duties(flag: str) -> Any:
    return distinct(
        AdviserDuty.duty,
        AdviserDuty,
        flagged(AdviserDuty.duty, flag),
        has(AdviserDuty, AdviserContract, CONTRACT_IN_FORCE, adviser_kind(flag)),
    )


_ADVISED_VILLAGES = count(Village, VILLAGE_STANDS, advised(Village, "counts_as_legal"))
_ADVISED_CLIENTS = count(Client, CLIENT_STANDS, advised(Client, "counts_as_legal"))

INDICATORS = (
    # JA-13: departments and townships are listed as clients, villages in the registry; without a list of
    # clients the rate would speak of villages only, so it does not speak.
    Indicator(
        "legal_aid.adviser_client_coverage",
        "部门、街镇、居村法律顾问配备率",
        (_ADVISED_VILLAGES + _ADVISED_CLIENTS) / (VILLAGES + CLIENTS),
        PERCENT,
        digits=2,
        entered=CLIENTS,
    ),
    # NN-A14b, NN-M14b, MX-07a, YC-1-02
    Indicator(
        "legal_aid.village_adviser_coverage",
        "村（社区）法律顾问覆盖率",
        _ADVISED_VILLAGES / VILLAGES,
        PERCENT,
        digits=2,
    ),
    # NN-A14c: per village and month, whoever the adviser is.
    Indicator(
        "legal_aid.village_months_with_five_on_site_hours_rate",
        "法律顾问每月到村坐班满五小时的比例",
        kept(
            AdviserLog,
            Every.MONTH,
            on_site(AdviserLog),
            has(AdviserLog, Village, VILLAGE_STANDS),
            _month_reaches(FIVE_HOURS),
            on=AdviserLog.worked_on,
            per=AdviserLog.village_id,
        )
        / expected(VILLAGES, Every.MONTH),
        PERCENT,
        digits=2,
        entered=count(AdviserLog, on=AdviserLog.worked_on),
    ),
    # JA-35a
    Indicator(
        "legal_aid.village_two_advisers_coverage",
        "村（社区）法律、心理双顾问覆盖率",
        share_of_villages(
            advised(Village, "counts_as_legal"),
            advised(Village, "counts_as_psychological"),
        ),
        PERCENT,
        digits=2,
    ),
    # JA-35a
    Indicator("legal_aid.legal_adviser_duties", "法律顾问职能", _duties("counts_as_legal"), "项"),
    Indicator(
        "legal_aid.psychological_adviser_duties", "心理顾问职能", _duties("counts_as_psychological"), "项"
    ),
    Indicator("legal_aid.adviser_logs", "顾问工作日志", count(AdviserLog, on=AdviserLog.worked_on), "篇"),
    Indicator(
        "legal_aid.adviser_hours",
        "顾问服务时长",
        total(AdviserLog.minutes, AdviserLog, on=AdviserLog.worked_on) / 60,
        "小时",
        digits=1,
    ),
    Indicator(
        "legal_aid.adviser_lectures",
        "顾问法治讲座",
        count(
            AdviserLog,
            flagged(AdviserLog.kind, "counts_as_lecture"),
            on=AdviserLog.worked_on,
        ),
        "场",
    ),
    Indicator(
        "legal_aid.adviser_beneficiaries",
        "顾问服务受益人次",
        total(AdviserLog.beneficiaries, AdviserLog, on=AdviserLog.worked_on),
        "人次",
    ),
)
