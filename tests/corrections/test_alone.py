"""The plugin stands alone: its ledgers go out and in, it hides whom it must, and its demo prints the published figures."""

from collections import Counter
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from fengqiao.database.scope import SYSTEM
from fengqiao.demonstration_results import Results, results
from fengqiao.ledgers.declaration import Ledger
from fengqiao.privacy.classes import PrivacyClass
from fengqiao.reports.outputs import figures_output
from fengqiao.testing.contracts import AloneContract
from fengqiao.testing.house import NORTH, House
from fengqiao.units.models import Unit
from fengqiao_corrections.ledgers import LEAVES, LEDGERS, RESTRICTIONS, SUBJECTS
from openpyxl import load_workbook
from sqlalchemy import select
from sqlmodel import col

from tests.system.conftest import DISTRICT


class TestAlone(AloneContract):
    ledgers = LEDGERS


_SHOWN: dict[str, Results] = {}


def shown(house: House) -> Results:
    """Return what the demo of this house shows, computed once."""
    url = house.installation.settings.database_url
    if url not in _SHOWN:
        _SHOWN[url] = results(house.installation)
    return _SHOWN[url]


def busiest(house: House, ledger: Ledger) -> str:
    """Return the code of the unit with the most rows of a ledger."""
    with house.installation.database.reading(SYSTEM) as session:
        units = Counter(session.execute(select(ledger.table.__table__.c.unit_id)).scalars())
        (unit_id, _), *_ = units.most_common(1)
        return str(session.scalar(select(col(Unit.code)).where(col(Unit.id) == unit_id)))


def test_a_clerk_finds_its_ledgers(alone: House) -> None:
    clerk = alone.token(busiest(alone, SUBJECTS), "station_clerk")

    for ledger in LEDGERS:
        answer = alone.client.get(f"/api/corrections/{ledger.path}", headers=clerk)
        assert answer.status_code == 200, ledger.code


def test_a_subject_with_a_group_comes_in_by_workbook_and_an_unlawful_one_does_not(bare_house: House) -> None:
    clerk = bare_house.token(NORTH, "station_clerk")
    address = "/api/corrections/subjects"
    book = load_workbook(BytesIO(bare_house.client.get(f"{address}/template.xlsx", headers=clerk).content))
    day = date(2024, 3, 1)
    for number in ("T1", "T2"):
        row = {
            "编号": number,
            "状态": "在册",
            "登记日期": day,
            "矫正类别": "缓刑",
            "姓名": "陈演示乙",
            "性别": "女",
            "接收日期": day,
            "入矫宣告日期": day,
        }
        line_up(book["社区矫正对象"], row)
        line_up(book["矫正方案"], {"所属编号": number, "制定（调整）日期": day})
    line_up(book["矫正小组成员"], {"所属编号": "T1", "成员类别": "居（村）民委员会人员", "性别": "女"})
    line_up(book["矫正小组成员"], {"所属编号": "T2", "成员类别": "司法所工作人员", "性别": "男"})
    content = BytesIO()
    book.save(content)

    found = bare_house.client.post(f"{address}/import", headers=clerk, content=content.getvalue()).json()

    assert (found["read"], found["inserted"], found["rejected"]) == (2, 1, 1), found
    assert "女性成员" in str(found["faults"])


def line_up(sheet: Any, row: dict[str, Any]) -> None:
    """Append a row under the titles of a sheet."""
    titles = [cell.value for cell in sheet[1]]
    assert set(row) <= set(titles), set(row) - set(titles)
    sheet.append([row.get(title) for title in titles])


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_where_somebody_went_leaves_in_no_export_and_names_are_masked(alone: House) -> None:
    code = busiest(alone, SUBJECTS)
    clerk = alone.token(code, "station_clerk")
    export = alone.client.get("/api/corrections/subjects/export.xlsx", headers=clerk)
    book = load_workbook(BytesIO(export.content))
    leaves = alone.client.get("/api/corrections/leaves/export.xlsx", headers=clerk)

    names = [row[0] for row in book["社区矫正对象"].iter_rows(values_only=True)]
    text = str([cell.value for sheet in book for row in sheet for cell in row])
    assert len(names) > 10
    assert "演示" not in text
    assert "目的地" not in {cell.value for cell in load_workbook(BytesIO(leaves.content))["外出审批"][1]}


