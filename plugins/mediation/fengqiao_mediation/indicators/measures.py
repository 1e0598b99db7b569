"""The counts that several indicators and the monthly table are made of."""

from typing import Any

from fengqiao.api import count, on_record, total

from fengqiao_mediation.indicators.conditions import MEDIATED, SETTLED, WRITTEN, of_settled_case
from fengqiao_mediation.models import Agreement, Case

FEN_PER_TEN_THOUSAND_YUAN = 1_000_000


def accepted(*conditions: Any) -> Any:
    """Cases accepted in the window."""
    return count(Case, *conditions, on=Case.accepted_on)


def settled(*conditions: Any) -> Any:
    """Cases accepted in the window and settled by its end."""
    return count(Case, SETTLED, *conditions, on=Case.accepted_on, by=Case.closed_on)


def mediated(*conditions: Any) -> Any:
    """Cases accepted in the window and mediated to an end by its end, with success or without."""
    return count(Case, MEDIATED, *conditions, on=Case.accepted_on, by=Case.closed_on)


def written_agreements(*conditions: Any) -> Any:
    """Written agreements, made by the window's end, of cases settled in it."""
    return count(Agreement, WRITTEN, of_settled_case(*conditions), on_record(Agreement.made_on))


def agreed_amount(*conditions: Any) -> Any:
    """What the agreements of settled cases come to, in 万元, whatever their form."""
    fen = total(Agreement.amount, Agreement, of_settled_case(*conditions), on_record(Agreement.made_on))
    return fen / FEN_PER_TEN_THOUSAND_YUAN
