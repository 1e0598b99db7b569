"""What a cell shows of a stored value: the same in an export and when an import asks whether a cell was touched."""

from collections.abc import Callable, Collection, Mapping
from typing import Any
from uuid import UUID

from fengqiao.ledgers.codes import CodeBook
from fengqiao.ledgers.fields import FieldKind, FieldSpec
from fengqiao.ledgers.markers import Codes, Narrative, Personal
from fengqiao.ledgers.workbook.layout import SheetLayout
from fengqiao.ledgers.workbook.marks import KEPT
from fengqiao.privacy.classes import PrivacyClass
from fengqiao.workbooks.contents import Limits

Stored = Mapping[str, Any]
"""A row as it is stored: column name → value, sealed columns with their index and mask."""

LONGEST_TEXT = Limits().cell_characters


def leaves(spec: FieldSpec) -> bool:
    """Tell whether a field may stand in an export at all: the strictest class never does."""
    return not (isinstance(spec.marker, Personal | Narrative) and spec.marker.privacy >= PrivacyClass.P4)


def exported(sheet: SheetLayout) -> SheetLayout:
    """Return a sheet without the columns that never leave the system."""
    return sheet.without({spec.name for spec in sheet.fields if not leaves(spec)})


def shown_names(fields: Collection[FieldSpec]) -> list[str]:
    """Return the columns that must be read to show these fields."""
    return [f"{spec.name}_mask" if spec.kind is FieldKind.PERSONAL else spec.name for spec in fields]


def shown(spec: FieldSpec, row: Stored, codes: CodeBook, labels: Mapping[UUID, str]) -> Any:
    """Return the value of a cell.

    :param labels: id → what a person calls the row a reference points at; one without a label shows its id.
    """
    if spec.kind is FieldKind.PERSONAL:
        return row[f"{spec.name}_mask"]
    value = row[spec.name]
    if value is None:
        return None
    if isinstance(spec.marker, Codes):
        return codes.title(spec.marker.list_code, value)
    if spec.kind is FieldKind.REFERENCE:
        return labels.get(value, str(value))
    return _WRITTEN_OUT.get(spec.kind, _as_it_is)(value)


def _as_it_is(value: Any) -> Any:
    return value


def _text(value: str) -> str:
    # Excel counts in UTF-16 code units.
    return value if len(value.encode("utf-16-le")) <= 2 * LONGEST_TEXT else KEPT


_WRITTEN_OUT: dict[FieldKind, Callable[[Any], Any]] = {
    FieldKind.TEXT: _text,
    FieldKind.LONG_TEXT: _text,
    FieldKind.NARRATIVE: lambda _: KEPT,
}
