"""A stranger's plugin of under eighty lines, installed from its own folder: what one declaration brings."""

import ast
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from fengqiao.assessment.stations import stations_under
from fengqiao.database.scope import SYSTEM
from fengqiao.indicators.window import Window
from fengqiao.station_assessment import StationAssessment
from fengqiao.testing.databases import Databases
from fengqiao.testing.house import (
    BUREAU,
    EAST,
    NORTH,
    SOUTH,
    House,
    PerEngine,
    found_bureau,
    opened,
    settings_for,
)
from fengqiao.units.tree import unit_by_code
from openpyxl import load_workbook

from tests.system.examples import EXAMPLES, fengqiao, installed

PACKAGE = EXAMPLES / "mood_room" / "fengqiao_mood_room"
RECEPTIONS = "/api/mood_room/receptions"
SHEET = "心情工作室接待"

# From a Saturday to a Saturday: twelve whole weeks, and a few days at either edge.
FIRST, LAST = date(2023, 7, 1), date(2023, 9, 30)
WINDOW = f"from={FIRST}&to={LAST}"
MONDAYS = [date(2023, 7, 3) + timedelta(weeks=week) for week in range(12)]
TUESDAY, THURSDAY, FRIDAY = timedelta(1), timedelta(3), timedelta(4)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder that the plugin is installed in."""
    with installed("mood_room", tmp_path_factory.mktemp("site")) as folder:
        yield folder


@pytest.fixture(scope="module")
def upgrades() -> dict[str, str]:
    """What the first upgrade printed, per engine."""
    return {}


@pytest.fixture(scope="module")
def houses(
    site: Path, databases: Databases, tmp_path_factory: pytest.TempPathFactory, upgrades: dict[str, str]
) -> Iterator[PerEngine]:
    """Installations with the mood room alone, their stations' receptions imported from filled-in templates."""

    def build(engine_kind: str) -> House:
        urls = databases.supply(engine_kind).empty()
        settings = settings_for(urls, tmp_path_factory.mktemp(engine_kind), "mood_room")
        upgrades[engine_kind] = fengqiao("db", "upgrade", settings=settings, site=site)
        house = opened(settings)
        found_bureau(house)
        for station, rows in RECEIVED.items():
            clerk = house.token(station, "station_clerk")
            assert imported(house, filled_in(house, rows), clerk)["inserted"] == len(rows)
        return house

    made = PerEngine(build)
    yield made
    made.close()


@pytest.fixture
def house(houses: PerEngine, engine_kind: str) -> House:
    """The installation of this engine; a test that writes does so outside the window."""
    return houses[engine_kind]


def reception(day: date, visitor: str = "居民", name: str | None = None) -> dict[str, Any]:
    return {"接待日期": day, "来访者": visitor, "来访者姓名": name, "时长(分钟)": 45}


EDGES = [reception(FIRST), reception(date(2023, 9, 29), "青少年")]
RECEIVED = {
    NORTH: [
        *EDGES,
        *(reception(monday + TUESDAY, name="张小芳") for monday in MONDAYS),
        *(reception(monday + FRIDAY, "青少年") for monday in MONDAYS),
    ],
    SOUTH: [
        *(reception(monday + TUESDAY) for monday in MONDAYS),
        *(reception(monday + FRIDAY, "青少年") for monday in MONDAYS[1:]),
        # The young came on a Thursday, residents on that Friday: neither is a Friday for the young.
        reception(MONDAYS[0] + THURSDAY, "青少年"),
        reception(MONDAYS[0] + FRIDAY),
    ],
    EAST: [reception(monday + FRIDAY, "青少年") for monday in MONDAYS],
}


def filled_in(house: House, rows: list[dict[str, Any]]) -> bytes:
    """Return the template, as the application gives it, with rows written under its header."""
    clerk = house.token(NORTH, "station_clerk")
    book = load_workbook(BytesIO(house.client.get(f"{RECEPTIONS}/template.xlsx", headers=clerk).content))
    sheet = book[SHEET]
    titles = [cell.value for cell in sheet[1]]
    for row in rows:
        assert set(row) <= set(titles)
        sheet.append([row.get(title) for title in titles])
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def imported(house: House, content: bytes, by: dict[str, str]) -> dict[str, Any]:
    answer = house.client.post(f"{RECEPTIONS}/import", headers=by, content=content)
    assert answer.status_code == 200, answer.text
    result: dict[str, Any] = answer.json()
    return result


