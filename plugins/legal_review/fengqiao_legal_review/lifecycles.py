"""The states of all other rows and the ways between them; an item's are in `item_life`."""

from fengqiao.api import Lifecycle, Move, State

from fengqiao_legal_review.rules import advice, clocks, disputes

OPINION_LIFE = Lifecycle(
    (
        State("given", "已提出", (advice.opinion_unanswered,)),
        State("answered", "已反馈", (advice.opinion_answered,)),
    ),
    (Move("answer", "登记反馈", ("given",), "answered", ("adoption", "adoption_reason", "answered_on")),),
)

RECONSIDERATION_LIFE = Lifecycle(
    (
        State("asked", "已咨询", (disputes.only_asked, disputes.reconsideration_open)),
        State("taken_in", "已收件", (disputes.taken_in, disputes.reconsideration_open)),
        State(
            "mediating",
            "调解中",
            (disputes.taken_in, disputes.mediation_step_kept, disputes.reconsideration_open),
        ),
        State("forwarded", "已转办", (disputes.taken_in, disputes.forwarded, disputes.reconsideration_open)),
        State("closed", "已办结", (disputes.reconsideration_closed, clocks.reconsideration_clocks_stopped)),
    ),
    (
        Move(
            "take_in",
            "收件",
            ("asked",),
            "taken_in",
            ("taken_in_on", "application_from", "applied_on", "steps"),
        ),
        Move("mediate", "开始调解", ("taken_in", "forwarded"), "mediating", ("steps",)),
        Move(
            "forward",
            "转办",
            ("taken_in", "mediating"),
            "forwarded",
            ("forwarded_on", "forwarded_to", "steps"),
        ),
        Move(
            "close",
            "办结",
            ("asked", "taken_in", "mediating", "forwarded"),
            "closed",
            ("closed_on", "outcome", "decided_on", "answered_on", "application_from", "steps"),
        ),
    ),
)

LITIGATION_LIFE = Lifecycle(
    (
        State("notified", "应诉中", (disputes.pending,)),
        State("heard", "已开庭", (disputes.pending, disputes.heard)),
        State("closed", "已审结", (disputes.judged,)),
    ),
    (
        Move("hear", "登记开庭", ("notified",), "heard", ("hearing_on", "head_attended")),
        Move("close", "审结", ("notified", "heard"), "closed", ("outcome", "closed_on")),
    ),
)

POINT_LIFE = Lifecycle(
    (State("open", "开放", (disputes.point_open,)), State("closed", "已撤销", (disputes.point_closed,))),
    (Move("close", "撤销", ("open",), "closed", ("closed_on",)),),
)

OBSERVATION_LIFE = Lifecycle(
    (
        State("collected", "已采集", (advice.not_adopted_yet,)),
        State("submitted", "已报送", (advice.not_adopted_yet, advice.submitted)),
        State("adopted", "已采纳", (advice.submitted, advice.adopted)),
        State("declined", "未采纳", (advice.not_adopted_yet, advice.submitted, advice.declined)),
    ),
    (
        Move("submit", "报送", ("collected",), "submitted", ("submitted_on", "submitted_to")),
        Move("adopt", "登记采纳", ("submitted",), "adopted", ("adopted_by", "adopted_on")),
        Move("decline", "登记不采纳", ("submitted",), "declined", ("declined_on",)),
    ),
)
