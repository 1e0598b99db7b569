"""Each figure against rows that are counted by hand."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from fengqiao.indicators.window import Window
from fengqiao.testing.bureau import Bureau, PlantBureau
from fengqiao_legal_aid.indicators import INDICATORS
from fengqiao_legal_aid.ledgers import (
    ADVISER_CONTRACTS,
    ADVISER_LOGS,
    APPLICATIONS,
    CASES,
    CHAT_GROUPS,
    CLIENTS,
    COMPLAINTS,
    CONSULTATIONS,
    DUTIES,
    FILE_REVIEWS,
    FUNDS,
    HARDSHIP_STANDARDS,
    LIAISONS,
    LINKS,
    POINTS,
    PROVIDERS,
    PUBLIC_SERVICES,
    REACH_TESTS,
    SITES,
    SUBSIDY_STANDARDS,
    VISITS,
    VOLUNTEERS,
)
from fengqiao_legal_aid.plugin import register_indicators

from tests.legal_aid.test_rules import (
    APPLIED,
    ASSIGNED,
    CLOSED,
    GRANTED,
    HANDLED,
    NOTIFIED,
    OPENED,
    PAID,
    REFUSED,
    TERMINATED,
)

MARCH = Window(date(2024, 3, 1), date(2024, 3, 31))
QUARTER = Window(date(2024, 1, 1), date(2024, 3, 31))
SPRING = Window(date(2024, 1, 1), date(2024, 6, 30))
YEARS = Window(date(2022, 1, 1), date(2023, 12, 31))
DAY, LATER, AFTER, LONG_AGO = date(2024, 3, 4), date(2024, 3, 20), date(2024, 4, 2), date(2020, 1, 1)


def contract(**values: Any) -> dict[str, Any]:
    """Return a contract of a legal adviser that is in force."""
    return {"id": uuid4(), "kind": "legal", "adviser": "甲律师", "since": LONG_AGO, **values}


def log(of: dict[str, Any], minutes: int, **values: Any) -> dict[str, Any]:
    """Return an adviser's on-site log in March."""
    where = {"contract_id": of["id"], "village_id": of["village_id"]}
    return {"worked_on": DAY, "mode": "on_site", "kind": "lecture", "minutes": minutes, **where, **values}


def site(level: str, **values: Any) -> dict[str, Any]:
    """Return a platform that is open."""
    return {"id": uuid4(), "name": f"平台{uuid4()}", "level": level, "opened_on": LONG_AGO, **values}


def duty(on: date = DAY, **values: Any) -> dict[str, Any]:
    """Return a lawyer's duty at the station that was attended."""
    who = {"person": "甲律师", "person_kind": "lawyer", "attended": True}
    return {"duty_on": on, "place": "station", **who, **values}


def test_codes_are_the_plugins_own_and_none_is_there_twice() -> None:
    codes = [indicator.code for indicator in register_indicators()]

    assert len(INDICATORS) == 100
    assert len(codes) == len(set(codes))
    assert all(code.startswith("legal_aid.") for code in codes)


# --- Advisers ---------------------------------------------------------------------------------------------------


@pytest.mark.requirement("NN-A14c")
def test_five_hours_are_those_of_one_village_in_one_month(plant_bureau: PlantBureau) -> None:
    bureau = plant_bureau(villages=4)
    full, split, short, remote = bureau.villages
    a, b, c, d = (contract(village_id=one) for one in (full, split, short, remote))
    counsellor = contract(kind="psychological", village_id=short)
    bureau.enter(
        *((ADVISER_CONTRACTS, bureau.station, one) for one in (a, b, c, d, counsellor)),
        (ADVISER_LOGS, bureau.station, log(a, 300)),
        # Two visits together; a visit of the month before does not help.
        (ADVISER_LOGS, bureau.station, log(b, 120)),
        (ADVISER_LOGS, bureau.station, log(b, 180, worked_on=LATER)),
        (ADVISER_LOGS, bureau.station, log(c, 299)),
        (ADVISER_LOGS, bureau.station, log(c, 200, worked_on=date(2024, 2, 28))),
        # Hours of a counsellor and hours by telephone are not those of a lawyer on site.
        (ADVISER_LOGS, bureau.station, log(counsellor, 300)),
        (ADVISER_LOGS, bureau.station, log(d, 300, mode="telephone")),
        (ADVISER_LOGS, bureau.station, log(d, 10)),
    )
    rate = "legal_aid.village_months_with_five_on_site_hours_rate"

    assert bureau.shows(rate, MARCH) == "50.00%"
    # Two of the twelve village months that the quarter holds.
    assert bureau.shows(rate, QUARTER) == "16.67%"
    # No whole month, nothing to keep.
    assert bureau.shows(rate, Window(date(2024, 3, 2), date(2024, 3, 31))) == "无数据"


