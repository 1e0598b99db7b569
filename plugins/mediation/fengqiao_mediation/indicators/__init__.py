"""The indicators of people's mediation: expressions over its tables, one room per question asked of it.

All state is that of the window's last day: a case accepted in the window and settled after it is not settled in its figure.
"""

from fengqiao.api import Indicator

from fengqiao_mediation.indicators import (
    caseload,
    coverage,
    early_warning,
    forces,
    grave,
    growth,
    incidents,
    levels,
    linkage,
    network,
    quality,
    rhythm,
    subsidies,
)

INDICATORS: tuple[Indicator, ...] = (
    *caseload.INDICATORS,
    *linkage.INDICATORS,
    *rhythm.INDICATORS,
    *coverage.INDICATORS,
    *quality.INDICATORS,
    *incidents.INDICATORS,
    *levels.INDICATORS,
    *grave.INDICATORS,
    *growth.INDICATORS,
    *forces.INDICATORS,
    *network.INDICATORS,
    *early_warning.INDICATORS,
    *subsidies.INDICATORS,
)
"""What standards and figure lists ask for by code."""
