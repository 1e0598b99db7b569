"""Plugins that are switched off, that fail, that are gone: the rest of the house stands, and what is missing says why."""

import importlib
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fengqiao.assessment.stations import stations_under
from fengqiao.database.scope import SYSTEM
from fengqiao.demonstration_results import results
from fengqiao.errors import Misconfigured
from fengqiao.indicators.window import Window
from fengqiao.reports.outputs import figures_output
from fengqiao.settings import Settings
from fengqiao.station_assessment import StationAssessment
from fengqiao.testing.databases import Databases
from fengqiao.testing.house import House, PerEngine, opened, settings_for
from fengqiao.testing.sketches import PluginSketches
from fengqiao.units.tree import unit_by_code
from litestar.routes import HTTPRoute
from sqlalchemy import MetaData, Table, func, inspect, select

from tests.system.conftest import DISTRICT
from tests.system.examples import fengqiao, installed

ON_SQLITE = pytest.mark.parametrize("engine_kind", ["sqlite"])


def whole(house: House) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return every published figure and the assessment of all stations, as the demo writes them."""
    shown = results(house.installation)
    return figures_output(shown.figures), shown.assessment


def rows_kept(house: House) -> dict[str, int]:
    """Return how many rows stand in each of mediation's tables."""
    engine = house.installation.database.reader
    tables = [name for name in inspect(engine).get_table_names() if name.startswith("mediation_")]
    with engine.connect() as connection:
        return {
            name: connection.scalar(
                select(func.count()).select_from(Table(name, MetaData(), autoload_with=connection))
            )
            or 0
            for name in tables
        }


def addresses(house: House, owner: str) -> set[str]:
    """Return the addresses of a line of business, with something in place of their parameters."""
    paths = {route.path_format for route in house.client.app.routes if isinstance(route, HTTPRoute)}
    return {
        path.replace("{row_id}", "00000000-0000-7000-8000-000000000000").replace("{move}", "accept")
        for path in paths
        if path.startswith(f"/api/{owner}/")
    }


def plugin_states(house: House) -> dict[str, dict[str, Any]]:
    """Return what the application says of each plugin."""
    answer = house.client.get("/api/plugins", headers=house.token(DISTRICT, "county_officer"))
    return {one["name"]: one for one in answer.json()["plugins"]}


# --- Switched off and on again ----------------------------------------------------------------------------------


@pytest.fixture
def switched_off(demo: House) -> Iterator[House]:
    """The demo's database, opened with no plugin enabled."""
    house = opened(demo.installation.settings.model_copy(update={"enabled": ()}))
    yield house
    house.installation.close()


def test_what_mediation_answered_becomes_unavailable_and_nothing_else_changes(
    demo: House, switched_off: House
) -> None:
    before, after = whole(demo)[1]["stations"], whole(switched_off)[1]["stations"]
    unavailable = 0
    for station, without in zip(before, after, strict=True):
        for item, item_without in zip(station["items"], without["items"], strict=True):
            for check, check_without in zip(item["checks"], item_without["checks"], strict=True):
                if not reads_mediation(check_without):
                    assert check_without == check
                    continue
                unavailable += 1
                assert (check_without["state"], item_without["verdict"]) == ("unavailable", "unavailable")
                assert "插件“mediation”未启用" in str([one["reason"] for one in check_without["numbers"]])
    assert unavailable >= len(before)


def reads_mediation(check: dict[str, Any]) -> bool:
    return any(str(one.get("indicator")).startswith("mediation.") for one in check["numbers"])


def test_its_addresses_are_gone_and_say_so(demo: House, switched_off: House) -> None:
    officer = demo.token(DISTRICT, "county_officer")
    assert len(addresses(demo, "mediation")) > 20
    assert addresses(switched_off, "mediation") == set()
    for address in addresses(demo, "mediation"):
        answer = switched_off.client.get(address, headers=officer)
        assert (answer.status_code, "未启用" in answer.json()["detail"]) == (404, True), address
    assert switched_off.client.get("/api/registry/staff", headers=officer).status_code == 200


