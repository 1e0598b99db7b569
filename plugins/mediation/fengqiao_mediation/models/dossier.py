"""What a case consists of: parties, helpers, plans, records, agreements and follow-ups."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from fengqiao.api import P2, Codes, LedgerPart, Money, Narrative, Personal
from sqlmodel import Field


class Party(LedgerPart, table=True):
    """当事人: a person or body in the dispute."""

    side: Annotated[str, Codes("mediation.party_side")] = Field(title="地位")
    kind: Annotated[str, Codes("mediation.party_kind")] = Field(default="natural", title="类别")
    name: Annotated[str | None, Personal(P2, "name")] = Field(
        default=None, title="姓名", description="单位填法定代表人或负责人。"
    )
    organisation: Annotated[str | None, Personal(P2)] = Field(default=None, title="单位名称")
    id_no: Annotated[str | None, Personal(P2, "id_no")] = Field(default=None, title="身份证号", max_length=18)
    phone: Annotated[str | None, Personal(P2, "phone")] = Field(default=None, title="联系电话")
    address: Annotated[str | None, Personal(P2, "address")] = Field(default=None, title="住址")
    sex: Annotated[str | None, Codes("registry.sex")] = Field(default=None, title="性别")
    ethnicity: Annotated[str | None, Narrative(P2)] = Field(default=None, title="民族", max_length=20)
    occupation: Annotated[str | None, Narrative(P2)] = Field(default=None, title="职业或职务", max_length=60)
    age: int | None = Field(default=None, ge=0, le=130, title="年龄")
    key_person: bool = Field(default=False, title="重点人员")
    objects_to_publicity: bool = Field(default=False, title="要求不公开调解")
    agent_name: Annotated[str | None, Personal(P2, "name")] = Field(default=None, title="代理人姓名")
    authorised: bool = Field(default=False, title="有授权委托书")


class SpecialGroup(LedgerPart, table=True):
    """涉及群体: a group of people or an interest that the dispute touches, for counting."""

    special_group: Annotated[str, Codes("mediation.special_group")] = Field(title="群体")


class Participant(LedgerPart, table=True):
    """参与调解人: someone beside the presiding mediator who takes part."""

    kind: Annotated[str, Codes("mediation.participant_kind")] = Field(title="类别")
    name: str | None = Field(default=None, title="姓名", max_length=60)


class Plan(LedgerPart, table=True):
    """调解预案: how a difficult dispute is to be mediated, made before the first session."""

    made_on: date = Field(title="制定日期")
    made_by: str | None = Field(default=None, title="制定人", max_length=60)
    text: Annotated[str | None, Narrative(P2)] = Field(default=None, title="预案内容")


class CaseRecord(LedgerPart, table=True):
    """记录: an investigation, a session, a piece of evidence or a notice."""

    kind: Annotated[str, Codes("mediation.record_kind")] = Field(title="类别")
    recorded_on: date = Field(title="记录日期")
    place: str | None = Field(default=None, title="地点", max_length=80)
    persons: Annotated[str | None, Narrative(P2)] = Field(
        default=None, title="被调查人或在场人", description="不填的，印各方当事人。", max_length=200
    )
    recorder: str | None = Field(default=None, title="记录人", max_length=60)
    text: Annotated[str | None, Narrative(P2)] = Field(default=None, title="内容")
    signed: bool = Field(default=False, title="已签名")


class Agreement(LedgerPart, table=True):
    """调解协议: what the parties agreed, on paper or by word of mouth."""

    number: str | None = Field(default=None, title="协议编号", max_length=64)
    form: Annotated[str, Codes("mediation.agreement_form")] = Field(title="协议形式")
    made_on: date | None = Field(default=None, title="达成日期")
    effective_on: date | None = Field(
        default=None,
        title="生效日期",
        description="口头协议自达成之日生效，书面协议自各方签字、盖章之日生效。",
    )
    signed_and_sealed: bool = Field(
        default=False,
        title="签章齐全",
        description="各方签名、盖章或者按指印，调解员签名，并加盖调委会印章（人民调解法第二十九条）。",
    )
    responsibilities: Annotated[str | None, Narrative(P2)] = Field(default=None, title="各方责任")
    terms: Annotated[str | None, Narrative(P2)] = Field(default=None, title="协议内容")
    amount: Annotated[Decimal | None, Money()] = Field(default=None, ge=0, title="涉及金额（元）")
    performance_mode: Annotated[str | None, Codes("mediation.performance_mode")] = Field(
        default=None, title="履行方式"
    )
    due_on: date | None = Field(default=None, title="履行期限")
    performed: Annotated[str, Codes("mediation.performance")] = Field(default="not_due", title="履行情况")
    performed_on: date | None = Field(default=None, title="履行日期")
    court_revoked: bool = Field(default=False, title="被法院撤销")


class FollowUp(LedgerPart, table=True):
    """回访: a visit or call after the case was closed."""

    visited_on: date = Field(title="回访日期")
    visitor: str | None = Field(default=None, title="回访人", max_length=60)
    performed: Annotated[str | None, Codes("mediation.performance")] = Field(default=None, title="履行情况")
    satisfaction: Annotated[str | None, Codes("mediation.satisfaction")] = Field(
        default=None, title="当事人满意度"
    )
    hidden_risk: bool = Field(default=False, title="发现隐患")
    measures: Annotated[str | None, Narrative(P2)] = Field(default=None, title="处理措施")
