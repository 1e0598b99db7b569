"""What stands around the rows of a file: lives of units, of the rows pointed at, and who is on the register already."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

from fengqiao.database.scope import ScopedSession
from fengqiao.ledgers.bunches import StoredRow
from fengqiao.ledgers.circumstances import Circumstances
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.fields import FieldKind, FieldSpec
from fengqiao.ledgers.lives import unit_lives
from fengqiao.ledgers.pointing import pointers_of, targets
from fengqiao.ledgers.registers import Key, Register, stored_column
from fengqiao.ledgers.vault import Vault
from fengqiao.ledgers.workbook.entries import Entries
from fengqiao.ledgers.workbook.lines import Lines

Units = Sequence[int | None]
Rows = Sequence[StoredRow | None]


def circumstances_of(
    session: ScopedSession,
    ledger: Ledger,
    vault: Vault,
    main: Entries,
    units: Units,
    rows: Rows,
    parts: Sequence[Lines],
) -> Circumstances:
    """Ask for everything around the rows of a file.

    That the rows pointed at are there was seen when their names were looked up; asked is only how long they last.

    :param units: unit of each row of the main sheet; `rows` likewise, the stored row of each.
    """
    lives = unit_lives(session, {unit for unit in units if unit is not None} if ledger.dated else ())
    asked: dict[str, set[UUID]] = {}
    for one in pointers_of(ledger):
        if one.ref.during:
            lines = next((lines for lines in parts if lines.part.name == one.part), None)
            entries = main if lines is None else lines.entries
            stored = rows if lines is None else [line for known in lines.stored.values() for line in known]
            asked.setdefault(one.ref.ledger, set()).update(_values(one.spec, entries, stored))
    register = Register(ledger, vault)
    register.recall(session, _keys(ledger, vault, main, units, rows))
    return Circumstances(ledger, lives, targets(session, ledger, asked), register)


def _values(spec: FieldSpec, entries: Entries, stored: Iterable[StoredRow | None]) -> Iterator[UUID]:
    yield from (value for value in entries.values.get(spec.name, ()) if value is not None)
    for row in stored:
        if row is not None and row._mapping[spec.name] is not None:
            yield row._mapping[spec.name]


def _keys(ledger: Ledger, vault: Vault, main: Entries, units: Units, rows: Rows) -> Iterator[Key | None]:
    """Yield the key that each row is going to have, as far as it can be told before the comparison."""
    specs = [spec for spec in ledger.fields if spec.name in ledger.unique]
    specs.sort(key=lambda spec: ledger.unique.index(spec.name))
    columns = [main.values.get(spec.name) or [None] * main.count for spec in specs]
    for index, unit_id in enumerate(units) if specs else ():
        key = [
            _key(spec, column[index], rows[index], vault) for spec, column in zip(specs, columns, strict=True)
        ]
        yield None if unit_id is None or None in key else (unit_id, *key)


def _key(spec: FieldSpec, value: Any, row: StoredRow | None, vault: Vault) -> Any:
    if value is not None:
        return vault.index(spec, value) if spec.kind is FieldKind.PERSONAL else value
    return None if row is None else row._mapping[stored_column(spec)]
