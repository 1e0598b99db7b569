"""What a person still has in hand at the window, and what becomes of it when they move."""

from collections.abc import Sequence
from datetime import date

from fengqiao.api import OpenItem, ScopedSession, StaffView, StationView, today
from sqlmodel import col

from fengqiao_everything.duties import Duty, duties


def upcoming_of(staff: StaffView, session: ScopedSession) -> Sequence[OpenItem]:
    """Return the duties that a person has still to do."""
    upcoming = duties(session, col(Duty.staff_id) == staff.id, col(Duty.held_on) >= today())
    return [OpenItem("窗口值班", duty.held_on, f"/ledgers/everything/duties/{duty.id}") for duty in upcoming]


def vacate(staff: StaffView, source: StationView, on: date, session: ScopedSession) -> None:
    """Leave the duties at the old station, from the day of the move, without a person."""
    for duty in duties(
        session,
        col(Duty.staff_id) == staff.id,
        col(Duty.unit_id) == source.unit_id,
        col(Duty.held_on) >= on,
    ):
        duty.staff_id = None
        # Whoever has the row open in a form must look again.
        duty.version += 1
