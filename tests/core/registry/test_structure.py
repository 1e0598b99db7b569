"""How stations are built up, staffed in order and paid for: figures of hand-made rows."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from fengqiao.errors import Invalid
from fengqiao.indicators.window import Window
from fengqiao.ledgers.codes import CodeBook
from fengqiao.registry.calls import CALLS
from fengqiao.registry.funds import FUNDS
from fengqiao.registry.indicators import INDICATORS
from fengqiao.registry.people import POSTS, TRAININGS
from fengqiao.registry.premises import EQUIPMENT, PREMISES

from tests.acceptance import Acceptance
from tests.core.registry.conftest import FIRST, LAST, WINDOW, Registry

NO_DATA = "无数据"
BEFORE, INSIDE, AFTER = date(2022, 9, 30), date(2023, 5, 4), date(2023, 10, 1)


@pytest.mark.requirement("NN-M15c")
def test_who_heads_another_body_has_the_bureaus_consent(registry: Registry) -> None:
    north = registry.district.north
    registry.serves(north, heads_other_body=True, concurrent_consent_doc_no="某司〔2023〕1号")
    registry.serves(north, heads_other_body=False)
    registry.serves(north)
    registry.serves(north, heads_other_body=True, ended_on=date(2023, 9, 29))
    assert registry.figure("other_bodies_headed_without_consent", north) == "0"

    registry.serves(north, heads_other_body=True, ended_on=LAST)
    assert registry.figure("other_bodies_headed_without_consent", north) == "1"


@pytest.mark.requirement("MX-17c")
def test_a_transfer_needs_the_consent_of_both_authorities(registry: Registry) -> None:
    north, bureau = registry.district.north, registry.district.bureau
    papers = {"personnel_consent_doc_no": "人社1号", "bureau_consent_doc_no": "司1号"}
    left = {"end_reason": "transfer", "ended_on": INSIDE}
    registry.serves(north, **left, **papers)
    registry.serves(north, end_reason="retirement", ended_on=INSIDE)
    registry.serves(north, ended_on=INSIDE)
    registry.serves(bureau, **left)
    assert registry.figure("transfers_without_consent", bureau) == "0"

    for lacking in papers:
        registry.serves(north, **left, **(papers | {lacking: None}))
    registry.serves(north, end_reason="exchange", ended_on=LAST)
    registry.serves(north, end_reason="exchange", ended_on=AFTER)
    assert registry.figure("transfers_without_consent", bureau) == "3"


def test_nobody_left_for_a_reason_who_has_not_left(registry: Registry) -> None:
    with pytest.raises(Invalid, match="离任缘由.*请填写免职日期"):
        registry.serves(registry.district.north, end_reason="transfer")


@pytest.mark.requirement("SD-19")
def test_all_staff_sit_the_common_examination_in_the_window(registry: Registry) -> None:
    north = registry.district.north
    people = [registry.person() for _ in range(4)]
    for one in people[:3]:
        registry.serves(north, one)
    registry.serves(north, people[3], kind="volunteer")
    exam = {"title": "岗位练兵统一考试", "mode": "common_examination", "hours": 0}
    registry.enter(TRAININGS, north, staff_id=people[0], ends_on=LAST, **exam)
    registry.enter(TRAININGS, north, staff_id=people[1], ends_on=AFTER, **exam)
    registry.enter(TRAININGS, north, staff_id=people[2], ends_on=LAST, **(exam | {"mode": "online"}))
    registry.enter(TRAININGS, north, staff_id=people[3], ends_on=LAST, **exam)

    assert registry.figure("staff_examined_rate", north) == "33.33%"
    assert registry.figure("staff_examined_rate", registry.district.south) == NO_DATA


@pytest.mark.requirement("NN-M10c")
def test_the_two_lists_of_seven_functions_are_two_questions(registry: Registry, codes: CodeBook) -> None:
    north = registry.district.north
    acceptance = Acceptance(registry.database, codes, INDICATORS)
    both = ("mediation", "corrections", "legal_aid", "resettlement", "archives", "on_duty")
    rooms = [{"kind": "counter", "function": one} for one in (*both, "public_legal_service")]
    registry.enter(PREMISES, north, name="甲楼", usable_area=120, rooms=rooms)
    assert acceptance.state("NN-A10c", north, WINDOW) == "met"
    assert acceptance.state("NN-M10c", north, WINDOW) == "not_met"

    publicity = [{"kind": "other", "function": "publicity"}]
    registry.enter(PREMISES, north, name="乙楼", usable_area=1, rooms=publicity)
    assert acceptance.state("NN-M10c", north, WINDOW) == "met"


@pytest.mark.requirement("MX-01b")
@pytest.mark.parametrize(("area", "shown"), [(199, "199"), (200, "200")])
def test_areas_are_kept_to_the_square_metre(registry: Registry, area: int, shown: str) -> None:
    north = registry.district.north
    registry.enter(PREMISES, north, name="甲楼", usable_area=area - 50)
    registry.enter(PREMISES, north, name="乙楼", usable_area=50, since=LAST)
    registry.enter(PREMISES, north, name="新楼", usable_area=500, since=AFTER)

    assert registry.figure("usable_area", north) == shown


@pytest.mark.requirement("MX-01d")
def test_seats_are_those_of_meeting_rooms_in_use(registry: Registry) -> None:
    north = registry.district.north
    assert registry.figure("meeting_room_seats", north) == NO_DATA

    rooms = [
        {"kind": "meeting_room", "seats": 18},
        {"kind": "meeting_room"},
        {"kind": "service_hall", "seats": 30},
    ]
    registry.enter(PREMISES, north, name="甲楼", usable_area=100, rooms=rooms)
    registry.enter(PREMISES, north, name="旧楼", usable_area=100, until=BEFORE, rooms=rooms)
    assert registry.figure("meeting_room_seats", north) == "18"


@pytest.mark.requirement("MX-03a", "MX-03b")
def test_vehicles_are_told_apart_by_their_kind(registry: Registry) -> None:
    north = registry.district.north
    assert registry.figure("light_vehicles", north) == NO_DATA

    for vehicle, more in (
        ("electric_bicycle", {"quantity": 2}),
        ("motorcycle", {"quantity": 1, "retired_on": LAST}),
        ("motorcycle", {"quantity": 4, "retired_on": date(2023, 9, 29)}),
        ("car", {"quantity": 1}),
        ("car", {"quantity": 1, "in_use": False}),
        (None, {"quantity": 7}),
    ):
        registry.enter(EQUIPMENT, north, kind="vehicle", vehicle_kind=vehicle, name=f"{more}", **more)

    assert registry.figure("light_vehicles", north) == "3"
    assert registry.figure("cars", north) == "1"
    assert registry.figure("equipment_kinds", north) == "1"


@pytest.mark.requirement("JS-03b", "JS-03c")
def test_platforms_are_asked_of_stations_by_their_size(registry: Registry) -> None:
    bureau = registry.district.bureau
    hall, subcentre = {"kind": "service_hall"}, {"kind": "corrections_subcentre"}

    def built(size: str, *rooms: dict[str, Any]) -> None:
        unit_id = next(units)
        registry.station(unit_id, name=f"{size}{unit_id}", size_class=size)
        if rooms:
            registry.enter(PREMISES, unit_id, name="楼", usable_area=1, rooms=list(rooms))

    units = iter((registry.district.north, registry.district.south, bureau, registry.district.city))
    name = "large_stations_with_two_platforms_rate"
    assert registry.figure(name, bureau) == NO_DATA

    built("large", hall, subcentre)
    built("large", hall)
    built("medium", hall)
    assert registry.figure(name, bureau) == "50.00%"
    assert registry.figure("smaller_stations_with_platform_rate", bureau) == "100.00%"

    built("small")
    assert registry.figure("smaller_stations_with_platform_rate", registry.district.city) == "50.00%"


@pytest.mark.requirement("SC-05b")
def test_an_area_centre_counts_once_however_many_it_guides(registry: Registry) -> None:
    bureau = registry.district.bureau
    centre = registry.station(bureau, name="中心所")
    for name in ("小所一", "小所二"):
        registry.station(bureau, name=name, area_centre_id=centre)
    registry.station(bureau, name="已撤小所", area_centre_id=centre, closed_on=BEFORE)

    assert registry.figure("area_centres", bureau) == "1"
    assert registry.figure("stations_under_area_centres", bureau) == "2"


@pytest.mark.requirement("SD-03")
def test_a_station_is_surveyed_when_all_five_sides_of_it_are_known(registry: Registry) -> None:
    north, south, bureau = registry.district.north, registry.district.south, registry.district.bureau
    surveyed = registry.district.city
    registry.station(surveyed, name="已摸底所", approval_doc_no="编办1号")
    registry.serves(surveyed, registry.person(education="bachelor"))
    registry.enter(PREMISES, surveyed, name="楼", usable_area=1)
    money = {"kind": "station_work", "due": Decimal(1), "due_on": LAST}
    assert registry.figure("stations_surveyed_rate", surveyed) == "0.00%"

    registry.enter(FUNDS, surveyed, **money)
    # One of four stations in the city; the other three lack something or everything.
    registry.serves(north)
    registry.enter(FUNDS, south, **money)
    assert registry.figure("stations_surveyed_rate", surveyed) == "25.00%"
    assert registry.figure("stations_surveyed_rate", bureau) == "0.00%"


@pytest.mark.requirement("MX-06i", "JA-47")
def test_money_counts_as_paid_when_it_came_by_the_last_day(registry: Registry) -> None:
    north = registry.district.north
    assert registry.figure("funds_paid_rate", north) == NO_DATA

    def due(kind: str, yuan: str, paid: str | None = None, on: date = INSIDE, **more: Any) -> None:
        came = {"paid": Decimal(paid), "paid_on": more.pop("paid_on", LAST)} if paid else {}
        registry.enter(FUNDS, north, kind=kind, due=Decimal(yuan), due_on=on, **came, **more)

    due("committee_work", "100.10", "100.10", budgeted=True)
    due("committee_pay", "300.30", "100.10", budgeted=True)
    due("station_work", "600.60", "600.60", budgeted=False)
    due("infrastructure", "1000", "1000", on=AFTER, paid_on=AFTER)
    # 200.20 of 400.40, and 800.80 of 1001.00.
    assert registry.figure("committee_funds_paid_rate", north) == "50.00%"
    assert registry.figure("funds_paid_rate", north) == "80.00%"
    assert registry.figure("committee_funds_budgeted_rate", north) == "100.00%"
    assert registry.figure("funds_budgeted_rate", north) == "66.67%"

    due("committee_pay", "400.40", "400.40", on=LAST, paid_on=AFTER)
    assert registry.figure("committee_funds_paid_rate", north, Window(FIRST, LAST)) == "25.00%"
    assert registry.figure("committee_funds_budgeted_rate", north) == "66.67%"


@pytest.mark.parametrize("half", [{"paid": Decimal(5)}, {"paid_on": LAST}], ids=str)
def test_money_that_came_in_came_in_on_a_day(registry: Registry, half: dict[str, Any]) -> None:
    money = {"kind": "station_work", "due": Decimal(5), "due_on": LAST}

    with pytest.raises(Invalid, match="到位日期"):
        registry.enter(FUNDS, registry.district.north, **money, **half)


@pytest.mark.requirement("SD-16")
def test_a_call_is_answered_when_the_answer_came_by_the_last_day(registry: Registry) -> None:
    north, bureau = registry.district.north, registry.district.bureau
    assert registry.figure("calls_answered_rate", north) == NO_DATA

    def calls(subject: str, raised_on: date, answered_on: date | None, kind: str = "business") -> None:
        days = {"raised_on": raised_on, "answered_on": answered_on}
        registry.enter(CALLS, north, subject=subject, kind=kind, **days)

    calls("当日响应", LAST, LAST)
    calls("三日响应", INSIDE, date(2023, 5, 7), "leader")
    calls("期后响应", LAST, AFTER)
    calls("尚未响应", FIRST, None, "section")
    calls("上年的", BEFORE, INSIDE)

    assert registry.figure("calls", bureau) == "4"
    assert registry.figure("calls_answered_rate", bureau) == "50.00%"
    # (0 + 3) / 2.
    assert registry.figure("call_response_days", bureau) == "1.5"


def test_no_bureau_answers_before_it_is_called(registry: Registry) -> None:
    early = {"raised_on": LAST, "answered_on": INSIDE}

    with pytest.raises(Invalid, match="响应日期.*早于提出日期"):
        registry.enter(CALLS, registry.district.north, subject="倒着来", kind="other", **early)


@pytest.mark.requirement("JS-02a")
def test_what_must_not_change_is_compared_with_the_same_day_a_year_before(registry: Registry) -> None:
    north, bureau = registry.district.north, registry.district.bureau
    former = {"kind": "political_legal", "since": date(2016, 1, 1)}
    registry.enter(POSTS, north, approved=4, until=LAST, **former)
    assert registry.figure("station_posts_change", bureau) == "0"
    assert registry.figure("stations_change", bureau) == "0"

    registry.enter(POSTS, north, approved=5, kind="political_legal", since=date(2022, 10, 1))
    registry.station(bureau, name="新所", founded_on=date(2022, 10, 1))
    registry.station(bureau, name="撤并所", closed_on=date(2022, 9, 30))
    registry.station(bureau, name="早撤所", closed_on=date(2022, 9, 29))
    assert registry.figure("station_posts_change", bureau) == "5"
    assert registry.figure("stations_change", bureau) == "0"
    assert registry.figure("stations_change", bureau, Window(FIRST, date(2023, 9, 29))) == "-1"
    assert registry.figure("stations_change", bureau, Window(FIRST, AFTER)) == "0"
