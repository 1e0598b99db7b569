"""The forms of legal aid: each is filled from its row in clear for a purpose, and masked for whoever only reads."""

from datetime import date
from typing import Any

import pytest
from fengqiao.access.models import AuditEvent
from fengqiao.database.scope import SYSTEM
from fengqiao.privacy.synthetic import synthetic_id_no
from fengqiao.testing.contracts import FormsContract
from fengqiao.testing.desk import Desk
from fengqiao.testing.forms import PLACEHOLDERS, cells, words
from fengqiao.testing.house import House
from fengqiao_legal_aid.case_documents import CASE_DOCUMENTS
from fengqiao_legal_aid.documents import APPLICATION_DOCUMENTS
from fengqiao_legal_aid.ledgers import LEDGERS

PRINTED = [document for ledger in LEDGERS for document in ledger.documents if document.template]

# The name of an organ or office may hold anything; what XML and the forms' own placeholders take for markup must come
# through. A person's name may not.
ODD_ORGAN = "<某&某>\"'{{ facts }}仲裁委{% raw %}"
CENTRE = "<某区>法律援助中心&{{ phone }}"
NAME, AGENT = "合成人甲", "合成人乙"
ID_NO = synthetic_id_no(date(1970, 1, 2), 7)
PHONE = "13800000000"
FACTS = "被拖欠<工资>&补偿。\n多次催要无果。"
REASON = "人均月收入高于<当地标准>&不属免予核查情形。"
DAY = "2024-03-01"

APPLICATION: dict[str, Any] = {
    "submitted_on": DAY,
    "applicant": NAME,
    "id_no": ID_NO,
    "phone": PHONE,
    "address": "某市某区某街2号",
    "sex": "male",
    "age": 54,
    "agent_name": AGENT,
    "agent_kind": "relative",
    "matter": "labour",
    "form": "labour",
    "legal_state": "arbitration",
    "organ": ODD_ORGAN,
    "facts": FACTS,
    "relayed_by": "duty_lawyer",
    "asked_through_on": DAY,
    "relayed_on": DAY,
    "household_size": 3,
    "income_per_head": "900.00",
    "income_limit": "1500.00",
    "property_note": "无<存款>。",
    "groups": [{"recipient_group": "migrant_worker"}, {"recipient_group": "disabled"}],
    "materials": [
        {"kind": "identity", "received_on": DAY},
        {"kind": "agent_authority", "received_on": DAY},
        {"kind": "case_material"},
    ],
}
EMPTY_APPLICATION = {"submitted_on": DAY, "applicant": "合成人空", "matter": "other", "form": "other"}
CASE: dict[str, Any] = {
    "opened_on": "2024-03-05",
    "source": "application",
    "kind": "labour_arbitration",
    "recipient": NAME,
    "id_no": ID_NO,
    "phone": PHONE,
    "sex": "male",
    "age": 54,
    "matter": "labour",
    "form": "labour",
    "cause": FACTS,
    "granted_on": "2024-03-05",
    "organ": ODD_ORGAN,
    "forwarded_by": "北街司法所",
    "groups": [{"recipient_group": "migrant_worker"}],
}
REPORT = "代理仲裁，<对方>当庭认可&履行。"
FINDING = "希望<进展>&结果早些告知。"
STEPS = [{"kind": "undertaking", "done_on": "2024-03-11", "responsible": "合成人己"}]
VISITS = [
    {
        "kind": "phone_visit",
        "held_on": "2024-05-25",
        "supervisor": "合成人辛",
        "satisfaction": "satisfied",
        "finding": FINDING,
    },
    {"kind": "hearing", "held_on": "2024-04-20", "supervisor": "合成人壬"},
]
EMPTY_CASE = {
    "opened_on": DAY,
    "source": "notified_defence",
    "kind": "criminal",
    "recipient": "合成人空",
    "matter": "criminal",
    "form": "criminal",
    "notice_received_on": DAY,
    "notifying_organ": "某区人民法院",
    "notice_ground": "minor",
}


