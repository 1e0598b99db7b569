"""What one question for an agenda is about, and the statements that all its parts share."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, select

from fengqiao.database.scope import ScopedSession
from fengqiao.indicators.conditions import codes_asked_for
from fengqiao.indicators.window import Window
from fengqiao.ledgers.codes import CodeBook
from fengqiao.ledgers.declaration import Ledger
from fengqiao.units.models import UnitLink

LINK = UnitLink.__table__.c  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Asking:
    """One question.

    :param session: a reading session; whoever asks may see the units that are asked about.
    :param ledgers: code → ledger, those that whoever asks may read.
    :param window: see `agenda`.
    :param today: the day that decides what is over, and the tree.
    """

    session: ScopedSession
    codes: CodeBook
    ledgers: Mapping[str, Ledger]
    window: Window
    today: date

    def rows(self, statement: Any) -> Sequence[Any]:
        """Run a select of plain columns that narrows itself to units the caller has checked, and to open rows."""
        flags = {
            name: self.codes.flagged(list_code, flag) for name, list_code, flag in codes_asked_for(statement)
        }
        seen = {"sees_sealed": int(self.session.scope.sees_sealed)}
        return self.session.connection().execute(statement, flags | seen).all()

    def linked(self) -> ColumnElement[bool]:
        """The link of the tree holds today."""
        return and_(LINK.valid_from <= self.today, LINK.valid_to > self.today)

    def inside(self, units: Iterable[int]) -> Select[Any]:
        """Select the ids of all units in the subtrees of some."""
        return select(LINK.descendant_id).where(LINK.ancestor_id.in_(list(units)), self.linked())

    def by_ancestor(self, units: Iterable[int], source: Any, due_on: Any, where: Any) -> Sequence[Any]:
        """Count rows over the subtrees of some units.

        :param source: a table or subquery with `unit_id`.
        :returns: (unit, how many are not past their last day, how many are).
        """
        over = due_on < self.today
        return self.rows(
            select(LINK.ancestor_id, _how_many(~over), _how_many(over))
            .select_from(UnitLink)
            .join(source, source.c.unit_id == LINK.descendant_id)
            .where(LINK.ancestor_id.in_(list(units)), self.linked(), where)
            .group_by(LINK.ancestor_id)
        )


def _how_many(condition: ColumnElement[bool]) -> Any:
    return func.sum(case((condition, 1), else_=0))
