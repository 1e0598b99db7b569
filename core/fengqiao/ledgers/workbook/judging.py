"""From the cells of a column to values, each distinct cell judged once, by the rules that bind requests too.

A cell is parsed by what its column holds, then admitted by the field's own schema, then settled: a personal value has
its one spelling.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import NoneType
from typing import Annotated, Any, get_args

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from fengqiao.ledgers.codes import CodeBook
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.faults import faults_of
from fengqiao.ledgers.fields import FieldKind, FieldSpec
from fengqiao.ledgers.schemas import create_schema
from fengqiao.ledgers.vault import Vault
from fengqiao.ledgers.workbook.layout import (
    BELONGS_TO,
    NUMBER,
    ROW_ID,
    STATE,
    UNIT,
    VERSION,
    Column,
    SheetLayout,
)
from fengqiao.ledgers.workbook.parsing import Parser, parser_of, row_id, state_parser, text, whole_number
from fengqiao.privacy.values import PersonalValueError
from fengqiao.workbooks.contents import CellError, Value


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a cell cannot be used.

    :param reason: what is wrong; never repeats the value.
    :param remedy: what to do about it.
    """

    reason: str
    remedy: str


MISSING = Trouble("必填项为空", "请填写后重试")

Outcome = Any
"""A value of the field's type, None for an empty cell, or a `Trouble`."""


@dataclass(frozen=True)
class Judge:
    """How the cells of one column become values.

    :param schema: what the field admits, as a list of values; None when parsing says it all.
    :param settle: the one spelling of an admitted value; raises `PersonalValueError`.
    """

    parse: Parser
    schema: TypeAdapter[list[Any]] | None = None
    settle: Callable[[Any], Any] | None = None

    def column(self, cells: Sequence[Value]) -> list[Outcome]:
        """Return the outcome of each cell."""
        # TRUE equals 1, so a column with both must not be folded.
        if bool in set(map(type, cells)):
            return self._judged(cells)
        distinct = list(dict.fromkeys(cells))
        outcomes = dict(zip(distinct, self._judged(distinct), strict=True))
        return [outcomes[cell] for cell in cells]

    def _judged(self, cells: Sequence[Value]) -> list[Outcome]:
        outcomes = [None if cell is None else self._parsed(cell) for cell in cells]
        if self.schema is not None:
            _admit(outcomes, self.schema)
        if self.settle is not None:
            outcomes = [self._settled(outcome) for outcome in outcomes]
        return outcomes

    def _parsed(self, cell: Value) -> Outcome:
        try:
            return self.parse(cell)
        except CellError as error:
            return Trouble(error.reason, error.remedy)

    def _settled(self, outcome: Outcome) -> Outcome:
        if outcome is None or outcome.__class__ is Trouble:
            return outcome
        try:
            return self.settle(outcome)  # type: ignore[misc]
        except PersonalValueError as error:
            return Trouble(error.reason, error.remedy)


def _admit(outcomes: list[Outcome], schema: TypeAdapter[list[Any]]) -> None:
    """Let the schema see all values at once; what it refuses becomes a trouble, in place."""
    places = _places_of_values(outcomes)
    try:
        admitted = schema.validate_python([outcomes[place] for place in places], strict=True)
    except ValidationError as error:
        for fault in faults_of(error, {}):
            place = places[int(fault.field.partition(".")[0])]
            outcomes[place] = Trouble(fault.reason, fault.remedy)
        _admit(outcomes, schema)
        return
    for place, value in zip(places, admitted, strict=True):
        outcomes[place] = value


def _places_of_values(outcomes: list[Outcome]) -> Sequence[int]:
    if {NoneType, Trouble}.isdisjoint(map(type, outcomes)):
        return range(len(outcomes))
    return [
        place
        for place, outcome in enumerate(outcomes)
        if outcome is not None and outcome.__class__ is not Trouble
    ]


def judges_of(ledger: Ledger, sheet: SheetLayout, codes: CodeBook, vault: Vault) -> dict[str, Judge]:
    """Return the judge of each column of a sheet, by column name.

    References are only parsed: what they name depends on the row's unit and is looked up later.
    """
    admitted = _schema_fields(ledger, sheet)
    return {column.name: _judge(ledger, column, admitted, codes, vault) for column in sheet.columns}


def _schema_fields(ledger: Ledger, sheet: SheetLayout) -> dict[str, FieldInfo]:
    """Return the fields of the schema that requests are checked by."""
    fields = create_schema(ledger).model_fields
    if sheet.part is None:
        return fields
    (line,) = get_args(fields[sheet.part.name].annotation)
    lines: dict[str, FieldInfo] = line.model_fields
    return lines


def _judge(
    ledger: Ledger, column: Column, admitted: dict[str, FieldInfo], codes: CodeBook, vault: Vault
) -> Judge:
    if column.spec is not None:
        return _field_judge(column.spec, admitted[column.name], codes, vault)
    if column == NUMBER:
        return Judge(text, _list_of(admitted[NUMBER.name]))
    house: dict[Column, Parser] = {
        ROW_ID: row_id,
        UNIT: text,
        BELONGS_TO: text,
        VERSION: whole_number,
        STATE: state_parser(ledger.lifecycle),
    }
    return Judge(house[column])


def _field_judge(spec: FieldSpec, admitted: FieldInfo, codes: CodeBook, vault: Vault) -> Judge:
    if spec.kind is FieldKind.REFERENCE:
        return Judge(text)
    settle = (lambda value: vault.normalised(spec, value)) if spec.sealed else None
    return Judge(parser_of(spec, codes), _list_of(admitted), settle)


def _list_of(field: FieldInfo) -> TypeAdapter[list[Any]]:
    annotation: Any = field.annotation
    for entry in field.metadata:
        annotation = Annotated[annotation, entry]
    return TypeAdapter(list[annotation], config=ConfigDict(allow_inf_nan=False))
