"""The official documents (文书) of a dossier, as its ledger declares them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from fengqiao.ledgers.lifecycle import Record

Condition = Callable[[Record], bool]
"""What a record or a line says about a document. Every field and part is there. A personal value stands as its mask and
running text as `HIDDEN`, so a condition can ask whether something was filled in, and nothing more."""

HIDDEN = "〔未显示〕"
"""Stands for running text about people where it may not be read."""


@dataclass(frozen=True)
class Document:
    """One document of a ledger's rows: printed from the row, or brought by people and only kept.

    :param code: last part of its address, `…/{id}/documents/{code}`.
    :param title: what stands over it.
    :param template: file name of the form in the plugin's `data/documents`; None for what is not printed here.
    :param number: its place in the dossier's list; alternatives share one. None for what stands outside the list.
    :param required: 必须 in that list; otherwise 按需.
    :param when: whether this row needs it. Without it a 必须 document always is needed, and nobody can tell for a
        按需 one.
    :param ready: whether the row shows that it exists. Without it the form alone is enough: it can be printed any time.
    :param only: name of a part → which of its lines this form shows.
    :param beside: names of fields whose row the form shows, too; `subject_id` brings `subject.name` and all other fields
        of that row, masked or in clear as its own ledger allows.
    """

    code: str
    title: str
    template: str | None = None
    number: int | None = None
    required: bool = False
    when: Condition | None = None
    ready: Condition | None = None
    only: Mapping[str, Condition] = field(default_factory=dict)
    beside: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.template is None and self.ready is None:
            raise TypeError(f"document {self.code} is neither printed nor recognised in the row")

    @staticmethod
    def name_beside(field_name: str) -> str:
        """Return what templates call the row that a field points at."""
        return field_name.removesuffix("_id")
