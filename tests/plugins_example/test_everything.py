"""The example that uses every hook once: each hook is shown to do what it is for, over a demo of that plugin alone."""

import ast
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from docx import Document
from fengqiao import hookspecs
from fengqiao.database.scope import SYSTEM
from fengqiao.demonstration import build
from fengqiao.demonstration_results import results
from fengqiao.installation import Installation
from fengqiao.ledgers.writing import LedgerWriter
from fengqiao.plugins.host import PluginHost
from fengqiao.plugins.views import StaffView, StationView
from fengqiao.privacy.values import Rules
from fengqiao.testing.clock import HeldClock
from fengqiao.testing.databases import Databases
from fengqiao.testing.house import SEED, House, PerEngine, opened, settings_for
from fengqiao.units.models import Unit
from openpyxl import load_workbook
from pluggy import HookspecMarker, PluginManager
from sqlalchemy import select
from sqlmodel import col

from tests.system.conftest import DISTRICT
from tests.system.examples import EXAMPLES, fengqiao, installed

SOURCE = EXAMPLES / "everything" / "fengqiao_everything" / "plugin.py"
MOVED_ON = date(2024, 7, 1)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder that the plugin is installed in."""
    with installed("everything", tmp_path_factory.mktemp("site")) as folder:
        yield folder


@pytest.fixture(scope="module")
def demos(site: Path, databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PerEngine]:
    """A demo per engine with this plugin alone."""

    def build_demo(engine_kind: str) -> House:
        urls = databases.supply(engine_kind).empty()
        settings = settings_for(urls, tmp_path_factory.mktemp(engine_kind), "everything")
        unbuilt = Installation.open(settings, rules=Rules(synthetic_ids=True))
        build(unbuilt, SEED, lambda name, rows: None)
        unbuilt.close()
        return opened(settings)

    made = PerEngine(build_demo)
    yield made
    made.close()


@pytest.fixture
def house(demos: PerEngine, engine_kind: str) -> House:
    """The demo of this engine; what a test adds to it, it takes back."""
    return demos[engine_kind]


@pytest.fixture
def host(house: House) -> PluginHost:
    """The plugins of the demo."""
    return house.installation.host


@pytest.fixture
def stations(house: House) -> tuple[StationView, StationView]:
    """Two stations of the district."""
    with house.installation.database.reading(SYSTEM) as session:
        found = session.scalars(
            select(Unit).where(col(Unit.kind) == "station").order_by(col(Unit.code))
        ).all()
    first, second, *_ = (StationView(unit.id or 0, unit.code, unit.name, "subdistrict") for unit in found)
    return first, second


@pytest.fixture
def person(house: House, stations: tuple[StationView, StationView]) -> StaffView:
    """Somebody who had duties at the first station."""
    with house.installation.database.reading(SYSTEM) as session:
        table = house.installation.ledger("everything.duty").table
        staff_id = session.scalar(select(table.staff_id).where(table.unit_id == stations[0].unit_id).limit(1))
    assert staff_id is not None
    return StaffView(staff_id, stations[0].unit_id, "political_legal_post")


@pytest.fixture
def planned(
    house: House, stations: tuple[StationView, StationView], person: StaffView, clock: HeldClock
) -> Iterator[list[Any]]:
    """Two duties of that person after the day the clock stands at (1 March 2024), on 4 March and on 1 July."""
    duties = house.installation.ledger("everything.duty")

    def writer(session: Any) -> LedgerWriter:
        return LedgerWriter(session, duties, house.installation.codes, house.installation.vault)

    with house.installation.database.writing(SYSTEM) as session:
        made = [
            writer(session).create(
                stations[0].unit_id, {"held_on": day, "kind": "window", "staff_id": person.id}
            )
            for day in (date(2024, 3, 4), MOVED_ON)
        ]
    yield made
    with house.installation.database.writing(SYSTEM) as session:
        for row_id in made:
            row = writer(session).row(row_id)
            writer(session).void(row_id, row["version"], "测试结束")


def hooks_of(module: ModuleType) -> set[str]:
    """Return the names of a module's hook specifications."""
    manager = PluginManager(hookspecs.PROJECT)
    manager.add_hookspecs(module)
    return {name for name in vars(manager.hook) if not name.startswith("_")}


def answered_in(source: str) -> Counter[str]:
    """Return how often a module's source answers each hook."""
    return Counter(
        node.name
        for node in ast.parse(source).body
        if isinstance(node, ast.FunctionDef)
        and any(isinstance(mark, ast.Name) and mark.id == "hookimpl" for mark in node.decorator_list)
    )


def unused(module: ModuleType, source: str) -> set[str]:
    """Return the hooks of the contract that a plugin does not use exactly once."""
    answered = answered_in(source)
    return {hook for hook in hooks_of(module) | set(answered) if answered[hook] != 1}


def test_every_hook_of_the_contract_is_used_exactly_once() -> None:
    assert len(hooks_of(hookspecs)) >= 12
    assert unused(hookspecs, SOURCE.read_text(encoding="utf-8")) == set()


def test_a_hook_that_is_new_and_one_used_twice_would_be_noticed() -> None:
    newer = ModuleType("newer")
    marked = HookspecMarker(hookspecs.PROJECT)

    @marked
    def stations_merged(source: Any) -> None:
        """A hook that does not exist yet."""

    newer.stations_merged = stations_merged  # type: ignore[attr-defined]
    once = "@hookimpl\ndef stations_merged(): ...\n"
    assert unused(newer, "") == {"stations_merged"}
    assert unused(newer, once) == set()
    assert unused(newer, once * 2) == {"stations_merged"}


