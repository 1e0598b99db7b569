"""The documents of corrections: what must be written or must lie in the file, and what shows that it is there.

No number is given to any: the order of the ministry's forms is not verified. A verdict or a leave names its subject by
the number of the file only, so the person's name is written in by hand.
"""

from fengqiao.api import Condition, Document, Record

from fengqiao_corrections.rules.words import RELEASES


def _filed(kind: str) -> Condition:
    return lambda subject: any(line["kind"] == kind for line in subject["papers"])


def _received(subject: Record) -> bool:
    return subject["received_on"] is not None


def _declared(subject: Record) -> bool:
    return subject["declared_on"] is not None


def _still_in_the_group(member: Record) -> bool:
    return member["left_on"] is None


def _awaited_or_come(subject: Record) -> bool:
    """The decision has reached the station, so its organ waits to hear whether the person came."""
    return any(subject[day] is not None for day in ("notified_on", "papers_received_on", "reported_on"))


def _released(subject: Record) -> bool:
    return subject["exit_kind"] in RELEASES


def _certified(subject: Record) -> bool:
    """There is a certificate with its number and the day of release (社区矫正法 44)."""
    return _released(subject) and bool(subject["certificate_no"]) and subject["ended_on"] is not None


def _lies_in_the_file(kind: str, title: str, when: Condition) -> Document:
    return Document(kind, title, required=True, when=when, ready=_filed(kind))


SUBJECT_DOCUMENTS = (
    _lies_in_the_file("decision", "判决书、裁定书或决定书", _received),
    _lies_in_the_file("execution_notice", "执行通知书", _received),
    Document("report_notice", "报到情况通知单", "report_notice.docx", when=_awaited_or_come),
    Document(
        "basic_information",
        "社区矫正对象基本信息表",
        "basic_information.docx",
        required=True,
        when=_received,
        only={"group_members": _still_in_the_group},
    ),
    _lies_in_the_file("receipt", "报到登记材料", _received),
    _lies_in_the_file("declaration", "入矫宣告材料", _declared),
    _lies_in_the_file("group", "矫正小组材料", _declared),
    _lies_in_the_file("plan", "矫正方案", _declared),
    Document(
        "release_certificate",
        "解除社区矫正证明书",
        "release_certificate.docx",
        required=True,
        when=_released,
        ready=_certified,
    ),
)
"""In the order in which they come into being."""


def _judged(survey: Record) -> bool:
    return survey["opinion"] is not None


def _answered(survey: Record) -> bool:
    return _judged(survey) and survey["sent_on"] is not None


SURVEY_DOCUMENTS = (
    Document(
        "survey_opinion",
        "调查评估意见书",
        "survey_opinion.docx",
        required=True,
        when=_judged,
        ready=_answered,
    ),
)


def _of_kind(kind: str) -> Condition:
    return lambda verdict: verdict["kind"] == kind


def _written(kind: str) -> Condition:
    """The decision has its number and the facts it rests on."""
    return lambda verdict: verdict["kind"] == kind and bool(verdict["document_no"] and verdict["facts"])


def _decision_on(kind: str, title: str) -> Document:
    return Document(kind, title, f"{kind}.docx", required=True, when=_of_kind(kind), ready=_written(kind))


VERDICT_DOCUMENTS = (_decision_on("reprimand", "训诫决定书"), _decision_on("warning", "警告决定书"))


def _decided(leave: Record) -> bool:
    return bool(leave["state"] != "applied")


def _approval_kept(leave: Record) -> bool:
    return _decided(leave) and leave["decided_on"] is not None and leave["level"] is not None


LEAVE_DOCUMENTS = (
    Document("leave", "外出审批表", "leave.docx", required=True, when=_decided, ready=_approval_kept),
)
