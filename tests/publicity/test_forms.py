"""The forms of publicity: each is filled from its row and opens; the list of a file shows what is missing."""

from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from fengqiao.testing.contracts import FormsContract
from fengqiao.testing.desk import Desk
from fengqiao.testing.forms import PLACEHOLDERS, cells, words
from fengqiao.testing.house import House
from fengqiao_publicity.ledgers import LEDGERS

FOLDER = Path(str(files("fengqiao_publicity") / "data" / "documents"))
VILLAGE, PHONE = "合成村", "13800000000"

# What XML and the forms' own placeholders take for markup must come through.
ODD_TITLE = "宪法<进>学校&社区\"'{{ place }}{% raw %}"
ODD_NAME = "<合成&人>\"'{{ phone }}{% raw %}"
EVIDENCE: list[dict[str, Any]] = [
    {"kind": "plan", "made_on": "2023-03-01", "kept_at": "档案2023-1"},
    {"kind": "scheme", "made_on": "2023-03-02", "kept_at": "档案2023-2"},
    {"kind": "picture", "made_on": "2023-03-10", "kept_at": "相册<1>&2", "shows_minors": True},
    {"kind": "report", "made_on": "2023-03-11", "kept_at": "https://example.cn/?a=1&b=2"},
]
ACTIVITY = {
    "title": ODD_TITLE,
    "kind": "topic",
    "target_kind": "school",
    "form": "lecture",
    "planned_on": "2023-03-01",
    "theme": "宪法宣传月",
    "law": "constitution",
    "place": "某小学",
    "organiser": "北街司法所",
}
HOLDING = {
    "held_on": "2023-03-10",
    "audience": 120,
    "materials": 200,
    "speakers": "合成人甲",
    "evidence": EVIDENCE,
}
COURSES = [{"kind": "pre_service", "held_on": "2023-02-01", "hours": 16}]


class PublicityDesk(Desk):
    """A station's clerk, and a village that the station serves."""

    @cached_property
    def village(self) -> str:
        """Id of the village."""
        village = {"name": VILLAGE, "kind": "village"}
        return str(self.enter("registry/villages", village, by=self.head)["id"])

    def held(self, **changes: Any) -> dict[str, Any]:
        """Return an activity that was held."""
        row = self.enter("activities", ACTIVITY)
        row = self.move(row, "approve", approved_on="2023-03-02", approver="合成人乙")
        return self.move(row, "hold", **HOLDING | changes)

    def person(self, **changes: Any) -> dict[str, Any]:
        """Put somebody forward."""
        values = {
            "name": ODD_NAME,
            "kind": "law_literate",
            "village_id": self.village,
            "source": "mediator",
            "nomination": "recommended",
            "selected_on": "2023-01-05",
        }
        return self.enter("law-people", values | changes)

    def serving(self, phone: str = PHONE, **certificate: Any) -> dict[str, Any]:
        """Return somebody who was trained, examined and certified."""
        row = self.move(self.person(phone=phone), "train", courses=COURSES)
        row = self.move(row, "examine", examined_on="2023-02-10")
        return self.move(row, "certify", certified_on="2023-03-01", **certificate)


@pytest.fixture(scope="module")
def desk(bare_house: House) -> PublicityDesk:
    """A clerk at work; tests enter rows of their own."""
    return PublicityDesk(bare_house, "publicity")


@pytest.fixture(scope="module")
def held(desk: PublicityDesk) -> dict[str, Any]:
    """An activity with all that its file must hold."""
    return desk.held()


@pytest.fixture(scope="module")
def serving(desk: PublicityDesk) -> dict[str, Any]:
    """Somebody who serves, with a numbered certificate."""
    return desk.serving(cert_no="北法明2023-1")


def bare_of(content: bytes, *entered: str) -> str:
    """Return the words of a form without what was typed into its row."""
    shown = words(content)
    for text in entered:
        assert text in shown
        shown = shown.replace(text, "")
    return shown


def test_an_activity_record_opens_and_no_placeholder_is_left(
    desk: PublicityDesk, held: dict[str, Any]
) -> None:
    for row in (held, desk.enter("activities", ACTIVITY | {"theme": None, "law": None, "place": None})):
        shown = bare_of(desk.clear(row, "record"), ODD_TITLE)
        assert not any(brace in shown for brace in (*PLACEHOLDERS, "None"))


