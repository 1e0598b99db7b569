"""Secrets and what stands behind them: drawn at random, kept as digests, found by digest, refused in one way."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Select, bindparam, select, update
from sqlmodel import col

from fengqiao.access.actors import Actor
from fengqiao.access.models import Account, AccountRole, Token, WebSession
from fengqiao.access.roles import OPEN_SEALED, covers, permissions_of
from fengqiao.clock import now
from fengqiao.database.scope import Scope, ScopedSession
from fengqiao.errors import SignInNeeded
from fengqiao.privacy.provider import SOFTWARE

NOTED_EVERY = timedelta(minutes=5)
"""How old the note of the last use may grow before a request renews it: reading must not become writing."""

Lasting = type[Token] | type[WebSession]
"""The credentials that serve more than once."""


@dataclass(frozen=True)
class Bearer:
    """A live credential and its holder, as of this moment."""

    kind: Lasting
    credential_id: UUID
    actor: Actor
    last_used_at: datetime | None

    @property
    def is_due_for_note(self) -> bool:
        """True when the stored time of the last use is too old to be left as it is."""
        return self.last_used_at is None or now() - self.last_used_at >= NOTED_EVERY


def new_secret(prefix: str = "") -> str:
    """Return a secret of 256 random bits."""
    return prefix + secrets.token_urlsafe(32)


def digest_of(secret: str) -> str:
    """Return what is stored of a secret. With 256 random bits no salt and no slow hash is needed."""
    return SOFTWARE.digest(secret.encode()).hex()


def refused() -> SignInNeeded:
    """Return the one refusal: it never tells which of unknown, expired, revoked, used or disabled it was."""
    return SignInNeeded("登录凭证无效或已失效。请重新登录;使用接口的,请向安全管理员申请新的令牌。")


def _holder(kind: Lasting) -> Select[*tuple[Any, ...]]:
    """Select a credential with its account, one row for each role."""
    return (
        select(
            col(kind.id),
            col(kind.expires_at),
            col(kind.last_used_at),
            col(kind.revoked_at),
            col(kind.account_id),
            col(Account.display_name),
            col(Account.unit_id),
            col(Account.disabled_at),
            col(AccountRole.role),
        )
        .join(Account, col(Account.id) == col(kind.account_id))
        .outerjoin(AccountRole, col(AccountRole.account_id) == col(Account.id))
        .where(col(kind.digest) == bindparam("digest"))
    )


# Built once: putting this statement together costs as much as running it, and every request runs it.
_HOLDERS = {kind: _holder(kind) for kind in (Token, WebSession)}


def bearer_of(session: ScopedSession, kind: Lasting, secret: str) -> Bearer:
    """Return who holds this secret, with the rights of now.

    It is looked up by its digest, so that the time it takes tells nothing about a stored secret.

    :raises SignInNeeded: it is unknown, expired or revoked, or its account is disabled.
    """
    rows = session.execute(_HOLDERS[kind], {"digest": digest_of(secret)}).all()
    if not rows or rows[0].revoked_at or rows[0].disabled_at or rows[0].expires_at <= now():
        raise refused()
    return Bearer(kind, rows[0].id, _actor(rows, kind is WebSession), rows[0].last_used_at)


def note_use(session: ScopedSession, bearer: Bearer) -> None:
    """Store that a credential was used just now."""
    kind = bearer.kind
    session.execute(update(kind).where(col(kind.id) == bearer.credential_id).values(last_used_at=now()))


def _actor(rows: Any, is_session: bool) -> Actor:
    account, roles = rows[0], frozenset(row.role for row in rows if row.role)
    actor_id, permissions = str(account.account_id), permissions_of(roles)
    opens_sealed = any(covers(pattern, OPEN_SEALED) for pattern in permissions)
    return Actor(
        id=actor_id,
        name=account.display_name,
        unit_id=account.unit_id,
        roles=roles,
        permissions=permissions,
        scope=Scope(actor_id, roots=(account.unit_id,), sealed=opens_sealed),
        is_session=is_session,
    )
