"""From a plan to a case with its whole dossier."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from fengqiao.api import Chance

from fengqiao_mediation.demo.people import parties
from fengqiao_mediation.demo.plans import CasePlan
from fengqiao_mediation.demo.quotas import Outcome

Record = dict[str, Any]

_CHANNELS = {"on_site": 70, "telephone": 12, "online": 18}
_LEVELS = {"general": 960, "complex": 34, "major": 6}
_ENDS = {
    Outcome.FAILED: ("failed", "terminated"),
    Outcome.REFUSED: ("refused", "terminated"),
    Outcome.TRANSFERRED: ("transferred", "transferred"),
}
_NOT_ENTRUSTED = ("initiative", "application")
_ARCHIVED_AFTER = timedelta(days=40)
_FACTS = "合成演示数据：双方各执一词，经走访邻居核实，争议经过另见调解记录。"


def case_record(rng: Chance, plan: CasePlan) -> Record:
    """Return the record of a case, its parts included."""
    record = _arrival(rng, plan)
    if plan.outcome is Outcome.DECLINED:
        return record | {"state": "declined", "result": "declined", "closed_on": plan.closed_on}
    record |= _handling(rng, plan)
    if plan.closed_on is None:
        return record | _in_hand(rng, plan)
    if plan.outcome in _ENDS:
        return record | _unsettled(plan, plan.closed_on)
    return record | _settled(rng, plan, plan.closed_on)


def _arrival(rng: Chance, plan: CasePlan) -> Record:
    entrusted = plan.source not in _NOT_ENTRUSTED
    return {
        "id": rng.new_id(),
        "registered_on": plan.registered_on,
        "source": plan.source,
        "apply_channel": "transfer" if entrusted else rng.weighted(_CHANNELS),
        "linkage": plan.linkage,
        "dispute_type": plan.dispute_type,
        "committee_id": plan.place.committee_id,
        "parties": parties(rng, plan.registered_on, key_person=False),
    }


def _handling(rng: Chance, plan: CasePlan) -> Record:
    mediator_id, mediator = rng.choice(plan.place.mediators)
    level = rng.weighted(_LEVELS)
    risky = rng.happens(0.008)
    kept = rng.happens(plan.care)
    return {
        "accepted_on": plan.registered_on,
        "informed_on": plan.registered_on,
        "mediator_id": mediator_id,
        "level": level,
        "people_involved": rng.randint(2, 6),
        "risk_escalation": risky,
        "investigated": level != "general",
        "sessions": rng.randint(1, 3),
        "facts": _FACTS if level != "general" else None,
        "records": [_session(plan, mediator)] if kept else [],
        "major_reports": [_report(plan)] if risky or (level == "major" and kept) else [],
    }


def _session(plan: CasePlan, mediator: str) -> Record:
    return {"kind": "session", "recorded_on": plan.registered_on, "recorder": mediator, "signed": True}


def _report(plan: CasePlan) -> Record:
    return {
        "reported_on": plan.registered_on,
        "receivers": "街道党工委、派出所",
        "receiver_level": "township",
    }


def _in_hand(rng: Chance, plan: CasePlan) -> Record:
    known = rng.happens(plan.care)
    key: Record = {"key_dispute": rng.happens(0.5), "state": "mediating"}
    if known:
        key["parties"] = parties(rng, plan.registered_on, key_person=True)
    return key


def _unsettled(plan: CasePlan, closed_on: date) -> Record:
    result, state = _ENDS[plan.outcome]
    return {
        "state": state,
        "result": result,
        "closed_on": closed_on,
        "told_remedies": True,
        "refused_on": closed_on if result == "refused" else None,
    }


def _settled(rng: Chance, plan: CasePlan, closed_on: date) -> Record:
    visited = rng.happens(plan.care)
    archived_on = closed_on + _ARCHIVED_AFTER
    archived = visited and archived_on <= plan.seen_on
    return {
        "state": "archived" if archived else "followed_up" if visited else "settled",
        "result": "settled_written" if plan.written else "settled_oral",
        "closed_on": closed_on,
        "resolved_level": plan.place.level,
        "archived_on": archived_on if archived else None,
        "agreements": _agreements(rng, plan, closed_on),
        "follow_ups": [_visit(rng, plan, closed_on)] if visited else [],
    }


def _agreements(rng: Chance, plan: CasePlan, made_on: date) -> list[Record]:
    if plan.written:
        return [_agreement(rng, "written", plan.amount or _some_yuan(rng), made_on)]
    # Most disputes settled by word of mouth leave no agreement that could be listed.
    return [_agreement(rng, "oral", None, made_on)] if rng.happens(0.3) else []


def _agreement(rng: Chance, form: str, amount: Decimal | None, made_on: date) -> Record:
    performed = rng.happens(0.85)
    return {
        "form": form,
        "made_on": made_on,
        "effective_on": made_on,
        "signed_and_sealed": form == "written",
        "amount": amount,
        "performance_mode": "at_once" if performed else "by_date",
        "due_on": None if performed else made_on + timedelta(days=60),
        "performed": "performed" if performed else "not_due",
        "performed_on": made_on if performed else None,
    }


def _some_yuan(rng: Chance) -> Decimal:
    return Decimal(rng.randint(2, 700) * 100)


def _visit(rng: Chance, plan: CasePlan, closed_on: date) -> Record:
    return {
        "visited_on": min(plan.seen_on, closed_on + timedelta(days=rng.randint(1, 15))),
        "visitor": plan.place.mediators[0][1],
        "satisfaction": "satisfied" if rng.happens(0.97) else "fairly_satisfied",
    }
