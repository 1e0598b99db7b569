"""The clocks run from a field to a field, say where they come from, and run to the day that people agreed on."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from fengqiao.database.scope import SYSTEM
from fengqiao.indicators.window import Window
from fengqiao.ledgers.deadlines import Deadline, Weekends
from fengqiao.ledgers.models import DueDate
from fengqiao.outstanding.agenda import agenda
from fengqiao.testing.bureau import Bureau
from fengqiao.testing.clock import HeldClock
from fengqiao.testing.contracts import DeadlinesContract
from fengqiao.units.models import UnitRegion
from fengqiao_mediation.ledgers import CASES, CONFIRMATIONS, LEDGERS, REFERRALS
from sqlalchemy import select

from tests.mediation.made_up import case, open_case

CLOCKS = [(ledger.code, deadline) for ledger in LEDGERS for deadline in ledger.deadlines]


class TestDeadlines(DeadlinesContract):
    ledgers = LEDGERS


@pytest.mark.parametrize(
    ("ledger", "code", "started", "due"),
    [
        ("mediation.case", "D-M1", date(2024, 1, 31), date(2024, 2, 29)),
        ("mediation.committee", "D-M11", date(2021, 3, 1), date(2024, 3, 1)),
        # The thirtieth day is Sunday 31 March; the court's period ends on the next working day.
        ("mediation.confirmation", "D-M6", date(2024, 3, 1), date(2024, 4, 1)),
        ("mediation.confirmation", "D-M7", date(2024, 3, 4), date(2024, 3, 7)),
        # Fifteen days until the interpretation of 2022, thirty from its first day; a year until then, six months since.
        ("mediation.confirmation", "D-M8", date(2022, 4, 9), date(2022, 4, 25)),
        ("mediation.confirmation", "D-M8", date(2022, 4, 10), date(2022, 5, 10)),
        ("mediation.confirmation", "D-M9", date(2022, 4, 8), date(2023, 4, 10)),
        ("mediation.confirmation", "D-M9", date(2022, 4, 12), date(2022, 10, 12)),
        ("mediation.confirmation", "D-M9p", date(2024, 3, 5), date(2024, 3, 20)),
        ("mediation.referral", "D-M3a", date(2024, 3, 1), date(2024, 3, 31)),
        ("mediation.referral", "D-M3b", date(2024, 3, 1), date(2024, 3, 16)),
        ("mediation.referral", "D-M3c", date(2024, 3, 1), date(2024, 3, 8)),
        ("mediation.committee", "D-M12", date(2024, 3, 1), date(2024, 4, 12)),
    ],
)
def test_a_clock_runs_out_on_its_day(ledger: str, code: str, started: date, due: date) -> None:
    (clock,) = (
        one
        for of, one in CLOCKS
        if (of, one.code) == (ledger, code) and one.in_force(started, ("3302",) if code == "D-M12" else ())
    )
    assert clock.due_on(started, Weekends()) == due


def test_only_what_ningbo_alone_ordered_does_not_run_everywhere() -> None:
    def runs(clock: Deadline) -> bool:
        return clock.verified and clock.region is None

    local = {clock.code for _, clock in CLOCKS if not runs(clock)}
    assert local - {"D-M1"} == {"D-M12", "D-M12b", "D-M12c"}
    assert {clock.region for _, clock in CLOCKS} == {None, "3302"}


def due(bureau: Bureau) -> dict[str, date]:
    """Return the due dates of all rows."""
    with bureau.database.reading(SYSTEM) as session:
        return {one.deadline: one.due_on for one in session.scalars(select(DueDate))}


def outstanding(bureau: Bureau, clock: HeldClock, day: date) -> dict[str, tuple[bool, str]]:
    """Return what the station's list shows on a day: code → whether it is overdue, and the article."""
    clock.set(datetime(day.year, day.month, day.day, 4, tzinfo=UTC))
    with bureau.database.reading(SYSTEM) as session:
        window = Window(date(2024, 1, 1), day)
        found = agenda(session, bureau.codes, LEDGERS, bureau.station, window, day).due
    return {one.deadline.code: (one.overdue, one.deadline.source) for one in found}


def lies_in_ningbo(bureau: Bureau) -> None:
    """Let the station lie in Ningbo."""
    with bureau.database.writing(SYSTEM) as session:
        region = {"region_code": "330203", "valid_from": date(2010, 1, 1), "valid_to": date(9999, 12, 31)}
        session.add(UnitRegion(unit_id=bureau.station, **region))


