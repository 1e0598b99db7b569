"""Registers: nobody and nothing stands on one twice while still on it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple
from uuid import UUID

from fengqiao.database.scope import ScopedSession
from fengqiao.ledgers.bunches import rows_where
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.faults import Fault
from fengqiao.ledgers.fields import FieldKind, FieldSpec
from fengqiao.ledgers.lives import Life, life_in, life_names
from fengqiao.ledgers.vault import Vault

Key = tuple[Any, ...]
"""Unit, and what a row has in the ledger's unique fields; blind indexes of personal ones."""


class Standing(NamedTuple):
    """A row on the register."""

    row_id: UUID | None
    life: Life


class Register:
    """The rows of a ledger that could be the same as some others, those not yet written included."""

    def __init__(self, ledger: Ledger, vault: Vault) -> None:
        self._ledger, self._vault = ledger, vault
        specs = {spec.name: spec for spec in ledger.fields}
        self._specs = [specs[name] for name in ledger.unique]
        self._standing: dict[Key, list[Standing]] = {}

    def recall(self, session: ScopedSession, keys: Iterable[Key | None]) -> None:
        """Read what is stored under some keys; rows that whoever looks may not see are not there."""
        asked = [key for key in keys if key is not None]
        if not asked:
            return
        table, columns = self._ledger.table.__table__, [stored_column(spec) for spec in self._specs]
        names = ("id", "unit_id", "voided_at", *dict.fromkeys((*columns, *filter(None, life_names(table)))))
        units = {key[0] for key in asked}
        for row in rows_where(session, table, names, columns[0], {key[1] for key in asked}, units):
            if row.voided_at is None:
                key = (row.unit_id, *(row._mapping[column] for column in columns))
                self._standing.setdefault(key, []).append(Standing(row.id, life_in(table, row._mapping)))

    def key(self, unit_id: int, record: Mapping[str, Any]) -> Key | None:
        """Return the key of a record; None when it leaves one of the fields empty."""
        values = [record[spec.name] for spec in self._specs]
        if not values or None in values:
            return None
        return (unit_id, *map(self._comparable, self._specs, values))

    def _comparable(self, spec: FieldSpec, value: Any) -> Any:
        return self._vault.index(spec, value) if spec.kind is FieldKind.PERSONAL else value

    def enter(self, row_id: UUID | None, unit_id: int, record: Mapping[str, Any]) -> Iterator[Fault]:
        """Put a record on the register, in place of the row it was before; yield a fault when it stands there already.

        :param row_id: id of the stored row that changes; None for a new one.
        """
        key = self.key(unit_id, record)
        if key is None:
            return
        life = life_in(self._ledger.table.__table__, record)
        others = [one for one in self._standing.get(key, ()) if row_id is None or one.row_id != row_id]
        twin = next((one.life for one in others if one.life.meets(life)), None)
        if twin is None:
            self._standing[key] = [*others, Standing(row_id, life)]
        else:
            yield self._fault(twin)

    def _fault(self, twin: Life) -> Fault:
        titles = self._ledger.titles
        _, last = life_names(self._ledger.table.__table__)
        over = f"上一条已经结束的,先填写它的{titles[last]}" if last else "请勿重复登记"
        known = f"(自{twin.first}起)" if twin.first else ""
        return Fault(
            self._ledger.unique[0],
            titles[self._ledger.unique[0]],
            f"本单位已有一条{'、'.join(titles[name] for name in self._ledger.unique)}相同、尚未结束的记录{known}",
            f"请在原记录上修改;{over}",
        )


def stored_column(spec: FieldSpec) -> str:
    """Return the column in which a field is compared: the blind index of a personal one."""
    return f"{spec.name}_index" if spec.kind is FieldKind.PERSONAL else spec.name
