"""The forms of corrections: each is filled from its row in clear for a purpose, and masked for whoever only reads."""

from datetime import date
from functools import cached_property, partial
from itertools import count
from typing import Any

import pytest
from fengqiao.access.models import AuditEvent
from fengqiao.database.scope import SYSTEM
from fengqiao.privacy.synthetic import synthetic_id_no
from fengqiao.testing.contracts import FormsContract
from fengqiao.testing.desk import Desk, Row
from fengqiao.testing.forms import PLACEHOLDERS, cells, words
from fengqiao.testing.house import NORTH, House
from fengqiao_corrections.documents.verdicts import PROPOSALS
from fengqiao_corrections.ledgers import LEDGERS

Dossiers = dict[str, list[Row]]

PRINTED = [document for ledger in LEDGERS for document in ledger.documents if document.template]

NAME = "合成人甲"
# A charge or the name of a court may hold anything; what XML and the forms' own placeholders take for markup must come
# through. A person's name may not.
ODD_CHARGE = "<盗&窃>\"'{{ name }}{% raw %}罪"
ODD_COURT = "<某&某>人民法院{{ name }}"
ID_NO = synthetic_id_no(date(1980, 1, 2), 7)
PHONE = "13800000000"
FACTS = "未按<规定>报告&未说明理由。\n经查属实。"
DAY = "2024-03-01"

SUBJECT: Row = {
    "registered_on": DAY,
    "category": "probation",
    "name": NAME,
    "former_name": "合成人旧",
    "id_no": ID_NO,
    "sex": "male",
    "birth_year": 1980,
    "phone": PHONE,
    "household": "某市某区某路1号",
    "residence": "某市某区某街2号",
    "work": "某某合成工厂",
    "health": "良好，无<重大>疾病。",
    "crime": "property",
    "charge": ODD_CHARGE,
    "decided_by": ODD_COURT,
    "document_no": "（2024）合成刑初1号",
    "sentence": "有期徒刑一年，缓刑二年",
    "term_from": DAY,
    "term_to": "2024-05-01",
    "notified_on": DAY,
    "due_report_on": "2024-03-11",
    "family_members": [{"relation": "spouse", "name": "合成人乙", "phone": PHONE}],
    "group_members": [
        {"role": "station", "name": "合成人丙", "sex": "male"},
        {"role": "volunteer", "name": "合成人丁", "sex": "female", "left_on": "2024-04-01"},
    ],
    "plans": [{"made_on": DAY}],
}
EMPTY_SUBJECT = {"registered_on": DAY, "category": "control", "name": "合成人空", "sex": "female"}
SURVEY = {
    "received_on": DAY,
    "client": "court",
    "client_name": ODD_COURT,
    "letter_no": "合成函1号",
    "name": NAME,
    "residence": "某市某区某街2号",
    "charge": ODD_CHARGE,
    "family": "与配偶共同生活。",
    "past_record": "邻里评价<较好>。",
    "committee_opinion": "同意接收。",
}
PERSON: Row = {
    "registered_on": DAY,
    "name": "合成人戊",
    "sex": "male",
    "id_no": ID_NO,
    "phone": PHONE,
    "residence": "某市某区某街3号",
    "charge": ODD_CHARGE,
    "sentence": "有期徒刑三年",
    "came_from": "prison",
    "prison": "<某&某>监狱",
    "release_kind": "served",
    "skills": "电工",
    "family": "与父母<同住>。",
    "helpers": [
        {"role": "police", "name": "合成人己", "phone": PHONE},
        {"role": "volunteer", "name": "合成人庚", "left_on": "2024-04-01"},
    ],
}
EMPTY_PERSON = {"registered_on": DAY, "name": "合成人空", "came_from": "prison", "release_kind": "served"}
VERDICTS = ("reprimand", "warning", *PROPOSALS)
GROUNDS = {
    "reprimand": "slight_breach",
    "warning": "two_reprimands",
    "revoke_probation": "two_warnings",
    "revoke_parole": "two_warnings",
}
FILED = ("decision", "execution_notice", "receipt", "declaration", "group", "plan")


