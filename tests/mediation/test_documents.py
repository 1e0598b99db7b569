"""The forms of a dispute: each is filled from its row, opens, and leaves no placeholder; the file's list shows gaps."""

from pathlib import Path
from typing import Any

import pytest
from fengqiao.access.audit import AuditEvent
from fengqiao.database.scope import SYSTEM
from fengqiao.documents.templates import FormTemplate, TemplateFault
from fengqiao.testing.contracts import FormsContract
from fengqiao.testing.desk import Row
from fengqiao.testing.forms import PLACEHOLDERS, cells, words
from fengqiao.testing.house import House, found_bureau, opened, settings_for
from fengqiao.testing.urls import Urls
from fengqiao_mediation.documents import CASE_DOCUMENTS
from fengqiao_mediation.ledgers import LEDGERS
from fengqiao_mediation.letters import REFERRAL_DOCUMENTS
from litestar.testing import TestClient

from tests.mediation.dossiers import (
    CLOSING,
    COMMITTEE,
    FACTS,
    ID_NO,
    MEDIATOR,
    ODD_NAME,
    PHONE,
    TERMS,
    MediationDesk,
)

PRINTED = [document for document in CASE_DOCUMENTS if document.template]
LETTERS = [document.code for document in REFERRAL_DOCUMENTS]
RETURNED = {"feedback_on": "2023-03-20", "outcome": "returned", "outcome_note": "一方已经起诉。"}


@pytest.fixture(scope="module")
def desk(bare_house: House) -> MediationDesk:
    """A clerk at work; tests enter cases of their own."""
    return MediationDesk(bare_house, "mediation")


@pytest.fixture(scope="module")
def settled(desk: MediationDesk) -> Row:
    """A case with everything in it."""
    return desk.settled()


@pytest.fixture(scope="module")
def bare(desk: MediationDesk) -> Row:
    """A case of which hardly anything is known."""
    return desk.registered(source="initiative", parties=[], facts=None, demand=None, amount_claimed=None)


@pytest.mark.parametrize("document", PRINTED, ids=lambda document: document.code)
def test_every_form_opens_and_no_placeholder_is_left(
    desk: MediationDesk, settled: Row, bare: Row, document: Any
) -> None:
    for row in (settled, bare):
        shown = words(desk.clear(row, document.code)).replace(ODD_NAME, "")
        assert not any(brace in shown for brace in PLACEHOLDERS)
        assert len(shown.split()) > 3


@pytest.mark.parametrize("code", LETTERS)
def test_every_letter_opens_and_no_placeholder_is_left(desk: MediationDesk, code: str) -> None:
    bare = desk.referred(letter_no=None, referrer_name=None, entrusted_ordinary_on=None, committee_id=None)
    full = desk.move(desk.referred(extended_to="2023-04-10"), "answer", **RETURNED)
    for row in (full, bare):
        shown = words(desk.clear(row, code))
        assert not any(brace in shown for brace in PLACEHOLDERS)
        assert len(shown.split()) > 3


class TestForms(FormsContract):
    ledgers = LEDGERS


@pytest.mark.parametrize("code", ["cover", "application", "registration", "rights_notice", "agreement"])
def test_a_name_with_the_signs_of_markup_comes_through(desk: MediationDesk, settled: Row, code: str) -> None:
    assert ODD_NAME in words(desk.clear(settled, code))


def test_an_agreement_has_the_parts_that_article_29_demands(desk: MediationDesk, settled: Row) -> None:
    content = desk.clear(settled, "agreement")
    rows, shown = cells(content), words(content)
    # 一 the parties, 二 facts, points in dispute and responsibility, 三 content, manner and time; then who signs.
    assert ["申请人", ODD_NAME] in rows
    assert ["负责人", "合成人甲", "联系电话", PHONE] in rows
    assert ["代理人", "合成人丙"] in rows
    assert ["被申请人", "合成人乙", "联系电话", ""] in rows
    assert ["性别", "男", "年龄", "43岁", "民族", "合成族", "职业", "个体经营"] in rows
    assert ["身份证号", ID_NO] in rows
    liable = "各方责任：被申请人搭建占用通道，负主要责任。"
    for part in (FACTS, "争议事项：请求拆除搭建物。", liable, TERMS, f"经{COMMITTEE}调解"):
        assert part in shown
    assert ["涉及金额", "1200.50元", "履行方式", "限期履行"] in rows
    assert ["履行期限", "2023年5月1日", "达成日期", "2023年3月10日"] in rows
    for place in ("当事人（签名、盖章或者按指印）", "调解员（签名）", f"{COMMITTEE}（印章）"):
        assert place in shown


