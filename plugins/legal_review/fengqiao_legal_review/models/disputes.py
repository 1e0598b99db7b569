"""Citizens against an authority: administrative reconsideration, where one can ask about it, and litigation."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fengqiao.api import P2, Codes, LedgerPart, LedgerRow, Narrative, Personal, Ref
from sqlmodel import Field


class ReconsiderationPoint(LedgerRow, table=True):
    """行政复议咨询点: where people ask about reconsideration and may leave their application."""

    life = ("opened_on", "closed_on")

    name: str = Field(title="名称", max_length=80)
    place: str | None = Field(default=None, title="地址", max_length=120)
    opened_on: date = Field(title="设立日期")
    stationed_officer: bool = Field(default=False, title="有复议机关人员驻点")
    stationed_since: date | None = Field(default=None, title="驻点开始日期")
    closed_on: date | None = Field(default=None, title="撤销日期", description="开放的最后一天。")


class Reconsideration(LedgerRow, table=True):
    """行政复议: a question or an application about an administrative act, with what the station did about it.

    The reconsideration authority decides; the station answers questions, takes applications in and forwards them,
    mediates where asked to, and follows the case until its end.
    """

    point_id: Annotated[
        UUID | None, Ref("legal_review.reconsideration_point", during=("opened_on", "closed_on"))
    ] = Field(default=None, title="咨询点")
    opened_on: date = Field(title="登记日期", description="第一次咨询或收件的日子；编号按它的年份。")
    kind: Annotated[str, Codes("legal_review.act_kind")] = Field(title="行政行为类别")
    applicant: Annotated[str | None, Personal(P2, "name")] = Field(default=None, title="申请人")
    organisation: Annotated[str | None, Personal(P2)] = Field(default=None, title="申请单位名称")
    phone: Annotated[str | None, Personal(P2, "phone")] = Field(default=None, title="联系电话")
    respondent: str | None = Field(default=None, title="被申请人（行政机关）", max_length=80)
    matter: Annotated[str | None, Narrative(P2)] = Field(default=None, title="事由")
    knew_on: date | None = Field(default=None, title="知道行政行为日期")
    # Whoever was not told of their rights has time from the day they learned of them.
    application_from: date | None = Field(
        default=None,
        title="申请期限起算日期",
        description="一般是知道行政行为的日子；没有告知权利的，是知道权利的日子。不打算申请的留空。",
    )
    applied_on: date | None = Field(default=None, title="申请复议日期")
    taken_in_on: date | None = Field(
        default=None,
        title="收件（受领）日期",
        description="收到申请，或受领调解、协办任务的日子；只是咨询的留空。",
    )
    forwarded_on: date | None = Field(default=None, title="转办日期")
    forwarded_to: str | None = Field(default=None, title="转往单位", max_length=80)
    amend_asked_on: date | None = Field(
        default=None, title="收到补正通知日期", description="复议机关认为材料不齐、表述不清的。"
    )
    amended_on: date | None = Field(default=None, title="提交补正材料日期")
    authority_received_on: date | None = Field(
        default=None, title="复议机关收到日期", description="补正的，改填收到补正材料的日期。"
    )
    answered_on: date | None = Field(default=None, title="复议机关受理或不予受理日期")
    # The two procedures have clocks of their own, so each has a day of its own to start from.
    ordinary_from: date | None = Field(default=None, title="受理申请日期（普通程序）")
    extended_to: date | None = Field(
        default=None, title="批准延长至", description="普通程序经批准延长的最后一天，最多再加三十日。"
    )
    simple_from: date | None = Field(default=None, title="受理申请日期（简易程序）")
    decided_on: date | None = Field(
        default=None, title="复议决定日期", description="调解书、终止复议的日子也填在这里。"
    )
    outcome: Annotated[str | None, Codes("legal_review.reconsideration_outcome")] = Field(
        default=None, title="结果"
    )
    closed_on: date | None = Field(default=None, title="办结日期")


class ReconsiderationStep(LedgerPart, table=True):
    """办理环节: one thing done about a reconsideration."""

    step: Annotated[str, Codes("legal_review.reconsideration_step")] = Field(title="环节")
    taken_on: date = Field(title="办理日期")
    handler: str | None = Field(default=None, title="办理人", max_length=60)
    note: Annotated[str | None, Narrative(P2)] = Field(default=None, title="办理情况")


class Litigation(LedgerRow, table=True):
    """行政应诉: a lawsuit against the township or subdistrict in whose defence the station takes part."""

    notified_on: date = Field(title="收到应诉通知日期")
    kind: Annotated[str, Codes("legal_review.litigation_kind")] = Field(title="案件类别")
    court: str = Field(title="法院", max_length=80)
    case_no: str | None = Field(default=None, title="案号", max_length=64)
    respondent: str = Field(title="应诉机关", max_length=80)
    plaintiff: Annotated[str | None, Personal(P2)] = Field(default=None, title="原告")
    matter: Annotated[str | None, Narrative(P2)] = Field(default=None, title="案由")
    reconsideration_id: Annotated[UUID | None, Ref("legal_review.reconsideration")] = Field(
        default=None, title="先行复议"
    )
    hearing_on: date | None = Field(default=None, title="开庭日期")
    head_attended: bool = Field(default=False, title="行政机关负责人出庭")
    outcome: Annotated[str | None, Codes("legal_review.litigation_outcome")] = Field(
        default=None, title="裁判结果"
    )
    closed_on: date | None = Field(default=None, title="审结日期")
