"""What units hand in and report: figures of hand-made rows, and the duties they keep."""

from datetime import date, timedelta
from typing import Any

import pytest
from fengqiao.database.scope import SYSTEM
from fengqiao.indicators.window import Window
from fengqiao.outstanding.agenda import agenda
from fengqiao.registry.codes import national_codes
from fengqiao.registry.reporting import SUBMISSIONS
from fengqiao.units.models import UnitRegion

from tests.core.registry.conftest import FIRST, LAST, Registry

NO_DATA = "无数据"
INSIDE, AFTER = date(2023, 5, 4), LAST + timedelta(days=1)
QUARTER = Window(date(2023, 1, 1), date(2023, 3, 31))


def submit(registry: Registry, unit_id: int, kind: str, *receivers: str, **record: Any) -> None:
    """Enter one submission, by default handed in inside the window."""
    usual = {"title": "材料", "period_last": INSIDE, "submitted_on": INSIDE}
    given = {"receivers": [{"kind": one} for one in receivers or ("county_bureau",)]}
    registry.enter(SUBMISSIONS, unit_id, kind=kind, **usual | given | record)


def outstanding(registry: Registry, unit_id: int, window: Window, today: date) -> dict[str, list[date]]:
    """Return code → first days of the periods in which the duty was missed."""
    with registry.database.reading(SYSTEM) as session:
        found = agenda(session, national_codes(), [SUBMISSIONS], unit_id, window, today).duties
    return {one.duty.code: [period.period.first for period in one.missing] for one in found}


def lies_in(registry: Registry, unit_id: int, region: str) -> None:
    """Say where a unit lies."""
    with registry.database.writing(SYSTEM) as session:
        session.add(UnitRegion(unit_id=unit_id, region_code=region, valid_from=date(2010, 1, 1)))


@pytest.mark.requirement("NN-A15b")
def test_statements_are_in_time_when_handed_in_by_their_day_and_kept(registry: Registry) -> None:
    """Of five that were due, one came late, one was sent back, one never came: two of five. Two kinds were in time."""
    north, bureau = registry.district.north, registry.district.bureau
    due = {"due_on": INSIDE}
    submit(registry, north, "station_building", **due)
    submit(registry, north, "mediation_statement", **due, submitted_on=INSIDE - timedelta(days=9))
    submit(registry, north, "mediation_statement", **due, title="晚", submitted_on=INSIDE + timedelta(days=1))
    submit(registry, north, "corrections_statement", **due, sent_back=True)
    submit(registry, north, "corrections_statement", **due, title="缺", submitted_on=None, receivers=[])
    # None of these was due from a station inside the window.
    submit(registry, north, "other_statement", due_on=None)
    submit(registry, north, "other_statement", title="以后", due_on=AFTER)
    submit(registry, north, "bulletin", **due)
    submit(registry, bureau, "station_building", **due)

    assert registry.figure("statements_in_time_rate", north) == "40.00%"
    assert registry.figure("statements_in_time_rate", bureau) == "40.00%"
    assert registry.figure("statement_kinds_in_time", north) == "2"
    assert registry.figure("statements_in_time_rate", registry.district.south) == NO_DATA


@pytest.mark.requirement("NN-A15b")
def test_a_kind_that_the_standard_does_not_name_is_due_and_counts_as_no_named_kind(
    registry: Registry,
) -> None:
    south = registry.district.south
    submit(registry, south, "other_statement", due_on=INSIDE)

    assert registry.figure("statements_in_time_rate", south) == "100.00%"
    assert registry.figure("statement_kinds_in_time", south) == "0"


@pytest.mark.requirement("YC-2-08c")
def test_a_month_is_reported_by_the_first_of_the_next(registry: Registry) -> None:
    """Of the quarter's three months January came on the last day in time, February a day late, March to somebody else.

    A report that closes its books on the 25th has no less time.

    The bureau's two stations have six months to report; a second report on January is no second month.
    """
    north = registry.district.north
    submit(registry, north, "monthly_situation", period_last=date(2023, 1, 31), submitted_on=date(2023, 2, 1))
    submit(registry, north, "monthly_situation", period_last=date(2023, 1, 31), submitted_on=date(2023, 2, 1))
    submit(registry, north, "monthly_situation", period_last=date(2023, 2, 28), submitted_on=date(2023, 3, 2))
    march = {"period_last": date(2023, 3, 31), "submitted_on": date(2023, 4, 1)}
    submit(registry, north, "monthly_situation", "township_government", **march)

    assert registry.figure("months_reported_by_the_first_rate", north, QUARTER) == "33.33%"
    assert registry.figure("months_reported_by_the_first_rate", registry.district.bureau, QUARTER) == "16.67%"
    south = registry.district.south
    for period_last, submitted_on in (
        (date(2023, 1, 25), date(2023, 2, 1)),
        (date(2023, 2, 25), date(2023, 2, 28)),
        (date(2023, 3, 25), date(2023, 4, 2)),
        (date(2023, 3, 25), date(2023, 5, 1)),
    ):
        submit(registry, south, "monthly_situation", period_last=period_last, submitted_on=submitted_on)
    assert registry.figure("months_reported_by_the_first_rate", south, QUARTER) == "66.67%"


