"""The engine against counting by hand: random rows, every level of the tree, both databases."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

import pytest
from fengqiao.database.scope import SYSTEM
from fengqiao.database.session import Database
from fengqiao.indicators.conditions import completed_years, flagged, has, in_force, same_unit
from fengqiao.indicators.days import in_month_of
from fengqiao.indicators.drilldown import rows_behind, sides
from fengqiao.indicators.engine import Engine
from fengqiao.indicators.figures import FigureState
from fengqiao.indicators.indicator import PERCENT, Indicator
from fengqiao.indicators.measures import count, distinct, expected, kept, mean, total
from fengqiao.indicators.window import Every, Window, whole_periods
from fengqiao.ledgers.codes import Code, CodeBook
from fengqiao.registry.models import Staff, Training, Village
from sqlalchemy import Date, exists, literal, literal_column, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from tests.core.conftest import District

WINDOW = Window(date(2023, 1, 1), date(2023, 9, 30))
CODES = CodeBook(
    [
        Code("registry.training_mode", "off_job", "脱产", frozenset({"counts"})),
        Code("registry.training_mode", "online", "网络", frozenset({"counts"})),
        Code("registry.training_mode", "other", "其他"),
    ]
)
COUNTS = flagged(Training.mode, "counts")
NOW = datetime(2023, 1, 1, tzinfo=UTC)


def common(rng: Random, unit_id: int, number: int) -> dict[str, Any]:
    """What every registry row needs."""
    return {
        "id": UUID(int=rng.getrandbits(128)),
        "unit_id": unit_id,
        "seq_no": str(number),
        "state": "recorded",
        "created_at": NOW,
        "updated_at": NOW,
        "created_by": "test",
    }


@pytest.fixture
def people(database: Database, district: District) -> list[Staff]:
    """Forty people in all units, some with a birthday, some voided."""
    rng = Random(5)
    units = [district.bureau, district.north, district.south, district.other_station]
    rows = [
        Staff(
            **common(rng, rng.choice(units), number),
            name=f"人{number}",
            birth_date=None
            if rng.random() < 0.2
            else date(1960, 1, 1) + timedelta(days=rng.randrange(16_000)),
            left_on=None if rng.random() < 0.7 else date(2022, 6, 1) + timedelta(days=rng.randrange(700)),
            voided_at=NOW if rng.random() < 0.1 else None,
        )
        for number in range(40)
    ]
    with database.writing(SYSTEM) as session:
        session.add_all(rows)
    return rows


@pytest.fixture
def trainings(database: Database, people: list[Staff]) -> list[Training]:
    """Three hundred trainings of those people, in and around the window."""
    rng = Random(6)
    rows = []
    for number in range(300):
        person = rng.choice(people)
        rows.append(
            Training(
                **common(rng, person.unit_id, number),
                staff_id=person.id,
                title=f"课{number % 7}",
                mode=rng.choice(["off_job", "online", "other"]),
                hours=rng.randrange(1, 40),
                ends_on=date(2022, 11, 1) + timedelta(days=rng.randrange(420)),
                voided_at=NOW if rng.random() < 0.1 else None,
            )
        )
    with database.writing(SYSTEM) as session:
        session.add_all(rows)
    return rows


def subtree(district: District, unit_id: int) -> set[int]:
    """The units under one, said by hand."""
    stations = {district.north, district.south}
    return {
        district.city: stations
        | {district.city, district.bureau, district.other_bureau, district.other_station},
        district.bureau: stations | {district.bureau},
        district.other_bureau: {district.other_bureau, district.other_station},
    }.get(unit_id, {unit_id})


def in_window(row: Training) -> bool:
    return WINDOW.first <= row.ends_on <= WINDOW.last


Oracle = Callable[[list[Training]], tuple[int, int] | None]

CASES: dict[str, tuple[Any, Oracle]] = {
    "count": (count(Training, on=Training.ends_on), lambda rows: (len(rows), 1)),
    "count of flagged codes": (
        count(Training, COUNTS, on=Training.ends_on),
        lambda rows: (sum(row.mode != "other" for row in rows), 1),
    ),
    "sum": (
        total(Training.hours, Training, on=Training.ends_on),
        lambda rows: (sum(row.hours for row in rows), 1),
    ),
    "mean": (
        mean(Training.hours, Training, on=Training.ends_on),
        lambda rows: (sum(row.hours for row in rows), len(rows)) if rows else None,
    ),
    "ratio": (
        count(Training, COUNTS, on=Training.ends_on) / count(Training, on=Training.ends_on),
        lambda rows: (sum(row.mode != "other" for row in rows), len(rows)) if rows else None,
    ),
    "distinct": (
        distinct(Training.title, Training, on=Training.ends_on),
        lambda rows: (len({row.title for row in rows}), 1),
    ),
    "months kept": (
        kept(Training, Every.MONTH, on=Training.ends_on),
        lambda rows: (len({(row.unit_id, row.ends_on.month) for row in rows}), 1),
    ),
    "weeks kept by each person": (
        kept(Training, Every.WEEK, on=Training.ends_on, per=Training.staff_id),
        lambda rows: (
            len(
                {
                    (row.staff_id, row.ends_on.isocalendar()[:2])
                    for row in rows
                    if date(2023, 1, 2) <= row.ends_on <= date(2023, 9, 24)
                }
            ),
            1,
        ),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_measure_agrees_with_counting_by_hand_at_every_level(
    database: Database, district: District, trainings: list[Training], name: str
) -> None:
    formula, oracle = CASES[name]
    indicator = Indicator("registry.probe", "试", formula, "")
    units = [district.city, district.bureau, district.other_bureau, district.north, district.south]
    with database.reading(SYSTEM) as session:
        figures = Engine(CODES).compute(session, [indicator], WINDOW, units)
    for unit in units:
        inside = subtree(district, unit)
        rows = [
            row for row in trainings if row.voided_at is None and in_window(row) and row.unit_id in inside
        ]
        figure, wanted = figures.of("registry.probe", unit), oracle(rows)
        assert (figure.value and tuple(figure.value)) == wanted
        assert figure.state is (FigureState.NO_DATA if wanted is None else FigureState.VALUE)


def test_ages_are_completed_years_on_the_last_day(
    database: Database, district: District, people: list[Staff]
) -> None:
    indicator = Indicator("registry.age", "平均年龄", mean(completed_years(Staff.birth_date), Staff), "岁")
    with database.reading(SYSTEM) as session:
        figure = (
            Engine(CODES)
            .compute(session, [indicator], WINDOW, [district.city])
            .of("registry.age", district.city)
        )
    ages = [
        WINDOW.last.year - born.year - ((WINDOW.last.month, WINDOW.last.day) < (born.month, born.day))
        for born in (person.birth_date for person in people if person.voided_at is None)
        if born is not None
    ]
    assert figure.value is not None
    assert tuple(figure.value) == (sum(ages), len(ages))


def test_a_stock_is_what_is_in_force_on_the_last_day(
    database: Database, district: District, people: list[Staff]
) -> None:
    indicator = Indicator(
        "registry.stock", "在职", count(Staff, in_force(Staff.birth_date, Staff.left_on)), "人"
    )
    with database.reading(SYSTEM) as session:
        figure = (
            Engine(CODES)
            .compute(session, [indicator], WINDOW, [district.city])
            .of("registry.stock", district.city)
        )
    there = [
        one for one in people if one.voided_at is None and (one.left_on is None or one.left_on >= WINDOW.last)
    ]
    assert figure.value is not None
    assert figure.value.numerator == len(there)


def test_linked_rows_and_rows_of_the_same_unit_can_be_asked_for(
    database: Database, district: District, trainings: list[Training], people: list[Staff]
) -> None:
    trained = Indicator("registry.trained", "有培训", count(Staff, has(Staff, Training, COUNTS)), "人")
    beside = Indicator("registry.beside", "本单位有培训", count(Staff, same_unit(Staff, Training)), "人")
    with database.reading(SYSTEM) as session:
        figures = Engine(CODES).compute(session, [trained, beside], WINDOW, [district.city])
    ids = {row.staff_id for row in trainings if row.voided_at is None and row.mode != "other"}
    units = {row.unit_id for row in trainings if row.voided_at is None}
    alive = [one for one in people if one.voided_at is None]
    first, second = (
        figures.of(code, district.city).value for code in ("registry.trained", "registry.beside")
    )
    assert first is not None
    assert second is not None
    assert first.numerator == sum(one.id in ids for one in alive)
    assert second.numerator == sum(one.unit_id in units for one in alive)


def test_a_measure_may_ask_after_rows_of_two_tables(
    database: Database, district: District, people: list[Staff], trainings: list[Training]
) -> None:
    with_village = same_unit(Staff, Village, col(Village.name) == "没有这个村")
    both = count(Staff, with_village, has(Staff, Training, COUNTS))
    indicator = Indicator("registry.both", "两者都有", both, "人")
    with database.reading(SYSTEM) as session:
        figures = Engine(CODES).compute(session, [indicator], WINDOW, [district.bureau])

    assert figures.of("registry.both", district.bureau).shown(indicator) == "0"


@pytest.mark.parametrize("stations", [("north",), ("north", "south")])
def test_values_without_repeats_are_right_whether_rows_lie_at_one_unit_or_at_several(
    database: Database, district: District, trainings: list[Training], stations: tuple[str, ...]
) -> None:
    ids = [getattr(district, name) for name in stations]
    titles = distinct(Training.title, Training, col(Training.unit_id).in_(ids), on=Training.ends_on)
    indicator = Indicator("registry.titles", "课程", titles, "种")
    units = [district.city, district.bureau, district.other_bureau, district.north, district.south]
    with database.reading(SYSTEM) as session:
        figures = Engine(CODES).compute(session, [indicator], WINDOW, units)

    for unit in units:
        inside = subtree(district, unit).intersection(ids)
        rows = [
            row for row in trainings if row.voided_at is None and in_window(row) and row.unit_id in inside
        ]
        value = figures.of("registry.titles", unit).value
        assert value is not None
        assert value.numerator == len({row.title for row in rows})


def test_rows_of_one_calendar_month_find_each_other(
    database: Database, district: District, trainings: list[Training]
) -> None:
    other = aliased(Training)
    same_person = (col(other.staff_id) == col(Training.staff_id), col(other.id) != col(Training.id))
    again = exists().where(in_month_of(other.ends_on, Training.ends_on), *same_person)
    indicator = Indicator("registry.again", "同月再训", count(Training, again.correlate(Training)), "次")
    with database.reading(SYSTEM) as session:
        figures = Engine(CODES).compute(session, [indicator], WINDOW, [district.city])

    months = Counter((row.staff_id, row.ends_on.year, row.ends_on.month) for row in trainings)
    alive = [row for row in trainings if row.voided_at is None]
    wanted = sum(months[row.staff_id, row.ends_on.year, row.ends_on.month] > 1 for row in alive)
    value = figures.of("registry.again", district.city).value
    assert value is not None
    assert 0 < value.numerator == wanted < len(alive)


def test_the_first_and_the_last_day_of_a_month_are_in_it_and_their_neighbours_are_not(
    database: Database,
) -> None:
    days = [date(2024, 2, 1), date(2024, 2, 29), date(2024, 1, 31), date(2024, 3, 1), date(2023, 2, 28)]
    asked = [in_month_of(literal(day, Date), literal(date(2024, 2, 10), Date)) for day in days]
    with database.reader.connect() as connection:
        told = connection.execute(select(*asked)).one()

    assert list(map(bool, told)) == [True, True, False, False, False]


def test_a_rhythm_is_expected_once_per_subject_and_whole_period(
    database: Database, district: District, trainings: list[Training]
) -> None:
    villages = count(Village)
    indicator = Indicator("registry.rhythm", "节奏", expected(villages, Every.QUARTER), "")
    with database.reading(SYSTEM) as session:
        figure = (
            Engine(CODES)
            .compute(session, [indicator], WINDOW, [district.city])
            .of("registry.rhythm", district.city)
        )
    assert figure.value is not None
    assert figure.value.numerator == 0 * whole_periods(WINDOW, Every.QUARTER)


def test_nothing_entered_is_no_data_and_not_zero(database: Database, district: District) -> None:
    indicator = Indicator("registry.none", "无", count(Village), "个", entered=count(Village))
    with database.reading(SYSTEM) as session:
        figure = (
            Engine(CODES)
            .compute(session, [indicator], WINDOW, [district.north])
            .of("registry.none", district.north)
        )
    assert (figure.state, figure.value) == (FigureState.NO_DATA, None)


def test_a_measure_may_not_read_a_personal_column() -> None:
    with pytest.raises(TypeError, match="personal"):
        count(Staff, col(Staff.id_no).is_not(None))
    with pytest.raises(TypeError, match="personal"):
        distinct(Staff.__table__.c.id_no_index, Staff)  # type: ignore[attr-defined]


def test_a_measure_that_fails_leaves_the_others_standing(
    database: Database, district: District, trainings: list[Training]
) -> None:
    broken = Indicator("registry.broken", "坏", total(literal_column("no_such_column"), Staff), "")
    sound = Indicator("registry.sound", "好", count(Training), "")
    with database.reading(SYSTEM) as session:
        figures = Engine(CODES).compute(session, [broken, sound], WINDOW, [district.city])
    assert figures.of("registry.broken", district.city).state is FigureState.ERROR
    assert figures.of("registry.sound", district.city).state is FigureState.VALUE


def test_the_rows_behind_a_ratio_are_the_denominators_marked_in_or_out(
    database: Database, district: District, trainings: list[Training]
) -> None:
    ratio = Indicator(
        "registry.ratio",
        "比",
        count(Training, COUNTS, on=Training.ends_on) / count(Training, on=Training.ends_on),
        PERCENT,
    )
    engine = Engine(CODES)
    (side,) = sides(ratio)
    with database.reading(district.officer) as session:
        found = rows_behind(engine, session, side, WINDOW, [district.bureau], size=1000)
    with database.reading(SYSTEM) as session:
        value = (
            engine.compute(session, [ratio], WINDOW, [district.bureau])
            .of("registry.ratio", district.bureau)
            .value
        )
    assert value is not None
    assert (found.counted, found.total) == tuple(value)
    assert len(found.rows) == found.total
    assert sum(row["counted"] for row in found.rows) == found.counted


def test_the_values_behind_a_mean_add_up_to_its_numerator(
    database: Database, district: District, trainings: list[Training]
) -> None:
    average = Indicator("registry.mean", "均", mean(Training.hours, Training, on=Training.ends_on), "学时")
    engine = Engine(CODES)
    with database.reading(district.officer) as session:
        found = rows_behind(engine, session, sides(average)[0], WINDOW, [district.bureau], size=1000)
        value = (
            engine.compute(session, [average], WINDOW, [district.bureau])
            .of("registry.mean", district.bureau)
            .value
        )
    assert value is not None
    assert (found.counted, found.total) == tuple(value)
    assert sum(row["value"] for row in found.rows) == found.counted


def test_a_flag_is_asked_of_a_field_with_a_code_list_only() -> None:
    with pytest.raises(TypeError, match="no code list"):
        flagged(Training.title, "counts")


def test_whoever_asks_for_rows_of_another_district_gets_none(
    database: Database, district: District, trainings: list[Training]
) -> None:
    one = Indicator("registry.count", "数", count(Training), "")
    with database.reading(district.stranger) as session:
        found = rows_behind(Engine(CODES), session, sides(one)[0], WINDOW, [district.bureau])
    assert (found.total, found.counted, found.rows) == (0, 0, [])