@pytest.mark.requirement("NN-A14c")
def test_nobody_who_wrote_nothing_is_told_that_no_hour_was_kept(plant_bureau: PlantBureau) -> None:
    bureau = plant_bureau(villages=1)

    assert bureau.shows("legal_aid.village_months_with_five_on_site_hours_rate", MARCH) == "无数据"


@pytest.mark.requirement("NN-A14b", "NN-M14b", "MX-07a", "YC-1-02", "JA-35a")
def test_a_village_is_advised_while_its_contract_is_in_force(plant_bureau: PlantBureau) -> None:
    bureau = plant_bureau(villages=4)
    both, legal, expired, other = bureau.villages
    bureau.enter(
        (ADVISER_CONTRACTS, bureau.station, contract(village_id=both)),
        (ADVISER_CONTRACTS, bureau.station, contract(village_id=both, kind="psychological")),
        (ADVISER_CONTRACTS, bureau.station, contract(village_id=legal, until=date(2024, 3, 31))),
        (ADVISER_CONTRACTS, bureau.station, contract(village_id=expired, until=date(2024, 3, 30))),
        (ADVISER_CONTRACTS, bureau.station, contract(village_id=other, kind="psychological")),
    )

    assert bureau.shows("legal_aid.village_adviser_coverage", MARCH) == "50.00%"
    assert bureau.shows("legal_aid.village_two_advisers_coverage", MARCH) == "25.00%"


@pytest.mark.requirement("JA-13")
def test_clients_and_villages_are_covered_together(plant_bureau: PlantBureau) -> None:
    bureau = plant_bureau(villages=1)
    (home,) = bureau.villages
    code = "legal_aid.adviser_client_coverage"
    bureau.enter((ADVISER_CONTRACTS, bureau.station, contract(village_id=home)))
    assert bureau.shows(code, MARCH) == "无数据"

    advised, bare = ({"id": uuid4(), "name": name, "kind": "department"} for name in ("民政局", "财政局"))
    closed = {"name": "旧局", "kind": "department", "until": date(2024, 1, 31)}
    bureau.enter(
        *((CLIENTS, bureau.unit, one) for one in (advised, bare, closed)),
        (ADVISER_CONTRACTS, bureau.unit, contract(client_id=advised["id"])),
        (ADVISER_CONTRACTS, bureau.unit, contract(client_id=bare["id"], kind="psychological")),
    )

    assert bureau.shows(code, MARCH) == "66.67%"


@pytest.mark.requirement("JA-35a")
def test_duties_are_counted_by_kind_over_contracts_in_force(plant_bureau: PlantBureau) -> None:
    bureau = plant_bureau(villages=2)
    home, next_door = bureau.villages
    duties = [{"duty": one} for one in ("consultation", "lecture", "counselling")]
    bureau.enter(
        (ADVISER_CONTRACTS, bureau.station, contract(village_id=home, duties=duties)),
        (ADVISER_CONTRACTS, bureau.station, contract(village_id=next_door, duties=duties[:1])),
        (
            ADVISER_CONTRACTS,
            bureau.station,
            contract(village_id=home, until=date(2024, 1, 1), duties=[{"duty": "mediation"}]),
        ),
    )

    assert bureau.shows("legal_aid.legal_adviser_duties", MARCH) == "2"
    assert bureau.shows("legal_aid.psychological_adviser_duties", MARCH) == "0"