def test_the_core_sees_all_of_them(host: PluginHost) -> None:
    (status,) = [one for one in host.states() if one.name == "everything"]
    assert set(status.hooks) == hooks_of(hookspecs)


def test_models_and_ledgers_give_a_table_that_rows_are_posted_to(house: House) -> None:
    officer = house.token(DISTRICT, "county_officer")
    listed = house.client.get("/api/everything/duties?size=1&total=1", headers=officer).json()
    kind = {"held_on": "2024-03-04", "kind": "castle"}
    refused = house.client.post("/api/everything/duties", headers=officer, json=kind)
    assert listed["total"] > 0
    assert "没有代码" in refused.json()["detail"]


def test_its_own_route_answers_whom_its_policy_admits_and_nobody_else(
    house: House, planned: list[Any], stations: tuple[StationView, StationView]
) -> None:
    address = "/api/everything/next-duty"
    found = house.client.get(address, headers=house.token(DISTRICT, "county_officer"))
    assert (found.json()["id"], found.json()["held_on"]) == (str(planned[0]), "2024-03-04")
    assert house.client.get(address).status_code == 401
    assert house.client.get(address, headers=house.token(DISTRICT, "system_admin")).status_code == 403
    elsewhere = house.token(stations[1].code, "station_clerk")
    assert house.client.get(address, headers=elsewhere).status_code == 404


def test_seeded_rows_its_indicators_and_its_standard_agree(house: House) -> None:
    officer = house.token(DISTRICT, "county_officer")
    weeks = (date(2023, 9, 30) - date(2023, 1, 1)).days // 7
    window = "from=2023-01-01&to=2023-09-30"
    held = house.client.get(f"/api/figures/everything.duties?{window}", headers=officer).json()
    assert held["numerator"] == 14 * weeks
    loaded = house.installation.library.pack("everything").pack
    assert [item.title for item in loaded.items] == ["服务窗口每周有人值班"]


def test_the_report_has_its_paragraph_and_names_what_is_not_enabled(house: House, tmp_path: Path) -> None:
    folder = results(house.installation).write(tmp_path)

    lines = [paragraph.text for paragraph in Document(str(folder / "自查自评报告.docx")).paragraphs]
    heading = next(place for place, line in enumerate(lines) if line.endswith("窗口值班"))
    assert "每周有人值班" in lines[heading + 1]
    assert "〔本项未启用〕" in lines
    cells = [cell for row in load_workbook(folder / "值班情况统计表.xlsx").active.values for cell in row]
    assert 14 * 38 in cells


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_its_command_deals_working_days(house: House, site: Path) -> None:
    dealt = fengqiao(
        "everything", "rota", "甲", "乙", "--from", "2024-03-01", "--days", "3",
        settings=house.installation.settings, site=site,
    )  # fmt: skip
    assert dealt.splitlines() == ["2024-03-01 甲", "2024-03-04 乙", "2024-03-05 甲"]


def test_a_station_page_shows_its_section(
    house: House, stations: tuple[StationView, StationView], planned: list[Any]
) -> None:
    browser = house.token(DISTRICT, "county_officer") | {"Accept": "text/html"}
    first, second = (house.client.get(f"/stations/{one.unit_id}", headers=browser).text for one in stations)
    assert "<tr><th>下一次值班</th><td>2024-03-04</td></tr>" in first
    assert "<tr><th>下一次值班</th><td>未排班</td></tr>" in second
    assert 'href="/ledgers/everything/duties"' in first


def test_a_merger_is_refused_as_long_as_work_is_planned(
    house: House, host: PluginHost, stations: tuple[StationView, StationView], planned: list[Any]
) -> None:
    source, target = stations
    officer = house.token(DISTRICT, "county_officer")
    refused = house.client.post(
        f"/api/stations/{source.unit_id}/merge",
        headers=officer,
        json={"into": target.unit_id, "on": MOVED_ON.isoformat()},
    )
    assert (refused.status_code, refused.json()["plugin"]) == (409, "everything")
    assert "还排有 1 次值班。请先改排到" in refused.json()["detail"]
    the_day_after = MOVED_ON + timedelta(days=1)
    with house.installation.database.writing(SYSTEM) as session:
        host.consent("before_stations_merge", source=source, target=target, on=the_day_after, session=session)


def test_what_a_person_has_in_hand_is_listed_without_names(
    house: House, person: StaffView, planned: list[Any]
) -> None:
    officer = house.token(DISTRICT, "county_officer")
    listed = house.client.get(f"/api/staff/{person.id}/open-items", headers=officer).json()
    link = "/ledgers/everything/duties/"
    assert listed == {
        "items": [
            {"plugin": "everything", "title": "窗口值班", "due_on": day, "link": f"{link}{row}"}
            for day, row in zip(("2024-03-04", "2024-07-01"), planned, strict=True)
        ],
        "failed": {},
    }


def test_a_transfer_leaves_the_later_duties_at_the_old_station_vacant(
    house: House, stations: tuple[StationView, StationView], person: StaffView, planned: list[Any]
) -> None:
    officer = house.token(DISTRICT, "county_officer")
    moved = house.client.post(
        f"/api/staff/{person.id}/transfer",
        headers=officer,
        json={"unit_id": stations[1].unit_id, "on": MOVED_ON.isoformat()},
    )
    rows = [house.client.get(f"/api/everything/duties/{row}", headers=officer).json() for row in planned]
    assert (moved.status_code, moved.json()["failed"]) == (200, {})
    assert [row["staff_id"] for row in rows] == [str(person.id), None]
    assert [row["version"] for row in rows] == [1, 2]