@pytest.mark.requirement("YC-1-W5", "YC-2-09")
def test_bulletins_are_counted_and_so_are_the_months_that_have_one(registry: Registry) -> None:
    north = registry.district.north
    for day in (date(2023, 1, 1), date(2023, 1, 31), date(2023, 3, 31), date(2023, 4, 1)):
        submit(registry, north, "bulletin", period_last=day, submitted_on=day)

    assert registry.figure("bulletins", north, QUARTER) == "3"
    assert registry.figure("months_with_bulletin_rate", north, QUARTER) == "66.67%"
    assert registry.figure("months_with_bulletin_rate", registry.district.bureau, QUARTER) == "33.33%"


@pytest.mark.requirement("YC-2-06c")
def test_a_station_informs_its_township_and_its_bureau(registry: Registry) -> None:
    """North tells both in one report, south only the township; a report after the window tells nobody."""
    north, south = registry.district.north, registry.district.south
    submit(registry, north, "dispute_information", "township_government", "county_bureau")
    submit(registry, south, "dispute_information", "township_party_committee")
    submit(registry, south, "dispute_information", "county_bureau", submitted_on=AFTER)
    submit(registry, south, "bulletin", "county_bureau")

    assert registry.figure("stations_informing_both_receivers_rate", registry.district.bureau) == "50.00%"
    assert registry.figure("stations_informing_both_receivers_rate", south) == "0.00%"


@pytest.mark.requirement("SC-04b")
def test_reports_of_the_head_to_the_township_are_counted(registry: Registry) -> None:
    north = registry.district.north
    submit(registry, north, "head_report", "township_party_committee", "township_government")
    submit(registry, north, "head_report", "township_party_committee", submitted_on=AFTER)
    submit(registry, north, "head_report", "county_party_group")
    submit(registry, north, "head_report", submitted_on=None, due_on=INSIDE, receivers=[])

    assert registry.figure("head_reports_to_township", north) == "1"


@pytest.mark.requirement("SC-04c")
def test_a_bureau_that_heard_its_heads_twice_is_one_bureau(registry: Registry) -> None:
    district = registry.district
    for _ in range(2):
        submit(registry, district.bureau, "hearing", "county_party_group")
    submit(registry, district.other_bureau, "hearing", "county_bureau")
    submit(registry, district.north, "hearing", "county_party_group")

    assert registry.figure("bureaus_that_heard_heads", district.city) == "1"
    submit(registry, district.other_bureau, "hearing", "county_party_group")
    assert registry.figure("bureaus_that_heard_heads", district.city) == "2"


@pytest.mark.requirement("NN-A15b")
def test_what_is_due_and_not_handed_in_is_shown_a_week_before_and_overdue_after_its_day(
    registry: Registry,
) -> None:
    north, out = registry.district.north, {"submitted_on": None, "receivers": []}
    submit(registry, north, "station_building", title="季报", due_on=date(2023, 5, 10), **out)
    submit(registry, north, "station_building", title="年报", due_on=date(2023, 5, 10))

    def shown(today: date) -> list[tuple[date, bool]]:
        with registry.database.reading(SYSTEM) as session:
            found = agenda(session, national_codes(), [SUBMISSIONS], north, Window(FIRST, today), today).due
        return [(one.due_on, one.overdue) for one in found]

    due = date(2023, 5, 10)
    assert [shown(date(2023, 5, day)) for day in (2, 3, 10, 11)] == [
        [],
        [(due, False)],
        [(due, False)],
        [(due, True)],
    ]


@pytest.mark.requirement("YC-2-08c", "YC-2-09", "YC-1-W5")
def test_in_yanchi_each_month_is_reported_by_the_first_and_has_a_bulletin(registry: Registry) -> None:
    """January's situation came on 1 February, February's on 2 March; a bulletin appeared in February only."""
    north, today = registry.district.north, date(2023, 4, 3)
    assert outstanding(registry, north, QUARTER, today) == {}
    lies_in(registry, north, "640323100")
    submit(registry, north, "monthly_situation", period_last=date(2023, 1, 31), submitted_on=date(2023, 2, 1))
    submit(registry, north, "monthly_situation", period_last=date(2023, 2, 28), submitted_on=date(2023, 3, 2))
    submit(registry, north, "bulletin", submitted_on=date(2023, 2, 28))
    missed = outstanding(registry, north, Window(date(2023, 1, 2), QUARTER.last), today)

    assert missed["F14"] == [date(2023, 2, 1), date(2023, 3, 1)]
    assert missed["F15"] == [date(2023, 1, 1), date(2023, 3, 1)]
    assert outstanding(registry, registry.district.south, QUARTER, today) == {}


