"""The schemas of a ledger, derived from its table: the only place where an input becomes a checked record.

The table itself validates nothing. Everything that comes in — a request body, a row of a workbook, a generated row —
goes through `accept_json` or `accept`; both are strict: `true` is no number and `"3"` is no 3.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, Any
from uuid import UUID

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    ValidationInfo,
    create_model,
)

from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.faults import faults_of, refuse
from fengqiao.ledgers.fields import FieldKind, FieldSpec
from fengqiao.ledgers.lifecycle import Move

_LARGEST_INTEGER = 2_147_483_647
_EARLIEST_DAY = date(1900, 1, 1)
_LATEST_DAY = date(2199, 12, 31)
_AMOUNT = re.compile(r"[+-]?[0-9]{1,18}(\.[0-9]{1,18})?")


class Schema(BaseModel):
    """Base of all input schemas: an unknown field is an error, never ignored."""

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)


def _clean(text: str) -> str:
    # Nearly every text is printable throughout, which Python can tell at once.
    for character in "" if text.isprintable() else text:
        if unicodedata.category(character) in ("Cc", "Cs", "Cn") and character not in "\n\t":
            raise ValueError("含有不可见的控制字符|请删去后重试")
    return text


def _amount(value: object, info: ValidationInfo) -> object:
    """Read an amount of a request; Python itself would take the digits of every script."""
    if info.mode != "json" or isinstance(value, bool):
        return value
    if isinstance(value, str) and not _AMOUNT.fullmatch(value):
        if value.isascii():
            raise ValueError("不是有效金额|请写成 1200.50 的样子")
        raise ValueError("含有全角的数字或符号|请改用半角的数字和小数点,如 1200.50")
    return Decimal(str(value)) if isinstance(value, str | int | float) else value


_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_clean)]
_TYPES: dict[FieldKind, Any] = {
    FieldKind.TEXT: _Text,
    FieldKind.LONG_TEXT: _Text,
    FieldKind.CODE: Annotated[str, StringConstraints(min_length=1, max_length=64)],
    FieldKind.PERSONAL: _Text,
    FieldKind.NARRATIVE: _Text,
    FieldKind.INTEGER: Annotated[int, Field(ge=-_LARGEST_INTEGER, le=_LARGEST_INTEGER)],
    FieldKind.MONEY: Annotated[Decimal, BeforeValidator(_amount), Field(max_digits=15, decimal_places=2)],
    FieldKind.DAY: Annotated[date, Field(ge=_EARLIEST_DAY, le=_LATEST_DAY)],
    FieldKind.BOOLEAN: bool,
    FieldKind.REFERENCE: UUID,
}


def _annotation(spec: FieldSpec, *, optional: bool) -> Any:
    annotation: Any = _TYPES[spec.kind]
    for limit in spec.limits:
        annotation = Annotated[annotation, limit]
    return annotation | None if optional else annotation


def _entries(fields: tuple[FieldSpec, ...], *, all_optional: bool = False) -> dict[str, Any]:
    entries: dict[str, Any] = {}
    for spec in fields:
        default = ... if spec.required and not all_optional else spec.default
        nullable = not spec.required and spec.default is None
        described = Field(default, title=spec.title, description=spec.note or None)
        entries[spec.name] = (_annotation(spec, optional=nullable), described)
    return entries


def _class_name(code: str, suffix: str) -> str:
    return "".join(word.capitalize() for word in code.replace(".", "_").split("_")) + suffix


def _part_entries(ledger: Ledger, suffix: str) -> dict[str, Any]:
    entries: dict[str, Any] = {}
    for part in ledger.parts:
        fields = _entries(part.fields) | {"id": (UUID | None, None)}
        schema: Any = create_model(
            _class_name(f"{ledger.code}_{part.name}", suffix), __base__=Schema, **fields
        )
        entries[part.name] = (list[schema], Field(default_factory=list, title=part.title))
    return entries


@cache
def create_schema(ledger: Ledger) -> type[Schema]:
    """Return the schema of a new row: every field, the parts, and optionally the unit and the 编号."""
    entries = {
        "unit_id": (int | None, Field(None, title="单位")),
        "seq_no": (Annotated[_Text, StringConstraints(max_length=64)] | None, Field(None, title="编号")),
        **_entries(ledger.fields),
        **_part_entries(ledger, "Create"),
    }
    return create_model(_class_name(ledger.code, "Create"), __base__=Schema, **entries)


@cache
def change_schema(ledger: Ledger) -> type[Schema]:
    """Return the schema of a change: only what is named changes; a part that is named is replaced as a whole."""
    entries = _entries(ledger.fields, all_optional=True) | _part_entries(ledger, "Change")
    return create_model(_class_name(ledger.code, "Change"), __base__=Schema, **entries)


@cache
def move_schema(ledger: Ledger, move: Move) -> type[Schema]:
    """Return the schema of a move's body: the fields that may be set on the way."""
    names = frozenset(move.fields)
    entries = _entries(tuple(spec for spec in ledger.fields if spec.name in names), all_optional=True)
    entries |= {
        name: entry for name, entry in _part_entries(ledger, f"_{move.code}").items() if name in names
    }
    return create_model(_class_name(f"{ledger.code}_{move.code}", "Move"), __base__=Schema, **entries)


def accept_json(schema: type[Schema], ledger: Ledger, body: bytes) -> dict[str, Any]:
    """Check a request body.

    :returns: what was sent, as Python values; fields that were not sent are absent.
    :raises Invalid: with every fault, in Chinese.
    """
    try:
        return schema.model_validate_json(body, strict=True).model_dump(exclude_unset=True)
    except ValidationError as error:
        refuse(faults_of(error, ledger.titles))
        raise


def accept(schema: type[Schema], ledger: Ledger, values: Mapping[str, Any]) -> dict[str, Any]:
    """Check a record of Python values; otherwise like `accept_json`."""
    try:
        return schema.model_validate(values, strict=True).model_dump(exclude_unset=True)
    except ValidationError as error:
        refuse(faults_of(error, ledger.titles))
        raise
