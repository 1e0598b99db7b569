"""What is due, overdue and missing over the web: a station sees its own, a bureau also counts, a stranger nothing."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

# The fixture's database holds the tables of the models imported so far.
import fengqiao_legal_aid.models  # noqa: F401
import fengqiao_mediation.models  # noqa: F401
import pytest
from fengqiao.database.scope import SYSTEM
from fengqiao.database.session import Database
from fengqiao.ledgers.official_days import load_table
from fengqiao.testing.clock import HeldClock
from fengqiao.testing.house import House, settings_for
from fengqiao.testing.urls import Urls
from fengqiao.units.models import Unit, UnitRegion
from fengqiao.units.tree import found

from tests.system.conftest import Open

FOUNDED = date(2020, 1, 1)


@pytest.fixture
def house(
    database_urls: Urls, database: Database, open_house: Open, tmp_path: Any, clock: HeldClock
) -> House:
    """A bureau with two stations, at noon of Wednesday 20 January 2027.

    The north lies in Ningbo, which has a clock of its own; bureau and south in the district whose duties bind there.
    """
    clock.set(datetime(2027, 1, 20, 4, tzinfo=UTC))
    with database.writing(SYSTEM) as session:
        bureau = found(session, Unit(code="B", name="甲区司法局", kind="county_bureau", founded_on=FOUNDED))
        north = found(session, Unit(code="N", name="北街司法所", kind="station", founded_on=FOUNDED), bureau)
        south = found(session, Unit(code="S", name="南街司法所", kind="station", founded_on=FOUNDED), bureau)
        session.add_all(
            UnitRegion(unit_id=unit.id, region_code="310106", valid_from=FOUNDED) for unit in (bureau, south)
        )
        session.add(UnitRegion(unit_id=north.id or 0, region_code="330203001", valid_from=FOUNDED))
    return open_house(settings_for(database_urls, tmp_path, "mediation"))


@pytest.fixture
def clerk(house: House) -> dict[str, str]:
    """Somebody at the northern station, where a committee was set up on 4 January 2027 and not yet put on file."""
    headers = house.token("N", "station_clerk")
    body = {"name": "北街调委会", "kind": "street", "set_up_on": "2027-01-04"}
    made = house.client.post("/api/mediation/committees", headers=headers, json=body)
    assert made.status_code == 201, made.text
    return headers


def ask(house: House, headers: dict[str, str], query: str = "") -> Any:
    answer = house.client.get(f"/api/due-dates{query}", headers=headers)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_a_station_sees_its_own_and_a_year_without_table_says_unconfirmed(
    house: House, clerk: dict[str, str]
) -> None:
    """Thirty working days from Monday 4 January 2027 are six weeks by weekends: Monday 15 February."""
    (due,) = ask(house, clerk, "?until=2027-02-15")["due"]
    assert (due["deadline"], due["due_on"], due["overdue"], due["unconfirmed"]) == (
        "D-M12",
        "2027-02-15",
        False,
        True,
    )
    assert house.client.get(due["href"], headers=clerk).json()["name"] == "北街调委会"
    assert ask(house, clerk, "?until=2027-02-14")["due"] == []


def test_a_loaded_table_moves_the_date_and_takes_the_word_away(
    house: House, clerk: dict[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "2027.csv"
    # An invented week: 8–12 February off, so the thirtieth day is Monday 22.
    lines = "".join(f"2027,2027-02-{day:02},放假,春节,试验\n" for day in range(8, 13))
    file.write_text(f"年度,日期,安排,名称,依据\n{lines}", encoding="utf-8")
    with house.installation.database.writing(SYSTEM) as session:
        load_table(session, house.installation.ledgers.values(), file)
    (due,) = ask(house, clerk, "?until=2027-02-28")["due"]
    assert (due["due_on"], due["unconfirmed"]) == ("2027-02-22", False)


def test_the_page_says_unconfirmed_too(house: House, clerk: dict[str, str]) -> None:
    shown = house.client.get("/due?until=2027-02-15", headers=clerk).text
    assert "北街司法所的待办" in shown
    assert '2027-02-15 <span class="state no_data">未核实</span>' in shown
    assert "司法所每月排查" not in shown
    assert "下级单位" not in shown
    assert "司法所每月排查" in house.client.get("/due", headers=house.token("S", "station_clerk")).text


def test_duties_that_are_kept_leave_the_list(house: House) -> None:
    clerk = house.token("S", "station_clerk")

    def monthly() -> dict[str, Any]:
        duties = ask(house, clerk, "?from=2026-12-01")["duties"]
        (found,) = (one for one in duties if one["duty"] == "F02")
        return {name: found[name] for name in ("kept", "missing", "open")}

    before = monthly()
    assert [one["from"] for one in before["missing"]] == ["2026-12-01"]
    january = {"from": "2027-01-01", "to": "2027-01-31", "due_on": "2027-01-31", "done": 0, "needed": 1}
    assert before["open"] == [january]
    for day in ("2026-12-31", "2027-01-05"):
        body = {"level": "township", "started_on": day}
        made = house.client.post("/api/mediation/screenings", headers=clerk, json=body)
        assert made.status_code == 201, made.text
    assert monthly() == {"kept": 1, "missing": [], "open": []}


def test_a_bureau_sees_counts_of_its_stations_and_may_look_into_each(
    house: House, clerk: dict[str, str]
) -> None:
    officer = house.token("B", "county_officer")
    answer = ask(house, officer, "?from=2027-01-01&until=2027-02-15")
    assert answer["due"] == []
    assert {one["duty"] for one in answer["duties"]} == {"F03"}
    north, south = answer["units"]
    # Of the south: January's and February's screening.
    assert (north["name"], north["due"], north["open"]) == ("北街司法所", 1, 0)
    assert (south["name"], south["due"], south["open"]) == ("南街司法所", 0, 2)
    inside = ask(house, officer, f"?unit={north['unit_id']}&until=2027-02-15")
    assert [one["deadline"] for one in inside["due"]] == ["D-M12"]
    assert "南街司法所" in house.client.get("/due", headers=officer).text


def test_nobody_looks_outside_their_scope(house: House, clerk: dict[str, str]) -> None:
    south = ask(house, house.token("S", "station_clerk"))["unit_id"]
    for address in (f"/api/due-dates?unit={south}", f"/due?unit={south}"):
        assert house.client.get(address, headers=clerk).status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        "?until=morgen",
        "?until=20270101",
        "?from=2027-02-01&until=2027-01-01",
        "?from=2020-01-01",
        "?until=9999-12-31",
        "?from=0001-01-01&until=0001-01-02",
        "?unit=x",
    ],
)
def test_a_question_that_makes_no_sense_is_refused_in_words(
    unchanged: House, refused: dict[str, str], query: str
) -> None:
    answer = unchanged.client.get(f"/api/due-dates{query}", headers=refused)
    assert answer.status_code == 422
    assert "参数" in answer.json()["detail"]


def test_a_leader_without_the_right_is_refused(house: House, clerk: dict[str, str]) -> None:
    leader = house.token("B", "leader")
    assert house.client.get("/api/due-dates", headers=leader).status_code == 403
    assert "/due" not in house.client.get("/", headers=leader).text


@pytest.fixture
def nanning(database_urls: Urls, database: Database, clock: HeldClock) -> Urls:
    """A database with one station, in Nanning, at noon of 2 April 2026."""
    clock.set(datetime(2026, 4, 2, 4, tzinfo=UTC))
    with database.writing(SYSTEM) as session:
        station = found(session, Unit(code="N", name="北街司法所", kind="station", founded_on=FOUNDED))
        session.add(UnitRegion(unit_id=station.id or 0, region_code="450102", valid_from=FOUNDED))
    return database_urls


def test_an_amount_and_a_dated_period_are_told_as_such(
    nanning: Urls, open_house: Open, tmp_path: Any
) -> None:
    """A station with one village, in April 2026: New Year, Spring Festival and the sessions are over."""
    house = open_house(settings_for(nanning, tmp_path, "legal_aid"))
    clerk = house.token("N", "station_clerk")
    village = {"name": "甲村", "kind": "village", "since": "2020-01-01"}
    made = house.client.post("/api/registry/villages", headers=clerk, json=village)
    assert made.status_code == 201, made.text

    found_duties = {one["duty"]: one for one in ask(house, clerk)["duties"]}
    on_site, special = found_duties["F13"], found_duties["F23"]
    assert (on_site["every"], on_site["times"], on_site["amount"]) == ("月", 300, "时长（分钟）")
    assert (on_site["subject"], [one["done"] for one in on_site["missing"]]) == ("甲村", [0, 0, 0])
    assert (special["every"], special["times"], special["amount"]) == ("期", 1, None)
    assert [(one["from"], one["to"]) for one in special["missing"]] == [
        ("2026-01-01", "2026-01-03"),
        ("2026-02-15", "2026-02-23"),
        ("2026-03-04", "2026-03-12"),
    ]
    shown = house.client.get("/due", headers=clerk).text
    assert "每月 300:时长（分钟）" in shown
    assert "每期 1 次" in shown


def test_an_average_says_what_each_needs_and_what_is_done_by_all(
    nanning: Urls, open_house: Open, tmp_path: Any
) -> None:
    """A station with two full-time staff, of whom one was away for forty hours of training."""
    house = open_house(settings_for(nanning, tmp_path, "mediation"))
    clerk = house.token("N", "station_head")

    def enter(path: str, **values: Any) -> Any:
        made = house.client.post(f"/api/registry/{path}", headers=clerk, json=values)
        assert made.status_code == 201, made.text
        return made.json()["id"]

    served = {"kind": "political_legal_post", "reason": "recruitment", "started_on": "2024-01-01"}
    people = [enter("staff", name=f"合成人{sign}", birth_date="1988-02-03") for sign in "甲乙"]
    for one in people:
        enter("assignments", staff_id=one, **served)
    days = {"started_on": "2026-03-02", "ends_on": "2026-03-06"}
    enter("trainings", staff_id=people[0], title="轮训", mode="off_job", hours=40, **days)

    away = next(one for one in ask(house, clerk)["duties"] if one["duty"] == "F12a")
    assert (away["averages"], away["times"], away["amount"], away["subject"]) == (True, 90, "学时", None)
    year = {"from": "2026-01-01", "to": "2026-12-31", "due_on": "2026-12-31", "done": 40, "needed": 180}
    assert away["open"] == [year]
    shown = house.client.get("/due", headers=clerk).text
    assert "每年 人均 90:学时" in shown
    assert "未办完(40/180),2026-12-31 前" in shown
