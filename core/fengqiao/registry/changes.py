"""What happens to stations and people: a merger, a transfer — asked of the plugins before, told to them after."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlmodel import col

from fengqiao.access import audit
from fengqiao.clock import today
from fengqiao.database.scope import ScopedSession
from fengqiao.errors import Conflict, NotFound
from fengqiao.ledgers.codes import CodeBook
from fengqiao.ledgers.vault import Vault
from fengqiao.ledgers.writing import LedgerWriter
from fengqiao.plugins.answers import Answer
from fengqiao.plugins.host import PluginHost
from fengqiao.plugins.views import StaffView, StationView
from fengqiao.registry.people import ASSIGNMENTS, Assignment
from fengqiao.registry.stations import STATIONS, Station
from fengqiao.units.models import Unit
from fengqiao.units.tree import merge

_LOANS = "secondment"
_TRANSFER = "exchange"


@dataclass(frozen=True)
class Registrar:
    """Carries out changes in one writing session.

    :param host: the plugins that are asked and told.
    """

    session: ScopedSession
    host: PluginHost
    codes: CodeBook
    vault: Vault

    def merge_stations(self, source_id: int, target_id: int, on: date) -> None:
        """Close a station into its successor: from `on` its unit hangs under the other; its rows stay where they are.

        :param on: the first day on which the source no longer exists.
        :raises Refused: a plugin does not consent.
        :raises NotFound: one of them is no station inside the scope.
        """
        if source_id == target_id:
            raise Conflict("不能把司法所并入它自己。请另选承接的司法所。")
        source, target = station_view(self.session, source_id), station_view(self.session, target_id)
        self.host.consent("before_stations_merge", source=source, target=target, on=on, session=self.session)
        merge(self.session, _unit(self.session, source_id), _unit(self.session, target_id), on)
        profile = _profile(self.session, source_id)
        last_day = on - timedelta(days=1)
        self._writer(STATIONS).change(profile.id, profile.version, {"closed_on": last_day})
        audit.record(
            self.session,
            unit_id=source_id,
            action="registry:station:merge",
            object_kind=STATIONS.code,
            object_id=str(profile.id),
            details={"into": target.code, "on": on.isoformat()},
        )

    def transfer(
        self, staff_id: UUID, target_id: int, on: date, document_no: str | None = None
    ) -> list[Answer]:
        """Move a person from one station to another: the old assignment ends the day before, a new one begins.

        :param on: the first day at the target.
        :returns: what the plugins answered; one that failed has lost only its own changes.
        """
        before = _main_assignment(self.session, staff_id, on)
        if before.unit_id == target_id:
            raise Conflict("这名工作人员已在该单位任职。请核对单位。")
        source, target = station_view(self.session, before.unit_id), station_view(self.session, target_id)
        writer = self._writer(ASSIGNMENTS)
        writer.change(before.id, before.version, {"ended_on": on - timedelta(days=1)})
        kept = {"kind": before.kind, "rank": before.rank, "full_time": before.full_time}
        new = {"staff_id": staff_id, "reason": _TRANSFER, "started_on": on, "document_no": document_no}
        writer.create(target_id, {**kept, **new})
        staff = StaffView(staff_id, target_id, before.kind)
        return self.host.call_each(
            "staff_transferred", staff=staff, source=source, target=target, on=on, session=self.session
        )

    def _writer(self, ledger: Any) -> LedgerWriter:
        return LedgerWriter(self.session, ledger, self.codes, self.vault)


def station_view(session: ScopedSession, unit_id: int) -> StationView:
    """Return a station as plugins see it.

    :raises NotFound: the unit is no station, or lies outside the scope.
    """
    unit, profile = _unit(session, unit_id), _profile(session, unit_id)
    gone = None if profile.closed_on is None else profile.closed_on + timedelta(days=1)
    return StationView(unit_id, unit.code, profile.name, profile.kind, profile.founded_on, gone)


def staff_view(session: ScopedSession, staff_id: UUID) -> StaffView:
    """Return a person as plugins see them, where they serve today.

    :raises NotFound: nobody of that id serves anywhere inside the scope today.
    """
    assignment = _main_assignment(session, staff_id, today())
    return StaffView(staff_id, assignment.unit_id, assignment.kind)


def _unit(session: ScopedSession, unit_id: int) -> Unit:
    unit = session.get(Unit, unit_id) if session.may_touch({unit_id}) else None
    if unit is None:
        raise NotFound("没有这个单位,或它不在您的管辖范围内。")
    return unit


def _profile(session: ScopedSession, unit_id: int) -> Station:
    in_force = or_(col(Station.closed_on).is_(None), col(Station.closed_on) >= today())
    found = session.scalar(
        select(Station).where(col(Station.unit_id) == unit_id, col(Station.voided_at).is_(None), in_force)
    )
    if found is None:
        raise NotFound("这个单位没有在用的司法所档案,或它不在您的管辖范围内。")
    return found


def _main_assignment(session: ScopedSession, staff_id: UUID, on: date) -> Assignment:
    found = session.scalar(
        select(Assignment)
        .where(
            col(Assignment.staff_id) == staff_id,
            col(Assignment.voided_at).is_(None),
            col(Assignment.reason) != _LOANS,
            col(Assignment.started_on) <= on,
            or_(col(Assignment.ended_on).is_(None), col(Assignment.ended_on) >= on),
        )
        .order_by(col(Assignment.started_on).desc())
    )
    if found is None:
        raise NotFound(f"这名工作人员在 {on} 没有任职记录,或不在您的管辖范围内。")
    return found
