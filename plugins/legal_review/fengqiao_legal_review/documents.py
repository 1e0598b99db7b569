"""The documents of a review: what is printed from its row, and what its file must hold besides.

The file follows the steps of the ledger; no organ has prescribed its list.
"""

from fengqiao.api import Document, Record

from fengqiao_legal_review.rules.words import JOINT


def _accepted(item: Record) -> bool:
    return item["accepted_on"] is not None


def _material_came(item: Record) -> bool:
    return any(line["received_on"] for line in item["materials"])


def _asked_for_more(item: Record) -> bool:
    return item["supplement_asked_on"] is not None


def _supplemented(item: Record) -> bool:
    return item["supplemented_on"] is not None


def _open_to_the_public(item: Record) -> bool:
    return item["comments_from"] is not None


def _comments_answered(item: Record) -> bool:
    return any(line["kind"] == "comments" and line["received_on"] for line in item["materials"])


def _joint(item: Record) -> bool:
    return item["mode"] in JOINT


def _others_heard(item: Record) -> bool:
    """Everybody who takes part beside the leader has said something."""
    others = [line for line in item["reviewers"] if not line["lead"]]
    return bool(others) and all(line["opinion"] for line in others)


def _issued(item: Record) -> bool:
    return item["issued_on"] is not None


def _written(item: Record) -> bool:
    return bool(item["conclusion"] and item["opinion_text"])


def _answered(item: Record) -> bool:
    return item["answered_on"] is not None


def _to_be_reported(item: Record) -> bool:
    return item["voted_on"] is not None or item["reported_on"] is not None


def _reported(item: Record) -> bool:
    return item["reported_on"] is not None


def _correction_ordered(item: Record) -> bool:
    return item["correction_ordered_on"] is not None


def _reasoned(item: Record) -> bool:
    return item["correction_reason"] is not None


ITEM_DOCUMENTS = (
    Document("submission", "合法性审核送审登记表", "submission.docx", number=1, required=True),
    Document("material", "送审材料", number=2, required=True, when=_accepted, ready=_material_came),
    Document("supplement", "补充材料", number=3, when=_asked_for_more, ready=_supplemented),
    Document("comments", "征求意见及采纳情况", number=4, when=_open_to_the_public, ready=_comments_answered),
    Document("reviewers_opinions", "参加审核人员的意见", number=5, when=_joint, ready=_others_heard),
    Document(
        "opinion",
        "合法性审核意见书",
        "opinion.docx",
        number=6,
        required=True,
        when=_issued,
        ready=_written,
    ),
    Document("answer", "采纳情况反馈", number=7, when=_issued, ready=_answered),
    Document("report", "报送备案材料", number=8, when=_to_be_reported, ready=_reported),
    Document(
        "correction",
        "责令改正通知书",
        "correction.docx",
        number=9,
        when=_correction_ordered,
        ready=_reasoned,
    ),
)
"""In the order of the file."""
