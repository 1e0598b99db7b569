"""Synthetic rows in bulk: what every row carries, and the way into a table past all checks."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from fengqiao.database.model import METADATA, CoreModel
from fengqiao.database.types import uuid7
from pairs import tell
from sqlalchemy import Connection, insert

YEAR = 2024
FIRST, LAST = date(YEAR, 1, 1), date(YEAR, 12, 31)
WRITTEN_AT = datetime(YEAR + 1, 1, 2, 1, tzinfo=UTC)

_CHUNK = 5_000
_PENDING = 50_000


class Rows:
    """Rows waiting to be written, and how many were written to each table.

    They go in chunks, by SQLAlchemy's Core, each table after those it points at.
    """

    def __init__(self, connection: Connection) -> None:
        self.written: Counter[str] = Counter()
        self._connection = connection
        self._pending: dict[Any, list[dict[str, Any]]] = defaultdict(list)
        self._numbers: Counter[Any] = Counter()

    def put(self, table: type[CoreModel], **values: Any) -> None:
        """Add a row of a table that no unit owns."""
        self._pending[table.__table__].append(values)  # type: ignore[attr-defined]

    def row(self, table: type[CoreModel], unit_id: int, *, voided: bool = False, **values: Any) -> UUID:
        """Add a row of a ledger, numbered within its unit, and return its id."""
        owned = table.__table__  # type: ignore[attr-defined]
        self._numbers[owned, unit_id] += 1
        values |= {
            "id": uuid7(),
            "unit_id": unit_id,
            "seq_no": f"{YEAR}-{self._numbers[owned, unit_id]:06}",
            "state": "recorded",
            "created_at": WRITTEN_AT,
            "created_by": "bench",
            "updated_at": WRITTEN_AT,
            "voided_at": WRITTEN_AT if voided else None,
        }
        self._pending[owned].append(values)
        return values["id"]  # type: ignore[no-any-return]

    def line(self, table: type[CoreModel], unit_id: int, row_id: UUID, **values: Any) -> None:
        """Add a line of a part."""
        place = {"id": uuid7(), "unit_id": unit_id, "row_id": row_id}
        self._pending[table.__table__].append(place | values)  # type: ignore[attr-defined]

    def write(self, *, at_least: int = _PENDING) -> None:
        """Write what is waiting, once that is enough to be worth a statement."""
        if sum(map(len, self._pending.values())) < at_least:
            return
        for table in METADATA.sorted_tables:
            waiting = self._pending.pop(table, [])
            if any(row.keys() != waiting[0].keys() for row in waiting):
                # The first row says which columns the statement has; what others have beside them would be lost.
                raise ValueError(f"rows of {table.name} name different columns")
            for begin in range(0, len(waiting), _CHUNK):
                self._connection.execute(insert(table), waiting[begin : begin + _CHUNK])
            self.written[table.name] += len(waiting)
        tell(f"{self.written.total():,} rows")


def shares(rng: Random, total: int, parts: int) -> Iterator[int]:
    """Deal a total out to some parts, unevenly, so that it is met exactly."""
    weights = [rng.uniform(0.5, 1.5) for _ in range(parts)]
    scale, reached, dealt = total / sum(weights), 0.0, 0
    for weight in weights:
        reached += weight * scale
        share = round(reached) - dealt
        dealt += share
        yield share


def day_of_year(rng: Random) -> date:
    """Draw a day of the year."""
    return FIRST + timedelta(days=rng.randrange((LAST - FIRST).days + 1))


def some(rng: Random, values: Sequence[str], at_least: int) -> list[str]:
    """Draw at least so many different ones of some values."""
    return rng.sample(values, rng.randint(at_least, len(values)))
