"""The ledgers of corrections and help after release: each table with what is demanded of its rows and which clocks run."""

from fengqiao_corrections.ledgers.guidance import ASSISTANCES, EDUCATIONS, PUBLIC_BENEFITS
from fengqiao_corrections.ledgers.house import BASES, DELEGATIONS, OFFICERS, PARTNERS
from fengqiao_corrections.ledgers.outcomes import EVENTS, VERDICTS
from fengqiao_corrections.ledgers.released import (
    HELPS,
    LINKS,
    RELEASED_EVENTS,
    RELEASED_PERSONS,
    RETURNS,
    SETTLEMENTS,
)
from fengqiao_corrections.ledgers.subjects import SUBJECTS, SURVEYS
from fengqiao_corrections.ledgers.supervision import (
    LEAVES,
    PLACE_CHANGES,
    REPORTS,
    RESTRICTIONS,
    TAGS,
    VISITS,
)

LEDGERS = (
    DELEGATIONS,
    OFFICERS,
    PARTNERS,
    BASES,
    SURVEYS,
    SUBJECTS,
    REPORTS,
    VISITS,
    EDUCATIONS,
    PUBLIC_BENEFITS,
    ASSISTANCES,
    LEAVES,
    PLACE_CHANGES,
    RESTRICTIONS,
    TAGS,
    VERDICTS,
    EVENTS,
    RELEASED_PERSONS,
    LINKS,
    HELPS,
    SETTLEMENTS,
    RELEASED_EVENTS,
    RETURNS,
)
"""In the order in which rows can be written: a row stands after those it points at."""

__all__ = [
    "ASSISTANCES",
    "BASES",
    "DELEGATIONS",
    "EDUCATIONS",
    "EVENTS",
    "HELPS",
    "LEAVES",
    "LEDGERS",
    "LINKS",
    "OFFICERS",
    "PARTNERS",
    "PLACE_CHANGES",
    "PUBLIC_BENEFITS",
    "RELEASED_EVENTS",
    "RELEASED_PERSONS",
    "REPORTS",
    "RESTRICTIONS",
    "RETURNS",
    "SETTLEMENTS",
    "SUBJECTS",
    "SURVEYS",
    "TAGS",
    "VERDICTS",
    "VISITS",
]
