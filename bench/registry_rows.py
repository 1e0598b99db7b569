"""What a station has: profile, villages, people and their training, premises, equipment, what it shows and keeps."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from uuid import UUID

from fengqiao.registry.models import (
    Assignment,
    Disclosure,
    Equipment,
    Premises,
    Room,
    Staff,
    Station,
    StationRule,
    Submission,
    Training,
    Village,
)
from rows import FIRST, YEAR, Rows, some

_FOUNDED = date(2004, 3, 1)
_STATION_KINDS = ("township", "township", "subdistrict", "subdistrict", "development_zone")
_STAFF_KINDS = (
    "political_legal_post",
    "civil_servant",
    "public_institution",
    "judicial_assistant",
    "clerk",
    "township_part_time",
)
_FUNCTIONS = (
    "mediation",
    "corrections",
    "legal_aid",
    "resettlement",
    "public_legal_service",
    "archives",
    "on_duty",
    "publicity",
)
_EQUIPMENT = (
    "computer",
    "printer",
    "copier",
    "fax",
    "fast_scanner",
    "document_camera",
    "fingerprint_reader",
    "body_camera",
    "vehicle",
    "telephone",
)
_DISCLOSURES = ("functions", "procedure", "rules", "duties", "contact", "whereabouts", "fees")
_STATEMENTS = ("station_building", "mediation_statement", "corrections_statement", "other_statement")
_QUARTER_ENDS = (date(YEAR - 1, 12, 31), date(YEAR, 3, 31), date(YEAR, 6, 30), date(YEAR, 9, 30))
_RULES = ("meetings", "reporting", "files", "restraints", "learning")


def closed_station(rows: Rows, unit_id: int) -> None:
    """The profile of a station that was merged into another before the year began."""
    rows.row(
        Station,
        unit_id,
        name=f"原第{unit_id}司法所",
        kind="township",
        township_code=None,
        founded_on=_FOUNDED,
        closed_on=FIRST - timedelta(days=1),
    )


@dataclass(frozen=True)
class Home:
    """What the lines of business of a station point at.

    :param villages: ids of its villages.
    :param party_members: ids of those of its staff who are party members.
    """

    villages: list[UUID]
    party_members: list[UUID]


def station(rows: Rows, rng: Random, unit_id: int, bureau_id: int, villages: int, people: int) -> Home:
    """Everything of one station that the registry keeps."""
    township = unit_id - 1 if rng.random() < 0.02 else unit_id
    rows.row(
        Station,
        unit_id,
        name=f"第{unit_id}司法所",
        kind=rng.choice(_STATION_KINDS),
        township_code=None if rng.random() < 0.02 else f"{township:09}",
        founded_on=_FOUNDED,
        closed_on=None,
    )
    staff = [
        _person(rows, rng, unit_id, bureau_id, is_head=place == 0 and rng.random() < 0.95)
        for place in range(people)
    ]
    _premises(rows, rng, unit_id)
    _kinds(rows, rng, unit_id)
    _submissions(rows, rng, unit_id)
    return Home(
        [_village(rows, rng, unit_id, place) for place in range(villages)],
        [person for person in staff if person is not None],
    )


def _village(rows: Rows, rng: Random, unit_id: int, place: int) -> UUID:
    return rows.row(
        Village,
        unit_id,
        name=f"第{unit_id}-{place}村",
        kind=rng.choice(("village", "community")),
        until=FIRST if rng.random() < 0.01 else None,
    )


def _person(rows: Rows, rng: Random, unit_id: int, bureau_id: int, *, is_head: bool) -> UUID | None:
    """One of the staff; returns the id when it is a party member."""
    in_party = rng.random() < (0.95 if is_head else 0.5)
    born = date(rng.randint(1964, 2000), rng.randint(1, 12), rng.randint(1, 28))
    began = date(rng.randint(2012, YEAR), rng.randint(1, 12), rng.randint(1, 28))
    kind = "political_legal_post" if is_head and rng.random() < 0.97 else rng.choice(_STAFF_KINDS)
    staff = rows.row(
        Staff,
        unit_id,
        name=f"人员{rng.randrange(10**6)}",
        sex=rng.choice(("male", "female")),
        birth_date=born,
        id_no_mask=f"******{born.year}********{rng.randrange(10)}*",
        phone_mask=f"1{rng.randint(30, 99)}****{rng.randrange(10_000):04}",
        political_status="party_member" if in_party else "masses",
        justice_work_began_on=None if rng.random() < 0.02 else began,
    )
    _serve(rows, rng, unit_id, staff, kind, role="head" if is_head else "officer")
    if kind == "political_legal_post" and rng.random() < 0.03:
        _serve(rows, rng, bureau_id, staff, kind, role="officer", reason="secondment")
    _train(rows, rng, unit_id, staff)
    return staff if in_party else None


def _serve(
    rows: Rows, rng: Random, unit_id: int, staff: UUID, kind: str, *, role: str, reason: str = "recruitment"
) -> None:
    rows.row(
        Assignment,
        unit_id,
        voided=rng.random() < 0.005,
        staff_id=staff,
        kind=kind,
        role=role,
        full_time=rng.random() < 0.97,
        reason=reason,
        started_on=date(rng.randint(2010, YEAR), rng.randint(1, 12), 1),
        ended_on=date(YEAR, rng.randint(1, 12), 15) if rng.random() < 0.05 else None,
    )


def _train(rows: Rows, rng: Random, unit_id: int, staff: UUID) -> None:
    for mode, least, most in (("off_job", 50, 160), ("online", 30, 90), ("at_meetings", 4, 20)):
        rows.row(
            Training,
            unit_id,
            staff_id=staff,
            title="业务培训",
            mode=mode,
            regularity=rng.choice(("regular", "special", None)),
            way=rng.choice(("invited_in", "sent_out", None)),
            hours=rng.randint(least, most),
            ends_on=date(YEAR - (rng.random() < 0.1), rng.randint(1, 12), rng.randint(1, 28)),
        )


def _premises(rows: Rows, rng: Random, unit_id: int) -> None:
    if rng.random() < 0.02:
        return
    building = rows.row(
        Premises,
        unit_id,
        name="办公楼",
        usable_area=rng.randint(80, 320),
        since=_FOUNDED,
        until=FIRST if rng.random() < 0.01 else None,
    )
    for function in some(rng, _FUNCTIONS, 6):
        rows.line(Room, unit_id, building, kind="counter", function=function)


def _kinds(rows: Rows, rng: Random, unit_id: int) -> None:
    for kind in some(rng, _EQUIPMENT, 7):
        needed = rng.random() < 0.95
        rows.row(
            Equipment,
            unit_id,
            kind=kind,
            quantity=3 if needed else 0,
            not_needed=not needed,
            in_use=rng.random() < 0.98,
            bought_on=_FOUNDED,
        )
    for kind in some(rng, _DISCLOSURES, 5):
        rows.row(Disclosure, unit_id, kind=kind, since=_FOUNDED, until=FIRST if rng.random() < 0.02 else None)
    for kind in some(rng, _RULES, 3):
        rows.row(StationRule, unit_id, kind=kind, title="制度", since=_FOUNDED)


def _submissions(rows: Rows, rng: Random, unit_id: int) -> None:
    """Four statements a quarter, most in time, and a bulletin a month; one station in twenty keeps none of it."""
    if rng.random() < 0.05:
        return
    careful = rng.random() < 0.6
    for period_last in _QUARTER_ENDS:
        due_on = period_last + timedelta(days=10)
        for kind in _STATEMENTS:
            late = not careful and rng.random() < 0.1
            rows.row(
                Submission,
                unit_id,
                kind=kind,
                title="季度报表",
                period_last=period_last,
                due_on=due_on,
                submitted_on=due_on + timedelta(days=3 if late else -rng.randrange(5)),
                sent_back=not careful and rng.random() < 0.02,
            )
    for month in range(1, 13):
        day = date(YEAR, month, rng.randint(1, 28))
        rows.row(
            Submission,
            unit_id,
            kind="bulletin",
            title="工作简报",
            period_last=day,
            due_on=None,
            submitted_on=day,
            sent_back=False,
        )
