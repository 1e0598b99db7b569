"""What a subject's conduct leads to: rewards and penalties, and events that must not happen."""

from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID

from fengqiao.api import P3, Codes, LedgerRow, Narrative, Personal, Ref
from sqlmodel import Field


class Verdict(LedgerRow, table=True):
    """考核奖惩: a periodic grade, a commendation, a penalty, or a proposal to another organ (社区矫正法 28, 33, 46–49)."""

    subject_id: Annotated[UUID, Ref("corrections.subject", during=("decided_on",))] = Field(
        title="矫正对象", index=True
    )
    kind: Annotated[str, Codes("corrections.verdict_kind")] = Field(title="种类")
    decided_on: date = Field(title="决定（提请）日期")
    graded_from: date | None = Field(default=None, title="考核期起", description="定期考核的填写。")
    graded_to: date | None = Field(default=None, title="考核期止")
    score: int | None = Field(default=None, ge=0, title="考核得分")
    grade: Annotated[str | None, Codes("corrections.grade")] = Field(default=None, title="考核等次")
    ground: Annotated[str | None, Codes("corrections.verdict_ground")] = Field(
        default=None, title="适用情形", description="训诫、警告和提请撤销缓刑的选择。"
    )
    absent_since: date | None = Field(
        default=None, title="逾期未报到或脱离监管之日", description="以此为适用情形的填写起止两天。"
    )
    absent_until: date | None = Field(default=None, title="报到或恢复监管之日")
    facts: Annotated[str | None, Narrative(P3)] = Field(default=None, title="事实和依据")
    document_no: Annotated[str | None, Personal(P3)] = Field(default=None, title="文书号")
    proposed_on: date | None = Field(
        default=None, title="人民法院或决定机关收到建议书日期", description="提请减刑、撤销、收监的填写。"
    )
    answered_on: date | None = Field(default=None, title="裁定（决定）日期")
    granted: bool = Field(default=False, title="建议被采纳")
    arrest_asked_on: date | None = Field(
        default=None, title="人民法院收到提请逮捕日期", description="与撤销建议一并提请的填写。"
    )
    arrest_decided_on: date | None = Field(default=None, title="是否逮捕的决定日期")
    arrested_on: date | None = Field(default=None, title="逮捕日期")
    custody_ended_on: date | None = Field(default=None, title="羁押结束日期")


class Event(LedgerRow, table=True):
    """矫正事件: somebody out of supervision, lost, offending again, taken into custody, or dead."""

    sealed_by: ClassVar[str | None] = "minor"

    kind: Annotated[str, Codes("corrections.event_kind")] = Field(title="类别")
    subject_id: Annotated[UUID | None, Ref("corrections.subject", during=("occurred_on",))] = Field(
        default=None, title="矫正对象", index=True, description="漏管人员尚未登记的可留空。"
    )
    minor: bool = Field(
        default=False, title="未成年人", description="尚未登记的漏管人员是未成年人的填“是”，整条封存。"
    )
    occurred_on: date = Field(title="发生日期")
    found_on: date | None = Field(default=None, title="发现日期")
    search_began_on: date | None = Field(
        default=None, title="开始查找日期", description="失去联系的应当立即组织查找（社区矫正法第三十条）。"
    )
    actions: Annotated[str | None, Narrative(P3)] = Field(default=None, title="处置情况")
    solved_on: date | None = Field(default=None, title="处置完毕日期")
