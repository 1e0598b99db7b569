"""The ledgers of legal aid and public legal service: each table with what is demanded of its rows and which clocks run."""

from fengqiao_legal_aid.ledgers import advisers, aid, service
from fengqiao_legal_aid.ledgers.advisers import ADVISER_CONTRACTS, ADVISER_LOGS, CLIENTS
from fengqiao_legal_aid.ledgers.aid import (
    APPLICATIONS,
    CASES,
    COMPLAINTS,
    CONSULTATIONS,
    FILE_REVIEWS,
    FUNDS,
    HARDSHIP_STANDARDS,
    LIAISONS,
    SUBSIDY_STANDARDS,
)
from fengqiao_legal_aid.ledgers.service import (
    CHAT_GROUPS,
    DUTIES,
    LINKS,
    POINTS,
    PROVIDERS,
    PUBLIC_SERVICES,
    REACH_TESTS,
    SITES,
    VISITS,
    VOLUNTEERS,
)

LEDGERS = (*aid.LEDGERS, *service.LEDGERS, *advisers.LEDGERS)
"""In the order in which rows can be written: a row stands after those it points at."""

__all__ = [
    "ADVISER_CONTRACTS",
    "ADVISER_LOGS",
    "APPLICATIONS",
    "CASES",
    "CHAT_GROUPS",
    "CLIENTS",
    "COMPLAINTS",
    "CONSULTATIONS",
    "DUTIES",
    "FILE_REVIEWS",
    "FUNDS",
    "HARDSHIP_STANDARDS",
    "LEDGERS",
    "LIAISONS",
    "LINKS",
    "POINTS",
    "PROVIDERS",
    "PUBLIC_SERVICES",
    "REACH_TESTS",
    "SITES",
    "SUBSIDY_STANDARDS",
    "VISITS",
    "VOLUNTEERS",
]
