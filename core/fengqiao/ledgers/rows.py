"""The columns every ledger row carries, and how a marked field becomes columns.

Two families: ledger rows lie with the unit that answers for them (primary key `unit_id, id`) and can be spread over
machines by it; registry rows are looked up from everywhere (primary key `id`).
"""

from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import Column, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import declared_attr
from sqlmodel import Field
from sqlmodel.main import FieldInfoMetadata

# Every row's `unit_id` points at this table.
import fengqiao.units.models  # noqa: F401
from fengqiao.database.model import CoreModel
from fengqiao.database.seals import SEALED_BY
from fengqiao.database.types import Fen, uuid7
from fengqiao.ledgers.markers import Codes, LongText, Money, Narrative, Personal

_SA_TYPES: dict[type, Any] = {Money: Fen, LongText: Text, Narrative: Text, Personal: Text, Codes: String(64)}

LIFE = "life"
"""Key in a table's `info`: its `life`."""

SEALED = {"sealed": True}
CODES = "codes"
"""Key under which a column's `info` tells the code list that its values come from."""
"""Mark of a column that holds a personal value in some form; no measure may read one."""


class OwnedRow(CoreModel):
    """What rows and parts share: the owning unit, the id, and what is sealed with."""

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        personal = False
        for name, field in cls.model_fields.items():
            for marker in field.metadata:
                _settle_type(field, marker)
                personal |= isinstance(marker, Personal | Narrative)
                if isinstance(marker, Personal):
                    _add_column(cls, f"{name}_index", Column(String(64), index=True, info=SEALED))
                    _add_column(cls, f"{name}_mask", Column(String(200), info=SEALED))
        if personal:
            # The wrapped data key of this row; erasing it makes its personal values unreadable for good.
            _add_column(cls, "subject_key", Column(String(200), info=SEALED))


def _settle_type(field: Any, marker: Any) -> None:
    sa_type = _SA_TYPES.get(type(marker))
    if sa_type is not None:
        own = next(entry for entry in field.metadata if isinstance(entry, FieldInfoMetadata))
        own.sa_type = sa_type
        if isinstance(marker, Personal | Narrative):
            own.sa_column_kwargs = {"info": SEALED}
        if isinstance(marker, Codes):
            own.sa_column_kwargs = {"info": {CODES: marker.list_code}}


def _add_column(cls: type, name: str, column: Column[Any]) -> None:
    # Past pydantic's metaclass, so that declarative finds a column and pydantic no field: it is never an input.
    type.__setattr__(cls, name, column)


class _Versioned(OwnedRow):
    """What a row has beyond a part: number, state, version, and who made and voided it.

    :cvar sealed_by: name of the flag that seals a row, if the ledger has one: such a row, and all that belongs to it or
        points at it, is there only for whoever holds the right to sealed files.
    :cvar life: names of the fields with the first and the last day on which what a row stands for is in force (serves,
        stands, is on the register); None in place of one that the ledger does not keep.
    """

    sealed_by: ClassVar[str | None] = None
    life: ClassVar[tuple[str | None, str | None] | None] = None

    seq_no: str = Field(title="编号", max_length=64)
    state: str = Field(title="状态", max_length=32)
    version: int = Field(default=1)
    created_at: datetime
    created_by: str = Field(max_length=64)
    updated_at: datetime
    import_id: UUID | None = Field(default=None)
    voided_at: datetime | None = Field(default=None)
    voided_by: str | None = Field(default=None, max_length=64)
    void_reason: str | None = Field(default=None, max_length=200)


def _info(cls: Any) -> dict[str, Any]:
    declared = {SEALED_BY: cls.sealed_by, LIFE: cls.life}
    return {"owned": True} | {key: value for key, value in declared.items() if value is not None}


class LedgerRow(_Versioned):
    """Base of a ledger's table: one row is one thing that happened and one unit answers for."""

    unit_id: int = Field(foreign_key="reg_unit.id", primary_key=True, title="单位")
    id: UUID = Field(default_factory=uuid7, primary_key=True)

    @declared_attr.directive
    def __table_args__(cls) -> tuple[Any, ...]:  # noqa: N805 - SQLAlchemy passes the class
        return (Index(None, "id"), UniqueConstraint("unit_id", "seq_no"), {"info": _info(cls)})


class RegistryRow(_Versioned):
    """Base of a registry table: a thing of a unit that other tables point at from anywhere."""

    id: UUID = Field(default_factory=uuid7, primary_key=True)
    unit_id: int = Field(foreign_key="reg_unit.id", index=True, title="单位")

    @declared_attr.directive
    def __table_args__(cls) -> tuple[Any, ...]:  # noqa: N805 - SQLAlchemy passes the class
        return (UniqueConstraint("unit_id", "seq_no"), {"info": _info(cls)})


class _Belonging(OwnedRow):
    """What a part has: its place in its row, and whether it was taken back."""

    row_id: UUID
    position: int = Field(default=1, title="序号")
    voided_at: datetime | None = Field(default=None)


class LedgerPart(_Belonging):
    """Base of a part's table: written with its row in one request, an extra sheet of the workbook."""

    unit_id: int = Field(foreign_key="reg_unit.id", primary_key=True)
    id: UUID = Field(default_factory=uuid7, primary_key=True)

    @declared_attr.directive
    def __table_args__(cls) -> tuple[Any, ...]:  # noqa: N805 - SQLAlchemy passes the class
        return (Index(None, "id"), Index(None, "unit_id", "row_id"), {"info": {"owned": True}})


class RegistryPart(_Belonging):
    """Base of a part of a registry row."""

    id: UUID = Field(default_factory=uuid7, primary_key=True)
    unit_id: int = Field(foreign_key="reg_unit.id", index=True)

    @declared_attr.directive
    def __table_args__(cls) -> tuple[Any, ...]:  # noqa: N805 - SQLAlchemy passes the class
        return (Index(None, "row_id"), {"info": {"owned": True}})


COMMON_COLUMNS = frozenset({*LedgerRow.model_fields, *LedgerPart.model_fields, "subject_key"})
"""Columns that the house fills in; every other field of a table is its author's."""
