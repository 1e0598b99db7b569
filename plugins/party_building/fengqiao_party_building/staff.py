"""What a person still has in hand when they are about to move or leave."""

from collections.abc import Iterator, Sequence
from typing import Any

from fengqiao.api import OpenItem, ScopedSession, StaffView, today
from sqlmodel import col, select

from fengqiao_party_building.models import Member, Pledge

_PAGES = "/ledgers/party_building"


def items_in_hand(staff: StaffView, session: ScopedSession) -> Iterator[OpenItem]:
    """Yield the pledges that a person has still to sign, and the membership that must move with them."""
    for pledge in _rows(
        session, Pledge, staff, col(Pledge.signed_on).is_(None), col(Pledge.ends_on) >= today()
    ):
        yield OpenItem("尚未签订责任书", pledge.ends_on, f"{_PAGES}/pledges/{pledge.id}")
    for member in _rows(
        session, Member, staff, col(Member.left_on).is_(None), col(Member.unit_id) == staff.unit_id
    ):
        title = "党员组织关系需要转出" if member.joined_on else "发展对象的培养需要移交"
        yield OpenItem(title, None, f"{_PAGES}/members/{member.id}")


def _rows(session: ScopedSession, table: Any, staff: StaffView, *conditions: Any) -> Sequence[Any]:
    mine = (col(table.staff_id) == staff.id, col(table.voided_at).is_(None))
    return session.scalars(select(table).where(*mine, *conditions).order_by(col(table.id))).all()
