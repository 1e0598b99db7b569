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
    when, answers = check.get("when"), check["answers"]
    if when and "indicator" in when and when["indicator"] not in _FIGURES:
        return lambda station: UNAVAILABLE
    parts = [_answer(check["id"], answer) for answer in answers]
    if when:
        return lambda station: parts[0](station) if station.kind in when["in"] else NOT_APPLICABLE
    if len(parts) == 1:
        return parts[0]
    if not any("attested" in answer for answer in answers):
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
