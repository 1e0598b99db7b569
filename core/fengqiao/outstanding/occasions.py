"""The SQL of duties: who was bound in which period, and how often what was due was done."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Date,
    Integer,
    Subquery,
    Uuid,
    and_,
    cast,
    column,
    exists,
    false,
    func,
    literal,
    null,
    or_,
    select,
    true,
    values,
)

from fengqiao.indicators.conditions import unsealed
from fengqiao.indicators.days import period_of
from fengqiao.indicators.window import Every, Window
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.duties import Duty, Period, Subjects
from fengqiao.units.models import Unit, UnitRegion
from fengqiao.units.tree import EPOCH

_UNIT = Unit.__table__.c  # type: ignore[attr-defined]
_REGION = UnitRegion.__table__.c  # type: ignore[attr-defined]
_FIRST_WEEK = date(1970, 1, 5)


def occasions(ledger: Ledger, duty: Duty, periods: Sequence[Period], inside: Any) -> Subquery:
    """Select unit_id, subject, number, due_on, needed, done: one row for every time the duty must be kept.

    `subject` is NULL where the unit itself is bound; `needed` is how much must be done, `done` what was, in time.

    :param periods: at least one.
    :param inside: a select of the ids of the units that are looked at.
    """
    when = _periods(duty, periods)
    bound = _bound(ledger, duty, when, inside).cte("bound")
    done = _done(ledger, duty, when, inside).cte("done")
    same = and_(bound.c.unit_id == done.c.unit_id, bound.c.number == done.c.number)
    if duty.bearers is not None:
        same = and_(same, bound.c.subject == done.c.subject)
    return (
        select(
            bound.c.unit_id,
            bound.c.subject,
            bound.c.number,
            bound.c.due_on,
            bound.c.needed,
            func.coalesce(done.c.done, 0).label("done"),
        )
        .select_from(bound)
        .outerjoin(done, same)
        .subquery("occasion")
    )


def number_of(period: Period, every: Every | tuple[Window, ...]) -> int:
    """Return what `period_of` gives for the days of a period; a dated one is numbered by its first day."""
    if not isinstance(every, Every):
        return (period.first - _FIRST_WEEK).days
    if every is Every.WEEK:
        return (period.first - _FIRST_WEEK).days // 7
    return (period.first.year * 12 + period.first.month - 1) // every.months


def _periods(duty: Duty, periods: Sequence[Period]) -> CTE:
    names = ("first", "last", "begins_on", "due_on")
    listed = values(column("number", Integer), *(column(name, Date) for name in names), name="period")
    return listed.data(
        [(number_of(one, duty.every), *(getattr(one, name) for name in names)) for one in periods]
    ).cte("period")


def _bound(ledger: Ledger, duty: Duty, when: CTE, inside: Any) -> Any:
    needed: Any = literal(duty.times)
    if duty.bearers is None:
        unit_id, subject = _UNIT.id, cast(null(), Uuid)
        stands = and_(
            _UNIT.kind == duty.unit_kind,
            func.coalesce(_UNIT.founded_on, EPOCH) <= when.c.first,
            # A unit's closing day is the first on which it no longer exists.
            or_(_UNIT.closed_on.is_(None), _UNIT.closed_on > when.c.last),
        )
        if duty.subjects is not None:
            needed = duty.times * _how_many(duty.subjects, unit_id, when)
    else:
        own = duty.bearers.table.__table__.c
        unit_id, subject = own.unit_id, own.id
        stands = and_(*_exists_from(duty.bearers, when.c.first, when.c.last))
    return (
        select(
            unit_id.label("unit_id"),
            subject.label("subject"),
            when.c.number,
            when.c.due_on,
            needed.label("needed"),
        )
        .select_from(unit_id.table)
        .join(when, stands)
        .where(unit_id.in_(inside), _binds(ledger, duty, unit_id, when), needed > 0)
    )


def _exists_from(subjects: Subjects, first: Any, last: Any) -> Iterable[ColumnElement[bool]]:
    """The row of the subjects exists from a day to a day."""
    own = subjects.table.__table__.c
    since, until = own[subjects.since], own[subjects.until]
    yield own.voided_at.is_(None)
    yield from unsealed(own.unit_id.table)
    yield or_(since.is_(None), since <= first)
    yield or_(until.is_(None), until >= last)
    yield from subjects.where


def _how_many(subjects: Subjects, unit_id: Any, when: CTE) -> Any:
    own = subjects.table.__table__.c
    return (
        select(func.count(own[subjects.key].distinct()))
        .where(own.unit_id == unit_id, *_exists_from(subjects, when.c.last, when.c.last))
        .correlate(unit_id.table, when)
        .scalar_subquery()
    )


def _binds(ledger: Ledger, duty: Duty, unit_id: Any, when: CTE) -> ColumnElement[bool]:
    """The duty is in force where the unit is, and no more local version of it is."""
    local = [
        one
        for one in ledger.duties
        if one.code == duty.code and one.verified and len(one.region or "") > len(duty.region or "")
    ]
    others = (and_(_lies_in(one.region, unit_id, when), _in_force(one, when)) for one in local)
    return and_(_lies_in(duty.region, unit_id, when), ~or_(false(), *others))


def _lies_in(region: str | None, unit_id: Any, when: CTE) -> ColumnElement[bool]:
    if region is None:
        return true()
    return exists(
        select(literal(1)).where(
            _REGION.unit_id == unit_id,
            _REGION.valid_from <= when.c.first,
            _REGION.valid_to > when.c.first,
            _REGION.region_code.startswith(region),
        )
    )


def _in_force(duty: Duty, when: CTE) -> ColumnElement[bool]:
    since = true() if duty.valid_from is None else when.c.first >= duty.valid_from
    until = true() if duty.valid_to is None else when.c.last <= duty.valid_to
    return and_(since, until)


def _done(ledger: Ledger, duty: Duty, when: CTE, inside: Any) -> Any:
    own = ledger.table.__table__.c
    how_often = func.count() if duty.amount is None else func.sum(own[duty.amount])
    named = [("unit_id", own.unit_id), ("number", when.c.number)]
    if duty.bearers is not None:
        named.append(("subject", own[duty.bearers.field]))
    return (
        select(*(one.label(name) for name, one in named), how_often.label("done"))
        .select_from(own.unit_id.table)
        .join(when, and_(*_falls_into(duty, own, when)))
        .where(
            own.voided_at.is_(None), own.unit_id.in_(inside), *unsealed(ledger.table.__table__), *duty.where
        )
        .group_by(*(one for _, one in named))
    )


def _falls_into(duty: Duty, own: Any, when: CTE) -> Iterable[ColumnElement[bool]]:
    day = own[duty.on]
    yield day <= when.c.due_on
    if duty.about is None:
        yield day >= when.c.begins_on
    else:
        day = own[duty.about]
        yield day >= when.c.first
        yield day <= when.c.last
    if duty.averages and duty.subjects is not None:
        yield _by_one_of(duty.subjects, own, when)
    if isinstance(duty.every, Every) and (duty.about is not None or duty.due_after <= 0):
        # Says nothing new, but lets a database match rows with periods by value instead of trying each with each.
        yield period_of(day, duty.every) == when.c.number


def _by_one_of(subjects: Subjects, own: Any, when: CTE) -> ColumnElement[bool]:
    theirs = subjects.table.__table__.c
    return exists(
        select(literal(1))
        .where(
            theirs.unit_id == own.unit_id,
            theirs[subjects.key] == own[subjects.field],
            *_exists_from(subjects, when.c.last, when.c.last),
        )
        .correlate(own.unit_id.table, when)
    )
