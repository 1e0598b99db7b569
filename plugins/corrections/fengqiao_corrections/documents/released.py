"""The file of a released person: the sheet, the answer to the prison, the agreement; and the record of each visit."""

from fengqiao.api import Document, Record


def _out_of_prison(person: Record) -> bool:
    return person["came_from"] in ("prison", "detention")


def _helped(person: Record) -> bool:
    return person["help_since"] is not None


def _still_helping(helper: Record) -> bool:
    return helper["left_on"] is None


RELEASED_DOCUMENTS = (
    Document("notice_receipt", "刑满释放人员通知书（回执）", "notice_receipt.docx", when=_out_of_prison),
    Document(
        "registration",
        "安置帮教对象信息登记表",
        "registration.docx",
        required=True,
        only={"helpers": _still_helping},
    ),
    Document(
        "help_agreement",
        "帮教协议书（责任书）",
        "help_agreement.docx",
        required=True,
        when=_helped,
        only={"helpers": _still_helping},
    ),
)


def _met(help_given: Record) -> bool:
    return bool(help_given["kind"] != "agreement")


HELP_DOCUMENTS = (Document("help_record", "帮教走访（谈话）记录", "help_record.docx", when=_met),)
