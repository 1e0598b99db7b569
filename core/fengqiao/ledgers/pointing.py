"""References: the rows that a record points at must be there, and must have been in force when it happened."""

from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Table

from fengqiao.database.scope import ScopedSession
from fengqiao.ledgers.bunches import rows_where
from fengqiao.ledgers.declaration import Ledger, in_registry, table_name
from fengqiao.ledgers.faults import Fault
from fengqiao.ledgers.fields import FieldKind, FieldSpec
from fengqiao.ledgers.lives import Life, life_in, life_names
from fengqiao.ledgers.markers import Ref

Targets = Mapping[str, Mapping[UUID, "Target"]]
"""Code of a ledger → id → what is known of that row; rows that are voided or out of scope are not there."""


class Target(NamedTuple):
    """A row that is pointed at: its unit, and how long it lasts."""

    unit_id: int
    life: Life


class Pointer(NamedTuple):
    """A field that points at another row.

    :param part: name of the part it belongs to; empty for the row's own.
    """

    part: str
    spec: FieldSpec
    ref: Ref

    @property
    def spread(self) -> bool:
        """Whether only rows of its own unit may be pointed at: those of the registry may lie anywhere."""
        return not in_registry(self.ref.ledger)


class Pointing(NamedTuple):
    """One reference of a record: the field's place and title, its value, and the days the record names for it."""

    pointer: Pointer
    field: str
    title: str
    value: UUID
    days: tuple[Any, ...]


@cache
def pointers_of(ledger: Ledger) -> tuple[Pointer, ...]:
    """Return every field of a ledger and its parts that points at another row."""
    owners = [("", ledger.fields), *((part.name, part.fields) for part in ledger.parts)]
    return tuple(
        Pointer(name, spec, spec.marker)
        for name, fields in owners
        for spec in fields
        if spec.kind is FieldKind.REFERENCE and isinstance(spec.marker, Ref)
    )


def pointings(
    ledger: Ledger, record: Mapping[str, Any], pointers: Iterable[Pointer] | None = None
) -> Iterator[Pointing]:
    """Yield the references that a record holds.

    :param pointers: which fields are asked for; all of the ledger when not given.
    """
    for pointer in pointers_of(ledger) if pointers is None else pointers:
        part = ledger.part(pointer.part)
        lines = [record] if part is None else record[part.name]
        for place, line in enumerate(lines):
            value = line[pointer.spec.name]
            if value is not None:
                path, title = ("", "") if part is None else (f"{part.name}.{place}.", part.place(place))
                days = tuple(line[name] if name in line else record[name] for name in pointer.ref.during)
                yield Pointing(pointer, path + pointer.spec.name, title + pointer.spec.title, value, days)


def targets(
    session: ScopedSession, ledger: Ledger, asked: Mapping[str, Set[UUID]]
) -> dict[str, Mapping[UUID, Target]]:
    """Ask for rows that are pointed at, one question per ledger.

    :param asked: code of a ledger → ids.
    """
    tables = ledger.table.metadata.tables
    return {
        code: _targets(session, tables[table_name(code)], ids) if ids else {} for code, ids in asked.items()
    }


def _targets(session: ScopedSession, table: Table, ids: Set[UUID]) -> dict[UUID, Target]:
    names = ("id", "unit_id", "voided_at", *filter(None, life_names(table)))
    return {
        row.id: Target(row.unit_id, life_in(table, row._mapping))
        for row in rows_where(session, table, names, "id", ids)
        if row.voided_at is None
    }


def unknown(found: Iterable[Pointing], known: Targets, unit_id: int) -> Iterator[Fault]:
    """Yield the references to rows that are not there: never were, are voided, out of scope, of another unit."""
    for one in found:
        target = known[one.pointer.ref.ledger].get(one.value)
        if target is None or (one.pointer.spread and target.unit_id != unit_id):
            yield Fault(
                one.field,
                one.title,
                "没有所指的记录,或它已作废、属于别的单位、不在您的管辖范围内",
                "请重新选择;还没有登记的,先登记",
            )


def out_of_force(ledger: Ledger, found: Iterable[Pointing], known: Targets) -> Iterator[Fault]:
    """Yield the references to rows that were over before the record's day, or began after it."""
    for one in found:
        target = known[one.pointer.ref.ledger].get(one.value)
        during = Life(one.days[0], one.days[-1])
        if target is not None and not target.life.meets(during):
            yield _out_of_force(ledger, one, target.life, during)


def _out_of_force(ledger: Ledger, one: Pointing, life: Life, during: Life) -> Fault:
    names = one.pointer.ref.during
    over = life.last is not None and during.first is not None and life.last < during.first
    title, day = (names[0], during.first) if over else (names[-1], during.last)
    known = f"所指的记录到{life.last}为止" if over else f"所指的记录自{life.first}起"
    return Fault(
        one.field,
        one.title,
        f"{known},与{ledger.titles[title]}{day}不符",
        f"请改选当时在任、在册或有效的,或核对{ledger.titles[title]}",
    )