def test_its_figures_are_left_out_and_the_others_stay(demo: House, switched_off: House) -> None:
    with_it, without_it = whole(demo)[0], whole(switched_off)[0]
    owners = {entry["indicator"].partition(".")[0] for entry in with_it.values()}
    assert owners == {"mediation", "registry"}
    assert without_it == {
        one: entry for one, entry in with_it.items() if not entry["indicator"].startswith("mediation.")
    }


def test_its_tables_and_rows_stay_and_enabling_it_brings_everything_back(
    demo: House, switched_off: House
) -> None:
    before, rows = whole(demo), rows_kept(demo)
    assert rows["mediation_case"] > 9448
    assert rows_kept(switched_off) == rows
    assert plugin_states(switched_off)["mediation"]["state"] == "available"

    again = opened(demo.installation.settings)

    assert whole(again) == before
    assert addresses(again, "mediation") == addresses(demo, "mediation")
    assert plugin_states(again)["mediation"]["state"] == "active"
    again.installation.close()


# --- Broken, all of them at once beside mediation ---------------------------------------------------------------

API = "from fengqiao.api import *\nfrom sqlmodel import Field\n"
BROKEN = {
    "raises": "@hookimpl\ndef register_indicators(): raise RuntimeError('坏了')",
    "waits": (
        "from threading import Event\nrelease = Event()\n"
        "@hookimpl\ndef register_indicators():\n    release.wait()\n    return []"
    ),
    "blocks": (
        "from threading import Event\nrelease = Event()\n"
        "@hookimpl\ndef register_ledgers():\n    while not release.is_set(): pass\n    return []"
    ),
    "babbles": "@hookimpl\ndef register_indicators(): return ['九十七']",
    "misspells": "@hookimpl\ndef register_indicator(): return []",
    "newer": "@hookimpl\ndef register_indicators(): return []",
    "untabled": (
        f"{API}class Cup(LedgerRow, table=True):\n    drunk_on: date = Field(title='日期')\n"
        "@hookimpl\ndef register_models(): return [Cup]\n"
        "@hookimpl\ndef register_indicators():\n"
        "    return [Indicator('untabled.figure', '杯数', count(Cup, on=Cup.drunk_on), '杯')]"
    ).replace("from sqlmodel", "from datetime import date\nfrom sqlmodel"),
    "hollow": (
        f"{API}@hookimpl\ndef register_indicators(): return [Indicator('hollow.figure', '空', None, '件')]"
    ),
}
REASONS = {
    "raises": ("failed", "坏了"),
    "waits": ("failed", " 秒内没有答复"),
    "blocks": ("failed", " 秒内没有答复"),
    "babbles": ("failed", "返回的第 1 项应为 Indicator,却是 str"),
    "misspells": ("failed", "是否想写 register_indicators"),
    "newer": ("incompatible", "要求 fengqiao>=99"),
}
"""State of each plugin that does not become active, and a piece of the reason."""

FAILING = {"untabled": "查询失败", "hollow": "计算失败"}
"""Plugins that are active and whose figures fail when they are computed, with a piece of the reason."""

PACK = """\
format: 1
code: county
version: "1"
title: 本县标准
document: {number: 无, issuer: 某局, issued_on: 2023-01-01, region: "310106", valid_from: 2023-01-01, valid_to: null, source: 自定}
points: null
not_specified: []
outcome: null
sections:
  - title: 全部
    points: null
    groups:
      - title: 全部
        items:
"""
ITEM = """\
          - {{"no": {number}, printed: null, clause: 第{number}条, title: {owner}, methods: [查阅台账], points: null, scorer: null, when: null,
             checks: [{{id: {owner}, title: {owner}, answers: [{{computed: {{indicator: {code}, op: ">=", value: 0}}}}]}}]}}
"""
COUNTY = "from pathlib import Path\n@hookimpl\ndef register_standards(): return [Path(__file__).parent / 'pack.yaml']"


