"""The forms of party building: each is filled from its row and opens; the list of a file shows what is missing."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from fengqiao.testing.databases import Databases
from fengqiao.testing.forms import PLACEHOLDERS, cells, unfillable, unlike_their_descriptions, words
from fengqiao.testing.house import NORTH, House, found_bureau, opened, settings_for
from fengqiao_party_building.ledgers import LEDGERS

FOLDER = Path(str(files("fengqiao_party_building") / "data" / "documents"))

# What XML and the forms' own placeholders take for markup must come through.
ODD_NAME = "<北街&所>\"'{{ host }}党支部{% raw %}"
MINUTES = "一、学习<条例>&讨论。\n二、表决通过。"
MEETING = {
    "kind": "members_meeting",
    "held_on": "2023-03-10",
    "place": "会议室",
    "host": "合成人甲",
    "expected": 5,
    "attended": 4,
    "topics": "发展对象<讨论>",
    "minutes": MINUTES,
    "sign_in_kept": True,
}
BARE = {"kind": "theme_day", "held_on": "2023-03-11", "attended": 0}
VERDICTS = {"excellent": 2, "qualified": 2}
VISITS = [{"visited_on": "2023-03-01", "matter": "指导<换届>&选举"}, {"visited_on": "2023-06-01"}]
GUIDE = {"name": ODD_NAME, "kind": "guide", "from_unit": "某局<机关>&党委", "appointed_on": "2023-01-05"}


@dataclass
class Desk:
    """A station's head, who enters and prints.

    :param branch: id of the station's branch.
    """

    house: House
    head: dict[str, str]
    branch: str

    @classmethod
    def at(cls, house: House) -> "Desk":
        """Found a branch."""
        head = house.token(NORTH, "station_head")
        desk = cls(house, head, "")
        branch = {"name": ODD_NAME, "kind": "branch", "founded_on": "2020-01-01"}
        return cls(house, head, desk.enter("organisations", branch)["id"])

    def enter(self, ledger: str, values: dict[str, Any]) -> dict[str, Any]:
        """Enter a row."""
        made = self.house.client.post(f"/api/party_building/{ledger}", headers=self.head, json=values)
        assert made.status_code == 201, made.text
        return dict(made.json())

    def meet(self, values: dict[str, Any]) -> dict[str, Any]:
        """Enter a meeting of the branch."""
        return self.enter("meetings", {"organisation_id": self.branch} | values)

    def listed(self, ledger: str, row: dict[str, Any]) -> dict[str, Any]:
        """Return the list of a row's documents."""
        address = f"/api/party_building/{ledger}/{row['id']}/documents"
        answer = self.house.client.get(address, headers=self.head)
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    def masked(self, ledger: str, row: dict[str, Any], code: str) -> bytes:
        """Print a form as whoever reads the row gets it."""
        address = f"/api/party_building/{ledger}/{row['id']}/documents/{code}"
        printed = self.house.client.get(address, headers=self.head)
        assert printed.status_code == 200, printed.text
        return printed.content

    def clear(self, ledger: str, row: dict[str, Any], code: str) -> bytes:
        """Print a form in clear."""
        address = f"/api/party_building/{ledger}/{row['id']}/documents/{code}"
        printed = self.house.client.post(address, headers=self.head, json={"purpose": "装订会议记录"})
        assert printed.status_code == 200, printed.text
        return printed.content


