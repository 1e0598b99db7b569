"""Personal values on their way into and out of a row: checked, sealed, indexed, masked; opened only on purpose."""

from collections.abc import Iterable, Mapping
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
        self, table: str, row_id: UUID, specs: Iterable[FieldSpec], record: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Return the columns of a row's personal fields: ciphertext, index, mask, and the key they are under.

        :param specs: the personal fields.
        """
        columns: dict[str, Any] = {}
        subject = None
        for spec in specs:
            value = record.get(spec.name)
            if value is not None and subject is None:
                subject = new_subject(self._master)
            token = subject and value and seal(subject, value, table=table, column=spec.name, row=row_id.hex)
            columns |= {
                spec.name: token,
                **self._traces(spec, value),
                "subject_key": subject and subject.wrapped,
            }
        return columns

    def _traces(self, spec: FieldSpec, value: str | None) -> dict[str, str | None]:
        """What is kept in clear of a value: a keyed digest to find it by, and its mask."""
        if spec.kind is FieldKind.NARRATIVE:
            return {}
        kind = kind_of(spec)
        return {
            f"{spec.name}_index": None if value is None else self.index(spec, value),
            f"{spec.name}_mask": None if value is None or kind.mask is None else kind.mask(value),
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
