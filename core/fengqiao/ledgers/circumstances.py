"""What a record cannot say of itself: its unit's life, the rows it points at, who is on the register already.

Asked of the database once for many records, then judged record by record: requests, imports and generated data alike.
A change is held only against what it changes, so that a row which was right when it was written can still be mended.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from fengqiao.access import audit
from fengqiao.database.scope import ScopedSession
from fengqiao.ledgers.columns import Draft
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.faults import Fault
from fengqiao.ledgers.lives import UnitLife, life_in, life_names, unit_lives
from fengqiao.ledgers.pointing import (
    Pointer,
    Pointing,
    Target,
    Targets,
    out_of_force,
    pointers_of,
    pointings,
    targets,
    unknown,
)
from fengqiao.ledgers.registers import Register
from fengqiao.ledgers.vault import Vault


@dataclass
class Circumstances:
    """What is known around some records of one ledger.

    :param units: id → life of the units the records belong to; empty when the ledger is not dated.
    :param known: the rows they point at.
    """

    ledger: Ledger
    units: Mapping[int, UnitLife]
    known: Targets
    register: Register
    _timed: Sequence[Pointer] = field(init=False)

    def __post_init__(self) -> None:
        self._timed = [one for one in pointers_of(self.ledger) if one.ref.during]

    @classmethod
    def read(
        cls, session: ScopedSession, ledger: Ledger, vault: Vault, drafts: Sequence[Draft]
    ) -> "Circumstances":
        """Ask for everything around some records that are going to be written in this transaction."""
        units = {draft.unit_id for draft in drafts}
        asked: dict[str, set[UUID]] = {one.ref.ledger: set() for one in pointers_of(ledger)}
        for draft in drafts if asked else ():
            for one in pointings(ledger, draft.record):
                asked[one.pointer.ref.ledger].add(one.value)
        register = Register(ledger, vault)
        if ledger.unique:
            # Two who enter the same person at the same moment must not both find nobody there.
            audit.hold(session, units)
            register.recall(session, (register.key(draft.unit_id, draft.record) for draft in drafts))
        known = targets(session, ledger, asked)
        if ledger.code in known:
            known[ledger.code] = {**known[ledger.code], **_own(ledger, drafts)}
        lives = unit_lives(session, units if ledger.dated else ())
        return cls(ledger, lives, known, register)

    def unknown(self, draft: Draft, before: Mapping[str, Any] | None = None) -> Iterator[Fault]:
        """Yield the references to rows that are not there.

        :param before: the record as it was; what it pointed at already may have been voided since.
        """
        held = set() if before is None else {one.value for one in pointings(self.ledger, before)}
        new = (one for one in pointings(self.ledger, draft.record) if one.value not in held)
        yield from unknown(new, self.known, draft.unit_id)

    def faults(
        self, unit_id: int, record: Mapping[str, Any], changed: Collection[str] | None = None
    ) -> Iterator[Fault]:
        """Yield what does not fit: a day outside the unit's life, a reference out of force.

        :param changed: names of the fields and parts that change; None for a new row.
        """
        dated = self.ledger.dated
        if dated is not None and (changed is None or dated in changed):
            yield from self._outside_unit(record[dated], unit_id, dated)
        if self._timed:
            found = pointings(self.ledger, record, self._timed)
            yield from out_of_force(self.ledger, _touched(found, changed), self.known)

    def repeated(
        self,
        row_id: UUID | None,
        unit_id: int,
        record: Mapping[str, Any],
        changed: Collection[str] | None = None,
    ) -> Iterator[Fault]:
        """Put a record on the register; yield a fault when the same stands there already.

        :param row_id: id of the stored row; None for a new one.
        """
        if self.ledger.unique and (changed is None or not self._decisive().isdisjoint(changed)):
            yield from self.register.enter(row_id, unit_id, record)

    def _outside_unit(self, day: Any, unit_id: int, dated: str) -> Iterator[Fault]:
        unit = self.units.get(unit_id)
        if unit is None or day is None:
            return
        first, last = unit.life
        title = self.ledger.titles[dated]
        if last is not None and day > last:
            reason = f"{day}时“{unit.name}”已撤销(最后一天是{last})"
            yield Fault(dated, title, reason, f"请核对{title};撤销后办的,登记在承接的单位名下")
        elif first is not None and day < first and not self.ledger.older:
            reason = f"{day}时“{unit.name}”尚未设立(自{first}起)"
            yield Fault(dated, title, reason, f"请核对{title};设立前办的,登记在当时承办的单位名下")

    def _decisive(self) -> set[str | None]:
        """Names of the fields that decide whether two rows stand on the register at the same time."""
        return {*self.ledger.unique, *life_names(self.ledger.table.__table__)}


def _touched(found: Iterable[Pointing], changed: Collection[str] | None) -> Iterator[Pointing]:
    for one in found:
        name = one.pointer.part or one.pointer.spec.name
        if changed is None or name in changed or not set(one.pointer.ref.during).isdisjoint(changed):
            yield one


def _own(ledger: Ledger, drafts: Iterable[Draft]) -> dict[UUID, Target]:
    """Rows that are written together may point at one another."""
    table = ledger.table.__table__
    return {draft.row_id: Target(draft.unit_id, life_in(table, draft.record)) for draft in drafts}


def misplaced(
    session: ScopedSession, ledger: Ledger, vault: Vault, drafts: Sequence[Draft]
) -> Iterator[Fault]:
    """Yield what does not fit of new rows that are going to be written together."""
    around = Circumstances.read(session, ledger, vault, drafts)
    for draft in drafts:
        yield from around.unknown(draft)
        yield from around.faults(draft.unit_id, draft.record)
        yield from around.repeated(None, draft.unit_id, draft.record)


def misplaced_now(
    session: ScopedSession, ledger: Ledger, vault: Vault, draft: Draft, before: Mapping[str, Any]
) -> Iterator[Fault]:
    """Yield what does not fit any more of a stored row that is going to change.

    :param before: the record as it is stored.
    """
    around = Circumstances.read(session, ledger, vault, [draft])
    changed = {name for name, value in draft.record.items() if value != before[name]}
    yield from around.unknown(draft, before)
    yield from around.faults(draft.unit_id, draft.record, changed)
    yield from around.repeated(draft.row_id, draft.unit_id, draft.record, changed)