# --- Platforms --------------------------------------------------------------------------------------------------


@pytest.mark.requirement("NN-A14a", "NN-M14a", "JA-34a", "JA-34b", "YC-1-01", "JA-55", "JA-38")
def test_platforms_count_by_level_while_they_are_open(plant_bureau: PlantBureau) -> None:
    bureau = plant_bureau(villages=2)
    home, _ = bureau.villages
    bureau.enter(
        (SITES, bureau.station, site("township_station", open_hall=True)),
        (SITES, bureau.station, site("township_station", opened_on=AFTER)),
        (SITES, bureau.station, site("village_workroom", village_id=home)),
        (SITES, bureau.station, site("village_workroom", village_id=home, closed_on=DAY)),
        (SITES, bureau.station, site("township_rule_of_law")),
        (SITES, bureau.station, site("building")),
        (SITES, bureau.unit, site("county_centre")),
        (SITES, bureau.unit, site("county_centre", platform="hotline")),
    )
    shown = {
        name: bureau.shows(f"legal_aid.{name}", MARCH)
        for name in (
            "township_stations",
            "village_workrooms",
            "county_centres",
            "township_rule_of_law_centres",
            "park_rule_of_law_stations",
            "building_sites",
            "village_workroom_coverage",
            "township_station_coverage",
            "stations_with_open_hall_rate",
            "platform_kinds",
        )
    }

    assert list(shown.values()) == ["1", "1", "2", "1", "0", "1", "50.00%", "100.00%", "100.00%", "2"]


@pytest.mark.requirement("NN-M04")
def test_the_three_platforms_count_once_each_while_they_are_open(bureau: Bureau) -> None:
    bureau.enter(
        *(
            (SITES, bureau.station, site("township_station", platform=one))
            for one in ("physical", "physical")
        ),
        (SITES, bureau.unit, site("county_centre", platform="hotline", closed_on=DAY)),
        (SITES, bureau.unit, site("county_centre", platform="network", opened_on=AFTER)),
    )
    assert bureau.shows("legal_aid.platform_kinds", MARCH) == "1"

    bureau.enter(
        *((SITES, bureau.unit, site("county_centre", platform=one)) for one in ("hotline", "network"))
    )
    assert bureau.shows("legal_aid.platform_kinds", MARCH) == "3"
    assert bureau.shows("legal_aid.platform_kinds", MARCH, bureau.station) == "1"


@pytest.mark.requirement("YC-1-03")
def test_only_the_six_resources_of_the_county_centre_count(bureau: Bureau) -> None:
    services = [{"service": one} for one in ("consultation", "aid", "notary", "arbitration")]
    bureau.enter(
        (SITES, bureau.unit, site("county_centre", services=services)),
        (SITES, bureau.station, site("township_station", services=[{"service": "forensic"}])),
    )

    assert bureau.shows("legal_aid.county_centre_service_kinds", MARCH) == "3"


@pytest.mark.requirement("JS-04b", "SC-08", "SD-14", "JA-37", "MX-14b")
def test_all_named_points_must_be_there(bureau: Bureau) -> None:
    five = ("notary", "legal_aid", "arbitration", "legislation_opinions", "reconsideration")
    bureau.enter(*((POINTS, bureau.station, {"kind": kind, "since": LONG_AGO}) for kind in five[:4]))
    assert bureau.shows("legal_aid.stations_with_five_points_rate", MARCH) == "0.00%"

    bureau.enter((POINTS, bureau.station, {"kind": five[4], "since": LONG_AGO}))
    assert bureau.shows("legal_aid.stations_with_five_points_rate", MARCH) == "100.00%"
    assert bureau.shows("legal_aid.stations_with_six_points_rate", MARCH) == "0.00%"

    bureau.enter((POINTS, bureau.station, {"kind": "enforcement_opinions", "since": DAY}))
    assert bureau.shows("legal_aid.stations_with_six_points_rate", MARCH) == "100.00%"
    assert bureau.shows("legal_aid.service_point_kinds", MARCH) == "6"
    assert bureau.shows("legal_aid.service_points", MARCH) == "6"
    assert bureau.shows("legal_aid.notary_points", MARCH) == "1"
    assert bureau.shows("legal_aid.aid_workstations", MARCH) == "1"