class AidDesk(Desk):
    """A station's clerk, who takes applications in and sees cases assigned."""

    def taken_in(self, **changes: Any) -> dict[str, Any]:
        """Return an application that the station took in."""
        row = self.enter("applications", APPLICATION | changes)
        return self.move(row, "take_in", received_by="合成人丙")

    def forwarded(self, **changes: Any) -> dict[str, Any]:
        """Return an application that lacked something, was completed and forwarded."""
        row = self.move(self.taken_in(**changes), "tell_gap", gap_told_on="2024-03-02")
        row = self.move(row, "supply", supplied_on="2024-03-03")
        return self.move(row, "forward", forwarded_on="2024-03-04", forwarded_to=CENTRE)

    def decided(self, decision: str, **values: Any) -> dict[str, Any]:
        """Return a forwarded application that was granted or refused."""
        move = {"granted": "grant", "refused": "refuse"}[decision]
        days = {"decided_on": "2024-03-05", "told_in_writing_on": "2024-03-06"}
        return self.move(self.forwarded(), move, decision=decision, reviewed_by="合成人丁", **days | values)

    def granted(self, **values: Any) -> dict[str, Any]:
        """Return an application that was granted after verification."""
        return self.decided("granted", **{"hardship_basis": "verified"} | values)

    def refused(self) -> dict[str, Any]:
        """Return an application that was refused."""
        return self.decided("refused", refusal_reason=REASON)

    def assigned(self, **changes: Any) -> dict[str, Any]:
        """Return a case that a lawyer carries."""
        who = {"assigned_to": ODD_ORGAN, "undertaker": "合成人戊", "undertaker_kind": "lawyer"}
        return self.move(self.enter("cases", CASE | changes), "assign", assigned_on="2024-03-06", **who)

    def closed(self, **changes: Any) -> dict[str, Any]:
        """Return a case that changed hands, was closed and followed up."""
        change = {
            "changed_on": "2024-03-10",
            "previous": "合成人戊",
            "successor": "合成人己",
            "reason": "conflict",
        }
        row = self.move(self.assigned(), "change", undertaker="合成人己", changes=[change])
        row = self.move(row, "begin", started_on="2024-03-11", steps=STEPS)
        result = {"closed_on": "2024-05-01", "outcome": "won", "recovered": "12800.00"}
        row = self.move(row, "close", **result, closing_report=REPORT)
        row = self.move(row, "hand_in", material_on="2024-05-08")
        row = self.move(row, "audit", audited_on="2024-05-20", audited_by="合成人庚")
        row = self.move(row, "pay", subsidy="1800.00", paid_on="2024-05-21")
        return self.move(row, "examine", supervisions=VISITS)

    def terminated(self, **values: Any) -> dict[str, Any]:
        """Return a case that ended early."""
        return self.move(
            self.assigned(),
            "terminate",
            terminated_on="2024-04-01",
            termination_ground="own_agent",
            **values,
        )


@pytest.fixture(scope="module")
def desk(bare_house: House) -> AidDesk:
    """A clerk at work; tests enter rows of their own."""
    return AidDesk(bare_house, "legal_aid")


@pytest.fixture(scope="module")
def dossiers(desk: AidDesk) -> dict[str, list[dict[str, Any]]]:
    """For every form a row that fills it and a row of which hardly anything is known."""
    granted, refused = desk.granted(), desk.refused()
    empty = desk.enter("applications", EMPTY_APPLICATION)
    assigned, bare = desk.assigned(), desk.enter("cases", EMPTY_CASE)
    rows = {document.code: [granted, empty] for document in APPLICATION_DOCUMENTS}
    cases = {document.code: [desk.closed(), bare] for document in CASE_DOCUMENTS}
    own = {"assignment": [assigned, bare], "termination": [desk.terminated(), bare]}
    return {**rows, **cases, **own, "refusal": [refused, empty]}


Dossiers = dict[str, list[dict[str, Any]]]


@pytest.mark.parametrize("document", PRINTED, ids=lambda document: document.code)
def test_every_form_opens_and_no_placeholder_is_left(
    desk: AidDesk, dossiers: Dossiers, document: Any
) -> None:
    for row in dossiers[document.code]:
        shown = words(desk.clear(row, document.code)).replace(ODD_ORGAN, "").replace(CENTRE, "")
        assert not any(brace in shown for brace in PLACEHOLDERS)
        assert len(shown.split()) > 3


