"""Who mediates, with whom, under which roofs, and what is told in time: figures of hand-made rows."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from fengqiao.registry.stations import VILLAGES
from fengqiao.testing.bureau import Bureau
from fengqiao_mediation.ledgers import (
    ANALYSES,
    CASES,
    CENTRES,
    COMMITTEES,
    EXPERTS,
    INCIDENTS,
    MEDIATORS,
    MEETINGS,
    REFERRALS,
    SCREENINGS,
    SUBSIDIES,
)

from tests.mediation.made_up import (
    AFTER,
    DAY,
    LATER,
    MARCH,
    QUARTER,
    case,
    committee,
    mediator,
    open_case,
    village,
)


@pytest.mark.requirement("NN-M12b")
def test_forces_joined_are_those_that_took_part_not_how_often(bureau: Bureau) -> None:
    def by(*kinds: str) -> list[dict[str, Any]]:
        return [{"kind": kind} for kind in kinds]

    bureau.enter(
        (CASES, bureau.station, case(participants=by("cadre", "juror", "lawyer"))),
        (CASES, bureau.station, case(participants=by("juror", "cadre"))),
        (CASES, bureau.unit, case(participants=by("assistant"))),
        (CASES, bureau.station, open_case(accepted_on=AFTER, participants=by("mediator"), records=[])),
    )

    assert bureau.shows("mediation.joined_forces", MARCH) == "3"
    assert bureau.shows("mediation.joined_forces", MARCH, bureau.station) == "2"


@pytest.mark.requirement("YC-2-02", "NN-M12c")
def test_mediators_are_those_who_serve_on_the_last_day(bureau: Bureau) -> None:
    one = uuid4()
    left = {"state": "left", "left_on": LATER, "leaving_reason": "resigned"}
    bureau.enter(
        (COMMITTEES, bureau.station, committee(id=one)),
        (MEDIATORS, bureau.station, mediator(one, trained_hours=9)),
        (MEDIATORS, bureau.station, mediator(one, kind="part_time")),
        (MEDIATORS, bureau.station, mediator(one, trained_hours=40, **left)),
    )

    assert bureau.shows("mediation.mediators", MARCH) == "2"
    assert bureau.shows("mediation.mediators_trained_rate", MARCH) == "50.00%"
    assert bureau.shows("mediation.mediators_mean_training_hours", MARCH) == "4.5"
    assert bureau.shows("mediation.strength.mediators_full_time", MARCH) == "1"
    assert bureau.shows("mediation.strength.mediators_part_time", MARCH) == "1"


@pytest.mark.requirement("YC-1-07c")
def test_the_pool_of_experts_spans_the_fields_of_those_still_in_it(bureau: Bureau) -> None:
    expert = {"name": "演示乙", "industry": "labour", "listed_on": DAY}
    bureau.enter(
        (EXPERTS, bureau.unit, expert),
        (EXPERTS, bureau.unit, expert),
        (EXPERTS, bureau.station, {**expert, "industry": "medical"}),
        (EXPERTS, bureau.unit, {**expert, "industry": "traffic", "removed_on": LATER}),
    )

    assert bureau.shows("mediation.experts", MARCH) == "3"
    assert bureau.shows("mediation.expert_fields", MARCH) == "2"


@pytest.mark.requirement("JA-27", "AH-03c", "JA-51c")
def test_channels_methods_and_feedback_count_on_days_of_their_own(bureau: Bureau) -> None:
    told = {"feedback_level": "village", "feedback_on": LATER}
    bureau.enter(
        (CASES, bureau.station, case(apply_channel="online", method="six_foot_alley", **told)),
        (CASES, bureau.station, case(apply_channel="telephone", method="other", **told)),
        (
            CASES,
            bureau.station,
            case(apply_channel="online", feedback_level="township", feedback_on=AFTER),
        ),
    )

    assert bureau.shows("mediation.online_applications", MARCH) == "2"
    assert bureau.shows("mediation.named_method_cases", MARCH) == "2"
    assert bureau.shows("mediation.six_foot_alley_cases", MARCH) == "1"
    assert bureau.shows("mediation.feedback_village", MARCH) == "2"
    assert bureau.shows("mediation.feedback_township", MARCH) == "0"


@pytest.mark.requirement("SD-12", "MX-06b", "SC-07a")
def test_a_township_has_a_centre_at_its_station_or_elsewhere(bureau: Bureau) -> None:
    centre = {"name": "某中心", "level": "township", "set_up_on": DAY}
    bureau.enter((CENTRES, bureau.station, {**centre, "name": "旧", "closed_on": DAY, "at_station": True}))
    assert bureau.shows("mediation.township_centre_coverage", MARCH) == "0.00%"

    bureau.enter((CENTRES, bureau.station, centre))
    assert bureau.shows("mediation.township_centre_coverage", MARCH) == "0.00%"
    assert bureau.shows("mediation.townships_with_centre_and_committee_rate", MARCH) == "0.00%"

    bureau.enter((COMMITTEES, bureau.station, committee()))
    assert bureau.shows("mediation.townships_with_centre_and_committee_rate", MARCH) == "100.00%"

    bureau.enter((CENTRES, bureau.station, {**centre, "name": "新", "at_station": True}))
    assert bureau.shows("mediation.township_centre_coverage", MARCH) == "100.00%"


@pytest.mark.requirement("MX-06d", "YC-2-01")
def test_a_village_committee_is_in_order_when_nothing_is_lacking(bureau: Bureau) -> None:
    home = uuid4()
    flags = dict.fromkeys(("organised", "grid_screening", "staffed", "training_held"), True)
    place = {"kind": "community", "village_id": home, "members": 5, "women": 1}
    bureau.enter(
        (VILLAGES, bureau.station, village(home)),
        (COMMITTEES, bureau.station, committee(name="甲", **place, **flags)),
        *(
            (COMMITTEES, bureau.station, committee(name=lacking, **place, **(flags | {lacking: False})))
            for lacking in flags
        ),
        (COMMITTEES, bureau.station, committee(name="街道", members=9)),
        (COMMITTEES, bureau.station, committee(name="又一", women=1)),
        (COMMITTEES, bureau.station, committee(name="不详")),
    )

    assert bureau.shows("mediation.village_committees_in_order_rate", MARCH) == "20.00%"
    assert bureau.shows("mediation.committees_lawfully_composed_rate", MARCH) == "62.50%"
    assert bureau.shows("mediation.strength.committees", MARCH) == "8"
    assert bureau.shows("mediation.strength.committees_village", MARCH) == "5"
    assert bureau.shows("mediation.strength.committees_township", MARCH) == "3"


@pytest.mark.requirement("YC-1-07b", "NN-M12c")
def test_fields_of_trade_committees_are_counted_once_each(bureau: Bureau) -> None:
    fields = ("labour", "labour", "environment", "food_drug_safety", "finance", None)
    bureau.enter(
        *(
            (COMMITTEES, bureau.unit, committee(name=f"{number}", kind="industry", industry=field))
            for number, field in enumerate(fields)
        ),
        (COMMITTEES, bureau.unit, committee(name="室", kind="joint_workroom", industry="medical")),
    )

    assert bureau.shows("mediation.industry_committees", MARCH) == "6"
    # Finance is a field of the list and none of the nine that the document names.
    assert bureau.shows("mediation.industry_fields_covered", MARCH) == "3"


@pytest.mark.requirement("YC-2-04", "MX-12a", "NN-M12c")
def test_villages_are_screened_by_name_or_through_their_committee(bureau: Bureau) -> None:
    homes, one = [uuid4() for _ in range(4)], uuid4()
    place = {"kind": "community", "village_id": homes[0]}
    township = {"level": "township", "started_on": DAY}
    bureau.enter(
        *((VILLAGES, bureau.station, village(home)) for home in homes),
        (COMMITTEES, bureau.station, committee(id=one, **place)),
        (SCREENINGS, bureau.station, {"level": "village", "started_on": DAY, "committee_id": one}),
        (SCREENINGS, bureau.station, {**township, "kind": "special", "village_id": homes[1]}),
        (SCREENINGS, bureau.station, {**township, "started_on": AFTER, "village_id": homes[2]}),
        (SCREENINGS, bureau.station, {**township, "hazards": 4, "hazards_removed": 3}),
    )

    assert bureau.shows("mediation.villages_screened_rate", MARCH) == "50.00%"
    assert bureau.shows("mediation.screening_kinds", MARCH) == "2"
    assert bureau.shows("mediation.hazards_found", MARCH) == "4"
    assert bureau.shows("mediation.hazards_removed_rate", MARCH) == "75.00%"


@pytest.mark.requirement("YC-2-06b", "YC-1-07a")
def test_reports_of_cases_and_of_rounds_are_reports_alike(bureau: Bureau) -> None:
    report = {"reported_on": DAY, "receivers": "街道党工委", "reason": "escalation"}
    analysis = {"level": "township", "made_on": DAY, "covers_from": DAY, "covers_to": DAY}
    bureau.enter(
        (CASES, bureau.station, case(risk_escalation=True, major_reports=[report])),
        (CASES, bureau.station, case(level="major", follow_ups=[])),
        (CASES, bureau.station, case(level="complex")),
        (SCREENINGS, bureau.station, {"level": "township", "started_on": DAY, "reports": [report] * 2}),
        (ANALYSES, bureau.station, analysis),
        (ANALYSES, bureau.station, {**analysis, "made_on": AFTER}),
    )

    assert bureau.shows("mediation.major_reports", MARCH) == "3"
    assert bureau.shows("mediation.grave_disputes_reported_rate", MARCH) == "50.00%"
    assert bureau.shows("mediation.follow_up_rate", MARCH) == "66.67%"
    assert bureau.shows("mediation.analyses", MARCH) == "1"
    assert bureau.shows("mediation.monthly.screenings", MARCH) == "1"


@pytest.mark.requirement("YC-2-05d")
def test_a_dispute_that_may_become_a_crime_or_a_riot_is_told_to_the_government(bureau: Bureau) -> None:
    report = {"reported_on": DAY, "receivers": "乡镇党委、综治中心", "reason": "crime"}
    told = {**report, "to_government": True}
    name = "mediation.risky_disputes_told_to_government_rate"
    bureau.enter((CASES, bureau.station, case(risk_suicide=True, major_reports=[report])))
    assert bureau.shows(name, MARCH) == "无数据"

    bureau.enter(
        (CASES, bureau.station, case(risk_crime=True, major_reports=[told])),
        (CASES, bureau.station, case(risk_mass_event=True, major_reports=[report])),
        (CASES, bureau.station, open_case(risk_crime=True, major_reports=[{**told, "reported_on": AFTER}])),
    )
    assert bureau.shows(name, MARCH) == "33.33%"


@pytest.mark.requirement("JS-05c", "MX-06e", "YC-2-07", "SC-07a")
def test_disputes_handed_over_count_by_who_and_how(bureau: Bureau) -> None:
    letters = [
        ("police", "joint"),
        ("court_assigned", "entrusted"),
        ("court_entrusted", "entrusted"),
        ("procuratorate", "invited"),
        ("petition", "joint"),
        ("agency", "invited"),
        ("hotline", "invited"),
    ]
    bureau.enter(
        *(
            (
                REFERRALS,
                bureau.station,
                {"referrer": who, "mode": how, "received_on": DAY, "joint_with": "某单位"},
            )
            for who, how in letters
        ),
        (CASES, bureau.station, case(linkage="court")),
        (CASES, bureau.station, case(linkage="petition")),
        (CASES, bureau.station, case(linkage="three_offices")),
    )
    shown = {
        name: bureau.shows(f"mediation.referrals_{name}", MARCH)
        for name in ("from_police", "from_court", "from_procuratorate", "from_petition", "from_judicial")
    }

    assert shown == {
        "from_police": "1",
        "from_court": "2",
        "from_procuratorate": "1",
        "from_petition": "1",
        "from_judicial": "3",
    }
    assert bureau.shows("mediation.referrals_from_administrative", MARCH) == "3"
    modes = [bureau.shows(f"mediation.referrals_{how}", MARCH) for how in ("invited", "joint", "entrusted")]
    assert modes == ["3", "2", "2"]
    linked = [bureau.shows(f"mediation.{who}_linked_cases", MARCH) for who in ("court", "petition", "police")]
    assert linked == ["1", "1", "1"]


@pytest.mark.requirement("MX-06h")
def test_only_what_bad_mediation_caused_is_held_against_it(bureau: Bureau) -> None:
    happened = {"occurred_on": DAY, "persons": 9}
    kinds = ("mass_event", "escalated", "irregular_petition")
    bureau.enter(
        *(
            (INCIDENTS, bureau.station, {**happened, "kind": kind, "cause": cause, "major": True})
            for kind in kinds
            for cause in ("mishandled", "late", "other", None)
        ),
        (INCIDENTS, bureau.station, {**happened, "kind": "mass_event", "cause": "late", "prevented": True}),
        (INCIDENTS, bureau.station, {**happened, "kind": "escalated", "cause": "late", "major": False}),
    )

    names = ("mass", "escalated", "petition")
    assert [bureau.shows(f"mediation.incidents_{name}_by_mishandling", MARCH) for name in names] == ["2"] * 3


@pytest.mark.requirement("YC-2-06a")
def test_a_quarter_has_its_joint_meeting_only_by_that_kind(bureau: Bureau) -> None:
    bureau.enter((MEETINGS, bureau.station, {"kind": "chairs", "held_on": DAY}))
    assert bureau.shows("mediation.quarters_with_joint_meeting_rate", QUARTER) == "0.00%"

    bureau.enter((MEETINGS, bureau.station, {"kind": "joint", "held_on": DAY}))
    assert bureau.shows("mediation.quarters_with_joint_meeting_rate", QUARTER) == "100.00%"


@pytest.mark.requirement("MX-06j")
def test_subsidies_are_paid_when_the_money_came_by_the_last_day(bureau: Bureau) -> None:
    one, person = uuid4(), uuid4()
    due = {
        "mediator_id": person,
        "grade": "simple",
        "period_from": date(2024, 1, 1),
        "period_to": date(2024, 3, 31),
        "cases": 4,
        "rate": Decimal("50.25"),
        "due": Decimal("201.00"),
    }
    paid = {"state": "paid", "paid": Decimal("201.00")}
    bureau.enter(
        (COMMITTEES, bureau.station, committee(id=one)),
        (MEDIATORS, bureau.station, mediator(one, id=person)),
        (SUBSIDIES, bureau.station, {**due, **paid, "paid_on": LATER}),
        (SUBSIDIES, bureau.station, {**due, "grade": "general"}),
        (SUBSIDIES, bureau.station, {**due, **paid, "grade": "difficult", "paid_on": AFTER}),
    )

    assert bureau.shows("mediation.subsidies_paid_rate", MARCH) == "33.33%"
    assert bureau.shows("mediation.strength.subsidies_due", MARCH) == "0.06"
    assert bureau.shows("mediation.subsidies_paid", MARCH) == "0.02"
    assert bureau.shows("mediation.strength.subsidised_cases", MARCH) == "12"
