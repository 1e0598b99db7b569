"""Supervision: reporting, visits, leave, change of place, bans, electronic tags."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fengqiao.api import P3, P4, Codes, LedgerRow, Narrative, Personal, Ref
from sqlmodel import Field


class Report(LedgerRow, table=True):
    """报到报告: what a subject must tell on a day, and when it was told (社区矫正法 23)."""

    subject_id: Annotated[UUID, Ref("corrections.subject", during=("due_on",))] = Field(
        title="矫正对象", index=True
    )
    kind: Annotated[str, Codes("corrections.report_kind")] = Field(title="报告种类")
    mode: Annotated[str | None, Codes("corrections.report_mode")] = Field(default=None, title="报告方式")
    due_on: date = Field(title="应报告日期", description="经批准延长的，改填延长后的日期。")
    reported_on: date | None = Field(default=None, title="报告日期")
    put_off_from: date | None = Field(
        default=None, title="原应报告日期", description="经批准延长报告身体情况、提交病情复查的填写。"
    )
    put_off_by: Annotated[str | None, Codes("corrections.extension_level")] = Field(
        default=None, title="延长批准层级"
    )
    content: Annotated[str | None, Narrative(P3)] = Field(default=None, title="报告内容")
    accepted_by: str | None = Field(default=None, title="接收人", max_length=60)


class Visit(LedgerRow, table=True):
    """走访核查: the station sees for itself how things stand (社区矫正法 26)."""

    subject_id: Annotated[UUID, Ref("corrections.subject", during=("visited_on",))] = Field(
        title="矫正对象", index=True
    )
    kind: Annotated[str, Codes("corrections.visit_kind")] = Field(title="方式")
    visited_on: date = Field(title="走访（核查）日期")
    visitor: str | None = Field(default=None, title="走访（核查）人", max_length=60)
    found: Annotated[str | None, Narrative(P3)] = Field(default=None, title="了解到的情况")


class Leave(LedgerRow, table=True):
    """外出: leave to go beyond the city or county of residence (社区矫正法 27). Where to is whereabouts: P4."""

    subject_id: Annotated[UUID, Ref("corrections.subject", during=("applied_on",))] = Field(
        title="矫正对象", index=True
    )
    applied_on: date = Field(title="申请日期")
    reason: Annotated[str, Codes("corrections.leave_reason")] = Field(title="事由")
    destination: Annotated[str | None, Personal(P4, "address")] = Field(default=None, title="目的地")
    since: date = Field(title="外出起始日期")
    until: date = Field(title="外出截止日期")
    regular: bool = Field(default=False, title="经常性跨市、县活动")
    level: Annotated[str | None, Codes("corrections.leave_level")] = Field(default=None, title="批准层级")
    decided_on: date | None = Field(default=None, title="审批日期")
    put_on_file_on: date | None = Field(
        default=None, title="报县级机构备案日期", description="司法所批准的填写。"
    )
    back_on: date | None = Field(default=None, title="返回日期")
    reported_back_on: date | None = Field(default=None, title="销假日期")


class PlaceChange(LedgerRow, table=True):
    """执行地变更: the subject moves to another place of correction (社区矫正法 27)."""

    subject_id: Annotated[UUID, Ref("corrections.subject", during=("applied_on",))] = Field(
        title="矫正对象", index=True
    )
    applied_on: date = Field(title="申请日期")
    reason: Annotated[str | None, Narrative(P3)] = Field(default=None, title="变更理由")
    new_place: Annotated[str | None, Personal(P3, "address")] = Field(default=None, title="新执行地")
    planned_on: date | None = Field(default=None, title="拟迁居日期")
    inquired_on: date | None = Field(default=None, title="征求意见日期")
    replied_on: date | None = Field(default=None, title="新执行地回复日期")
    decided_on: date | None = Field(default=None, title="决定日期")
    sent_on: date | None = Field(default=None, title="档案移送日期")
    due_report_on: date | None = Field(default=None, title="应到新执行地报到日期")
    reported_on: date | None = Field(default=None, title="到新执行地报到日期")


class Restriction(LedgerRow, table=True):
    """禁止令与审批: a court's ban, or leave to enter a place or meet a person despite one."""

    subject_id: Annotated[UUID, Ref("corrections.subject", during=("began_on", "until"))] = Field(
        title="矫正对象", index=True
    )
    kind: Annotated[str, Codes("corrections.restriction_kind")] = Field(title="种类")
    began_on: date = Field(title="起始（申请）日期")
    until: date | None = Field(default=None, title="截止日期")
    request: Annotated[str | None, Narrative(P3)] = Field(default=None, title="内容或申请事项")
    decision: Annotated[str | None, Codes("corrections.restriction_decision")] = Field(
        default=None, title="审批结果"
    )
    decided_on: date | None = Field(default=None, title="审批日期")


class Tag(LedgerRow, table=True):
    """电子定位: one approved period of wearing a tag, three months at most; an extension is another row.

    The track itself stays in the locating system and may serve corrections only (社区矫正法 29).
    """

    subject_id: Annotated[UUID, Ref("corrections.subject", during=("since", "until"))] = Field(
        title="矫正对象", index=True
    )
    ground: Annotated[str, Codes("corrections.tag_ground")] = Field(title="使用情形")
    extension: bool = Field(default=False, title="延长使用")
    approved_by: str = Field(title="批准机关", max_length=80, description="县级司法行政部门负责人批准。")
    approved_on: date = Field(title="批准日期")
    since: date = Field(title="使用起始日期")
    until: date = Field(title="使用截止日期")
    lifted_on: date | None = Field(default=None, title="解除日期")