def pack_over(*codes: str) -> str:
    """Return a standard with one item per indicator."""
    items = [
        ITEM.format(number=number, owner=code.partition(".")[0], code=code)
        for number, code in enumerate(codes, 1)
    ]
    return PACK + "".join(items)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PluginSketches]:
    """A folder of broken plugins, and of one more whose standard asks for a figure of each."""
    sketches = PluginSketches(tmp_path_factory.mktemp("site"))
    for name, code in BROKEN.items():
        sketches.make(name, code, requires=("fengqiao>=99" if name == "newer" else "fengqiao>=1.0,<2",))
    codes = (*(f"{name}.figure" for name in BROKEN), "mediation.settled_cases")
    sketches.make("county", COUNTY, files={"pack.yaml": pack_over(*codes)})
    sys.path.insert(0, str(sketches.folder))
    yield sketches
    sys.path.remove(str(sketches.folder))
    importlib.invalidate_caches()
    sketches.forget()


def stuck() -> list[Any]:
    """Return the modules that never answer, as far as they are imported."""
    return [
        sys.modules[name] for one in ("waits", "blocks") if (name := f"fengqiao_{one}.plugin") in sys.modules
    ]


@pytest.fixture(scope="module")
def crowds(site: PluginSketches, demos: dict[str, Settings]) -> Iterator[PerEngine]:
    """The demo of each engine, opened with mediation and every broken plugin at once, a deadline of one second."""

    def build(engine_kind: str) -> House:
        for module in stuck():
            module.release.clear()
        enabled = ("mediation", "county", *BROKEN)
        house = opened(demos[engine_kind].model_copy(update={"enabled": enabled, "hook_deadline_seconds": 1}))
        for module in stuck():
            # It has missed its deadline; what it still does would only slow down the tests after this.
            module.release.set()
        return house

    made = PerEngine(build)
    yield made
    made.close()


@pytest.fixture
def crowd(demo: House, crowds: PerEngine, engine_kind: str) -> House:
    """The crowded house of this engine; the healthy one has been opened before."""
    return crowds[engine_kind]


def test_the_rest_serves_as_if_they_were_not_there(demo: House, crowd: House) -> None:
    assert whole(crowd) == whole(demo)
    officer = demo.token(DISTRICT, "county_officer")
    listed = crowd.client.get("/api/mediation/cases?size=1&total=1", headers=officer).json()
    assert listed == demo.client.get("/api/mediation/cases?size=1&total=1", headers=officer).json()


@pytest.mark.parametrize("name", REASONS)
def test_the_list_of_plugins_names_the_state_and_the_reason(crowd: House, name: str) -> None:
    state, reason = REASONS[name]
    found = plugin_states(crowd)[name]
    assert found["state"] == state
    assert reason in found["reason"]


def county(house: House) -> dict[str, dict[str, Any]]:
    """Return the one check of each item of the county's standard, for the first station."""
    window = Window(date(2023, 1, 1), date(2023, 9, 30))
    with house.installation.database.reading(SYSTEM) as session:
        district = unit_by_code(session, DISTRICT).id or 0
        stations = stations_under(session, district, window.last)[:1]
        assessed = StationAssessment(house.installation, "county", window).of(session, stations, district)
    return {item["title"]: item["checks"][0] for item in assessed["stations"][0]["items"]}


@pytest.mark.parametrize("name", REASONS)
def test_an_item_that_needs_such_a_plugin_is_unavailable_and_says_why(crowd: House, name: str) -> None:
    check = county(crowd)[name]
    assert check["state"] == "unavailable"
    assert REASONS[name][1] in check["numbers"][0]["reason"]


@pytest.mark.parametrize("name", FAILING)
def test_an_item_whose_figure_fails_is_an_error_and_says_why(crowd: House, name: str) -> None:
    check = county(crowd)[name]
    assert check["state"] == "error"
    assert FAILING[name] in check["numbers"][0]["reason"]


def test_the_items_beside_them_are_answered(crowd: House) -> None:
    assert county(crowd)["mediation"]["state"] in ("met", "not_met")


@ON_SQLITE
def test_the_command_line_lists_the_same_states_and_reasons(crowd: House, site: PluginSketches) -> None:
    # A process of its own imports everything anew, and that counts into the deadline of the first plugin.
    settings = crowd.installation.settings.model_copy(update={"hook_deadline_seconds": 3})
    listed = fengqiao("plugins", "list", "--json", settings=settings, site=site.folder)
    found = {one["name"]: one for one in json.loads(listed)}
    for name, (state, reason) in REASONS.items():
        assert (found[name]["state"], reason in found[name]["reason"]) == (state, True), found[name]
    assert found["mediation"]["state"] == "active"


