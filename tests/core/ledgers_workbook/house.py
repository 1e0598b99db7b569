"""A small house of ledgers with a field of every kind, and the people who import into it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from fengqiao.access.actors import Actor
from fengqiao.api import (
    P2,
    P4,
    ClockUnit,
    Codes,
    Deadline,
    Fault,
    Ledger,
    LedgerPart,
    LedgerRow,
    Lifecycle,
    LongText,
    Money,
    Move,
    Narrative,
    Part,
    Personal,
    Record,
    Ref,
    State,
)
from fengqiao.database.scope import Scope
from fengqiao.database.session import Database
from fengqiao.ledgers.codes import Code, CodeBook
from fengqiao.ledgers.vault import Vault
from fengqiao.privacy.master_key import MasterKey
from fengqiao.privacy.values import Rules
from fengqiao.registry.stations import VILLAGES
from sqlmodel import Field


class Desk(LedgerRow, table=True):
    """A desk that takes matters in; matters point at it by name."""

    name: str = Field(title="名称", max_length=40)


class Matter(LedgerRow, table=True):
    """Something people bring in: a field of every kind."""

    taken_on: date = Field(title="受理日期")
    kind: Annotated[str, Codes("tests.kind")] = Field(title="类型")
    people: int = Field(title="人数", ge=0)
    title: str | None = Field(default=None, title="标题", max_length=40)
    amount: Annotated[Decimal | None, Money()] = Field(default=None, title="金额")
    done_on: date | None = Field(default=None, title="办结日期")
    granted_to: date | None = Field(default=None, title="批准延长至")
    urgent: bool = Field(default=False, title="紧急")
    remark: Annotated[str | None, LongText()] = Field(default=None, title="备注")
    desk_id: Annotated[UUID | None, Ref("tests.desk")] = Field(default=None, title="受理窗口")
    village_id: Annotated[UUID | None, Ref("registry.village", anywhere=True)] = Field(
        default=None, title="所在村"
    )
    applicant: Annotated[str | None, Personal(P2, "name")] = Field(default=None, title="申请人")
    id_no: Annotated[str | None, Personal(P2, "id_no")] = Field(default=None, title="身份证号")
    story: Annotated[str | None, Narrative(P2)] = Field(default=None, title="经过")
    secret: Annotated[str | None, Personal(P4, "other")] = Field(default=None, title="密情")


class Person(LedgerPart, table=True):
    """Somebody in a matter."""

    side: Annotated[str, Codes("tests.side")] = Field(title="身份")
    name: Annotated[str, Personal(P2, "name")] = Field(title="姓名")
    phone: Annotated[str | None, Personal(P2, "phone")] = Field(default=None, title="电话")
    age: int | None = Field(default=None, title="年龄", ge=0, le=130)


class Member(LedgerRow, table=True):
    """A person known by identity number."""

    name: str = Field(title="名字", max_length=40)
    id_no: Annotated[str | None, Personal(P2, "id_no")] = Field(default=None, title="身份证号")
    joined_on: date | None = Field(default=None, title="加入日期")


def done_after_taken(record: Record) -> Fault | None:
    """A matter is not done before it is taken in."""
    if record["done_on"] is None or record["done_on"] >= record["taken_on"]:
        return None
    return Fault("done_on", "办结日期", "早于受理日期", "请核对两个日期")


def done_has_day(record: Record) -> Fault | None:
    """A matter that is done says since when."""
    if record["done_on"] is not None:
        return None
    return Fault("done_on", "办结日期", "已办结的应有办结日期", "请填写办结日期")


def adults_first(record: Record) -> Fault | None:
    """The first person of a matter is of age."""
    for place, person in enumerate(record["persons"][:1]):
        if person["age"] is not None and person["age"] < 18:
            return Fault(f"persons.{place}.age", "年龄", "第一人应为成年人", "请把成年人填在第一行")
    return None


DESKS = Ledger(Desk, "tests.desk", "窗口", "desks", key=("name",), label="name")
MATTERS = Ledger(
    Matter,
    "tests.matter",
    "事项",
    "matters",
    dated="taken_on",
    parts=(Part(Person, "persons", "人员"),),
    lifecycle=Lifecycle(
        (State("open", "办理中"), State("done", "已办结", (done_has_day,)), State("filed", "已归档")),
        (Move("finish", "办结", ("open",), "done"), Move("file", "归档", ("done",), "filed")),
    ),
    rules=(done_after_taken, adults_first),
    deadlines=(
        Deadline("T-1", "办结", "taken_on", "done_on", 30, ClockUnit.DAY, "test", extended_to="granted_to"),
    ),
)
MEMBERS = Ledger(Member, "tests.member", "成员", "members", key=("id_no",))

CODES = CodeBook(
    [
        Code("tests.kind", "quarrel", "邻里"),
        Code("tests.kind", "contract", "合同"),
        Code("tests.side", "applicant", "申请方"),
        Code("tests.side", "other", "对方"),
        Code("registry.village_kind", "village", "行政村"),
    ]
)


@dataclass(frozen=True)
class House:
    """What an import needs of an installation."""

    database: Database
    ledgers: Mapping[str, Ledger] = field(
        default_factory=lambda: {one.code: one for one in (DESKS, MATTERS, MEMBERS, VILLAGES)}
    )
    codes: CodeBook = CODES
    vault: Vault = field(
        default_factory=lambda: Vault(MasterKey(bytes(range(32))), Rules(synthetic_ids=True))
    )


def actor(scope: Scope, unit_id: int) -> Actor:
    """Return somebody of a unit who may do everything there."""
    return Actor(scope.actor, scope.actor, unit_id, frozenset(), frozenset({"*:*:*"}), scope)
