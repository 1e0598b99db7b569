"""The rival's checks: the pack read as plain YAML, each check a function of what was found for a station."""

from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.resources import files
from operator import eq, ge, gt, le, lt
from typing import Any

import yaml

STATES = ("error", "unavailable", "not_met", "no_data", "needs_evidence", "met", "not_applicable")
"""The first of several decides."""
_, UNAVAILABLE, NOT_MET, NO_DATA, NEEDS_EVIDENCE, MET, NOT_APPLICABLE = range(7)

States = tuple[int, ...]

Verdicts = tuple[tuple[int, States, States], ...]
"""For each item of the standard its verdict, the states of its checks, and of those beside them."""

_COMPARE = {">": gt, ">=": ge, "<": lt, "<=": le, "=": eq}

_FIGURES: dict[str, tuple[str, str | None, int, str | None]] = {}
"""Indicator → numerator, denominator and what it is multiplied by, and what must have been entered at all."""


def _figure(
    code: str, above: str, below: str | None = None, per: int = 1, entered: str | None = None
) -> None:
    _FIGURES[code] = above, below, per, entered


_figure("registry.stations_per_township", "of_townships", "in_a_township")
_figure("registry.political_legal_staff", "political_legal")
_figure("registry.full_time_staff", "full_time")
_figure("registry.political_legal_staff_seconded_out", "lent_out")
_figure("registry.heads_on_political_legal_posts_rate", "heads_political_legal", "heads")
_figure("registry.heads_party_members_rate", "heads_in_party", "heads")
_figure("registry.heads_full_time_rate", "heads_full_time", "heads")
_figure("registry.head_experience_years", "heads_years", "heads_known")
_figure("registry.off_job_training_hours_per_full_time_staff", "off_job_hours", "full_time")
_figure("registry.online_training_hours_per_full_time_staff", "online_hours", "full_time")
_figure("registry.training_kinds", "training_kinds")
_figure("registry.training_ways", "training_ways")
_figure("registry.usable_area", "usable_area", entered="premises")
_figure("registry.function_rooms", "functions", entered="rooms")
_figure("registry.office_functions", "office_functions", entered="rooms")
_figure("registry.statements_in_time_rate", "statements_in_time", "statements_due", entered="submissions")
_figure("registry.statement_kinds_in_time", "statement_kinds", entered="submissions")
_figure("registry.equipment_kinds", "equipment_kinds", entered="equipment")
_figure("registry.disclosure_kinds", "disclosure_kinds", entered="disclosures")
_figure("registry.rule_kinds", "rule_kinds", entered="rules")
_figure("mediation.committees_standardised_rate", "committees_standardised", "committees")
_figure("mediation.township_committee_coverage", "with_committee", "stations")
_figure("mediation.village_committee_coverage", "villages_with_committee", "villages")
_figure("mediation.villages_with_full_time_mediator_rate", "villages_with_mediator", "villages")
_figure("mediation.quarters_with_chair_meeting_rate", "quarters_met", "stations", per=4)
_figure("mediation.success_rate.accepted", "settled", "accepted")
_figure("mediation.general_disputes_growth", "general_more", "general_before")
_figure("mediation.police_linked_cases", "police")
_figure("mediation.procuratorate_linked_cases", "procuratorate")
_figure("mediation.judicial_confirmations", "confirmations")
_figure("mediation.key_disputes_clear_rate", "open_key_clear", "open_key")
_figure("mediation.closed_loop_rate", "loop_closed", "mediated")
_figure("mediation.disputes_leaving_city", "leaving_city")
_figure("mediation.incidents_violent", "violent")
_figure("mediation.incidents_mass", "mass")
_figure("mediation.incidents_escalated", "escalated")
_figure("corrections.absconding_events", "absconding", entered="corrections_entered")
_figure("corrections.missed_supervision_events", "missed_supervision", entered="corrections_entered")
_figure("corrections.reoffence_rate", "reoffended", "in_correction")
_figure("corrections.reoffence_rate_after_release", "released_reoffended", "released")
_figure("corrections.steps_on_time_rate", "steps_in_time", "steps_due")
_figure("legal_aid.village_workroom_coverage", "villages_with_workroom", "villages")
_figure("legal_aid.village_adviser_coverage", "villages_with_adviser", "villages")
_figure(
    "legal_aid.village_months_with_five_on_site_hours_rate",
    "months_on_site",
    "villages",
    per=12,
    entered="adviser_logs",
)
_figure("legal_aid.village_group_coverage", "villages_with_group", "villages")
_figure("legal_aid.online_response_minutes", "response_minutes", "responses")
_figure("legal_aid.offline_reach_minutes", "reach_minutes", "reach_tests")
_figure("legal_aid.first_handler_rate", "first_handled", "visits")
_figure("legal_aid.law_firm_links", "firms")
_figure("legal_aid.lawyer_attendances", "lawyers_attended")
_figure("publicity.law_visit_target_kinds", "targets")
_figure("publicity.law_visit_targets_with_full_evidence", "targets_proved")
_figure("publicity.cadre_and_mediator_trainings", "cadre_trainings")
_figure("publicity.rural_trainings", "rural_trainings")
_figure(
    "publicity.village_law_literate_coverage", "villages_with_law_literate", "villages", entered="law_people"
)
_figure("publicity.village_team_coverage", "villages_with_team", "villages", entered="teams")
_figure("publicity.months_with_theme_rate", "months_with_theme", "stations", per=12)
_figure("publicity.site_kinds", "site_kinds", entered="sites")
_figure("publicity.legal_tutoring_stations", "tutoring_stations", entered="sites")
_figure("publicity.case_explanation_sites", "case_points", entered="sites")
_figure("publicity.rural_legal_culture_sites", "culture_sites", entered="sites")
_figure("publicity.activities", "activities")
_figure("publicity.activity_forms", "activity_forms")
_figure("publicity.media_reports_city_or_above", "media_reports")
_figure("legal_review.village_rules_assisted", "village_rules", entered="items")
_figure("party_building.meeting_kinds_held", "meeting_kinds", entered="party_meetings")
_figure("party_building.discipline_violations", "violations")
_figure("party_building.study_record_completeness", "records_whole", "records_due")
_figure("party_building.formal_members", "formal", entered="members")
_figure("party_building.own_organisations", "own_organisations", entered="party_entered")
_figure("party_building.joint_branches", "joint_branches", entered="party_entered")
_figure("party_building.members_in_party_life_rate", "in_party_life", "joined")


