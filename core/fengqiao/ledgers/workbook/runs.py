"""Imports that were done: the same file seen from the same place gets the same answer, whoever brings it and however often."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col

from fengqiao.access.actors import Actor
from fengqiao.database.scope import ScopedSession
from fengqiao.ledgers.columns import Stamp
from fengqiao.ledgers.models import ImportRun
from fengqiao.ledgers.workbook.result import ImportResult
from fengqiao.workbooks.digest import sm3


@dataclass(frozen=True)
class Occasion:
    """What makes two imports the same one.

    :param digest: of the file, the unit its rows fall to, the units the importer sees and whether with sealed rows: what
        these say alike for two people, they would be answered alike.
    """

    ledger: str
    digest: str

    @classmethod
    def of(cls, ledger: str, file_digest: str, actor: Actor, unit_code: str | None) -> "Occasion":
        """Return the occasion of somebody importing a file."""
        scope = actor.scope
        sees = "*" if scope.everything else ",".join(map(str, sorted(scope.roots)))
        sees += "+" if scope.sees_sealed and not scope.everything else ""
        return cls(ledger, sm3(f"{file_digest}\n{unit_code or actor.unit_id}\n{sees}".encode()))


def recall(session: ScopedSession, occasion: Occasion) -> ImportResult | None:
    """Return what was answered before, if the import was done before."""
    stored = session.scalar(
        select(col(ImportRun.result)).where(
            col(ImportRun.ledger) == occasion.ledger, col(ImportRun.digest) == occasion.digest
        )
    )
    return None if stored is None else ImportResult.recalled(stored)


def claim(
    session: ScopedSession, occasion: Occasion, stamp: Stamp, result: ImportResult
) -> ImportResult | None:
    """Keep an answer, before anything else is written in the transaction.

    Of two transactions at once the second waits here until the first has ended.

    :returns: the answer that was kept before, if there is one; the import must then not be done.
    """
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    kept = session.scalar(
        dialect.insert(ImportRun)
        .values(
            id=stamp.import_id,
            ledger=occasion.ledger,
            digest=occasion.digest,
            actor=stamp.actor,
            finished_at=stamp.at,
            result=result.stored(),
        )
        .on_conflict_do_nothing(index_elements=["ledger", "digest"])
        .returning(col(ImportRun.id))
    )
    return recall(session, occasion) if kept is None else None
