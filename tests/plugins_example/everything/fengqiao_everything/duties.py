"""The duty roster: its table, its ledger, and how hooks read it."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from fengqiao.api import Codes, Ledger, LedgerRow, Ref, ScopedSession
from sqlmodel import Field, col, select


class Duty(LedgerRow, table=True):
    """值班: somebody at the service window on a day."""

    held_on: date = Field(title="值班日期")
    kind: Annotated[str, Codes("everything.duty_kind")] = Field(title="值班种类")
    staff_id: Annotated[UUID | None, Ref("registry.staff", anywhere=True)] = Field(
        default=None, title="值班人员", description="空着的,等待改派"
    )


DUTIES = Ledger(Duty, "everything.duty", "窗口值班", "duties", dated="held_on")


def duties(session: ScopedSession, *conditions: Any) -> Sequence[Duty]:
    """Return duties by day; what was voided is left out, as everywhere."""
    in_use = col(Duty.voided_at).is_(None)
    return session.scalars(select(Duty).where(in_use, *conditions).order_by(col(Duty.held_on))).all()
