"""The forms of a review: each is filled from its row and opens; the file's list shows what is missing."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from fengqiao.testing.databases import Databases
from fengqiao.testing.forms import PLACEHOLDERS, cells, unfillable, unlike_their_descriptions, words
from fengqiao.testing.house import NORTH, House, found_bureau, opened, settings_for
from fengqiao_legal_review.documents import ITEM_DOCUMENTS
from fengqiao_legal_review.ledgers import LEDGERS

FOLDER = Path(str(files("fengqiao_legal_review") / "data" / "documents"))
PRINTED = [document.code for document in ITEM_DOCUMENTS if document.template]
ADDRESS = "/api/legal_review/items"

# What XML and the forms' own placeholders take for markup must come through.
ODD_NAME = "<张&三>\"'{{ title }}有限公司{% raw %}"
ODD_UNIT = "某街道<城管&应急>办"
OPINION = "一、第三条<罚则>&收费没有依据，应当删去。\n二、其余合法。"
MATERIALS = [{"kind": "draft", "received_on": "2023-03-01", "copies": 2}, {"kind": "basis"}]
REVIEWERS = [
    {"kind": "station", "lead": True, "organisation": "北街司法所", "name": "合成人甲"},
    {"kind": "legal_adviser", "name": "合成人乙", "heard_on": "2023-03-08", "opinion": "同意。"},
]
ITEM = {
    "kind": "township_contract",
    "submitting_unit": ODD_UNIT,
    "submitted_on": "2023-03-01",
    "target": ODD_NAME,
    "matter": "租赁<仓库>&场地。",
}
ISSUING = {
    "conclusion": "lawful_after_change",
    "opinion_no": "北司审〔2023〕1号",
    "issued_on": "2023-03-10",
    "opinion_text": OPINION,
    "authority_checked": True,
    "procedure_checked": True,
}


@dataclass
class Desk:
    """A station's clerk, who enters, moves and prints."""

    house: House
    clerk: dict[str, str]

    def enter(self, **changes: Any) -> dict[str, Any]:
        """Submit an item."""
        made = self.house.client.post(ADDRESS, headers=self.clerk, json=ITEM | changes)
        assert made.status_code == 201, made.text
        return dict(made.json())

    def move(self, row: dict[str, Any], move: str, **values: Any) -> dict[str, Any]:
        """Take an item one step further."""
        done = self.house.client.post(
            f"{ADDRESS}/{row['id']}/moves/{move}",
            headers=self.clerk | {"If-Match": str(row["version"])},
            json=values,
        )
        assert done.status_code == 200, done.text
        return dict(done.json())

    def issued(self, **changes: Any) -> dict[str, Any]:
        """Return an item on which two bodies gave an opinion."""
        row = self.move(self.enter(materials=MATERIALS), "accept", accepted_on="2023-03-02")
        row = self.move(row, "review", mode="joint", reviewers=REVIEWERS)
        return self.move(row, "issue", **ISSUING | changes)

    def listed(self, row: dict[str, Any]) -> dict[str, Any]:
        """Return the list of an item's documents."""
        answer = self.house.client.get(f"{ADDRESS}/{row['id']}/documents", headers=self.clerk)
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    def masked(self, row: dict[str, Any], code: str) -> bytes:
        """Print a form as whoever reads the row gets it."""
        printed = self.house.client.get(f"{ADDRESS}/{row['id']}/documents/{code}", headers=self.clerk)
        assert printed.status_code == 200, printed.text
        return printed.content

    def clear(self, row: dict[str, Any], code: str) -> bytes:
        """Print a form in clear."""
        printed = self.house.client.post(
            f"{ADDRESS}/{row['id']}/documents/{code}", headers=self.clerk, json={"purpose": "送达送审单位"}
        )
        assert printed.status_code == 200, printed.text
        return printed.content


