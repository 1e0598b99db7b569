"""The chain of digests that makes every later change of an audit event show: each link covers all before it."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from fengqiao.privacy.provider import SOFTWARE

GENESIS = "0" * 64
_ANCHOR_DOMAIN = b"fengqiao-anchor-1\n"
_SCALARS = frozenset((str, int, bool, type(None)))
_ENCODE = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")).encode


class UncanonicalEvent(ValueError):
    """An event holds something that has no single spelling: a float, a date object, a key that is no text."""


def canonical(event: Mapping[str, Any]) -> bytes:
    """The one spelling of an event: JSON with keys sorted by code point, no blanks, UTF-8.

    :param event: texts, whole numbers, true, false, null, and lists and mappings of these; dates as text.
    :raises UncanonicalEvent: anything else, a float above all; the message names the key, never the value.
    """
    text = _ENCODE(_plain_mapping(event, ""))
    try:
        return text.encode()
    except UnicodeEncodeError:
        pass
    raise UncanonicalEvent("审计事件中有残缺字符，无法编码")


def link(previous_hex: str, event: Mapping[str, Any]) -> str:
    """The digest of an event and of all before it: SM3 over the previous digest's 32 bytes and the event's spelling.

    :param previous_hex: the link before, or :data:`GENESIS` for the first event of a chain.
    :param event: with its unit and sequence number inside, or whole chains could change places.
    :raises ValueError: ``previous_hex`` is no digest.
    :raises UncanonicalEvent: as :func:`canonical`.
    """
    return SOFTWARE.digest(_digest_bytes(previous_hex) + canonical(event)).hex()


def verify(events: Iterable[tuple[str, Mapping[str, Any]]], start: str = GENESIS) -> int | None:
    """Index of the first event whose stored digest does not follow from what stands before it; None when all do.

    A chain cut off at its end still verifies: compare its last digest with the stored head, and that with the anchor.

    :param events: stored digest and event, in the order of their sequence numbers.
    :param start: the digest before the first of them.
    """
    previous = start
    for index, (stored, event) in enumerate(events):
        try:
            expected = link(previous, event)
        except UncanonicalEvent:
            return index
        if stored != expected:
            return index
        previous = expected
    return None


def anchor(heads: Mapping[str, tuple[int, str]]) -> str:
    """One digest over the heads of all chains, to be kept where the database's owner cannot reach it.

    :param heads: per unit id the sequence number and digest of its last event; the order does not matter.
    :raises ValueError: a head is no digest.
    """
    for _, digest in heads.values():
        _digest_bytes(digest)
    return SOFTWARE.digest(_ANCHOR_DOMAIN + canonical(heads)).hex()


def _plain_mapping(event: Mapping[str, Any], place: str) -> dict[str, Any]:
    return {
        key if type(key) is str else _text_key(key, place): value
        if type(value) in _SCALARS
        else _plain(value, f"{place}.{key}".lstrip("."))
        for key, value in event.items()
    }


def _plain(value: Any, place: str) -> Any:
    if isinstance(value, str | int):
        return value
    if isinstance(value, Mapping):
        return _plain_mapping(value, place)
    if isinstance(value, list | tuple):
        return [item if type(item) in _SCALARS else _plain(item, place) for item in value]
    raise UncanonicalEvent(
        f"审计事件的 {place} 是 {type(value).__name__}，只能用文本、整数、真假、空值及其列表和映射"
    )


def _text_key(key: object, place: str) -> str:
    if isinstance(key, str):
        return key
    raise UncanonicalEvent(f"审计事件 {place} 中有一个键是 {type(key).__name__}，键只能是文本")


def _digest_bytes(text: str) -> bytes:
    try:
        digest = bytes.fromhex(text)
    except ValueError:
        digest = b""
    # The decoder lets blanks and capitals pass; a digest has one spelling.
    if len(digest) != 32 or digest.hex() != text:
        raise ValueError("不是 SM3 摘要：应为 64 位小写十六进制")
    return digest
