"""Decisions of the agency, and its proposals to courts and police."""

from fengqiao.api import Condition, Document

PROPOSALS = {
    "public_security_penalty": ("治安管理处罚建议书", "public_security_penalty"),
    "revoke_probation": ("撤销缓刑建议书", "revocation"),
    "revoke_parole": ("撤销假释建议书", "revocation"),
    "recall": ("收监执行建议书", "recall"),
    "commute": ("减刑建议书", "commutation"),
    "arrest": ("提请逮捕书", "arrest"),
}
"""Kind of verdict → title and form; the law knows one form for revoking probation and parole (社区矫正法 46)."""


def _of_kind(kind: str) -> Condition:
    return lambda verdict: verdict["kind"] == kind


def _written(kind: str) -> Condition:
    """It has its number and the facts it rests on."""
    return lambda verdict: verdict["kind"] == kind and bool(verdict["document_no"] and verdict["facts"])


def _document(kind: str, title: str, form: str) -> Document:
    return Document(kind, title, f"{form}.docx", required=True, when=_of_kind(kind), ready=_written(kind))


VERDICT_DOCUMENTS = (
    _document("reprimand", "训诫决定书", "reprimand"),
    _document("warning", "警告决定书", "warning"),
    *(_document(kind, title, form) for kind, (title, form) in PROPOSALS.items()),
)