class TestForms(FormsContract):
    ledgers = LEDGERS


@pytest.mark.parametrize(
    ("code", "odd"),
    [
        ("application", ODD_ORGAN),
        ("acceptance_notice", CENTRE),
        ("forwarding_letter", ODD_ORGAN),
        ("forwarding_letter", CENTRE),
        ("grant", CENTRE),
        ("refusal", REASON),
        ("assignment", ODD_ORGAN),
        ("agreement", ODD_ORGAN),
        ("official_letter", ODD_ORGAN),
        ("closing_report", REPORT),
        ("follow_up", FINDING),
    ],
)
def test_names_with_the_signs_of_markup_come_through(
    desk: AidDesk, dossiers: Dossiers, code: str, odd: str
) -> None:
    assert odd in words(desk.clear(dossiers[code][0], code))


def test_an_application_tells_who_asks_for_what_and_how_they_live(desk: AidDesk, dossiers: Dossiers) -> None:
    content = desk.clear(dossiers["application"][0], "application")
    rows = cells(content)
    assert ["申请人", NAME, "联系电话", PHONE] in rows
    assert ["身份证号", ID_NO] in rows
    assert ["人群类别", "农民工、残疾人"] in rows
    assert ["代为申请人", AGENT, "代理身份", "近亲属"] in rows
    assert ["家庭人口", "3人", "人均月收入", "900.00元"] in rows
    assert ["当地标准", "1500.00元", "认定方式", "核查"] in rows
    assert ["财产状况", "无<存款>。"] in rows
    assert not any(row[0] == "免核情形" for row in rows)
    lines = words(content).split("\n")
    assert all(line in lines for line in FACTS.split("\n"))


def test_a_notice_of_what_lacks_tells_all_of_it_at_once(desk: AidDesk) -> None:
    row = desk.move(desk.taken_in(), "tell_gap", gap_told_on="2024-03-02")
    content = desk.clear(row, "gap_notice")
    assert ["1", "身份证明", "2024年3月1日", ""] in cells(content)
    assert ["3", "与案件有关的材料", "未收到，请补充", ""] in cells(content)
    assert "视为撤回申请" in words(content)
    assert "2024年3月2日" in words(content)


def test_a_letter_hands_the_application_to_the_centre_with_its_list(
    desk: AidDesk, dossiers: Dossiers
) -> None:
    content = desk.clear(dossiers["forwarding_letter"][0], "forwarding_letter")
    assert f"{CENTRE}：" in words(content).split("\n")
    assert ["受理人", "合成人丙", "转交日期", "2024年3月4日"] in cells(content)
    assert ["3", "与案件有关的材料", "尚缺", ""] in cells(content)


def test_a_refusal_gives_its_reason_and_the_remedy_of_article_49(desk: AidDesk, dossiers: Dossiers) -> None:
    shown = words(desk.clear(dossiers["refusal"][0], "refusal"))
    for part in (REASON, "第四十九条", "五日", "行政复议", "行政诉讼", "2024年3月5日"):
        assert part in shown


def test_a_grant_after_an_objection_has_no_day_of_the_refusal(desk: AidDesk, dossiers: Dossiers) -> None:
    assert "2024年3月5日" in words(desk.clear(dossiers["grant"][0], "grant"))
    row = desk.move(desk.refused(), "object", objected_on="2024-03-07")
    row = desk.move(
        row,
        "correct",
        objection_decided_on="2024-03-09",
        decision="granted",
        eligible=True,
        hardship_basis="verified",
    )
    content = desk.clear(row, "grant")
    assert "2024年3月5日" not in words(content)
    assert ["异议审查决定日期", "2024年3月9日"] in cells(content)


def test_aid_given_first_lacks_its_formalities_until_they_are_made_up(desk: AidDesk) -> None:
    row = desk.taken_in(materials=[{"kind": "identity", "received_on": DAY}])
    assert desk.states(row)["made_up"] == "不需要"
    row = desk.move(
        row,
        "provide_first",
        urgent_ground="limitation",
        limitation_ends_on="2024-03-07",
        provided_first_on=DAY,
    )
    assert desk.documents(row)["gaps"] == ["made_up"]
    row = desk.move(row, "make_up", made_up_on="2024-03-12")
    assert desk.documents(row)["gaps"] == []


