"""Accounts and their roles, what they prove themselves with, and the audit trail."""

from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Table, Text, UniqueConstraint
from sqlmodel import Field

from fengqiao.access.append_only import append_only
from fengqiao.clock import now
from fengqiao.database.model import CoreModel
from fengqiao.database.types import uuid7


class Account(CoreModel, table=True):
    """账号: one person, or one program that uses the interface. Its rights are its unit and its roles."""

    id: UUID = Field(default_factory=uuid7, primary_key=True)
    display_name: str = Field(title="名称", max_length=100)
    unit_id: int = Field(foreign_key="reg_unit.id", index=True, title="单位")
    is_program: bool = Field(default=False, title="程序账号")
    created_at: datetime = Field(default_factory=now)
    disabled_at: datetime | None = Field(default=None, title="停用时间")


class AccountRole(CoreModel, table=True):
    """A role that an account holds."""

    account_id: UUID = Field(foreign_key="core_account.id", primary_key=True)
    role: str = Field(max_length=64, primary_key=True, title="角色")
    granted_at: datetime = Field(default_factory=now)
    granted_by: str = Field(max_length=64)


class Credential(CoreModel):
    """What every proof of identity shares. Only the digest of the secret is kept: a copy of the database opens nothing."""

    id: UUID = Field(default_factory=uuid7, primary_key=True)
    digest: str = Field(max_length=64, unique=True)
    account_id: UUID = Field(foreign_key="core_account.id", index=True)
    created_at: datetime = Field(default_factory=now)
    expires_at: datetime = Field(title="到期时间")


class SignInLink(Credential, table=True):
    """登录链接: opens one session, once, within ten minutes."""

    used_at: datetime | None = Field(default=None)


class Token(Credential, table=True):
    """访问令牌: what a program sends with each request. It has its account's rights, no others."""

    name: str = Field(title="用途", max_length=100)
    last_used_at: datetime | None = Field(default=None, title="最近使用")
    revoked_at: datetime | None = Field(default=None, title="吊销时间")


class WebSession(Credential, table=True):
    """网页会话: what a browser's cookie stands for; `expires_at` is its absolute end."""

    last_used_at: datetime = Field(default_factory=now)
    revoked_at: datetime | None = Field(default=None)


class AuditEvent(CoreModel, table=True):
    """审计事件: who did what to which thing, and whether it worked. Ids and field names only, no personal value.

    `unit_id` is the unit the thing belongs to, 0 for the installation itself; therefore it is no foreign key.
    """

    unit_id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    id: UUID = Field(default_factory=uuid7, primary_key=True)
    seq: int
    at: str = Field(max_length=32)
    actor: str = Field(max_length=64)
    action: str = Field(max_length=100)
    object_kind: str = Field(max_length=100)
    object_id: str = Field(max_length=200)
    outcome: str = Field(max_length=16)
    details: str = Field(sa_type=Text)
    request_id: str = Field(max_length=64)
    address: str = Field(max_length=64)
    hash: str = Field(max_length=64)

    __table_args__: Any = (UniqueConstraint("unit_id", "seq"),)


class AuditHead(CoreModel, table=True):
    """The last link of a unit's chain; whoever appends holds this row until the transaction ends."""

    unit_id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    seq: int
    hash: str = Field(max_length=64)


class AuditAnchor(CoreModel, table=True):
    """One digest over the heads of all chains on a day, to be kept off the host.

    `heads` is JSON, `{"<unit id>": [seq, hash], …}`: the chains that grew since the anchor before.
    """

    day: date = Field(primary_key=True)
    at: str = Field(max_length=32)
    digest: str = Field(max_length=64)
    heads: str = Field(sa_type=Text)


for _model in (AuditEvent, AuditAnchor):
    append_only(cast(Table, cast(Any, _model).__table__))