class CorrectionsDesk(Desk):
    """A station's clerk, and the one there who opens sealed files.

    :ivar id_no: of the subject registered last; nobody is on the register twice.
    """

    id_no: str

    def __post_init__(self) -> None:
        super().__post_init__()
        self._others = map(partial(synthetic_id_no, date(1980, 1, 2)), count(100))

    @cached_property
    def sealed(self) -> dict[str, str]:
        """Headers of the one named for sealed files."""
        return self.house.token(NORTH, "sealed_files_officer")

    def enter(self, path: str, values: dict[str, Any], *, by: dict[str, str] | None = None) -> Row:
        """Register a row; whoever is registered with an identity number gets one of their own."""
        if "id_no" in values:
            self.id_no = next(self._others)
            values = {**values, "id_no": self.id_no}
        return super().enter(path, values, by=by)

    def received(self, **changes: Any) -> Row:
        """Return a subject who was received, declared and put on the register."""
        row = self.enter("subjects", SUBJECT | changes)
        row = self.move(row, "receive", received_on=DAY, reported_on=DAY, papers_received_on=DAY)
        row = self.move(row, "declare", declared_on="2024-03-02")
        return self.move(row, "enrol", level="ordinary")

    def released(self, **changes: Any) -> Row:
        """Return a subject released when the term had run."""
        end = {"ended_on": "2024-05-01", "organs_notified_on": "2024-05-02"}
        row = self.received(**changes)
        return self.move(row, "release", exit_kind="expired", certificate_no="合成证1号", **end)

    def verdict(self, row: Row, **values: Any) -> Row:
        """Return a verdict on a subject."""
        return self.enter("verdicts", {"subject_id": row["id"], "decided_on": "2024-04-01", **values})

    def leave(self, row: Row) -> Row:
        """Return leave that was given."""
        days = {"applied_on": "2024-04-01", "since": "2024-04-05", "until": "2024-04-08"}
        asked = {"subject_id": row["id"], "reason": "medical", "destination": "某省某市某医院3号楼", **days}
        return self.move(self.enter("leaves", asked), "approve", decided_on="2024-04-02", level="station")

    def place_change(self, row: Row) -> Row:
        """Return a change of place that was granted."""
        asked = {"subject_id": row["id"], "applied_on": "2024-04-01", "planned_on": "2024-05-01"}
        place = {"new_place": "某省某市某区某路9号", "reason": "随<配偶>迁居。"}
        days = {"inquired_on": "2024-04-03", "replied_on": "2024-04-08", "decided_on": "2024-04-09"}
        entered = self.enter("place-changes", asked | place)
        return self.move(entered, "grant", due_report_on="2024-04-16", **days)

    def restriction(self, row: Row) -> Row:
        """Return an answered request to enter a place."""
        asked = {
            "subject_id": row["id"],
            "kind": "place",
            "began_on": "2024-04-01",
            "request": "参加<婚礼>。",
        }
        answer = {"decision": "granted", "decided_on": "2024-04-02", "until": "2024-04-06"}
        return self.move(self.enter("restrictions", asked), "decide", **answer)

    def helped(self, **changes: Any) -> Row:
        """Return a released person whose help has begun."""
        days = {"released_on": "2024-03-31", "help_since": "2024-03-31", "help_until": "2029-03-31"}
        row = self.enter("released-persons", PERSON | changes)
        return self.move(row, "take_in", key_level="key", three_none=True, **days)

    def help_given(self, row: Row, kind: str = "visit") -> Row:
        """Return a visit to a released person."""
        what = {"kind": kind, "place": "home", "content": "生活<稳定>。", "next_on": "2024-05-10"}
        return self.enter("helps", {"person_id": row["id"], "helped_on": "2024-04-10", **what})


@pytest.fixture(scope="module")
def desk(bare_house: House) -> CorrectionsDesk:
    """A clerk at work; tests enter rows of their own."""
    return CorrectionsDesk(bare_house, "corrections")


