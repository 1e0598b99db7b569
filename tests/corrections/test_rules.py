"""Each rule refuses what it must, lets the rest pass, and is the only thing that stands in the way."""

from datetime import date
from typing import Any
from uuid import UUID

from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.lifecycle import Rule
from fengqiao.testing.contracts import RulesContract, Trial
from fengqiao_corrections import ledgers as kept
from fengqiao_corrections.ledgers import LEDGERS
from fengqiao_corrections.rules import events, groups, guidance, others, subjects, supervision, verdicts

from tests.corrections.conftest import released, subject

JANUARY, MARCH, APRIL, MAY = date(2024, 1, 2), date(2024, 3, 1), date(2024, 4, 1), date(2024, 5, 1)
BEFORE = date(2023, 12, 1)
SOMEBODY = UUID(int=1)

AWAITED = {"registered_on": JANUARY, "category": "probation", "name": "陈演示甲", "sex": "male"}
HERE = {name: value for name, value in subject().items() if name != "state"}
RELEASED = {**HERE, **{name: value for name, value in released(MAY).items() if name != "state"}}
DEAD = {**HERE, "exit_kind": "death", "ended_on": MAY}
MOVED = {**HERE, "exit_kind": "moved_out", "ended_on": MAY}
STAYED = {**AWAITED, "category": "temporary", "stay_decided_on": JANUARY}
WOMAN = {**HERE, "sex": "female", "group_members": [{"role": "committee", "sex": "female"}]}
MAN_ONLY = [{"role": "station", "sex": "male"}]
MINOR = {
    **HERE,
    "minor": True,
    "birth_year": 2007,
    "group_members": [{"role": "school", "sex": "male", "knows_minors": True}],
}

OF_SUBJECT = {"subject_id": SOMEBODY}
LEAVE = {
    **OF_SUBJECT,
    "applied_on": MARCH,
    "reason": "medical",
    "since": APRIL,
    "until": MAY,
    "decided_on": MARCH,
    "level": "station",
    "back_on": MAY,
}
CHANGE = {
    **OF_SUBJECT,
    "applied_on": JANUARY,
    "inquired_on": MARCH,
    "replied_on": MARCH,
    "decided_on": APRIL,
    "reported_on": MAY,
}
BAN = {**OF_SUBJECT, "kind": "place", "began_on": MARCH, "decision": "granted", "decided_on": MARCH}
TAG = {
    **OF_SUBJECT,
    "ground": "ban_broken",
    "approved_by": "某区司法局",
    "approved_on": MARCH,
    "since": MARCH,
    "until": date(2024, 6, 1),
    "lifted_on": MAY,
}
REPORT = {
    **OF_SUBJECT,
    "kind": "medical_review",
    "put_off_from": JANUARY,
    "due_on": date(2024, 4, 2),
    "put_off_by": "upper",
}
VERDICT = {
    **OF_SUBJECT,
    "kind": "periodic",
    "grade": "good",
    "decided_on": MARCH,
    "proposed_on": MARCH,
    "answered_on": APRIL,
    "graded_from": JANUARY,
    "graded_to": MARCH,
    "arrest_asked_on": MARCH,
    "arrest_decided_on": MARCH,
    "arrested_on": MARCH,
    "custody_ended_on": APRIL,
}
REPRIMAND = {
    **OF_SUBJECT,
    "kind": "reprimand",
    "decided_on": APRIL,
    "ground": "absent_up_to_ten_days",
    "absent_since": MARCH,
    "absent_until": date(2024, 3, 11),
}
WARNING = {
    **REPRIMAND,
    "kind": "warning",
    "ground": "absent_over_ten_days",
    "absent_until": date(2024, 3, 12),
}
REVOCATION = {
    **REPRIMAND,
    "kind": "revoke_probation",
    "ground": "absent_over_a_month",
    "absent_until": date(2024, 4, 2),
}
SESSION = {"kind": "collective", "held_on": MARCH, "persons": 5, "person_times": 5}
TALK = {**OF_SUBJECT, "kind": "individual", "held_on": MARCH}
WORK = {"held_on": MARCH, "persons": 5, "person_times": 5}
HELPING = {**WORK, "kind": "relief"}
EVENT = {
    **OF_SUBJECT,
    "kind": "lost_contact",
    "occurred_on": MARCH,
    "search_began_on": MARCH,
    "solved_on": APRIL,
}
DELEGATION = {"agency": "某区社区矫正管理局", "since": MARCH, "until": APRIL}
OFFICER = {"staff_id": SOMEBODY, "kind": "worker", "since": MARCH, "until": APRIL}
PARTNER = {"name": "某服务社", "kind": "social_organisation", "since": MARCH, "until": APRIL}
SURVEY = {
    "received_on": MARCH,
    "client": "court",
    "name": "陈演示甲",
    "opinion": "suitable",
    "sent_on": APRIL,
}
BASE = {"name": "某基地", "since": MARCH, "until": APRIL, "places": 3, "in_use": 3}
PERSON = {
    "registered_on": JANUARY,
    "name": "陈演示甲",
    "came_from": "prison",
    "release_kind": "served",
    "released_on": MARCH,
    "key_level": "key",
    "help_since": MARCH,
    "help_until": MAY,
}
FORETOLD = {**PERSON, "help_since": None, "help_until": None}
CLOSED = {**PERSON, "ended_on": MAY}
LINK = {"person_id": SOMEBODY, "plan": "must_meet", "result": "linked", "linked_on": MARCH}
NEW_CRIME = {"person_id": SOMEBODY, "kind": "crime", "occurred_on": MARCH, "found_on": MARCH}