# --- Contributions that fit nowhere -----------------------------------------------------------------------------

STAFF = f"{API}from fengqiao.api import Staff\n"
MISFITS: dict[str, tuple[str, str]] = {
    "steals": (
        f"{STAFF}@hookimpl\ndef register_indicators(): "
        "return [Indicator('mediation.settled_cases', '偷', count(Staff), '件')]",
        "mediation.settled_cases",
    ),
    "squats": (
        f"{STAFF}@hookimpl\ndef register_indicators(): "
        "return [Indicator('mediation.new', '占', count(Staff), '件')]",
        "mediation.new",
    ),
    "stutters": (
        f"{STAFF}@hookimpl\ndef register_indicators(): "
        "return [Indicator('stutters.a', '重', count(Staff), '件')] * 2",
        "stutters.a",
    ),
    "unmountable": ("@hookimpl\ndef register_routes(): return [42]", "register_routes"),
    "unreadable": ("@hookimpl\ndef register_models(): return []", "codes.csv"),
    "modelless": ("@hookimpl\ndef register_models(): raise RuntimeError('坏了')", "register_models"),
}


@ON_SQLITE
@pytest.mark.parametrize("name", MISFITS)
def test_what_fits_nowhere_costs_only_the_plugin_that_brings_it(
    demo: House, sketches: PluginSketches, name: str
) -> None:
    code, reason = MISFITS[name]
    sketches.make(name, code, files={"data/codes.csv": "甲,乙\n丙,丁\n"} if name == "unreadable" else {})

    house = opened(demo.installation.settings.model_copy(update={"enabled": ("mediation", name)}))

    found = plugin_states(house)
    assert (found[name]["state"], found["mediation"]["state"]) == ("failed", "active")
    assert reason in found[name]["reason"]
    settled = "/api/figures/mediation.settled_cases?from=2023-01-01&to=2023-09-30"
    officer = house.token(DISTRICT, "county_officer")
    assert house.client.get(settled, headers=officer).json()["numerator"] == 9207
    house.installation.close()


@ON_SQLITE
def test_an_operator_who_wants_all_or_none_gets_no_start_with_such_a_plugin(
    demo: House, sketches: PluginSketches
) -> None:
    sketches.make("stutters", MISFITS["stutters"][0])
    settings = demo.installation.settings.model_copy(
        update={"enabled": ("mediation", "stutters"), "on_failure": "stop"}
    )

    with pytest.raises(Misconfigured, match=r"插件“stutters”故障:.*stutters\.a"):
        opened(settings)


# --- Gone --------------------------------------------------------------------------------------------------------


def test_a_plugin_whose_package_is_gone_is_orphaned_and_its_tables_wait_for_it(
    databases: Databases, tmp_path: Path
) -> None:
    settings = settings_for(databases.supply("sqlite").empty(), tmp_path, "mood_room")
    alone = settings.model_copy(update={"enabled": ()})
    site, nothing = tmp_path / "site", tmp_path / "nothing"
    with installed("mood_room", site):
        fengqiao("db", "upgrade", settings=settings, site=site)

    listed = json.loads(fengqiao("plugins", "list", "--json", settings=alone, site=nothing))
    (found,) = (one for one in listed if one["name"] == "mood_room")
    house = opened(alone)

    assert (found["state"], found["version"], found["package"]) == ("orphaned", "0.1.0", "fengqiao-mood-room")
    assert "重新安装并启用即可继续使用" in found["reason"]
    assert inspect(house.installation.database.reader).has_table("mood_room_reception")
    assert house.client.get("/health").status_code == 200
    assert "core:已是" in fengqiao("db", "upgrade", settings=alone, site=nothing)
    house.installation.close()
    assert "mood_room:已是 mood_room_0001" in fengqiao("db", "upgrade", settings=settings, site=site)
