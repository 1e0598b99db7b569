"""Mediation alone: it starts, its tables are those of its one migration, and its ledgers go out and come in as workbooks."""

from collections.abc import Iterable, Iterator
from datetime import date
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from fengqiao.api import DemoRow
from fengqiao.database.branches import all_branches
from fengqiao.database.migrating import upgrade
from fengqiao.database.scope import SYSTEM
from fengqiao.installation import Installation
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.loading import load
from fengqiao.privacy.values import Rules
from fengqiao.registry.demo import found_district, registry_rows
from fengqiao.settings import Settings
from fengqiao.testing.contracts import AloneContract
from fengqiao.testing.databases import Databases
from fengqiao.testing.house import SEED, House, PerEngine, opened, settings_for
from fengqiao_mediation.demo import district_rows
from fengqiao_mediation.ledgers import LEDGERS
from openpyxl import load_workbook

STATION = "310106016"
"""A station with a workroom of its own."""

ENOUGH = 12
"""Rows of one ledger that a round trip carries."""


@pytest.fixture(scope="module")
def alone_houses(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PerEngine]:
    """Mediation alone with a station's share of its demonstration: all of it takes long to go out and come back."""

    def made(engine_kind: str) -> House:
        folder = tmp_path_factory.mktemp(engine_kind)
        settings = settings_for(databases.supply(engine_kind).empty(), folder, "mediation")
        _write_share(settings)
        return opened(settings)

    houses = PerEngine(made)
    yield houses
    houses.close()


def _write_share(settings: Settings) -> None:
    made = Installation.open(settings, rules=Rules(synthetic_ids=True))
    upgrade(made.database, all_branches(made.host))
    with made.database.writing(SYSTEM) as session:
        district = found_district(session, SEED)
        load(session, registry_rows(district), made.codes, made.vault)
        units = {station.unit_id for station in district.stations if station.township.startswith("北站")}
        rows = district_rows(SEED, district)
        load(session, _some(rows, units | {district.bureau_id}), made.codes, made.vault)
    made.close()


def _some(rows: Iterable[DemoRow], units: set[int]) -> Iterator[DemoRow]:
    """Yield what these units have of each ledger: all that others point at, a few of the rest."""
    pointed_at = {"mediation.committee", "mediation.mediator", "mediation.case"}
    taken: dict[str, int] = {}
    for ledger, unit, record in rows:
        # Incidents are few, and may be anybody's.
        if unit not in units and ledger.code != "mediation.incident":
            continue
        taken[ledger.code] = taken.get(ledger.code, 0) + 1
        if ledger.code in pointed_at or taken[ledger.code] <= ENOUGH:
            yield ledger, unit, record


class TestAlone(AloneContract):
    ledgers = LEDGERS


def test_it_has_one_migration() -> None:
    versions = Path(str(files("fengqiao_mediation") / "migrations" / "versions")).glob("*.py")

    assert [file.name for file in versions] == ["mediation_0001_first_tables.py"]


FILLED_IN: dict[str, list[dict[str, Any]]] = {
    "mediation.centre": [
        {
            "名称": "某矛盾纠纷调解中心",
            "层级": "乡镇（街道）",
            "设立日期": date(2024, 1, 2),
            "依托司法所设立": "是",
        }
    ],
    "mediation.analysis": [
        {
            "层级": "乡镇街道",
            "形成日期": date(2024, 4, 1),
            "分析期间起": date(2024, 1, 1),
            "分析期间止": date(2024, 3, 31),
        }
    ],
    "mediation.referral": [
        {
            "移送单位类别": "公安机关",
            "对接方式": "联合调解",
            "联合单位": "某派出所",
            "收函日期": date(2024, 3, 1),
        }
    ],
    "mediation.expert": [
        {
            "姓名": "陈演示甲",
            "行业或专业领域": "环境保护",
            "入库日期": date(2024, 1, 2),
            "联系电话": "13800138000",
        }
    ],
    "mediation.subsidy_rate": [
        {
            "适用地区代码": "310106",
            "案件类别": "疑难",
            "每件金额（元）": 300.5,
            "施行日期": date(2024, 1, 1),
        }
    ],
}


@pytest.mark.parametrize("code", FILLED_IN)
def test_a_template_that_was_filled_in_is_taken_once(alone: House, code: str) -> None:
    (ledger,) = (one for one in LEDGERS if one.code == code)
    headers = alone.token(STATION, "station_clerk")
    template = alone.client.get(f"/api/mediation/{ledger.path}/template.xlsx", headers=headers)
    filled = fill(template.content, ledger, FILLED_IN[code])
    address = f"/api/mediation/{ledger.path}"
    before = rows(alone, address, headers)

    taken = alone.client.post(f"{address}/import", headers=headers, content=filled).json()
    again = alone.client.post(f"{address}/import", headers=headers, content=filled).json()

    assert (taken["inserted"], taken["faults"]) == (len(FILLED_IN[code]), []), taken
    assert again["repeated"]
    assert rows(alone, address, headers) == before + len(FILLED_IN[code])


def rows(house: House, address: str, headers: dict[str, str]) -> int:
    """Return how many rows a list has."""
    return int(house.client.get(f"{address}?size=1&total=1", headers=headers).json()["total"])


def fill(template: bytes, ledger: Ledger, rows: list[dict[str, Any]]) -> bytes:
    """Write rows under the header of a template, as a person does."""
    book = load_workbook(BytesIO(template))
    sheet = book[ledger.title]
    header = [cell.value for cell in next(sheet.iter_rows())]
    for number, row in enumerate(rows, 2):
        for title, value in row.items():
            sheet.cell(number, header.index(title) + 1, value)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def test_an_experts_telephone_is_masked_in_lists(alone: House) -> None:
    headers = alone.token(STATION, "station_clerk")
    expert = {
        "name": "陈演示乙",
        "industry": "labour",
        "listed_on": "2024-01-02",
        "phone": "13900139000",
    }
    made = alone.client.post("/api/mediation/experts", headers=headers, json=expert)

    assert made.status_code == 201
    assert "13900139000" not in alone.client.get("/api/mediation/experts", headers=headers).text
