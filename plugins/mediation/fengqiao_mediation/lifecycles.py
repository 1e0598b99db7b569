"""The states of rows and the ways between them."""

from fengqiao.api import Lifecycle, Move, Rule, State

from fengqiao_mediation.rules import closing, others, progress, resources

COMMITTEE_LIFE = Lifecycle(
    (State("standing", "在册", (others.standing,)), State("dissolved", "已撤销", (others.dissolved,))),
    (Move("dissolve", "撤销", ("standing",), "dissolved", ("dissolved_on",)),),
)

MEDIATOR_LIFE = Lifecycle(
    (State("serving", "在任", (others.serving,)), State("left", "已离任", (others.left,))),
    (Move("leave", "离任", ("serving",), "left", ("left_on", "leaving_reason")),),
)

CONFIRMATION_LIFE = Lifecycle(
    (
        State("intended", "拟申请"),
        State("applied", "已申请", (others.confirmation_applied,)),
        State("accepted", "法院已受理", (others.confirmation_applied, others.confirmation_answered)),
        State("decided", "已有结果", (others.confirmation_applied, others.confirmation_decided)),
    ),
    (
        Move("apply", "申请", ("intended",), "applied", ("applied_on", "court")),
        Move("accept", "法院受理", ("applied",), "accepted", ("answered_on",)),
        Move(
            "decide", "登记结果", ("applied", "accepted"), "decided", ("answered_on", "decided_on", "result")
        ),
    ),
)

REFERRAL_LIFE = Lifecycle(
    (State("received", "已接收"), State("answered", "已反馈", (others.answered,))),
    (Move("answer", "反馈", ("received",), "answered", ("feedback_on", "outcome")),),
)

SUBSIDY_LIFE = Lifecycle(
    (
        State("due", "待发放", (resources.subsidy_unpaid,)),
        State("paid", "已发放", (resources.subsidy_paid,)),
    ),
    (Move("pay", "发放", ("due",), "paid", ("paid", "paid_on")),),
)

_OPEN: tuple[Rule, ...] = (progress.accepted, progress.still_open)
_MEDIATING: tuple[Rule, ...] = (*_OPEN, progress.nobody_refused)
_CLOSED: tuple[Rule, ...] = (
    progress.accepted,
    closing.closed,
    closing.risk_reported,
    closing.written_agreement_kept,
)
_SETTLED: tuple[Rule, ...] = (*_CLOSED, progress.nobody_refused, closing.settled)
_UNSETTLED: tuple[Rule, ...] = (*_CLOSED, closing.ended_without_settlement, closing.refusal_is_the_result)
# Settled or not: the result decides what else must be true.
_AFTERWARDS: tuple[Rule, ...] = (*_CLOSED, closing.remedies_told, closing.refusal_is_the_result)

_CASE_STATES = (
    State("registered", "已登记", (progress.not_accepted, progress.still_open)),
    State("declined", "不予受理", (progress.not_accepted, closing.declined)),
    State("accepted", "已受理", _OPEN),
    State("informed", "已告知权利义务", (*_OPEN, progress.informed)),
    State("mediating", "调解中", _MEDIATING),
    State("extended", "已延期", (*_MEDIATING, progress.extension_recorded)),
    State("settled", "达成协议", _SETTLED),
    State("confirmed", "已司法确认", _SETTLED),
    State("performing", "履行中", _SETTLED),
    State("performed", "履行完毕", _SETTLED),
    State("unperformed", "未履行（已督促）", _SETTLED),
    State("terminated", "已终止", _UNSETTLED),
    State("transferred", "已移送", _UNSETTLED),
    State("followed_up", "已回访", (*_AFTERWARDS, closing.followed_up)),
    State("archived", "已归档", (*_AFTERWARDS, closing.archived)),
)

_IN_HAND = ("accepted", "informed", "mediating", "extended")
_AGREED = ("settled", "confirmed", "performing", "performed", "unperformed")
_ENDED = ("terminated", "transferred")
_CLOSING_FIELDS = ("result", "closed_on", "closing_note", "resolved_level", "major_reports")

_CASE_MOVES = (
    Move(
        "accept", "受理", ("registered",), "accepted", ("accepted_on", "committee_id", "mediator_id", "level")
    ),
    Move("decline", "不予受理", ("registered",), "declined", ("result", "closed_on", "closing_note")),
    Move("inform", "告知权利义务", ("accepted",), "informed", ("informed_on",)),
    Move(
        "mediate",
        "开始调解",
        ("accepted", "informed"),
        "mediating",
        ("mode", "public", "mediator_id", "plans"),
    ),
    Move("extend", "延期", ("mediating",), "extended", ("extended_to", "extension_reason")),
    Move("resume", "恢复调解", ("extended",), "mediating"),
    Move("settle", "达成协议", _IN_HAND, "settled", (*_CLOSING_FIELDS, "agreements")),
    Move("terminate", "终止", _IN_HAND, "terminated", (*_CLOSING_FIELDS, "refused_on", "told_remedies")),
    Move("transfer", "移送", _IN_HAND, "transferred", _CLOSING_FIELDS),
    Move("confirm", "司法确认", ("settled", "performing"), "confirmed"),
    Move("perform", "开始履行", ("settled", "confirmed", "unperformed"), "performing", ("agreements",)),
    Move(
        "complete",
        "履行完毕",
        ("settled", "confirmed", "performing", "unperformed"),
        "performed",
        ("agreements",),
    ),
    Move("default", "未履行", ("settled", "confirmed", "performing"), "unperformed", ("agreements",)),
    Move(
        "follow_up",
        "回访",
        (*_AGREED, *_ENDED),
        "followed_up",
        ("follow_ups", "feedback_level", "feedback_on"),
    ),
    Move("archive", "归档", (*_AGREED, *_ENDED, "followed_up"), "archived", ("archived_on", "file_no")),
)

CASE_LIFE = Lifecycle(_CASE_STATES, _CASE_MOVES)