@pytest.mark.requirement("NN-A19", "SD-17", "NN-M14c", "MX-14b", "JA-50a")
def test_agreements_helpers_and_lawyers_count_while_they_last(bureau: Bureau) -> None:
    over = {"until": date(2024, 3, 30)}
    firm = {"kind": "law_firm", "since": LONG_AGO}
    helper = {"name": "演示员", "since": LONG_AGO}
    association = {"kind": "association", "founded_on": LONG_AGO, "lawyers": 35}
    bureau.enter(
        (LINKS, bureau.station, {**firm, "partner": "甲所"}),
        (LINKS, bureau.station, {**firm, "partner": "乙所", **over}),
        (VOLUNTEERS, bureau.station, {**helper, "kind": "lawyer"}),
        (VOLUNTEERS, bureau.station, {**helper, "kind": "student"}),
        (VOLUNTEERS, bureau.station, {**helper, "kind": "lawyer", **over}),
        (LIAISONS, bureau.station, helper),
        (PROVIDERS, bureau.station, {**association, "name": "某中心"}),
        (PROVIDERS, bureau.station, {**association, "name": "某律所", "kind": "law_firm"}),
    )

    assert bureau.shows("legal_aid.law_firm_links", MARCH) == "1"
    assert bureau.shows("legal_aid.co_building_rate", MARCH) == "0.00%"
    assert bureau.shows("legal_aid.volunteers", MARCH) == "2"
    assert bureau.shows("legal_aid.volunteer_professionals", MARCH) == "1"
    assert bureau.shows("legal_aid.liaisons", MARCH) == "1"
    assert bureau.shows("legal_aid.association_lawyers", MARCH) == "35"

    bureau.enter((LINKS, bureau.station, {"kind": "co_building", "partner": "丙所", "since": DAY}))

    assert bureau.shows("legal_aid.co_building_rate", MARCH) == "100.00%"


@pytest.mark.requirement("NN-A35a", "YC-1-05a")
def test_a_village_has_its_chat_group(plant_bureau: PlantBureau) -> None:
    bureau = plant_bureau(villages=4)
    whole, bare, dissolved, _ = bureau.villages
    everybody = dict.fromkeys(("with_adviser", "with_committee", "with_representatives"), True)
    bureau.enter(
        (CHAT_GROUPS, bureau.station, {"village_id": whole, "since": LONG_AGO, **everybody}),
        (CHAT_GROUPS, bureau.station, {"village_id": bare, "since": LONG_AGO}),
        (CHAT_GROUPS, bureau.station, {"village_id": dissolved, "since": LONG_AGO, "until": DAY}),
    )

    assert bureau.shows("legal_aid.village_group_coverage", MARCH) == "50.00%"
    assert bureau.shows("legal_aid.village_complete_group_coverage", MARCH) == "25.00%"


# --- Reception --------------------------------------------------------------------------------------------------


@pytest.mark.requirement("NN-A17a")
def test_every_visit_has_somebody_who_was_asked_first(bureau: Bureau) -> None:
    assert bureau.shows("legal_aid.first_handler_rate", MARCH) == "无数据"
    visit = {"received_on": DAY, "topic": "labour"}
    bureau.enter(
        (VISITS, bureau.station, {**visit, "first_handler": "甲", "persons": 3}),
        (VISITS, bureau.station, visit),
        (VISITS, bureau.station, {**visit, "received_on": AFTER}),
    )

    assert bureau.shows("legal_aid.first_handler_rate", MARCH) == "50.00%"
    assert bureau.shows("legal_aid.visit_person_times", MARCH) == "4"


