"""How a person comes in: a link that opens one session, and the session that the browser's cookie stands for."""

from datetime import timedelta

from sqlalchemy import update
from sqlmodel import col

from fengqiao.access.actors import Actor
from fengqiao.access.audit import INSTALLATION, record, record_apart
from fengqiao.access.credentials import Bearer, bearer_of, digest_of, new_secret, refused
from fengqiao.access.models import Account, SignInLink, WebSession
from fengqiao.clock import now
from fengqiao.database.scope import SYSTEM, ScopedSession
from fengqiao.database.session import Database
from fengqiao.errors import Conflict, SignInNeeded

LINK_LIFETIME = timedelta(minutes=10)
SESSION_LIFETIME = timedelta(hours=12)
IDLE_LIFETIME = timedelta(minutes=30)
"""GB/T 22239-2019 8.1.4.1 b: a session ends by itself when nobody uses it."""


def issue_link(session: ScopedSession, account: Account) -> str:
    """Return the secret part of a link that signs this account in, once, within `LINK_LIFETIME`.

    :raises Conflict: the account is disabled.
    """
    if account.disabled_at is not None:
        raise Conflict(f"账号“{account.display_name}”已停用,不能签发登录链接。请先启用账号。")
    secret = new_secret()
    session.add(SignInLink(digest=digest_of(secret), account_id=account.id, expires_at=now() + LINK_LIFETIME))
    session.flush()
    _record(session, account, "security:link:write", session.scope.actor)
    return secret


def sign_in(database: Database, secret: str) -> str:
    """Redeem a link in a transaction of its own; a refusal is an audit event too.

    :returns: the secret of the new session's cookie.
    :raises SignInNeeded: as `redeem_link`.
    """
    try:
        with database.writing(SYSTEM) as session:
            return redeem_link(session, secret)
    except SignInNeeded:
        record_apart(
            database,
            unit_id=INSTALLATION,
            action="security:session:open",
            actor="anonymous",
            outcome="denied",
        )
        raise


def redeem_link(session: ScopedSession, secret: str) -> str:
    """Open a session for a link and return the secret of its cookie: always new, never one that the client names.

    :raises SignInNeeded: the link is unknown, used or expired, or its account is disabled.
    """
    # One statement decides who comes first: of two requests with the same link the second finds no row.
    use = (
        update(SignInLink)
        .where(
            col(SignInLink.digest) == digest_of(secret),
            col(SignInLink.used_at).is_(None),
            col(SignInLink.expires_at) > now(),
        )
        .values(used_at=now())
        .returning(col(SignInLink.account_id))
    )
    account_id = session.execute(use, execution_options={"synchronize_session": False}).scalar()
    account = session.get(Account, account_id) if account_id else None
    if account is None or account.disabled_at is not None:
        raise refused()
    return _open_session(session, account)


def actor_of_session(session: ScopedSession, secret: str) -> Actor:
    """Return who is signed in with this cookie, with the rights of now.

    :raises SignInNeeded: it is unknown, ended, idle or too old, or its account is disabled.
    """
    return bearer_of_session(session, secret).actor


def bearer_of_session(session: ScopedSession, secret: str) -> Bearer:
    """Return the session of a cookie, unless it has been idle too long.

    The time of the last use is stored at most every five minutes, so a session may end up to that much early,
    never late.

    :raises SignInNeeded: as `actor_of_session`.
    """
    bearer = bearer_of(session, WebSession, secret)
    if bearer.last_used_at is None or now() - bearer.last_used_at >= IDLE_LIFETIME:
        raise refused()
    return bearer


def sign_out(session: ScopedSession, secret: str) -> None:
    """End a session on the server; the cookie is worth nothing from then on."""
    bearer = bearer_of_session(session, secret)
    session.execute(
        update(WebSession).where(col(WebSession.id) == bearer.credential_id).values(revoked_at=now())
    )
    record(
        session,
        unit_id=bearer.actor.unit_id,
        action="security:session:end",
        actor=bearer.actor.id,
        object_kind="account",
        object_id=bearer.actor.id,
    )


def _open_session(session: ScopedSession, account: Account) -> str:
    secret = new_secret()
    session.add(
        WebSession(digest=digest_of(secret), account_id=account.id, expires_at=now() + SESSION_LIFETIME)
    )
    session.flush()
    _record(session, account, "security:session:open", str(account.id))
    return secret


def _record(session: ScopedSession, account: Account, action: str, actor: str) -> None:
    record(
        session,
        unit_id=account.unit_id,
        action=action,
        actor=actor,
        object_kind="account",
        object_id=str(account.id),
    )
