"""How well the books are kept: figures over all ledgers of a line of business, on hand-made rows and a held clock."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from fengqiao.database.scope import SYSTEM
from fengqiao.indicators.bookkeeping import bookkeeping
from fengqiao.indicators.engine import Engine
from fengqiao.indicators.indicator import Indicator
from fengqiao.indicators.window import Window
from fengqiao.ledgers.writing import LedgerWriter
from fengqiao.testing.bureau import Bureau
from fengqiao.testing.clock import HeldClock
from fengqiao_mediation.ledgers import CASES, COMMITTEES, INCIDENTS, LEDGERS, MEETINGS

from tests.mediation.made_up import DAY, MARCH, case, committee, open_case

APRIL = Window(date(2024, 4, 1), date(2024, 4, 30))
INDICATORS: dict[str, Indicator] = {one.code: one for one in bookkeeping(LEDGERS)}


def shows(bureau: Bureau, name: str, window: Window, unit: int | None = None) -> str:
    """Return the printed figure of the bureau's subtree, or of one unit's."""
    indicator, asked = INDICATORS[f"registry.{name}"], unit or bureau.unit
    with bureau.database.reading(SYSTEM) as session:
        figures = Engine(bureau.codes).compute(session, [indicator], window, [asked])
    figure = figures.of(indicator.code, asked)
    assert figure.state.value != "error", figure.reason
    return figure.shown(indicator)


def enter(bureau: Bureau, clock: HeldClock, at: datetime, *rows: Any) -> None:
    """Write rows at a moment."""
    clock.set(at)
    bureau.enter(*rows)


def met(day: date, **more: Any) -> dict[str, Any]:
    return {"kind": "chairs", "held_on": day, **more}


@pytest.mark.requirement("NN-M05", "NN-A15c")
def test_the_lag_is_from_the_day_it_happened_to_the_day_it_was_written_down(
    bureau: Bureau, clock: HeldClock
) -> None:
    assert shows(bureau, "entry_lag_days", MARCH) == "无数据"

    # Just before and just after midnight in Beijing: six days late and seven.
    evening, night = datetime(2024, 3, 10, 15, 59, tzinfo=UTC), datetime(2024, 3, 10, 16, 1, tzinfo=UTC)
    enter(bureau, clock, evening, (MEETINGS, bureau.station, met(DAY)))
    assert shows(bureau, "entry_lag_days", MARCH) == "6.0"
    assert shows(bureau, "entered_on_the_day_rate", MARCH) == "0.00%"

    enter(bureau, clock, night, (INCIDENTS, bureau.unit, {"kind": "violent", "occurred_on": DAY}))
    today = met(date(2024, 3, 11), place="会议室")
    planned = met(date(2024, 3, 12))
    before = met(date(2024, 2, 1))
    enter(bureau, clock, night, *((MEETINGS, bureau.station, one) for one in (today, planned, before)))
    # (6 + 7 + 0) / 3; what is still to come and what happened in February is not asked about.
    assert shows(bureau, "entry_lag_days", MARCH) == "4.3"
    assert shows(bureau, "entered_on_the_day_rate", MARCH) == "33.33%"
    assert shows(bureau, "entry_lag_days", MARCH, bureau.station) == "3.0"


@pytest.mark.requirement("NN-A15c")
def test_fields_left_empty_are_counted_and_what_is_sealed_or_told_is_not_read(
    bureau: Bureau, clock: HeldClock
) -> None:
    enter(
        bureau,
        clock,
        datetime(2024, 3, 5, tzinfo=UTC),
        # Seven fields, of which the cause and the case are empty; five fields, of which place and topics are.
        (INCIDENTS, bureau.station, {"kind": "violent", "occurred_on": DAY}),
        (MEETINGS, bureau.station, met(DAY)),
    )

    assert shows(bureau, "fields_filled_rate", MARCH) == "66.67%"
    assert shows(bureau, "fields_filled_rate", APRIL) == "无数据"


@pytest.mark.requirement("MX-05a")
def test_a_ledger_is_used_when_something_was_entered_in_the_window(bureau: Bureau, clock: HeldClock) -> None:
    march = datetime(2024, 3, 5, tzinfo=UTC)
    enter(
        bureau,
        clock,
        march,
        (MEETINGS, bureau.station, met(DAY)),
        (MEETINGS, bureau.unit, met(DAY)),
        (COMMITTEES, bureau.station, committee()),
    )

    assert len(LEDGERS) == 13
    # Two of thirteen, and nothing in April.
    assert shows(bureau, "ledgers_used_rate", MARCH) == "15.38%"
    assert shows(bureau, "ledgers_used_rate", MARCH, bureau.station) == "15.38%"
    assert shows(bureau, "ledgers_used_rate", APRIL) == "0.00%"


@pytest.mark.requirement("MX-18")
def test_what_fell_due_in_the_window_was_done_by_its_last_day_or_not(
    bureau: Bureau, clock: HeldClock
) -> None:
    kept = case(closed_on=date(2024, 4, 4), records=[], follow_ups=[])
    late = case(closed_on=date(2024, 4, 5), records=[], follow_ups=[])
    bureau.enter(
        # Accepted on 4 March, all three should be settled by 4 April.
        (CASES, bureau.station, kept),
        (CASES, bureau.station, late),
        (CASES, bureau.station, open_case(records=[])),
        # Accepted on 1 April: due in May only.
        (CASES, bureau.station, open_case(accepted_on=date(2024, 4, 1), records=[])),
    )

    assert shows(bureau, "deadlines_kept_rate", APRIL) == "33.33%"
    assert shows(bureau, "deadlines_kept_rate", MARCH) == "无数据"


@pytest.mark.requirement("MX-19")
def test_a_row_that_was_taken_back_is_a_mistake_of_the_day_it_was_taken_back(
    bureau: Bureau, clock: HeldClock
) -> None:
    wrong: UUID = uuid4()
    clock.set(datetime(2024, 3, 5, tzinfo=UTC))
    bureau.enter((MEETINGS, bureau.station, met(DAY, id=wrong)), (MEETINGS, bureau.station, met(DAY)))
    assert shows(bureau, "entries_voided", APRIL) == "0"

    clock.set(datetime(2024, 3, 31, 16, 30, tzinfo=UTC))  # 1 April in Beijing
    with bureau.database.writing(SYSTEM) as session:
        LedgerWriter(session, MEETINGS, bureau.codes, bureau.vault).void(wrong, 1, "重复登记")

    assert shows(bureau, "entries_voided", APRIL) == "1"
    assert shows(bureau, "entries_voided", MARCH) == "0"
    assert shows(bureau, "entered_on_the_day_rate", MARCH) == "0.00%"
    assert shows(bureau, "entry_lag_days", MARCH) == "1.0"


def test_without_ledgers_nothing_is_said_of_them() -> None:
    assert bookkeeping([]) == ()
