"""Packs in the database: each version once, word for word, for as long as a result may be made again."""

from typing import NamedTuple

from sqlalchemy import select
from sqlmodel import col

from fengqiao.access import audit
from fengqiao.assessment.loading import LoadedPack, stored_standard
from fengqiao.assessment.models import Pack
from fengqiao.assessment.packs.standard import StandardPack
from fengqiao.database.scope import ScopedSession
from fengqiao.errors import Conflict, NotFound
from fengqiao.privacy.provider import SOFTWARE


def register(session: ScopedSession, loaded: LoadedPack) -> Pack:
    """Put a version of a pack into the database, unless it is there.

    :raises Conflict: the same version is there with other content.
    """
    pack = loaded.pack
    known = session.get(Pack, (pack.code, pack.version))
    if known is not None:
        if known.digest != loaded.digest:
            raise Conflict(
                f"标准“{pack.code}”的第 {pack.version} 版已登记,内容与这份不同。"
                "已登记的版本不能改;请给修改后的文件换一个 version。"
            )
        return known
    row = Pack(
        code=pack.code,
        version=pack.version,
        digest=loaded.digest,
        content=loaded.content.decode(),
        registered_by=session.scope.actor,
    )
    session.add(row)
    session.flush()
    audit.record(
        session,
        unit_id=audit.INSTALLATION,
        action="assessment:pack:create",
        object_kind=str(Pack.__tablename__),
        object_id=f"{pack.code}/{pack.version}",
        details={"digest": loaded.digest},
    )
    return row


class RegisteredPack(NamedTuple):
    """A version of a pack as it was registered."""

    pack: StandardPack
    digest: str

    @property
    def code(self) -> str:
        """The pack's code."""
        return self.pack.code

    @property
    def version(self) -> str:
        """The pack's version."""
        return self.pack.version


def registered(session: ScopedSession, code: str, version: str) -> RegisteredPack:
    """Return a registered version of a pack; its plugins need not be here any more.

    :raises NotFound: it was never registered.
    :raises Conflict: what stands in the database is not what was registered.
    """
    row = session.scalar(select(Pack).where(col(Pack.code) == code, col(Pack.version) == version))
    if row is None:
        raise NotFound(f"没有登记过标准“{code}”的第 {version} 版。")
    content = row.content.encode()
    if SOFTWARE.digest(content).hex() != row.digest:
        raise Conflict(f"标准“{code}”第 {version} 版的内容与登记时的摘要不符,可能被改动。请从备份核对。")
    return RegisteredPack(stored_standard(content), row.digest)
