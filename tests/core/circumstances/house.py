"""Porters who come and go, and errands that name them."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fengqiao.api import P2, Ledger, LedgerPart, LedgerRow, Part, Personal, Ref
from sqlmodel import Field


class Porter(LedgerRow, table=True):
    """Somebody who helps from a day to a day, both included."""

    __tablename__ = "tests_porter"
    life = ("since", "until")

    name: str = Field(title="姓名", max_length=40)
    id_no: Annotated[str | None, Personal(P2, "id_no")] = Field(default=None, title="身份证号")
    since: date = Field(title="开始日期")
    until: date | None = Field(default=None, title="结束日期")


class Errand(LedgerRow, table=True):
    """Something that was done on one day."""

    __tablename__ = "tests_errand"

    done_on: date = Field(title="办理日期")
    porter_id: Annotated[UUID | None, Ref("tests.porter", during=("done_on",))] = Field(
        default=None, title="经办人"
    )
    note: str | None = Field(default=None, title="备注", max_length=40)


class Companion(LedgerPart, table=True):
    """Somebody who went along."""

    __tablename__ = "tests_companion"

    porter_id: Annotated[UUID, Ref("tests.porter", during=("done_on",))] = Field(title="同行人")


PORTERS = Ledger(Porter, "tests.porter", "帮手", "porters", dated="since", older=True, unique=("id_no",))
ERRANDS = Ledger(
    Errand,
    "tests.errand",
    "差事",
    "errands",
    dated="done_on",
    parts=(Part(Companion, "companions", "同行", unique=("porter_id",)),),
)
