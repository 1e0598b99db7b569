"""What stations are, have, show and keep; nothing entered is not the same as nothing there."""

from datetime import date

import pytest
from fengqiao.clock import now
from fengqiao.database.scope import SYSTEM
from fengqiao.database.session import Database
from fengqiao.indicators.engine import Engine
from fengqiao.indicators.window import Window
from fengqiao.ledgers.declaration import Ledger
from fengqiao.registry.indicators import INDICATORS
from fengqiao.registry.people import POSTS
from fengqiao.registry.premises import EQUIPMENT, PREMISES, Premises
from fengqiao.registry.stations import DISCLOSURES, STATION_RULES
from sqlalchemy import update

from tests.core.conftest import District
from tests.core.registry.conftest import FIRST, LAST, Registry, Writing

NO_DATA = "无数据"
LONG_AGO = date(2016, 1, 1)


def test_a_station_counts_on_the_days_of_its_profile(
    database: Database, district: District, write: Writing, engine: Engine
) -> None:
    registry = Registry(database, district, write, engine)
    registry.station(district.north, founded_on=LAST)
    registry.station(district.south, founded_on=LONG_AGO, closed_on=LAST)
    registry.station(district.other_station, founded_on=date(2023, 10, 1))

    assert registry.figure("stations", district.bureau) == "2"
    assert registry.figure("stations", district.bureau, Window(FIRST, date(2023, 10, 1))) == "1"
    assert registry.figure("stations", district.city, Window(FIRST, date(2023, 10, 1))) == "2"
    assert registry.figure("stations", district.north) == "1"


@pytest.fixture
def townships(database: Database, district: District, write: Writing, engine: Engine) -> Registry:
    """Two stations in one township, of two bureaus; a third that is in none; a fourth that was closed."""
    registry = Registry(database, district, write, engine)
    registry.station(district.north, township_code="310106006")
    registry.station(district.other_station, township_code="310106006")
    registry.station(district.south)
    registry.station(district.city, name="旧所", township_code="310106006", closed_on=date(2023, 9, 29))
    return registry


@pytest.mark.requirement("NN-A04b")
def test_two_stations_in_one_township_are_seen_from_either(townships: Registry) -> None:
    name, district = "stations_per_township", townships.district

    assert townships.figure(name, district.north) == "2.00"
    assert townships.figure(name, district.city) == "2.00"
    assert townships.figure(name, district.city, Window(FIRST, date(2023, 9, 29))) == "3.00"
    assert townships.figure(name, district.south) == NO_DATA


def test_the_neighbour_is_counted_though_the_actor_may_not_see_it(
    townships: Registry, engine: Engine
) -> None:
    (wanted,) = (one for one in INDICATORS if one.code == "registry.stations_per_township")
    north = townships.district.north
    with townships.database.reading(townships.district.clerk) as session:
        figures = engine.compute(session, [wanted], Window(FIRST, LAST), [north], under=[north])

    assert figures.of(wanted.code, north).shown(wanted) == "2.00"


def test_posts_are_those_of_stations_in_force(registry: Registry) -> None:
    north, bureau = registry.district.north, registry.district.bureau
    registry.enter(POSTS, north, kind="political_legal", approved=4, since=LONG_AGO)
    registry.enter(POSTS, north, kind="local_administrative", approved=2, since=LONG_AGO, until=LAST)
    registry.enter(POSTS, north, kind="political_legal", approved=8, since=LONG_AGO, until=date(2023, 9, 29))
    registry.enter(POSTS, north, kind="public_institution", approved=16, since=LONG_AGO)
    registry.enter(POSTS, bureau, kind="political_legal", approved=32, since=LONG_AGO)

    assert registry.figure("station_civil_service_posts", bureau) == "6"


@pytest.mark.parametrize(
    "name", ["usable_area", "function_rooms", "equipment_kinds", "disclosure_kinds", "rule_kinds"]
)
def test_where_nothing_was_entered_nothing_is_known(registry: Registry, name: str) -> None:
    assert registry.figure(name, registry.district.north) == NO_DATA