@pytest.mark.requirement("JA-50b")
def test_the_mean_of_whole_years_speaks_of_the_association_only(bureau: Bureau) -> None:
    centre, own = site("association"), site("township_station")
    visit = {"topic": "labour", "site_id": centre["id"]}
    bureau.enter(
        (SITES, bureau.station, centre),
        (SITES, bureau.station, own),
        (VISITS, bureau.station, {**visit, "received_on": date(2022, 5, 1), "persons": 900}),
        (VISITS, bureau.station, {**visit, "received_on": date(2023, 5, 1), "persons": 600}),
        (VISITS, bureau.station, {**visit, "received_on": date(2023, 5, 1), "site_id": own["id"]}),
    )
    code = "legal_aid.association_person_times_per_year"

    assert bureau.shows(code, YEARS) == "750.0"
    assert bureau.shows(code, MARCH) == "无数据"


@pytest.mark.requirement("NN-A16a")
def test_response_and_reach_are_means_of_what_was_measured(bureau: Bureau) -> None:
    question = {"asked_on": DAY, "topic": "labour"}
    bureau.enter(
        (CONSULTATIONS, bureau.station, {**question, "channel": "online", "response_minutes": 2}),
        (CONSULTATIONS, bureau.station, {**question, "channel": "telephone", "response_minutes": 5}),
        (CONSULTATIONS, bureau.station, {**question, "channel": "online"}),
        (CONSULTATIONS, bureau.station, {**question, "channel": "on_site", "response_minutes": 90}),
        (REACH_TESTS, bureau.station, {"tested_on": DAY, "minutes": 8}),
        (REACH_TESTS, bureau.station, {"tested_on": AFTER, "minutes": 80}),
    )

    assert bureau.shows("legal_aid.online_response_minutes", MARCH) == "3.5"
    assert bureau.shows("legal_aid.offline_reach_minutes", MARCH) == "8.0"
    assert bureau.shows("legal_aid.offline_reach_minutes", Window(LONG_AGO, LONG_AGO)) == "无数据"


@pytest.mark.requirement("NN-A19", "NN-M07", "YC-1-06", "YC-3-03")
def test_only_whoever_came_was_on_duty(bureau: Bureau) -> None:
    bureau.enter(
        (DUTIES, bureau.station, duty()),
        (DUTIES, bureau.station, duty(attended=False)),
        (DUTIES, bureau.station, duty(person_kind="legal_worker", person="乙")),
        (DUTIES, bureau.station, duty(person_kind="counsellor", person="丙")),
        (DUTIES, bureau.unit, duty(place="court", served=4)),
        (DUTIES, bureau.unit, duty(place="procuratorate", served=1)),
        (DUTIES, bureau.unit, duty(place="petition")),
        (DUTIES, bureau.unit, duty(place="court", person_kind="aid_staff", person="丁")),
    )

    assert bureau.shows("legal_aid.lawyer_attendances", MARCH) == "4"
    assert bureau.shows("legal_aid.lawyer_attendances", MARCH, bureau.station) == "1"
    assert bureau.shows("legal_aid.resident_legal_professionals", MARCH) == "2"
    assert bureau.shows("legal_aid.duties_at_judicial_organs", MARCH) == "2"
    assert bureau.shows("legal_aid.duties_at_court", MARCH) == "1"
    assert bureau.shows("legal_aid.duties_for_petitions", MARCH) == "1"
    assert bureau.shows("legal_aid.duty_lawyer_help", MARCH) == "5"


@pytest.mark.requirement("JA-38", "JA-36a", "JA-36b")
def test_rhythms_of_duty_are_counted_over_whole_weeks(bureau: Bureau) -> None:
    fortnight = Window(date(2024, 3, 4), date(2024, 3, 17))
    monday, friday, sunday = date(2024, 3, 4), date(2024, 3, 8), date(2024, 3, 10)
    young = {"person_kind": "counsellor", "audience": "young"}
    bureau.enter(
        (DUTIES, bureau.station, duty(monday)),
        (DUTIES, bureau.station, duty(monday, person="乙")),
        (DUTIES, bureau.station, duty(friday, **young)),
        (DUTIES, bureau.station, duty(date(2024, 3, 14), **young)),
        (DUTIES, bureau.station, duty(sunday)),
    )

    # Monday, Friday and the Thursday after, of ten weekdays.
    assert bureau.shows("legal_aid.weekday_duty_rate", fortnight) == "30.00%"
    assert bureau.shows("legal_aid.counselling_duties_per_week", fortnight) == "1.00"
    assert bureau.shows("legal_aid.fridays_for_the_young", fortnight) == "50.0%"


