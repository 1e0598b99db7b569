"""心情工作室: two receptions of residents a week, Fridays for the young."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

from fengqiao.api import (
    P2,
    PERCENT,
    Codes,
    Every,
    Indicator,
    Ledger,
    LedgerRow,
    Personal,
    count,
    flagged,
    hookimpl,
    kept,
    periods,
    weekday,
)
from sqlmodel import Field


class Reception(LedgerRow, table=True):
    """接待: one visitor received in the mood room."""

    held_on: date = Field(title="接待日期")
    visitor_kind: Annotated[str, Codes("mood_room.visitor_kind")] = Field(title="来访者")
    visitor: Annotated[str | None, Personal(P2, "name")] = Field(default=None, title="来访者姓名")
    minutes: int = Field(title="时长(分钟)", ge=1, le=480)


RECEPTIONS = Ledger(Reception, "mood_room.reception", "心情工作室接待", "receptions", dated="held_on")
YOUNG = flagged(Reception.visitor_kind, "young")

INDICATORS = (
    Indicator(
        "mood_room.receptions_per_week",
        "每周接待次数",
        count(Reception, on=Reception.held_on).whole(Every.WEEK) / periods(Every.WEEK),
        "次",
        digits=2,
    ),
    Indicator(
        "mood_room.fridays_for_the_young",
        "周五接待青少年的周数占比",
        kept(Reception, Every.WEEK, YOUNG, weekday(Reception.held_on) == 5, on=Reception.held_on)
        / periods(Every.WEEK),
        PERCENT,
        digits=1,
    ),
)


@hookimpl
def register_ledgers() -> Sequence[Ledger]:
    return [RECEPTIONS]


@hookimpl
def register_indicators() -> Sequence[Indicator]:
    return INDICATORS


@hookimpl
def register_standards() -> Sequence[Path]:
    return [Path(__file__).parent / "data" / "standard.yaml"]