def unit_of(house: House, code: str) -> int:
    with house.installation.database.reading(SYSTEM) as session:
        return unit_by_code(session, code).id or 0


def figure(house: House, code: str, station: str) -> Fraction:
    address = f"/api/figures/mood_room.{code}?{WINDOW}&unit={unit_of(house, station)}"
    found = house.client.get(address, headers=house.token(BUREAU, "county_officer")).json()
    return Fraction(found["numerator"], found["denominator"])


def test_the_plugin_stays_under_eighty_lines_of_python() -> None:
    lines = [
        line
        for file in PACKAGE.rglob("*.py")
        if "migrations" not in file.parts
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    assert 0 < len(lines) < 80


@pytest.mark.parametrize("name", ["mood_room", "everything"])
def test_an_example_imports_the_public_api_and_nothing_else_of_ours(name: str) -> None:
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in (EXAMPLES / name).rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    modules = {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    modules |= {one.name for node in nodes if isinstance(node, ast.Import) for one in node.names}
    assert {module for module in modules if module.partition(".")[0] == "fengqiao"} == {"fengqiao.api"}


def test_its_tables_come_with_its_own_migration_from_the_command_line(
    house: House, upgrades: dict[str, str], site: Path, engine_kind: str
) -> None:
    assert "mood_room:空 → mood_room_0001" in upgrades[engine_kind]
    assert "mood_room:一致" in fengqiao("db", "check", settings=house.installation.settings, site=site)


def test_a_reception_is_posted_read_listed_and_found(house: House) -> None:
    clerk = house.token(NORTH, "station_clerk")
    body = {"held_on": "2024-03-01", "visitor_kind": "young", "visitor": "欧阳小雨", "minutes": 30}

    made = house.client.post(RECEPTIONS, headers=clerk, json=body)
    row = house.client.get(f"{RECEPTIONS}/{made.json()['id']}", headers=clerk)
    young = "visitor_kind=young&held_on.from=2024-01-01"
    listed = house.client.get(f"{RECEPTIONS}?{young}&total=1", headers=clerk).json()
    found = house.client.post(
        f"{RECEPTIONS}/search", headers=clerk, json={"field": "visitor", "value": "欧阳小雨"}
    )

    assert (made.status_code, row.headers["etag"]) == (201, '"1"')
    assert (row.json()["seq_no"], row.json()["minutes"]) == ("2024-00001", 30)
    assert "小雨" not in row.text + str(listed)
    assert (listed["total"], listed["rows"][0]["id"]) == (1, made.json()["id"])
    assert [one["id"] for one in found.json()["rows"]] == [made.json()["id"]]
    stranger = house.token(SOUTH, "station_clerk")
    assert house.client.get(f"{RECEPTIONS}/{made.json()['id']}", headers=stranger).status_code == 404


@pytest.mark.parametrize(
    ("change", "title"),
    [
        ({"minutes": "30"}, "时长(分钟)"),
        ({"minutes": True}, "时长(分钟)"),
        ({"minutes": 0}, "时长(分钟)"),
        ({"held_on": "2024-02-30"}, "接待日期"),
        ({"visitor_kind": "resident alien"}, "来访者"),
        ({"mood": "fine"}, "没有这个字段"),
    ],
    ids=str,
)
def test_a_bad_reception_is_refused_by_the_title_of_its_field(
    house: House, change: dict[str, Any], title: str
) -> None:
    body = {"held_on": "2024-03-01", "visitor_kind": "young", "minutes": 30} | change
    answer = house.client.post(RECEPTIONS, headers=house.token(NORTH, "station_clerk"), json=body)
    assert answer.status_code == 422
    assert title in answer.json()["detail"]


def test_the_template_has_its_columns_and_its_list_to_choose_from(house: House) -> None:
    book = load_workbook(BytesIO(filled_in(house, [])))

    titles = [cell.value for cell in book[SHEET][1]]
    (choices,) = (
        rule.formula1 for rule in book[SHEET].data_validations.dataValidation if "青少年" in rule.formula1
    )

    assert [title for title in titles if title in reception(FIRST)] == list(reception(FIRST))
    assert choices == '"青少年,居民"'


def test_an_export_imports_again_as_unchanged(house: House) -> None:
    clerk = house.token(NORTH, "station_clerk")
    export = house.client.get(f"{RECEPTIONS}/export.xlsx?held_on.to={LAST}", headers=clerk)
    book = load_workbook(BytesIO(export.content))

    back = imported(house, export.content, clerk)

    assert book[SHEET].max_row - 1 == len(RECEIVED[NORTH])
    assert "小芳" not in str([cell.value for row in book[SHEET] for cell in row])
    assert (back["read"], back["unchanged"]) == (len(RECEIVED[NORTH]),) * 2


def test_a_faulty_row_is_named_cell_by_cell_and_the_good_ones_are_taken(house: House) -> None:
    day = date(2024, 5, 7)
    content = filled_in(house, [reception(day), reception(day) | {"时长(分钟)": 999, "来访者": "外星人"}])

    clerk = house.token(EAST, "station_clerk")
    first, again = imported(house, content, clerk), imported(house, content, clerk)

    assert (first["read"], first["inserted"], first["rejected"]) == (2, 1, 1)
    assert {(one["row"], one["title"]) for one in first["faults"]} == {(3, "时长(分钟)"), (3, "来访者")}
    assert again["repeated"]


@pytest.mark.requirement("JA-36a")
def test_two_receptions_a_week_are_counted_over_whole_weeks(house: House) -> None:
    assert figure(house, "receptions_per_week", NORTH) == 2
    assert figure(house, "receptions_per_week", SOUTH) == Fraction(25, 12)
    assert figure(house, "receptions_per_week", EAST) == 1
    assert figure(house, "receptions_per_week", BUREAU) == Fraction(24 + 25 + 12, 12)


@pytest.mark.requirement("JA-36b")
def test_fridays_for_the_young_are_fridays_and_for_the_young(house: House) -> None:
    assert figure(house, "fridays_for_the_young", NORTH) == 1
    assert figure(house, "fridays_for_the_young", SOUTH) == Fraction(11, 12)
    assert figure(house, "fridays_for_the_young", EAST) == 1


@pytest.mark.requirement("JA-36a", "JA-36b")
def test_each_figure_is_walked_down_to_its_receptions(house: House) -> None:
    officer = house.token(BUREAU, "county_officer")
    north = unit_of(house, NORTH)
    rows = f"/api/figures/mood_room.%s/rows?{WINDOW}&unit={north}"

    weekly = house.client.get(rows % "receptions_per_week", headers=officer).json()
    fridays = house.client.get(rows % "fridays_for_the_young", headers=officer).json()

    assert (weekly["counted"], weekly["total"]) == (24, 24)
    assert fridays["counted"] == 12
    reception_row = house.client.get(fridays["rows"][0]["href"], headers=officer).json()
    assert date.fromisoformat(reception_row["held_on"]).isoweekday() == 5


def assessed(house: House) -> dict[str, dict[str, str]]:
    """Return each station's check states against the plugin's own standard."""
    installation, window = house.installation, Window(FIRST, LAST)
    with installation.database.reading(SYSTEM) as session:
        bureau = unit_by_code(session, BUREAU).id or 0
        stations = stations_under(session, bureau, LAST)
        found = StationAssessment(installation, "mood-room", window).of(session, stations, bureau)
    return {
        one["unit"]["code"]: {
            check["id"]: check["state"] for item in one["items"] for check in item["checks"]
        }
        for one in found["stations"]
    }


@pytest.mark.requirement("JA-36a", "JA-36b")
def test_its_items_are_answered_for_every_station(house: House) -> None:
    assert assessed(house) == {
        NORTH: {"JA-36a": "met", "JA-36b": "met"},
        SOUTH: {"JA-36a": "met", "JA-36b": "not_met"},
        EAST: {"JA-36a": "not_met", "JA-36b": "met"},
    }


def test_its_list_and_form_are_pages(house: House) -> None:
    clerk = house.token(NORTH, "station_clerk") | {"Accept": "text/html"}
    shown = house.client.get("/ledgers/mood_room/receptions", headers=clerk)
    assert shown.status_code == 200
    assert SHEET in shown.text
    assert "接待日期" in shown.text
