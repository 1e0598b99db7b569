"""What was named a model, and what is on its way to be."""

from typing import Any

from fengqiao.api import LAST_DAY, Indicator, count, flagged, in_force
from sqlalchemy import or_
from sqlmodel import col

from fengqiao_publicity.models import Recognition

# What was withdrawn by the window's end does not count, and what is withdrawn after it still does.
_NOT_WITHDRAWN = or_(col(Recognition.withdrawn_on).is_(None), col(Recognition.withdrawn_on) >= LAST_DAY)


def _kind(flag: str) -> Any:
    return flagged(Recognition.kind, flag)


def _named(*conditions: Any) -> Any:
    return count(Recognition, _NOT_WITHDRAWN, *conditions, on=Recognition.named_on)


_MODEL_VILLAGE = _kind("counts_as_model_village")
_ON_THE_WAY = or_(col(Recognition.named_on).is_(None), col(Recognition.named_on) > LAST_DAY)

INDICATORS = (
    # SD-11
    Indicator(
        "publicity.model_villages",
        "民主法治示范村（社区）",
        count(Recognition, _MODEL_VILLAGE, _NOT_WITHDRAWN, col(Recognition.named_on) <= LAST_DAY),
        "个",
    ),
    Indicator(
        "publicity.model_villages_prepared",
        "培育中的民主法治示范村（社区）",
        count(
            Recognition,
            _MODEL_VILLAGE,
            _ON_THE_WAY,
            in_force(Recognition.started_on, Recognition.withdrawn_on),
        ),
        "个",
    ),
    # JA-20
    Indicator(
        "publicity.practical_projects_named",
        "入选的法治为民办实事项目",
        _named(_kind("counts_as_practical_project")),
        "个",
    ),
    Indicator(
        "publicity.culture_brands_named",
        "获评的法治文化品牌阵地",
        _named(_kind("counts_as_culture_brand")),
        "个",
    ),
    Indicator(
        "publicity.national_model_villages_named",
        "获评的全国民主法治示范村（社区）",
        _named(
            _MODEL_VILLAGE,
            flagged(Recognition.level, "counts_as_national"),
        ),
        "个",
    ),
    Indicator(
        "publicity.democracy_bases_named",
        "建成的全过程人民民主实践基地",
        _named(_kind("counts_as_democracy_base")),
        "个",
    ),
)
