"""Applications for legal aid, as the station that took them in or the centre that decides keeps them."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from fengqiao.api import P3, Codes, LedgerPart, LedgerRow, Money, Narrative, Personal
from sqlmodel import Field


class Application(LedgerRow, table=True):
    """法律援助申请: one person asks for aid in one matter.

    A station takes an application in and forwards it; the centre decides. What income was allowed is written down with
    the application, so that a decision can be audited after the local limit has changed.
    """

    submitted_on: date = Field(title="申请日期", description="收到申请的日子；审查期限从这一天起算。")
    applicant: Annotated[str, Personal(P3, "name")] = Field(title="申请人")
    id_no: Annotated[str | None, Personal(P3, "id_no")] = Field(default=None, title="身份证号", max_length=18)
    phone: Annotated[str | None, Personal(P3, "phone")] = Field(default=None, title="联系电话")
    address: Annotated[str | None, Personal(P3, "address")] = Field(default=None, title="住址")
    sex: Annotated[str | None, Codes("registry.sex")] = Field(default=None, title="性别")
    age: int | None = Field(default=None, ge=0, le=130, title="年龄")
    agent_name: Annotated[str | None, Personal(P3, "name")] = Field(default=None, title="代为申请人")
    agent_kind: Annotated[str | None, Codes("legal_aid.agent_kind")] = Field(
        default=None, title="代为申请人身份"
    )

    matter: Annotated[str, Codes("legal_aid.matter")] = Field(title="申请事项")
    form: Annotated[str, Codes("legal_aid.form")] = Field(title="申请的服务形式")
    legal_state: Annotated[str, Codes("legal_aid.legal_state")] = Field(
        default="before_proceedings", title="案件所处阶段"
    )
    organ: str | None = Field(default=None, title="办案机关", max_length=80)
    facts: Annotated[str | None, Narrative(P3)] = Field(default=None, title="案情和申请理由")

    household_size: int | None = Field(default=None, ge=1, le=50, title="共同生活家庭成员（人）")
    income_per_head: Annotated[Decimal | None, Money()] = Field(
        default=None, ge=0, title="家庭人均月收入（元）"
    )
    income_limit: Annotated[Decimal | None, Money()] = Field(
        default=None, ge=0, title="适用的人均月收入标准（元）", description="申请时本地施行的经济困难标准。"
    )
    property_note: Annotated[str | None, Narrative(P3)] = Field(default=None, title="财产状况")
    hardship_basis: Annotated[str | None, Codes("legal_aid.hardship_basis")] = Field(
        default=None, title="经济困难认定方式"
    )
    pledged_on: date | None = Field(default=None, title="诚信承诺日期")
    exempt_reason: Annotated[str | None, Codes("legal_aid.exempt_reason")] = Field(
        default=None, title="免予核查的情形"
    )
    unlimited_ground: Annotated[str | None, Codes("legal_aid.unlimited_ground")] = Field(
        default=None, title="不受经济困难条件限制的情形"
    )

    relayed_by: Annotated[str | None, Codes("legal_aid.relayer")] = Field(
        default=None,
        title="转交申请的机关或人员",
        description="在押人员等的申请由办案机关、监管场所或值班律师转交的填写。",
    )
    asked_through_on: date | None = Field(
        default=None, title="向其提出申请日期", description="二十四小时的转交期限从这一天起算。"
    )
    relayed_on: date | None = Field(default=None, title="转交法律援助机构日期")

    received_by: str | None = Field(default=None, title="受理人", max_length=60)
    gap_told_on: date | None = Field(
        default=None, title="一次性告知补正日期", description="材料不齐的，一次告知全部需要补充的内容。"
    )
    supplied_on: date | None = Field(default=None, title="补齐日期")
    lapsed_on: date | None = Field(default=None, title="视为撤回日期")
    forwarded_on: date | None = Field(default=None, title="转交日期")
    forwarded_to: str | None = Field(default=None, title="转交的法律援助机构", max_length=80)
    urgent_ground: Annotated[str | None, Codes("legal_aid.urgent_ground")] = Field(
        default=None, title="先行提供的情形"
    )
    limitation_ends_on: date | None = Field(
        default=None, title="时效或期限届满日期", description="因时效或期限将满先行提供的必填。"
    )
    provided_first_on: date | None = Field(default=None, title="先行提供日期")
    made_up_on: date | None = Field(
        default=None, title="补办手续日期", description="先行提供后，有关手续和材料补齐的日子。"
    )

    reviewed_by: str | None = Field(default=None, title="审查人", max_length=60)
    eligible: bool | None = Field(default=None, title="经审查符合条件")
    decision: Annotated[str, Codes("legal_aid.decision")] = Field(default="open", title="决定")
    decided_on: date | None = Field(default=None, title="决定日期")
    refusal_reason: Annotated[str | None, Narrative(P3)] = Field(default=None, title="不予援助的理由")
    told_in_writing_on: date | None = Field(default=None, title="书面告知日期")
    objected_on: date | None = Field(default=None, title="提出异议日期")
    objection_decided_on: date | None = Field(default=None, title="异议审查决定日期")


class ApplicantGroup(LedgerPart, table=True):
    """申请人人群类别: a group to which the applicant belongs; there may be several."""

    recipient_group: Annotated[str, Codes("legal_aid.recipient_group")] = Field(title="人群类别")


class Material(LedgerPart, table=True):
    """申请材料: a document that belongs to the application."""

    kind: Annotated[str, Codes("legal_aid.material_kind")] = Field(title="材料")
    received_on: date | None = Field(default=None, title="收到日期", description="尚缺的留空。")
