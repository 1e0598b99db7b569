"""The generated district meets every published total, whatever the seed: counted here by hand, row by row."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations
from typing import Any
from uuid import UUID

import pytest
from fengqiao.database.scope import SYSTEM
from fengqiao.database.session import Database
from fengqiao.indicators.engine import Engine
from fengqiao.indicators.window import Window
from fengqiao.registry.demo import DemoDistrict, found_district, registry_rows
from fengqiao.registry.indicators import INDICATORS
from fengqiao.units.models import Unit, UnitRegion
from fengqiao.units.tree import descendants
from sqlalchemy import func, select
from sqlmodel import col

from tests.core.registry.conftest import Writing

SEEDS = [1, 2023, 987654321]
FIRST, LAST, UNTIL = date(2023, 1, 1), date(2023, 9, 30), date(2023, 10, 31)
SINCE_2018 = date(2018, 1, 1)
CIVIL_SERVANT = {"political_legal_post", "civil_servant"}
SECTION_LEVEL = {f"principal_{step}" for step in range(1, 5)} | {"clerk_1", "clerk_2", "probation"}

Rows = dict[str, list[dict[str, Any]]]


def rows_of(district: DemoDistrict) -> Rows:
    """Return the records by ledger, each with its unit."""
    rows: Rows = defaultdict(list)
    for ledger, unit_id, record in registry_rows(district):
        rows[ledger.code.removeprefix("registry.")].append({**record, "unit": unit_id})
    return rows


@pytest.fixture(params=SEEDS)
def district(database: Database, request: pytest.FixtureRequest) -> DemoDistrict:
    with database.writing(SYSTEM) as session:
        return found_district(session, request.param)


@pytest.fixture
def rows(district: DemoDistrict) -> Rows:
    return rows_of(district)


on_sqlite = pytest.mark.parametrize("engine_kind", ["sqlite"])


class Oracle:
    """The published figures, counted with loops and ifs only."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.stations = {row["unit"] for row in rows["station"]}
        self.people = {row["id"]: row for row in rows["staff"]}

    def serving(self, *kinds: str) -> list[dict[str, Any]]:
        """Main assignments to stations on 30 September, of some kinds."""
        return [
            row
            for row in self.rows["assignment"]
            if row["unit"] in self.stations
            and row["reason"] != "secondment"
            and row["started_on"] <= LAST
            and (row["ended_on"] is None or row["ended_on"] >= LAST)
            and row["kind"] in kinds
        ]

    def begun(self, reason: str, first: date) -> list[dict[str, Any]]:
        """Civil servants' assignments for a reason, begun from a day to 30 September."""
        return [
            row
            for row in self.rows["assignment"]
            if row["reason"] == reason and row["kind"] in CIVIL_SERVANT and first <= row["started_on"] <= LAST
        ]

    def at_stations(self, assignments: list[dict[str, Any]]) -> int:
        return sum(row["unit"] in self.stations for row in assignments)

    def age(self, staff_id: UUID) -> int:
        born = self.people[staff_id]["birth_date"]
        years = 0
        while date(born.year + years + 1, born.month, born.day) <= LAST:
            years += 1
        return years

    def qualified(self, staff_id: UUID) -> bool:
        for held in self.people[staff_id]["certificates"]:
            if held["kind"] == "legal_qualification" and (held["obtained_on"] or FIRST) <= LAST:
                return True
        return False

    def totals(self) -> dict[str, Any]:
        civil_servants = self.serving(*CIVIL_SERVANT)
        persons = {row["staff_id"] for row in civil_servants}
        recruited = self.begun("recruitment", SINCE_2018)
        promoted = [row for row in self.begun("promotion", FIRST) if row["rank"] in SECTION_LEVEL]
        doubled_age = 2 * sum(map(self.age, persons))
        qualified = {
            row["staff_id"]: row["unit"] for row in civil_servants if self.qualified(row["staff_id"])
        }
        leaders = [row for row in self.serving(*CIVIL_SERVANT) if row["role"] in ("head", "deputy_head")]
        return {
            "JA-01": len(self.stations),
            "JA-39a": sum(
                row["approved"]
                for row in self.rows["post"]
                if row["kind"] == "political_legal" and row.get("until") is None
            ),
            "JA-39c": len(persons),
            "JA-40a": len(recruited),
            "JA-40b": self.at_stations(recruited),
            "JA-41": (doubled_age + len(persons)) // (2 * len(persons)),
            "JA-42a": len(promoted),
            "JA-42b": self.at_stations(promoted),
            "JA-43": len(self.lent_out()),
            "JA-44": len({row["staff_id"] for row in self.serving("clerk")}),
            "JA-45a": len(qualified),
            "JA-45b": len(set(qualified.values())),
            "JA-45c": sum(self.qualified(row["staff_id"]) for row in leaders),
        }

    def lent_out(self) -> list[UUID]:
        at_home = {row["staff_id"]: row["unit"] for row in self.serving("political_legal_post")}
        return [
            row["staff_id"]
            for row in self.rows["assignment"]
            if row["reason"] == "secondment"
            and row["started_on"] <= LAST
            and (row["ended_on"] is None or row["ended_on"] >= LAST)
            and at_home.get(row["staff_id"], row["unit"]) != row["unit"]
        ]