def test_lines_of_a_text_are_paragraphs_of_their_own(desk: MediationDesk, settled: Row) -> None:
    lines = words(desk.clear(settled, "agreement")).split("\n")
    assert all(line in lines for line in TERMS.split("\n"))


def test_a_form_shows_only_the_lines_it_is_about(desk: MediationDesk, settled: Row) -> None:
    record = words(desk.clear(settled, "mediation_record"))
    investigation = words(desk.clear(settled, "investigation"))
    assert "第一次调解。" in record
    assert "第二次调解" in record
    assert "查看通道。" not in record
    assert "查看通道。" in investigation
    assert ["被调查人", "合成人庚"] in cells(desk.clear(settled, "investigation"))
    assert TERMS not in words(desk.clear(settled, "oral_agreement"))
    assert ["纠纷类型", "邻里", "主持调解员", MEDIATOR] in cells(desk.clear(settled, "oral_agreement"))


def test_whoever_only_reads_gets_masks_and_no_account_of_what_happened(
    desk: MediationDesk, settled: Row
) -> None:
    printed = desk.house.client.get(f"{settled['address']}/documents/agreement", headers=desk.officer)
    shown = words(printed.content)
    assert printed.status_code == 200
    for hidden in (ODD_NAME, "合成人乙", ID_NO, PHONE, "某街2号", FACTS.split("\n")[0], TERMS.split("\n")[0]):
        assert hidden not in shown
    for kept in ("138****0000", "〔未显示〕", "1200.50元", COMMITTEE):
        assert kept in shown


def test_who_may_not_reveal_gets_no_clear_form(desk: MediationDesk, settled: Row) -> None:
    assert desk.asked(settled, "agreement", by=desk.officer).status_code == 403


def reveals(desk: MediationDesk, row: Row) -> list[AuditEvent]:
    with desk.house.installation.database.reading(SYSTEM) as session:
        events = session.query(AuditEvent).where(AuditEvent.object_id == row["id"])
        return [one for one in events.order_by(AuditEvent.seq) if one.action == "mediation:case:reveal"]


def test_a_clear_form_is_audited_with_its_fields_and_purpose_and_opens_no_more(desk: MediationDesk) -> None:
    row = desk.settled()
    desk.asked(row, "rights_notice", purpose="送达当事人")
    desk.asked(row, "contents", purpose="装订卷宗")
    first, second = (event.details for event in reveals(desk, row))
    assert '"fields":"parties.name parties.organisation"' in first
    assert '"purpose":"送达当事人"' in first
    assert '"document":"rights_notice"' in first
    assert '"fields":""' in second
    assert "合成人" not in first


def test_without_a_purpose_nothing_is_printed_and_nothing_is_recorded(desk: MediationDesk) -> None:
    row = desk.registered()
    for body in ({"purpose": ""}, {"purpose": "x"}, {"reason": "送达"}):
        assert desk.asked(row, "application", **body).status_code == 422
    assert words(desk.masked(row, "application"))
    assert reveals(desk, row) == []


