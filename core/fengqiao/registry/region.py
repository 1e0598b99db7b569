"""Region codes of the state, each with the days it was valid: codes change every year, and old rows keep theirs."""

from datetime import date
from enum import StrEnum

from sqlalchemy import Index
from sqlmodel import Field

from fengqiao.database.model import CoreModel
from fengqiao.database.types import FOREVER


class Level(StrEnum):
    """How high a region stands; the value is stored."""

    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWNSHIP = "township"


class Region(CoreModel, table=True):
    """行政区划: one code with one name under one parent, from a day to a day, the last not included.

    A region never makes a unit, and no permission hangs on it.
    """

    code: str = Field(title="代码", max_length=12, primary_key=True)
    valid_from: date = Field(title="生效日期", primary_key=True)
    valid_to: date = Field(default=FOREVER, title="失效日期")
    name: str = Field(title="名称", max_length=100)
    level: str = Field(title="级别", max_length=64)
    kind: str | None = Field(default=None, title="类型", max_length=64)
    parent: str | None = Field(default=None, title="上级代码", max_length=12)

    __table_args__ = (Index(None, "parent"), Index(None, "name"))