PUBLISHED = {
    "JA-01": 14,
    "JA-39a": 58,
    "JA-39c": 53,
    "JA-40a": 37,
    "JA-40b": 24,
    "JA-41": 34,
    "JA-42a": 25,
    "JA-42b": 13,
    "JA-43": 0,
    "JA-44": 22,
    "JA-45a": 37,
    "JA-45b": 14,
    "JA-45c": 6,
}


@on_sqlite
def test_the_rows_meet_every_published_total(rows: Rows) -> None:
    assert Oracle(rows).totals() == PUBLISHED


@on_sqlite
@pytest.mark.parametrize("seed", range(40))
def test_no_seed_misses_a_total(database: Database, seed: int) -> None:
    with database.writing(SYSTEM) as session:
        district = found_district(session, seed)

    assert Oracle(rows_of(district)).totals() == PUBLISHED


@on_sqlite
def test_the_count_by_hand_would_notice_one_person_more(rows: Rows) -> None:
    one_of_them = Oracle(rows).serving("clerk")[0]
    newcomer = {**rows["staff"][0], "id": UUID(int=1)}
    rows["staff"].append(newcomer)
    rows["assignment"].append({**one_of_them, "staff_id": newcomer["id"]})

    assert Oracle(rows).totals() == {**PUBLISHED, "JA-44": 23}


@on_sqlite
@pytest.mark.requirement("JA-39b")
def test_two_stations_have_five_posts_and_the_others_four(district: DemoDistrict) -> None:
    posts = {station.unit.name: station.posts for station in district.stations}

    assert {name for name, approved in posts.items() if approved == 5} == {"共和新路司法所", "彭浦镇司法所"}
    assert Counter(posts.values()) == {5: 2, 4: 12}


@on_sqlite
def test_no_station_has_more_civil_servants_than_posts(district: DemoDistrict, rows: Rows) -> None:
    serving = Counter(row["unit"] for row in Oracle(rows).serving(*CIVIL_SERVANT))

    assert all(3 <= serving[station.unit_id] <= station.posts for station in district.stations)


@on_sqlite
def test_the_stations_bear_the_official_names_and_codes(district: DemoDistrict) -> None:
    assert [(station.unit.code, station.township) for station in district.stations] == [
        ("310106006", "江宁路街道"),
        ("310106011", "石门二路街道"),
        ("310106012", "南京西路街道"),
        ("310106013", "静安寺街道"),
        ("310106014", "曹家渡街道"),
        ("310106015", "天目西路街道"),
        ("310106016", "北站街道"),
        ("310106017", "宝山路街道"),
        ("310106018", "共和新路街道"),
        ("310106019", "大宁路街道"),
        ("310106020", "彭浦新村街道"),
        ("310106021", "临汾路街道"),
        ("310106022", "芷江西路街道"),
        ("310106101", "彭浦镇"),
    ]


@on_sqlite
def test_the_park_stands_under_the_bureau_and_is_no_station(
    database: Database, district: DemoDistrict, rows: Rows
) -> None:
    with database.reading(SYSTEM) as session:
        under_bureau = descendants(session, district.bureau_id, LAST)
        regions = dict(session.execute(select(col(UnitRegion.unit_id), col(UnitRegion.region_code))).all())

    assert district.park.id in under_bureau
    assert len(under_bureau) == 1 + 14 + 1
    assert district.park.id not in Oracle(rows).stations
    assert regions[district.park.id or 0] == "310106"


@on_sqlite
def test_the_villages_of_the_window_are_those_the_plugins_are_told(
    district: DemoDistrict, rows: Rows
) -> None:
    in_force = {row["id"] for row in rows["village"] if row.get("until") is None}

    assert in_force == {village.id for station in district.stations for village in station.villages}
    assert len(in_force) == 263


@on_sqlite
def test_nobody_has_two_main_assignments_on_one_day(rows: Rows) -> None:
    mains: dict[UUID, list[tuple[date, date]]] = defaultdict(list)
    for row in rows["assignment"]:
        if row["reason"] != "secondment":
            mains[row["staff_id"]].append((row["started_on"], row["ended_on"] or date.max))

    for spans in mains.values():
        assert all(since <= until for since, until in spans)
        for one, other in combinations(sorted(spans), 2):
            assert one[1] < other[0]