@pytest.fixture(scope="module")
def desk(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A bureau with stations; tests enter items of their own."""
    house = opened(settings_for(databases.filled("sqlite"), tmp_path_factory.mktemp("forms"), "legal_review"))
    found_bureau(house)
    yield Desk(house, house.token(NORTH, "station_clerk"))
    house.installation.close()


@pytest.fixture(scope="module")
def issued(desk: Desk) -> dict[str, Any]:
    """An item with everything in it."""
    return desk.issued()


@pytest.mark.parametrize("code", PRINTED)
def test_every_form_opens_and_no_placeholder_is_left(desk: Desk, issued: dict[str, Any], code: str) -> None:
    for row in (issued, desk.enter(target=None, matter=None)):
        shown = words(desk.clear(row, code)).replace(ODD_NAME, "")
        assert not any(brace in shown for brace in PLACEHOLDERS)
        assert "None" not in shown
        assert ODD_UNIT in shown


def test_every_template_is_what_its_description_gives() -> None:
    assert unlike_their_descriptions(FOLDER) == []


def test_every_form_knows_only_names_that_its_ledger_has() -> None:
    assert unfillable(LEDGERS) == []


def test_no_template_is_left_that_no_document_names() -> None:
    named = {document.template for ledger in LEDGERS for document in ledger.documents if document.template}
    assert {file.name for file in FOLDER.glob("*.docx")} == named


def test_an_opinion_has_its_conclusion_its_reasons_and_who_reviewed(
    desk: Desk, issued: dict[str, Any]
) -> None:
    content = desk.clear(issued, "opinion")
    rows, lines = cells(content), words(content).split("\n")
    assert "北司审〔2023〕1号" in lines
    assert f"{ODD_UNIT}：" in lines
    assert "修改后合法。" in lines
    assert all(line in lines for line in OPINION.split("\n"))
    assert ["法定权限", "已审查", "法定程序", "已审查"] in rows
    assert ["内容合法", "未审查"] in rows
    assert ["牵头审核", "司法所　北街司法所　合成人甲"] in rows
    assert ["参加审核", "街镇法律顾问　合成人乙（2023年3月8日提出意见）"] in rows
    assert "2023年3月10日" in lines


def test_a_submission_lists_what_came_and_what_did_not(desk: Desk, issued: dict[str, Any]) -> None:
    rows = cells(desk.clear(issued, "submission"))
    assert ["对象或相对人", ODD_NAME] in rows
    assert ["事项说明", str(ITEM["matter"])] in rows
    assert ["1", "送审稿", "2", "2023年3月1日"] in rows
    assert ["2", "制定依据", "1", "未收到"] in rows


def test_whoever_only_reads_gets_masks_and_no_running_text(desk: Desk, issued: dict[str, Any]) -> None:
    submission, opinion = (words(desk.masked(issued, code)) for code in PRINTED)
    for hidden in (ODD_NAME, str(ITEM["matter"]), OPINION.split("\n")[0]):
        assert hidden not in submission + opinion
    assert "〔未显示〕" in submission
    assert "〔未显示〕" in opinion
    assert "修改后合法。" in opinion


def test_an_opinion_without_its_text_is_a_gap(desk: Desk, issued: dict[str, Any]) -> None:
    assert desk.listed(issued)["gaps"] == []
    assert desk.listed(desk.issued(opinion_text=None))["gaps"] == ["opinion"]


def test_an_accepted_item_without_material_is_a_gap(desk: Desk) -> None:
    row = desk.enter(materials=[{"kind": "draft"}])
    assert desk.listed(row)["gaps"] == []
    accepted = desk.move(row, "accept", accepted_on="2023-03-02")
    assert desk.listed(accepted)["gaps"] == ["material"]


def test_the_list_says_which_documents_this_item_needs(desk: Desk, issued: dict[str, Any]) -> None:
    states = {entry["code"]: entry["state_title"] for entry in desk.listed(issued)["documents"]}
    assert states == {
        "submission": "可打印",
        "material": "已有",
        "supplement": "不需要",
        "comments": "不需要",
        "reviewers_opinions": "已有",
        "opinion": "已有",
        "answer": "缺",
    }