def test_an_approval_shows_what_the_decision_rests_on(desk: AidDesk, dossiers: Dossiers) -> None:
    rows = cells(desk.clear(dossiers["approval"][0], "approval"))
    assert ["转交申请", "值班律师", "提出日期", "2024年3月1日"] in rows
    assert ["认定方式", "核查", "人均月收入", "900.00元"] in rows
    assert ["决定", "给予援助", "决定日期", "2024年3月5日"] in rows


def test_an_early_end_names_its_ground_and_the_remedy_and_is_a_gap_until_it_was_handed_over(
    desk: AidDesk, dossiers: Dossiers
) -> None:
    ended = dossiers["termination"][0]
    shown = words(desk.clear(ended, "termination"))
    for part in ("自行委托律师", "第四十八条", "第四十九条", "2024年4月1日", "行政诉讼"):
        assert part in shown
    assert desk.documents(ended)["gaps"] == ["termination"]
    assert desk.documents(desk.terminated(termination_told_on="2024-04-02"))["gaps"] == []


def test_a_change_of_undertaker_is_told_with_its_reason(desk: AidDesk, dossiers: Dossiers) -> None:
    content = desk.clear(dossiers["change_notice"][0], "change_notice")
    assert ["2024年3月10日", "合成人戊", "合成人己", "有利害关系"] in cells(content)
    assert "律师合成人己承办" in words(content)


def test_a_letter_tells_the_organ_that_gave_notice_who_was_assigned(desk: AidDesk) -> None:
    row = desk.enter("cases", EMPTY_CASE)
    who = {"assigned_to": "某律师事务所", "undertaker": "合成人戊", "undertaker_kind": "lawyer"}
    row = desk.move(row, "assign", assigned_on=DAY, organ_told_on="2024-03-02", **who)
    shown = words(desk.clear(row, "official_letter"))
    assert "某区人民法院：" in shown.split("\n")
    assert "现指派某律师事务所律师合成人戊承办" in shown
    assert "2024年3月2日" in shown


def test_a_closing_report_and_a_follow_up_tell_what_came_of_the_case(
    desk: AidDesk, dossiers: Dossiers
) -> None:
    report = cells(desk.clear(dossiers["closing_report"][0], "closing_report"))
    assert ["办理结果", "胜诉", "挽回损失", "12800.00元"] in report
    assert ["承办", "2024年3月11日", "合成人己"] in report
    assert ["审核人", "合成人庚", "办案补贴", "1800.00元"] in report
    visits = cells(desk.clear(dossiers["follow_up"][0], "follow_up"))
    assert ["回访日期", "2024年5月25日", "方式", "电话回访"] in visits
    # Sitting in on a hearing is no follow-up.
    assert not any("庭审旁听" in row for row in visits)


def test_an_assignment_names_the_undertaker_and_the_ground(desk: AidDesk, dossiers: Dossiers) -> None:
    assigned, ordered = (desk.clear(row, "assignment") for row in dossiers["assignment"])
    assert "现指派你单位律师合成人戊承办以下法律援助案件：" in words(assigned)
    assert ["决定日期", "2024年3月5日", "转交单位", "北街司法所"] in cells(assigned)
    assert ["通知机关", "某区人民法院", "收到日期", "2024年3月1日"] in cells(ordered)
    assert ["应当通知的情形", "未成年人"] in cells(ordered)


@pytest.mark.parametrize("document", PRINTED, ids=lambda document: document.code)
def test_whoever_only_reads_gets_masks_and_no_account(
    desk: AidDesk, dossiers: Dossiers, document: Any
) -> None:
    row = dossiers[document.code][0]
    printed = desk.house.client.get(f"{row['address']}/documents/{document.code}", headers=desk.officer)
    assert printed.status_code == 200
    shown = words(printed.content)
    for hidden in (NAME, AGENT, ID_NO, PHONE, "某街2号", "被拖欠<工资>", "无<存款>", REASON, REPORT, FINDING):
        assert hidden not in shown


