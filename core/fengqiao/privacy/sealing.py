"""Personal values as ciphertext bound to their place, and the blind indexes by which they are found."""

from fengqiao.privacy import tokens
from fengqiao.privacy.kinds import personal_kind
from fengqiao.privacy.master_key import MasterKey
from fengqiao.privacy.provider import CiphertextRefused
from fengqiao.privacy.subject import SubjectKey
from fengqiao.privacy.values import PersonalValueError, unstorable

VERSION = "1"


class SealBroken(ValueError):
    """A ciphertext does not belong to this subject and place, or has been changed; the message holds no value."""

    def __init__(self, table: str, column: str, row: str) -> None:
        super().__init__(
            f"表 {table} 列 {column} 行 {row} 的密文与其所在位置不符或已被改动，请从备份恢复并查明原因"
        )
        self.table = table
        self.column = column
        self.row = row


def seal(subject: SubjectKey, value: str, *, table: str, column: str, row: str) -> str:
    """Encrypt one value for one place.

    :param value: the normalised value, see :meth:`fengqiao.privacy.kinds.PersonalKind.accept`.
    :param table: name of the table, ``column`` of the column, ``row`` the row's id: the token opens nowhere else.
    :returns: ``version:provider:subject key id:base64url``, ASCII.
    :raises PersonalValueError: the text holds half a character (a lone surrogate) and cannot be stored.
    """
    header = _header(subject)
    aad = _place(header, table, column, row)
    return header + tokens.to_text(subject.provider.encrypt(subject.secret, _utf8(value), aad))


def unseal(subject: SubjectKey, token: str, *, table: str, column: str, row: str) -> str:
    """Decrypt what :func:`seal` gave for the same subject and place.

    :raises SealBroken: other subject, table, column or row, or a changed token.
    """
    header = _header(subject)
    body = tokens.from_text(token[len(header) :]) if token.startswith(header) else None
    if body is not None:
        try:
            return subject.provider.decrypt(subject.secret, body, _place(header, table, column, row)).decode()
        except CiphertextRefused:
            pass
    raise SealBroken(table, column, row)


def blind_index(master: MasterKey, kind: str, value: str) -> str:
    """The keyed digest by which a sealed value is found as a whole: HMAC-SM3, 64 hexadecimal digits.

    Equal values of one kind give equal digests; the same text under two kinds gives unrelated ones.
    The value is normalised here, so that a search finds what was entered in another spelling.

    :raises PersonalValueError: nothing is left of the value after normalising, or it cannot be stored.
    :raises ValueError: the kind does not exist or is never indexed.
    """
    known = personal_kind(kind)
    if not known.indexed:
        raise ValueError(f"“{known.title}”类内容不建索引，不能按整值查询")
    normalised = known.normalise(value)
    if not normalised:
        raise PersonalValueError("内容为空", "请输入完整的内容再查询")
    key = master.derive(f"fengqiao/blind-index/1/{kind}")
    return master.provider.mac(key, _utf8(normalised)).hex()


def _header(subject: SubjectKey) -> str:
    return f"{VERSION}:{subject.provider.name}:{subject.id}:"


def _place(header: str, table: str, column: str, row: str) -> bytes:
    # Lengths, because joined names alone would let ("ab", "c") pass for ("a", "bc").
    return f"{header}{len(table)}:{table}{len(column)}:{column}{len(row)}:{row}".encode()


def _utf8(value: str) -> bytes:
    try:
        return value.encode()
    except UnicodeEncodeError:
        pass
    # Raised here and not above: the codec's error carries the whole text, and would hang on ours.
    raise unstorable()
