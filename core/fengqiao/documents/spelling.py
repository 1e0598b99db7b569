"""A record's values in the words of a form: titles instead of codes, days in Chinese, amounts in yuan."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from fengqiao.ledgers.codes import CodeBook
from fengqiao.ledgers.declaration import Fielded
from fengqiao.ledgers.fields import FieldKind, FieldSpec, list_code_of
from fengqiao.reports.wording import chinese_day

NOT_FOUND = "〔查不到〕"


def spelled(
    declared: Fielded, values: Mapping[str, Any], codes: CodeBook, labels: Mapping[UUID, str]
) -> dict[str, str]:
    """Return field name → what a form shows for it; nothing filled in is an empty text.

    :param values: a row or a line; personal values in clear or masked, as they are to be shown.
    :param labels: id → what a person calls the row of that id, for fields that point at other rows.
    """
    return {spec.name: _spelled(spec, values[spec.name], codes, labels) for spec in declared.fields}


def _spelled(spec: FieldSpec, value: Any, codes: CodeBook, labels: Mapping[UUID, str]) -> str:
    if value is None:
        return ""
    match spec.kind:
        case FieldKind.CODE:
            return codes.title(list_code_of(spec), value) or ""
        case FieldKind.DAY:
            return chinese_day(value)
        case FieldKind.MONEY:
            return f"{value:.2f}元"
        case FieldKind.BOOLEAN:
            return "是" if value else "否"
        case FieldKind.REFERENCE:
            return labels.get(value, NOT_FOUND)
        case _:
            return str(value)
