"""Files of people, some of them sealed, and what belongs to a file or points at one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID

from fengqiao.api import (
    P3,
    P4,
    ClockUnit,
    Deadline,
    Indicator,
    Ledger,
    LedgerPart,
    LedgerRow,
    Narrative,
    Part,
    Personal,
    Ref,
    count,
    distinct,
    has,
)
from fengqiao.database.session import Database
from fengqiao.indicators.engine import Engine
from fengqiao.ledgers.codes import CodeBook
from fengqiao.ledgers.vault import Vault
from fengqiao.privacy.master_key import MasterKey
from fengqiao.privacy.values import Rules
from sqlmodel import Field


class File(LedgerRow, table=True):
    """One person's file; a minor's is sealed."""

    __tablename__ = "sealed_file"
    sealed_by: ClassVar[str | None] = "minor"

    opened_on: date = Field(title="建档日期")
    name: Annotated[str, Personal(P3, "name")] = Field(title="姓名")
    minor: bool = Field(default=False, title="未成年人")
    closed_on: date | None = Field(default=None, title="结档日期")
    whereabouts: Annotated[str | None, Narrative(P4)] = Field(default=None, title="行踪")


class Note(LedgerPart, table=True):
    """A note in a file."""

    __tablename__ = "sealed_note"

    about: str = Field(title="事项", max_length=40)


class Call(LedgerRow, table=True):
    """A call on the person of a file, or on nobody in particular."""

    __tablename__ = "sealed_call"

    made_on: date = Field(title="走访日期")
    file_id: Annotated[UUID | None, Ref("sealed.file")] = Field(default=None, title="对象")


FILES = Ledger(
    File,
    "sealed.file",
    "档案",
    "files",
    dated="opened_on",
    key=("name",),
    label="name",
    parts=(Part(Note, "notes", "记事"),),
    deadlines=(Deadline("D-T", "结档", "opened_on", "closed_on", 30, ClockUnit.DAY, "测试"),),
)
CALLS = Ledger(Call, "sealed.call", "走访", "calls", dated="made_on")

INDICATORS = (
    Indicator("sealed.files", "档案", count(File), "件"),
    Indicator("sealed.notes", "记事", count(Note), "条"),
    Indicator("sealed.calls", "走访", count(Call), "次"),
    Indicator("sealed.called_on", "走访到的人", distinct(Call.file_id, Call), "人"),
    Indicator("sealed.files_with_calls", "有走访的档案", count(File, has(File, Call)), "件"),
    Indicator("sealed.calls_with_files", "有对象的走访", count(Call, has(Call, File)), "次"),
)


@dataclass(frozen=True)
class House:
    """What reads and writes these ledgers."""

    database: Database
    ledgers: Mapping[str, Ledger] = field(default_factory=lambda: {one.code: one for one in (FILES, CALLS)})
    codes: CodeBook = field(default_factory=lambda: CodeBook(()))
    vault: Vault = field(
        default_factory=lambda: Vault(MasterKey(bytes(range(32))), Rules(synthetic_ids=True))
    )

    @property
    def engine(self) -> Engine:
        """An engine over these code lists."""
        return Engine(self.codes)