def test_no_form_in_clear_without_right_purpose_or_scope(desk: AidDesk) -> None:
    address = f"{desk.taken_in()['address']}/documents/application"
    ask, purpose = desk.house.client, {"purpose": "申请人签字"}
    assert ask.post(address, headers=desk.officer, json=purpose).status_code == 403
    assert ask.post(address, headers=desk.clerk, json={"purpose": ""}).status_code == 422
    assert ask.post(address, headers=desk.neighbour, json=purpose).status_code == 404


def test_a_form_in_clear_is_audited_with_the_fields_it_shows(desk: AidDesk) -> None:
    row = desk.refused()
    desk.clear(row, "refusal")
    with desk.house.installation.database.reading(SYSTEM) as session:
        events = session.query(AuditEvent).where(AuditEvent.object_id == row["id"])
        (event,) = [one for one in events if one.action == "legal_aid:application:reveal"]
    assert '"fields":"applicant refusal_reason"' in event.details
    assert '"purpose":"装入档案"' in event.details
    assert NAME not in event.details


def test_what_has_not_come_is_a_gap_until_the_applicant_is_told(desk: AidDesk) -> None:
    row = desk.enter("applications", APPLICATION | {"facts": None})
    assert desk.documents(row)["gaps"] == ["application", "gap_notice"]
    told = desk.move(desk.taken_in(), "tell_gap", gap_told_on="2024-03-02")
    assert desk.documents(told)["gaps"] == []
    whole = [{"kind": "identity", "received_on": DAY}]
    assert desk.states(desk.taken_in(materials=whole))["gap_notice"] == "不需要"
    nameless = desk.documents(desk.taken_in(materials=[{"kind": "identity"}]))["gaps"]
    assert nameless == ["identity", "gap_notice"]


def test_papers_are_wanted_where_there_is_an_agent_or_a_pledge(desk: AidDesk) -> None:
    own = desk.states(desk.taken_in(agent_name=None, agent_kind=None))
    assert own["pledge"] == own["hardship_statement"] == "不需要"
    assert desk.states(desk.taken_in(agent_name=None, materials=[]))["agent_authority"] == "不需要"
    assert desk.states(desk.taken_in(materials=[]))["agent_authority"] == "缺"
    pledged = desk.states(desk.taken_in(hardship_basis="pledge", pledged_on=DAY))
    assert pledged["pledge"] == "已有"
    assert pledged["hardship_statement"] == "缺"


def test_a_letter_is_due_where_an_application_leaves_the_station(desk: AidDesk) -> None:
    assert desk.states(desk.taken_in())["forwarding_letter"] == "不需要"
    assert desk.documents(desk.taken_in(forwarded_to=CENTRE))["gaps"] == ["gap_notice", "forwarding_letter"]
    assert desk.states(desk.forwarded())["forwarding_letter"] == "已有"


def test_each_decision_needs_its_own_letter_and_a_letter_not_handed_over_is_a_gap(desk: AidDesk) -> None:
    granted = desk.states(desk.granted())
    assert (granted["grant"], granted["refusal"]) == ("已有", "不需要")
    assert desk.documents(desk.granted(told_in_writing_on=None))["gaps"] == ["grant"]
    refused = desk.refused()
    assert (desk.states(refused)["grant"], desk.states(refused)["refusal"]) == ("不需要", "已有")
    objected = desk.move(refused, "object", objected_on="2024-03-07")
    assert desk.states(objected)["refusal"] == "已有"


def test_a_case_needs_its_assignment_and_at_the_end_its_report(desk: AidDesk) -> None:
    waiting = desk.enter("cases", CASE)
    assert set(desk.states(waiting).values()) == {"不需要"}
    assert desk.documents(desk.enter("cases", CASE | {"assigned_to": CENTRE}))["gaps"] == ["assignment"]
    row = desk.move(desk.assigned(), "begin", started_on="2024-03-07")
    states = desk.states(row)
    assert (states["assignment"], states["closing_report"]) == ("已有", "不需要")
    row = desk.move(row, "close", closed_on="2024-05-01", outcome="won")
    assert desk.documents(row)["gaps"] == ["closing_report"]
