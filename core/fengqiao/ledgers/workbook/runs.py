"""Imports that were done: the same file of the same actor gets the same answer, whenever and however often it comes."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col

from fengqiao.database.scope import ScopedSession
from fengqiao.ledgers.columns import Stamp
from fengqiao.ledgers.models import ImportRun
from fengqiao.ledgers.workbook.result import ImportResult
from fengqiao.workbooks.digest import sm3


@dataclass(frozen=True)
class Occasion:
    """What makes two imports the same one.

    :param digest: of the file, and of the unit that was named for it, if one was.
    """

    ledger: str
    digest: str
    actor: str

    @classmethod
    def of(cls, ledger: str, file_digest: str, actor: str, unit_code: str | None) -> "Occasion":
        """Return the occasion of importing a file; for another unit it is another occasion."""
        digest = sm3(f"{file_digest}\n{unit_code}".encode()) if unit_code else file_digest
        return cls(ledger, digest, actor)


def recall(session: ScopedSession, occasion: Occasion) -> ImportResult | None:
    """Return what was answered before, if the import was done before."""
    stored = session.scalar(
        select(col(ImportRun.result)).where(
            col(ImportRun.ledger) == occasion.ledger,
            col(ImportRun.digest) == occasion.digest,
            col(ImportRun.actor) == occasion.actor,
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
            actor=occasion.actor,
            finished_at=stamp.at,
            result=result.stored(),
        )
        .on_conflict_do_nothing(index_elements=["ledger", "digest", "actor"])
        .returning(col(ImportRun.id))
    )
    return recall(session, occasion) if kept is None else None
