"""The money of legal aid, and the rates at which it is paid."""

from typing import Any

from fengqiao.api import PERCENT, Indicator, count, flagged, in_force, total
from sqlmodel import col

from fengqiao_legal_aid.indicators.aid import FEN_PER_TEN_THOUSAND_YUAN
from fengqiao_legal_aid.models import Fund, SubsidyStandard

_SUBSIDY_IN_FORCE = in_force(SubsidyStandard.since, SubsidyStandard.until)


def _booked(flag: str, *conditions: Any) -> Any:
    kind = flagged(Fund.kind, flag)
    return total(Fund.amount, Fund, kind, *conditions, on=Fund.booked_on)


_STANDARD_SUM = total(SubsidyStandard.amount, SubsidyStandard, _SUBSIDY_IN_FORCE)
_STANDARDS = count(SubsidyStandard, _SUBSIDY_IN_FORCE)
_MEAN_SUBSIDY = _STANDARD_SUM / _STANDARDS
_MEAN_SUBSIDY_BEFORE = _STANDARD_SUM.earlier() / _STANDARDS.earlier()

INDICATORS = (
    # YC-1-05b
    Indicator(
        "legal_aid.fund_income",
        "法律援助经费收入",
        _booked("counts_as_income") / FEN_PER_TEN_THOUSAND_YUAN,
        "万元",
        digits=2,
    ),
    Indicator(
        "legal_aid.fund_spending",
        "法律援助经费支出",
        _booked("counts_as_spending") / FEN_PER_TEN_THOUSAND_YUAN,
        "万元",
        digits=2,
    ),
    # 法律援助法 58
    Indicator(
        "legal_aid.spending_disclosed_rate",
        "支出公布率（按金额）",
        _booked("counts_as_spending", col(Fund.disclosed_on).is_not(None)) / _booked("counts_as_spending"),
        PERCENT,
        digits=2,
    ),
    # YC-3-03
    Indicator(
        "legal_aid.subsidy_standard_growth",
        "办案补贴标准同比增幅",
        (_MEAN_SUBSIDY - _MEAN_SUBSIDY_BEFORE) / _MEAN_SUBSIDY_BEFORE,
        PERCENT,
        digits=2,
    ),
)
