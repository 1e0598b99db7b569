"""County bureaus, countable like the rows of a ledger."""

from fengqiao.api import LAST_DAY, Unit
from sqlalchemy import DateTime, cast, null, or_, select
from sqlmodel import col


class CountyBureau:
    """县局: the units of the tree that are county bureaus, each as a row that it owns itself.

    Units are no rows of a unit, so a measure cannot count them as they stand; this select gives them the columns that it
    asks of every table. A unit is never voided.
    """

    __table__ = (
        select(
            col(Unit.id).label("id"),
            col(Unit.id).label("unit_id"),
            col(Unit.founded_on).label("founded_on"),
            col(Unit.closed_on).label("closed_on"),
            cast(null(), DateTime).label("voided_at"),
        )
        .where(col(Unit.kind) == "county_bureau")
        .subquery("county_bureau")
    )


_COLUMNS = CountyBureau.__table__.c
BUREAU_STANDS = or_(_COLUMNS.founded_on.is_(None), _COLUMNS.founded_on <= LAST_DAY) & or_(
    # A unit's closing day is the first on which it no longer exists.
    _COLUMNS.closed_on.is_(None),
    _COLUMNS.closed_on > LAST_DAY,
)
"""The bureau exists on the window's last day."""
