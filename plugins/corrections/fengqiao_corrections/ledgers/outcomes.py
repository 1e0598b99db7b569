"""Verdicts and events."""

from fengqiao.api import Ledger

from fengqiao_corrections import deadlines, documents, lifecycles, models
from fengqiao_corrections.rules import events, supervision

VERDICTS = Ledger(
    models.Verdict,
    "corrections.verdict",
    "考核奖惩",
    "verdicts",
    dated="decided_on",
    rules=(*supervision.verdict_in_order, supervision.verdict_graded),
    deadlines=deadlines.VERDICT_DEADLINES,
    documents=documents.VERDICT_DOCUMENTS,
)

EVENTS = Ledger(
    models.Event,
    "corrections.event",
    "矫正事件",
    "events",
    dated="occurred_on",
    lifecycle=lifecycles.EVENT_LIFE,
    rules=(events.event_in_order, events.subject_named, events.search_begun),
)
