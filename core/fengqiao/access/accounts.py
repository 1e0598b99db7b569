"""Opening accounts, granting and taking roles, closing accounts; each change is an audit event."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import select, update
from sqlmodel import col

from fengqiao.access.audit import record
from fengqiao.access.models import Account, AccountRole, SignInLink, Token, WebSession
from fengqiao.access.roles import compatible
from fengqiao.clock import now
from fengqiao.database.scope import ScopedSession
from fengqiao.errors import Conflict, NotFound
from fengqiao.units.models import Unit


def open_account(
    session: ScopedSession, *, name: str, unit: Unit, roles: Iterable[str], is_program: bool = False
) -> Account:
    """Open an account with its first roles. It has no password: people come in by link, programs by token.

    :param name: what pages and lists call it.
    :param unit: whose subtree it will see.
    :raises Invalid: a role does not exist, or there is none.
    :raises Conflict: the roles exclude each other.
    :raises NotFound: the unit lies outside the session's scope.
    """
    held = compatible(roles)
    account = Account(display_name=name, unit_id=_unit_in_scope(session, unit), is_program=is_program)
    session.add(account)
    session.flush()
    session.add_all(_roles(session, account, held))
    _record(session, account, "system:account:write", {"opened": True, "roles": sorted(held)})
    return account


def account_by_id(session: ScopedSession, account_id: UUID) -> Account:
    """Return an account of a unit inside the session's scope.

    :raises NotFound: there is none.
    """
    account = session.get(Account, account_id)
    if account is None or not session.may_touch({account.unit_id}):
        raise NotFound("没有这个账号,或它所属的单位不在您的管辖范围内。")
    return account


def roles_of(session: ScopedSession, account: Account) -> frozenset[str]:
    """Return the codes of the roles that an account holds now."""
    query = select(col(AccountRole.role)).where(col(AccountRole.account_id) == account.id)
    return frozenset(session.scalars(query))


def grant(session: ScopedSession, account: Account, role: str) -> None:
    """Give an account one more role, from its next request on.

    :raises Invalid: the role does not exist.
    :raises Conflict: the role and those already held exclude each other.
    """
    held = _held_roles(session, account)
    compatible({*held, role})
    if role not in held:
        session.add_all(_roles(session, account, {role}))
        _record(session, account, "security:grant:write", {"granted": role})


def withdraw(session: ScopedSession, account: Account, role: str) -> None:
    """Take a role from an account, from its next request on."""
    _held_roles(session, account)
    held = session.get(AccountRole, (account.id, role))
    if held is not None:
        session.delete(held)
        _record(session, account, "security:grant:write", {"withdrawn": role})


def disable(session: ScopedSession, account: Account) -> None:
    """Close an account: its tokens, sessions and links end now and stay ended when it is opened again."""
    account.disabled_at = now()
    session.add(account)
    session.flush()
    for kind in (Token, WebSession):
        _end(session, kind, account, "revoked_at")
    _end(session, SignInLink, account, "used_at")
    _record(session, account, "system:account:write", {"disabled": True})


def enable(session: ScopedSession, account: Account) -> None:
    """Open a closed account again; it needs a new link or token.

    :raises Conflict: it is not closed.
    """
    if account.disabled_at is None:
        raise Conflict(f"账号“{account.display_name}”没有停用,无需启用。")
    account.disabled_at = None
    session.add(account)
    _record(session, account, "system:account:write", {"disabled": False})


def _unit_in_scope(session: ScopedSession, unit: Unit) -> int:
    if unit.id is None or not session.may_touch({unit.id}):
        raise NotFound(f"单位“{unit.name}”不存在,或不在您的管辖范围内。")
    return unit.id


def _held_roles(session: ScopedSession, account: Account) -> frozenset[str]:
    """Return the roles, after locking the account: two grants at once must not both find room for an administrator."""
    session.execute(select(col(Account.id)).where(col(Account.id) == account.id).with_for_update())
    return roles_of(session, account)


def _roles(session: ScopedSession, account: Account, roles: Iterable[str]) -> list[AccountRole]:
    by = session.scope.actor
    return [AccountRole(account_id=account.id, role=role, granted_by=by) for role in sorted(roles)]


def _end(session: ScopedSession, kind: Any, account: Account, mark: str) -> None:
    column = getattr(kind, mark)
    session.execute(update(kind).where(kind.account_id == account.id, column.is_(None)).values({mark: now()}))


def _record(session: ScopedSession, account: Account, action: str, details: dict[str, Any]) -> None:
    record(
        session,
        unit_id=account.unit_id,
        action=action,
        object_kind="account",
        object_id=str(account.id),
        details=details,
    )
