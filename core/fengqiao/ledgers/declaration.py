"""The declaration of a ledger: what its author writes once, and everything else is derived from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sqlalchemy import ForeignKeyConstraint, Index, Table

from fengqiao.ledgers.deadlines import Deadline
from fengqiao.ledgers.documents import Document
from fengqiao.ledgers.duties import Duty
from fengqiao.ledgers.fields import FieldKind, FieldSpec, fields_of
from fengqiao.ledgers.lifecycle import RECORDED, Lifecycle, Rule
from fengqiao.ledgers.markers import Codes, Ref
from fengqiao.ledgers.rows import LedgerRow, OwnedRow, RegistryRow


class Fielded:
    """A declaration over one table: its fields, and those of them that need more than being copied."""

    table: type[Any]

    @cached_property
    def fields(self) -> tuple[FieldSpec, ...]:
        """The author's own fields, in order."""
        return fields_of(self.table)

    @cached_property
    def plain(self) -> tuple[FieldSpec, ...]:
        """The fields stored as they are."""
        return tuple(spec for spec in self.fields if not spec.sealed)

    @cached_property
    def personal(self) -> tuple[FieldSpec, ...]:
        """The fields stored sealed."""
        return tuple(spec for spec in self.fields if spec.sealed)

    def _know(self, names: Iterable[str]) -> None:
        if unknown := set(names) - {spec.name for spec in self.fields}:
            raise TypeError(f"{self.table.__name__} has no fields {sorted(unknown)}")

    @cached_property
    def coded(self) -> tuple[FieldSpec, ...]:
        """The fields that hold a code of a list."""
        return tuple(spec for spec in self.fields if isinstance(spec.marker, Codes))


@dataclass(frozen=True)
class Part(Fielded):
    """A table whose rows belong to a ledger's row: written with it, a sheet of their own in the workbook.

    :param table: a `LedgerPart` (or `RegistryPart`).
    :param name: key of the list in the API, in the plural (`parties`).
    :param title: name of the sheet.
    :param unique: names of fields in which no two lines of a row are alike; a line that leaves one empty is like no other.
    """

    table: type[Any]
    name: str
    title: str
    unique: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self._know(self.unique)

    def place(self, index: int) -> str:
        """Return how a person reads of a line: `当事人第2行·`."""
        return f"{self.title}第{index + 1}行·"


