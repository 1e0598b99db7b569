"""What a station's line of legal aid wrote down in a year: sites, advisers with their logs, receptions, links, duties.

Each village has a workroom, a chat group and a legal adviser, half of them a psychological one, too; the legal adviser
writes a log of each month, now and then two, and one in four is of service by telephone beside it. A station receives
120 people, answers 120 questions (the hotline has the other three quarters of the nation's), tests four times how far
it is, and has a lawyer on duty every week.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from uuid import UUID

from fengqiao_legal_aid.models import (
    AdviserContract,
    AdviserLog,
    ChatGroup,
    Consultation,
    Duty,
    Link,
    ReachTest,
    Site,
    Visit,
)
from rows import FIRST, YEAR, Rows, day_of_year

_OPENED = date(2018, 7, 1)
_CHANNELS = ("on_site", "on_site", "telephone", "online", "letter")
_FIVE_HOURS = 300
_VISITS, _QUESTIONS, _TESTS, _DUTIES = 120, 120, 4, 52


def legal_aid(rows: Rows, rng: Random, unit_id: int, villages: Sequence[UUID]) -> None:
    """The year of one station and of its villages."""
    careful, whole = rng.random() < 0.5, rng.random() < 0.7
    _site(rows, unit_id, "township_station", None, None)
    for village in villages:
        if whole or rng.random() < 0.97:
            _places(rows, rng, unit_id, village)
        if whole or rng.random() < 0.97:
            _advisers(rows, rng, unit_id, village, careful=careful)
    _receptions(rows, rng, unit_id, careful=careful)
    _partners(rows, rng, unit_id)


def _places(rows: Rows, rng: Random, unit_id: int, village: UUID) -> None:
    _site(rows, unit_id, "village_workroom", village, FIRST if rng.random() < 0.005 else None)
    rows.row(
        ChatGroup,
        unit_id,
        village_id=village,
        since=_OPENED,
        until=FIRST if rng.random() < 0.005 else None,
        members=rng.randint(30, 500),
    )


def _site(rows: Rows, unit_id: int, level: str, village: UUID | None, closed: date | None) -> None:
    rows.row(Site, unit_id, name="平台", level=level, village_id=village, opened_on=_OPENED, closed_on=closed)


def _advisers(rows: Rows, rng: Random, unit_id: int, village: UUID, *, careful: bool) -> None:
    legal = _contract(rows, unit_id, village, "legal", FIRST if rng.random() < 0.003 else None)
    if rng.random() < 0.5:
        advice = _contract(rows, unit_id, village, "psychological", None)
        _log(rows, unit_id, advice, village, date(YEAR, rng.randint(1, 12), 9), 90)
    for month in range(1, 13):
        minutes = rng.randint(_FIVE_HOURS, 420) if careful or rng.random() < 0.95 else rng.randint(60, 299)
        day = date(YEAR, month, rng.randint(1, 14))
        if rng.random() < 0.1:
            _log(rows, unit_id, legal, village, day, minutes // 2)
            day, minutes = day + timedelta(days=14), minutes - minutes // 2
        _log(rows, unit_id, legal, village, day, minutes)
        if rng.random() < 0.25:
            _log(rows, unit_id, legal, village, day, 30, mode="telephone")


def _contract(rows: Rows, unit_id: int, village: UUID, kind: str, until: date | None) -> UUID:
    return rows.row(
        AdviserContract,
        unit_id,
        kind=kind,
        village_id=village,
        adviser="顾问",
        since=_OPENED,
        until=until,
    )


def _log(
    rows: Rows, unit_id: int, contract: UUID, village: UUID, day: date, minutes: int, mode: str = "on_site"
) -> None:
    rows.row(
        AdviserLog,
        unit_id,
        worked_on=day,
        contract_id=contract,
        village_id=village,
        mode=mode,
        kind="consultation",
        minutes=minutes,
    )


def _receptions(rows: Rows, rng: Random, unit_id: int, *, careful: bool) -> None:
    for _ in range(rng.randrange(2 * _VISITS)):
        handler = "首问人" if careful or rng.random() < 0.999 else None
        rows.row(Visit, unit_id, received_on=day_of_year(rng), topic="marriage_family", first_handler=handler)
    slow = rng.randint(2, 4)
    for _ in range(rng.randrange(2 * _QUESTIONS)):
        rows.row(
            Consultation,
            unit_id,
            asked_on=day_of_year(rng),
            channel=rng.choice(_CHANNELS),
            topic="marriage_family",
            response_minutes=None if rng.random() < 0.1 else rng.randint(1, slow),
        )
    for _ in range(rng.choice((0, *(_TESTS,) * 9))):
        rows.row(ReachTest, unit_id, tested_on=day_of_year(rng), minutes=rng.randint(4, 14))


def _partners(rows: Rows, rng: Random, unit_id: int) -> None:
    for kind in ("law_firm", "co_building"):
        if rng.random() < 0.95:
            ended = FIRST if rng.random() < 0.02 else None
            rows.row(Link, unit_id, kind=kind, partner="对接单位", since=_OPENED, until=ended)
    comes = rng.random() < 0.97
    for week in range(_DUTIES):
        rows.row(
            Duty,
            unit_id,
            duty_on=FIRST + timedelta(days=7 * week + rng.randrange(5)),
            place="station",
            person="值班人",
            person_kind="lawyer" if rng.random() < 0.8 else "legal_worker",
            attended=comes and rng.random() < 0.95,
        )
