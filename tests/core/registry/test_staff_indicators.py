"""Who counts where, as which, and on which day."""

from datetime import date
from uuid import UUID

import pytest
from fengqiao.clock import now
from fengqiao.database.scope import SYSTEM
from fengqiao.indicators.window import Window
from fengqiao.outstanding.agenda import agenda
from fengqiao.registry.codes import national_codes
from fengqiao.registry.people import TRAININGS, Assignment
from fengqiao.units.models import UnitRegion
from sqlalchemy import update
from sqlmodel import col

from tests.core.registry.conftest import FIRST, LAST, Registry

NO_DATA = "无数据"


@pytest.mark.parametrize(
    ("started_on", "ended_on", "counted"),
    [
        (date(2023, 9, 30), None, "1"),
        (date(2023, 10, 1), None, "0"),
        (date(2020, 1, 1), date(2023, 9, 30), "1"),
        (date(2020, 1, 1), date(2023, 9, 29), "0"),
    ],
)
def test_who_serves_is_asked_of_the_windows_last_day(
    registry: Registry, started_on: date, ended_on: date | None, counted: str
) -> None:
    registry.serves(registry.district.north, started_on=started_on, ended_on=ended_on)

    assert registry.figure("political_legal_staff", registry.district.north) == counted
    assert registry.figure("station_civil_servants", registry.district.bureau) == counted


def test_staff_of_the_bureau_are_no_station_staff(registry: Registry) -> None:
    registry.serves(registry.district.bureau)

    assert registry.figure("political_legal_staff", registry.district.bureau) == "0"


def test_a_station_that_was_closed_has_no_staff(registry: Registry) -> None:
    north = registry.district.north
    registry.station(registry.district.bureau, name="旧所", closed_on=date(2023, 9, 29))
    registry.serves(registry.district.bureau)
    registry.serves(north)

    assert registry.figure("political_legal_staff", registry.district.bureau) == "1"


def test_a_voided_assignment_counts_nowhere(registry: Registry) -> None:
    assignment = registry.serves(registry.district.north)
    with registry.database.writing(SYSTEM) as session:
        session.execute(update(Assignment).where(col(Assignment.id) == assignment).values(voided_at=now()))

    assert registry.figure("political_legal_staff", registry.district.north) == "0"


def test_somebody_with_two_rows_is_one_person(registry: Registry) -> None:
    somebody = registry.person()
    registry.serves(registry.district.north, somebody)
    registry.serves(registry.district.south, somebody)

    assert registry.figure("political_legal_staff", registry.district.bureau) == "1"


def test_full_time_staff_are_those_of_a_full_time_kind_who_serve_full_time(registry: Registry) -> None:
    north = registry.district.north
    for kind in (
        "political_legal_post",
        "corrections_worker",
        "full_time_mediator",
        "hired_auxiliary",
        "clerk",
    ):
        registry.serves(north, kind=kind)
    registry.serves(north, kind="clerk", full_time=False)
    registry.serves(north, kind="township_part_time")
    registry.serves(north, kind="volunteer")

    assert registry.figure("full_time_staff", north) == "5"
    assert registry.figure("station_clerks", north) == "2"
    assert registry.figure("political_legal_staff", north) == "1"


def test_somebody_on_loan_counts_where_they_were_lent_from(registry: Registry) -> None:
    north, south = registry.district.north, registry.district.south
    somebody = registry.person()
    registry.serves(north, somebody)
    registry.serves(south, somebody, reason="secondment", started_on=date(2023, 3, 1))

    assert registry.figure("political_legal_staff_seconded_out", north) == "1"
    assert registry.figure("political_legal_staff_seconded_out", south) == "0"
    assert registry.figure("political_legal_staff", north) == "1"
    assert registry.figure("political_legal_staff", south) == "0"


def test_a_loan_that_is_over_or_not_begun_or_of_a_clerk_is_none(registry: Registry) -> None:
    north, bureau = registry.district.north, registry.district.bureau
    over, later, clerk = registry.person(), registry.person(), registry.person()
    registry.serves(north, over)
    registry.serves(bureau, over, reason="secondment", ended_on=date(2023, 9, 29))
    registry.serves(north, later)
    registry.serves(bureau, later, reason="secondment", started_on=date(2023, 10, 1))
    registry.serves(north, clerk, kind="clerk")
    registry.serves(bureau, clerk, kind="clerk", reason="secondment")

    assert registry.figure("political_legal_staff_seconded_out", north) == "0"


def test_without_a_head_nothing_can_be_said_of_heads(registry: Registry) -> None:
    registry.serves(registry.district.north, role="deputy_head")

    for name in ("on_political_legal_posts_rate", "party_members_rate", "full_time_rate"):
        assert registry.figure(f"heads_{name}", registry.district.north) == NO_DATA
    assert registry.figure("head_experience_years", registry.district.north) == NO_DATA


