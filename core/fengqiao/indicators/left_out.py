"""Which figures leave sealed files out, so that whoever prints one can say so."""

from functools import cache

from sqlalchemy import BindParameter
from sqlalchemy.sql import visitors

from fengqiao.database.seals import open_rows
from fengqiao.indicators.conditions import SEES_SEALED
from fengqiao.indicators.indicator import Indicator
from fengqiao.indicators.measures import Measure

WITHOUT_SEALED = "不含封存档案"
"""Stands beside a figure that would count sealed files, were they not left out of it."""


@cache
def concerns_sealed(indicator: Indicator) -> bool:
    """Tell whether any row that an indicator counts or asks about can be sealed."""
    formulas = (indicator.formula, indicator.entered)
    return any(_reads_sealed(one) for formula in formulas if formula for one in formula.measures())


def _reads_sealed(measure: Measure) -> bool:
    return open_rows(measure.table.__table__) is not None or any(
        isinstance(element, BindParameter) and element.key == SEES_SEALED.key
        for clause in measure.conditions
        for element in visitors.iterate(clause)
    )
