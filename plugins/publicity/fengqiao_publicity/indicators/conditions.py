"""The words in which indicators speak of publicity; codes are asked for by what they count as, never by name."""

from typing import Any

from fengqiao.api import (
    LAST_DAY,
    VILLAGE_STANDS,
    Village,
    count,
    flagged,
    has,
    in_force,
    lies_in,
    on_record,
    share_of_villages,
)
from sqlalchemy import ColumnElement, and_, func, literal, or_, select, true
from sqlmodel import col

# The declarations put the keys between tables that `has` follows.
import fengqiao_publicity.ledgers  # noqa: F401
from fengqiao_publicity.models import Activity, Audience, Evidence, LawPerson, Plan, Site, Team
from fengqiao_publicity.quotas import QUOTAS, Quota

Condition = ColumnElement[bool]

SITE_IN_USE = in_force(Site.built_on, Site.closed_on)
TEAM_STANDS = in_force(Team.formed_on, Team.disbanded_on)
PLAN_IN_FORCE = and_(on_record(Plan.valid_from), in_force(Plan.valid_from, Plan.valid_to))
# Before being certified nobody serves, though a person without that day would be "in force" all along.
SERVING = and_(on_record(LawPerson.certified_on), in_force(LawPerson.certified_on, LawPerson.removed_on))


def activity_kind(flag: str) -> Condition:
    """The activity is of a kind that carries a flag."""
    return flagged(Activity.kind, flag)


def target(flag: str) -> Condition:
    """The activity went to people of a kind that carries a flag."""
    return flagged(Activity.target_kind, flag)


def form(flag: str) -> Condition:
    """The activity took a form that carries a flag."""
    return flagged(Activity.form, flag)


def site_kind(flag: str) -> Condition:
    """The site is of a kind that carries a flag."""
    return flagged(Site.kind, flag)


def team_kind(flag: str) -> Condition:
    """The team is of a kind that carries a flag."""
    return flagged(Team.kind, flag)


def person_kind(flag: str) -> Condition:
    """The person is of a kind that carries a flag."""
    return flagged(LawPerson.kind, flag)


def audience_kind(flag: str) -> Condition:
    """The people trained are of a kind that carries a flag."""
    return flagged(Audience.kind, flag)


def plan_kind(flag: str) -> Condition:
    """The plan is of a kind that carries a flag."""
    return flagged(Plan.kind, flag)


def _kept(flag: str) -> Condition:
    kept = flagged(Evidence.kind, flag)
    return has(Activity, Evidence, kept, on_record(Evidence.made_on))


EVIDENCE_WHOLE = and_(
    # An activity under a plan of the plan ledger need not carry the plan once more.
    or_(_kept("counts_as_plan"), has(Activity, Plan)),
    *(_kept(flag) for flag in ("counts_as_scheme", "counts_as_picture_or_film", "counts_as_report")),
)
"""Plan, scheme, pictures or film, and a report are on record by the window's last day."""


def village_with(at_least: int, table: Any, *conditions: Any) -> Condition:
    """The village has at least so many rows of a table that name it and meet the conditions."""
    here = col(table.village_id)
    enough = (
        select(here)
        .where(col(table.voided_at).is_(None), here.is_not(None), *conditions)
        .group_by(here)
        .having(func.count() >= at_least)
    )
    return col(Village.id).in_(enough)


def village_coverage(at_least: int, table: Any, *conditions: Any) -> Any:
    """Of all standing villages and communities, the share with at least so many rows of a table."""
    return share_of_villages(village_with(at_least, table, *conditions))


def _bound(quota: Quota) -> Condition:
    """A quota binds the village on the window's last day."""
    here = true() if quota.region is None else lies_in(Village, quota.region)
    villages = flagged(Village.kind, "counts_as_village", seen_as="publicity.quota_village")
    return and_(literal(quota.since) <= LAST_DAY, here, true() if quota.communities else villages)


def _reached(quota: Quota) -> Condition:
    wanted = {"counts_as_law_literate": quota.law_literates, "counts_as_law_leader": quota.law_leaders}
    return and_(
        *(
            village_with(number, LawPerson, SERVING, person_kind(kind))
            for kind, number in wanted.items()
            if number
        )
    )


def quota_coverage() -> Any:
    """Of the standing villages and communities that a quota binds, the share that reaches every one that does."""
    bound = (VILLAGE_STANDS, or_(*(_bound(quota) for quota in QUOTAS)))
    reached = (or_(~_bound(quota), _reached(quota)) for quota in QUOTAS)
    return count(Village, *bound, *reached) / count(Village, *bound)
