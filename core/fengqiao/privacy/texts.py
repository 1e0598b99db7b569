"""Personal values in free text: addresses, other particulars, narratives."""

import unicodedata

from fengqiao.privacy.values import (
    PersonalValueError,
    Rules,
    refuse_empty,
    refuse_invisible,
    refuse_masked,
    refuse_placeholder,
    refuse_unstorable,
)

HIDDEN = "***"
ADDRESS_SHOWN = 6


def normalise_address(value: str) -> str:
    """Composed characters, single spaces, no line breaks."""
    return " ".join(unicodedata.normalize("NFC", value).split())


def check_address(address: str, rules: Rules) -> None:
    """:raises PersonalValueError: no address; the reason says why."""
    refuse_placeholder(address)
    refuse_masked(address)
    refuse_invisible(address)
    if len(address) < 2:
        raise PersonalValueError("地址不完整", "请填写到村（社区）或门牌")


def mask_address(address: str) -> str:
    """The first six characters, and never more than half, so that a short address is hidden as well."""
    return address[: min(ADDRESS_SHOWN, len(address) // 2)] + HIDDEN


def normalise_text(value: str) -> str:
    """Line breaks as ``\\n``, no blanks at the ends; the text itself stays as written."""
    return value.replace("\r\n", "\n").replace("\r", "\n").strip()


def check_other(text: str, rules: Rules) -> None:
    """:raises PersonalValueError: empty, a mask, or not storable."""
    refuse_empty(text)
    refuse_unstorable(text)
    if text == HIDDEN:
        refuse_masked(text)


def check_narrative(text: str, rules: Rules) -> None:
    """:raises PersonalValueError: empty or not storable."""
    refuse_empty(text)
    refuse_unstorable(text)


def mask_other(text: str) -> str:
    """Nothing of the text, not even its length."""
    return HIDDEN
