"""The forms of a review: each is filled from its row and opens; the file's list shows what is missing."""

from typing import Any

import pytest
from fengqiao.testing.contracts import FormsContract
from fengqiao.testing.desk import Desk
from fengqiao.testing.forms import PLACEHOLDERS, cells, words
from fengqiao.testing.house import House
from fengqiao_legal_review.documents import ITEM_DOCUMENTS
from fengqiao_legal_review.ledgers import LEDGERS

PRINTED = [document.code for document in ITEM_DOCUMENTS if document.template]

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


class ReviewDesk(Desk):
    """A station's clerk, who submits items and sees them reviewed."""

    def submitted(self, **changes: Any) -> dict[str, Any]:
        """Return an item that was submitted."""
        return self.enter("items", ITEM | changes)

    def issued(self, **changes: Any) -> dict[str, Any]:
        """Return an item on which two bodies gave an opinion."""
        row = self.move(self.submitted(materials=MATERIALS), "accept", accepted_on="2023-03-02")
        row = self.move(row, "review", mode="joint", reviewers=REVIEWERS)
        return self.move(row, "issue", **ISSUING | changes)


@pytest.fixture(scope="module")
def desk(bare_house: House) -> ReviewDesk:
    """A clerk at work; tests enter items of their own."""
    return ReviewDesk(bare_house, "legal_review")


@pytest.fixture(scope="module")
def issued(desk: ReviewDesk) -> dict[str, Any]:
    """An item with everything in it."""
    return desk.issued()


@pytest.mark.parametrize("code", PRINTED)
def test_every_form_opens_and_no_placeholder_is_left(
    desk: ReviewDesk, issued: dict[str, Any], code: str
) -> None:
    for row in (issued, desk.submitted(target=None, matter=None)):
        shown = words(desk.clear(row, code)).replace(ODD_NAME, "")
        assert not any(brace in shown for brace in PLACEHOLDERS)
        assert "None" not in shown
        assert ODD_UNIT in shown


class TestForms(FormsContract):
    ledgers = LEDGERS


def test_an_opinion_has_its_conclusion_its_reasons_and_who_reviewed(
    desk: ReviewDesk, issued: dict[str, Any]
) -> None:
    content = desk.clear(issued, "opinion")
    rows, lines = cells(content), words(content).split("\n")
    assert "北司审〔2023〕1号" in lines
    assert f"{ODD_UNIT}：" in lines
    assert "修改后合法。" in lines
    assert all(line in lines for line in OPINION.split("\n"))
    assert ["审查内容", "权限：已审查　程序：已审查　内容：未审查"] in rows
    assert ["牵头审核", "司法所　北街司法所　合成人甲"] in rows
    assert ["参加审核", "街镇法律顾问　合成人乙（2023年3月8日提出意见）"] in rows
    assert "2023年3月10日" in lines


def test_a_submission_lists_what_came_and_what_did_not(desk: ReviewDesk, issued: dict[str, Any]) -> None:
    rows = cells(desk.clear(issued, "submission"))
    assert ["涉及对象", ODD_NAME] in rows
    assert ["事项说明", str(ITEM["matter"])] in rows
    assert ["1", "送审稿", "2", "2023年3月1日"] in rows
    assert ["2", "制定依据", "1", "未收到"] in rows


def test_whoever_only_reads_gets_masks_and_no_running_text(desk: ReviewDesk, issued: dict[str, Any]) -> None:
    submission, opinion = (words(desk.masked(issued, code)) for code in ("submission", "opinion"))
    for hidden in (ODD_NAME, str(ITEM["matter"]), OPINION.split("\n")[0]):
        assert hidden not in submission + opinion
    assert "〔未显示〕" in submission
    assert "〔未显示〕" in opinion
    assert "修改后合法。" in opinion


def test_an_opinion_without_its_text_is_a_gap(desk: ReviewDesk, issued: dict[str, Any]) -> None:
    assert desk.documents(issued)["gaps"] == []
    assert desk.documents(desk.issued(opinion_text=None))["gaps"] == ["opinion"]


def test_an_accepted_item_without_material_is_a_gap(desk: ReviewDesk) -> None:
    row = desk.submitted(materials=[{"kind": "draft"}])
    assert desk.documents(row)["gaps"] == []
    accepted = desk.move(row, "accept", accepted_on="2023-03-02")
    assert desk.documents(accepted)["gaps"] == ["material"]


def test_the_list_says_which_documents_this_item_needs(desk: ReviewDesk, issued: dict[str, Any]) -> None:
    assert desk.states(issued) == {
        "submission": "可打印",
        "material": "已有",
        "supplement": "不需要",
        "comments": "不需要",
        "reviewers_opinions": "已有",
        "opinion": "已有",
        "answer": "缺",
        "report": "不需要",
        "correction": "不需要",
    }
