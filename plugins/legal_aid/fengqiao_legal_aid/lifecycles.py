"""The states of rows and the ways between them."""

from fengqiao.api import Lifecycle, Move, Rule, State

from fengqiao_legal_aid.rules import applications, cases, others

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

_UNDECIDED = (applications.undecided,)
_TAKEN_IN: tuple[Rule, ...] = (*_UNDECIDED, applications.taken_in)
_DECIDED: tuple[Rule, ...] = (applications.decided,)
_REFUSED: tuple[Rule, ...] = (*_DECIDED, applications.refused)
_OBJECTED: tuple[Rule, ...] = (*_REFUSED, applications.objected)
_HARDSHIP = (
    "hardship_basis",
    "pledged_on",
    "exempt_reason",
    "unlimited_ground",
    "income_per_head",
    "income_limit",
    "household_size",
)
_GRANTING = ("decision", "decided_on", "reviewed_by", "eligible", "told_in_writing_on", *_HARDSHIP)
_REFUSING = (
    "decision",
    "decided_on",
    "reviewed_by",
    "eligible",
    "refusal_reason",
    "told_in_writing_on",
)

_APPLICATION_STATES = (
    State("submitted", "已申请", _UNDECIDED),
    State("taken_in", "站点已受理", _TAKEN_IN),
    State("incomplete", "已一次性告知补正", (*_UNDECIDED, applications.gap_told)),
    State("complete", "材料已补齐", (*_UNDECIDED, applications.gap_told, applications.supplied)),
    State("lapsed", "视为撤回", (applications.lapsed,)),
    State("forwarded", "已转交中心", (*_UNDECIDED, applications.forwarded)),
    State("provided_first", "先行提供", (*_UNDECIDED, applications.provided_first)),
    State("in_review", "审查中", _TAKEN_IN),
    State("granted", "给予援助", (*_DECIDED, applications.granted)),
    State("refused", "不予援助", _REFUSED),
    State("objected", "已提出异议", _OBJECTED),
    State("upheld", "异议维持", (*_OBJECTED, applications.objection_decided)),
    State(
        "corrected", "异议改正，给予援助", (*_DECIDED, applications.granted, applications.objection_decided)
    ),
)

_BEFORE_FORWARDING = ("submitted", "taken_in", "complete")
_APPLICATION_MOVES = (
    Move("take_in", "站点受理", ("submitted",), "taken_in", ("received_by",)),
    # Only once: nothing leads back here from where the gaps were filled.
    Move("tell_gap", "一次性告知补正", ("submitted", "taken_in"), "incomplete", ("gap_told_on",)),
    Move("supply", "补齐材料", ("incomplete",), "complete", ("supplied_on", "materials")),
    Move("lapse", "视为撤回", ("incomplete",), "lapsed", ("decision", "lapsed_on")),
    Move("forward", "转交中心", _BEFORE_FORWARDING, "forwarded", ("forwarded_on", "forwarded_to")),
    Move(
        "provide_first",
        "先行提供",
        (*_BEFORE_FORWARDING, "incomplete", "in_review"),
        "provided_first",
        ("urgent_ground", "provided_first_on"),
    ),
    Move("review", "开始审查", (*_BEFORE_FORWARDING, "provided_first"), "in_review", ("received_by",)),
    Move("grant", "给予援助", ("in_review", "forwarded"), "granted", _GRANTING),
    Move("refuse", "不予援助", ("in_review", "forwarded"), "refused", _REFUSING),
    Move("object", "提出异议", ("refused",), "objected", ("objected_on",)),
    Move("uphold", "维持决定", ("objected",), "upheld", ("objection_decided_on",)),
    Move(
        "correct",
        "责令改正，给予援助",
        ("objected",),
        "corrected",
        ("objection_decided_on", "decision", "eligible", *_HARDSHIP),
    ),
)

APPLICATION_LIFE = Lifecycle(_APPLICATION_STATES, _APPLICATION_MOVES)

_ASSIGNED: tuple[Rule, ...] = (cases.assigned, cases.changes_in_hand)
_IN_HAND: tuple[Rule, ...] = (*_ASSIGNED, cases.still_open)
_CLOSED: tuple[Rule, ...] = (*_ASSIGNED, cases.closed)
_HANDED_IN: tuple[Rule, ...] = (*_CLOSED, cases.handed_in)
_AUDITED: tuple[Rule, ...] = (*_HANDED_IN, cases.audited)
_PAID: tuple[Rule, ...] = (*_AUDITED, cases.paid)

_CASE_STATES = (
    State("unassigned", "待指派", (cases.unassigned, cases.still_open)),
    State("assigned", "已指派", _IN_HAND),
    State("under_way", "承办中", _IN_HAND),
    State("terminated", "已终止", (cases.terminated,)),
    State("closed", "已办结", _CLOSED),
    State("handed_in", "材料已提交", _HANDED_IN),
    State("audited", "材料已审核", _AUDITED),
    State("paid", "补贴已支付", _PAID),
    State("examined", "已回访评查", (*_PAID, cases.examined)),
    State("archived", "已归档", (*_PAID, cases.examined, cases.archived)),
)

_ASSIGNING = ("assigned_on", "assigned_to", "undertaker", "undertaker_kind", "steps")
_CASE_MOVES = (
    Move("assign", "指派", ("unassigned",), "assigned", _ASSIGNING),
    Move("begin", "开始承办", ("assigned",), "under_way", ("started_on", "steps")),
    Move(
        "change",
        "更换承办人",
        ("assigned", "under_way"),
        "assigned",
        ("undertaker", "undertaker_kind", "assigned_to", "changes"),
    ),
    Move(
        "terminate",
        "终止",
        ("unassigned", "assigned", "under_way"),
        "terminated",
        ("terminated_on", "termination_ground"),
    ),
    Move(
        "close",
        "办结",
        ("under_way",),
        "closed",
        ("closed_on", "outcome", "recovered", "closing_report", "steps"),
    ),
    Move("hand_in", "提交材料", ("closed",), "handed_in", ("material_on",)),
    Move("audit", "审核材料", ("handed_in",), "audited", ("audited_on", "audited_by", "steps")),
    Move("pay", "支付补贴", ("audited",), "paid", ("subsidy", "paid_on", "steps")),
    Move("examine", "回访评查", ("paid",), "examined", ("supervisions",)),
    Move("archive", "归档", ("examined",), "archived", ("archived_on", "file_no")),
)

CASE_LIFE = Lifecycle(_CASE_STATES, _CASE_MOVES)

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
