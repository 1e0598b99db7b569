"""What time it is: the one place that asks, so that tests and the demo can hold a day still."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

BEIJING = ZoneInfo("Asia/Shanghai")

_held: datetime | None = None


def now() -> datetime:
    """Return this moment, aware, in UTC."""
    return _held or datetime.now(UTC)


def today() -> date:
    """Return the calendar day in Beijing: deadlines and access follow it, not the server's zone."""
    return now().astimezone(BEIJING).date()


@contextmanager
def held_at(moment: datetime) -> Iterator[None]:
    """Hold the clock at an aware moment for the whole process (tests, demo)."""
    global _held
    before, _held = _held, moment
    try:
        yield
    finally:
        _held = before
