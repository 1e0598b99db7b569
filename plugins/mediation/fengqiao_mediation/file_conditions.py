"""What a case must show for one of its documents to be needed, or to be there."""

from fengqiao.api import Condition, Record


def of_kind(kind: str) -> Condition:
    return lambda line: line["kind"] == kind


def has_record(kind: str) -> Condition:
    return lambda case: any(line["kind"] == kind for line in case["records"])


def in_form(form: str) -> Condition:
    return lambda line: line["form"] == form


def applied_for(case: Record) -> bool:
    return bool(case["source"] == "application")


def told_by_applicant(case: Record) -> bool:
    return bool(case["parties"]) and bool(case["facts"] or case["demand"])


def accepted(case: Record) -> bool:
    return case["accepted_on"] is not None


def informed(case: Record) -> bool:
    return case["informed_on"] is not None or has_record("notice")(case)


def identified(case: Record) -> bool:
    """Everybody's identity is known: a person's number, a body's name."""
    parties = case["parties"]
    return bool(parties) and all(
        line["id_no"] if line["kind"] == "natural" else line["organisation"] for line in parties
    )


def has_agent(party: Record) -> bool:
    return party["agent_name"] is not None


def represented(case: Record) -> bool:
    return any(line["agent_name"] for line in case["parties"])


def authorised(case: Record) -> bool:
    return represented(case) and all(line["authorised"] for line in case["parties"] if line["agent_name"])


def investigated(case: Record) -> bool:
    return bool(case["investigated"])


def settled_on_paper(case: Record) -> bool:
    return bool(case["result"] == "settled_written") or written_down(case)


def settled_by_word(case: Record) -> bool:
    return bool(case["result"] == "settled_oral")


def written_down(case: Record) -> bool:
    """There is a written agreement with its content and day (人民调解法 29)."""
    return any(line["form"] == "written" and line["terms"] and line["made_on"] for line in case["agreements"])


def oral_one_kept(case: Record) -> bool:
    return any(line["form"] == "oral" and line["terms"] for line in case["agreements"])


def performed(case: Record) -> bool:
    return any(line["performed"] == "performed" for line in case["agreements"])


def performance_dated(case: Record) -> bool:
    return performed(case) and all(
        line["performed_on"] for line in case["agreements"] if line["performed"] == "performed"
    )


def visited(case: Record) -> bool:
    return bool(case["follow_ups"])


def ended_without_settlement(case: Record) -> bool:
    return case["result"] in ("failed", "refused")


def declined(case: Record) -> bool:
    return bool(case["result"] == "declined")


def closed(case: Record) -> bool:
    return case["closed_on"] is not None and not declined(case)


def explained(case: Record) -> bool:
    return case["closing_note"] is not None
