"""What further documents ask of people, premises and equipment: figures of hand-made rows."""

from datetime import date
from typing import Any

import pytest
from fengqiao.indicators.window import Window
from fengqiao.registry.people import POSTS, TRAININGS
from fengqiao.registry.premises import EQUIPMENT, PREMISES

from tests.core.registry.conftest import FIRST, LAST, Registry

NO_DATA = "无数据"
LONG_AGO = date(2016, 1, 1)
BEFORE, INSIDE, AFTER = date(2022, 9, 30), date(2023, 5, 4), date(2023, 10, 1)


@pytest.mark.requirement("NN-M15b")
def test_a_leader_is_appointed_in_order_when_both_papers_are_there(registry: Registry) -> None:
    north = registry.district.north
    papers = {"consultation_doc_no": "某文1号", "decided_by": "某区司法局"}
    registry.serves(north, role="head", **papers)
    registry.serves(north, role="deputy_head", **(papers | {"decided_by": None}))
    registry.serves(north, role="deputy_head", **(papers | {"consultation_doc_no": None}))
    registry.serves(north, role="officer", **papers)

    assert registry.figure("leaders_appointed_in_order_rate", north) == "33.33%"


@pytest.mark.requirement("NN-M16", "MX-17a", "JS-03a")
def test_required_kinds_count_once_and_volunteers_are_no_staff(registry: Registry) -> None:
    north = registry.district.north
    assert registry.figure("required_staff_kinds", north) == NO_DATA

    for kind in ("political_legal_post", "political_legal_post", "corrections_worker", "clerk", "volunteer"):
        registry.serves(north, kind=kind)
    registry.serves(north, kind="full_time_mediator", started_on=AFTER)
    registry.serves(north, kind="township_part_time")

    assert registry.figure("required_staff_kinds", north) == "2"
    assert registry.figure("station_staff", north) == "4"
    assert registry.figure("required_staff_kinds", north, Window(FIRST, AFTER)) == "3"


@pytest.mark.requirement("NN-M17a")
def test_an_enforcement_certificate_counts_from_its_day(registry: Registry) -> None:
    north = registry.district.north
    for kind, obtained_on in (("enforcement", LAST), ("enforcement", AFTER), ("lawyer", LONG_AGO)):
        holder = registry.person(certificates=[{"kind": kind, "obtained_on": obtained_on}])
        registry.serves(north, holder)
    registry.serves(north, kind="clerk")

    name = "political_legal_staff_with_enforcement_certificate_rate"
    assert registry.figure(name, north) == "33.33%"


@pytest.mark.requirement("NN-M17b")
def test_who_must_be_trained_was_taught_something_by_the_last_day(registry: Registry) -> None:
    north = registry.district.north
    people = [registry.person() for _ in range(4)]
    for one in people[:3]:
        registry.serves(north, one, kind="corrections_worker")
    registry.serves(north, people[3], kind="clerk")
    course = {"title": "专业培训", "mode": "off_job", "hours": 8}
    registry.enter(TRAININGS, north, staff_id=people[0], ends_on=LONG_AGO, **course)
    registry.enter(TRAININGS, north, staff_id=people[1], ends_on=AFTER, **course)
    registry.enter(TRAININGS, north, staff_id=people[3], ends_on=LONG_AGO, **course)

    assert registry.figure("staff_that_must_be_trained_rate", north) == "33.33%"


@pytest.mark.requirement("AH-04b")
def test_the_increase_compares_the_last_day_with_the_same_day_a_year_before(registry: Registry) -> None:
    north = registry.district.north
    registry.serves(north, started_on=LONG_AGO)
    registry.serves(north, started_on=LONG_AGO, ended_on=BEFORE)
    registry.serves(north, started_on=INSIDE)
    registry.serves(north, started_on=INSIDE)

    assert registry.figure("station_staff_increase", north) == "1"


@pytest.mark.requirement("MX-17b")
def test_posts_are_filled_by_civil_servants_alone(registry: Registry) -> None:
    north = registry.district.north
    registry.serves(north)
    assert registry.figure("civil_service_posts_filled_rate", north) == NO_DATA

    registry.enter(POSTS, north, kind="political_legal", approved=4, since=LONG_AGO)
    registry.serves(north, kind="civil_servant")
    registry.serves(north, kind="public_institution")

    assert registry.figure("civil_service_posts_filled_rate", north) == "50.00%"


@pytest.mark.requirement("MX-17d", "AH-04c")
def test_a_head_is_a_civil_servant_with_a_degree_and_a_rank(registry: Registry) -> None:
    stations = registry.district.north, registry.district.south
    taught, untaught = registry.person(education="college"), registry.person(education="secondary")
    registry.serves(stations[0], taught, role="head", rank="section_deputy")
    registry.serves(stations[1], untaught, role="head", rank="clerk_1")
    bureau = registry.district.bureau

    assert registry.figure("heads_civil_servants_with_college_rate", bureau) == "50.00%"
    assert registry.figure("heads_of_section_rank_rate", bureau) == "50.00%"

    registry.serves(
        registry.district.south, registry.person(education="master"), role="head", kind="public_institution"
    )
    assert registry.figure("heads_civil_servants_with_college_rate", bureau) == "33.33%"


