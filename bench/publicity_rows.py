"""What a station's line of publicity wrote down in a year: activities with evidence, trainings, trained villagers, sites.

About 24 activities a station, so that some hold the twenty that are asked and some do not, and six trained villagers in
a village (4.2 million for 640,000 in the nation), a team in each, two sites of the station and one in every third village.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from uuid import UUID

from fengqiao_publicity.models import (
    Activity,
    Audience,
    Evidence,
    LawPerson,
    MediaReport,
    Plan,
    Site,
    Team,
    Training,
)
from rows import FIRST, LAST, YEAR, Rows, day_of_year

_BEGAN = date(2021, 6, 1)
_TARGETS = (
    "organ",
    "school",
    "village",
    "community",
    "temple",
    "enterprise",
    "institution",
    "family",
    "network",
)
_FORMS = ("lecture", "consultation", "exhibition", "performance", "case_talk", "lawyer_talk", "live")
_EVIDENCE = ("plan", "scheme", "picture", "report")
_AUDIENCES = (
    "village_committee",
    "mediator",
    "grid_worker",
    "prosperous",
    "village_delegate",
    "law_enforcer",
)
_SITES = ("tutoring_station", "case_point", "park", "corridor", "bulletin_board")
_LEVELS = ("county", "county", "city", "province")
_PEOPLE = (3, 9)


def publicity(rows: Rows, rng: Random, unit_id: int, villages: Sequence[UUID]) -> None:
    """The year of one station and of its villages."""
    if rng.random() < 0.02:
        return
    plan = _plan(rows, unit_id) if rng.random() < 0.3 else None
    activities(rows, rng, unit_id, rng.randint(10, 38), plan)
    for _ in range(rng.randrange(5)):
        _training(rows, rng, unit_id)
    for village in villages:
        _of_village(rows, rng, unit_id, village)
    for kind in rng.sample(_SITES, rng.randint(2, len(_SITES))):
        _site(rows, rng, unit_id, kind, None)
    for _ in range(rng.randrange(4)):
        day = day_of_year(rng)
        rows.row(
            MediaReport, unit_id, published_on=day, outlet="日报", level=rng.choice(_LEVELS), topic="other"
        )


def activities(rows: Rows, rng: Random, unit_id: int, count: int, plan: UUID | None) -> None:
    """So many activities with their evidence: months with a theme come first."""
    whole, diligent = rng.random() < 0.6, rng.random() < 0.6
    for place in range(count):
        month = place % 12 + 1
        held = date(YEAR, month, rng.randint(1, 28)) if diligent else day_of_year(rng)
        activity = rows.row(
            Activity,
            unit_id,
            voided=rng.random() < 0.002,
            title="普法活动",
            kind="daily",
            target_kind=_TARGETS[place % len(_TARGETS)] if diligent else rng.choice(_TARGETS),
            form=rng.choice(_FORMS),
            planned_on=held,
            held_on=held if diligent or rng.random() < 0.98 else None,
            theme=f"第{month}期" if place < 12 else None,
            plan_id=plan,
        )
        for kind in _EVIDENCE[1 if plan else 0 :]:
            if whole or rng.random() < 0.9:
                rows.line(Evidence, unit_id, activity, kind=kind, made_on=held, kept_at="档案")


def _plan(rows: Rows, unit_id: int) -> UUID:
    return rows.row(
        Plan, unit_id, kind="annual", title="年度计划", year=YEAR, drafted_on=FIRST, valid_from=FIRST
    )


def _training(rows: Rows, rng: Random, unit_id: int) -> None:
    training = rows.row(Training, unit_id, held_on=day_of_year(rng), hours=4)
    for kind in rng.sample(_AUDIENCES, 2):
        rows.line(Audience, unit_id, training, kind=kind, persons=rng.randint(5, 60))


def _of_village(rows: Rows, rng: Random, unit_id: int, village: UUID) -> None:
    for _ in range(rng.randint(*_PEOPLE) if rng.random() < 0.995 else 0):
        _person(rows, rng, unit_id, village)
    if rng.random() < 0.995:
        rows.row(
            Team,
            unit_id,
            name="普法队",
            kind=rng.choice(("volunteers", "volunteers", "performers")),
            village_id=village,
            members=rng.randint(5, 30),
            formed_on=_BEGAN,
            disbanded_on=FIRST if rng.random() < 0.003 else None,
        )
    if rng.random() < 0.33:
        _site(rows, rng, unit_id, rng.choice(_SITES[1:]), village)


def _person(rows: Rows, rng: Random, unit_id: int, village: UUID) -> None:
    rows.row(
        LawPerson,
        unit_id,
        name="明白人",
        kind="law_literate" if rng.random() < 0.9 else "law_leader",
        village_id=village,
        source="other",
        nomination="recommended",
        selected_on=_BEGAN,
        certified_on=_BEGAN + timedelta(days=90) if rng.random() < 0.95 else None,
        removed_on=FIRST if rng.random() < 0.02 else None,
    )


def _site(rows: Rows, rng: Random, unit_id: int, kind: str, village: UUID | None) -> None:
    closed = LAST - timedelta(days=30) if rng.random() < 0.02 else None
    rows.row(Site, unit_id, name="法治阵地", kind=kind, village_id=village, built_on=_BEGAN, closed_on=closed)
