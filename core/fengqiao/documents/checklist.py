"""Which documents a dossier has, and which it lacks."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.documents import Document
from fengqiao.ledgers.lifecycle import Record


class Standing(StrEnum):
    """How a document stands in one dossier."""

    PRESENT = "present"
    PRINTABLE = "printable"
    MISSING = "missing"
    NOT_NEEDED = "not_needed"


STANDING_TITLES = {
    Standing.PRESENT: "已有",
    Standing.PRINTABLE: "可打印",
    Standing.MISSING: "缺",
    Standing.NOT_NEEDED: "不需要",
}


@dataclass(frozen=True)
class Entry:
    """One line of a dossier's list."""

    document: Document
    standing: Standing

    @property
    def is_gap(self) -> bool:
        """True when a 必须 document is missing."""
        return self.document.required and self.standing is Standing.MISSING

    @property
    def state(self) -> str:
        """已有, 可打印, 缺 or 不需要."""
        return STANDING_TITLES[self.standing]

    @property
    def necessity(self) -> str:
        """必须 or 按需."""
        return "必须" if self.document.required else "按需"


def checklist(ledger: Ledger, record: Record) -> tuple[Entry, ...]:
    """Hold a record against its ledger's documents, in their declared order.

    :param record: the row with its parts, masked, as `fengqiao.documents.records` reads it.
    """
    return tuple(Entry(document, _standing(document, record)) for document in ledger.documents)


def _standing(document: Document, record: Record) -> Standing:
    if document.ready is not None and document.ready(record):
        return Standing.PRESENT
    needed = document.required if document.when is None else document.when(record)
    if document.ready is None:
        # Whether an optional form is wanted is for people to say; it can be printed at any time.
        return Standing.PRINTABLE if needed or document.when is None else Standing.NOT_NEEDED
    return Standing.MISSING if needed else Standing.NOT_NEEDED


def as_json(entry: Entry) -> Mapping[str, Any]:
    """Return a line of the list as programs read it."""
    document = entry.document
    return {
        "code": document.code,
        "title": document.title,
        "number": document.number,
        "required": document.required,
        "necessity": entry.necessity,
        "state": entry.standing.value,
        "state_title": entry.state,
        "gap": entry.is_gap,
        "printable": document.template is not None,
    }
