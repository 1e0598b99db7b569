"""The documents of a case: the thirteen parts of its file, which must be there, and what shows that they are.

The list is the one of the Ministry of Justice's forms of 2010. What people bring (identity, evidence) is not printed; a
form counts as there once the row holds what it records.
"""

from fengqiao.api import Document

from fengqiao_mediation import file_conditions as shows

CASE_DOCUMENTS = (
    Document("cover", "卷宗封面", "cover.docx"),
    Document("contents", "卷内目录", "contents.docx"),
    Document(
        "application",
        "人民调解申请书",
        "application.docx",
        number=1,
        required=True,
        when=shows.applied_for,
        ready=shows.told_by_applicant,
    ),
    Document(
        "registration",
        "人民调解受理登记表",
        "registration.docx",
        number=1,
        required=True,
        when=lambda case: not shows.applied_for(case),
        ready=lambda case: not shows.applied_for(case) and shows.accepted(case),
    ),
    Document(
        "rights_notice",
        "当事人权利义务告知书",
        "rights_notice.docx",
        number=2,
        required=True,
        when=shows.accepted,
        ready=shows.informed,
    ),
    Document(
        "identity", "当事人身份证明", number=3, required=True, when=shows.accepted, ready=shows.identified
    ),
    Document(
        "authorisation",
        "授权委托书",
        "authorisation.docx",
        number=4,
        when=shows.represented,
        ready=shows.authorised,
        only={"parties": shows.has_agent},
    ),
    Document(
        "investigation",
        "人民调解调查记录",
        "investigation.docx",
        number=5,
        when=shows.investigated,
        ready=shows.has_record("investigation"),
        only={"records": shows.of_kind("investigation")},
    ),
    Document("evidence", "证据材料", number=6, ready=shows.has_record("evidence")),
    Document(
        "mediation_record",
        "人民调解记录",
        "mediation_record.docx",
        number=7,
        required=True,
        when=shows.accepted,
        ready=shows.has_record("session"),
        only={"records": shows.of_kind("session")},
    ),
    Document(
        "agreement",
        "人民调解协议书",
        "agreement.docx",
        number=8,
        required=True,
        when=shows.settled_on_paper,
        ready=shows.written_down,
        only={"agreements": shows.in_form("written")},
    ),
    Document(
        "oral_agreement",
        "口头协议登记表",
        "oral_agreement.docx",
        number=8,
        required=True,
        when=shows.settled_by_word,
        ready=shows.oral_one_kept,
        only={"agreements": shows.in_form("oral")},
    ),
    Document("performance", "履行凭证", number=9, when=shows.performed, ready=shows.performance_dated),
    Document("follow_up", "人民调解回访记录", "follow_up.docx", number=10, ready=shows.visited),
    Document(
        "confirmation_application",
        "司法确认申请书",
        "confirmation_application.docx",
        number=11,
        when=shows.settled_on_paper,
        only={"agreements": shows.in_form("written")},
    ),
    Document("explanation", "卷宗情况说明", "explanation.docx", number=12, ready=shows.explained),
    Document("back_cover", "封底（备考表）", "back_cover.docx", number=13, required=True),
    Document(
        "termination_notice",
        "终止调解通知书",
        "termination_notice.docx",
        when=shows.ended_without_settlement,
        ready=shows.has_record("termination"),
    ),
    Document("decline_notice", "不予受理告知书", "decline_notice.docx", when=shows.declined),
    Document("closing_report", "人民调解结案报告表", "closing_report.docx", when=shows.closed),
)
"""In the order of the file; what has no number stands outside its list."""
