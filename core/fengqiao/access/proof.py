"""Proving the audit trail: recomputing every chain, and anchoring the heads of a day."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import String, select, type_coerce
from sqlalchemy.exc import DBAPIError
from sqlmodel import col

from fengqiao.access.models import AuditAnchor, AuditEvent, AuditHead
from fengqiao.clock import now
from fengqiao.database.scope import ScopedSession
from fengqiao.errors import Conflict
from fengqiao.privacy import chain

Point = tuple[int, str]
"""A place in a chain: the sequence number and the digest of an event."""

_ROWS_AT_ONCE = 2_000


@dataclass(frozen=True)
class Break:
    """A place where the trail is not what was written.

    :param place: unit and sequence number, or the day of an anchor.
    :param reason: what does not fit.
    """

    place: str
    reason: str


def verify(session: ScopedSession, kept: Mapping[date, str] | None = None) -> list[Break]:
    """Recompute all chains and compare them with their heads and with every anchor; no break means an empty list.

    Edited, deleted, inserted and reordered events break the chain; a cut tail breaks with the head; a head that was
    cut with it, or a whole older table, breaks with the anchor. Who rewrites events, heads and anchors alike is found
    only by a digest kept off the host.

    :param kept: digests of anchors by day, from where they were kept.
    """
    try:
        anchors = list(session.execute(_ANCHORS))
        return [*_anchor_breaks(anchors, kept or {}), *_chain_breaks(session, _anchored(anchors))]
    except (DBAPIError, ValueError) as unreadable:
        # What the driver or the decoder says may repeat stored bytes: only its kind is told.
        kind = type(unreadable).__name__
        return [Break("数据库", f"审计记录读不出来({kind}),数据库文件可能已损坏,请从备份核对")]


def anchor_day(session: ScopedSession, day: date) -> AuditAnchor:
    """Seal the heads of all chains as they stand now under one digest, and return it; a day is anchored once.

    The caller hands the digest to a place that the owner of this database cannot reach.

    :raises Conflict: a later day is anchored already; anchors build on each other in the order of days.
    """
    stored = session.get(AuditAnchor, day)
    if stored is not None:
        return stored
    before: dict[str, Point] = {}
    for anchored_on, _, points in session.execute(_ANCHORS):
        if anchored_on > day:
            raise Conflict(f"{anchored_on} 已经锚定,不能再补锚 {day}。请锚定今天。")
        before |= _points(points)
    heads = _heads(session)
    grown = {unit_id: point for unit_id, point in heads.items() if before.get(unit_id) != point}
    new = AuditAnchor(
        day=day,
        at=now().isoformat(timespec="microseconds"),
        digest=chain.anchor(before | heads),
        heads=chain.canonical(grown).decode(),
    )
    session.add(new)
    session.flush()
    return new


_ANCHORS = select(col(AuditAnchor.day), col(AuditAnchor.digest), col(AuditAnchor.heads)).order_by(
    col(AuditAnchor.day)
)
_LINKED = [name for name in AuditEvent.model_fields if name != "hash"]
_EVENTS = select(
    # As text: a damaged id must be reported, not fail to be parsed.
    *(
        type_coerce(getattr(AuditEvent, name), String) if name == "id" else getattr(AuditEvent, name)
        for name in _LINKED
    ),
    col(AuditEvent.hash),
).order_by(col(AuditEvent.unit_id), col(AuditEvent.seq))


def _anchor_breaks(anchors: list[Any], kept: Mapping[date, str]) -> Iterator[Break]:
    """Compare each anchor with the heads it was made of, and with the digest kept elsewhere."""
    heads: dict[str, Point] = {}
    for day, digest, grown in anchors:
        heads |= _points(grown)
        if chain.anchor(heads) != digest:
            yield Break(f"{day} 的锚", "锚与其所含各链的链头不符")
    stored = {day: digest for day, digest, _ in anchors}
    for day, digest in sorted(kept.items()):
        if stored.get(day) != digest:
            yield Break(f"{day} 的锚", "与另行保存的锚值不符,审计记录可能被整体替换")


def _points(grown: str) -> dict[str, Point]:
    match json.loads(grown):
        case dict(heads) if all(map(_is_point, heads.values())):
            return {unit_id: (seq, digest) for unit_id, (seq, digest) in heads.items()}
    raise ValueError("an anchor holds no heads")


def _is_point(value: object) -> bool:
    match value:
        case [int(), str()]:
            return True
    return False


def _anchored(anchors: list[Any]) -> dict[str, set[Point]]:
    """Return by unit the points through which its chain must run."""
    points: dict[str, set[Point]] = {}
    for _, _, grown in anchors:
        for unit_id, point in _points(grown).items():
            points.setdefault(unit_id, set()).add(point)
    return points


def _chain_breaks(session: ScopedSession, anchored: dict[str, set[Point]]) -> Iterator[Break]:
    heads = _heads(session)
    rows = session.execute(_EVENTS, execution_options={"yield_per": _ROWS_AT_ONCE})
    for unit_id, events in groupby(rows, key=lambda row: str(row.unit_id)):
        found = _break_in_chain(unit_id, events, heads.pop(unit_id, None), anchored.pop(unit_id, set()))
        if found:
            yield found
    for unit_id in sorted(heads.keys() | anchored.keys()):
        yield Break(f"单位 {unit_id}", "链上的事件全部缺失")


def _heads(session: ScopedSession) -> dict[str, Point]:
    query = select(col(AuditHead.unit_id), col(AuditHead.seq), col(AuditHead.hash))
    return {str(unit_id): (seq, digest) for unit_id, seq, digest in session.execute(query)}


def _break_in_chain(
    unit_id: str, events: Iterator[Any], head: Point | None, anchored: set[Point]
) -> Break | None:
    last: Point = (0, chain.GENESIS)

    def walked() -> Iterator[tuple[str, dict[str, Any]]]:
        nonlocal last
        for row in events:
            *fields, digest = row
            last = (row.seq, digest)
            anchored.discard(last)
            event = dict(zip(_LINKED, fields, strict=True))
            yield digest, event | {"id": str(event["id"]).replace("-", "")}

    if chain.verify(walked()) is not None:
        return Break(f"单位 {unit_id} 第 {last[0]} 号", "事件被改动、插入、调换,或其前面的事件缺失")
    if last != head:
        return Break(f"单位 {unit_id} 第 {last[0]} 号之后", "链尾与链头不符,末尾的事件可能被删除")
    if anchored:
        return Break(f"单位 {unit_id} 第 {min(anchored)[0]} 号", "与已锚定的链头不符,事件可能被整段重写")
    return None
