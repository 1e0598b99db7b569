"""What supervision and help should have prevented.

A station without anybody in correction says "no data" and not zero, unless an event tells otherwise.
"""

from typing import Any

from fengqiao.api import FIRST_DAY, PERMILLE, Indicator, count, flagged, has, on_record, within
from sqlalchemy import or_
from sqlmodel import col

from fengqiao_corrections.indicators.conditions import IN_CORRECTION, event
from fengqiao_corrections.models import Event, ReleasedEvent, ReleasedPerson, Subject

_SUBJECTS = count(Subject, *IN_CORRECTION)
_ENTERED = _SUBJECTS + count(Event, on=Event.occurred_on)

_FROM_CORRECTIONS = flagged(ReleasedPerson.came_from, "from_corrections")
_NEW_CRIME = (
    flagged(ReleasedEvent.kind, "counts_as_crime"),
    within(ReleasedEvent.found_on),
)
# Whoever's new crime came out in the window belongs to those of whom it is asked, followed or not.
_RELEASED_FROM_CORRECTIONS = (
    _FROM_CORRECTIONS,
    on_record(ReleasedPerson.released_on),
    or_(
        col(ReleasedPerson.ended_on).is_(None),
        col(ReleasedPerson.ended_on) > FIRST_DAY,
        has(ReleasedPerson, ReleasedEvent, *_NEW_CRIME),
    ),
)
_RELEASED = count(ReleasedPerson, on_record(ReleasedPerson.released_on))
_RELEASED_ENTERED = _RELEASED + count(ReleasedEvent, on=ReleasedEvent.found_on)


def _events(flag: str) -> Any:
    return count(Event, event(flag), on=Event.occurred_on)


def _after_release(flag: str) -> Any:
    return flagged(ReleasedEvent.kind, flag)


def _happened(code: str, title: str, formula: Any, entered: Any = _ENTERED) -> Indicator:
    return Indicator(f"corrections.{code}", title, formula, "起", entered=entered)


INDICATORS = (
    # JA-31b, NN-M13d, NN-A28a, MX-08e
    _happened("uncontrolled_events", "脱管、漏管", _events("counts_as_uncontrolled")),
    _happened("absconding_events", "脱管", _events("counts_as_absconding")),
    _happened("missed_supervision_events", "漏管", _events("counts_as_missed_supervision")),
    # JA-31c, NN-M13d
    _happened("reoffences", "矫正对象重新违法犯罪", _events("counts_as_reoffence")),
    # NN-A28b, MX-08f: those who offended again, of all who were in correction on some day of the window.
    Indicator(
        "corrections.reoffence_rate",
        "矫正期间再犯罪率",
        count(
            Subject, *IN_CORRECTION, has(Subject, Event, event("counts_as_crime"), within(Event.occurred_on))
        )
        / _SUBJECTS,
        PERMILLE,
        digits=2,
    ),
    # NN-A28c: found out in the window, of all who came out of correction and are still followed.
    Indicator(
        "corrections.reoffence_rate_after_release",
        "解除矫正后重新犯罪率",
        count(ReleasedPerson, *_RELEASED_FROM_CORRECTIONS, has(ReleasedPerson, ReleasedEvent, *_NEW_CRIME))
        / count(ReleasedPerson, *_RELEASED_FROM_CORRECTIONS),
        PERMILLE,
        digits=2,
    ),
    # MX-09g
    _happened(
        "released_reoffences",
        "安置帮教对象重新违法犯罪",
        count(ReleasedEvent, _after_release("counts_as_reoffence"), on=ReleasedEvent.found_on),
        _RELEASED_ENTERED,
    ),
    # MX-09h
    _happened(
        "released_grave_events",
        "安置帮教对象严重危害社会稳定的案（事）件",
        count(ReleasedEvent, _after_release("counts_as_grave"), on=ReleasedEvent.found_on),
        _RELEASED_ENTERED,
    ),
)
