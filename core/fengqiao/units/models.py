"""Units and the closure of the tree they form."""

from datetime import date

from sqlalchemy import Index
from sqlmodel import Field

from fengqiao.database.model import CoreModel
from fengqiao.database.types import FOREVER


class Unit(CoreModel, table=True):
    """单位: an organ in the tree — a department, a bureau, a station, or a body directly under a bureau."""

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(title="单位编码", max_length=32, unique=True)
    name: str = Field(title="单位名称", max_length=100)
    kind: str = Field(title="单位类型", max_length=32)
    founded_on: date | None = Field(default=None, title="设立日期")
    closed_on: date | None = Field(default=None, title="撤销日期")


class UnitRegion(CoreModel, table=True):
    """The region code a unit bears from a day to a day: an attribute, never the key of a permission."""

    unit_id: int = Field(foreign_key="reg_unit.id", primary_key=True)
    valid_from: date = Field(primary_key=True)
    valid_to: date = Field(default=FOREVER)
    region_code: str = Field(title="行政区划代码", max_length=12, index=True)


class UnitLink(CoreModel, table=True):
    """One unit stood under another (or under itself, depth 0) from a day to a day, the last not included."""

    ancestor_id: int = Field(foreign_key="reg_unit.id", primary_key=True)
    descendant_id: int = Field(foreign_key="reg_unit.id", primary_key=True)
    valid_from: date = Field(primary_key=True)
    valid_to: date = Field(default=FOREVER)
    depth: int

    __table_args__ = (Index(None, "descendant_id"),)
