"""What an author writes beside a field's type: `Annotated[str, Codes("…")]` and its kin.

A marker says what the value *is*; storage, validation, masking and the shape of the workbook follow from it.
"""

from dataclasses import dataclass

from fengqiao.privacy.classes import PrivacyClass


@dataclass(frozen=True)
class Codes:
    """The value is a code of a list; pages and workbooks show the code's title.

    :param list_code: the list, `<plugin>.<name>`, from the plugin's `data/codes.csv`.
    """

    list_code: str


@dataclass(frozen=True)
class Ref:
    """The value is the `id` of a row of another ledger of the same unit; workbooks show that row's key.

    :param ledger: code of the ledger pointed at, `<plugin>.<name>`.
    :param anywhere: the row may belong to another unit (registry ledgers only).
    :param during: name of the field with the day on which the row pointed at must have been in force, or names of those
        with the first and the last such day; its table says how long a row lasts, see `LedgerRow.life`.
    """

    ledger: str
    anywhere: bool = False
    during: tuple[str, ...] = ()


@dataclass(frozen=True)
class Money:
    """The value is an amount in yuan with at most two decimals; stored as whole 分."""


@dataclass(frozen=True)
class LongText:
    """The value is running text without a length the database need know."""


@dataclass(frozen=True)
class Personal:
    """The value is personal: stored sealed, found by whole value, shown masked.

    :param privacy: who may see it, see `PrivacyClass`.
    :param kind: how it is checked, normalised and masked: `name`, `id_no`, `phone`, `address`, `other`.
    """

    privacy: PrivacyClass
    kind: str = "other"


@dataclass(frozen=True)
class Narrative:
    """Running text that tells of people: stored sealed, not searchable, never in a list."""

    privacy: PrivacyClass


Marker = Codes | Ref | Money | LongText | Personal | Narrative
