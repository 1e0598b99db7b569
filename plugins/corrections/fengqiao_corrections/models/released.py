"""安置帮教: those who come out of prison or correction, from the news of release to the end of help."""

from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID

from fengqiao.api import P3, Codes, LedgerPart, LedgerRow, Narrative, Personal, Ref
from sqlmodel import Field


class ReleasedPerson(LedgerRow, table=True):
    """安置帮教对象: one released person whom the station looks after."""

    sealed_by: ClassVar[str | None] = "minor"
    life = ("registered_on", "ended_on")

    registered_on: date = Field(title="登记日期", description="收到预释放信息或移交的日子；编号按它的年份。")
    minor: bool = Field(default=False, title="犯罪时未成年", description="犯罪记录应当封存。")
    name: Annotated[str, Personal(P3, "name")] = Field(title="姓名")
    id_no: Annotated[str | None, Personal(P3, "id_no")] = Field(default=None, title="身份证号")
    sex: Annotated[str | None, Codes("registry.sex")] = Field(default=None, title="性别")
    phone: Annotated[str | None, Personal(P3, "phone")] = Field(default=None, title="手机号码")
    residence: Annotated[str | None, Personal(P3, "address")] = Field(default=None, title="居住地")
    charge: Annotated[str | None, Personal(P3)] = Field(default=None, title="原罪名")
    sentence: Annotated[str | None, Personal(P3)] = Field(default=None, title="原判刑罚")
    came_from: Annotated[str, Codes("corrections.came_from")] = Field(title="来自")
    prison: str | None = Field(default=None, title="监狱（看守所）", max_length=80)
    subject_id: Annotated[UUID | None, Ref("corrections.subject")] = Field(
        default=None, title="原矫正对象", index=True, description="由本所解除矫正的填写。"
    )
    release_kind: Annotated[str, Codes("corrections.release_kind")] = Field(title="释放类别")
    released_on: date | None = Field(default=None, title="释放（解矫）日期")
    key_level: Annotated[str | None, Codes("corrections.key_level")] = Field(default=None, title="帮教类别")
    three_none: bool = Field(default=False, title="“三无”人员", description="无家可归、无亲可投、无业可就。")
    skills: str | None = Field(default=None, title="技能", max_length=80)
    family: Annotated[str | None, Narrative(P3)] = Field(default=None, title="家庭情况")
    help_since: date | None = Field(default=None, title="建档帮教日期", description="从这一天起在册。")
    help_until: date | None = Field(default=None, title="帮教期限止")
    ended_on: date | None = Field(default=None, title="帮教结束日期", description="从这一天起不再在册。")


class Helper(LedgerPart, table=True):
    """帮教小组成员: who helps a released person day by day."""

    role: Annotated[str, Codes("corrections.helper_role")] = Field(title="成员类别")
    name: Annotated[str | None, Personal(P3, "name")] = Field(default=None, title="姓名")
    phone: Annotated[str | None, Personal(P3, "phone")] = Field(default=None, title="手机号码")
    joined_on: date | None = Field(default=None, title="加入日期")
    left_on: date | None = Field(default=None, title="退出日期")


class Link(LedgerRow, table=True):
    """衔接: the handing over from prison or correction to home."""

    person_id: Annotated[UUID, Ref("corrections.released_person")] = Field(title="帮教对象", index=True)
    plan: Annotated[str, Codes("corrections.link_plan")] = Field(title="接送要求")
    imprisoned_on: date | None = Field(default=None, title="入监日期")
    intake_told_on: date | None = Field(default=None, title="收到入监通知日期")
    leaves_prison_on: date | None = Field(default=None, title="预计释放日期", description="来自监狱的填写。")
    informed_on: date | None = Field(default=None, title="收到预释放信息日期")
    checked_on: date | None = Field(default=None, title="信息核查日期")
    met_by: str | None = Field(default=None, title="接送人", max_length=60)
    met_on: date | None = Field(default=None, title="接送日期")
    result: Annotated[str | None, Codes("corrections.link_result")] = Field(default=None, title="衔接结果")
    linked_on: date | None = Field(default=None, title="衔接日期")
    first_visited_on: date | None = Field(default=None, title="首次走访日期")


class Help(LedgerRow, table=True):
    """帮教: an agreement, a visit or a talk, also inside prison."""

    person_id: Annotated[UUID, Ref("corrections.released_person", during=("helped_on",))] = Field(
        title="帮教对象", index=True
    )
    helped_on: date = Field(title="日期")
    kind: Annotated[str, Codes("corrections.help_kind")] = Field(title="形式")
    place: Annotated[str, Codes("corrections.help_place")] = Field(title="地点类别")
    helper: str | None = Field(default=None, title="帮教人", max_length=60)
    partner_id: Annotated[UUID | None, Ref("corrections.partner", during=("helped_on",))] = Field(
        default=None, title="协助单位"
    )
    content: Annotated[str | None, Narrative(P3)] = Field(default=None, title="情况")
    next_on: date | None = Field(default=None, title="下次帮教日期")


class Settlement(LedgerRow, table=True):
    """安置: how a released person came to a livelihood or a roof."""

    person_id: Annotated[UUID, Ref("corrections.released_person", during=("settled_on", "until"))] = Field(
        title="帮教对象", index=True
    )
    kind: Annotated[str, Codes("corrections.settlement_kind")] = Field(title="安置方式")
    settled_on: date = Field(title="安置日期")
    until: date | None = Field(default=None, title="安置截止日期", description="最后一天，当天仍计入。")
    base_id: Annotated[UUID | None, Ref("corrections.base", during=("settled_on", "until"))] = Field(
        default=None, title="过渡性安置基地"
    )
    unit_name: Annotated[str | None, Personal(P3)] = Field(default=None, title="安置单位")


class ResettlementReturn(LedgerRow, table=True):
    """安置帮教报送: a return or a list that a unit sends on; its numbers are those of the periodic tables."""

    kind: Annotated[str, Codes("corrections.return_kind")] = Field(title="种类")
    receiver: Annotated[str, Codes("corrections.return_receiver")] = Field(title="报送（下发）对象")
    period_last: date = Field(
        title="所属期止", description="半年报填6月30日，年报填12月31日；名单填当月末日。"
    )
    sent_on: date | None = Field(default=None, title="报送日期", description="应报未报的留空。")
    document_no: str | None = Field(default=None, title="文号", max_length=60)


class ReleasedEvent(LedgerRow, table=True):
    """帮教事件: a released person offends again, or does grave harm to public order."""

    person_id: Annotated[UUID, Ref("corrections.released_person", during=("occurred_on",))] = Field(
        title="帮教对象", index=True
    )
    kind: Annotated[str, Codes("corrections.released_event_kind")] = Field(title="类别")
    occurred_on: date = Field(title="发生日期")
    found_on: date = Field(title="发现日期")
    actions: Annotated[str | None, Narrative(P3)] = Field(default=None, title="处置情况")