def test_the_heads_of_a_district_are_shares(registry: Registry) -> None:
    member = registry.person(political_status="probationary_party_member")
    other = registry.person(political_status="masses")
    registry.serves(registry.district.north, member, role="head")
    registry.serves(registry.district.south, other, role="head", kind="public_institution", full_time=False)

    for name in ("on_political_legal_posts_rate", "party_members_rate", "full_time_rate"):
        assert registry.figure(f"heads_{name}", registry.district.north) == "100.00%"
        assert registry.figure(f"heads_{name}", registry.district.south) == "0.00%"
        assert registry.figure(f"heads_{name}", registry.district.bureau) == "50.00%"


@pytest.mark.parametrize(
    ("last", "years"), [(date(2023, 9, 30), "2.00"), (date(2023, 10, 1), "3.00"), (date(2023, 10, 2), "3.00")]
)
def test_a_year_of_experience_counts_when_it_is_complete(registry: Registry, last: date, years: str) -> None:
    head = registry.person(justice_work_began_on=date(2020, 10, 1))
    registry.serves(registry.district.north, head, role="head")

    assert registry.figure("head_experience_years", registry.district.north, Window(FIRST, last)) == years


def test_the_mean_age_is_of_completed_years_and_rounded_half_up(registry: Registry) -> None:
    north = registry.district.north
    registry.serves(north, registry.person(birth_date=date(1990, 9, 30)))  # 33 on that very day
    registry.serves(north, registry.person(birth_date=date(1990, 10, 1)))  # still 32

    assert registry.figure("station_civil_servants_mean_age", north) == "33"  # 32.5


def test_somebody_born_on_29_february_is_a_year_older_on_1_march(registry: Registry) -> None:
    registry.serves(registry.district.north, registry.person(birth_date=date(1992, 2, 29)))

    for last, age in ((date(2023, 2, 28), "30"), (date(2023, 3, 1), "31")):
        assert (
            registry.figure("station_civil_servants_mean_age", registry.district.north, Window(FIRST, last))
            == age
        )


def test_who_has_no_birth_date_is_left_out_of_the_mean(registry: Registry) -> None:
    north, south = registry.district.north, registry.district.south
    registry.serves(north, registry.person(birth_date=date(1983, 1, 1)))
    registry.serves(north)
    registry.serves(south)

    assert registry.figure("station_civil_servants_mean_age", north) == "40"
    assert registry.figure("station_civil_servants_mean_age", south) == NO_DATA


def test_recruits_count_where_and_when_they_came_even_if_they_have_left(registry: Registry) -> None:
    north, bureau = registry.district.north, registry.district.bureau
    for unit_id, day, ended_on in (
        (north, FIRST, None),
        (north, LAST, None),
        (north, date(2023, 2, 1), date(2023, 5, 31)),
        (north, date(2022, 12, 31), None),
        (north, date(2023, 10, 1), None),
        (bureau, date(2023, 7, 1), None),
    ):
        registry.serves(unit_id, reason="recruitment", started_on=day, ended_on=ended_on)
    registry.serves(north, reason="recruitment", started_on=FIRST, kind="clerk")
    registry.serves(north, reason="exchange", started_on=FIRST)

    assert registry.figure("civil_servants_recruited", bureau) == "4"
    assert registry.figure("station_civil_servants_recruited", bureau) == "3"
    assert registry.figure("station_recruitment_share", bureau) == "75%"
    assert registry.figure("station_recruitment_share", registry.district.south) == NO_DATA


def test_promotions_count_up_to_section_level(registry: Registry) -> None:
    north, bureau = registry.district.north, registry.district.bureau
    for unit_id, rank in ((north, "principal_1"), (bureau, "section_head"), (bureau, "counsel_4")):
        registry.serves(unit_id, reason="promotion", rank=rank, started_on=date(2023, 4, 1))
    registry.serves(north, reason="promotion", rank="principal_4", started_on=date(2022, 12, 31))
    registry.serves(north, reason="promotion", rank=None, started_on=date(2023, 4, 1))

    assert registry.figure("promotions", bureau) == "2"
    assert registry.figure("station_promotions", bureau) == "1"


