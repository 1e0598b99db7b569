"""What disputes weighed, where they ended, and how many came: figures of hand-made rows."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from fengqiao.indicators.window import Window
from fengqiao.testing.bureau import Bureau
from fengqiao_mediation.ledgers import CASES, COMMITTEES, SCREENINGS

from tests.mediation.made_up import AFTER, DAY, LATER, MARCH, case, committee, failed_case, open_case


def enter(bureau: Bureau, *cases: dict[str, Any]) -> None:
    """Write cases of the station."""
    bureau.enter(*((CASES, bureau.station, one) for one in cases))


@pytest.mark.requirement("MX-06g", "NN-M12d")
def test_success_may_be_counted_of_what_was_mediated_or_of_what_was_accepted(bureau: Bureau) -> None:
    enter(bureau, case(), case(), failed_case(), open_case())

    assert bureau.shows("mediation.success_rate.mediated", MARCH) == "66.67%"
    assert bureau.shows("mediation.success_rate.accepted", MARCH) == "50.00%"


@pytest.mark.requirement("MX-06f")
def test_mediation_may_be_counted_of_what_was_registered_or_of_what_screening_found(bureau: Bureau) -> None:
    declined = {"registered_on": DAY, "source": "application", "dispute_type": "medical"}
    enter(bureau, case(), failed_case(), open_case(), {**declined, "state": "declined", "result": "declined"})
    bureau.enter(
        (SCREENINGS, bureau.station, {"level": "township", "started_on": DAY, "found": 8, "handled": 6})
    )

    assert bureau.shows("mediation.mediation_rate.registered", MARCH) == "50.00%"
    assert bureau.shows("mediation.mediation_rate.found", MARCH) == "75.00%"


@pytest.mark.requirement("NN-A24b", "YC-2-03")
def test_each_size_of_dispute_is_measured_at_the_bound_of_its_own_level(bureau: Bureau) -> None:
    enter(
        bureau,
        case(level="general", resolved_level="village"),
        case(level="general", resolved_level="unit"),
        case(level="general", resolved_level="township"),
        case(level="general"),
        case(level="complex", resolved_level="township"),
        case(level="major", resolved_level="county"),
        case(level="major", resolved_level="city"),
        # Of no grade: in neither.
        case(resolved_level="village"),
    )

    assert bureau.shows("mediation.small_disputes_kept_in_village_rate", MARCH) == "50.00%"
    assert bureau.shows("mediation.grave_disputes_kept_in_township_rate", MARCH) == "33.33%"
    assert bureau.shows("mediation.grave_disputes_kept_in_county_rate", MARCH) == "66.67%"


@pytest.mark.requirement("NN-A24b")
def test_disputes_of_firms_and_trades_are_settled_inside_them(bureau: Bureau) -> None:
    firm, trade, room = uuid4(), uuid4(), uuid4()
    bureau.enter(
        (COMMITTEES, bureau.station, committee(id=firm, kind="enterprise", name="甲")),
        (COMMITTEES, bureau.station, committee(id=trade, kind="industry", industry="labour", name="乙")),
        (
            COMMITTEES,
            bureau.station,
            committee(id=room, kind="joint_workroom", industry="medical", name="丙"),
        ),
    )
    enter(
        bureau,
        case(committee_id=firm, resolved_level="unit"),
        case(committee_id=firm, resolved_level="township"),
        case(committee_id=trade, resolved_level="industry"),
        case(committee_id=room, resolved_level="industry"),
        case(committee_id=room, resolved_level="county"),
    )

    assert bureau.shows("mediation.enterprise_disputes_kept_inside_rate", MARCH) == "50.00%"
    assert bureau.shows("mediation.industry_disputes_kept_inside_rate", MARCH) == "66.67%"


@pytest.mark.requirement("JA-51a", "JA-50d")
def test_grave_disputes_and_those_of_a_group_count_once_settled(bureau: Bureau) -> None:
    enter(
        bureau,
        case(level="complex", group_flag=True),
        case(level="major"),
        case(level="general"),
        open_case(level="major", group_flag=True),
        case(level="major", group_flag=True, closed_on=AFTER),
    )

    assert bureau.shows("mediation.grave_disputes_settled", MARCH) == "2"
    assert bureau.shows("mediation.group_disputes_settled", MARCH) == "1"


@pytest.mark.requirement("JA-50e")
@pytest.mark.parametrize(
    ("began", "counted"),
    [
        (date(1994, 3, 20), "1"),
        (date(1994, 3, 21), "0"),
        (date(1994, 2, 25), "1"),
        (date(1994, 4, 1), "0"),
        (date(1980, 12, 31), "1"),
        (None, "0"),
    ],
    ids=str,
)
def test_a_dispute_is_thirty_years_old_on_the_day_it_is_closed(
    bureau: Bureau, began: date | None, counted: str
) -> None:
    enter(bureau, case(dispute_since=began))

    assert date(2024, 3, 20) == LATER
    assert bureau.shows("mediation.thirty_year_disputes_settled", MARCH) == counted


@pytest.mark.requirement("MX-06a")
def test_a_station_takes_part_in_grave_disputes_when_it_sits_at_the_table(bureau: Bureau) -> None:
    enter(
        bureau,
        case(level="complex", station_part="joined"),
        case(level="major", station_part="presided"),
        case(level="major", station_part="guided"),
        case(level="major"),
        case(level="general", station_part="joined"),
    )

    assert bureau.shows("mediation.grave_disputes_with_station", MARCH) == "2"


@pytest.mark.requirement("YC-2-05b")
def test_difficult_disputes_have_a_plan_and_a_source(bureau: Bureau) -> None:
    plan = {"made_on": DAY, "made_by": "演示甲"}
    enter(
        bureau,
        case(level="complex", plans=[plan], source="party_government"),
        case(level="major", source="petition", backlog=True),
        case(level="major", plans=[{**plan, "made_on": AFTER}], source="agency"),
        case(level="general", plans=[plan]),
    )

    assert bureau.shows("mediation.grave_disputes_with_plan_rate", MARCH) == "33.33%"
    assert bureau.shows("mediation.disputes_assigned_from_above", MARCH) == "1"
    assert bureau.shows("mediation.disputes_handed_over", MARCH) == "2"
    assert bureau.shows("mediation.backlog_disputes_settled", MARCH) == "1"


@pytest.mark.requirement("YC-2-05a", "YC-2-05c", "MX-06c")
def test_types_count_in_the_groups_that_documents_name(bureau: Bureau) -> None:
    types = ("neighbourhood", "housing_homestead", "migrant_wages", "forest_land", "environmental_pollution")
    enter(bureau, *(case(dispute_type=one) for one in types), open_case(dispute_type="medical"))

    assert bureau.shows("mediation.everyday_disputes", MARCH) == "2"
    assert bureau.shows("mediation.professional_disputes", MARCH) == "3"
    assert bureau.shows("mediation.hotspot_disputes_settled", MARCH) == "2"


def in_year(year: int, **values: Any) -> dict[str, Any]:
    """Return a case of a March."""
    day = date(year, 3, 4)
    return case(registered_on=day, accepted_on=day, closed_on=day, records=[], follow_ups=[], **values)


@pytest.mark.requirement("NN-A30")
def test_falling_year_after_year_takes_two_comparisons(bureau: Bureau) -> None:
    years = [in_year(2022)] * 4 + [in_year(2023)] * 3 + [in_year(2024)] * 2
    enter(bureau, *years, in_year(2022, dispute_type="medical"))

    assert bureau.shows("mediation.general_disputes_growth", MARCH) == "-33.33%"
    assert bureau.shows("mediation.general_disputes_growth_year_before", MARCH) == "-25.00%"


@pytest.mark.requirement("SC-07b")
def test_growth_over_three_years_leaps_the_years_between(bureau: Bureau) -> None:
    enter(bureau, *[in_year(2021)] * 7, *[in_year(2023)] * 20, *[in_year(2024)] * 8)

    # As 24.03 of 21.02, one more of seven is about a seventh.
    assert bureau.shows("mediation.accepted_growth_three_years", MARCH) == "14.29%"
    assert (
        bureau.shows("mediation.accepted_growth_three_years", Window(date(2020, 1, 1), date(2020, 12, 31)))
        == "无数据"
    )


@pytest.mark.requirement("SD-13a", "SD-13b", "AH-03a", "AH-03b")
def test_the_two_lowest_levels_carry_a_share_of_all(bureau: Bureau) -> None:
    street, home, trade = uuid4(), uuid4(), uuid4()
    bureau.enter(
        (COMMITTEES, bureau.station, committee(id=street)),
        (COMMITTEES, bureau.station, committee(id=trade, kind="industry", name="乙")),
        (COMMITTEES, bureau.station, committee(id=home, kind="enterprise", name="丙")),
    )
    enter(
        bureau,
        case(committee_id=street, station_part="guided"),
        case(committee_id=street),
        case(committee_id=trade, station_part="guided"),
        case(committee_id=home),
        failed_case(),
    )

    assert bureau.shows("mediation.two_level_cases_organised", MARCH) == "1"
    assert bureau.shows("mediation.two_level_cases_share", MARCH) == "40.00%"
    assert bureau.shows("mediation.settled_cases", MARCH) == "4"
    assert bureau.shows("mediation.success_rate.accepted", MARCH) == "80.00%"


@pytest.mark.requirement("JA-28")
def test_disputes_with_a_property_manager_stay_in_the_village_and_have_a_team(bureau: Bureau) -> None:
    trouble = {"dispute_type": "property_management"}
    bureau.enter(
        (CASES, bureau.station, case(**trouble, resolved_level="village")),
        (CASES, bureau.station, case(**trouble, resolved_level="township")),
        (CASES, bureau.station, case(resolved_level="township")),
        (COMMITTEES, bureau.station, committee(kind="joint_workroom", industry="property_management")),
        (COMMITTEES, bureau.station, committee(name="医调委", kind="industry", industry="medical")),
    )

    assert bureau.shows("mediation.property_management_disputes_kept_in_village_rate", MARCH) == "50.00%"
    assert bureau.shows("mediation.property_management_committees", MARCH) == "1"
