"""What mediation should have prevented."""

from typing import Any

from fengqiao.api import Indicator, count, flagged
from sqlmodel import col

from fengqiao_mediation.models import Incident


def _happened(kind: str, *conditions: Any) -> Any:
    return count(
        Incident,
        flagged(Incident.kind, f"counts_as_{kind}"),
        col(Incident.prevented).is_(False),
        *conditions,
        on=Incident.occurred_on,
    )


_MAJOR = col(Incident.major).is_(True)

# MX-06h: only what came of mediating badly or too late.
_BADLY_MEDIATED = flagged(Incident.cause, "counts_as_mishandling")

INDICATORS = (
    Indicator(
        "mediation.incidents_mass_by_mishandling",
        "调处不当或不及时引起的群体性事件",
        _happened("mass_event", _BADLY_MEDIATED),
        "起",
    ),
    Indicator(
        "mediation.incidents_escalated_by_mishandling",
        "调处不当或不及时引起的重大民转刑案件",
        _happened("escalated", _MAJOR, _BADLY_MEDIATED),
        "起",
    ),
    Indicator(
        "mediation.incidents_petition_by_mishandling",
        "调处不当或不及时引起的非正常上访",
        _happened("irregular_petition", _BADLY_MEDIATED),
        "起",
    ),
    Indicator("mediation.incidents_violent", "个人极端暴力犯罪案件", _happened("violent"), "起"),
    Indicator("mediation.incidents_mass", "重大群体性事件", _happened("mass_event", _MAJOR), "起"),
    Indicator("mediation.incidents_escalated", "重大民转刑案件", _happened("escalated", _MAJOR), "起"),
)