@pytest.fixture(scope="module")
def dossiers(desk: CorrectionsDesk) -> Dossiers:
    """For every form a row that fills it and, where there can be one, a row of which hardly anything is known."""
    whole, empty = desk.released(), desk.enter("subjects", EMPTY_SUBJECT)
    survey = desk.move(desk.enter("surveys", SURVEY), "answer", opinion="suitable", sent_on="2024-03-08")
    bare = desk.enter("surveys", {"received_on": DAY, "client": "prison", "name": "合成人空"})
    of_subject = ("report_notice", "basic_information", "declaration", "group", "plan", "release_certificate")
    rows = dict.fromkeys(of_subject, [whole, empty])
    for kind in VERDICTS:
        rows[kind] = [
            desk.verdict(whole, kind=kind, facts=FACTS, document_no="合成决1号", ground=GROUNDS.get(kind)),
            desk.verdict(whole, kind=kind),
        ]
    person, unknown = desk.helped(), desk.enter("released-persons", EMPTY_PERSON)
    rows |= dict.fromkeys(("notice_receipt", "registration", "help_agreement"), [person, unknown])
    return {
        **rows,
        "survey_opinion": [survey, bare],
        "leave": [desk.leave(whole)],
        "place_change": [desk.place_change(whole)],
        "restriction": [desk.restriction(whole)],
        "help_record": [desk.help_given(person)],
    }


@pytest.mark.parametrize("document", PRINTED, ids=lambda document: document.code)
def test_every_form_opens_and_no_placeholder_is_left(
    desk: CorrectionsDesk, dossiers: Dossiers, document: Any
) -> None:
    for row in dossiers[document.code]:
        shown = words(desk.clear(row, document.code)).replace(ODD_CHARGE, "").replace(ODD_COURT, "")
        assert not any(brace in shown for brace in PLACEHOLDERS)
        assert len(shown.split()) > 3


class TestForms(FormsContract):
    ledgers = LEDGERS


@pytest.mark.parametrize(
    "code", ["report_notice", "basic_information", "release_certificate", "survey_opinion"]
)
def test_names_with_the_signs_of_markup_come_through(
    desk: CorrectionsDesk, dossiers: Dossiers, code: str
) -> None:
    shown = words(desk.clear(dossiers[code][0], code))
    assert ODD_CHARGE in shown
    assert ODD_COURT in shown


def test_a_certificate_of_release_says_who_was_released_when_and_under_which_article(
    desk: CorrectionsDesk,
) -> None:
    content = desk.clear(desk.released(), "release_certificate")
    shown = words(content)
    for part in (
        NAME,
        desk.id_no,
        ODD_CHARGE,
        "（2024）合成刑初1号",
        "缓刑",
        "第四十四条",
        "编号：合成证1号",
    ):
        assert part in shown
    assert "矫正期限自2024年3月1日起至2024年5月1日止" in shown
    assert "自2024年5月1日起解除社区矫正（期满解除）" in shown
    assert ["解除日期", "2024年5月1日", "通知有关机关日期", "2024年5月2日"] in cells(content)


def test_the_sheet_of_a_subject_shows_family_and_those_who_still_are_in_the_group(
    desk: CorrectionsDesk,
) -> None:
    rows = cells(desk.clear(desk.received(), "basic_information"))
    assert ["姓名", NAME, "曾用名", "合成人旧"] in rows
    assert ["性别", "男", "出生年份", "1980年"] in rows
    assert ["身份证号", desk.id_no] in rows
    assert ["健康状况", "良好，无<重大>疾病。"] in rows
    assert ["矫正类别", "缓刑", "未成年人", "否"] in rows
    assert ["配偶", "合成人乙", "联系电话", PHONE] in rows
    assert ["司法所工作人员", "合成人丙", "性别", "男"] in rows
    assert not any("合成人丁" in row for row in rows)


def test_a_report_notice_says_whether_the_person_came(desk: CorrectionsDesk) -> None:
    awaited = words(desk.clear(desk.enter("subjects", SUBJECT), "report_notice"))
    came = words(desk.clear(desk.received(), "report_notice"))
    assert "该对象尚未报到" in awaited
    assert "该对象已于2024年3月1日报到（移送），我单位于2024年3月1日办理接收。" in came
    assert "尚未报到" not in came


