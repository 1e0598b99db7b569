"""What the published report tells of single disputes: grave ones of one street, ten of many people, one of thirty years.

Drawn by a generator of its own after the cases stand, so that what others drew stays as it was. Marks change no figure
of the district's totals: a dispute that must be reported has its report.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from fengqiao.api import Chance, DemoRow, Window

from fengqiao_mediation.demo.places import Office

GRAVE_AT, GRAVE_SETTLED = "彭浦新村", 208
"""The street whose report says "more than 200", and how many that is here."""

GROUPS_SETTLED = 10
LONGEST_YEARS = 31

_GRAVE = ("complex", "major")
_PLANNED_SHARE = 0.8
_STATION_PART = {"none": 30, "guided": 62, "joined": 8}
_IN_GRAVE_ONES = {"guided": 40, "joined": 45, "presided": 15}
_FEEDBACK = {"village": 80, "township": 18, "county": 2}
_HELPERS = ("cadre", "assistant", "juror", "mediator", "lawyer", "police", "grid_worker", "expert")
_METHOD_SHARE = 0.03

Record = dict[str, Any]


def mark_cases(rng: Chance, found: list[Office], cases: list[DemoRow], window: Window) -> None:
    """Mark the disputes that the report speaks of, and what stations and helpers did in all of them.

    :raises ValueError: when the street is not in the district, or too few disputes were settled there.
    """
    settled = [row for row in cases if _is_settled(row[2], window)]
    street = next((office.unit_id for office in found if office.name.startswith(GRAVE_AT)), None)
    _mark_grave(rng, [record for _, unit, record in settled if unit == street])
    plain = [record for _, _, record in settled if record["level"] == "general"]
    for record in rng.sample(plain, GROUPS_SETTLED):
        _mark_group(rng, record)
    _mark_old(rng, [record for record in plain if not record.get("group_flag")])
    for _, unit, record in cases:
        if record.get("accepted_on"):
            _mark_helpers(rng, record)
        if unit == street and record.get("closed_on"):
            record |= {"feedback_level": rng.weighted(_FEEDBACK), "feedback_on": record["closed_on"]}


def _is_settled(record: Record, window: Window) -> bool:
    accepted_on, closed_on = record.get("accepted_on"), record.get("closed_on")
    return (
        record.get("result") in ("settled_written", "settled_oral")
        and accepted_on is not None
        and closed_on is not None
        and window.first <= accepted_on
        and closed_on <= window.last
    )


def _mark_grave(rng: Chance, settled: list[Record]) -> None:
    already = sum(record["level"] in _GRAVE for record in settled)
    plain = [record for record in settled if record["level"] == "general"]
    if not 0 <= GRAVE_SETTLED - already <= len(plain):
        raise ValueError(f"演示区划的“{GRAVE_AT}”街道化解的纠纷不足{GRAVE_SETTLED}件，无法标出重大疑难纠纷")
    for record in rng.sample(plain, GRAVE_SETTLED - already):
        record |= {"level": "complex", "investigated": True}


def _mark_group(rng: Chance, record: Record) -> None:
    report = {
        "reported_on": record["registered_on"],
        "reason": "mass_event",
        "receivers": "街道党工委、派出所",
        "receiver_level": "township",
        "to_government": True,
        "to_police": True,
    }
    record |= {
        "group_flag": True,
        "people_involved": rng.randint(12, 60),
        "major_reports": record["major_reports"] or [report],
    }


def _mark_old(rng: Chance, plain: list[Record]) -> None:
    first, *others = rng.sample(plain, 9)
    first |= {"dispute_since": _years_before(first["registered_on"], LONGEST_YEARS), "backlog": True}
    for record in others:
        record |= {
            "dispute_since": _years_before(record["registered_on"], rng.randint(2, 28)),
            "backlog": rng.happens(0.5),
        }


def _years_before(day: date, years: int) -> date:
    return day - timedelta(days=365 * years + years // 4)


def _mark_helpers(rng: Chance, record: Record) -> None:
    grave = record.get("level") in _GRAVE
    record["station_part"] = rng.weighted(_IN_GRAVE_ONES if grave else _STATION_PART)
    if rng.happens(_METHOD_SHARE):
        record["method"] = "other"
    if not grave:
        return
    record["participants"] = _helpers(rng)
    if rng.happens(_PLANNED_SHARE):
        record["plans"] = [{"made_on": record["accepted_on"], "made_by": rng.name()}]


def _helpers(rng: Chance) -> list[Record]:
    kinds: Iterable[str] = rng.sample(_HELPERS, rng.randint(1, 3))
    return [{"kind": kind, "name": rng.name()} for kind in kinds]
