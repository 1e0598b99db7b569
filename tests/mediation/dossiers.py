"""Disputes with everything in them, entered through the API, and whoever may read or reveal them."""

from datetime import date
from functools import cached_property
from typing import Any

from fengqiao.privacy.synthetic import synthetic_id_no
from fengqiao.testing.desk import Desk, Row

# A name of a body may hold anything; what XML and the forms' own placeholders take for markup must come through.
ODD_NAME = "<张&三>\"'{{ facts }}有限公司{% raw %}"
COMMITTEE, MEDIATOR = "北街街道人民调解委员会", "合成人戊"
FACTS = "双方因<相邻>通道&采光发生争执。\n经现场查看，通道宽1.2米。"
TERMS = "一、李四于2023年5月1日前拆除搭建物。\n二、双方互不追究。"
ID_NO = synthetic_id_no(date(1980, 1, 2), 7)
PHONE = "13800000000"

PARTIES = [
    {
        "side": "applicant",
        "kind": "legal",
        "organisation": ODD_NAME,
        "name": "合成人甲",
        "phone": PHONE,
        "address": "某市某区某路1号",
        "agent_name": "合成人丙",
        "authorised": True,
    },
    {
        "side": "respondent",
        "kind": "natural",
        "name": "合成人乙",
        "id_no": ID_NO,
        "sex": "male",
        "ethnicity": "合成族",
        "occupation": "个体经营",
        "age": 43,
        "address": "某市某区某街2号",
    },
]
RECORDS = [
    {
        "kind": "investigation",
        "recorded_on": "2023-03-06",
        "place": "现场",
        "persons": "合成人庚",
        "recorder": "合成人丁",
        "text": "查看通道。",
    },
    {
        "kind": "session",
        "recorded_on": "2023-03-08",
        "place": "调解室",
        "recorder": "合成人丁",
        "text": "第一次调解。",
    },
    {"kind": "session", "recorded_on": "2023-03-10", "place": "调解室", "text": "第二次调解，达成一致。"},
]
AGREEMENT = {
    "number": "（2023）人调字第1号",
    "form": "written",
    "made_on": "2023-03-10",
    "effective_on": "2023-03-10",
    "signed_and_sealed": True,
    "responsibilities": "被申请人搭建占用通道，负主要责任。",
    "terms": TERMS,
    "amount": "1200.50",
    "performance_mode": "by_date",
    "due_on": "2023-05-01",
}
ORAL = {
    "form": "oral",
    "made_on": "2023-03-10",
    "effective_on": "2023-03-10",
    "terms": "当场清理通道。",
    "performance_mode": "at_once",
    "performed": "performed",
    "performed_on": "2023-03-10",
}
REFERRAL = {
    "referrer": "court_entrusted",
    "referrer_name": "某区人民法院",
    "mode": "entrusted",
    "letter_no": "（2023）委调字第8号",
    "received_on": "2023-03-06",
    "entrusted_ordinary_on": "2023-03-07",
}
CASE: dict[str, Any] = {
    "registered_on": "2023-03-05",
    "source": "application",
    "dispute_type": "neighbourhood",
    "amount_claimed": "3000.00",
    "facts": FACTS,
    "demand": "请求拆除搭建物。",
    "parties": PARTIES,
}
CLOSING = {
    "result": "settled_written",
    "closed_on": "2023-03-10",
    "closing_note": "一次调结。",
    "agreements": [AGREEMENT],
}


class MediationDesk(Desk):
    """A station's clerk with cases, and the committee that takes them."""

    def registered(self, **changes: Any) -> Row:
        """Register a case of the clerk's station."""
        return self.enter("cases", CASE | changes)

    @cached_property
    def committee(self) -> dict[str, str]:
        """Ids of a committee and of its mediator, as a case names them."""
        since = "2020-01-01"
        committee = self.enter("committees", {"name": COMMITTEE, "kind": "street", "set_up_on": since})["id"]
        hired = {"committee_id": committee, "kind": "full_time", "hired_on": since}
        mediator = self.enter("mediators", {"name": MEDIATOR, **hired})["id"]
        return {"committee_id": committee, "mediator_id": mediator}

    def settled(self) -> Row:
        """Return a case that was informed, investigated, mediated twice, settled in writing and followed up."""
        row = self.registered(records=RECORDS, investigated=True)
        row = self.move(row, "accept", accepted_on="2023-03-05", level="general", **self.committee)
        row = self.move(row, "inform", informed_on="2023-03-06")
        row = self.move(row, "settle", **CLOSING)
        visit = {
            "visited_on": "2023-04-01",
            "visitor": "合成人丁",
            "performed": "partly",
            "satisfaction": "satisfied",
            "measures": "督促履行。",
        }
        return self.move(row, "follow_up", follow_ups=[visit])

    def oral(self) -> Row:
        """Return a case settled by word of mouth."""
        row = self.registered(source="police")
        row = self.move(row, "accept", accepted_on="2023-03-05", **self.committee)
        return self.move(row, "settle", **CLOSING | {"result": "settled_oral", "agreements": [ORAL]})

    def failed(self) -> Row:
        """Return a case that was extended as both parties wished, and failed in the end."""
        row = self.move(
            self.registered(records=RECORDS), "accept", accepted_on="2023-03-05", **self.committee
        )
        row = self.move(row, "mediate")
        wished = {"extension_wished": True, "extended_to": "2023-05-05", "extension_reason": "双方再作协商"}
        row = self.move(row, "extend", **wished)
        why = {"result": "failed", "closing_note": "双方就金额分歧较大。", "told_remedies": True}
        return self.move(row, "terminate", closed_on="2023-05-05", **why)

    def declined(self) -> Row:
        """Return a case that was not taken."""
        why = {"result": "declined", "closed_on": "2023-03-06", "closing_note": "已由人民法院受理。"}
        return self.move(self.registered(), "decline", **why)

    def referred(self, **changes: Any) -> Row:
        """Return a dispute that a court entrusted."""
        return self.enter("referrals", REFERRAL | {"committee_id": self.committee["committee_id"]} | changes)

    def asked(self, row: Row, code: str, *, by: dict[str, str] | None = None, **body: Any) -> Any:
        """Ask for a form in clear; whoever asks may be refused."""
        return self.house.client.post(
            f"{row['address']}/documents/{code}",
            headers=by or self.clerk,
            json=body or {"purpose": "交当事人签字"},
        )
