"""Which entries of an adviser's log are hours of a lawyer on site: asked by a figure and by a duty alike."""

from typing import Any

from fengqiao.api import flagged
from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from fengqiao_legal_aid.models import AdviserContract

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
