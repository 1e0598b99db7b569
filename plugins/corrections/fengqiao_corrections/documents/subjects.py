"""The file of a subject from the notice to the certificate, and the opinion before sentence."""

from collections.abc import Mapping

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


_THE_GROUP: Mapping[str, Condition] = {"group_members": _still_in_the_group}


def _lies_in_the_file(kind: str, title: str, when: Condition) -> Document:
    return Document(kind, title, required=True, when=when, ready=_filed(kind))


def _signed_and_filed(kind: str, title: str, only: Mapping[str, Condition]) -> Document:
    """Return what is printed here, and is there once it lies signed in the file."""
    return Document(kind, title, f"{kind}.docx", required=True, when=_declared, ready=_filed(kind), only=only)


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
        only=_THE_GROUP,
    ),
    _lies_in_the_file("receipt", "报到登记材料", _received),
    _signed_and_filed("declaration", "社区矫正宣告书", _THE_GROUP),
    _signed_and_filed("group", "矫正小组责任书", _THE_GROUP),
    _signed_and_filed("plan", "矫正方案", {}),
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
