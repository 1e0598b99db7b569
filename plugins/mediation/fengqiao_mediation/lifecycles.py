"""The states of rows and the ways between them."""

from fengqiao.api import Lifecycle, Move, Rule, State

from fengqiao_mediation.rules import agreements, closing, confirmation, others, progress, resources

COMMITTEE_LIFE = Lifecycle(
    (
        State("standing", "在册", (others.standing, others.lawfully_composed)),
        State("dissolved", "已撤销", (others.dissolved,)),
    ),
    (Move("dissolve", "撤销", ("standing",), "dissolved", ("dissolved_on", "dissolution_filed_on")),),
)

MEDIATOR_LIFE = Lifecycle(
    (State("serving", "在任", (others.serving,)), State("left", "已离任", (others.left,))),
    (Move("leave", "离任", ("serving",), "left", ("left_on", "leaving_reason", "leaving_filed_on")),),
)

_APPLIED: tuple[Rule, ...] = (
    confirmation.applied,
    confirmation.applied_jointly,
    confirmation.applied_in_time,
    confirmation.confirmable,
)
CONFIRMATION_LIFE = Lifecycle(
    (
        State("intended", "拟申请"),
        State("applied", "已申请", _APPLIED),
        State("accepted", "法院已受理", (*_APPLIED, confirmation.answered)),
        State("decided", "已有结果", (*_APPLIED, confirmation.decided)),
    ),
    (
        Move(
            "apply",
            "申请",
            ("intended",),
            "applied",
            ("joint", "applied_on", "court", "application_extended_to"),
        ),
        Move("accept", "法院受理", ("applied",), "accepted", ("answered_on",)),
        Move(
            "decide", "登记结果", ("applied", "accepted"), "decided", ("answered_on", "decided_on", "result")
        ),
    ),
)

REFERRAL_LIFE = Lifecycle(
    (State("received", "已接收"), State("answered", "已反馈", (others.answered,))),
    (Move("answer", "反馈", ("received",), "answered", ("feedback_on", "outcome", "outcome_note")),),
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
    agreements.written_agreement_kept,
    agreements.written_where_it_must_be,
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
    State("unperformed", "未履行（已督促）", (*_SETTLED, closing.urged)),
    State("terminated", "已终止", _UNSETTLED),
    State("transferred", "已移送", _UNSETTLED),
    State("followed_up", "已回访", (*_AFTERWARDS, closing.followed_up)),
    State("archived", "已归档", (*_AFTERWARDS, closing.archived)),
)

_IN_HAND = ("accepted", "informed", "mediating", "extended")
_AGREED = ("settled", "confirmed", "performing", "performed", "unperformed")
_ENDED = ("terminated", "transferred")
_CLOSING_FIELDS = ("result", "closed_on", "closing_note", "resolved_level", "major_reports", "follow_up_by")

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
    Move(
        "extend",
        "延期",
        ("mediating",),
        "extended",
        ("extension_wished", "extended_to", "extension_reason"),
    ),
    Move("resume", "恢复调解", ("extended",), "mediating"),
    Move("settle", "达成协议", _IN_HAND, "settled", (*_CLOSING_FIELDS, "written_ground", "agreements")),
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
    Move(
        "default",
        "未履行",
        ("settled", "confirmed", "performing"),
        "unperformed",
        ("agreements", "urged_on", "told_suit_on"),
    ),
    Move(
        "follow_up",
        "回访",
        (*_AGREED, *_ENDED),
        "followed_up",
        ("follow_ups", "followed_up_on", "feedback_level", "feedback_on"),
    ),
    Move("archive", "归档", (*_AGREED, *_ENDED, "followed_up"), "archived", ("archived_on", "file_no")),
)

CASE_LIFE = Lifecycle(_CASE_STATES, _CASE_MOVES)
