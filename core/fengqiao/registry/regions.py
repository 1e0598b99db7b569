"""Loading region codes: whole or not at all, again without effect, and never forgetting a code that was once valid.

Regions never make units: a unit bears a region code as an attribute.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import bindparam, func, insert, select, update
from sqlmodel import col

from fengqiao.access import audit
from fengqiao.clock import today
from fengqiao.database.model import METADATA
from fengqiao.database.scope import ScopedSession
from fengqiao.database.types import FOREVER
from fengqiao.errors import Conflict
from fengqiao.ledgers.faults import Fault, refuse
from fengqiao.registry.region import Level, Region
from fengqiao.registry.region_files import Entry, RegionList

_SAYS = ("name", "level", "kind", "parent")
_SHOWN_FAULTS = 50

_TABLE = METADATA.tables["reg_region"]
_ROW = update(_TABLE).where(
    _TABLE.c.code == bindparam("of_code"), _TABLE.c.valid_from == bindparam("of_valid_from")
)


@dataclass(frozen=True)
class LevelCount:
    """What a load did at one level: `read = added + changed + unchanged`; `closed` codes are not in the file any more."""

    level: Level
    read: int
    added: int
    changed: int
    unchanged: int
    closed: int


def import_regions(session: ScopedSession, folder: Path, on: date) -> list[LevelCount]:
    """Load the codes of a folder with `provinces.csv`, `cities.csv`, `areas.csv`, `streets.csv`.

    A code that is not listed any more ends with `on`, the first day no longer included; a new name begins with it.

    :param on: the day from which the list is in force.
    :returns: one line per level.
    :raises Invalid: with the faults of the files; nothing is written then.
    :raises Conflict: when the day has not come yet, or a later list is loaded already.
    """
    listed = RegionList(folder)
    refuse(_shown(listed.faults))
    _refuse_wrong_day(session, on)
    return _Load(session, on).load(listed.entries)


def _shown(faults: list[Fault]) -> list[Fault]:
    """Return the first faults, and how many more there are."""
    if len(faults) <= _SHOWN_FAULTS:
        return faults
    more = Fault("", "其余", f"还有 {len(faults) - _SHOWN_FAULTS} 处", "请改正以上各处后再试")
    return [*faults[:_SHOWN_FAULTS], more]


def _refuse_wrong_day(session: ScopedSession, on: date) -> None:
    if on > today():
        raise Conflict(f"施行日期 {on} 还没有到。请到期再载入，或核对 --on 的日期。")
    ends = select(func.max(col(Region.valid_to))).where(col(Region.valid_to) < FOREVER)
    latest = max(
        filter(None, (session.scalar(select(func.max(col(Region.valid_from)))), session.scalar(ends))),
        default=on,
    )
    if on < latest:
        raise Conflict(f"已载入 {latest} 起施行的区划代码，不能再载入 {on} 的。请核对 --on 的日期。")


class _Load:
    """One list against what is stored."""

    def __init__(self, session: ScopedSession, on: date) -> None:
        self._session = session
        self._on = on
        rows = session.execute(select(_TABLE)).mappings().all()
        self._current = {row["code"]: row for row in rows if row["valid_to"] == FOREVER}
        self._begun_that_day = {row["code"] for row in rows if row["valid_from"] == on}
        self._new: list[dict[str, Any]] = []
        self._rewritten: list[dict[str, Any]] = []
        self._ended: list[dict[str, Any]] = []
        self._done: Counter[tuple[Level, str]] = Counter()

    def load(self, entries: Mapping[str, Entry]) -> list[LevelCount]:
        """Compare, write, and tell what was done."""
        for entry in entries.values():
            self._done[entry.level, self._compare(entry)] += 1
        for code, row in self._current.items():
            if code not in entries:
                self._end(row)
                self._done[Level(row["level"]), "closed"] += 1
        for statement, rows in ((_ROW, self._ended), (_ROW, self._rewritten), (insert(_TABLE), self._new)):
            if rows:
                self._session.execute(statement, rows)
        counts = [self._count(level) for level in Level]
        self._note(counts)
        return counts

    def _compare(self, entry: Entry) -> str:
        row = self._current.get(entry.code)
        if row is None:
            self._begin(entry)
            return "added"
        if all(row[said] == getattr(entry, said) for said in _SAYS):
            return "unchanged"
        if row["valid_from"] != self._on:
            self._end(row)
        self._begin(entry)
        return "changed"

    def _end(self, row: Mapping[Any, Any]) -> None:
        key = {"of_code": row["code"], "of_valid_from": row["valid_from"]}
        self._ended.append({**key, "valid_to": self._on})

    def _begin(self, entry: Entry) -> None:
        """Let an entry be in force from that day: in a new row, or in the one that began on it already."""
        values = {said: getattr(entry, said) for said in _SAYS} | {"valid_to": FOREVER}
        if entry.code in self._begun_that_day:
            self._rewritten.append({"of_code": entry.code, "of_valid_from": self._on, **values})
        else:
            self._new.append({"code": entry.code, "valid_from": self._on, **values})

    def _count(self, level: Level) -> LevelCount:
        added, changed, unchanged, closed = (
            self._done[level, done] for done in ("added", "changed", "unchanged", "closed")
        )
        return LevelCount(level, added + changed + unchanged, added, changed, unchanged, closed)

    def _note(self, counts: list[LevelCount]) -> None:
        audit.record(
            self._session,
            unit_id=audit.INSTALLATION,
            action="registry:region:import",
            object_kind="registry.region",
            details={
                "on": self._on.isoformat(),
                "read": sum(count.read for count in counts),
                "closed": sum(count.closed for count in counts),
            },
        )
