"""Binary values as the text that tokens carry: base64url without padding, one spelling per value."""

import base64
import binascii


def to_text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def from_text(text: str) -> bytes | None:
    """The bytes that :func:`to_text` spells as ``text``, or None when it spells none that way.

    The library's decoder skips foreign characters and ignores the spare bits of the last one,
    so that several texts give the same bytes; only the one spelling is taken.
    """
    try:
        data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        return None
    return data if to_text(data) == text else None