def test_yanchis_duties_begin_with_the_first_whole_month_of_the_scheme(registry: Registry) -> None:
    lies_in(registry, registry.district.north, "640323100")
    missed = outstanding(
        registry, registry.district.north, Window(date(2018, 1, 1), date(2018, 4, 30)), FIRST
    )
    assert missed == {"F14": [date(2018, 4, 1)], "F15": [date(2018, 4, 1)]}


def test_in_suining_basic_data_go_up_by_half_year_and_dynamic_data_by_quarter(registry: Registry) -> None:
    """Both were handed in once, in May; the year before neither was."""
    north, today = registry.district.north, date(2023, 7, 3)
    lies_in(registry, north, "510903")
    for kind in ("publicity_basic_data", "publicity_dynamic_data"):
        submit(registry, north, kind, submitted_on=date(2023, 5, 4))
    missed = outstanding(registry, north, Window(date(2022, 7, 1), date(2023, 6, 30)), today)

    assert missed["D-S2"] == [date(2022, 7, 1)]
    assert missed["D-S3"] == [date(2022, 7, 1), date(2022, 10, 1), date(2023, 1, 1)]


@pytest.mark.parametrize(("handed_in", "missed"), [(date(2014, 11, 30), []), (date(2014, 12, 1), [2014])])
def test_in_jiangsu_a_bureau_hands_in_applications_by_the_end_of_november(
    registry: Registry, handed_in: date, missed: list[int]
) -> None:
    bureau = registry.district.bureau
    lies_in(registry, bureau, "320100")
    submit(
        registry, bureau, "title_application", "city_bureau", period_last=handed_in, submitted_on=handed_in
    )
    found = outstanding(registry, bureau, Window(date(2014, 1, 1), date(2014, 12, 31)), FIRST)

    assert [day.year for day in found["F18"]] == missed
    assert outstanding(registry, bureau, Window(date(2016, 1, 1), date(2016, 12, 31)), FIRST) == {}


CAMPAIGNS = [
    ("F17", "city", "450100", "recheck", (2021, 1, 1), (2022, 12, 31)),
    ("F20a", "bureau", "320100", "campaign_plan", (2012, 1, 1), (2012, 12, 31)),
    ("F20b", "bureau", "320100", "campaign_summary", (2015, 12, 1), (2015, 12, 31)),
    ("F20c", "bureau", "640323", "title_application", (2018, 10, 1), (2018, 10, 31)),
    ("F20d", "bureau", "640323", "campaign_summary", (2018, 11, 1), (2018, 12, 31)),
    ("F22", "bureau", "640323", "campaign_meeting", (2018, 3, 30), (2018, 4, 30)),
]
"""Duty, who is bound, where, what shows it, the first and the last day in time."""


@pytest.mark.parametrize(
    ("code", "who", "region", "kind", "first", "last"), CAMPAIGNS, ids=[row[0] for row in CAMPAIGNS]
)
def test_a_phase_of_a_campaign_is_kept_from_its_first_day_to_its_last(
    registry: Registry,
    code: str,
    who: str,
    region: str,
    kind: str,
    first: tuple[int, int, int],
    last: tuple[int, int, int],
) -> None:
    unit = getattr(registry.district, who)
    begins, ends = date(*first), date(*last)

    def missed() -> bool:
        found = outstanding(registry, unit, Window(begins, ends), date(2024, 1, 1))
        return code in found and found[code] != []

    assert code not in outstanding(registry, unit, Window(begins, ends), date(2024, 1, 1))
    lies_in(registry, unit, region)
    for number, outside in enumerate((begins - timedelta(days=1), ends + timedelta(days=1))):
        handed_in = {"period_last": outside, "submitted_on": outside, "title": f"第{number}份"}
        submit(registry, unit, kind, "city_bureau", **handed_in)
    submit(registry, unit, "other", "city_bureau", period_last=ends, submitted_on=ends)
    assert missed()
    submit(registry, unit, kind, "city_bureau", period_last=ends, submitted_on=ends, title="正好")
    assert not missed()


def test_a_meeting_held_in_may_2018_is_not_the_one_of_april(registry: Registry) -> None:
    bureau, april = registry.district.bureau, Window(date(2018, 4, 1), date(2018, 4, 30))
    lies_in(registry, bureau, "640323")
    held = date(2018, 5, 2)
    submit(registry, bureau, "campaign_meeting", "other", period_last=held, submitted_on=held)

    assert outstanding(registry, bureau, april, date(2018, 4, 30))["F22"] == []
    assert outstanding(registry, bureau, april, date(2018, 5, 3))["F22"] == [date(2018, 3, 30)]