def test_an_opinion_is_addressed_to_who_asked_and_gives_the_findings(
    desk: CorrectionsDesk, dossiers: Dossiers
) -> None:
    content = desk.clear(dossiers["survey_opinion"][0], "survey_opinion")
    assert f"{ODD_COURT}：" in words(content).split("\n")
    for row in (
        ["一贯表现", "邻里评价<较好>。"],
        ["居（村）委会意见", "同意接收。"],
        ["评估意见", "适合社区矫正"],
    ):
        assert row in cells(content)
    assert "监狱：" in words(desk.clear(dossiers["survey_opinion"][1], "survey_opinion"))


@pytest.mark.parametrize(("kind", "title"), [("reprimand", "训诫"), ("warning", "警告")])
def test_a_decision_tells_the_facts_and_names_its_subject_by_number_only(
    desk: CorrectionsDesk, dossiers: Dossiers, kind: str, title: str
) -> None:
    shown = words(desk.clear(dossiers[kind][0], kind))
    assert all(line in shown for line in FACTS.split("\n"))
    assert f"决定对你给予{title}" in shown
    assert "编号：合成决1号" in shown
    assert f"档案编号：{dossiers['basic_information'][0]['seq_no']}" in shown
    assert NAME not in shown


@pytest.mark.parametrize(
    ("kind", "article", "asked"),
    [
        ("public_security_penalty", "第二十八条", "治安管理处罚"),
        ("revoke_probation", "第四十六条", "建议撤销缓刑"),
        ("revoke_parole", "第四十六条", "建议撤销假释"),
        ("recall", "第四十九条", "建议将该对象收监执行"),
        ("commute", "第三十三条", "建议依法予以减刑"),
        ("arrest", "第四十七条", "四十八小时"),
    ],
)
def test_a_proposal_gives_the_facts_the_article_and_what_is_asked(
    desk: CorrectionsDesk, dossiers: Dossiers, kind: str, article: str, asked: str
) -> None:
    shown = words(desk.clear(dossiers[kind][0], kind))
    assert article in shown
    assert asked in shown
    assert all(line in shown for line in FACTS.split("\n"))
    assert ("警告两次仍不改" in shown) is (kind in GROUNDS)
    assert NAME not in shown
    other = {"revoke_probation": "撤销假释，", "revoke_parole": "撤销缓刑，"}.get(kind)
    assert other is None or other not in shown


def test_a_declaration_says_offence_term_and_group(desk: CorrectionsDesk) -> None:
    content = desk.clear(desk.received(), "declaration")
    shown = words(content)
    for part in (NAME, ODD_CHARGE, "（2024）合成刑初1号", "第二十二条", "矫正类别为缓刑"):
        assert part in shown
    assert "矫正期限自2024年3月1日起至2024年5月1日止" in shown
    assert ["司法所工作人员", "合成人丙", "男"] in cells(content)
    assert "禁止令，你应当遵守" not in shown
    banned = desk.received(ban_order=True)
    assert "禁止令，你应当遵守" in words(desk.clear(banned, "declaration"))


def test_group_and_plan_are_printed_from_the_file(desk: CorrectionsDesk) -> None:
    plan = {"made_on": DAY, "risk": "<低>", "targets": "守法", "measures": "每月谈话"}
    row = desk.received(plans=[plan])
    group, written = desk.clear(row, "group"), cells(desk.clear(row, "plan"))
    assert any("合成人丙" in line for line in cells(group))
    assert not any("合成人丁" in line for line in cells(group))
    for line in (["制定", "2024年3月1日"], ["风险分析", "<低>"], ["矫正措施", "每月谈话"]):
        assert line in written


def test_approvals_print_what_was_asked_and_decided(desk: CorrectionsDesk, dossiers: Dossiers) -> None:
    change = cells(desk.clear(dossiers["place_change"][0], "place_change"))
    assert ["新执行地", "某省某市某区某路9号"] in change
    assert ["申请日期", "2024年4月1日", "拟迁居日期", "2024年5月1日"] in change
    assert ["机构决定", "同意变更"] in change
    place = cells(desk.clear(dossiers["restriction"][0], "restriction"))
    assert ["申请事项和理由", "参加<婚礼>。"] in place
    assert ["审批结果", "准许", "审批日期", "2024年4月2日"] in place


