"""All ledgers of the registry, in the order in which they can be filled: what is pointed at comes first."""

from fengqiao.ledgers.declaration import Ledger
from fengqiao.registry.calls import CALLS
from fengqiao.registry.funds import FUNDS
from fengqiao.registry.people import ASSIGNMENTS, POSTS, STAFF, TRAININGS
from fengqiao.registry.premises import EQUIPMENT, PREMISES
from fengqiao.registry.reporting import SUBMISSIONS
from fengqiao.registry.stations import DISCLOSURES, STATION_RULES, STATIONS, VILLAGES

LEDGERS: tuple[Ledger, ...] = (
    STATIONS,
    VILLAGES,
    POSTS,
    STAFF,
    ASSIGNMENTS,
    TRAININGS,
    PREMISES,
    EQUIPMENT,
    FUNDS,
    CALLS,
    DISCLOSURES,
    STATION_RULES,
    SUBMISSIONS,
)