def trial(rule: Rule, ledger: Ledger, state: str | None, good: dict[str, Any], **change: Any) -> Trial:
    """Return a trial whose fault names the first changed field."""
    return Trial(rule, ledger, state or "", good, change, next(iter(change)))


S = kept.SUBJECTS
TRIALS = [
    trial(subjects.days_in_order[0], S, "on_register", HERE, term_to=BEFORE, term_from=JANUARY),
    trial(subjects.days_in_order[1], S, "on_register", HERE, declared_on=BEFORE),
    trial(subjects.days_in_order[2], S, "terminated", DEAD, ended_on=BEFORE),
    trial(subjects.days_in_order[3], S, "released", RELEASED, handed_over_on=BEFORE),
    trial(subjects.one_clock, S, None, AWAITED, stay_decided_on=JANUARY),
    trial(subjects.one_clock, S, None, STAYED, judgment_effective_on=JANUARY),
    trial(
        subjects.bail_of_the_stayed,
        S,
        None,
        {**STAYED, "medical_bail": True},
        medical_bail=True,
        category="probation",
        stay_decided_on=None,
    ),
    trial(subjects.minor_marked, S, "on_register", MINOR, minor=False),
    trial(subjects.not_received, S, "awaited", AWAITED, received_on=JANUARY),
    trial(subjects.not_received, S, "overdue", AWAITED, received_on=JANUARY),
    trial(subjects.received, S, "received", HERE, received_on=None),
    trial(subjects.received, S, "moved", MOVED, received_on=None),
    trial(subjects.declared, S, "declared", HERE, declared_on=None),
    trial(subjects.still_here, S, "away", HERE, ended_on=MAY),
    trial(subjects.still_here, S, "detained", HERE, exit_kind="death"),
    trial(subjects.ended, S, "terminated", DEAD, ended_on=None),
    trial(subjects.released, S, "released", RELEASED, exit_kind="death"),
    trial(subjects.released, S, "released", RELEASED, ended_on=APRIL, term_to=MAY),
    trial(subjects.released, S, "released", RELEASED, certificate_no=None),
    trial(subjects.released, S, "released", RELEASED, organs_notified_on=None),
    trial(subjects.terminated, S, "terminated", DEAD, exit_kind="expired"),
    trial(subjects.terminated, S, "terminated", DEAD, exit_kind="parole_revoked"),
    trial(subjects.moved_out, S, "moved", MOVED, exit_kind="death"),
    trial(groups.group_formed, S, "on_register", HERE, group_members=[]),
    trial(groups.group_formed, S, "away", WOMAN, group_members=MAN_ONLY),
    trial(
        groups.group_formed,
        S,
        "on_register",
        WOMAN,
        group_members=[*MAN_ONLY, {"role": "committee", "sex": "female", "left_on": MARCH}],
    ),
    trial(groups.group_formed, S, "on_register", MINOR, group_members=MAN_ONLY),
    trial(groups.plan_made, S, "on_register", HERE, plans=[]),
    trial(supervision.put_off_in_order, kept.REPORTS, None, REPORT, due_on=BEFORE),
    trial(supervision.put_off_approved, kept.REPORTS, None, REPORT, put_off_by=None),
    trial(
        supervision.put_off_approved,
        kept.REPORTS,
        None,
        REPORT,
        put_off_by="upper",
        due_on=date(2024, 4, 3),
    ),
    trial(supervision.leave_in_order, kept.LEAVES, None, LEAVE, until=MARCH),
    trial(supervision.back_in_order, kept.LEAVES, None, LEAVE, back_on=MARCH),
    trial(supervision.leave_decided, kept.LEAVES, "approved", LEAVE, decided_on=None),
    trial(supervision.leave_decided, kept.LEAVES, "approved", LEAVE, level=None),
    trial(supervision.leave_decided, kept.LEAVES, "approved", LEAVE, since=BEFORE),
    trial(supervision.back, kept.LEAVES, "returned", LEAVE, back_on=None),
    trial(supervision.change_in_order[0], kept.PLACE_CHANGES, None, CHANGE, replied_on=JANUARY),
    trial(supervision.change_in_order[1], kept.PLACE_CHANGES, None, CHANGE, decided_on=BEFORE),
    trial(supervision.change_in_order[2], kept.PLACE_CHANGES, None, CHANGE, reported_on=MARCH),
    trial(supervision.change_decided, kept.PLACE_CHANGES, "granted", CHANGE, decided_on=None),
    trial(supervision.change_completed, kept.PLACE_CHANGES, "completed", CHANGE, reported_on=None),
    trial(supervision.restriction_decided, kept.RESTRICTIONS, "decided", BAN, decision=None),
    trial(supervision.restriction_decided, kept.RESTRICTIONS, "decided", BAN, decided_on=None),
    trial(supervision.tag_in_order[0], kept.TAGS, None, TAG, until=BEFORE),
    trial(supervision.tag_in_order[1], kept.TAGS, None, TAG, since=JANUARY, until=APRIL),
    trial(supervision.tag_in_order[2], kept.TAGS, None, TAG, lifted_on=JANUARY),
    trial(supervision.tag_within_three_months, kept.TAGS, None, TAG, until=date(2024, 6, 2)),
    trial(supervision.tag_lifted, kept.TAGS, "lifted", TAG, lifted_on=None),
    trial(verdicts.verdict_in_order[0], kept.VERDICTS, None, VERDICT, answered_on=JANUARY),
    trial(verdicts.verdict_in_order[1], kept.VERDICTS, None, VERDICT, custody_ended_on=JANUARY),
    trial(verdicts.verdict_in_order[2], kept.VERDICTS, None, VERDICT, arrest_decided_on=JANUARY),
    trial(verdicts.verdict_in_order[3], kept.VERDICTS, None, VERDICT, arrested_on=JANUARY),
    trial(verdicts.verdict_in_order[4], kept.VERDICTS, None, VERDICT, graded_to=BEFORE),
    trial(verdicts.verdict_in_order[5], kept.VERDICTS, None, WARNING, absent_until=JANUARY),
    trial(verdicts.ground_fits, kept.VERDICTS, None, REPRIMAND, ground="two_reprimands"),
    trial(verdicts.ground_fits, kept.VERDICTS, None, WARNING, ground="two_warnings"),
    trial(verdicts.ground_fits, kept.VERDICTS, None, REVOCATION, ground="slight_breach"),
    trial(
        verdicts.absence_fits,
        kept.VERDICTS,
        None,
        WARNING,
        ground="absent_over_ten_days",
        absent_until=date(2024, 3, 11),
    ),
    trial(
        verdicts.absence_fits,
        kept.VERDICTS,
        None,
        REPRIMAND,
        ground="absent_up_to_ten_days",
        absent_until=date(2024, 3, 12),
    ),
    trial(
        verdicts.absence_fits,
        kept.VERDICTS,
        None,
        REVOCATION,
        ground="absent_over_a_month",
        absent_until=APRIL,
    ),
    trial(verdicts.verdict_graded, kept.VERDICTS, None, VERDICT, grade=None),
    trial(guidance.one_or_many, kept.EDUCATIONS, None, SESSION, persons=2, subject_id=SOMEBODY),
    trial(guidance.one_or_many, kept.EDUCATIONS, None, SESSION, person_times=4),
    trial(guidance.minors_together, kept.EDUCATIONS, None, TALK, for_minors=True),
    *(
        one
        for ledger, many in ((kept.PUBLIC_BENEFITS, WORK), (kept.ASSISTANCES, HELPING))
        for one in (
            trial(guidance.one_or_many, ledger, None, many, person_times=4),
            trial(
                guidance.minors_together,
                ledger,
                None,
                {**many, **OF_SUBJECT, "persons": 1, "person_times": 1},
                for_minors=True,
            ),
        )
    ),
    trial(events.event_in_order, kept.EVENTS, None, EVENT, solved_on=JANUARY),
    trial(events.event_solved, kept.EVENTS, "solved", EVENT, solved_on=None),
    trial(events.subject_named, kept.EVENTS, None, EVENT, subject_id=None),
    trial(events.search_begun, kept.EVENTS, None, EVENT, search_began_on=None),
    trial(events.search_begun, kept.EVENTS, None, EVENT, search_began_on=JANUARY),
    trial(others.delegation_in_order, kept.DELEGATIONS, None, DELEGATION, until=JANUARY),
    trial(others.officer_in_order, kept.OFFICERS, None, OFFICER, until=JANUARY),
    trial(others.partner_in_order, kept.PARTNERS, None, PARTNER, until=JANUARY),
    trial(others.base_in_order, kept.BASES, None, BASE, until=JANUARY),
    trial(others.survey_in_order, kept.SURVEYS, "answered", SURVEY, sent_on=JANUARY),
    trial(others.survey_open, kept.SURVEYS, "open", {**SURVEY, "sent_on": None}, sent_on=APRIL),
    trial(others.survey_answered, kept.SURVEYS, "answered", SURVEY, opinion=None),
    trial(others.survey_answered, kept.SURVEYS, "answered", SURVEY, sent_on=None),
    trial(others.base_not_overfull, kept.BASES, None, BASE, in_use=4),
    trial(others.person_in_order[0], kept.RELEASED_PERSONS, "helped", PERSON, help_since=JANUARY),
    trial(others.person_in_order[1], kept.RELEASED_PERSONS, "helped", PERSON, help_until=JANUARY),
    trial(others.person_in_order[2], kept.RELEASED_PERSONS, "closed", CLOSED, ended_on=JANUARY),
    trial(others.person_from_corrections, kept.RELEASED_PERSONS, "helped", PERSON, subject_id=SOMEBODY),
    trial(others.not_helped_yet, kept.RELEASED_PERSONS, "foretold", FORETOLD, help_since=MARCH),
    trial(others.being_helped, kept.RELEASED_PERSONS, "helped", PERSON, released_on=None),
    trial(others.being_helped, kept.RELEASED_PERSONS, "helped", PERSON, help_since=None),
    trial(others.being_helped, kept.RELEASED_PERSONS, "helped", PERSON, key_level=None),
    trial(others.being_helped, kept.RELEASED_PERSONS, "helped", PERSON, ended_on=MAY),
    trial(others.help_over, kept.RELEASED_PERSONS, "closed", CLOSED, ended_on=None),
    trial(others.help_over, kept.RELEASED_PERSONS, "died", CLOSED, help_since=None),
    trial(others.link_answered, kept.LINKS, None, LINK, linked_on=None),
    trial(others.link_answered, kept.LINKS, None, LINK, linked_on=MARCH, result="not_linked"),
    trial(others.found_in_order, kept.RELEASED_EVENTS, None, NEW_CRIME, found_on=JANUARY),
]