def test_only_what_was_asked_for_needs_an_approval(desk: CorrectionsDesk) -> None:
    row = desk.received()
    ban = desk.enter("restrictions", {"subject_id": row["id"], "kind": "court_ban", "began_on": "2024-04-01"})
    assert desk.states(ban) == {"restriction": "不需要"}
    assert desk.states(desk.restriction(row)) == {"restriction": "已有"}
    assert desk.states(desk.place_change(row)) == {"place_change": "已有"}


def test_the_file_of_a_released_person_shows_those_who_still_help(
    desk: CorrectionsDesk, dossiers: Dossiers
) -> None:
    row = desk.helped()
    sheet, agreement = (cells(desk.clear(row, code)) for code in ("registration", "help_agreement"))
    assert ["派出所民警", "合成人己", "联系电话", PHONE] in sheet
    assert ["身份证号", desk.id_no] in sheet
    assert ["派出所民警", "合成人己", PHONE, ""] in agreement
    assert not any("合成人庚" in line for line in (*sheet, *agreement))
    receipt = words(desk.clear(row, "notice_receipt"))
    assert "<某&某>监狱：" in receipt.split("\n")
    assert "关于合成人戊刑满释放的通知书，我单位于2024年3月1日收悉" in receipt


def test_an_answer_to_the_prison_and_a_record_of_a_visit_are_not_always_needed(
    desk: CorrectionsDesk,
) -> None:
    row = desk.helped(came_from="corrections")
    assert desk.states(row)["notice_receipt"] == "不需要"
    assert desk.states(desk.help_given(row)) == {"help_record": "可打印"}
    assert desk.states(desk.help_given(row, "agreement")) == {"help_record": "不需要"}
    record = cells(desk.clear(desk.help_given(row), "help_record"))
    assert ["帮教对象", "", "档案编号", row["seq_no"]] in record
    assert ["情况", "生活<稳定>。"] in record


def test_where_somebody_goes_is_printed_only_by_those_named_for_sealed_files(desk: CorrectionsDesk) -> None:
    row = desk.leave(desk.received())
    assert "某医院3号楼" not in words(desk.clear(row, "leave"))
    rows = cells(desk.clear(row, "leave", by=desk.sealed))
    assert ["目的地", "某省某市某医院3号楼"] in rows
    assert ["批准层级", "司法所（受委托）", "审批日期", "2024年4月2日"] in rows


@pytest.mark.parametrize("code", ["report_notice", "basic_information", "release_certificate"])
def test_whoever_only_reads_gets_masks(desk: CorrectionsDesk, dossiers: Dossiers, code: str) -> None:
    row = dossiers[code][0]
    printed = desk.house.client.get(f"{row['address']}/documents/{code}", headers=desk.officer)
    shown = words(printed.content)
    assert printed.status_code == 200
    for hidden in (NAME, desk.id_no, PHONE, "某街2号", ODD_CHARGE, "无<重大>疾病", "合成人乙"):
        assert hidden not in shown
    assert ODD_COURT in shown


@pytest.mark.parametrize("code", ["notice_receipt", "registration", "help_agreement"])
def test_the_file_of_a_released_person_is_masked_too(
    desk: CorrectionsDesk, dossiers: Dossiers, code: str
) -> None:
    row = dossiers[code][0]
    printed = desk.house.client.get(f"{row['address']}/documents/{code}", headers=desk.officer)
    assert printed.status_code == 200
    shown = words(printed.content)
    for hidden in ("合成人戊", "合成人己", desk.id_no, PHONE, "某街3号", ODD_CHARGE, "父母"):
        assert hidden not in shown


def test_facts_of_a_decision_do_not_stand_in_a_masked_form(desk: CorrectionsDesk, dossiers: Dossiers) -> None:
    address = f"{dossiers['warning'][0]['address']}/documents/warning"
    shown = words(desk.house.client.get(address, headers=desk.officer).content)
    assert "〔未显示〕" in shown
    assert "未说明理由" not in shown


def test_no_form_in_clear_without_right_purpose_or_scope(desk: CorrectionsDesk) -> None:
    address = f"{desk.received()['address']}/documents/basic_information"
    ask, purpose = desk.house.client, {"purpose": "送达本人"}
    assert ask.post(address, headers=desk.officer, json=purpose).status_code == 403
    assert ask.post(address, headers=desk.clerk, json={"purpose": ""}).status_code == 422
    assert ask.post(address, headers=desk.neighbour, json=purpose).status_code == 404


