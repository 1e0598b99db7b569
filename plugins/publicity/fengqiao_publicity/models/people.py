"""Who carries law into villages: trained villagers, teams, and the training that reaches them."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fengqiao.api import P2, Codes, LedgerPart, LedgerRow, Personal, Ref
from sqlmodel import Field


class LawPerson(LedgerRow, table=True):
    """法律明白人、法治带头人: a villager who was put forward, trained, examined and certified."""

    life = ("selected_on", "removed_on")

    name: str = Field(title="姓名", max_length=60)
    kind: Annotated[str, Codes("publicity.person_kind")] = Field(title="类别")
    village_id: Annotated[UUID, Ref("registry.village", during=("selected_on", "removed_on"))] = Field(
        title="村（社区）", index=True
    )
    source: Annotated[str, Codes("publicity.person_source")] = Field(title="来源")
    nomination: Annotated[str, Codes("publicity.nomination")] = Field(title="提名方式")
    selected_on: date = Field(title="提名日期")
    phone: Annotated[str | None, Personal(P2, "phone")] = Field(default=None, title="手机号码")
    examined_on: date | None = Field(default=None, title="考核合格日期")
    certified_on: date | None = Field(default=None, title="登记发证日期")
    cert_no: str | None = Field(default=None, title="证号", max_length=40)
    removed_on: date | None = Field(default=None, title="清退日期", description="在岗的最后一天。")
    removal_reason: Annotated[str | None, Codes("publicity.removal_reason")] = Field(
        default=None, title="清退原因"
    )


class Course(LedgerPart, table=True):
    """培训经历: one course a person took, before serving or while serving."""

    kind: Annotated[str, Codes("publicity.course_kind")] = Field(title="培训类别")
    held_on: date = Field(title="培训日期")
    hours: int = Field(ge=1, le=999, title="学时")


class Team(LedgerRow, table=True):
    """普法队伍: volunteers, performers, propagandists or tutors."""

    name: str = Field(title="名称", max_length=80)
    kind: Annotated[str, Codes("publicity.team_kind")] = Field(title="种类")
    village_id: Annotated[UUID | None, Ref("registry.village", during=("formed_on", "disbanded_on"))] = Field(
        default=None, title="村（社区）", index=True, description="村（社区）的队伍填写；覆盖率按它计算。"
    )
    members: int = Field(ge=1, title="人数")
    formed_on: date = Field(title="组建日期")
    leader: Annotated[str | None, Personal(P2, "name")] = Field(default=None, title="负责人")
    phone: Annotated[str | None, Personal(P2, "phone")] = Field(default=None, title="负责人电话")
    disbanded_on: date | None = Field(default=None, title="解散日期", description="存在的最后一天。")


class Training(LedgerRow, table=True):
    """法治培训: one training of people who pass on what they learn; who came stands line by line."""

    held_on: date = Field(title="培训日期")
    law: Annotated[str | None, Codes("publicity.law_topic")] = Field(default=None, title="培训内容")
    hours: int = Field(ge=1, le=999, title="学时")
    place: str | None = Field(default=None, title="地点", max_length=80)
    organiser: str | None = Field(default=None, title="主办单位", max_length=100)
    trainers: str | None = Field(default=None, title="授课人", max_length=100)


class Audience(LedgerPart, table=True):
    """参训人员: so many of one kind of people."""

    kind: Annotated[str, Codes("publicity.audience_kind")] = Field(title="人员类别")
    persons: int = Field(ge=1, title="人数")