class TestRules(RulesContract):
    ledgers = LEDGERS
    trials = TRIALS


def test_an_exit_that_a_province_added_is_not_mistaken_for_a_wrong_one() -> None:
    assert subjects.released({**RELEASED, "exit_kind": "released_by_new_law"}) is None
    assert subjects.terminated({**DEAD, "exit_kind": "other_offence"}) is None


def test_only_somebody_missed_altogether_may_have_no_row() -> None:
    assert events.subject_named({"kind": "missed_supervision", "subject_id": None}) is None


def test_an_article_is_named_where_the_law_demands_something() -> None:
    faults = (
        groups.group_formed({**HERE, "group_members": []}),
        groups.group_formed({**WOMAN, "group_members": MAN_ONLY}),
        groups.group_formed({**MINOR, "group_members": MAN_ONLY}),
        groups.plan_made({}),
        supervision.tag_within_three_months({**TAG, "until": date(2025, 1, 1)}),
    )

    assert all(fault is not None and "社区矫正法第" in fault.reason for fault in faults)


def test_more_than_three_months_are_given_by_the_province() -> None:
    longer = {**REPORT, "due_on": date(2024, 4, 3), "put_off_by": "province"}
    assert supervision.put_off_approved(longer) is None


def test_a_ground_of_absence_without_its_days_is_left_to_people() -> None:
    assert verdicts.absence_fits({**REVOCATION, "absent_until": None}) is None
    assert verdicts.ground_fits({**REVOCATION, "kind": "revoke_parole"}) is None