def test_the_area_is_that_of_premises_in_use(registry: Registry) -> None:
    north, south = registry.district.north, registry.district.south
    registry.enter(PREMISES, north, name="甲", usable_area=100, since=LAST)
    registry.enter(PREMISES, north, name="乙", usable_area=45, until=LAST)
    registry.enter(PREMISES, south, name="原址", usable_area=300, until=date(2023, 9, 29))

    assert registry.figure("usable_area", north) == "145"
    assert registry.figure("usable_area", south) == "0"


def test_a_function_counts_once_however_many_rooms_it_has(registry: Registry) -> None:
    north, south = registry.district.north, registry.district.south
    rooms = [
        {"kind": "mediation_room", "function": "mediation"},
        {"kind": "counter", "function": "mediation"},
        {"kind": "counter", "function": "legal_aid"},
        {"kind": "meeting_room", "function": "administration"},
        {"kind": "office"},
    ]
    registry.enter(PREMISES, north, name="甲", usable_area=100, rooms=rooms)
    registry.enter(PREMISES, south, name="乙", usable_area=100, rooms=rooms[3:])
    registry.enter(PREMISES, south, name="原址", usable_area=100, until=FIRST, rooms=rooms)

    assert registry.figure("function_rooms", north) == "2"
    assert registry.figure("function_rooms", south) == "0"
    assert registry.figure("function_rooms", registry.district.bureau) == "2"


def test_premises_without_any_room_entered_say_nothing_of_rooms(registry: Registry) -> None:
    registry.enter(PREMISES, registry.district.north, name="甲", usable_area=100)

    assert registry.figure("function_rooms", registry.district.north) == NO_DATA
    assert registry.figure("usable_area", registry.district.north) == "100"


def test_rooms_of_voided_premises_count_no_more(registry: Registry) -> None:
    room = {"kind": "counter", "function": "mediation"}
    registry.enter(PREMISES, registry.district.north, name="甲", usable_area=100, rooms=[room])
    with registry.database.writing(SYSTEM) as session:
        session.execute(update(Premises).values(voided_at=now()))

    assert registry.figure("function_rooms", registry.district.north) == NO_DATA
    assert registry.figure("usable_area", registry.district.north) == NO_DATA


def test_equipment_counts_when_it_works_or_is_not_needed(registry: Registry) -> None:
    north = registry.district.north
    registry.enter(EQUIPMENT, north, kind="computer", quantity=1, bought_on=LAST)
    registry.enter(EQUIPMENT, north, kind="computer", quantity=5, bought_on=LONG_AGO)
    registry.enter(EQUIPMENT, north, kind="fax", not_needed=True)
    registry.enter(EQUIPMENT, north, kind="printer", quantity=1, in_use=False)
    registry.enter(EQUIPMENT, north, kind="copier", quantity=1, bought_on=date(2023, 10, 1))
    registry.enter(EQUIPMENT, north, kind="vehicle", quantity=1, retired_on=date(2023, 9, 29))
    registry.enter(EQUIPMENT, north, kind="smart_screen", quantity=1)

    assert registry.figure("equipment_kinds", north) == "2"


@pytest.mark.parametrize(
    ("ledger", "name", "listed", "unlisted"),
    [
        (DISCLOSURES, "disclosure_kinds", ("duties", "contact"), "fees"),
        (STATION_RULES, "rule_kinds", ("meetings", "files"), "finance"),
    ],
)
def test_what_is_shown_and_kept_counts_by_kind_while_in_force(
    registry: Registry, ledger: Ledger, name: str, listed: tuple[str, str], unlisted: str
) -> None:
    more = {"title": "制度"} if ledger is STATION_RULES else {}
    north, south = registry.district.north, registry.district.south
    registry.enter(ledger, north, kind=listed[0], since=LAST, **more)
    registry.enter(ledger, north, kind=listed[0], since=LONG_AGO, **more)
    registry.enter(ledger, north, kind=listed[1], since=LONG_AGO, until=date(2023, 9, 29), **more)
    registry.enter(ledger, north, kind=unlisted, since=LONG_AGO, **more)
    registry.enter(ledger, south, kind=unlisted, since=LONG_AGO, **more)

    assert registry.figure(name, north) == "1"
    assert registry.figure(name, south) == "0"
