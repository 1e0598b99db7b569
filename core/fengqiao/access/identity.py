"""From what a request carries to who sent it."""

from fengqiao.access.actors import Actor
from fengqiao.access.credentials import Bearer, bearer_of, note_use, refused
from fengqiao.access.models import Token
from fengqiao.access.sign_in import bearer_of_session
from fengqiao.database.scope import SYSTEM, ScopedSession
from fengqiao.database.session import Database
from fengqiao.errors import SignInNeeded


def identified(database: Database, *, authorization: str | None, cookie: str | None) -> Actor:
    """Return who sent a request, with the rights of this moment.

    It reads on a connection that cannot write; the time of the last use is stored in a transaction of its own when the
    stored one is older than five minutes.

    :param authorization: the header of that name; when there is one, the cookie counts for nothing.
    :param cookie: secret of the browser's session.
    :raises SignInNeeded: nothing came, or what came is worth nothing now.
    """
    if authorization is None and not cookie:
        raise SignInNeeded("请先登录;使用接口的,请在请求头 Authorization 中提供访问令牌(Bearer …)。")
    with database.reading(SYSTEM) as session:
        bearer = _bearer(session, authorization, cookie or "")
    if bearer.is_due_for_note:
        with database.writing(SYSTEM) as session:
            note_use(session, bearer)
    return bearer.actor


def _bearer(session: ScopedSession, authorization: str | None, cookie: str) -> Bearer:
    if authorization is not None:
        scheme, _, secret = authorization.partition(" ")
        if scheme.lower() != "bearer":
            raise refused()
        return bearer_of(session, Token, secret.strip())
    return bearer_of_session(session, cookie)
