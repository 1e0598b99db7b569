"""Meetings and study sessions of the demo, month by month until the end of October."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from fengqiao.api import Chance, DemoRow

from fengqiao_party_building.demo.stations import PartyStation, Roll
from fengqiao_party_building.ledgers import MEETINGS, STUDY_SESSIONS

_MONTHS = range(1, 11)
_QUARTER_BEGINS = (1, 4, 7, 10)
_LESSON_MONTHS = (2, 6, 9)
_UNTIDY = 0.2
_TOPICS = ("theory", "theory", "themed_education", "party_rules", "ten_prohibitions", "law", "conduct")


def meeting_rows(rng: Chance, station: PartyStation, roll: Roll) -> Iterator[DemoRow]:
    """Yield the meetings of a station's organisation."""
    if roll.organisation_id is None:
        return
    for month in _MONTHS:
        for kind in _kinds(station, month):
            yield MEETINGS, station.unit_id, _meeting(rng, station, roll, kind, month)


def _kinds(station: PartyStation, month: int) -> Iterator[str]:
    yield "theme_day"
    yield "group_meeting"
    if station.has_committee:
        yield "committee_meeting"
    if month in _QUARTER_BEGINS:
        yield "members_meeting"
    if month in _LESSON_MONTHS:
        yield "lesson"
    if month == 2:
        yield "organisational_life"
        yield "appraisal"


def _meeting(rng: Chance, station: PartyStation, roll: Roll, kind: str, month: int) -> dict[str, Any]:
    here = max(1, len(roll.members))
    record = {
        "id": rng.new_id(),
        "organisation_id": roll.organisation_id,
        "kind": kind,
        "held_on": _day_of(rng, month),
        "place": f"{station.name}司法所会议室",
        "host": "演示书记",
        "recorder": "演示记录人",
        "topics": "传达学习上级精神，研究本月工作",
        **_papers(rng, station, here),
    }
    if kind == "lesson":
        record["lecturer"] = "演示讲课人"
    if kind == "appraisal":
        record |= {"excellent": here // 3, "qualified": here - here // 3}
    return record


def study_rows(rng: Chance, station: PartyStation, roll: Roll) -> Iterator[DemoRow]:
    """Yield the study sessions of a station, with each member's own record."""
    if roll.organisation_id is None:
        return
    for month in _MONTHS:
        kinds = ["regular", "regular", "special" if rng.happens(0.5) else "online"]
        for kind in kinds:
            yield STUDY_SESSIONS, station.unit_id, _session(rng, station, roll, kind, _day_of(rng, month))


def centre_group_rows(rng: Chance, bureau: int) -> Iterator[DemoRow]:
    """Yield the bureau's centre group, on law in every second session."""
    for place, month in enumerate(_QUARTER_BEGINS):
        record = {
            "id": rng.new_id(),
            "kind": "centre_group",
            "topic": "law" if place % 2 else "theory",
            "studied_on": _day_of(rng, month),
            "expected": 9,
            "attended": rng.randint(7, 9),
            "minutes_kept": True,
            "sign_in_kept": True,
        }
        yield STUDY_SESSIONS, bureau, record


def _session(rng: Chance, station: PartyStation, roll: Roll, kind: str, day: date) -> dict[str, Any]:
    return {
        "id": rng.new_id(),
        "organisation_id": roll.organisation_id,
        "kind": kind,
        "topic": rng.choice(_TOPICS),
        "studied_on": day,
        **_papers(rng, station, max(1, len(roll.members))),
        "member_records": _records(rng, roll, day),
    }


def _records(rng: Chance, roll: Roll, day: date) -> list[dict[str, Any]]:
    records = [_record(rng, member, day) for member in roll.members]
    since = roll.members.values()
    return [record for record, first in zip(records, since, strict=True) if first is None or first <= day]


def _record(rng: Chance, member: Any, day: date) -> dict[str, Any]:
    record: dict[str, Any] = {"member_id": member, "notes_kept": True}
    if rng.happens(0.05):
        record |= {"absent": True, "made_up_on": day}
    return record


def _papers(rng: Chance, station: PartyStation, here: int) -> dict[str, Any]:
    return {
        "expected": here,
        "attended": max(1, here - rng.happens(0.1)),
        "minutes_kept": station.tidy or not rng.happens(_UNTIDY),
        "sign_in_kept": True,
        "photos_kept": rng.happens(0.6),
    }


def _day_of(rng: Chance, month: int) -> date:
    return rng.day(date(2023, month, 1), date(2023, month, 28))
