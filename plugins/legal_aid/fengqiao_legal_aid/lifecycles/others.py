"""The short lives of questions, complaints and visits."""

from fengqiao.api import Lifecycle, Move, State

from fengqiao_legal_aid.rules import others

CONSULTATION_LIFE = Lifecycle(
    (
        State("asked", "已登记"),
        State("answered", "已答复", (others.answered,)),
        State("handed_over", "已转交", (others.handed_over,)),
    ),
    (
        Move(
            "answer",
            "答复",
            ("asked",),
            "answered",
            ("answered_on", "handler", "answer", "response_minutes"),
        ),
        Move("hand_over", "转交", ("asked",), "handed_over", ("handed_to", "response_minutes")),
    ),
)

COMPLAINT_LIFE = Lifecycle(
    (State("received", "已收到"), State("handled", "已办结", (others.complaint_handled,))),
    (
        Move(
            "handle",
            "办结",
            ("received",),
            "handled",
            ("result", "ethics_breach", "handled_on", "told_on", "handler"),
        ),
    ),
)

VISIT_LIFE = Lifecycle(
    (
        State("received", "已接待", (others.visit_open,)),
        State("passed_on", "已转办", (others.visit_open, others.visit_passed_on)),
        State("closed", "已办结", (others.visit_closed,)),
    ),
    (
        Move("pass_on", "转办", ("received",), "passed_on", ("transferred_to", "first_handler")),
        Move(
            "close",
            "办结",
            ("received", "passed_on"),
            "closed",
            ("closed_on", "first_handler", "feedback_on", "satisfaction"),
        ),
    ),
)
