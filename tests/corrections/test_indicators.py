"""Each indicator of corrections, beside figures worked out by hand."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from fengqiao.indicators.window import Window
from fengqiao.ledgers.declaration import Ledger
from fengqiao.registry.people import STAFF
from fengqiao.testing.bureau import Bureau
from fengqiao_corrections.indicators import INDICATORS
from fengqiao_corrections.indicators.supervision import REQUIRED_PAPERS
from fengqiao_corrections.ledgers import (
    ASSISTANCES,
    BASES,
    DELEGATIONS,
    EDUCATIONS,
    EVENTS,
    HELPS,
    LINKS,
    OFFICERS,
    PARTNERS,
    PLACE_CHANGES,
    PUBLIC_BENEFITS,
    RELEASED_EVENTS,
    RELEASED_PERSONS,
    REPORTS,
    SETTLEMENTS,
    SUBJECTS,
    SURVEYS,
    TAGS,
    VISITS,
)
from fengqiao_corrections.plugin import register_indicators

from tests.corrections.conftest import released, subject

MARCH = Window(date(2024, 3, 1), date(2024, 3, 31))
QUARTER = Window(date(2024, 1, 1), date(2024, 3, 31))
SPRING = Window(date(2024, 2, 1), date(2024, 4, 30))
OLD, BEFORE, DAY, LATER, AFTER = (
    date(2020, 1, 1),
    date(2024, 2, 20),
    date(2024, 3, 4),
    date(2024, 3, 20),
    date(2024, 4, 2),
)


def enter(bureau: Bureau, ledger: Ledger, *records: dict[str, Any]) -> None:
    """Write rows of one ledger at the first station."""
    bureau.enter(*((ledger, bureau.station, record) for record in records))


def subjects(bureau: Bureau, number: int, **values: Any) -> list[UUID]:
    """Put so many subjects on the register."""
    ids = [uuid4() for _ in range(number)]
    enter(bureau, SUBJECTS, *(subject(id=one, **values) for one in ids))
    return ids


def event(of: UUID | None, kind: str, on: date = DAY) -> dict[str, Any]:
    """Return an event; whoever is lost is looked for at once."""
    return {"kind": kind, "subject_id": of, "occurred_on": on, "search_began_on": on}


def test_codes_are_unique_and_the_plugins_own() -> None:
    codes = [indicator.code for indicator in register_indicators()]

    assert len(codes) == len(set(codes))
    assert all(code.startswith("corrections.") for code in codes)
    assert len(INDICATORS) == 39


@pytest.mark.requirement("JA-31b", "JA-31c", "NN-A28a", "NN-M13d", "MX-08e")
def test_events_are_counted_by_what_they_count_as(bureau: Bureau) -> None:
    one, two = subjects(bureau, 2)
    kinds = ("absconding", "absconding", "lost_contact", "offence", "crime", "death")
    enter(
        bureau,
        EVENTS,
        *(event(one, kind) for kind in kinds),
        event(None, "missed_supervision"),
        event(two, "absconding", AFTER),
    )

    assert bureau.shows("corrections.absconding_events", MARCH) == "2"
    assert bureau.shows("corrections.missed_supervision_events", MARCH) == "1"
    assert bureau.shows("corrections.uncontrolled_events", MARCH) == "3"
    assert bureau.shows("corrections.reoffences", MARCH) == "2"


@pytest.mark.requirement("NN-A28a", "NN-A28b", "NN-A28c")
def test_a_station_with_nobody_has_no_data_and_not_zero(bureau: Bureau) -> None:
    subjects(bureau, 1)

    for name in ("absconding_events", "reoffences", "uncontrolled_events"):
        assert bureau.shows(f"corrections.{name}", MARCH, bureau.station) == "0"
        assert bureau.shows(f"corrections.{name}", MARCH, bureau.stations[1]) == "无数据"
    for name in ("reoffence_rate", "reoffence_rate_after_release", "steps_on_time_rate", "helped_rate"):
        assert bureau.shows(f"corrections.{name}", MARCH, bureau.stations[1]) == "无数据"


def test_somebody_missed_where_nobody_is_registered_is_not_lost_in_no_data(bureau: Bureau) -> None:
    enter(bureau, EVENTS, event(None, "missed_supervision"))

    assert bureau.shows("corrections.missed_supervision_events", MARCH, bureau.station) == "1"


@pytest.mark.requirement("NN-A28b", "MX-08f")
def test_the_rate_of_new_crimes_is_of_all_who_were_in_correction_in_the_window(bureau: Bureau) -> None:
    here = subjects(bureau, 6)
    enter(
        bureau,
        SUBJECTS,
        # There on the first day of March; gone on it; received after the window.
        subject(**released(date(2024, 3, 2))),
        subject(**released(date(2024, 3, 1))),
        subject(received_on=AFTER, declared_on=AFTER),
    )
    enter(bureau, EVENTS, event(here[0], "crime"), event(here[0], "crime", LATER), event(here[1], "offence"))

    assert bureau.shows("corrections.reoffence_rate", MARCH) == "142.86‰"


@pytest.mark.requirement("NN-A28c")
def test_new_crimes_after_release_count_in_the_window_they_were_found_in(bureau: Bureau) -> None:
    ids = [uuid4() for _ in range(4)]
    enter(
        bureau,
        RELEASED_PERSONS,
        *(person(id=one, came_from="corrections", release_kind="corrections_ended") for one in ids),
        person(),
    )
    crime = {"kind": "crime", "occurred_on": BEFORE}
    enter(
        bureau,
        RELEASED_EVENTS,
        {"person_id": ids[0], **crime, "found_on": DAY},
        {"person_id": ids[1], **crime, "found_on": AFTER},
        {"person_id": ids[2], **crime, "kind": "offence", "found_on": DAY},
    )

    assert bureau.shows("corrections.reoffence_rate_after_release", MARCH) == "250.00‰"
    assert bureau.shows("corrections.released_reoffences", MARCH) == "2"


@pytest.mark.requirement("JA-30")
def test_plans_count_by_their_day_among_those_on_the_register(bureau: Bureau) -> None:
    enter(
        bureau,
        SUBJECTS,
        subject(),
        subject(state="received", plans=[], group_members=[]),
        subject(plans=[{"made_on": AFTER}]),
        subject(**released(DAY)),
    )

    assert bureau.shows("corrections.subjects_with_plan_rate", MARCH) == "33.33%"
    assert bureau.shows("corrections.subjects_with_plan_rate", SPRING) == "66.67%"


@pytest.mark.requirement("JA-30")
def test_only_visits_in_person_in_the_window_are_visits(bureau: Bureau) -> None:
    ids = subjects(bureau, 4)
    enter(
        bureau,
        VISITS,
        {"subject_id": ids[0], "kind": "home", "visited_on": DAY},
        {"subject_id": ids[0], "kind": "home", "visited_on": LATER},
        {"subject_id": ids[1], "kind": "contact", "visited_on": DAY},
        {"subject_id": ids[2], "kind": "home", "visited_on": BEFORE},
    )

    assert bureau.shows("corrections.subjects_visited_rate", MARCH) == "25.00%"


@pytest.mark.requirement("NN-A28d", "JA-29")
def test_steps_fall_due_in_the_window_and_are_in_time_or_not(bureau: Bureau) -> None:
    one, two = uuid4(), uuid4()
    enter(
        bureau,
        SUBJECTS,
        subject(id=one, due_report_on=DAY, reported_on=DAY),
        subject(id=two, due_report_on=DAY, reported_on=LATER),
        subject(due_report_on=AFTER, reported_on=None),
    )
    daily = {"subject_id": one, "kind": "daily"}
    enter(
        bureau,
        REPORTS,
        {**daily, "due_on": DAY, "reported_on": BEFORE},
        {**daily, "due_on": DAY, "reported_on": LATER},
        {**daily, "due_on": DAY},
        {**daily, "due_on": AFTER},
    )
    asked = {"received_on": BEFORE, "client": "court", "name": "陈演示甲"}
    answered = {**asked, "state": "answered", "opinion": "suitable"}
    enter(
        bureau,
        SURVEYS,
        {**answered, "due_on": DAY, "sent_on": DAY},
        {**answered, "due_on": DAY, "sent_on": LATER},
        {**asked, "due_on": DAY},
    )
    enter(bureau, PLACE_CHANGES, {"subject_id": one, "applied_on": BEFORE, "due_report_on": LATER})
    tag = {"subject_id": two, "ground": "punished", "approved_by": "区局", "approved_on": BEFORE}
    enter(bureau, TAGS, {**tag, "since": BEFORE, "until": LATER, "lifted_on": DAY, "state": "lifted"})

    # Due: two arrivals, three reports, three surveys, a change of place, a tag; in time: one, one, one, none, one.
    assert bureau.shows("corrections.steps_on_time_rate", MARCH) == "40.00%"
    assert bureau.shows("corrections.surveys_on_time_rate", MARCH) == "33.33%"


@pytest.mark.requirement("MX-08c", "MX-08d")
def test_a_file_is_complete_with_all_its_papers_and_a_risk_is_assessed_once(bureau: Bureau) -> None:
    papers = [{"kind": kind, "filed_on": DAY} for kind in REQUIRED_PAPERS]
    enter(
        bureau,
        SUBJECTS,
        subject(papers=papers, risk_assessments=[{"assessed_on": DAY, "level": "low"}]),
        *(subject(papers=[*papers[:place], *papers[place + 1 :]]) for place in range(6)),
        subject(papers=[{**one, "filed_on": AFTER} for one in papers]),
    )

    assert bureau.shows("corrections.files_complete_rate", MARCH) == "12.50%"
    assert bureau.shows("corrections.subjects_with_risk_assessment_rate", MARCH) == "12.50%"


@pytest.mark.requirement("JA-32", "MX-08d")
def test_person_times_add_up_over_education_public_benefit_and_help(bureau: Bureau) -> None:
    (one,) = subjects(bureau, 1)
    many = {"held_on": DAY, "persons": 20, "person_times": 30}
    enter(
        bureau,
        EDUCATIONS,
        {**many, "kind": "law"},
        {"held_on": LATER, "kind": "psychological", "subject_id": one},
        {**many, "held_on": AFTER, "kind": "law"},
    )
    enter(bureau, PUBLIC_BENEFITS, many)
    enter(bureau, ASSISTANCES, {**many, "kind": "employment", "person_times": 21})

    assert bureau.shows("corrections.assistance_person_times", MARCH) == str(30 + 1 + 30 + 21)
    assert bureau.shows("corrections.psychological_sessions", MARCH) == "1"


def test_whoever_is_out_of_prison_for_illness_reports_every_month(bureau: Bureau) -> None:
    whole, newcomer = uuid4(), uuid4()
    stayed = {"category": "temporary"}
    since = date(2023, 12, 1)
    enter(
        bureau,
        SUBJECTS,
        subject(id=whole, received_on=since, declared_on=since, **stayed),
        subject(id=newcomer, received_on=BEFORE, declared_on=BEFORE, **stayed),
        subject(),
    )
    told = {"subject_id": whole, "kind": "body_state"}
    days = (date(2024, 1, 10), date(2024, 1, 20), DAY)
    enter(
        bureau,
        REPORTS,
        *({**told, "due_on": day, "reported_on": day} for day in days),
        {"subject_id": newcomer, "kind": "body_state", "due_on": DAY, "reported_on": DAY},
    )

    assert bureau.shows("corrections.monthly_body_reports_rate", QUARTER) == "66.67%"


@pytest.mark.requirement("SC-09", "NN-M13a", "NN-M13b", "MX-09i")
def test_delegations_partners_and_bases_count_while_they_last(bureau: Bureau) -> None:
    enter(bureau, DELEGATIONS, {"agency": "区社区矫正管理局", "since": OLD})
    bureau.enter(
        (DELEGATIONS, bureau.stations[1], {"agency": "区社区矫正管理局", "since": OLD, "until": BEFORE})
    )
    teaches = {"since": OLD, "daily_education": True}
    enter(
        bureau,
        PARTNERS,
        {"name": "甲", "kind": "social_organisation", **teaches},
        {"name": "乙", "kind": "volunteer_team", **teaches},
        {"name": "丙", "kind": "volunteer_team", **teaches, "until": BEFORE},
        {"name": "丁", "kind": "social_organisation", "since": OLD},
        {"name": "戊", "kind": "enterprise", "since": OLD, "helps_three_none": True},
        {"name": "己", "kind": "institution", "since": OLD},
    )
    enter(
        bureau,
        BASES,
        {"name": "一", "since": OLD},
        {"name": "二", "since": OLD, "until": BEFORE},
        {"name": "三", "since": OLD, "takes_three_none": False},
    )

    assert bureau.shows("corrections.stations_with_delegation_rate", MARCH) == "50.00%"
    assert bureau.shows("corrections.social_organisations", MARCH) == "1"
    assert bureau.shows("corrections.volunteer_teams", MARCH) == "1"
    assert bureau.shows("corrections.stations_with_education_partner_rate", MARCH) == "50.00%"
    assert bureau.shows("corrections.three_none_employers", MARCH) == "1"
    assert bureau.shows("corrections.transitional_bases", MARCH) == "1"
    assert bureau.shows("corrections.stations_with_base_rate", MARCH) == "50.00%"


@pytest.mark.requirement("MX-08a", "MX-08b")
def test_officers_who_do_nothing_else_count_once_each(bureau: Bureau) -> None:
    staff = [uuid4() for _ in range(3)]
    enter(bureau, STAFF, *({"id": one, "name": f"某{place}"} for place, one in enumerate(staff)))
    subjects(bureau, 8)
    enter(
        bureau,
        OFFICERS,
        {"staff_id": staff[0], "kind": "political_legal", "since": OLD},
        {"staff_id": staff[1], "kind": "political_legal", "since": OLD, "full_time": False},
        {"staff_id": staff[1], "kind": "worker", "since": OLD},
        {"staff_id": staff[2], "kind": "worker", "since": OLD, "until": BEFORE},
    )
    # On the bureau's list too.
    bureau.enter((OFFICERS, bureau.unit, {"staff_id": staff[1], "kind": "worker", "since": BEFORE}))

    assert bureau.shows("corrections.political_legal_officers", MARCH) == "1"
    assert bureau.shows("corrections.workers_per_subjects", MARCH) == "12.50%"


def person(**values: Any) -> dict[str, Any]:
    """Return a released person who is being helped since 4 March."""
    return {
        "state": "helped",
        "registered_on": BEFORE,
        "name": "陈演示甲",
        "came_from": "prison",
        "release_kind": "served",
        "released_on": DAY,
        "key_level": "general",
        "help_since": DAY,
        "help_until": date(2029, 3, 4),
        **values,
    }


@pytest.mark.requirement("MX-09b", "MX-09c", "MX-09d")
def test_those_released_in_the_window_are_met_and_linked_by_its_end(bureau: Bureau) -> None:
    key, late, general, unmet, early = (uuid4() for _ in range(5))
    enter(
        bureau,
        RELEASED_PERSONS,
        person(id=key, key_level="key"),
        person(id=late, key_level="key"),
        person(id=general),
        person(id=unmet),
        person(id=early, released_on=BEFORE, key_level="key"),
    )
    linked = {"plan": "general", "result": "linked", "linked_on": DAY}
    enter(
        bureau,
        LINKS,
        {"person_id": key, **linked, "met_on": DAY},
        {"person_id": late, **linked, "linked_on": AFTER, "met_on": AFTER},
        {"person_id": general, **linked, "met_on": DAY},
        {"person_id": unmet, "plan": "general", "result": "not_linked"},
    )

    assert bureau.shows("corrections.key_persons_met_rate", MARCH) == "50.00%"
    assert bureau.shows("corrections.general_persons_met_rate", MARCH) == "50.00%"
    assert bureau.shows("corrections.linked_rate", MARCH) == "50.00%"


@pytest.mark.requirement("MX-09a", "MX-09e", "MX-09f", "MX-09g", "MX-09h", "NN-M13c")
def test_those_on_the_register_are_known_helped_and_settled(bureau: Bureau) -> None:
    ids = [uuid4() for _ in range(4)]
    enter(
        bureau,
        RELEASED_PERSONS,
        person(id=ids[0]),
        person(id=ids[1], help_until=None),
        person(id=ids[2]),
        person(id=ids[3]),
        person(state="closed", ended_on=LATER),
        person(help_since=AFTER, released_on=AFTER),
    )
    enter(bureau, LINKS, *({"person_id": one, "plan": "general", "checked_on": DAY} for one in ids[:2]))
    visit = {"kind": "visit", "place": "home", "helped_on": LATER}
    enter(
        bureau,
        HELPS,
        *({"person_id": one, **visit} for one in ids[:3]),
        {"person_id": ids[3], **visit, "helped_on": AFTER},
        {"person_id": ids[0], **visit, "place": "prison", "helped_on": DAY},
    )
    job = {"kind": "employed", "settled_on": DAY}
    enter(
        bureau,
        SETTLEMENTS,
        {"person_id": ids[0], **job},
        {"person_id": ids[1], **job, "until": LATER},
        {"person_id": ids[2], **job, "settled_on": AFTER},
    )
    enter(
        bureau,
        RELEASED_EVENTS,
        {"person_id": ids[0], "kind": "grave", "occurred_on": DAY, "found_on": DAY},
    )

    assert bureau.shows("corrections.helped_persons", MARCH) == "4"
    assert bureau.shows("corrections.released_register_complete_rate", MARCH) == "25.00%"
    assert bureau.shows("corrections.helped_rate", MARCH) == "75.00%"
    assert bureau.shows("corrections.settled_rate", MARCH) == "25.00%"
    assert bureau.shows("corrections.prison_help_visits", MARCH) == "1"
    assert bureau.shows("corrections.released_grave_events", MARCH) == "1"
    assert bureau.shows("corrections.released_reoffences", MARCH) == "0"
