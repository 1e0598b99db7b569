"""Assessing over the web: the Nanning pack whole, answers by people, stored runs that recompute to the same bytes."""

from typing import Any

import pytest
from fengqiao.database.scope import SYSTEM
from fengqiao.testing.house import House
from fengqiao.testing.urls import Urls
from fengqiao.units.tree import unit_by_code

from tests.system.conftest import DISTRICT, NEIGHBOUR

WINDOW = "pack=nanning-2020&from=2023-01-01&to=2023-09-30"
STATION = "310106006"
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture
def officer(demo: House) -> dict[str, str]:
    """Somebody at the demo's bureau who may enter answers."""
    return demo.token(DISTRICT, "county_officer")


def station(demo: House) -> int:
    """The id of the station that these tests answer for."""
    with demo.installation.database.reading(SYSTEM) as session:
        return unit_by_code(session, STATION).id or 0


def checks(demo: House, headers: dict[str, str], unit: int) -> dict[str, Any]:
    """Every check of one station by id, those beside an item included."""
    assessed = demo.client.get(f"/api/assessment/results?{WINDOW}&unit={unit}", headers=headers).json()
    (one,) = assessed["stations"]
    return {check["id"]: check for item in one["items"] for check in (*item["checks"], *item["beside"])}


def test_every_station_has_39_items_and_85_checks(demo: House, officer: dict[str, str]) -> None:
    assessed = demo.client.get(f"/api/assessment/results?{WINDOW}", headers=officer).json()
    assert assessed["window"] == {"from": "2023-01-01", "to": "2023-09-30"}
    assert len(assessed["stations"]) == 14
    for one in assessed["stations"]:
        assert [item["no"] for item in one["items"]] == list(range(1, 40))
        assert sum(len(item["checks"]) for item in one["items"]) == 85
        assert all(
            {"state", "rule", "numbers", "evidence"} <= check.keys()
            for item in one["items"]
            for check in item["checks"]
        )


def test_an_item_of_a_line_that_is_not_enabled_is_unavailable_and_says_so(
    demo: House, officer: dict[str, str]
) -> None:
    check = checks(demo, officer, station(demo))["NN-A28a"]
    assert check["state"] == "unavailable"
    assert "未启用" in str(check["numbers"])


@pytest.mark.requirement("NN-A13a", "NN-A13b")
def test_more_than_95_percent_means_more(demo: House, officer: dict[str, str]) -> None:
    unit = station(demo)

    def survey(question: str, positive: int, valid: int) -> str:
        entry = {
            "question": question,
            "valid_answers": valid,
            "positive_answers": positive,
            "surveyed_on": "2023-08-01",
        }
        answer = demo.client.post(f"/api/assessment/surveys?unit={unit}", headers=officer, json=entry)
        assert answer.status_code == 201, answer.text
        return str(
            checks(demo, officer, unit)[{"recognition": "NN-A13a", "awareness": "NN-A13b"}[question]]["state"]
        )

    assert survey("recognition", 9500, 10000) == "not_met"
    assert survey("recognition", 9501, 10000) == "met"
    assert survey("awareness", 95, 100) == "not_met"


@pytest.mark.requirement("NN-A10a")
def test_an_attestation_needs_its_evidence_and_a_file_used_twice_is_shown(
    demo: House, officer: dict[str, str]
) -> None:
    unit, ask = station(demo), demo.client
    entry: dict[str, Any] = {
        "pack_code": "nanning-2020",
        "check_id": "NN-A10a",
        "answer": "yes",
        "attested_on": "2023-09-01",
    }
    ask.post(f"/api/assessment/attestations?unit={unit}", headers=officer, json=entry)
    assert checks(demo, officer, unit)["NN-A10a"]["state"] == "needs_evidence"

    kept = ask.post(
        f"/api/assessment/evidence?unit={unit}&name=照片.pdf", headers=officer, content=PDF
    ).json()
    entry["files"] = [{"evidence_id": kept["id"]}]
    ask.post(f"/api/assessment/attestations?unit={unit}", headers=officer, json=entry)
    found = checks(demo, officer, unit)["NN-A10a"]
    assert found["state"] == "met"
    assert kept["digest"] in str(found["evidence"])

    again = ask.post(
        f"/api/assessment/evidence?unit={unit}&name=同一张.pdf", headers=officer, content=PDF
    ).json()
    assert again["digest"] == kept["digest"]
    repeated = ask.get("/api/assessment/evidence/repeated", headers=officer).json()["files"]
    assert kept["digest"] in {one["digest"] for one in repeated}


def test_a_file_that_could_run_in_a_browser_is_refused(demo: House, officer: dict[str, str]) -> None:
    page = b"<html><script>alert(1)</script></html>"
    answer = demo.client.post(
        f"/api/assessment/evidence?unit={station(demo)}&name=a.pdf", headers=officer, content=page
    )
    assert answer.status_code == 422


def test_a_stored_assessment_recomputes_to_the_same_bytes_and_names_what_changed(
    demo: House, officer: dict[str, str], database_urls: Urls
) -> None:
    reviewer = demo.token(DISTRICT, "county_reviewer")
    made = demo.client.post(f"/api/assessment/runs?{WINDOW}", headers=reviewer).json()["assessments"]
    assert len(made) == 14
    mine = next(one for one in made if one["unit_id"] == station(demo))
    again = demo.client.get(f"/api/assessment/runs/{mine['id']}/recompute", headers=reviewer).json()
    assert (again["is_same"], again["digest"]) == (True, mine["digest"])
    same = demo.client.get(f"/api/assessment/runs/{mine['id']}/compare", headers=reviewer).json()
    assert same == {"inputs": [], "verdicts": []}


def test_whoever_works_elsewhere_can_neither_see_nor_answer(demo: House) -> None:
    stranger = demo.token(NEIGHBOUR, "county_officer")
    unit = station(demo)
    assert (
        demo.client.get(f"/api/assessment/results?{WINDOW}&unit={unit}", headers=stranger).status_code == 404
    )
    entry = {
        "question": "recognition",
        "valid_answers": 1,
        "positive_answers": 1,
        "surveyed_on": "2023-08-01",
    }
    assert (
        demo.client.post(f"/api/assessment/surveys?unit={unit}", headers=stranger, json=entry).status_code
        == 404
    )
    leader = demo.token(DISTRICT, "leader")
    assert (
        demo.client.post(f"/api/assessment/surveys?unit={unit}", headers=leader, json=entry).status_code
        == 403
    )
