"""A ledger's fields, read off its table once: schemas, workbook, form and page all start from here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin
from uuid import UUID

from pydantic import BaseModel
from sqlmodel.main import FieldInfoMetadata

from fengqiao.ledgers.markers import Codes, LongText, Marker, Money, Narrative, Personal, Ref
from fengqiao.ledgers.rows import COMMON_COLUMNS


class FieldKind(StrEnum):
    """What a value is, as far as storing, checking and showing it go."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    INTEGER = "integer"
    MONEY = "money"
    DAY = "day"
    BOOLEAN = "boolean"
    CODE = "code"
    REFERENCE = "reference"
    PERSONAL = "personal"
    NARRATIVE = "narrative"


_BY_MARKER: dict[type, FieldKind] = {
    Codes: FieldKind.CODE,
    Ref: FieldKind.REFERENCE,
    Money: FieldKind.MONEY,
    LongText: FieldKind.LONG_TEXT,
    Personal: FieldKind.PERSONAL,
    Narrative: FieldKind.NARRATIVE,
}
_BY_TYPE: dict[type, FieldKind] = {
    bool: FieldKind.BOOLEAN,
    int: FieldKind.INTEGER,
    str: FieldKind.TEXT,
    date: FieldKind.DAY,
    Decimal: FieldKind.MONEY,
    UUID: FieldKind.REFERENCE,
}


@dataclass(frozen=True)
class FieldSpec:
    """One field of a ledger or part.

    :param name: the column and the key in the API.
    :param title: what a person calls it.
    :param kind: what the value is.
    :param required: whether a row cannot be without it.
    :param marker: the marker of its type, if it has one.
    :param limits: pydantic's own constraints (`Ge`, `MaxLen`, …).
    :param default: the value of a field that was left out.
    :param note: a sentence for the form and the workbook.
    """

    name: str
    title: str
    kind: FieldKind
    required: bool
    marker: Marker | None = None
    limits: tuple[Any, ...] = ()
    default: Any = None
    note: str = ""

    @property
    def sealed(self) -> bool:
        """Whether the column holds ciphertext."""
        return self.kind in (FieldKind.PERSONAL, FieldKind.NARRATIVE)


def list_code_of(spec: FieldSpec) -> str:
    """Return the code list of a field that holds a code."""
    assert isinstance(spec.marker, Codes)
    return spec.marker.list_code


def fields_of(table: type[BaseModel]) -> tuple[FieldSpec, ...]:
    """Return the fields that the author of a table declared, in order.

    :raises TypeError: for a field without title or of a type no surface knows.
    """
    return tuple(
        _field(table, name, info) for name, info in table.model_fields.items() if name not in COMMON_COLUMNS
    )


def _field(table: type[BaseModel], name: str, info: Any) -> FieldSpec:
    if not info.title:
        raise TypeError(f"{table.__name__}.{name} has no title")
    marker = next((entry for entry in info.metadata if isinstance(entry, Marker)), None)
    kind = _BY_MARKER.get(type(marker)) or _BY_TYPE.get(_bare_type(info.annotation))
    if kind is None:
        raise TypeError(f"{table.__name__}.{name}: {info.annotation} is not a type of ledger fields")
    return FieldSpec(
        name=name,
        title=info.title,
        kind=kind,
        required=info.is_required(),
        marker=marker,
        limits=_limits(info.metadata),
        default=None if info.is_required() else info.get_default(call_default_factory=True),
        note=info.description or "",
    )


def _limits(metadata: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(entry for entry in metadata if not isinstance(entry, FieldInfoMetadata | Marker))


def _bare_type(annotation: Any) -> type:
    """`date | None` → `date`."""
    if get_origin(annotation) in (Union, UnionType):
        annotation = next(arg for arg in get_args(annotation) if arg is not NoneType)
    bare: type = annotation
    return bare
