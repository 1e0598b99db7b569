"""The table that remembers plugins after their package is gone."""

from datetime import datetime

from sqlmodel import Field

from fengqiao.database.model import CoreModel


class Plugin(CoreModel, table=True):
    """插件: a plugin whose tables are in this database, as its last migration left them."""

    name: str = Field(primary_key=True, max_length=20, title="名称")
    package: str = Field(max_length=100, title="软件包")
    version: str = Field(max_length=64, title="版本")
    head: str = Field(max_length=32, title="迁移版本")
    enabled_at: datetime = Field(title="首次启用时间")