def test_a_form_that_cannot_be_filled_leaves_no_event(
    desk: MediationDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = desk.registered()

    def fail(template: FormTemplate, *_: Any) -> bytes:
        raise TemplateFault(f"文书模板“{template.name}”写坏了。")

    with monkeypatch.context() as broken:
        broken.setattr(FormTemplate, "filled", fail)
        assert desk.asked(row, "application").status_code == 500
    assert reveals(desk, row) == []
    assert desk.asked(row, "application").status_code == 200
    assert len(reveals(desk, row)) == 1


def test_no_form_is_printed_whose_event_cannot_be_written(
    desk: MediationDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = desk.registered()

    def full(*_: Any, **__: Any) -> None:
        raise RuntimeError("the audit trail is full")

    monkeypatch.setattr("fengqiao.access.audit.record", full)
    refused = TestClient(desk.house.client.app, raise_server_exceptions=False).post(
        f"{row['address']}/documents/application", headers=desk.clerk, json={"purpose": "交当事人签字"}
    )
    assert refused.status_code == 500
    assert b"word/document.xml" not in refused.content


def test_forms_are_printed_from_either_engine(database_urls: Urls, tmp_path: Path) -> None:
    house = opened(settings_for(database_urls, tmp_path, "mediation"))
    try:
        found_bureau(house)
        desk = MediationDesk(house, "mediation")
        row = desk.settled()
        assert desk.documents(row)["gaps"] == []
        assert TERMS in words(desk.clear(row, "agreement"))
        assert len(reveals(desk, row)) == 1
    finally:
        house.installation.close()


@pytest.mark.parametrize("tail", ["", "/agreement"])
def test_a_case_outside_the_scope_is_not_there(desk: MediationDesk, settled: Row, tail: str) -> None:
    address = f"{settled['address']}/documents{tail}"
    assert desk.house.client.get(address, headers=desk.neighbour).status_code == 404
    if tail:
        body = {"purpose": "交当事人签字"}
        assert desk.house.client.post(address, headers=desk.neighbour, json=body).status_code == 404


@pytest.mark.parametrize("code", ["evidence", "identity", "nothing", "..%2Fcodes.csv"])
def test_what_is_not_printed_here_is_not_found(desk: MediationDesk, settled: Row, code: str) -> None:
    address = f"{settled['address']}/documents/{code}"
    assert desk.house.client.get(address, headers=desk.clerk).status_code == 404


def test_the_list_has_the_thirteen_parts_of_a_file(desk: MediationDesk, settled: Row) -> None:
    listed = desk.documents(settled)["documents"]
    numbers = {entry["number"]: entry["necessity"] for entry in listed if entry["number"]}
    assert list(numbers) == list(range(1, 14))
    assert {number for number, necessity in numbers.items() if necessity == "必须"} == {1, 2, 3, 7, 8, 13}


def test_a_complete_file_has_no_gap(desk: MediationDesk, settled: Row) -> None:
    shown = desk.states(settled)
    assert desk.documents(settled)["gaps"] == []
    assert shown["agreement"] == "已有"
    assert shown["oral_agreement"] == shown["termination_notice"] == shown["registration"] == "不需要"
    assert shown["authorisation"] == "已有"
    assert shown["back_cover"] == "可打印"


def test_a_missing_obligatory_document_shows_as_a_gap(desk: MediationDesk) -> None:
    row = desk.registered(parties=[{"side": "applicant", "name": "合成人甲"}])
    assert desk.documents(row)["gaps"] == []
    row = desk.move(row, "accept", accepted_on="2023-03-05")
    assert desk.documents(row)["gaps"] == ["rights_notice", "identity", "mediation_record"]
    row = desk.move(row, "inform", informed_on="2023-03-06")
    assert desk.documents(row)["gaps"] == ["identity", "mediation_record"]
    unwritten = {**CLOSING["agreements"][0], "terms": None}  # type: ignore[dict-item]
    row = desk.move(row, "settle", **CLOSING | {"agreements": [unwritten]})
    assert desk.documents(row)["gaps"] == ["identity", "mediation_record", "agreement"]
    page = desk.house.client.get(f"/ledgers/mediation/cases/{row['id']}", headers=desk.clerk).text
    assert "缺必须文书 3 件：当事人身份证明、人民调解记录、人民调解协议书" in page


def test_what_a_failed_or_oral_case_needs_is_another_list(desk: MediationDesk) -> None:
    failed = desk.failed()
    assert desk.states(failed)["termination_notice"] == "缺"
    assert desk.states(failed)["agreement"] == "不需要"
    assert "agreement" not in desk.documents(failed)["gaps"]
    row = desk.move(desk.registered(source="police"), "accept", accepted_on="2023-03-05")
    oral = desk.move(row, "settle", result="settled_oral", closed_on="2023-03-10")
    assert desk.states(oral)["oral_agreement"] == "缺"
    assert desk.states(oral)["registration"] == "已有"
    assert "oral_agreement" in desk.documents(oral)["gaps"]


def test_a_case_that_was_not_taken_is_answered_in_writing(desk: MediationDesk) -> None:
    row = desk.declined()
    assert desk.states(row)["decline_notice"] == "可打印"
    assert desk.states(row)["closing_report"] == "不需要"
    shown = words(desk.clear(row, "decline_notice"))
    for part in ("合成人乙", "不予受理", "已由人民法院受理。", "仲裁、行政、司法"):
        assert part in shown


def test_an_extended_case_that_failed_says_until_when_it_was_extended(desk: MediationDesk) -> None:
    row = desk.failed()
    assert desk.states(row)["termination_notice"] == "缺"
    assert ["延期至", "2023年5月5日", "调解次数", "0"] in cells(desk.clear(row, "closing_report"))
    assert "双方就金额分歧较大。" in words(desk.clear(row, "termination_notice"))


def test_only_who_has_an_agent_gets_an_authorisation(desk: MediationDesk, settled: Row) -> None:
    shown = words(desk.clear(settled, "authorisation"))
    assert "合成人丙" in shown
    assert "合成人乙" not in shown


def test_an_entrusted_dispute_is_answered_by_letter(desk: MediationDesk) -> None:
    """The organ gets its answer and, when the dispute is not taken, the reason (宁波市人民调解条例 19)."""
    row = desk.referred()
    assert desk.states(row) == {
        "entrustment_letter": "已有",
        "refusal_letter": "不需要",
        "feedback_letter": "不需要",
    }
    row = desk.move(row, "answer", **RETURNED)
    assert desk.states(row)["refusal_letter"] == desk.states(row)["feedback_letter"] == "可打印"
    letter, refusal = words(desk.clear(row, "entrustment_letter")), words(desk.clear(row, "refusal_letter"))
    for part in (f"{COMMITTEE}：", "十五日", "2023年3月7日签收", "（2023）委调字第8号"):
        assert part in letter
    assert "三十日" not in letter
    for part in ("某区人民法院：", "不予调解", "一方已经起诉。", "2023年3月20日"):
        assert part in refusal


def test_the_printed_list_says_what_is_there(desk: MediationDesk, settled: Row) -> None:
    rows = cells(desk.clear(settled, "contents"))
    assert ["8", "人民调解协议书", "必须", "已有", ""] in [row[:5] for row in rows]
    assert ["9", "履行凭证", "按需", "不需要", ""] in [row[:5] for row in rows]


def test_the_page_of_a_case_prints_in_clear_for_a_purpose(desk: MediationDesk, settled: Row) -> None:
    ask, address = desk.house.client, f"/ledgers/mediation/cases/{settled['id']}"
    page = ask.get(address, headers=desk.clerk).text
    assert "必须文书齐全" in page
    assert f'action="{address}/documents/agreement"' in page
    assert "打印原文" not in ask.get(address, headers=desk.officer).text
    form = {"content-type": "application/x-www-form-urlencoded"}
    purpose = "purpose=%E4%BA%A4%E5%BD%93%E4%BA%8B%E4%BA%BA"
    printed = ask.post(f"{address}/documents/agreement", headers=desk.clerk | form, content=purpose)
    assert ID_NO in words(printed.content)
    refused = ask.post(f"{address}/documents/agreement", headers=desk.officer | form, content=purpose)
    assert refused.status_code == 403
    for wrong in ("", "purpose=", "purpose=ab&other=1", "purpose=%ff"):
        assert (
            ask.post(f"{address}/documents/agreement", headers=desk.clerk | form, content=wrong).status_code
            == 422
        )
    elsewhere = ask.post(f"{address}/documents/agreement", headers=desk.neighbour | form, content=purpose)
    assert elsewhere.status_code == 404


def test_the_same_row_prints_the_same_bytes(desk: MediationDesk, settled: Row) -> None:
    assert desk.clear(settled, "agreement") == desk.clear(settled, "agreement")