@pytest.mark.requirement("SD-18", "JS-02c", "AH-04a")
def test_assistants_came_by_transfer_or_were_hired(registry: Registry) -> None:
    north = registry.district.north
    for reason, started_on in (
        ("transfer_in", INSIDE),
        ("transfer_in", LONG_AGO),
        ("hiring", INSIDE),
        ("recruitment", INSIDE),
        ("hiring", AFTER),
    ):
        registry.serves(north, kind="judicial_assistant", reason=reason, started_on=started_on)
    registry.serves(north, reason="transfer_in", started_on=INSIDE)

    assert registry.figure("station_assistants", north) == "4"
    assert registry.figure("assistants_transferred_in", north) == "1"
    assert registry.figure("assistants_hired", north) == "2"


@pytest.mark.requirement("JS-02b")
def test_whoever_holds_the_certificate_qualifies_the_station(registry: Registry) -> None:
    holder = registry.person(certificates=[{"kind": "legal_qualification"}])
    registry.serves(registry.district.north, holder, kind="clerk")
    registry.serves(registry.district.south)
    bureau = registry.district.bureau

    assert registry.figure("stations_with_legally_qualified_staff_rate", bureau) == "50.00%"
    assert registry.figure("stations_with_legally_qualified_civil_servant_rate", bureau) == "0.00%"


@pytest.mark.requirement("JA-46")
def test_a_rotation_is_an_exchange_that_began_in_the_window(registry: Registry) -> None:
    north = registry.district.north
    for started_on in (INSIDE, BEFORE, AFTER):
        registry.serves(north, reason="exchange", started_on=started_on)
    registry.serves(north, reason="promotion", started_on=INSIDE)
    registry.serves(registry.district.bureau, reason="exchange", started_on=INSIDE)

    assert registry.figure("station_rotations", registry.district.bureau) == "1"


@pytest.mark.requirement("SC-04a", "NN-A04b")
def test_a_station_is_independent_with_posts_of_its_own(registry: Registry) -> None:
    bureau = registry.district.bureau
    registry.station(bureau, name="丙所", independent=True, separate_post=True)
    registry.station(bureau, name="丁所", independent=True)

    # The two of the small district say nothing of it.
    assert registry.figure("stations_independent_rate", bureau) == "25.00%"


@pytest.mark.requirement("NN-M10a", "NN-M10b", "NN-M10e", "AH-05a", "JA-48")
def test_areas_are_those_of_stations_of_one_kind(registry: Registry) -> None:
    north, bureau = registry.district.north, registry.district.bureau
    assert registry.figure("usable_area_per_subdistrict_station", north) == NO_DATA

    premises = {"name": "甲楼", "usable_area": 119, "ownership": "allotted", "sign_conform": True}
    registry.enter(PREMISES, north, **premises)
    registry.enter(PREMISES, north, **(premises | {"name": "乙楼", "usable_area": 2, "ownership": "rented"}))
    registry.enter(PREMISES, north, **(premises | {"name": "旧楼", "until": BEFORE}))
    registry.enter(PREMISES, north, **(premises | {"name": "丙楼", "usable_area": 1, "sign_conform": False}))

    assert registry.figure("usable_area_per_subdistrict_station", north) == "122.00"
    assert registry.figure("usable_area_per_subdistrict_station", bureau) == "61.00"
    assert registry.figure("usable_area_per_township_station", north) == NO_DATA
    assert registry.figure("premises_properly_obtained_rate", north) == "66.67%"
    assert registry.figure("premises_with_conforming_sign_rate", north) == "66.67%"


@pytest.mark.requirement("NN-M03", "MX-01c")
def test_rooms_are_counted_by_kind_and_by_what_they_serve(registry: Registry) -> None:
    north = registry.district.north
    rooms: list[dict[str, Any]] = [
        {"kind": "service_hall", "function": "legal_aid"},
        {"kind": "service_hall", "function": "resettlement"},
        {"kind": "announcement_room", "function": "corrections"},
        {"kind": "office", "function": "administration"},
    ]
    registry.enter(PREMISES, north, name="甲楼", usable_area=100, rooms=rooms)
    old = [{"kind": "archive_room", "function": "mediation"}]
    registry.enter(PREMISES, north, name="旧楼", usable_area=100, until=BEFORE, rooms=old)

    assert registry.figure("named_rooms", north) == "2"
    assert registry.figure("basic_function_areas", north) == "3"


@pytest.mark.requirement("NN-M06", "MX-02", "SD-20", "MX-05b", "SC-06", "JA-47")
def test_equipment_in_use_counts_in_the_lists_that_name_it(registry: Registry) -> None:
    north, bureau = registry.district.north, registry.district.bureau
    assert registry.figure("basic_equipment_kinds", north) == NO_DATA

    for kind, more in (
        ("computer", {"quantity": 3, "net": "internal"}),
        ("computer", {"quantity": 5, "net": "external", "name": "另一批"}),
        ("telephone", {"quantity": 2}),
        ("smart_screen", {"quantity": 1, "fund_source": "central_transfer"}),
        ("remote_visit", {"quantity": 1, "fund_source": "central_transfer"}),
        ("voice_recorder", {"quantity": 0, "not_needed": True}),
        ("still_camera", {"quantity": 1, "in_use": False}),
        ("fax", {"quantity": 1, "bought_on": LONG_AGO, "retired_on": BEFORE}),
    ):
        registry.enter(EQUIPMENT, north, kind=kind, **more)

    assert registry.figure("basic_equipment_kinds", north) == "2"
    assert registry.figure("service_equipment_kinds", north) == "2"
    assert registry.figure("smart_equipment_kinds", north) == "2"
    assert registry.figure("internal_network_computers", north) == "3"
    assert registry.figure("stations_with_remote_visits", bureau) == "1"
    assert registry.figure("centrally_funded_equipment", bureau) == "2"
