"""Ten months of a district's party work; the published total holds for the first nine."""

from collections.abc import Iterator

from fengqiao.api import Chance, DemoDistrict, DemoRow

from fengqiao_party_building.demo.gatherings import centre_group_rows, meeting_rows, study_rows
from fengqiao_party_building.demo.integrity import activity_rows, discipline_rows, pledge_rows
from fengqiao_party_building.demo.members import (
    former_organisation,
    member_rows,
    organisation_rows,
    support_rows,
)
from fengqiao_party_building.demo.stations import Roll, party_stations


def district_rows(seed: int, demo: DemoDistrict) -> Iterator[DemoRow]:
    """Yield every row of party building of a demo district; rows run until 31 October.

    :param seed: the same seed gives the same rows.
    """
    for place, station in enumerate(party_stations(Chance.of(seed, "party building stations"), demo)):
        rng, roll = Chance.of(seed, f"party building station {station.name}"), Roll()
        if place == 0 and station.kind is not None:
            yield former_organisation(rng, demo, station)
        yield from organisation_rows(rng, demo, station, roll)
        yield from member_rows(rng, demo, station, roll)
        yield from meeting_rows(rng, station, roll)
        yield from study_rows(rng, station, roll)
        yield from discipline_rows(rng, station)
        yield from support_rows(rng, demo, station, roll)
        if station.kind is not None:
            yield from activity_rows(rng, station.unit_id)
    rng = Chance.of(seed, "party building bureau")
    yield from pledge_rows(rng, demo)
    yield from activity_rows(rng, demo.bureau_id)
    yield from centre_group_rows(rng, demo.bureau_id)
