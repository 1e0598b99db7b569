"""The documents of an activity, and of somebody who carries law into a village.

What an activity's file must hold is what it must hold to count as complete: see `rules.activities.evidence_whole`.
"""

from fengqiao.api import Condition, Document, Record

from fengqiao_publicity.rules.words import EVIDENCE_ASKED_FOR, PRE_SERVICE


def _held(activity: Record) -> bool:
    return activity["held_on"] is not None


def _kept(codes: frozenset[str]) -> Condition:
    return lambda activity: any(piece["kind"] in codes for piece in activity["evidence"])


def _planned(activity: Record) -> bool:
    """There is a plan, its own or one of the year that it names."""
    return activity["plan_id"] is not None or _kept(EVIDENCE_ASKED_FOR["计划"])(activity)


def _approved(activity: Record) -> bool:
    return activity["approved_on"] is not None


ACTIVITY_DOCUMENTS = (
    Document("plan", "计划", number=1, required=True, when=_held, ready=_planned),
    Document("approval", "审批材料", number=2, when=_held, ready=_approved),
    Document("scheme", "方案", number=3, required=True, when=_held, ready=_kept(EVIDENCE_ASKED_FOR["方案"])),
    Document(
        "record", "普法活动记录表", "activity_record.docx", number=4, required=True, when=_held, ready=_held
    ),
    Document(
        "pictures",
        "图片或影视资料",
        number=5,
        required=True,
        when=_held,
        ready=_kept(EVIDENCE_ASKED_FOR["图片或影视资料"]),
    ),
    Document(
        "report", "宣传报道", number=6, required=True, when=_held, ready=_kept(EVIDENCE_ASKED_FOR["宣传报道"])
    ),
    Document("sign_in", "签到表", number=7, ready=_kept(frozenset({"sign_in"}))),
    Document("summary", "总结", number=8, ready=_kept(frozenset({"summary"}))),
)
"""In the order of the activity: planned, held, reported."""


def _trained(person: Record) -> bool:
    return any(course["kind"] == PRE_SERVICE for course in person["courses"])


def _examined(person: Record) -> bool:
    return person["examined_on"] is not None


def _certified(person: Record) -> bool:
    return person["certified_on"] is not None


def _numbered(person: Record) -> bool:
    return bool(person["cert_no"])


PERSON_DOCUMENTS = (
    Document("registration", "法律明白人（法治带头人）登记表", "registration.docx", number=1, required=True),
    Document("training", "任前培训记录", number=2, ready=_trained),
    Document("examination", "考核材料", number=3, ready=_examined),
    Document("certificate", "证书", number=4, required=True, when=_certified, ready=_numbered),
)
"""In the order in which somebody comes to serve."""
