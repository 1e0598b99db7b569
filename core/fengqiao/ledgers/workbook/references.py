"""What the name in a cell points at: the one row that is called so, in the same unit first."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import UUID

from fengqiao.database.scope import ScopedSession
from fengqiao.errors import Misconfigured
from fengqiao.ledgers.bunches import rows_where
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.fields import FieldKind, FieldSpec
from fengqiao.ledgers.markers import Ref
from fengqiao.ledgers.rows import RegistryRow
from fengqiao.ledgers.vault import Vault
from fengqiao.ledgers.workbook.judging import Trouble
from fengqiao.privacy.values import PersonalValueError

Asked = tuple[int, str]
"""Unit of the row that points, and what stands in its cell."""

_Found = dict[Any, list[tuple[int, UUID]]]
"""Label or number → unit and id of every row that bears it."""


def target_of(spec: FieldSpec, ledgers: Mapping[str, Ledger]) -> Ledger:
    """Return the ledger that a field points at.

    :raises Misconfigured: when nothing here provides it.
    """
    code = spec.marker.ledger if isinstance(spec.marker, Ref) else ""
    if code not in ledgers:
        raise Misconfigured(f"“{spec.title}”引用的台账“{code}”不存在或未启用。请启用提供它的插件。")
    return ledgers[code]


def resolved(
    session: ScopedSession, target: Ledger, asked: Iterable[Asked], vault: Vault
) -> dict[Asked, UUID | Trouble]:
    """Return for each question the id of the row meant, or why there is none.

    A row is called by its label or, where labels repeat, by its 编号. Rows of ledgers are looked for in the same unit;
    rows of the registry in the same unit first, then anywhere in the scope.
    """
    questions = set(asked)
    anywhere = issubclass(target.table, RegistryRow)
    units = () if anywhere else {unit_id for unit_id, _ in questions}
    texts = {text for _, text in questions}
    spelt = _spelling(target, vault)
    labels = {spelt(text) for text in texts} - {None}
    by_label = _found(session, target, _key_column(target), labels, units)
    by_number = _found(session, target, "seq_no", texts, units) if target.label != "seq_no" else {}
    answers: dict[Asked, UUID | Trouble] = {}
    for unit_id, text in questions:
        called = by_label.get(spelt(text), []) or by_number.get(text, [])
        answers[unit_id, text] = _chosen(target, unit_id, called, anywhere=anywhere)
    return answers


def _found(
    session: ScopedSession, target: Ledger, column: str, values: Iterable[Any], units: Iterable[int]
) -> _Found:
    names = ("unit_id", "id", column, "voided_at")
    found: _Found = {}
    for unit_id, row_id, value, voided_at in rows_where(
        session, target.table.__table__, names, column, values, set(units)
    ):
        if voided_at is None:
            found.setdefault(value, []).append((unit_id, row_id))
    return found


def _chosen(
    target: Ledger, unit_id: int, called: list[tuple[int, UUID]], *, anywhere: bool
) -> UUID | Trouble:
    near = [row_id for of_unit, row_id in called if of_unit == unit_id]
    found = near or ([row_id for _, row_id in called] if anywhere else [])
    if len(found) == 1:
        return found[0]
    if found:
        return Trouble(f"“{target.title}”中有{len(found)}条记录叫这个名称", "请改填它的编号")
    return Trouble(f"“{target.title}”中没有叫这个名称或编号的记录", f"请核对,或先登记到“{target.title}”中")


def _label_field(target: Ledger) -> FieldSpec | None:
    return next((spec for spec in target.fields if spec.name == target.label), None)


def _key_column(target: Ledger) -> str:
    """Return the column by which a label is found: the blind index, where the label is personal."""
    spec = _label_field(target)
    return f"{target.label}_index" if spec and spec.kind is FieldKind.PERSONAL else target.label


def _spelling(target: Ledger, vault: Vault) -> Callable[[str], Any]:
    """Return how a label is spelt in that column; None when no row can be called so."""
    spec = _label_field(target)
    if spec is None or spec.kind is not FieldKind.PERSONAL:
        return lambda text: text

    def spelt(text: str) -> str | None:
        try:
            return vault.index(spec, vault.normalised(spec, text))
        except PersonalValueError:
            return None

    return spelt