def test_identity_is_held_at_p3_and_whereabouts_at_p4() -> None:
    personal = {
        (part.table.__name__, spec.name): spec.marker.privacy  # type: ignore[union-attr]
        for ledger in LEDGERS
        for part in (ledger, *ledger.parts)
        for spec in part.personal
    }

    assert set(personal.values()) == {PrivacyClass.P3, PrivacyClass.P4}
    assert [one for one, held in personal.items() if held is PrivacyClass.P4] == [("Leave", "destination")]
    assert {("Subject", name) for name in ("name", "id_no", "phone", "residence", "health")} <= set(personal)


def test_whatever_belongs_to_a_minor_can_be_found_by_the_subject() -> None:
    about_one = {
        ledger.code
        for ledger in LEDGERS
        if any(spec.name == "subject_id" for spec in ledger.fields) and ledger.code != SUBJECTS.code
    }

    assert {LEAVES.code, RESTRICTIONS.code} < about_one
    assert len(about_one) == 12
    for ledger in LEDGERS:
        if ledger.code in about_one:
            (key,) = [
                key
                for key in ledger.table.__table__.foreign_key_constraints
                if "subject_id" in key.column_keys
            ]
            assert key.referred_table.name == "corrections_subject"


def test_no_field_in_clear_could_name_a_person_in_correction() -> None:
    clear = {
        spec.name
        for ledger in LEDGERS
        for part in (ledger, *ledger.parts)
        for spec in part.plain
        if spec.kind in ("text", "long_text")
    }

    # Staff, organs, places, helpers' names; letters and certificates by number only.
    assert clear == {
        "agency",
        "document_no",
        "scope",
        "name",
        "host",
        "client_name",
        "letter_no",
        "decided_by",
        "certificate_no",
        "tool",
        "accepted_by",
        "visitor",
        "approved_by",
        "topic",
        "teacher",
        "place",
        "activity",
        "prison",
        "skills",
        "met_by",
        "helper",
    }


@pytest.mark.requirement("JA-30", "JA-31a", "JA-31b", "JA-31c", "JA-32")
def test_the_published_figures_of_corrections_come_out(alone: House) -> None:
    figures = figures_output(shown(alone).figures)
    displayed = {one: figures[one]["display"] for one in ("JA-30", "JA-31a", "JA-31b", "JA-31c")}

    assert displayed == {"JA-30": "100.00%", "JA-31a": "385", "JA-31b": "0", "JA-31c": "0"}
    assert 4800 < figures["JA-32"]["numerator"] < 4900
    assert figures["JA-31a"]["window"] == {"from": "2023-01-01", "to": "2023-10-25"}


@pytest.mark.requirement("NN-A28a", "NN-A28b", "NN-A28c", "NN-A28d")
@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_stations_meet_miss_or_cannot_answer_the_item_of_corrections(alone: House) -> None:
    stations = shown(alone).assessment["stations"]
    states = {
        check_id: Counter(
            check["state"]
            for station in stations
            for item in station["items"]
            for check in item["checks"]
            if check["id"] == check_id
        )
        for check_id in ("NN-A28a", "NN-A28b", "NN-A28c", "NN-A28d")
    }

    assert states["NN-A28a"] == states["NN-A28b"] == {"met": 13, "no_data": 1}
    assert states["NN-A28c"] == {"met": 11, "not_met": 2, "no_data": 1}
    assert set(states["NN-A28d"]) == {"met", "not_met", "no_data"}
    assert states["NN-A28d"]["met"] >= 8


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_an_officer_walks_from_the_figure_down_to_its_subjects(alone: House) -> None:
    officer = alone.token(DISTRICT, "county_officer")
    figures = figures_output(shown(alone).figures)

    rows = alone.client.get(figures["JA-31a"]["rows"], headers=officer).json()

    assert rows["total"] == 385
    assert "演示" not in str(rows)
