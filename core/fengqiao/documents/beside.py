"""The rows that a form shows beside its own: those that fields of it point at, one step away and in the same unit."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from fengqiao.access.actors import Actor
from fengqiao.errors import Forbidden
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.documents import Document
from fengqiao.ledgers.workbook.references import target_of


@dataclass(frozen=True)
class Beside:
    """One such row, whichever it is.

    :param name: what templates call it: `subject` for `subject_id`.
    :param field: name of the field that points at it.
    :param ledger: the ledger it stands in.
    """

    name: str
    field: str
    ledger: Ledger


def rows_beside(ledger: Ledger, document: Document, ledgers: Mapping[str, Ledger]) -> tuple[Beside, ...]:
    """Return which rows a document shows beside its own.

    :param ledgers: code → ledger, all that are there.
    """
    return tuple(
        Beside(document.name_beside(spec.name), spec.name, target_of(spec, ledgers))
        for spec in ledger.fields
        if spec.name in document.beside
    )


def demand_right(actor: Actor, rows: tuple[Beside, ...], action: str, what: str) -> None:
    """Let nobody see by way of a form what they could not see in its own ledger.

    :raises Forbidden: when the actor may not do this with one of the ledgers.
    """
    for one in rows:
        if not actor.may(one.ledger.permission(action)):
            raise Forbidden(
                f"这份文书还要写“{one.ledger.title}”的内容,您没有{what}的权限。请由有权限的人打印。"
            )


@dataclass(frozen=True)
class Records:
    """What a form shows: its own row, and the rows beside it.

    :param ledger: that of its own row.
    :param beside: every row beside it; one that no field points at has nothing in it.
    """

    ledger: Ledger
    own: dict[str, Any]
    beside: Mapping[Beside, dict[str, Any]]

    @property
    def read(self) -> Iterator[tuple[Ledger, dict[str, Any]]]:
        """The rows that there are, each with its ledger."""
        yield self.ledger, self.own
        yield from ((one.ledger, row) for one, row in self.beside.items() if "id" in row)


Reading = Callable[[Ledger, UUID, str], dict[str, Any]]
"""Reads the row of that id of a ledger; the last is its name beside the form's own row, which bears none."""


def read_beside(ledger: Ledger, row_id: UUID, rows: tuple[Beside, ...], read: Reading) -> Records:
    """Return a row with those beside it.

    :raises NotFound: when one of them is not there, or not inside the scope.
    """
    own = read(ledger, row_id, "")
    beside = {}
    for one in rows:
        target: UUID | None = own[one.field]
        beside[one] = _nothing_of(one.ledger) if target is None else read(one.ledger, target, one.name)
    return Records(ledger, own, beside)


def _nothing_of(ledger: Ledger) -> dict[str, Any]:
    return {spec.name: None for spec in ledger.fields}
