"""The forms of party building: each is filled from its row and opens; the list of a file shows what is missing."""

from functools import cached_property

import pytest
from fengqiao.testing.contracts import FormsContract
from fengqiao.testing.desk import Desk, Row
from fengqiao.testing.forms import PLACEHOLDERS, cells, words
from fengqiao.testing.house import House
from fengqiao_party_building.ledgers import LEDGERS

# What XML and the forms' own placeholders take for markup must come through.
ODD_NAME = "<北街&所>\"'{{ host }}党支部{% raw %}"
MINUTES = "一、学习<条例>&讨论。\n二、表决通过。"
MEETING = {
    "kind": "members_meeting",
    "held_on": "2023-03-10",
    "place": "会议室",
    "host": "合成人甲",
    "recorder": "合成人丙",
    "guests": "街道<组织>科一人",
    "absentees": "合成人丁，病假",
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


class PartyDesk(Desk):
    """A station's clerk, whose station has a branch."""

    @cached_property
    def branch(self) -> str:
        """Id of the branch."""
        branch = {"name": ODD_NAME, "kind": "branch", "founded_on": "2020-01-01"}
        return str(self.enter("organisations", branch)["id"])

    def meet(self, values: Row) -> Row:
        """Enter a meeting of the branch."""
        return self.enter("meetings", {"organisation_id": self.branch} | values)


@pytest.fixture(scope="module")
def desk(bare_house: House) -> PartyDesk:
    """A clerk at work; tests enter rows of their own."""
    return PartyDesk(bare_house, "party_building")


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
def test_minutes_open_and_no_placeholder_is_left(desk: PartyDesk, values: Row) -> None:
    shown = bare_of(desk.clear(desk.meet(values), "minutes"), ODD_NAME)
    assert not any(brace in shown for brace in (*PLACEHOLDERS, "None"))


@pytest.mark.parametrize("values", [GUIDE | {"visits": VISITS}, GUIDE], ids=["full", "bare"])
def test_a_contact_register_opens_and_no_placeholder_is_left(desk: PartyDesk, values: Row) -> None:
    shown = bare_of(desk.clear(desk.enter("guides", values), "contact"), ODD_NAME)
    assert not any(brace in shown for brace in (*PLACEHOLDERS, "None"))


class TestForms(FormsContract):
    ledgers = LEDGERS


def test_minutes_show_who_met_and_what_was_said(desk: PartyDesk) -> None:
    content = desk.clear(desk.meet(MEETING), "minutes")
    rows, lines = cells(content), words(content).split("\n")
    assert lines[:2] == [ODD_NAME, "支部党员大会记录"]
    assert ["地点", "会议室"] in rows
    assert ["主持人", "合成人甲", "记录人", "合成人丙"] in rows
    assert ["列席人员", "街道<组织>科一人"] in rows
    assert ["缺席人员及原因", "合成人丁，病假"] in rows
    assert ["应到人数", "5人", "实到人数", "4人"] in rows
    assert ["议题", "发展对象<讨论>"] in rows
    assert ["会议记录", MINUTES] in rows
    assert "评议结果" not in [row[0] for row in rows]


def test_a_lesson_names_who_gave_it_and_an_appraisal_its_verdicts(desk: PartyDesk) -> None:
    lesson = desk.meet(BARE | {"kind": "lesson", "lecturer": "合成人乙"})
    assert ["讲课人", "合成人乙", "列席人员", ""] in cells(desk.clear(lesson, "minutes"))
    appraisal = desk.meet(MEETING | VERDICTS | {"kind": "appraisal"})
    verdicts = ["评议结果", "优秀2人，合格2人，基本合格0人，不合格0人"]
    assert verdicts in cells(desk.clear(appraisal, "minutes"))


def test_whoever_only_reads_gets_no_account_of_what_was_said(desk: PartyDesk) -> None:
    shown = words(desk.masked(desk.meet(MEETING), "minutes"))
    assert "〔未显示〕" in shown
    assert not any(line in shown for line in (*MINUTES.split("\n"), MEETING["absentees"]))
    assert "合成人甲" in shown


def test_a_contact_register_lists_every_visit(desk: PartyDesk) -> None:
    content = desk.clear(desk.enter("guides", GUIDE | {"visits": VISITS}), "contact")
    rows = cells(content)
    assert words(content).startswith("党建指导员联系登记表")
    assert ["单位及职务", "某局<机关>&党委"] in rows
    assert ["联系司法所", "北街司法所"] in rows
    assert ["1", "2023年3月1日", "指导<换届>&选举", ""] in rows
    assert ["2", "2023年6月1日", "", ""] in rows


def test_a_meeting_without_record_or_signatures_shows_as_a_gap(desk: PartyDesk) -> None:
    assert desk.documents(desk.meet(MEETING))["gaps"] == []
    assert desk.documents(desk.meet(BARE))["gaps"] == ["minutes", "sign_in"]
    on_paper = desk.meet(BARE | {"minutes_kept": True, "sign_in_kept": True})
    assert desk.documents(on_paper)["gaps"] == []


def test_a_guide_owes_the_file_nothing(desk: PartyDesk) -> None:
    row = desk.enter("guides", GUIDE | {"document_no": "北党〔2023〕1号"})
    listed = desk.documents(row)
    assert listed["gaps"] == []
    assert [entry["state_title"] for entry in listed["documents"]][0] == "已有"
