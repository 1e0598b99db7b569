"""What the plugin shows of a station, and when a station may not close."""

from datetime import date

from fengqiao.api import Refused, ScopedSession, Section, StationView, today
from sqlmodel import col

from fengqiao_everything.duties import Duty, duties


def section(station: StationView, session: ScopedSession) -> Section:
    """Return the station's next duty, for its page."""
    upcoming = duties(session, col(Duty.unit_id) == station.unit_id, col(Duty.held_on) >= today())
    next_one = upcoming[0].held_on.isoformat() if upcoming else "未排班"
    lines = (("下一次值班", next_one), ("已排次数", str(len(upcoming))))
    return Section("窗口值班", lines, "/ledgers/everything/duties")


def refuse_while_planned(source: StationView, target: StationView, on: date, session: ScopedSession) -> None:
    """Refuse a merger as long as the station that closes has duties after it."""
    planned = duties(session, col(Duty.unit_id) == source.unit_id, col(Duty.held_on) >= on)
    if planned:
        raise Refused(f"{source.name}在 {on} 以后还排有 {len(planned)} 次值班。请先改排到{target.name}。")