@dataclass(frozen=True, eq=False)
class Ledger(Fielded):
    """One ledger (台账).

    :param table: a `LedgerRow` (or `RegistryRow`).
    :param code: `<plugin>.<singular>`, e.g. `mood_room.reception`; the table is named after it.
    :param title: what a person calls it.
    :param path: last part of its address under `/api/<plugin>/`, in the plural.
    :param dated: name of the field with the day the row is about; numbering and default order follow it.
    :param key: names of the fields by which an import recognises a row again, besides the exported id.
    :param label: name of the field that other ledgers show when they point here.
    :param parts: tables written together with the row.
    :param lifecycle: states and moves; simply "recorded" when not given.
    :param rules: what must be true of every row at every write.
    :param deadlines: clocks that start on a field of the row and end on another.
    :param documents: the official documents of a row, in the order of the dossier's list.
    :param duties: what must be entered here in every week, month, quarter or year.
    :param older: rows may be about a day before their unit was founded: what a unit takes over from whoever was there
        before (a committee, a building), not what it does itself. After a unit was closed nothing begins in either case.
    :param unique: names of fields in which no two rows of a unit are alike while both last, see `LedgerRow.life`; a row
        that leaves one of them empty is like no other.
    """

    table: type[Any]
    code: str
    title: str
    path: str
    dated: str | None = None
    key: tuple[str, ...] = ("seq_no",)
    label: str = "seq_no"
    parts: tuple[Part, ...] = ()
    lifecycle: Lifecycle = RECORDED
    rules: tuple[Rule, ...] = ()
    deadlines: tuple[Deadline, ...] = field(default=())
    documents: tuple[Document, ...] = field(default=())
    duties: tuple[Duty, ...] = ()
    older: bool = False
    unique: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not issubclass(self.table, LedgerRow | RegistryRow):
            raise TypeError(f"{self.table.__name__} is no LedgerRow")
        self._check_documents()
        for duty in self.duties:
            if unknown := set(duty.fields) - {spec.name for spec in self.plain}:
                raise TypeError(f"{duty.code}: {self.code} has no fields {sorted(unknown)}")
        self._know((*self.unique, *filter(None, (self.table.life or ()))))
        for part in self.parts:
            _belong(part.table, self.table)
        for owner in self.tables:
            _point(owner)
        for declared in (self, *self.parts):
            self._check_days(declared)

    @property
    def owner(self) -> str:
        """Name of the plugin, or `registry`."""
        return self.code.partition(".")[0]

    @property
    def tables(self) -> tuple[type[Any], ...]:
        """The table of the rows, and those of their parts."""
        return (self.table, *(part.table for part in self.parts))

    @cached_property
    def titles(self) -> dict[str, str]:
        """Field name → title, of the row, its parts and the columns the house adds; `parties.name` is a part's own."""
        titles = {"unit_id": "单位", "seq_no": "编号", "state": "状态"}
        for part in self.parts:
            titles |= {part.name: part.title} | {spec.name: spec.title for spec in part.fields}
            titles |= {f"{part.name}.{spec.name}": spec.title for spec in part.fields}
        return titles | {spec.name: spec.title for spec in self.fields}

    def permission(self, action: str) -> str:
        """Return the permission to do something with this ledger: `mood_room:reception:read`."""
        return f"{self.code.replace('.', ':')}:{action}"

    def part(self, name: str) -> Part | None:
        """Return the part called so, or None."""
        return next((part for part in self.parts if part.name == name), None)

    def _check_days(self, declared: Fielded) -> None:
        days = {spec.name for one in {self, declared} for spec in one.fields if spec.kind is FieldKind.DAY}
        for spec in declared.fields:
            if isinstance(spec.marker, Ref) and (unknown := set(spec.marker.during) - days):
                raise TypeError(
                    f"{declared.table.__name__}.{spec.name}: {sorted(unknown)} are no days of its row"
                )

    def _check_documents(self) -> None:
        codes = [document.code for document in self.documents]
        if twice := {code for code in codes if codes.count(code) > 1}:
            raise TypeError(f"{self.code}: documents {sorted(twice)} stand twice")
        for document in self.documents:
            if unknown := [name for name in document.only if self.part(name) is None]:
                raise TypeError(
                    f"{self.code}: document {document.code} asks for parts {unknown}, which are none"
                )


def table_name(ledger_code: str) -> str:
    """Return the table of a ledger: `mood_room.reception` → `mood_room_reception`, `registry.staff` → `reg_staff`."""
    return ledger_code.replace("registry.", "reg.").replace(".", "_")


def _belong(part: type[OwnedRow], row: type[OwnedRow]) -> None:
    _add_key(part, "row_id", row.__tablename__, spread=issubclass(row, LedgerRow))


def _point(owner: type[OwnedRow]) -> None:
    for spec in fields_of(owner):
        if isinstance(spec.marker, Ref):
            spread = not in_registry(spec.marker.ledger)
            _add_key(owner, spec.name, table_name(spec.marker.ledger), spread=spread)
            _add_index(owner, spec.name, spread=spread)


def in_registry(ledger_code: str) -> bool:
    """Tell whether a ledger is one of the registry's, whose rows are pointed at from anywhere."""
    return ledger_code.startswith("registry.")


def _add_key(owner: type[OwnedRow], column: str, target: str, *, spread: bool) -> None:
    """Add a foreign key; between ledger tables it carries `unit_id`, so that both rows lie on one machine."""
    local: Sequence[str] = ("unit_id", column) if spread else (column,)
    remote = [f"{target}.{name}" for name in (("unit_id", "id") if spread else ("id",))]
    table: Table = owner.__table__  # type: ignore[attr-defined]
    if not any(set(key.column_keys) == set(local) for key in table.foreign_key_constraints):
        table.append_constraint(ForeignKeyConstraint(list(local), remote))


def _add_index(owner: type[OwnedRow], column: str, *, spread: bool) -> None:
    """Let the rows be found that point at a row: figures ask so for every village, committee and person."""
    columns = owner.__table__.c  # type: ignore[attr-defined]
    wanted = [columns.unit_id, columns[column]] if spread else [columns[column]]
    # An index that goes on with further columns finds them as well.
    begin = [list(index.columns)[: len(wanted)] for index in owner.__table__.indexes]  # type: ignore[attr-defined]
    if wanted not in begin:
        Index(None, *wanted)