@pytest.mark.requirement("YC-1-08")
def test_services_for_nothing_are_counted_by_kind_and_client(bureau: Bureau) -> None:
    given = {"given_on": DAY, "client_kind": "vulnerable"}
    bureau.enter(
        (PUBLIC_SERVICES, bureau.station, {**given, "service": "notary", "bought": True}),
        (PUBLIC_SERVICES, bureau.station, {**given, "service": "notary", "client_kind": "small_firm"}),
        (PUBLIC_SERVICES, bureau.station, {**given, "service": "publicity"}),
    )

    assert bureau.shows("legal_aid.public_services", MARCH) == "3"
    assert bureau.shows("legal_aid.public_service_kinds", MARCH) == "1"
    assert bureau.shows("legal_aid.public_services_for_vulnerable", MARCH) == "2"
    assert bureau.shows("legal_aid.public_services_for_small_firms", MARCH) == "1"
    assert bureau.shows("legal_aid.public_services_for_collectives", MARCH) == "0"
    assert bureau.shows("legal_aid.bought_services", MARCH) == "1"


# --- Legal aid --------------------------------------------------------------------------------------------------


@pytest.mark.requirement("MX-14a", "YC-3-02a", "YC-3-02b", "YC-3-02c")
def test_whoever_may_be_aided_is_aided(bureau: Bureau) -> None:
    decided = {
        "submitted_on": DAY,
        "decided_on": LATER,
        "pledged_on": DAY,
        "eligible": True,
        "state": "granted",
    }
    limits = {"income_per_head": Decimal("900.00"), "income_limit": Decimal("1000.00")}
    local = {"hardship_basis": "exempt", "exempt_reason": "elderly_seriously_ill", "matter": "petition"}
    refusal = {"state": "refused", "told_in_writing_on": LATER}
    bureau.enter(
        (APPLICATIONS, bureau.unit, {**GRANTED, **decided}),
        (APPLICATIONS, bureau.unit, {**GRANTED, **decided, **limits, "hardship_basis": "verified"}),
        (APPLICATIONS, bureau.unit, {**GRANTED, **decided, **local}),
        (APPLICATIONS, bureau.unit, {**REFUSED, **decided, **refusal}),
        (APPLICATIONS, bureau.unit, {**REFUSED, **decided, **refusal, "eligible": False}),
        (APPLICATIONS, bureau.unit, {**GRANTED, **decided, "decided_on": AFTER}),
    )

    at_once = {
        **APPLIED,
        "urgent_ground": "preservation",
        "state": "provided_first",
        "provided_first_on": LATER,
    }
    bureau.enter(
        *((APPLICATIONS, bureau.unit, {**at_once, "made_up_on": day}) for day in (None, LATER, AFTER)),
        (APPLICATIONS, bureau.unit, {**at_once, "provided_first_on": AFTER}),
    )

    assert bureau.shows("legal_aid.applications", MARCH) == "10"
    # Nobody is named who took the last four in.
    assert bureau.shows("legal_aid.applications_accepted", MARCH) == "6"
    assert bureau.shows("legal_aid.applications_provided_first", MARCH) == "3"
    assert bureau.shows("legal_aid.applications_not_made_up", MARCH) == "2"
    assert bureau.shows("legal_aid.applications_not_made_up", SPRING) == "2"
    assert bureau.shows("legal_aid.applications_granted", MARCH) == "3"
    assert bureau.shows("legal_aid.applications_refused", MARCH) == "2"
    assert bureau.shows("legal_aid.eligible_granted_rate", MARCH) == "75.00%"
    assert bureau.shows("legal_aid.granted_within_limit_rate", MARCH) == "100.00%"
    assert bureau.shows("legal_aid.applications_in_added_matters", MARCH) == "1"
    assert bureau.shows("legal_aid.granted_without_check", MARCH) == "1"
    assert bureau.shows("legal_aid.granted_without_check_locally", MARCH) == "1"


