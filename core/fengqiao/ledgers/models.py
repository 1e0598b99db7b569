"""The core's own tables around ledgers: numbers given, days due and days off, imports done, codes added locally."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, Text
from sqlalchemy.orm import declared_attr
from sqlmodel import Field

from fengqiao.database.model import CoreModel
from fengqiao.database.types import uuid7


class NumberSeries(CoreModel, table=True):
    """The last 编号 given in one ledger by one unit in one year."""

    unit_id: int = Field(foreign_key="reg_unit.id", primary_key=True)
    ledger: str = Field(max_length=64, primary_key=True)
    year: int = Field(primary_key=True)
    last: int


class DueDate(CoreModel, table=True):
    """A day by which something must be done about a row: "what must I do" is one query over this table.

    :param rule: which version of the rule was in force when the clock started, see `Deadline.rule`.
    :param warn_on: from which day it is shown as due; the last one when None.
    :param unconfirmed_year: the year without an official table that the last day depends on.
    """

    unit_id: int = Field(foreign_key="reg_unit.id", primary_key=True)
    id: UUID = Field(default_factory=uuid7, primary_key=True)
    ledger: str = Field(max_length=64)
    row_id: UUID
    deadline: str = Field(max_length=32)
    due_on: date
    done_on: date | None = Field(default=None)
    rule: str | None = Field(default=None, max_length=32)
    warn_on: date | None = Field(default=None)
    unconfirmed_year: int | None = Field(default=None)

    @declared_attr.directive
    def __table_args__(cls) -> tuple[Any, ...]:  # noqa: N805 - SQLAlchemy passes the class
        return (
            Index(None, "unit_id", "due_on"),
            Index(None, "unit_id", "row_id", "deadline", unique=True),
            {"info": {"owned": True}},
        )


class OfficialDay(CoreModel, table=True):
    """节假日安排: a day that the official table of a year declares off, or worked although it is a weekend.

    :param year: the year whose table names it; New Year's holiday may begin in the December before.
    """

    day: date = Field(primary_key=True)
    year: int = Field(index=True)
    worked: bool
    title: str = Field(max_length=40)
    source: str = Field(max_length=100)


class ImportRun(CoreModel, table=True):
    """A workbook that was imported, and the answer that was given: the same file again gets the same answer.

    :param digest: see `fengqiao.ledgers.workbook.runs.Occasion`.
    :param actor: who brought it first.
    """

    id: UUID = Field(default_factory=uuid7, primary_key=True)
    ledger: str = Field(max_length=64)
    digest: str = Field(max_length=64)
    actor: str = Field(max_length=64)
    finished_at: datetime
    result: str = Field(sa_type=Text)

    __table_args__ = (Index(None, "ledger", "digest", unique=True),)


class LocalCode(CoreModel, table=True):
    """A code that a province added to a list; nobody deletes one."""

    list_code: str = Field(max_length=64, primary_key=True)
    code: str = Field(max_length=64, primary_key=True)
    title: str = Field(max_length=64)
    flags: str = Field(default="", max_length=200)
    parent: str | None = Field(default=None, max_length=64)


class DataOrigin(CoreModel, table=True):
    """Where the rows of this database come from; only a database of generated rows has one.

    Written in the transaction that generates them: a demo that was not finished has neither rows nor this.
    """

    id: int = Field(default=1, primary_key=True)
    seed: int
    built_with: str = Field(sa_type=Text)
    finished_at: datetime
