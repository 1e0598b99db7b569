"""The documents of an application for legal aid, and what shows that they are there; those of a case, see `case_documents`.

No number is given to any: the numbers of the ministry's forms of 2023 are not verified. What applicants bring counts as
there once its day of receipt is written down.
"""

from fengqiao.api import Condition, Document, Record


def _brought(kind: str) -> Condition:
    return lambda application: any(
        line["kind"] == kind and line["received_on"] is not None for line in application["materials"]
    )


def _told_why(application: Record) -> bool:
    return application["facts"] is not None


def _represented(application: Record) -> bool:
    return bool(application["agent_name"])


def _hardship_counts(application: Record) -> bool:
    """Whoever is exempt or unlimited need not show what they earn (法律援助法 32, 42)."""
    return application["hardship_basis"] in ("verified", "pledge")


def _pledging(application: Record) -> bool:
    return bool(application["hardship_basis"] == "pledge")


def _pledged(application: Record) -> bool:
    return application["pledged_on"] is not None or _brought("pledge")(application)


def _taken_in(application: Record) -> bool:
    return bool(application["received_by"])


def _lacks_material(application: Record) -> bool:
    """Something that belongs to an undecided application has not come, or the applicant has been told so."""
    missing = any(line["received_on"] is None for line in application["materials"])
    return _gap_told(application) or (application["decision"] == "open" and missing)


def _gap_told(application: Record) -> bool:
    return application["gap_told_on"] is not None


def _leaving(application: Record) -> bool:
    return bool(application["forwarded_to"]) or application["forwarded_on"] is not None


def _forwarded(application: Record) -> bool:
    return bool(application["forwarded_to"]) and application["forwarded_on"] is not None


def _provided_first(application: Record) -> bool:
    return application["provided_first_on"] is not None


def _made_up(application: Record) -> bool:
    return application["made_up_on"] is not None


def _decided(application: Record) -> bool:
    return _granted(application) or _refused(application)


def _reviewed(application: Record) -> bool:
    return bool(application["reviewed_by"]) and application["decided_on"] is not None


def _granted(application: Record) -> bool:
    return bool(application["decision"] == "granted")


def _refused(application: Record) -> bool:
    """Aid was refused; a later correction leaves the refusal in the file."""
    return application["decision"] == "refused" or application["objected_on"] is not None


def _told(application: Record) -> bool:
    return application["told_in_writing_on"] is not None


def _grant_told(application: Record) -> bool:
    return _granted(application) and _told(application)


def _refusal_told(application: Record) -> bool:
    return _refused(application) and application["refusal_reason"] is not None and _told(application)


APPLICATION_DOCUMENTS = (
    Document("application", "法律援助申请表", "application.docx", required=True, ready=_told_why),
    Document("identity", "身份证明", required=True, ready=_brought("identity")),
    Document("agent_authority", "代理权证明", when=_represented, ready=_brought("agent_authority")),
    Document(
        "hardship_statement",
        "经济困难状况说明表",
        "hardship_statement.docx",
        when=_hardship_counts,
        ready=_brought("hardship_statement"),
    ),
    Document("pledge", "诚信承诺书", "pledge.docx", required=True, when=_pledging, ready=_pledged),
    Document("case_material", "与案件有关的材料", ready=_brought("case_material")),
    Document("acceptance_notice", "受理通知书", "acceptance_notice.docx", when=_taken_in),
    Document(
        "gap_notice",
        "补正通知书",
        "gap_notice.docx",
        required=True,
        when=_lacks_material,
        ready=_gap_told,
    ),
    Document(
        "forwarding_letter",
        "转交函",
        "forwarding_letter.docx",
        required=True,
        when=_leaving,
        ready=_forwarded,
    ),
    Document(
        "made_up",
        "先行提供后补办的手续和材料",
        required=True,
        when=_provided_first,
        ready=_made_up,
    ),
    Document("approval", "法律援助审批表", "approval.docx", required=True, when=_decided, ready=_reviewed),
    Document("grant", "给予法律援助决定书", "grant.docx", required=True, when=_granted, ready=_grant_told),
    Document(
        "refusal", "不予法律援助决定书", "refusal.docx", required=True, when=_refused, ready=_refusal_told
    ),
)
"""In the order in which they come into being."""