@on_sqlite
def test_the_people_are_plainly_invented(rows: Rows) -> None:
    numbers = [row["id_no"] for row in rows["staff"]]

    assert all(number.startswith("99") for number in numbers)
    assert len(set(numbers)) == len(numbers)
    assert len({row["name"] for row in rows["staff"]}) == len(rows["staff"])
    assert all(row.get("phone") is None for row in rows["staff"])
    for row in rows["staff"]:
        assert row["id_no"][6:14] == f"{row['birth_date']:%Y%m%d}"
        assert (int(row["id_no"][16]) % 2 == 1) == (row["sex"] == "male")


@on_sqlite
def test_everybody_was_grown_up_when_they_began(rows: Rows) -> None:
    for row in rows["staff"]:
        assert row["employed_on"] - row["birth_date"] > timedelta(days=18 * 365)


def every_day(record: dict[str, Any]) -> Iterator[date]:
    for value in record.values():
        if isinstance(value, date):
            yield value
        elif isinstance(value, list):
            for line in value:
                yield from every_day(line)


@on_sqlite
def test_no_row_lies_behind_the_end_of_october(rows: Rows) -> None:
    days = [day for records in rows.values() for record in records for day in every_day(record)]

    assert max(days) <= UNTIL
    assert any(day > LAST for day in days)


@on_sqlite
def test_there_are_people_whom_a_careless_count_would_take_in(rows: Rows) -> None:
    oracle = Oracle(rows)
    everybody = [row for row in rows["assignment"] if row["unit"] in oracle.stations]

    assert any(row["reason"] == "secondment" for row in everybody)
    assert any(row["reason"] == "recruitment" and row["started_on"] > LAST for row in everybody)
    assert any(row["reason"] == "promotion" and row["started_on"] > LAST for row in everybody)
    assert any(row["reason"] == "promotion" and row["started_on"] < FIRST for row in everybody)
    assert any(row["rank"] == "counsel_4" and row["reason"] == "promotion" for row in rows["assignment"])
    assert any(row["kind"] == "volunteer" for row in everybody)
    assert any(oracle.qualified(row["staff_id"]) for row in oracle.serving("clerk"))


@on_sqlite
def test_the_same_seed_gives_the_same_rows_and_another_seed_others(database: Database) -> None:
    class Enough(Exception):
        """Leaves nothing in the tree."""

    def drawn(seed: int) -> list[Any]:
        found: list[Any] = []
        try:
            with database.writing(SYSTEM) as session:
                found += registry_rows(found_district(session, seed))
                raise Enough
        except Enough:
            return [(ledger.code, record) for ledger, _, record in found]

    assert drawn(5) == drawn(5)
    assert drawn(5) != drawn(6)


FIGURES = {
    "stations": "14",
    "station_civil_service_posts": "58",
    "station_civil_servants": "53",
    "station_civil_servants_mean_age": "34",
    "promotions": "25",
    "station_promotions": "13",
    "political_legal_staff_seconded_out": "0",
    "station_clerks": "22",
    "station_legally_qualified_civil_servants": "37",
    "stations_with_legally_qualified_civil_servant_rate": "100.00%",
    "station_legally_qualified_leaders": "6",
    # C17: at this district's stations the civil servants are those on political-legal posts.
    "political_legal_staff": "53",
    "heads_on_political_legal_posts_rate": "100.00%",
    "stations_per_township": "1.00",
}
SINCE_2018_FIGURES = {
    "civil_servants_recruited": "37",
    "station_civil_servants_recruited": "24",
    "station_recruitment_share": "65%",
}


def shown(
    database: Database, engine: Engine, district: DemoDistrict, window: Window, names: dict[str, str]
) -> dict[str, str]:
    wanted = [one for one in INDICATORS if one.code.removeprefix("registry.") in names]
    with database.reading(SYSTEM) as session:
        figures = engine.compute(session, wanted, window, [district.bureau_id])
    return {
        one.code.removeprefix("registry."): figures.of(one.code, district.bureau_id).shown(one)
        for one in wanted
    }


@pytest.mark.requirement(
    "JA-01", "JA-39a", "JA-39c", "JA-40a", "JA-40b", "JA-40c", "JA-41", "JA-42a", "JA-42b", "JA-43", "JA-44",
    "JA-45a", "JA-45b", "JA-45c",
)  # fmt: skip
def test_the_published_figures_come_out_of_the_written_rows(
    database: Database, district: DemoDistrict, write: Writing, engine: Engine
) -> None:
    with database.writing(SYSTEM) as session:
        write(session, registry_rows(district))

    assert shown(database, engine, district, Window(FIRST, LAST), FIGURES) == FIGURES
    since_2018 = Window(SINCE_2018, LAST)
    assert shown(database, engine, district, since_2018, SINCE_2018_FIGURES) == SINCE_2018_FIGURES


@on_sqlite
def test_each_unit_is_planted_once(database: Database, district: DemoDistrict) -> None:
    with database.reading(SYSTEM) as session:
        assert session.scalar(select(func.count()).select_from(Unit)) == 17