def test_a_legal_qualification_counts_from_the_day_it_was_obtained(registry: Registry) -> None:
    north, south = registry.district.north, registry.district.south
    law = "legal_qualification"
    for certificate, role, kind in (
        ({"kind": law, "obtained_on": LAST}, "head", "political_legal_post"),
        ({"kind": law}, "officer", "political_legal_post"),
        ({"kind": law, "obtained_on": date(2023, 10, 1)}, "deputy_head", "political_legal_post"),
        ({"kind": "lawyer", "obtained_on": FIRST}, "officer", "political_legal_post"),
        ({"kind": law, "obtained_on": FIRST}, "officer", "clerk"),
    ):
        registry.serves(north, registry.person(certificates=[certificate]), role=role, kind=kind)
    registry.serves(south)

    assert registry.figure("station_legally_qualified_civil_servants", north) == "2"
    assert registry.figure("station_legally_qualified_leaders", north) == "1"
    rate = "stations_with_legally_qualified_civil_servant_rate"
    assert registry.figure(rate, registry.district.bureau) == "50.00%"
    longer_ago = Window(date(2014, 1, 1), date(2014, 12, 31))
    assert registry.figure(rate, registry.district.bureau, longer_ago) == "0.00%"


def trained(registry: Registry, staff_id: UUID, unit_id: int, hours: int, mode: str, ends_on: date) -> None:
    registry.enter(
        TRAININGS, unit_id, staff_id=staff_id, title="课程", mode=mode, hours=hours, ends_on=ends_on
    )


def test_hours_of_training_are_shared_among_the_full_time_staff(registry: Registry) -> None:
    north, south = registry.district.north, registry.district.south
    trainee, untrained, volunteer, moved = (registry.person() for _ in range(4))
    registry.serves(north, trainee)
    registry.serves(north, untrained)
    registry.serves(north, volunteer, kind="volunteer")
    registry.serves(north, moved, ended_on=date(2023, 6, 30))
    registry.serves(south, moved, started_on=date(2023, 7, 1))
    trained(registry, trainee, north, 40, "off_job", LAST)
    trained(registry, trainee, north, 45, "off_job", FIRST)
    trained(registry, trainee, north, 90, "off_job", date(2023, 10, 1))
    trained(registry, trainee, north, 31, "online", LAST)
    trained(registry, volunteer, north, 90, "off_job", LAST)
    trained(registry, moved, north, 90, "off_job", LAST)

    assert registry.figure("off_job_training_hours_per_full_time_staff", north) == "42.50"
    assert registry.figure("online_training_hours_per_full_time_staff", north) == "15.50"
    assert registry.figure("off_job_training_hours_per_full_time_staff", south) == "0.00"


@pytest.mark.requirement("NN-A09a", "NN-A09b")
def test_in_nanning_a_station_owes_hours_for_each_of_its_full_time_staff(registry: Registry) -> None:
    """Two serve at year's end: 175 of 180 hours away from work, 100 of 100 online. Who left and who helps count not."""
    north, today = registry.district.north, date(2024, 1, 5)
    trainee, colleague, volunteer, moved = (registry.person() for _ in range(4))
    registry.serves(north, trainee)
    registry.serves(north, colleague)
    registry.serves(north, volunteer, kind="volunteer")
    registry.serves(north, moved, ended_on=date(2023, 12, 30))
    trained(registry, trainee, north, 100, "off_job", FIRST)
    trained(registry, colleague, north, 75, "off_job", LAST)
    trained(registry, trainee, north, 100, "online", date(2023, 10, 1))
    trained(registry, volunteer, north, 90, "off_job", LAST)
    trained(registry, moved, north, 90, "off_job", date(2023, 3, 1))

    def owed() -> dict[str, list[tuple[int, int]]]:
        with registry.database.reading(SYSTEM) as session:
            year = Window(FIRST, LAST)
            found = agenda(session, national_codes(), [TRAININGS], north, year, today).duties
        return {one.duty.code: [(period.done, period.needed) for period in one.missing] for one in found}

    assert owed() == {}
    with registry.database.writing(SYSTEM) as session:
        session.add(UnitRegion(unit_id=north, region_code="450103", valid_from=date(2010, 1, 1)))
    assert owed() == {"F12a": [(175, 180)], "F12b": []}


def test_without_full_time_staff_hours_are_shared_among_nobody(registry: Registry) -> None:
    name = "off_job_training_hours_per_full_time_staff"

    assert registry.figure(name, registry.district.north) == NO_DATA


def test_kinds_and_ways_of_training_are_counted_once(registry: Registry) -> None:
    north, south = registry.district.north, registry.district.south
    for unit_id, regularity, way in (
        (north, "regular", "invited_in"),
        (north, "regular", None),
        (south, "regular", "sent_out"),
        (south, "special", "sent_out"),
    ):
        registry.enter(
            TRAININGS,
            unit_id,
            staff_id=registry.person(),
            title="课程",
            mode="online",
            hours=1,
            ends_on=LAST,
            regularity=regularity,
            way=way,
        )

    assert [registry.figure("training_kinds", unit) for unit in (north, south)] == ["1", "2"]
    assert [registry.figure("training_ways", unit) for unit in (north, south)] == ["1", "1"]
    assert registry.figure("training_kinds", registry.district.bureau) == "2"
    assert registry.figure("training_ways", registry.district.bureau) == "2"
