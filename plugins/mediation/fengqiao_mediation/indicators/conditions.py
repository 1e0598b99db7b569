"""The words in which indicators speak of mediation; codes are asked for by what they count as, never by name."""

from typing import Any

from fengqiao.api import flagged, has, in_force, on_record, within
from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import col

# The declarations put the keys between tables that `has` follows.
import fengqiao_mediation.ledgers  # noqa: F401
from fengqiao_mediation.models import Agreement, Case, Committee

Condition = ColumnElement[bool]


def result(flag: str) -> Condition:
    """The case ended with a result that carries a flag."""
    return flagged(Case.result, flag)


def linkage(flag: str) -> Condition:
    """The case came through a linkage that carries a flag."""
    return flagged(Case.linkage, flag)


def dispute(flag: str) -> Condition:
    """The case is of a type that carries a flag."""
    return flagged(Case.dispute_type, flag)


def level(flag: str) -> Condition:
    """The case is of a grade that carries a flag; one whose grade nobody filled in is not."""
    # In SQL, an empty grade would make a negated condition unknown.
    return and_(col(Case.level).is_not(None), flagged(Case.level, flag))


def committee_kind(flag: str) -> Condition:
    """The committee is of a kind that carries a flag."""
    return flagged(Committee.kind, flag)


SETTLED = result("counts_as_settled")
MEDIATED = result("counts_as_mediated")
GRAVE = or_(
    level("must_be_reported"),
    *(
        col(flag).is_(True)
        for flag in (
            Case.group_flag,
            Case.risk_escalation,
            Case.risk_crime,
            Case.risk_mass_event,
            Case.risk_suicide,
        )
    ),
)
"""The case must be reported: by its grade, by the number of people, or because it may escalate."""

COMMITTEE_STANDS = in_force(Committee.set_up_on, Committee.dissolved_on)
WRITTEN = flagged(Agreement.form, "counts_as_written")
PROPERTY_RIGHTS_WORKROOM = (
    committee_kind("counts_as_workroom"),
    flagged(Committee.industry, "counts_as_intellectual_property"),
)


def of_settled_case(*conditions: Any) -> Condition:
    """The agreement belongs to a case accepted in the window and settled by its end."""
    return has(Agreement, Case, within(Case.accepted_on), SETTLED, on_record(Case.closed_on), *conditions)
