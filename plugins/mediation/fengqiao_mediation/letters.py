"""The letters between a committee and the organ that handed a dispute over."""

from fengqiao.api import Document, Record


def _entrusted(referral: Record) -> bool:
    return bool(referral["mode"] == "entrusted")


def _returned(referral: Record) -> bool:
    return bool(referral["outcome"] == "returned")


def _answered(referral: Record) -> bool:
    return referral["feedback_on"] is not None


REFERRAL_DOCUMENTS = (
    Document(
        "entrustment_letter",
        "委托调解函",
        "entrustment_letter.docx",
        when=_entrusted,
        ready=lambda referral: referral["letter_no"] is not None,
    ),
    Document("refusal_letter", "不予调解函", "refusal_letter.docx", when=_returned),
    Document("feedback_letter", "调解情况反馈函", "feedback_letter.docx", when=_answered),
)
"""What is asked for, refused and answered (宁波市人民调解条例 19)."""
