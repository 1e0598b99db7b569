"""Where an indicator of party building could be read in two ways, this is the way it is read."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from fengqiao.database.scope import SYSTEM
from fengqiao.indicators.window import Window
from fengqiao.ledgers.writing import LedgerWriter
from fengqiao.registry.people import ASSIGNMENTS
from fengqiao.testing.bureau import Bureau
from fengqiao_party_building.indicators import INDICATORS
from fengqiao_party_building.ledgers import (
    BRANDS,
    DISCIPLINE_CASES,
    GUIDES,
    INTEGRITY_ACTIVITIES,
    MEETINGS,
    MEMBERS,
    ORGANISATIONS,
    PLEDGES,
    STUDY_SESSIONS,
)
from fengqiao_party_building.plugin import register_indicators

from tests.party_building.conftest import hire

MARCH = Window(date(2024, 3, 1), date(2024, 3, 31))
BEFORE, DAY, AFTER = date(2024, 2, 5), date(2024, 3, 4), date(2024, 4, 2)
LONG_AGO = date(2015, 7, 1)


def organisation(kind: str, **values: Any) -> dict[str, Any]:
    """Return a standing organisation of a kind, with an id of its own."""
    needed = {"partners": "邻所", "area": "北片", "branch": "机关党支部"}
    record = {"id": uuid4(), "name": "某党组织", "kind": kind, "founded_on": LONG_AGO}
    return {**record, **needed, **values}


def member(staff: UUID, organisation_id: UUID | None = None, **values: Any) -> dict[str, Any]:
    """Return a formal member of long standing."""
    days = {"joined_on": LONG_AGO, "regular_on": date(2016, 7, 1)}
    return {
        "id": uuid4(),
        "staff_id": staff,
        "organisation_id": organisation_id,
        "state": "formal",
        **days,
        **values,
    }


def meeting(organisation_id: UUID, kind: str = "theme_day", **values: Any) -> dict[str, Any]:
    """Return a meeting in March with its papers."""
    papers = {"attended": 3, "minutes_kept": True, "sign_in_kept": True}
    lecturer = {"lecturer": "演示乙"} if kind == "lesson" else {}
    return {"organisation_id": organisation_id, "kind": kind, "held_on": DAY, **papers, **lecturer, **values}


def study(**values: Any) -> dict[str, Any]:
    """Return a regular session in March with its papers."""
    papers = {"attended": 3, "minutes_kept": True, "sign_in_kept": True}
    return {"kind": "regular", "topic": "theory", "studied_on": DAY, **papers, **values}


def people(bureau: Bureau, number: int, unit: int | None = None) -> list[UUID]:
    """Return that many people of a station."""
    return [hire(bureau, unit or bureau.station, f"{unit}演示{place}") for place in range(number)]


def furnish(bureau: Bureau, unit: int, members: int, kind: str | None) -> None:
    """Give a station so many formal members and, perhaps, an organisation that they belong to."""
    home = None if kind is None else organisation(kind, name=f"{unit}{kind}")
    if home is not None:
        bureau.enter((ORGANISATIONS, unit, home))
    for person in people(bureau, members, unit):
        bureau.enter((MEMBERS, unit, member(person, home and home["id"])))


def test_indicators_have_codes_of_their_own() -> None:
    codes = [indicator.code for indicator in register_indicators()]

    assert len(INDICATORS) == 30
    assert len(codes) == len(set(codes))
    assert all(code.startswith("party_building.") for code in codes)


# --- Organisations ----------------------------------------------------------------------------------------------


@pytest.mark.requirement("NN-A06a", "MX-16a")
@pytest.mark.parametrize(
    ("members", "kind", "shown"),
    [
        (3, "branch", ("3", "1", "0")),
        (3, "group", ("3", "1", "0")),
        (3, "joint_branch", ("3", "0", "1")),
        (2, "joint_branch", ("2", "0", "1")),
        (2, "area_joint_branch", ("2", "0", "1")),
        (3, None, ("3", "0", "0")),
        (0, None, ("无数据", "无数据", "无数据")),
    ],
)
def test_a_station_shows_its_formal_members_and_what_they_belong_to(
    bureau: Bureau, members: int, kind: str | None, shown: tuple[str, str, str]
) -> None:
    furnish(bureau, bureau.station, members, kind)

    codes = ("formal_members", "own_organisations", "joint_branches")
    assert tuple(bureau.shows(f"party_building.{code}", MARCH, bureau.station) for code in codes) == shown


@pytest.mark.requirement("NN-A06a")
def test_who_is_formal_is_asked_of_the_windows_last_day(bureau: Bureau) -> None:
    one, two, three, four, five = people(bureau, 5)
    bureau.enter(
        (MEMBERS, bureau.station, member(one, regular_on=date(2024, 3, 31))),
        (MEMBERS, bureau.station, member(two, regular_on=AFTER)),
        (MEMBERS, bureau.station, member(three, left_on=DAY, leaving_reason="transferred", state="left")),
        (MEMBERS, bureau.station, member(four, left_on=AFTER, leaving_reason="transferred", state="left")),
        (MEMBERS, bureau.station, member(five, here_since=AFTER)),
    )

    assert bureau.shows("party_building.formal_members", MARCH) == "2"
    assert bureau.shows("party_building.probationary_members", MARCH) == "1"


def test_a_target_is_one_until_the_day_of_joining(bureau: Bureau) -> None:
    one, two = people(bureau, 2)
    bureau.enter(
        (MEMBERS, bureau.station, {"staff_id": one, "target_on": DAY}),
        (
            MEMBERS,
            bureau.station,
            {"staff_id": two, "target_on": BEFORE, "joined_on": AFTER, "state": "probationary"},
        ),
    )

    assert bureau.shows("party_building.development_targets", MARCH) == "2"
    assert bureau.shows("party_building.development_targets", Window.on(AFTER)) == "1"


@pytest.mark.requirement("NN-A06b", "SC-05a")
def test_a_joint_branch_is_one_however_many_stations_name_it(bureau: Bureau) -> None:
    for station in bureau.stations[:2]:
        bureau.enter(
            (ORGANISATIONS, station, organisation("area_joint_branch", name="北片联合", superior="甲"))
        )
    third = bureau.stations[2]
    bureau.enter(
        (ORGANISATIONS, third, organisation("area_joint_branch", name="北片联合", superior="乙")),
        (ORGANISATIONS, third, organisation("joint_branch", name="第二联合")),
        (
            ORGANISATIONS,
            third,
            organisation("joint_branch", name="旧", dissolved_on=BEFORE, state="dissolved"),
        ),
    )

    assert bureau.shows("party_building.joint_branches", MARCH) == "3"
    assert bureau.shows("party_building.area_joint_branches", MARCH) == "2"
    assert bureau.shows("party_building.joint_branches", MARCH, bureau.station) == "1"


@pytest.mark.requirement("JS-01b", "MX-16a")
def test_a_group_is_no_branch_and_a_league_branch_no_party_organisation(bureau: Bureau) -> None:
    for kind in ("branch", "group", "league_branch"):
        bureau.enter((ORGANISATIONS, bureau.station, organisation(kind, name=kind)))
    bureau.enter((ORGANISATIONS, bureau.stations[1], organisation("league_branch")))

    assert bureau.shows("party_building.own_branches", MARCH) == "1"
    assert bureau.shows("party_building.own_organisations", MARCH) == "2"
    assert bureau.shows("party_building.league_branches", MARCH) == "2"
    assert bureau.shows("party_building.stations_with_organisation_rate", MARCH) == "33.33%"


@pytest.mark.requirement("MX-16a")
def test_league_members_are_those_the_registry_calls_so(bureau: Bureau) -> None:
    hire(bureau, bureau.station, "甲", political_status="youth_league")
    hire(bureau, bureau.station, "乙", political_status="youth_league", ended_on=BEFORE)
    hire(bureau, bureau.station, "丙", political_status="youth_league", reason="secondment")
    hire(bureau, bureau.station, "丁", political_status="masses")

    assert bureau.shows("party_building.league_members", MARCH) == "1"


@pytest.mark.requirement("AH-02a", "MX-16a", "JS-01a")
def test_each_rate_of_stations_is_taken_over_the_stations_it_speaks_of(bureau: Bureau) -> None:
    first, second, third = bureau.stations
    furnish(bureau, first, 3, "group")
    furnish(bureau, second, 4, "joint_branch")
    furnish(bureau, third, 2, "joint_branch")

    def rates(unit: int | None = None) -> tuple[str, ...]:
        codes = (
            "stations_of_three_with_branch_rate",
            "stations_below_three_with_joint_branch_rate",
            "stations_with_organisation_rate",
            "stations_organised_as_required_rate",
        )
        return tuple(bureau.shows(f"party_building.{code}", MARCH, unit) for code in codes)

    assert rates() == ("0.00%", "100.00%", "100.00%", "66.67%")
    assert rates(first) == ("0.00%", "无数据", "100.00%", "100.00%")
    assert rates(second) == ("0.00%", "无数据", "100.00%", "0.00%")
    assert rates(third) == ("无数据", "100.00%", "100.00%", "100.00%")

    bureau.enter((ORGANISATIONS, second, organisation("branch")))

    assert rates() == ("50.00%", "100.00%", "100.00%", "100.00%")


@pytest.mark.requirement("JS-01a")
def test_a_station_without_members_lacks_an_organisation_but_breaks_no_rule(bureau: Bureau) -> None:
    assert bureau.shows("party_building.stations_with_organisation_rate", MARCH, bureau.station) == "0.00%"
    assert bureau.shows("party_building.stations_organised_as_required_rate", MARCH) == "无数据"


# --- Members ----------------------------------------------------------------------------------------------------


@pytest.mark.requirement("NN-A06b", "AH-02a", "JS-01a")
def test_a_member_has_a_party_life_when_the_organisation_came_together(bureau: Bureau) -> None:
    active, idle, gone = (
        organisation("branch", name="甲"),
        organisation("branch", name="乙"),
        organisation("branch", name="丙"),
    )
    homes = (active["id"], idle["id"], gone["id"], None)
    staff = people(bureau, 4)
    bureau.enter(
        *((ORGANISATIONS, bureau.station, one) for one in (active, idle, gone)),
        *((MEMBERS, bureau.station, member(one, home)) for one, home in zip(staff, homes, strict=True)),
        (MEETINGS, bureau.station, meeting(active["id"])),
        (MEETINGS, bureau.station, meeting(idle["id"], held_on=AFTER)),
        (MEETINGS, bureau.station, meeting(gone["id"])),
    )
    # That it was dissolved before its meeting is found out later.
    with bureau.database.writing(SYSTEM) as session:
        writer = LedgerWriter(session, ORGANISATIONS, bureau.codes, bureau.vault)
        writer.move(gone["id"], 1, "dissolve", {"dissolved_on": BEFORE})

    assert bureau.shows("party_building.members_in_party_life_rate", MARCH) == "25.00%"
    assert bureau.shows("party_building.members_organised_rate", MARCH) == "50.00%"
    assert bureau.shows("party_building.members_in_party_life_rate", MARCH, bureau.stations[1]) == "无数据"


@pytest.mark.requirement("AH-02d")
def test_a_member_deployed_twice_is_one_member(bureau: Bureau) -> None:
    one, two = people(bureau, 2)
    stay = {"task": "publicity", "began_on": DAY}
    bureau.enter(
        (MEMBERS, bureau.station, member(one, deployments=[stay, stay, {**stay, "began_on": AFTER}])),
        (MEMBERS, bureau.station, member(two, deployments=[{**stay, "began_on": AFTER}])),
    )

    assert bureau.shows("party_building.members_deployed", MARCH) == "1"


# --- Meetings and study -----------------------------------------------------------------------------------------


@pytest.mark.requirement("NN-A01a")
def test_only_the_four_kinds_count_and_each_once(bureau: Bureau) -> None:
    home = organisation("branch")
    bureau.enter((ORGANISATIONS, bureau.station, home))
    assert bureau.shows("party_building.meeting_kinds_held", MARCH) == "无数据"

    kinds = ("lesson", "lesson", "group_meeting", "theme_day", "organisational_life", "appraisal")
    bureau.enter(
        *((MEETINGS, bureau.station, meeting(home["id"], kind)) for kind in kinds),
        (MEETINGS, bureau.station, meeting(home["id"], "members_meeting", held_on=BEFORE)),
    )

    assert bureau.shows("party_building.meeting_kinds_held", MARCH) == "2"
    assert bureau.shows("party_building.meeting_kinds_held", Window(BEFORE, DAY)) == "3"


@pytest.mark.requirement("NN-A03")
@pytest.mark.parametrize("gap", [{"minutes_kept": False}, {"sign_in_kept": False}, {"attended": 0}], ids=str)
def test_a_record_with_something_lacking_is_not_whole(bureau: Bureau, gap: dict[str, Any]) -> None:
    home = organisation("branch")
    bureau.enter(
        (ORGANISATIONS, bureau.station, home),
        (MEETINGS, bureau.station, meeting(home["id"])),
        (MEETINGS, bureau.station, meeting(home["id"], **gap)),
        (STUDY_SESSIONS, bureau.station, study()),
        (STUDY_SESSIONS, bureau.station, study(**gap)),
    )

    assert bureau.shows("party_building.study_record_completeness", MARCH) == "50.00%"
    assert bureau.shows("party_building.study_record_completeness", MARCH, bureau.stations[1]) == "无数据"


@pytest.mark.requirement("NN-A03")
@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ({"notes_kept": True}, "100.00%"),
        ({"notes_kept": False}, "0.00%"),
        ({"notes_kept": True, "absent": True}, "0.00%"),
        ({"notes_kept": True, "absent": True, "made_up_on": DAY}, "100.00%"),
        ({"notes_kept": True, "absent": True, "made_up_on": AFTER}, "0.00%"),
    ],
    ids=str,
)
def test_a_members_own_record_makes_a_session_whole_or_not(
    bureau: Bureau, line: dict[str, Any], shown: str
) -> None:
    (person,) = people(bureau, 1)
    one = member(person)
    bureau.enter(
        (MEMBERS, bureau.station, one),
        (STUDY_SESSIONS, bureau.station, study(member_records=[{"member_id": one["id"], **line}])),
    )

    assert bureau.shows("party_building.study_record_completeness", MARCH) == shown


@pytest.mark.requirement("JA-04")
def test_sessions_are_counted_by_form_and_topic(bureau: Bureau) -> None:
    bureau.enter(
        (STUDY_SESSIONS, bureau.station, study()),
        (STUDY_SESSIONS, bureau.station, study(topic="ten_prohibitions")),
        (STUDY_SESSIONS, bureau.station, study(kind="special")),
        (STUDY_SESSIONS, bureau.station, study(studied_on=AFTER)),
        (STUDY_SESSIONS, bureau.unit, study(kind="centre_group", topic="law")),
        (STUDY_SESSIONS, bureau.unit, study(kind="centre_group")),
    )

    names = ("study", "regular_study", "special_study", "ten_prohibitions", "centre_group_law")
    shown = [bureau.shows(f"party_building.{name}_sessions", MARCH) for name in names]
    assert shown == ["5", "2", "1", "1", "1"]


# --- Clean conduct ----------------------------------------------------------------------------------------------


def pledge(staff: UUID, **values: Any) -> dict[str, Any]:
    """Return a signed pledge for 2024."""
    year = {"begins_on": date(2024, 1, 1), "ends_on": date(2024, 12, 31)}
    signed = {"signed_on": DAY, "signed_with": "分管领导", "state": "signed"}
    return {"staff_id": staff, "kind": "integrity", **year, **signed, **values}


@pytest.mark.requirement("JA-05")
def test_whoever_serves_in_a_rank_that_signs_is_expected_to_have_signed(bureau: Bureau) -> None:
    head = hire(bureau, bureau.station, "甲", "principal_2")
    deputy = hire(bureau, bureau.unit, "乙", "county_deputy")
    late = hire(bureau, bureau.station, "丙", "principal_4")
    last_year = hire(bureau, bureau.station, "丁", "section_deputy")
    hire(bureau, bureau.station, "戊", "clerk_1")
    hire(bureau, bureau.station, "己")
    hire(bureau, bureau.station, "庚", "principal_1", ended_on=BEFORE)
    ended = {"begins_on": date(2023, 1, 1), "ends_on": date(2023, 12, 31), "signed_on": date(2023, 2, 1)}
    bureau.enter(
        (PLEDGES, bureau.station, pledge(head)),
        (PLEDGES, bureau.unit, pledge(deputy)),
        (PLEDGES, bureau.station, pledge(late, signed_on=AFTER)),
        (PLEDGES, bureau.station, pledge(last_year, **ended)),
        (PLEDGES, bureau.station, pledge(last_year, kind="ideology")),
    )

    assert bureau.shows("party_building.integrity_pledges_signed_rate", MARCH) == "50.00%"
    assert bureau.shows("party_building.integrity_pledges_signed_rate", MARCH, bureau.station) == "33.33%"
    assert bureau.shows("party_building.integrity_pledges_signed_rate", MARCH, bureau.stations[1]) == "无数据"
    assert bureau.shows("party_building.integrity_pledges_signed", MARCH) == "2"


@pytest.mark.requirement("JA-05")
def test_a_person_on_loan_signs_where_they_belong(bureau: Bureau) -> None:
    person = hire(bureau, bureau.unit, "甲", "principal_2")
    loan = {"kind": "political_legal_post", "rank": "principal_2", "reason": "secondment"}
    bureau.enter((ASSIGNMENTS, bureau.station, {"staff_id": person, "started_on": BEFORE, **loan}))

    assert bureau.shows("party_building.integrity_pledges_signed_rate", MARCH, bureau.station) == "无数据"
    assert bureau.shows("party_building.integrity_pledges_signed_rate", MARCH) == "0.00%"


@pytest.mark.requirement("NN-A02b", "MX-20")
def test_a_violation_counts_when_it_is_established_and_a_report_never(bureau: Bureau) -> None:
    report = {"kind": "work", "received_on": BEFORE}
    filed = {**report, "filed_on": BEFORE}
    bureau.enter(
        (DISCIPLINE_CASES, bureau.station, report),
        (DISCIPLINE_CASES, bureau.station, {**filed, "state": "filed"}),
        (DISCIPLINE_CASES, bureau.station, {**filed, "cleared_on": DAY, "state": "cleared"}),
        (DISCIPLINE_CASES, bureau.station, {**filed, "established_on": AFTER, "state": "established"}),
    )
    assert bureau.shows("party_building.discipline_violations", MARCH) == "0"

    bureau.enter((DISCIPLINE_CASES, bureau.station, {**filed, "established_on": DAY, "state": "established"}))

    assert bureau.shows("party_building.discipline_violations", MARCH) == "1"


def test_activities_are_counted_in_the_window(bureau: Bureau) -> None:
    for day in (BEFORE, DAY, AFTER):
        bureau.enter((INTEGRITY_ACTIVITIES, bureau.station, {"kind": "warning", "held_on": day}))

    assert bureau.shows("party_building.integrity_activities", MARCH) == "1"


# --- Support ----------------------------------------------------------------------------------------------------


@pytest.mark.requirement("AH-02b", "AH-02c")
def test_a_guide_is_no_contact_leader_and_one_who_ended_is_none(bureau: Bureau) -> None:
    first, second, _ = bureau.stations
    guide = {"name": "演示甲", "kind": "guide", "appointed_on": BEFORE}
    bureau.enter(
        (GUIDES, first, guide),
        (GUIDES, first, {**guide, "kind": "contact_leader"}),
        (GUIDES, second, {**guide, "kind": "contact_leader"}),
        (GUIDES, second, {**guide, "ended_on": DAY, "state": "ended"}),
    )

    assert bureau.shows("party_building.stations_with_guide_rate", MARCH) == "33.33%"
    assert bureau.shows("party_building.stations_with_contact_leader_rate", MARCH) == "66.67%"


@pytest.mark.requirement("JS-01c")
def test_a_brand_given_up_is_no_brand_and_a_group_needs_none(bureau: Bureau) -> None:
    one, two = organisation("branch", name="甲"), organisation("joint_branch", name="乙")
    group = organisation("group", name="丙")
    brand = {"name": "先锋", "kind": "brand", "named_on": BEFORE}
    bureau.enter(
        *((ORGANISATIONS, bureau.station, each) for each in (one, two, group)),
        (BRANDS, bureau.station, {**brand, "organisation_id": one["id"]}),
        (BRANDS, bureau.station, {**brand, "organisation_id": two["id"], "ended_on": DAY}),
    )

    assert bureau.shows("party_building.branches_with_brand_rate", MARCH) == "50.00%"


@pytest.mark.requirement("JS-01c")
def test_a_joint_branch_is_known_for_what_one_of_its_stations_entered(bureau: Bureau) -> None:
    first, second, _ = bureau.stations
    here, there = (organisation("joint_branch", name="第一联合", superior="甲") for _ in range(2))
    brand = {"name": "先锋", "kind": "brand", "named_on": BEFORE, "organisation_id": here["id"]}
    bureau.enter((ORGANISATIONS, first, here), (ORGANISATIONS, second, there), (BRANDS, first, brand))

    assert bureau.shows("party_building.branches_with_brand_rate", MARCH) == "100.00%"
    assert bureau.shows("party_building.branches_with_brand_rate", MARCH, second) == "0.00%"
