"""From a grant or notice to the archived file."""

from fengqiao.api import Lifecycle, Move, Rule, State

from fengqiao_legal_aid.rules import cases, objections

_ASSIGNED: tuple[Rule, ...] = (cases.assigned, cases.changes_in_hand)
_IN_HAND: tuple[Rule, ...] = (*_ASSIGNED, cases.still_open)
_OBJECTED: tuple[Rule, ...] = (cases.terminated, objections.objected)
_CLOSED: tuple[Rule, ...] = (*_ASSIGNED, cases.closed)
_HANDED_IN: tuple[Rule, ...] = (*_CLOSED, cases.handed_in)
_AUDITED: tuple[Rule, ...] = (*_HANDED_IN, cases.audited)
_PAID: tuple[Rule, ...] = (*_AUDITED, cases.paid)

_CASE_STATES = (
    State("unassigned", "待指派", (cases.unassigned, cases.still_open)),
    State("assigned", "已指派", _IN_HAND),
    State("under_way", "承办中", _IN_HAND),
    State("terminated", "已终止", (cases.terminated,)),
    State("objected", "已对终止提出异议", _OBJECTED),
    State("upheld", "异议维持终止", (*_OBJECTED, objections.objection_decided)),
    State("closed", "已办结", _CLOSED),
    State("handed_in", "材料已提交", _HANDED_IN),
    State("audited", "材料已审核", _AUDITED),
    State("paid", "补贴已支付", _PAID),
    State("examined", "已回访评查", (*_PAID, cases.examined)),
    State("archived", "已归档", (*_PAID, cases.examined, cases.archived)),
)

_ASSIGNING = ("assigned_on", "assigned_to", "undertaker", "undertaker_kind", "steps")
_CASE_MOVES = (
    Move("assign", "指派", ("unassigned",), "assigned", (*_ASSIGNING, "organ_told_on")),
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
        ("terminated_on", "termination_ground", "termination_told_on"),
    ),
    Move("object", "提出异议", ("terminated",), "objected", ("objected_on",)),
    Move("uphold", "维持终止", ("objected",), "upheld", ("objection_decided_on",)),
    # Aid that goes on was not ended: the day and the ground of its end are cleared.
    Move(
        "resume",
        "责令改正，继续援助",
        ("objected",),
        "assigned",
        ("objection_decided_on", "terminated_on", "termination_ground", *_ASSIGNING),
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
