"""The documents of a meeting and of a guide's contact with a station.

A meeting's file must hold its record and who came; pictures are asked for in some places only.
"""

from fengqiao.api import Document, Record


def _minuted(meeting: Record) -> bool:
    """The record was kept on paper, or stands here."""
    return bool(meeting["minutes_kept"] or meeting["minutes"])


def _signed_in(meeting: Record) -> bool:
    return bool(meeting["sign_in_kept"])


def _pictured(meeting: Record) -> bool:
    return bool(meeting["photos_kept"])


def _appointed(guide: Record) -> bool:
    return bool(guide["document_no"])


def _came(guide: Record) -> bool:
    return bool(guide["visits"])


MEETING_DOCUMENTS = (
    Document("minutes", "会议记录", "minutes.docx", number=1, required=True, ready=_minuted),
    Document("sign_in", "签到表", number=2, required=True, ready=_signed_in),
    Document("pictures", "图片资料", number=3, ready=_pictured),
)

GUIDE_DOCUMENTS = (
    Document("appointment", "派任文件", number=1, ready=_appointed),
    Document("contact", "党建指导员（联系人）联系登记表", "contact_record.docx", number=2, ready=_came),
)
