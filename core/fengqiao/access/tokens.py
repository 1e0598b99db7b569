"""Tokens: how a program proves for which account it speaks. Shown once, kept as a digest."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import cast
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlmodel import col

from fengqiao.access.accounts import open_account
from fengqiao.access.actors import Actor
from fengqiao.access.audit import record
from fengqiao.access.credentials import bearer_of, digest_of, new_secret
from fengqiao.access.models import Account, AccountRole, Token
from fengqiao.clock import now
from fengqiao.database.scope import ScopedSession
from fengqiao.errors import Conflict, Invalid, NotFound
from fengqiao.units.models import Unit

PREFIX = "fq_"
"""What every token begins with, so that one left in a text or a repository is found."""

LONGEST_DAYS = 366


@dataclass(frozen=True)
class Issued:
    """A token with whose it is and what it may do today."""

    token: Token
    account: Account
    unit: Unit
    roles: frozenset[str]

    @property
    def state(self) -> str:
        """What it is worth at this moment, in Chinese."""
        if self.token.revoked_at is not None:
            return "已吊销"
        if self.account.disabled_at is not None:
            return "账号已停用"
        return "已到期" if self.token.expires_at <= now() else "有效"


def issue_token(
    session: ScopedSession, *, unit: Unit, roles: Iterable[str], days: int, name: str
) -> tuple[Token, str]:
    """Open an account for a program and issue its first token.

    :param unit: whose subtree the program sees.
    :param roles: codes of the roles it holds.
    :param days: how long the token lives, 1 to `LONGEST_DAYS`.
    :param name: what it is for.
    :returns: the token and its secret, which cannot be shown again.
    :raises Invalid: the days, or a role that does not exist.
    :raises Conflict: the roles exclude each other.
    """
    account = open_account(session, name=name, unit=unit, roles=roles, is_program=True)
    return token_for(session, account, days=days, name=name)


def token_for(session: ScopedSession, account: Account, *, days: int, name: str) -> tuple[Token, str]:
    """Issue a token for an account that exists: it has that account's rights, whatever they are at each request.

    :raises Invalid: the days are out of range.
    :raises Conflict: the account is disabled.
    """
    if not 1 <= days <= LONGEST_DAYS:
        raise Invalid(f"令牌有效期应为 1 至 {LONGEST_DAYS} 天,现为 {days} 天。请改为范围内的整数。")
    if account.disabled_at is not None:
        raise Conflict(f"账号“{account.display_name}”已停用,不能签发令牌。请先启用账号。")
    secret = new_secret(PREFIX)
    token = Token(
        digest=digest_of(secret), account_id=account.id, expires_at=now() + timedelta(days=days), name=name
    )
    session.add(token)
    session.flush()
    _record(session, token, account.unit_id, {"issued": True, "days": days})
    return token, secret


def actor_of_token(session: ScopedSession, secret: str) -> Actor:
    """Return whose token this is, with the rights of now.

    :raises SignInNeeded: it is unknown, expired or revoked, or its account is disabled.
    """
    return bearer_of(session, Token, secret).actor


def tokens_in_scope(session: ScopedSession) -> list[Issued]:
    """Return every token that was ever issued inside the session's scope, the newest first."""
    query = (
        select(Token, Account, Unit)
        .join(Account, col(Account.id) == col(Token.account_id))
        .join(Unit, col(Unit.id) == col(Account.unit_id))
        .where(session.scope.narrows(cast(ColumnElement[int], col(Account.unit_id))))
        .order_by(col(Token.created_at).desc())
    )
    roles: dict[UUID, set[str]] = defaultdict(set)
    for held in session.scalars(select(AccountRole)):
        roles[held.account_id].add(held.role)
    return [
        Issued(token, account, unit, frozenset(roles[account.id]))
        for token, account, unit in session.execute(query)
    ]


def revoke_token(session: ScopedSession, token_id: UUID) -> None:
    """End a token, from its next use on.

    :raises NotFound: there is none of this id inside the session's scope.
    :raises Conflict: it was revoked before.
    """
    token = session.get(Token, token_id)
    account = session.get(Account, token.account_id) if token else None
    if token is None or account is None or not session.may_touch({account.unit_id}):
        raise NotFound(f"没有编号为“{token_id}”的令牌。编号见“fengqiao tokens list”。")
    if token.revoked_at is not None:
        raise Conflict(f"令牌“{token.name}”已于 {token.revoked_at:%Y-%m-%d} 吊销,无需再次吊销。")
    token.revoked_at = now()
    session.add(token)
    _record(session, token, account.unit_id, {"revoked": True})


def _record(session: ScopedSession, token: Token, unit_id: int, details: dict[str, bool | int]) -> None:
    record(
        session,
        unit_id=unit_id,
        action="security:token:write",
        object_kind="token",
        object_id=str(token.id),
        details=details,
    )
