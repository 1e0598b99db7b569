"""Disputes with everything in them, entered through the API, and whoever may read or reveal them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from fengqiao.privacy.synthetic import synthetic_id_no
from fengqiao.testing.house import BUREAU, NORTH, SOUTH, House

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
        "age": 43,
        "address": "某市某区某街2号",
    },
]
RECORDS = [
    {
        "kind": "investigation",
        "recorded_on": "2023-03-06",
        "place": "现场",
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
    "terms": TERMS,
    "amount": "1200.50",
    "performance_mode": "by_date",
    "due_on": "2023-05-01",
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
ADDRESS = "/api/mediation/cases"


@dataclass
class Desk:
    """A house with a station's clerk, a head next door and an officer above."""

    house: House
    clerk: dict[str, str]
    neighbour: dict[str, str]
    officer: dict[str, str]

    @classmethod
    def at(cls, house: House) -> "Desk":
        """Give everybody their token."""
        return cls(
            house,
            house.token(NORTH, "station_clerk"),
            house.token(SOUTH, "station_head"),
            house.token(BUREAU, "county_officer"),
        )

    def enter(self, **changes: Any) -> dict[str, Any]:
        """Register a case of the clerk's station."""
        made = self.house.client.post(ADDRESS, headers=self.clerk, json=CASE | changes)
        assert made.status_code == 201, made.text
        row: dict[str, Any] = made.json()
        return row

    def move(self, row: dict[str, Any], move: str, **values: Any) -> dict[str, Any]:
        """Take a case one step further."""
        done = self.house.client.post(
            f"{ADDRESS}/{row['id']}/moves/{move}",
            headers=self.clerk | {"If-Match": str(row["version"])},
            json=values,
        )
        assert done.status_code == 200, done.text
        moved: dict[str, Any] = done.json()
        return moved

    def committee(self) -> dict[str, str]:
        """Return the ids of a committee and of its mediator, as a case names them."""
        client, made_on = self.house.client, "2020-01-01"
        committee = client.post(
            "/api/mediation/committees",
            headers=self.clerk,
            json={"name": COMMITTEE, "kind": "street", "set_up_on": made_on},
        ).json()["id"]
        mediator = client.post(
            "/api/mediation/mediators",
            headers=self.clerk,
            json={"name": MEDIATOR, "committee_id": committee, "kind": "full_time", "hired_on": made_on},
        ).json()["id"]
        return {"committee_id": committee, "mediator_id": mediator}

    def settled(self) -> dict[str, Any]:
        """Return a case that was informed, investigated, mediated twice, settled in writing and followed up."""
        row = self.enter(records=RECORDS, investigated=True)
        row = self.move(row, "accept", accepted_on="2023-03-05", level="general", **self.committee())
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

    def documents(self, row: dict[str, Any]) -> dict[str, Any]:
        """Return the list of a case's documents."""
        listed = self.house.client.get(f"{ADDRESS}/{row['id']}/documents", headers=self.clerk)
        assert listed.status_code == 200, listed.text
        answer: dict[str, Any] = listed.json()
        return answer

    def clear(self, row: dict[str, Any], code: str, **body: Any) -> Any:
        """Print a form in clear."""
        return self.house.client.post(
            f"{ADDRESS}/{row['id']}/documents/{code}",
            headers=self.clerk,
            json=body or {"purpose": "交当事人签字"},
        )
