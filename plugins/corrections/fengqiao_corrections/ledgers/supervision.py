"""What a subject must do and may do: reports, visits, leave, change of place, bans, tags."""

from fengqiao.api import Ledger

from fengqiao_corrections import deadlines, documents, duties, lifecycles, models
from fengqiao_corrections.rules import supervision

REPORTS = Ledger(
    models.Report,
    "corrections.report",
    "报到报告",
    "reports",
    dated="due_on",
    rules=(supervision.put_off_in_order, supervision.put_off_approved),
    deadlines=deadlines.REPORT_DEADLINES,
    duties=duties.REPORT_DUTIES,
)

VISITS = Ledger(models.Visit, "corrections.visit", "走访核查", "visits", dated="visited_on")

LEAVES = Ledger(
    models.Leave,
    "corrections.leave",
    "外出审批",
    "leaves",
    dated="applied_on",
    lifecycle=lifecycles.LEAVE_LIFE,
    rules=(supervision.leave_in_order, supervision.back_in_order),
    deadlines=deadlines.LEAVE_DEADLINES,
    documents=documents.LEAVE_DOCUMENTS,
)

PLACE_CHANGES = Ledger(
    models.PlaceChange,
    "corrections.place_change",
    "执行地变更",
    "place-changes",
    dated="applied_on",
    lifecycle=lifecycles.PLACE_CHANGE_LIFE,
    rules=supervision.change_in_order,
    deadlines=deadlines.PLACE_CHANGE_DEADLINES,
    documents=documents.PLACE_CHANGE_DOCUMENTS,
)

RESTRICTIONS = Ledger(
    models.Restriction,
    "corrections.restriction",
    "禁止令与审批",
    "restrictions",
    dated="began_on",
    lifecycle=lifecycles.RESTRICTION_LIFE,
    documents=documents.RESTRICTION_DOCUMENTS,
)

TAGS = Ledger(
    models.Tag,
    "corrections.tag",
    "电子定位",
    "tags",
    dated="since",
    lifecycle=lifecycles.TAG_LIFE,
    rules=(*supervision.tag_in_order, supervision.tag_within_three_months),
    deadlines=deadlines.TAG_DEADLINES,
)
