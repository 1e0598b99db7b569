"""The subject: one person in community corrections, from the notice of the decision to the last day."""

from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID

from fengqiao.api import P3, Codes, LedgerRow, Narrative, Personal, Ref
from sqlmodel import Field


class Subject(LedgerRow, table=True):
    """社区矫正对象: one person's course of correction in one place.

    Who moves to another place ends here and begins there as a row of that unit. No title names the person: pages
    show the number. No photograph, fingerprint or track is kept, and the day of birth only inside the identity number.
    """

    sealed_by: ClassVar[str | None] = "minor"
    life = ("registered_on", "ended_on")

    registered_on: date = Field(title="登记日期", description="收到通知的日子；编号按它的年份。")
    arrival: Annotated[str, Codes("corrections.arrival")] = Field(default="first", title="来源")
    category: Annotated[str, Codes("corrections.category")] = Field(title="矫正类别")
    minor: bool = Field(
        default=False,
        title="未成年人",
        description="矫正期间年满十八周岁的仍填“是”（社区矫正法第五十八条）。",
    )

    name: Annotated[str, Personal(P3, "name")] = Field(title="姓名")
    former_name: Annotated[str | None, Personal(P3, "name")] = Field(default=None, title="曾用名")
    id_no: Annotated[str | None, Personal(P3, "id_no")] = Field(default=None, title="身份证号")
    sex: Annotated[str, Codes("registry.sex")] = Field(title="性别")
    birth_year: int | None = Field(default=None, ge=1900, le=2199, title="出生年份")
    ethnicity: Annotated[str | None, Personal(P3)] = Field(default=None, title="民族")
    marital: Annotated[str | None, Personal(P3)] = Field(default=None, title="婚姻状况")
    phone: Annotated[str | None, Personal(P3, "phone")] = Field(default=None, title="手机号码")
    household: Annotated[str | None, Personal(P3, "address")] = Field(default=None, title="户籍地")
    residence: Annotated[str | None, Personal(P3, "address")] = Field(default=None, title="居住地")
    education: Annotated[str | None, Codes("registry.education")] = Field(default=None, title="文化程度")
    work: Annotated[str | None, Personal(P3)] = Field(default=None, title="工作、就读情况")
    health: Annotated[str | None, Narrative(P3)] = Field(default=None, title="健康状况")

    crime: Annotated[str | None, Codes("corrections.crime")] = Field(default=None, title="犯罪类型")
    charge: Annotated[str | None, Personal(P3)] = Field(default=None, title="罪名")
    decision_organ: Annotated[str, Codes("corrections.decision_organ")] = Field(
        default="court", title="决定机关类别"
    )
    decided_by: str | None = Field(default=None, title="决定机关", max_length=80)
    document_no: Annotated[str | None, Personal(P3)] = Field(default=None, title="法律文书号")
    judged_on: date | None = Field(default=None, title="判决（裁定、决定）日期")
    sentence: Annotated[str | None, Personal(P3)] = Field(default=None, title="原判刑罚")
    additional_penalty: Annotated[str | None, Personal(P3)] = Field(default=None, title="附加刑")
    ban_order: bool = Field(default=False, title="附有禁止令")
    medical_bail: bool = Field(
        default=False, title="保外就医", description="暂予监外执行中因病保外就医的填“是”，每三个月复查病情。"
    )
    term_from: date | None = Field(default=None, title="矫正期限起")
    term_to: date | None = Field(default=None, title="矫正期限止")

    # Two clocks of one clause: those under judgment come by themselves, those out of prison are brought.
    judgment_effective_on: date | None = Field(
        default=None, title="判决、裁定生效日期", description="管制、缓刑、假释填写。"
    )
    stay_decided_on: date | None = Field(
        default=None, title="暂予监外执行决定生效日期", description="暂予监外执行填写。"
    )
    notified_on: date | None = Field(default=None, title="收到决定机关通知日期")
    papers_received_on: date | None = Field(default=None, title="收到法律文书日期")
    due_report_on: date | None = Field(default=None, title="应报到日期")
    reported_on: date | None = Field(default=None, title="报到（移送）日期")
    received_on: date | None = Field(default=None, title="接收日期", description="从这一天起在册。")
    declared_on: date | None = Field(default=None, title="入矫宣告日期")
    level: Annotated[str | None, Codes("corrections.level")] = Field(default=None, title="管理类别")
    officer_id: Annotated[UUID | None, Ref("corrections.officer", during=("registered_on", "ended_on"))] = (
        Field(default=None, title="责任人")
    )

    summed_up_on: date | None = Field(
        default=None, title="收到个人总结日期", description="期满解除前由本人提交。"
    )
    exit_kind: Annotated[str | None, Codes("corrections.exit_kind")] = Field(default=None, title="出矫方式")
    ended_on: date | None = Field(
        default=None, title="解除、终止或迁出日期", description="从这一天起不再在册。"
    )
    certificate_no: str | None = Field(default=None, title="解除证明书编号", max_length=60)
    organs_notified_on: date | None = Field(
        default=None, title="通知有关机关日期", description="决定机关、所在地人民检察院、公安机关。"
    )
    handed_over_on: date | None = Field(default=None, title="移交安置帮教日期")
