"""Personal values on their way into and out of a row: checked, sealed, indexed, masked; opened only on purpose."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from fengqiao.ledgers.fields import FieldKind, FieldSpec
from fengqiao.ledgers.markers import Personal
from fengqiao.privacy.kinds import STRICT, PersonalKind, Rules, personal_kind
from fengqiao.privacy.master_key import MasterKey
from fengqiao.privacy.sealing import blind_index, seal, unseal
from fengqiao.privacy.subject import new_subject, open_subject


class Vault:
    """What an installation can do with personal values.

    :param master: the installation's key.
    :param rules: what is admitted as a value; only a demo admits synthetic identity numbers.
    """

    def __init__(self, master: MasterKey, rules: Rules = STRICT) -> None:
        self._master = master
        self._rules = rules

    def normalised(self, spec: FieldSpec, value: str) -> str:
        """Return the one spelling a value is stored in.

        :raises PersonalValueError: when it is no value of its kind; the error never repeats it.
        """
        return kind_of(spec).accept(value, self._rules)

    def sealed(
        self, table: str, row_id: UUID, specs: Sequence[FieldSpec], record: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Return the columns of a row's personal fields: ciphertext, index, mask, and the key they are under.

        :param specs: the personal fields.
        """
        columns = self.sealed_columns(table, [row_id], specs, [[record.get(spec.name)] for spec in specs])
        return {name: value for name, (value,) in columns.items()}

    def sealed_columns(
        self,
        table: str,
        row_ids: Sequence[UUID],
        specs: Sequence[FieldSpec],
        values: Sequence[Sequence[str | None]],
    ) -> dict[str, list[str | None]]:
        """Return the same columns of many rows at once; every row has a key of its own.

        :param values: for each personal field, its value in each row.
        """
        if not specs:
            return {}
        subjects = [
            None if _is_empty(own) else new_subject(self._master) for own in zip(*values, strict=True)
        ]
        columns: dict[str, list[str | None]] = {}
        for spec, column in zip(specs, values, strict=True):
            columns[spec.name] = [
                seal(subject, value, table=table, column=spec.name, row=row_id.hex)
                if subject is not None and value is not None
                else None
                for subject, value, row_id in zip(subjects, column, row_ids, strict=True)
            ]
            columns |= self._traces(spec, column)
        columns["subject_key"] = [None if subject is None else subject.wrapped for subject in subjects]
        return columns

    def _traces(self, spec: FieldSpec, column: Sequence[str | None]) -> dict[str, list[str | None]]:
        """What is kept in clear of values: a keyed digest to find each by, and its mask."""
        if spec.kind is FieldKind.NARRATIVE:
            return {}
        kind, known = kind_of(spec), {value for value in column if value is not None}
        digests: dict[str | None, str] = {value: self.index(spec, value) for value in known}
        masks: dict[str | None, str] = {value: kind.mask(value) for value in known} if kind.mask else {}
        return {
            f"{spec.name}_index": [digests.get(value) for value in column],
            f"{spec.name}_mask": [masks.get(value) for value in column],
        }

    def index(self, spec: FieldSpec, value: str) -> str:
        """Return the digest by which a whole value is found."""
        return blind_index(self._master, kind_of(spec).code, value)

    def opened(self, table: str, row: Mapping[str, Any], specs: Iterable[FieldSpec]) -> dict[str, str | None]:
        """Return a row's personal values in clear. Whoever shows them to a person writes an audit event first."""
        personal = tuple(specs)
        if all(row[spec.name] is None for spec in personal):
            return dict.fromkeys((spec.name for spec in personal), None)
        subject = open_subject(self._master, row["subject_key"] or "")
        place = {"table": table, "row": row["id"].hex}
        return {
            spec.name: None
            if row[spec.name] is None
            else unseal(subject, row[spec.name], column=spec.name, **place)
            for spec in personal
        }


def kind_of(spec: FieldSpec) -> PersonalKind:
    """Return how a personal field's values are checked and masked."""
    return personal_kind(spec.marker.kind if isinstance(spec.marker, Personal) else "narrative")


def _is_empty(values: Iterable[str | None]) -> bool:
    return all(value is None for value in values)
