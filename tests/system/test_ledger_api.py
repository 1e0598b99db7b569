"""The JSON API of a ledger: strict bodies, versions, masks, purposes, and refusals in Chinese."""

from datetime import date
from typing import Any

import pytest
from fengqiao.database.scope import SYSTEM
from fengqiao.database.session import Database
from fengqiao.privacy.synthetic import synthetic_id_no
from fengqiao.testing.house import House, settings_for
from fengqiao.testing.urls import Urls
from fengqiao.units.models import Unit
from fengqiao.units.tree import found

from tests.system.conftest import Open

ID_NO = synthetic_id_no(date(1988, 2, 3), 11)


@pytest.fixture
def house(database_urls: Urls, database: Database, open_house: Open, tmp_path: Any) -> House:
    """A fresh installation with one bureau and two stations."""
    with database.writing(SYSTEM) as session:
        bureau = found(session, Unit(code="B", name="甲区司法局", kind="county_bureau"))
        found(session, Unit(code="N", name="北街司法所", kind="station"), bureau)
        found(session, Unit(code="S", name="南街司法所", kind="station"), bureau)
    return open_house(settings_for(database_urls, tmp_path, "mediation"))


@pytest.fixture
def clerk(house: House) -> dict[str, str]:
    """Somebody at the northern station."""
    return house.token("N", "station_clerk")


def person(house: House, headers: dict[str, str], **changes: Any) -> Any:
    """Register one member of staff."""
    body = {"name": "合成人甲", "birth_date": "1988-02-03", "id_no": ID_NO, **changes}
    return house.client.post("/api/registry/staff", headers=headers, json=body)


def test_a_row_is_created_read_changed_and_voided(house: House, clerk: dict[str, str]) -> None:
    made = person(house, clerk)
    assert (made.status_code, made.headers["etag"]) == (201, '"1"')
    address = f"/api/registry/staff/{made.json()['id']}"
    changed = house.client.patch(address, headers=clerk | {"If-Match": '"1"'}, json={"major": "法学"})
    assert (changed.json()["major"], changed.json()["version"]) == ("法学", 2)
    head = house.token("N", "station_head")
    voided = house.client.request(
        "DELETE", address, headers=head | {"If-Match": '"2"'}, json={"reason": "重复登记"}
    )
    assert voided.json()["voided"] is True
    assert house.client.get(address, headers=clerk).status_code == 404


def test_a_second_editor_is_told_that_the_row_has_moved_on(house: House, clerk: dict[str, str]) -> None:
    address = f"/api/registry/staff/{person(house, clerk).json()['id']}"
    first = house.client.patch(address, headers=clerk | {"If-Match": '"1"'}, json={"major": "法学"})
    second = house.client.patch(address, headers=clerk | {"If-Match": '"1"'}, json={"major": "社会学"})
    unsure = house.client.patch(address, headers=clerk, json={"major": "社会学"})
    assert (first.status_code, second.status_code, unsure.status_code) == (200, 412, 428)
    assert house.client.get(address, headers=clerk).json()["major"] == "法学"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"population": True}, "服务人口"),
        ({"population": "3"}, "服务人口"),
        ({"population": 3.0}, "服务人口"),
        ({"founded_on": "2024-02-30"}, "设立日期"),
        ({"founded_on": "2026年3月"}, "设立日期"),
        ({"founded_on": 0}, "设立日期"),
        ({"kind": "castle"}, "没有代码"),
        ({"township_code": "31010601１"}, "乡镇"),
        ({"is_admin": True}, "没有这个字段"),
        ({"unit_id": 999}, "管辖范围"),
        ({"name": None}, "规范名称"),
    ],
    ids=str,
)
def test_a_body_of_the_wrong_kind_is_refused_in_chinese_and_nothing_is_written(
    unchanged: House, refused: dict[str, str], body: dict[str, Any], words: str
) -> None:
    answer = unchanged.client.post(
        "/api/registry/stations", headers=refused, json={"name": "北街司法所", "kind": "subdistrict", **body}
    )
    assert answer.status_code in (403, 422)
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert words in answer.json()["detail"]
    assert unchanged.client.get("/api/registry/stations?total=1", headers=refused).json()["total"] == 0


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\xff", b'{"name": NaN}', b'{"population": 1e999}'])
def test_what_is_no_json_object_is_refused(unchanged: House, refused: dict[str, str], body: bytes) -> None:
    answer = unchanged.client.post("/api/registry/stations", headers=refused, content=body)
    assert answer.status_code == 422
    assert answer.json()["faults"]


