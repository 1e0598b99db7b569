"""The frequency calendar of people's mediation: committees weekly, stations monthly, bureaus quarterly."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from fengqiao.database.scope import SYSTEM
from fengqiao.indicators.window import Window
from fengqiao.ledgers.duties import Duty
from fengqiao.outstanding.agenda import agenda
from fengqiao.registry.ledgers import LEDGERS as REGISTRY
from fengqiao.registry.stations import VILLAGES
from fengqiao.testing.bureau import Bureau
from fengqiao.testing.clock import HeldClock
from fengqiao.units.models import UnitRegion
from fengqiao_mediation.ledgers import COMMITTEES, LEDGERS, MEETINGS, SCREENINGS

QUARTER = Window(date(2023, 1, 1), date(2023, 3, 31))
JINGAN, YANCHI, NANNING = "310106", "640323", "4501"


@pytest.fixture
def bureau(bureau: Bureau, clock: HeldClock) -> Bureau:
    """The bureau, on 3 April 2023: the first quarter is over, and its last whole week ended yesterday."""
    clock.set(datetime(2023, 4, 3, 4, tzinfo=UTC))
    return bureau


def lies_in(bureau: Bureau, region: str, unit: int | None = None) -> None:
    """Say where a unit lies, the station when none is named."""
    with bureau.database.writing(SYSTEM) as session:
        session.add(
            UnitRegion(unit_id=unit or bureau.station, region_code=region, valid_from=date(2010, 1, 1))
        )


def standing(bureau: Bureau, unit: int) -> dict[str, tuple[int, int]]:
    """Code → in how many periods of the quarter the duty was kept and missed."""
    with bureau.database.reading(SYSTEM) as session:
        found = agenda(session, bureau.codes, [*REGISTRY, *LEDGERS], unit, QUARTER, date(2023, 4, 3))
    return {one.duty.code: (one.kept, len(one.missing)) for one in found.duties}


def committee(bureau: Bureau, **changes: Any) -> UUID:
    """Set up the committee of a village."""
    village, row_id = uuid4(), uuid4()
    bureau.enter((VILLAGES, bureau.station, {"id": village, "name": "某村", "kind": "village"}))
    record = {"name": "某村调委会", "kind": "village", "village_id": village, "set_up_on": date(2020, 1, 1)}
    bureau.enter((COMMITTEES, bureau.station, {"id": row_id, **record, **changes}))
    return row_id


@pytest.mark.parametrize("region", [JINGAN, YANCHI])
def test_a_village_committee_screens_every_week(bureau: Bureau, region: str) -> None:
    """The quarter's weeks that have fallen due: thirteen Sundays from 1 January to 26 March, and 2 April."""
    lies_in(bureau, region)
    of = committee(bureau)
    for day in (date(2023, 1, 2), date(2023, 1, 8), date(2023, 1, 9)):
        bureau.enter(
            (SCREENINGS, bureau.station, {"level": "village", "committee_id": of, "started_on": day})
        )
    assert standing(bureau, bureau.station)["F01"] == (2, 12)


def test_a_township_committee_has_no_weekly_duty(bureau: Bureau) -> None:
    lies_in(bureau, JINGAN)
    committee(bureau, kind="township", village_id=None)
    assert "F01" not in standing(bureau, bureau.station)


@pytest.mark.parametrize("region", [JINGAN, YANCHI])
def test_a_station_screens_every_month(bureau: Bureau, region: str) -> None:
    lies_in(bureau, region)
    bureau.enter((SCREENINGS, bureau.station, {"level": "township", "started_on": date(2023, 2, 28)}))
    assert standing(bureau, bureau.station)["F02"] == (1, 2)


def test_in_nanning_a_station_gathers_the_chairs_every_quarter(bureau: Bureau) -> None:
    lies_in(bureau, "450102")
    bureau.enter((MEETINGS, bureau.station, {"kind": "training", "held_on": date(2023, 3, 1)}))
    assert standing(bureau, bureau.station)["F04"] == (0, 1)
    bureau.enter((MEETINGS, bureau.station, {"kind": "chairs", "held_on": date(2023, 3, 31)}))
    assert standing(bureau, bureau.station)["F04"] == (1, 0)


def test_in_nanning_disputes_are_looked_for_in_each_special_period(bureau: Bureau) -> None:
    """Of the quarter: New Year, Spring Festival and the sessions; a round of any level shows it."""
    lies_in(bureau, "450102")
    for day in (date(2023, 1, 21), date(2023, 3, 14)):
        bureau.enter((SCREENINGS, bureau.station, {"level": "township", "started_on": day}))
    assert standing(bureau, bureau.station)["F23"] == (1, 2)


def test_a_bureau_screens_every_quarter_itself(bureau: Bureau) -> None:
    lies_in(bureau, JINGAN, bureau.unit)
    bureau.enter((SCREENINGS, bureau.station, {"level": "township", "started_on": date(2023, 2, 28)}))
    assert standing(bureau, bureau.unit) == {"F03": (0, 1)}
    bureau.enter((SCREENINGS, bureau.unit, {"level": "county", "started_on": date(2023, 2, 28)}))
    assert standing(bureau, bureau.unit) == {"F03": (1, 0)}


def test_the_joint_meeting_binds_only_where_it_was_ordered(bureau: Bureau) -> None:
    assert "F05" not in standing(bureau, bureau.unit)
    lies_in(bureau, YANCHI, bureau.unit)
    assert standing(bureau, bureau.unit) == {"F05": (0, 1)}
    bureau.enter((MEETINGS, bureau.unit, {"kind": "joint", "held_on": date(2023, 1, 5)}))
    assert standing(bureau, bureau.unit) == {"F05": (1, 0)}


def test_nobody_is_bound_elsewhere(bureau: Bureau) -> None:
    lies_in(bureau, "330203")
    lies_in(bureau, "330203", bureau.unit)
    committee(bureau)
    assert (standing(bureau, bureau.station), standing(bureau, bureau.unit)) == ({}, {})


def test_every_duty_names_its_source_and_its_place() -> None:
    duties: list[Duty] = [duty for ledger in LEDGERS for duty in ledger.duties]
    assert [duty.code for duty in duties if len(duty.source) < 10 or duty.region is None] == []
