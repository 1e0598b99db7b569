"""Verdicts and events."""

from fengqiao.api import Ledger

from fengqiao_corrections import deadlines, documents, duties, lifecycles, models
from fengqiao_corrections.rules import events, verdicts

VERDICTS = Ledger(
    models.Verdict,
    "corrections.verdict",
    "考核奖惩",
    "verdicts",
    dated="decided_on",
    rules=(
        *verdicts.verdict_in_order,
        verdicts.verdict_graded,
        verdicts.ground_fits,
        verdicts.absence_fits,
    ),
    deadlines=deadlines.VERDICT_DEADLINES,
    documents=documents.VERDICT_DOCUMENTS,
    duties=duties.VERDICT_DUTIES,
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
