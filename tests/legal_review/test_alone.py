"""The plugin enabled alone: its migration, its ledgers from template to export and back, its figures in the demo."""

from io import BytesIO
from typing import Any

import pytest
from fengqiao.ledgers.codes import CodeBook
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.fields import FieldSpec
from fengqiao.ledgers.markers import Codes
from fengqiao.testing.contracts import AloneContract
from fengqiao.testing.desk import Desk
from fengqiao.testing.house import BUREAU, NORTH, SOUTH, House
from fengqiao_legal_review.ledgers import ITEMS, LEDGERS
from openpyxl import load_workbook

DAY = "2024-03-01"
STATION = {"kind": "station", "lead": True}
ROWS: dict[str, dict[str, Any]] = {
    "item": {
        "kind": "township_contract",
        "submitting_unit": "某办公室",
        "submitted_on": DAY,
        "matter": "保洁服务合同",
        "target": "演示某服务公司",
        "materials": [{"kind": "draft", "received_on": DAY}],
        "reviewers": [STATION, {"kind": "legal_adviser", "opinion": "同意"}],
    },
    "opinion": {"kind": "proposal", "given_on": DAY, "to_unit": "某街道办事处", "text": "建议补充条款"},
    "attendance": {"meeting": "directors_office", "attended_on": DAY, "role": "head", "spoke": True},
    "reconsideration_point": {"name": "北街复议咨询点", "opened_on": DAY},
    "reconsideration": {
        "kind": "penalty",
        "opened_on": DAY,
        "applicant": "陈演示甲",
        "phone": "13800000001",
        "steps": [{"step": "consultation", "taken_on": DAY, "note": "告知期限"}],
    },
    "litigation": {
        "kind": "first_instance",
        "notified_on": DAY,
        "court": "某区人民法院",
        "respondent": "某街道办事处",
        "plaintiff": "李演示乙",
    },
    "observation": {"kind": "legislation", "collected_on": DAY, "content": "建议明确期限"},
    "pilot": {"scope": "both", "extent": "station", "since": DAY, "document_no": "某司〔2024〕1号"},
}


def address(ledger: Ledger) -> str:
    """Return where a ledger is found."""
    return f"/api/legal_review/{ledger.path}"


class TestAlone(AloneContract):
    ledgers = LEDGERS


@pytest.mark.parametrize("ledger", LEDGERS, ids=lambda ledger: ledger.code)
def test_its_template_takes_a_row_by_the_titles_of_its_columns(
    bare_house: House, ledger: Ledger, codes: CodeBook
) -> None:
    row = ROWS[ledger.code.partition(".")[2]]
    cells = {spec.title: _as_typed(codes, spec, row[spec.name]) for spec in ledger.fields if spec.name in row}

    answer = typed_in(bare_house, ledger, cells)

    assert (answer["inserted"], answer["faults"]) == (1, [])


def typed_in(house: House, ledger: Ledger, cells: dict[str, Any]) -> dict[str, Any]:
    """Write one row into the template of a ledger, import it and return the answer."""
    clerk = house.token(SOUTH, "station_clerk")
    template = house.client.get(f"{address(ledger)}/template.xlsx", headers=clerk).content
    book = load_workbook(BytesIO(template))
    sheet = book.worksheets[0]
    titles = [cell.value for cell in sheet[1]]
    assert set(cells) <= set(titles)
    sheet.append([cells.get(title) for title in titles])
    content = BytesIO()
    book.save(content)
    answer = house.client.post(f"{address(ledger)}/import", headers=clerk, content=content.getvalue())
    assert answer.status_code == 200, answer.text
    result: dict[str, Any] = answer.json()
    return result


def test_an_import_refuses_what_was_decided_although_found_illegal(bare_house: House) -> None:
    decided = {
        "事项类别": "行政规范性文件",
        "送审单位": "某办公室",
        "送审日期": DAY,
        "受理日期": DAY,
        "审核结论": "不合法",
        "出具意见日期": DAY,
        "公布（签订、作出）日期": DAY,
        "状态": "已公布（签订、作出）",
    }

    answer = typed_in(bare_house, ITEMS, decided)

    assert (answer["inserted"], answer["rejected"]) == (0, 1)
    assert any("第二十五条" in str(fault) for fault in answer["faults"])


def _as_typed(codes: CodeBook, spec: FieldSpec, value: Any) -> Any:
    """Return a value as a person types it: the title of a code, 是 for yes."""
    if isinstance(spec.marker, Codes):
        return codes.entries(spec.marker.list_code)[value].title
    return "是" if value is True else value


def test_whom_a_row_concerns_is_shown_to_nobody_in_lists_and_exports(desk: Desk) -> None:
    secrets = ("陈演示甲", "13800000001", "李演示乙", "演示某服务公司", "保洁服务", "告知期限", "建议补充")
    for ledger in LEDGERS:
        row = desk.enter(ledger.path, ROWS[ledger.code.partition(".")[2]])
        places = (address(ledger), row["address"], f"{address(ledger)}/export.xlsx")
        listed, opened, export = (desk.house.client.get(one, headers=desk.clerk) for one in places)
        told = listed.text + opened.text + words_of(export.content)
        assert [secret for secret in secrets if secret in told] == []


def words_of(workbook: bytes) -> str:
    """Return all that a workbook says."""
    sheets = load_workbook(BytesIO(workbook))
    return str([cell for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row])


def test_a_forbidden_step_is_refused_over_the_web_with_the_article(bare_house: House) -> None:
    clerk = bare_house.token(NORTH, "station_clerk")
    body = {
        **ROWS["item"],
        "accepted_on": DAY,
        "mode": "joint",
        "conclusion": "unlawful",
        "issued_on": DAY,
        "concluded_on": DAY,
    }

    answer = bare_house.client.post(address(ITEMS), headers=clerk, json=body)

    assert answer.status_code == 422
    assert "重大行政决策程序暂行条例第二十五条" in answer.text


def test_a_repeated_or_faulty_row_is_named_cell_by_cell(bare_house: House) -> None:
    clerk = bare_house.token(NORTH, "station_clerk")
    body = {**ROWS["item"], "kind": "contract of mine", "submitted_on": "2024-02-30"}

    answer = bare_house.client.post(address(ITEMS), headers=clerk, json=body)

    assert answer.status_code == 422
    assert "送审日期" in answer.text


PUBLISHED = {
    "head_attendances": 321,
    "enforcement_decisions_reviewed": 113,
    "reconsideration_points": 14,
    "reconsiderations": 17,
    "litigations": 16,
    "contracts_reviewed_by_advisers": 1612,
    "observations_adopted_by_city": 1,
}


@pytest.mark.requirement("JA-07", "JA-10", "JA-11", "JA-12a", "JA-12b", "JA-14", "JA-16")
def test_the_demo_shows_the_published_figures(alone: House) -> None:
    officer = alone.token(BUREAU, "county_officer")
    window = "from=2023-01-01&to=2023-09-30"

    found = {
        name: alone.client.get(f"/api/figures/legal_review.{name}?{window}", headers=officer).json()
        for name in (*PUBLISHED, "reconsideration_point_coverage")
    }
    coverage = found.pop("reconsideration_point_coverage")

    assert {name: one["numerator"] for name, one in found.items()} == PUBLISHED
    assert (coverage["numerator"], coverage["denominator"]) in ((14, 14), (1, 1))
