"""Which entries of an adviser's log are hours or days of a lawyer on site: asked by a figure and by duties alike."""

from typing import Any

from fengqiao.api import flagged
from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from fengqiao_legal_aid.models import AdviserContract, AdviserLog

FIVE_HOURS = 300
"""Minutes that an adviser must spend in the village each month."""


def on_site(log: Any) -> ColumnElement[bool]:
    """The work was done in the village."""
    return flagged(log.mode, "counts_as_on_site")


def by_legal_adviser(log: Any) -> ColumnElement[bool]:
    """The contract under which it was done is a legal adviser's.

    :param log: the table of logs, or an alias of it.
    """
    contract = aliased(AdviserContract)
    legal = flagged(contract.kind, "counts_as_legal")
    same = (
        col(contract.unit_id) == col(log.unit_id),
        col(contract.id) == col(log.contract_id),
        col(contract.voided_at).is_(None),
    )
    found: ColumnElement[bool] = select(1).select_from(contract).where(*same, legal).correlate(log).exists()
    return found


def first_of_its_day(log: Any) -> ColumnElement[bool]:
    """No other visit under the contract on that day was entered before it: whoever comes twice a day came one day.

    :param log: the table of logs.
    """
    other = aliased(AdviserLog)
    same = (
        col(other.unit_id) == col(log.unit_id),
        col(other.contract_id) == col(log.contract_id),
        col(other.worked_on) == col(log.worked_on),
        col(other.voided_at).is_(None),
    )
    earlier = select(1).select_from(other).where(*same, on_site(other), col(other.id) < col(log.id))
    return ~earlier.correlate(log).exists()
