"""What is submitted for review of legality, what comes with it, and who reviews it."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fengqiao.api import P2, Codes, LedgerPart, LedgerRow, Narrative, Personal, Ref
from sqlmodel import Field


class Item(LedgerRow, table=True):
    """审核事项: one draft, decision, contract or set of village rules, from submission to the archive.

    A draft found wanting is not reviewed a second time under the same number: it is stopped, and what is submitted anew
    points back at it. Contract prices are not kept, since no figure needs them.
    """

    kind: Annotated[str, Codes("legal_review.item_kind")] = Field(title="事项类别")
    title: str | None = Field(
        default=None,
        title="文件名称",
        max_length=120,
        description="只填公开文件的名称；执法决定、合同不填，以免写出当事人。",
    )
    earlier_item_id: Annotated[UUID | None, Ref("legal_review.item")] = Field(
        default=None, title="原审核事项", description="重新送审的，选择上一次的审核事项。"
    )
    village_id: Annotated[UUID | None, Ref("registry.village", during=("submitted_on",))] = Field(
        default=None, title="村（社区）", description="章程、村规民约、居民公约必填。"
    )
    matter: Annotated[str | None, Narrative(P2)] = Field(default=None, title="事项说明")
    target: Annotated[str | None, Personal(P2)] = Field(
        default=None, title="执法对象或合同相对人", description="单位或个人的名称，加密保存。"
    )

    submitting_unit: str = Field(title="送审单位", max_length=80)
    submitted_on: date = Field(title="送审日期", description="编号按它的年份。")
    supplement_asked_on: date | None = Field(default=None, title="要求补充材料日期")
    supplemented_on: date | None = Field(default=None, title="补充材料日期")
    returned_on: date | None = Field(default=None, title="退回日期")
    return_reason: Annotated[str | None, Narrative(P2)] = Field(default=None, title="退回原因")
    accepted_on: date | None = Field(default=None, title="受理日期")
    due_on: date | None = Field(
        default=None,
        title="要求反馈日期",
        description="重大行政决策草案的审查时间一般不少于七个工作日（重大行政决策程序暂行条例第二十六条）。",
    )
    discussion_planned_on: date | None = Field(
        default=None,
        title="拟集体讨论日期",
        description="只有重大行政决策填写：材料齐备、受理一般要早七个工作日（条例第二十六条）。",
    )
    # Clocks of their own: each runs for one kind of item only.
    enforcement_accepted_on: date | None = Field(
        default=None,
        title="执法决定审核计时日期",
        description="重大行政执法决定法制审核期限自此日起算，其他事项留空。",
    )
    enforcement_extended_to: date | None = Field(
        default=None, title="执法决定审核批准延长至", description="经批准延长的，填延长后的最后一天。"
    )

    comments_from: date | None = Field(default=None, title="公开征求意见开始日期")
    comments_to: date | None = Field(default=None, title="公开征求意见截止日期")
    comments_shortened_reason: Annotated[str | None, Narrative(P2)] = Field(
        default=None, title="缩短征求意见期限的原因"
    )
    comments_planned_to: date | None = Field(
        default=None,
        title="拟定征求意见截止日期",
        description="只有重大行政决策填写：一般要早三十日开始征求；依法缩短的留空（条例第十五条）。",
    )
    hearing_material_on: date | None = Field(default=None, title="听证材料送达日期")
    hearing_on: date | None = Field(default=None, title="听证会日期")
    hearing_planned_on: date | None = Field(
        default=None,
        title="拟定听证日期",
        description="只有重大行政决策填写：材料要早七日送达（条例第十六条）。",
    )

    mode: Annotated[str | None, Codes("legal_review.review_mode")] = Field(default=None, title="审核方式")
    authority_checked: bool = Field(default=False, title="已审查法定权限")
    procedure_checked: bool = Field(default=False, title="已审查法定程序")
    content_checked: bool = Field(default=False, title="已审查内容合法")
    conclusion: Annotated[str | None, Codes("legal_review.conclusion")] = Field(
        default=None, title="审核结论"
    )
    opinion_no: str | None = Field(default=None, title="审核意见书编号", max_length=64)
    issued_on: date | None = Field(default=None, title="出具意见日期")
    opinion_text: Annotated[str | None, Narrative(P2)] = Field(default=None, title="审核意见")
    reform_risk: Annotated[str | None, Narrative(P2)] = Field(
        default=None,
        title="明示的法律风险",
        description="只有国家尚无明确规定的探索性改革决策填写，填了可以提交讨论（条例第二十五条）。",
    )

    adoption: Annotated[str | None, Codes("legal_review.adoption")] = Field(default=None, title="采纳情况")
    adoption_reason: Annotated[str | None, Narrative(P2)] = Field(
        default=None, title="不采纳的理由", description="部分采纳、未采纳的必填。"
    )
    answered_on: date | None = Field(default=None, title="反馈采纳情况日期")
    discussed_on: date | None = Field(default=None, title="集体讨论日期")
    concluded_on: date | None = Field(
        default=None, title="公布（签订、作出）日期", description="文件公布、合同签订或决定作出的日子。"
    )
    # What villages and residents give themselves is reported to the township, which may order it to be corrected.
    voted_on: date | None = Field(
        default=None, title="村（居）民会议通过日期", description="章程、村规民约、居民公约填写，下一栏同。"
    )
    reported_on: date | None = Field(default=None, title="报送备案日期")
    correction_ordered_on: date | None = Field(
        default=None, title="责令改正日期", description="章程、村规民约、居民公约和村级决议违反法律、政策的。"
    )
    correction_reason: Annotated[str | None, Narrative(P2)] = Field(default=None, title="责令改正的事由")
    corrected_on: date | None = Field(default=None, title="改正日期")
    stopped_on: date | None = Field(default=None, title="终止办理日期")
    stop_reason: Annotated[str | None, Narrative(P2)] = Field(default=None, title="终止原因")
    filed_on: date | None = Field(default=None, title="备案或归档日期")
    file_no: str | None = Field(default=None, title="备案号或卷宗号", max_length=64)


class Material(LedgerPart, table=True):
    """送审材料: one of the papers that come with an item."""

    kind: Annotated[str, Codes("legal_review.material_kind")] = Field(title="材料类别")
    received_on: date | None = Field(default=None, title="收到日期", description="还没有送来的留空。")
    copies: int = Field(default=1, ge=1, le=999, title="份数")


class Reviewer(LedgerPart, table=True):
    """审核人: a body or a person who takes part in the review."""

    kind: Annotated[str, Codes("legal_review.reviewer_kind")] = Field(title="审核人类别")
    lead: bool = Field(default=False, title="牵头")
    name: str | None = Field(default=None, title="姓名", max_length=60)
    organisation: str | None = Field(default=None, title="所在单位", max_length=80)
    heard_on: date | None = Field(default=None, title="提出意见日期")
    opinion: Annotated[str | None, Narrative(P2)] = Field(default=None, title="提出的意见")
