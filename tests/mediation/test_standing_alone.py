"""Mediation alone: it starts, its tables are those of its one migration, and its ledgers go out and come in as workbooks."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from fengqiao.access.tokens import issue_token
from fengqiao.database.branches import all_branches
from fengqiao.database.drift import check
from fengqiao.database.migrating import upgrade
from fengqiao.database.scope import SYSTEM
from fengqiao.installation import Installation
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.loading import load
from fengqiao.privacy.values import Rules
from fengqiao.registry.demo import found_district, registry_rows
from fengqiao.settings import Settings
from fengqiao.testing.databases import Databases
from fengqiao.units.tree import unit_by_code
from fengqiao.web.app import create_app
from fengqiao_mediation.demo import district_rows
from fengqiao_mediation.ledgers import LEDGERS
from litestar.testing import TestClient
from openpyxl import load_workbook

STATION = "310106016"
"""A station with a workroom of its own."""

ENOUGH = 12
"""Rows of one ledger that a round trip carries."""


@pytest.fixture(scope="module")
def alone(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """A migrated installation with no other line of business, and a station's share of the demo in it."""
    urls = databases.supply("sqlite").empty()
    settings = Settings(
        enabled=("mediation",),
        database_url=urls.application,
        owner_url=urls.owner,
        master_key=tmp_path_factory.mktemp("alone") / "master.key",
    )
    made = Installation.open(settings, rules=Rules(synthetic_ids=True))
    upgrade(made.database, all_branches(made.host))
    with made.database.writing(SYSTEM) as session:
        district = found_district(session, 7)
        load(session, registry_rows(district), made.codes, made.vault)
        units = {station.unit_id for station in district.stations if station.township.startswith("北站")}
        units |= {district.bureau.id or 0}
        load(session, _some(list(district_rows(5, district)), units), made.codes, made.vault)
    yield made
    made.close()


def _some(rows: list[Any], units: set[int]) -> Iterator[Any]:
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


@pytest.fixture(scope="module")
def desk(alone: Installation) -> Any:
    """The web application."""
    return TestClient(create_app(alone))


def clerk(alone: Installation, unit_code: str = STATION, role: str = "station_clerk") -> dict[str, str]:
    """Return the headers of somebody who works there."""
    with alone.database.writing(SYSTEM) as session:
        _, secret = issue_token(
            session, unit=unit_by_code(session, unit_code), roles=[role], days=1, name="test"
        )
    return {"Authorization": f"Bearer {secret}"}


def test_its_one_migration_makes_the_tables_of_its_models(alone: Installation) -> None:
    branches = [branch for branch in all_branches(alone.host) if branch.name == "mediation"]

    assert check(alone.database, branches) == {"mediation": []}
    versions = Path(branches[0].versions).glob("*.py")
    assert [file.name for file in versions] == ["mediation_0001_first_tables.py"]


@pytest.mark.parametrize("ledger", LEDGERS, ids=lambda ledger: ledger.code)
def test_a_template_asks_for_every_field_by_its_title(
    alone: Installation, desk: TestClient[Any], ledger: Ledger
) -> None:
    answer = desk.get(f"/api/mediation/{ledger.path}/template.xlsx", headers=clerk(alone))
    book = load_workbook(BytesIO(answer.content))

    for part in (ledger, *ledger.parts):
        header = [cell.value for cell in next(book[part.title].iter_rows())]
        assert {spec.title for spec in part.fields} <= set(header)


@pytest.mark.parametrize("ledger", LEDGERS, ids=lambda ledger: ledger.code)
def test_what_was_exported_comes_back_as_nothing_new(
    alone: Installation, desk: TestClient[Any], ledger: Ledger
) -> None:
    # Experts and rates are the bureau's.
    headers = clerk(alone, "310106", "county_officer")
    exported = desk.get(f"/api/mediation/{ledger.path}/export.xlsx", headers=headers)
    answer = desk.post(
        f"/api/mediation/{ledger.path}/import?dry_run=1", headers=headers, content=exported.content
    ).json()

    assert answer["faults"] == []
    assert 0 < answer["read"] == answer["unchanged"]


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
def test_a_template_that_was_filled_in_is_taken_once(
    alone: Installation, desk: TestClient[Any], code: str
) -> None:
    (ledger,) = (one for one in LEDGERS if one.code == code)
    headers = clerk(alone)
    template = desk.get(f"/api/mediation/{ledger.path}/template.xlsx", headers=headers)
    filled = fill(template.content, ledger, FILLED_IN[code])
    address = f"/api/mediation/{ledger.path}"
    before = rows(desk, address, headers)

    taken = desk.post(f"{address}/import", headers=headers, content=filled).json()
    again = desk.post(f"{address}/import", headers=headers, content=filled).json()

    assert (taken["inserted"], taken["faults"]) == (len(FILLED_IN[code]), []), taken
    assert again["repeated"]
    assert rows(desk, address, headers) == before + len(FILLED_IN[code])


def rows(desk: TestClient[Any], address: str, headers: dict[str, str]) -> int:
    """Return how many rows a list has."""
    return int(desk.get(f"{address}?size=1&total=1", headers=headers).json()["total"])


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


def test_an_experts_telephone_is_masked_in_lists(alone: Installation, desk: TestClient[Any]) -> None:
    headers = clerk(alone)
    expert = {
        "name": "陈演示乙",
        "industry": "labour",
        "listed_on": "2024-01-02",
        "phone": "13900139000",
    }
    made = desk.post("/api/mediation/experts", headers=headers, json=expert)

    assert made.status_code == 201
    assert "13900139000" not in desk.get("/api/mediation/experts", headers=headers).text