def test_a_form_of_a_minor_is_not_there_for_those_not_named(desk: CorrectionsDesk) -> None:
    values = SUBJECT | {"minor": True, "birth_year": 2008, "name": "合成人少"}
    row = desk.enter("subjects", values, by=desk.sealed)
    address, purpose = f"{row['address']}/documents/basic_information", {"purpose": "装入档案"}
    assert desk.house.client.post(address, headers=desk.clerk, json=purpose).status_code == 404
    assert "合成人少" in words(desk.clear(row, "basic_information", by=desk.sealed))


def test_a_form_in_clear_is_audited_with_the_fields_it_shows(desk: CorrectionsDesk) -> None:
    row = desk.verdict(desk.received(), kind="warning", facts=FACTS)
    desk.clear(row, "warning")
    with desk.house.installation.database.reading(SYSTEM) as session:
        events = session.query(AuditEvent).where(AuditEvent.object_id == row["id"])
        (event,) = [one for one in events if one.action == "corrections:verdict:reveal"]
    assert '"fields":"document_no facts"' in event.details
    assert '"purpose":"装入档案"' in event.details
    assert "报告" not in event.details


def test_what_a_file_must_hold_shows_as_a_gap_until_it_is_filed(desk: CorrectionsDesk) -> None:
    awaited = desk.enter("subjects", SUBJECT)
    assert desk.documents(awaited)["gaps"] == []
    received = desk.move(awaited, "receive", received_on=DAY)
    assert desk.documents(received)["gaps"] == ["decision", "execution_notice", "receipt"]
    assert desk.documents(desk.received())["gaps"] == list(FILED)
    papers = [{"kind": kind, "filed_on": DAY} for kind in FILED]
    assert desk.documents(desk.received(papers=papers))["gaps"] == []


def test_a_certificate_is_due_to_those_released_and_to_nobody_else(desk: CorrectionsDesk) -> None:
    assert desk.states(desk.received())["release_certificate"] == "不需要"
    assert desk.states(desk.released())["release_certificate"] == "已有"
    over = {"ended_on": "2024-04-01", "organs_notified_on": "2024-04-01"}
    dead = desk.move(desk.received(), "terminate", exit_kind="death", **over)
    assert desk.states(dead)["release_certificate"] == "不需要"


def test_an_opinion_formed_and_not_sent_is_a_gap(desk: CorrectionsDesk) -> None:
    assert desk.documents(desk.enter("surveys", SURVEY))["gaps"] == []
    formed = desk.enter("surveys", SURVEY | {"opinion": "suitable"})
    assert desk.documents(formed)["gaps"] == ["survey_opinion"]
    sent = desk.move(formed, "answer", opinion="suitable", sent_on="2024-03-08")
    assert desk.states(sent) == {"survey_opinion": "已有"}


def test_a_verdict_needs_the_decision_of_its_own_kind(desk: CorrectionsDesk) -> None:
    row = desk.received()
    assert desk.documents(desk.verdict(row, kind="reprimand", facts=FACTS))["gaps"] == ["reprimand"]
    written = desk.verdict(row, kind="warning", facts=FACTS, document_no="合成决1号")
    nothing = dict.fromkeys(VERDICTS, "不需要")
    assert desk.states(written) == {**nothing, "warning": "已有"}
    graded = desk.verdict(row, kind="periodic", grade="good")
    assert desk.states(graded) == nothing


def test_leave_that_was_decided_has_its_approval_on_paper(desk: CorrectionsDesk) -> None:
    row = desk.received()
    days = {"applied_on": "2024-04-01", "since": "2024-04-05", "until": "2024-04-08"}
    asked = desk.enter("leaves", {"subject_id": row["id"], "reason": "medical", **days})
    assert desk.states(asked) == {"leave": "不需要"}
    assert desk.documents(desk.move(asked, "refuse"))["gaps"] == ["leave"]
    assert desk.states(desk.leave(row)) == {"leave": "已有"}