EXTENDED = {"extension_wished": True, "extended_to": date(2024, 5, 10), "extension_reason": "双方要求"}


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_an_extended_case_is_overdue_only_after_the_day_that_was_agreed(
    bureau: Bureau, clock: HeldClock
) -> None:
    """Accepted on 4 March: without an extension the month ends on 4 April."""
    walk = bureau.register(
        CASES, registered_on=date(2024, 3, 4), source="application", dispute_type="neighbourhood"
    )
    walk.move("accept", accepted_on=date(2024, 3, 4))
    walk.move("mediate")
    assert outstanding(bureau, clock, date(2024, 4, 5))["D-M1"][0] is True
    walk.move("extend", **EXTENDED)
    assert due(bureau) == {"D-M1": date(2024, 5, 10)}
    assert outstanding(bureau, clock, date(2024, 4, 5)) == {}
    # It goes on to the agreed day when mediation is taken up again.
    walk.move("resume")
    assert outstanding(bureau, clock, date(2024, 5, 10))["D-M1"][0] is False
    assert outstanding(bureau, clock, date(2024, 5, 11))["D-M1"][0] is True


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_in_ningbo_the_list_names_its_own_article_on_extension_and_termination(
    bureau: Bureau, clock: HeldClock
) -> None:
    lies_in_ningbo(bureau)
    bureau.enter((CASES, bureau.station, open_case()))
    overdue, source = outstanding(bureau, clock, date(2024, 4, 5))["D-M1"]
    assert overdue
    assert "宁波市人民调解条例》第二十七条" in source
    assert "终止调解通知书" in source


@pytest.mark.parametrize(
    ("started", "code", "ended"),
    [
        ({"referrer": "court_assigned", "assigned_on": date(2024, 3, 1)}, "D-M3a", date(2024, 3, 31)),
        (
            {"referrer": "court_entrusted", "entrusted_summary_on": date(2024, 3, 1)},
            "D-M3c",
            date(2024, 3, 8),
        ),
    ],
    ids=["assigned", "entrusted"],
)
@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_parties_may_agree_on_more_time_than_the_court_gave(
    bureau: Bureau, started: dict[str, Any], code: str, ended: date
) -> None:
    referral = {"mode": "entrusted", "received_on": date(2024, 3, 1), **started}
    bureau.enter((REFERRALS, bureau.station, referral))
    assert due(bureau) == {code: ended}
    bureau.enter((REFERRALS, bureau.station, {**referral, "extended_to": date(2024, 6, 1)}))
    with bureau.database.reading(SYSTEM) as session:
        assert {one.due_on for one in session.scalars(select(DueDate))} == {ended, date(2024, 6, 1)}


def confirmation(bureau: Bureau, **changes: Any) -> dict[str, date]:
    """Enter an application about a settled case, and return its due dates."""
    settled: UUID = uuid4()
    bureau.enter((CASES, bureau.station, case(id=settled)))
    record = {"case_id": settled, "effective_on": date(2024, 3, 4), "joint": True, **changes}
    bureau.enter((CONFIRMATIONS, bureau.station, record))
    return due(bureau)


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_a_court_may_allow_more_time_for_the_application_and_take_more_for_the_ruling(
    bureau: Bureau,
) -> None:
    applied = {"state": "accepted", "applied_on": date(2024, 5, 6), "answered_on": date(2024, 5, 7)}
    granted = {
        "application_extended_to": date(2024, 5, 6),
        "decision_extended_to": date(2024, 6, 30),
    }
    found = confirmation(bureau, **applied, **granted)
    assert (found["D-M6"], found["D-M8"]) == (date(2024, 5, 6), date(2024, 6, 30))


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_whoever_objects_to_a_confirmation_is_told_until_when(bureau: Bureau) -> None:
    decided = {
        "state": "decided",
        "applied_on": date(2024, 3, 5),
        "answered_on": date(2024, 3, 6),
        "decided_on": date(2024, 3, 12),
        "result": "confirmed",
    }
    assert {"D-M9", "D-M9p"}.isdisjoint(confirmation(bureau, **decided))
    days = {"outsider_knew_on": date(2024, 3, 12), "party_served_on": date(2024, 3, 13)}
    found = confirmation(bureau, **decided, **days)
    assert (found["D-M9"], found["D-M9p"]) == (date(2024, 9, 12), date(2024, 3, 28))


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_a_visit_is_due_on_the_day_that_was_set_and_on_no_other(bureau: Bureau, clock: HeldClock) -> None:
    """No law gives a number: without a day of its own no case is overdue for its visit."""
    bureau.enter((CASES, bureau.station, case(follow_ups=[])))
    assert "D-M15" not in due(bureau)
    waiting = uuid4()
    bureau.enter((CASES, bureau.station, case(id=waiting, follow_ups=[], follow_up_by=date(2024, 4, 20))))
    shown = [
        outstanding(bureau, clock, date(2024, 4, day)).get("D-M15", (None,))[0] for day in (12, 13, 20, 21)
    ]
    assert shown == [None, False, False, True]


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_a_visit_that_was_made_is_due_no_more(bureau: Bureau, clock: HeldClock) -> None:
    visited = {"follow_up_by": date(2024, 4, 20), "followed_up_on": date(2024, 3, 20)}
    bureau.enter((CASES, bureau.station, case(**visited)))
    assert "D-M15" not in outstanding(bureau, clock, date(2024, 5, 1))