@pytest.fixture(scope="module")
def desk(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A bureau with stations, one of them with a branch; tests enter rows of their own."""
    folder = tmp_path_factory.mktemp("forms")
    house = opened(settings_for(databases.filled("sqlite"), folder, "party_building"))
    found_bureau(house)
    yield Desk.at(house)
    house.installation.close()


def bare_of(content: bytes, *entered: str) -> str:
    """Return the words of a form without what was typed into its row."""
    shown = words(content)
    for text in entered:
        assert text in shown
        shown = shown.replace(text, "")
    return shown


@pytest.mark.parametrize(
    "values", [MEETING, BARE, MEETING | VERDICTS | {"kind": "appraisal"}], ids=["full", "bare", "appraisal"]
)
def test_minutes_open_and_no_placeholder_is_left(desk: Desk, values: dict[str, Any]) -> None:
    shown = bare_of(desk.clear("meetings", desk.meet(values), "minutes"), ODD_NAME)
    assert not any(brace in shown for brace in (*PLACEHOLDERS, "None"))


@pytest.mark.parametrize("values", [GUIDE | {"visits": VISITS}, GUIDE], ids=["full", "bare"])
def test_a_contact_register_opens_and_no_placeholder_is_left(desk: Desk, values: dict[str, Any]) -> None:
    shown = bare_of(desk.clear("guides", desk.enter("guides", values), "contact"), ODD_NAME)
    assert not any(brace in shown for brace in (*PLACEHOLDERS, "None"))


def test_every_template_is_what_its_description_gives() -> None:
    assert unlike_their_descriptions(FOLDER) == []


def test_every_form_knows_only_names_that_its_ledger_has() -> None:
    assert unfillable(LEDGERS) == []


def test_no_template_is_left_that_no_document_names() -> None:
    named = {document.template for ledger in LEDGERS for document in ledger.documents if document.template}
    assert {file.name for file in FOLDER.glob("*.docx")} == named


def test_minutes_show_who_met_and_what_was_said(desk: Desk) -> None:
    content = desk.clear("meetings", desk.meet(MEETING), "minutes")
    rows, lines = cells(content), words(content).split("\n")
    assert lines[:2] == [ODD_NAME, "支部党员大会记录"]
    assert ["地点", "会议室", "主持人", "合成人甲"] in rows
    assert ["应到人数", "5人", "实到人数", "4人"] in rows
    assert ["议题", "发展对象<讨论>"] in rows
    assert ["会议记录", MINUTES] in rows
    assert "评议结果" not in [row[0] for row in rows]


def test_a_lesson_names_who_gave_it_and_an_appraisal_its_verdicts(desk: Desk) -> None:
    lesson = desk.meet(BARE | {"kind": "lesson", "lecturer": "合成人乙"})
    assert ["讲课人", "合成人乙", "列席人员", ""] in cells(desk.clear("meetings", lesson, "minutes"))
    appraisal = desk.meet(MEETING | VERDICTS | {"kind": "appraisal"})
    verdicts = ["评议结果", "优秀2人，合格2人，基本合格0人，不合格0人"]
    assert verdicts in cells(desk.clear("meetings", appraisal, "minutes"))


def test_whoever_only_reads_gets_no_account_of_what_was_said(desk: Desk) -> None:
    shown = words(desk.masked("meetings", desk.meet(MEETING), "minutes"))
    assert "〔未显示〕" in shown
    assert not any(line in shown for line in MINUTES.split("\n"))
    assert "合成人甲" in shown


def test_a_contact_register_lists_every_visit(desk: Desk) -> None:
    content = desk.clear("guides", desk.enter("guides", GUIDE | {"visits": VISITS}), "contact")
    rows = cells(content)
    assert words(content).startswith("党建指导员联系登记表")
    assert ["单位及职务", "某局<机关>&党委"] in rows
    assert ["联系司法所", "北街司法所"] in rows
    assert ["1", "2023年3月1日", "指导<换届>&选举", ""] in rows
    assert ["2", "2023年6月1日", "", ""] in rows


def test_a_meeting_without_record_or_signatures_shows_as_a_gap(desk: Desk) -> None:
    assert desk.listed("meetings", desk.meet(MEETING))["gaps"] == []
    assert desk.listed("meetings", desk.meet(BARE))["gaps"] == ["minutes", "sign_in"]
    on_paper = desk.meet(BARE | {"minutes_kept": True, "sign_in_kept": True})
    assert desk.listed("meetings", on_paper)["gaps"] == []


def test_a_guide_owes_the_file_nothing(desk: Desk) -> None:
    row = desk.enter("guides", GUIDE | {"document_no": "北党〔2023〕1号"})
    listed = desk.listed("guides", row)
    assert listed["gaps"] == []
    assert [entry["state_title"] for entry in listed["documents"]][0] == "已有"