def test_a_personal_value_is_masked_until_it_is_revealed_for_a_purpose_and_the_audit_says_so(
    house: House, clerk: dict[str, str]
) -> None:
    made = person(house, clerk).json()
    assert ID_NO not in str(made)
    address = f"/api/registry/staff/{made['id']}/reveal"
    shown = house.client.post(address, headers=clerk, json={"field": "id_no", "purpose": "核对身份"})
    assert shown.json()["value"] == ID_NO
    with house.installation.database.reading(SYSTEM) as session:
        from fengqiao.access.audit import AuditEvent

        events = [one for one in session.query(AuditEvent) if one.action.endswith(":reveal")]
    assert [one.object_id for one in events] == [made["id"]]
    assert ID_NO not in events[0].details
    officer = house.token("B", "county_officer")
    assert (
        house.client.post(address, headers=officer, json={"field": "id_no", "purpose": "看看"}).status_code
        == 403
    )
    assert house.client.post(address, headers=clerk, json={"field": "id_no"}).status_code == 422


def test_a_neighbour_finds_nothing_by_id_list_count_search_or_change(
    house: House, clerk: dict[str, str]
) -> None:
    made = person(house, clerk).json()
    neighbour = house.token("S", "station_head")
    address = f"/api/registry/staff/{made['id']}"
    ask = house.client
    assert ask.get(address, headers=neighbour).status_code == 404
    assert ask.get("/api/registry/staff?total=1", headers=neighbour).json() == {
        "rows": [],
        "next": None,
        "total": 0,
    }
    found_there = ask.post(
        "/api/registry/staff/search", headers=neighbour, json={"field": "id_no", "value": ID_NO}
    )
    assert found_there.json()["rows"] == []
    assert ask.patch(address, headers=neighbour | {"If-Match": '"1"'}, json={"major": "x"}).status_code == 404
    assert ask.get(f"/api/registry/staff?unit={made['unit_id']}", headers=neighbour).json()["rows"] == []


def test_units_are_those_of_the_actors_subtree(house: House, clerk: dict[str, str]) -> None:
    seen = house.client.get("/api/units", headers=house.token("B", "county_officer")).json()["units"]
    assert [one["code"] for one in seen] == ["B", "N", "S"]
    assert seen[1]["parent_id"] == seen[0]["id"]
    assert [one["code"] for one in house.client.get("/api/units", headers=clerk).json()["units"]] == ["N"]


def test_plugins_and_their_states_are_shown(unchanged: House, refused: dict[str, str]) -> None:
    states = {
        one["name"]: one["state"]
        for one in unchanged.client.get("/api/plugins", headers=refused).json()["plugins"]
    }
    assert states["mediation"] == "active"


def test_a_parameter_that_stands_twice_is_refused(unchanged: House, refused: dict[str, str]) -> None:
    assert unchanged.client.get("/api/registry/staff?state=a&state=b", headers=refused).status_code == 422


def test_the_api_description_is_openapi_3_1_and_names_every_field_in_chinese(
    unchanged: House, refused: dict[str, str]
) -> None:
    document = unchanged.client.get("/api/docs/openapi.json", headers=refused).json()
    assert document["openapi"].startswith("3.1")
    body = document["paths"]["/api/mediation/cases"]["post"]["requestBody"]["content"]["application/json"][
        "schema"
    ]
    assert body["properties"]["accepted_on"]["title"] == "受理日期"
    assert body["properties"]["parties"]["items"]["properties"]["id_no"]["title"] == "身份证号"
