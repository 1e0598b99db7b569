"""Where stations try out their part in law-bound administration."""

from fengqiao.api import Indicator, count, distinct, flagged, in_force

from fengqiao_legal_review.models import Pilot

_STANDS = in_force(Pilot.since, Pilot.until)
_ENTERED = count(Pilot)

INDICATORS = (
    # SC-10: the city's bureau keeps the row of the city.
    Indicator(
        "legal_review.pilot_cities",
        "开展司法所参与基层法治建设试点的市（州）",
        distinct(Pilot.unit_id, Pilot, _STANDS, flagged(Pilot.extent, "counts_as_whole_city")),
        "个",
        entered=_ENTERED,
    ),
    Indicator(
        "legal_review.pilot_stations",
        "承担基层法治建设试点的司法所",
        distinct(Pilot.unit_id, Pilot, _STANDS, flagged(Pilot.extent, "counts_as_one_station")),
        "个",
        entered=_ENTERED,
    ),
)