@pytest.mark.requirement("YC-3-02a", "YC-3-03")
def test_standards_are_those_in_force_on_the_last_day(bureau: Bureau) -> None:
    limit = {"region_code": "640323", "subsistence": Decimal("500.00"), "source": "某文件"}
    rate = {"region_code": "640323", "kind": "civil", "source": "某文件"}
    old = {"since": LONG_AGO, "until": date(2023, 12, 31)}
    bureau.enter(
        (HARDSHIP_STANDARDS, bureau.unit, {**limit, "income_limit": Decimal("500.00"), **old}),
        (HARDSHIP_STANDARDS, bureau.unit, {**limit, "income_limit": Decimal("1000.00"), "since": DAY}),
        (SUBSIDY_STANDARDS, bureau.unit, {**rate, "amount": Decimal("1000.00"), **old}),
        (SUBSIDY_STANDARDS, bureau.unit, {**rate, "amount": Decimal("1250.00"), "since": DAY}),
    )

    assert bureau.shows("legal_aid.hardship_multiple", MARCH) == "2.00"
    assert bureau.shows("legal_aid.hardship_multiple", Window.on(date(2023, 12, 31))) == "1.00"
    assert bureau.shows("legal_aid.subsidy_standard_growth", MARCH) == "25.00%"
    assert bureau.shows("legal_aid.subsidy_standard_growth", Window.on(date(2020, 6, 1))) == "无数据"


@pytest.mark.requirement("YC-3-01", "YC-1-05c", "YC-1-05e", "YC-3-02d")
def test_cases_are_counted_by_kind_source_and_group(bureau: Bureau) -> None:
    groups = {"groups": [{"recipient_group": "woman"}, {"recipient_group": "migrant_worker"}]}
    bureau.enter(
        (CASES, bureau.unit, {**OPENED, **groups}),
        (CASES, bureau.unit, NOTIFIED),
        (CASES, bureau.unit, {**OPENED, "kind": "criminal", **groups}),
        (CASES, bureau.unit, {**OPENED, "kind": "labour_arbitration"}),
        (CASES, bureau.unit, {**OPENED, "opened_on": AFTER}),
    )

    assert bureau.shows("legal_aid.cases", MARCH) == bureau.shows("legal_aid.recipients", MARCH) == "4"
    assert bureau.shows("legal_aid.litigation_cases", MARCH) == "3"
    assert bureau.shows("legal_aid.criminal_cases_by_notice", MARCH) == "1"
    assert bureau.shows("legal_aid.criminal_cases_by_application", MARCH) == "1"
    assert bureau.shows("legal_aid.cases_by_group.woman", MARCH) == "2"
    assert bureau.shows("legal_aid.cases_by_group.woman_share", MARCH) == "50.0%"
    assert bureau.shows("legal_aid.cases_by_group.elderly", MARCH) == "0"
    assert bureau.shows("legal_aid.cases_by_kind.criminal", MARCH) == "2"


@pytest.mark.requirement("YC-3-04a")
def test_somebody_answers_for_acceptance_assignment_and_undertaking(bureau: Bureau) -> None:
    steps = [
        {"kind": kind, "done_on": DAY, "responsible": "某人"}
        for kind in ("acceptance", "assignment", "undertaking")
    ]
    case = {**ASSIGNED, "state": "assigned"}
    bureau.enter(
        (CASES, bureau.unit, {**case, "steps": steps}),
        (CASES, bureau.unit, {**case, "steps": steps[:2]}),
        (CASES, bureau.unit, {**case, "steps": [*steps[:2], {**steps[2], "done_on": AFTER}]}),
    )

    assert bureau.shows("legal_aid.named_steps_rate", MARCH) == "33.33%"