@dataclass
class Station:
    """What was found for a station: counts by name, answers of people, its kind."""

    facts: dict[str, int] = field(default_factory=dict)
    surveys: dict[str, tuple[int, int]] = field(default_factory=dict)
    attested: dict[str, tuple[str, set[str | None]]] = field(default_factory=dict)
    kind: str | None = None


Check = Callable[[Station], int]


def verdicts(items: list[tuple[list[Check], list[Check]]], station: Station) -> Verdicts:
    """Return what the standard says of a station."""
    table = []
    for checks, beside in items:
        states = tuple([check(station) for check in checks])
        table.append((min(states), states, tuple([check(station) for check in beside])))
    return tuple(table)


def standard_checks() -> list[tuple[list[Check], list[Check]]]:
    """Return for each item of the standard its checks and those beside it."""
    text = (files("fengqiao") / "data" / "standards" / "nanning-2020.yaml").read_text(encoding="utf-8")
    return [
        ([_check(one) for one in item["checks"]], [_check(one) for one in item.get("beside", ())])
        for section in yaml.safe_load(text)["sections"]
        for group in section["groups"]
        for item in group["items"]
    ]


def _check(check: dict[str, Any]) -> Check:
    parts = [_answer(check["id"], answer) for answer in check["answers"]]
    answer = parts[0] if len(parts) == 1 else _all_of(parts, check)
    when = check.get("when")
    if not when:
        return answer
    if "indicator" in when:
        return _where(_computed(when), answer)
    return lambda station: answer(station) if station.kind in when["in"] else NOT_APPLICABLE


def _where(concerns: Check, answer: Check) -> Check:
    def check_of_some(station: Station) -> int:
        state = concerns(station)
        if state != MET:
            return NOT_APPLICABLE if state == NOT_MET else state
        return answer(station)

    return check_of_some


def _all_of(parts: list[Check], check: dict[str, Any]) -> Check:
    if not any("attested" in answer for answer in check["answers"]):
        return lambda station: min([part(station) for part in parts])

    def check_with_attestation(station: Station) -> int:
        states = [part(station) for part in parts]
        return NOT_APPLICABLE if NOT_APPLICABLE in states else min(states)

    return check_with_attestation


def _answer(check_id: str, answer: dict[str, Any]) -> Check:
    if computed := answer.get("computed"):
        return _computed(computed)
    if surveyed := answer.get("surveyed"):
        return _surveyed(surveyed)
    return _attested(check_id, set(answer["attested"]["evidence"]))


def _computed(asked: dict[str, Any]) -> Check:
    if asked["indicator"] not in _FIGURES:
        return lambda station: UNAVAILABLE
    above, below, per, entered = _FIGURES[asked["indicator"]]
    compare, (top, bottom) = _COMPARE[asked["op"]], _threshold(asked["value"])

    def state(station: Station) -> int:
        facts = station.facts
        whole = (facts.get(below) or 0) * per if below else 1
        if not whole or (entered and not facts.get(entered)):
            return NO_DATA
        return MET if compare((facts.get(above) or 0) * bottom, top * whole) else NOT_MET

    return state


def _surveyed(asked: dict[str, Any]) -> Check:
    question = asked["question"]
    compare, (top, bottom) = _COMPARE[asked["op"] or ">="], _threshold(asked["value"] or 0)

    def state(station: Station) -> int:
        if question not in station.surveys:
            return NO_DATA
        positive, valid = station.surveys[question]
        return MET if compare(positive * bottom, top * valid) else NOT_MET

    return state


def _attested(check_id: str, kinds: set[str]) -> Check:
    def state(station: Station) -> int:
        if check_id not in station.attested:
            return NEEDS_EVIDENCE
        answer, shown = station.attested[check_id]
        if answer != "yes":
            return NOT_MET if answer == "no" else NOT_APPLICABLE
        return MET if None in shown or kinds <= shown else NEEDS_EVIDENCE

    return state


def _threshold(value: int | str) -> tuple[int, int]:
    return (int(value[:-1]), 100) if isinstance(value, str) else (value, 1)
