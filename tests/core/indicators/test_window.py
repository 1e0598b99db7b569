"""Windows and the windows derived from them, against counting day by day."""

from datetime import date, timedelta

import pytest
from fengqiao.indicators.window import Every, Frame, Window, whole_periods
from hypothesis import given
from hypothesis import strategies as st

days = st.dates(date(2015, 1, 1), date(2026, 12, 31))
windows = st.tuples(days, st.integers(0, 900)).map(
    lambda pair: Window(pair[0], pair[0] + timedelta(days=pair[1]))
)


def label(day: date, every: Every) -> tuple[int, int]:
    """Name the period a day lies in, without the code under test."""
    return {
        Every.WEEK: day.isocalendar()[:2],
        Every.MONTH: (day.year, day.month),
        Every.QUARTER: (day.year, (day.month + 2) // 3),
        Every.HALF_YEAR: (day.year, day.month > 6),
        Every.YEAR: (day.year, 0),
    }[every]


def naive_whole_periods(window: Window, every: Every) -> int:
    """Count the periods none of whose days lies outside the window."""
    inside = {
        label(window.first + timedelta(days=n), every) for n in range((window.last - window.first).days + 1)
    }
    cut = {label(window.first - timedelta(days=1), every), label(window.last + timedelta(days=1), every)}
    return len(inside - cut)


@given(windows, st.sampled_from(Every))
def test_whole_periods_are_those_with_no_day_outside(window: Window, every: Every) -> None:
    assert whole_periods(window, every) == naive_whole_periods(window, every)


@given(windows, st.sampled_from(Every))
def test_the_trimmed_window_holds_exactly_the_whole_periods(window: Window, every: Every) -> None:
    trimmed = Frame(whole=every).of(window)
    if trimmed is None:
        assert naive_whole_periods(window, every) == 0
    else:
        assert window.first <= trimmed.first <= trimmed.last <= window.last
        assert naive_whole_periods(trimmed, every) == naive_whole_periods(window, every)


def test_nine_months_hold_thirty_eight_whole_weeks() -> None:
    window = Window(date(2023, 1, 1), date(2023, 9, 30))
    assert [whole_periods(window, every) for every in Every] == [38, 9, 3, 1, 0]


@pytest.mark.parametrize(
    ("frame", "expected"),
    [
        (Frame(years_earlier=1), Window(date(2022, 1, 1), date(2022, 9, 30))),
        (Frame(last_months=24), Window(date(2021, 10, 1), date(2023, 9, 30))),
        (Frame(previous=True), Window(date(2022, 4, 1), date(2022, 12, 31))),
    ],
)
def test_a_frame_moves_the_window(frame: Frame, expected: Window) -> None:
    assert frame.of(Window(date(2023, 1, 1), date(2023, 9, 30))) == expected


def test_a_month_looks_back_to_the_month_before() -> None:
    assert Frame(previous=True).of(Window(date(2016, 8, 1), date(2016, 8, 31))) == Window(
        date(2016, 7, 1), date(2016, 7, 31)
    )


@pytest.mark.parametrize(
    ("window", "before"),
    [
        ((date(2023, 7, 1), date(2023, 9, 30)), (date(2023, 4, 1), date(2023, 6, 30))),
        ((date(2023, 1, 1), date(2023, 12, 31)), (date(2022, 1, 1), date(2022, 12, 31))),
        ((date(2024, 3, 1), date(2024, 3, 31)), (date(2024, 2, 1), date(2024, 2, 29))),
        ((date(2023, 7, 2), date(2023, 9, 30)), (date(2023, 4, 2), date(2023, 7, 1))),
    ],
)
def test_whole_months_look_back_to_whole_months_and_other_days_to_as_many(
    window: tuple[date, date], before: tuple[date, date]
) -> None:
    assert Frame(previous=True).of(Window(*window)) == Window(*before)


def test_a_february_looks_back_to_the_whole_february_of_a_leap_year() -> None:
    whole, cut = Window(date(2025, 2, 1), date(2025, 2, 28)), Window(date(2025, 2, 3), date(2025, 2, 28))

    assert Frame(years_earlier=1).of(whole) == Window(date(2024, 2, 1), date(2024, 2, 29))
    assert Frame(years_earlier=1).of(cut) == Window(date(2024, 2, 3), date(2024, 2, 28))


def test_the_leap_day_looks_back_to_the_end_of_february() -> None:
    assert Frame(years_earlier=1).of(Window.on(date(2024, 2, 29))) == Window.on(date(2023, 2, 28))


def test_a_window_may_begin_in_any_month_and_may_not_end_before_it_begins() -> None:
    assert str(Window(date(2017, 12, 1), date(2018, 11, 30))) == "2017-12-01…2018-11-30"
    with pytest.raises(ValueError, match="早于"):
        Window(date(2018, 1, 1), date(2017, 12, 31))