@pytest.mark.requirement("YC-3-04b", "YC-3-04c", "YC-1-05b")
def test_closed_cases_are_visited_and_their_files_reviewed_by_quarter(bureau: Bureau) -> None:
    visit, review = {"kind": "phone_visit", "held_on": LATER}, {"kind": "peer_review", "held_on": LATER}
    case = {**CLOSED, "state": "closed", "closed_on": DAY}
    bureau.enter(
        (CASES, bureau.unit, {**case, "supervisions": [visit, review]}),
        (CASES, bureau.unit, {**case, "supervisions": [{**visit, "held_on": AFTER}]}),
        (CASES, bureau.unit, {**case, "closed_on": AFTER}),
        (CASES, bureau.unit, {**TERMINATED, "state": "terminated", "terminated_on": LATER}),
        (FILE_REVIEWS, bureau.unit, {"held_on": LATER, "quarter_day": DAY, "method": "peer", "examined": 1}),
    )

    assert bureau.shows("legal_aid.closed_cases", MARCH) == "2"
    assert bureau.shows("legal_aid.terminated_cases", MARCH) == "1"
    assert bureau.shows("legal_aid.closed_cases_visited_rate", MARCH) == "50.00%"
    assert bureau.shows("legal_aid.closed_cases_reviewed_rate", MARCH) == "50.00%"
    assert bureau.shows("legal_aid.supervisions.phone_visit", MARCH) == "1"
    assert bureau.shows("legal_aid.supervisions.hearing", MARCH) == "0"
    # The first quarter was reviewed, the second, in which a case was closed, was not.
    assert bureau.shows("legal_aid.quarters_with_file_review_rate", QUARTER) == "100.00%"
    assert bureau.shows("legal_aid.quarters_with_file_review_rate", SPRING) == "50.00%"


@pytest.mark.requirement("YC-3-04d", "MX-07b")
def test_complaints_are_handled_and_breaches_of_legal_workers_found(bureau: Bureau) -> None:
    complaint = {**HANDLED, "received_on": DAY, "handled_on": LATER, "told_on": LATER, "state": "handled"}
    breach = {"result": "upheld", "ethics_breach": True, "against": "legal_worker"}
    bureau.enter(
        (COMPLAINTS, bureau.station, {**complaint, **breach}),
        (COMPLAINTS, bureau.station, {**complaint, **breach, "against": "lawyer"}),
        (COMPLAINTS, bureau.station, {**complaint, **breach, "result": "unfounded"}),
        (COMPLAINTS, bureau.station, {**complaint, "handled_on": AFTER, "told_on": AFTER}),
        (CASES, bureau.unit, {**CLOSED, "state": "closed", "submitted_as_example_on": LATER}),
    )

    assert bureau.shows("legal_aid.complaints", MARCH) == "4"
    assert bureau.shows("legal_aid.complaints_handled_rate", MARCH) == "75.00%"
    assert bureau.shows("legal_aid.legal_worker_ethics_breaches", MARCH) == "1"
    assert bureau.shows("legal_aid.examples_submitted", MARCH) == "1"


@pytest.mark.requirement("YC-1-05b")
def test_money_adds_up_in_ten_thousands_of_yuan(bureau: Bureau) -> None:
    paid = {**PAID, "state": "paid", "paid_on": AFTER, "recovered": Decimal("12345.67")}
    spent = {"booked_on": DAY, "kind": "case_subsidy", "amount": Decimal("3000.00")}
    bureau.enter(
        (CASES, bureau.unit, paid),
        (FUNDS, bureau.unit, {"booked_on": DAY, "kind": "transfer", "amount": Decimal("200000.00")}),
        (FUNDS, bureau.unit, {**spent, "disclosed_on": LATER}),
        (FUNDS, bureau.unit, {**spent, "amount": Decimal("1000.00")}),
    )

    assert bureau.shows("legal_aid.recovered_amount", SPRING) == "1.23"
    assert bureau.shows("legal_aid.subsidies_paid", SPRING) == "0.15"
    assert bureau.shows("legal_aid.subsidies_paid", MARCH) == "0.00"
    assert bureau.shows("legal_aid.fund_income", MARCH) == "20.00"
    assert bureau.shows("legal_aid.fund_spending", MARCH) == "0.40"
    assert bureau.shows("legal_aid.spending_disclosed_rate", MARCH) == "75.00%"
