"""A clock that a test holds still and moves by hand."""

from contextlib import ExitStack
from datetime import UTC, datetime, timedelta

from fengqiao.clock import held_at

FIRST_MOMENT = datetime(2024, 3, 1, 1, 0, tzinfo=UTC)
"""Where a test's clock starts: 1 March 2024, nine in the morning in Beijing."""


class HeldClock:
    """The time as one test wants it; the real time returns when the test ends."""

    def __init__(self, holds: ExitStack) -> None:
        self._holds = holds
        self.set(FIRST_MOMENT)

    def set(self, moment: datetime) -> None:
        """Hold the clock at an aware moment."""
        self.moment = moment
        self._holds.enter_context(held_at(moment))

    def advance(self, by: timedelta) -> None:
        """Move the clock on."""
        self.set(self.moment + by)