def test_a_registration_opens_and_no_placeholder_is_left(
    desk: PublicityDesk, serving: dict[str, Any]
) -> None:
    for row in (serving, desk.person()):
        shown = bare_of(desk.clear(row, "registration"), ODD_NAME)
        assert not any(brace in shown for brace in (*PLACEHOLDERS, "None"))


class TestForms(FormsContract):
    ledgers = LEDGERS


def test_an_activity_record_shows_what_was_done_and_what_proves_it(
    desk: PublicityDesk, held: dict[str, Any]
) -> None:
    rows = cells(desk.clear(held, "record"))
    assert ["活动名称", ODD_TITLE] in rows
    assert ["对象", "学校", "宣传内容", "宪法"] in rows
    assert ["当月主题", "宪法宣传月"] in rows
    assert ["审批日期", "2023年3月2日", "审批人", "合成人乙"] in rows
    assert ["受众", "120人", "发放资料", "200份"] in rows
    assert ["4", "宣传报道", "2023年3月11日", "https://example.cn/?a=1&b=2"] in rows
    assert ["3", "图片", "2023年3月10日", "相册<1>&2（含未成年人影像，对外使用前先核对）"] in rows


def test_an_activity_not_yet_held_prints_a_form_to_write_on(desk: PublicityDesk) -> None:
    rows = cells(desk.clear(desk.enter("activities", ACTIVITY), "record"))
    assert ["受众", "", "发放资料", ""] in rows


def test_a_registration_shows_the_way_to_the_certificate(
    desk: PublicityDesk, serving: dict[str, Any]
) -> None:
    content = desk.clear(serving, "registration")
    rows = cells(content)
    assert words(content).startswith("法律明白人登记表")
    assert ["姓名", ODD_NAME, "手机号码", PHONE] in rows
    assert ["村（社区）", VILLAGE] in rows
    assert ["登记发证", "2023年3月1日", "证号", "北法明2023-1"] in rows
    assert ["1", "任前培训", "2023年2月1日", "16"] in rows


def test_a_leader_is_registered_as_one(desk: PublicityDesk) -> None:
    shown = words(desk.masked(desk.person(kind="law_leader"), "registration"))
    assert shown.startswith("法治带头人登记表")


def test_whoever_only_reads_gets_a_masked_phone_number(desk: PublicityDesk, serving: dict[str, Any]) -> None:
    shown = words(desk.masked(serving, "registration"))
    assert PHONE not in shown
    assert "138****0000" in shown


@pytest.mark.parametrize(
    ("kind", "gap"), [("plan", "plan"), ("scheme", "scheme"), ("picture", "pictures"), ("report", "report")]
)
def test_what_an_activity_lacks_to_be_complete_is_a_gap(desk: PublicityDesk, kind: str, gap: str) -> None:
    row = desk.held(evidence=[piece for piece in EVIDENCE if piece["kind"] != kind])
    assert desk.documents(row)["gaps"] == [gap]


def test_a_complete_activity_has_no_gap_and_a_planned_one_needs_nothing(
    desk: PublicityDesk, held: dict[str, Any]
) -> None:
    assert desk.documents(held)["gaps"] == []
    assert desk.documents(desk.enter("activities", ACTIVITY))["gaps"] == []


def test_the_plan_of_the_year_stands_for_a_plan_of_its_own(desk: PublicityDesk) -> None:
    plan = desk.enter(
        "plans", {"kind": "annual", "title": "年度计划", "year": 2023, "drafted_on": "2023-01-01"}
    )
    without = [piece for piece in EVIDENCE if piece["kind"] != "plan"]
    row = desk.move(desk.held(evidence=without), "evidence", plan_id=plan["id"])
    assert desk.documents(row)["gaps"] == []


def test_a_certificate_without_a_number_is_a_gap(desk: PublicityDesk, serving: dict[str, Any]) -> None:
    assert desk.documents(serving)["gaps"] == []
    assert desk.documents(desk.person())["gaps"] == []
    assert desk.documents(desk.serving(phone="13800000009"))["gaps"] == ["certificate"]
