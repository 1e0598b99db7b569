"""The states of rows and the ways between them."""

from fengqiao.api import Lifecycle, Move, Rule, State

from fengqiao_corrections.rules import events, groups, others, subjects, supervision

_PENDING: tuple[Rule, ...] = (subjects.not_received, subjects.still_here)
_RECEIVED: tuple[Rule, ...] = (subjects.received, subjects.still_here)
_REGISTERED: tuple[Rule, ...] = (*_RECEIVED, subjects.declared, groups.group_formed, groups.plan_made)

_SUBJECT_STATES = (
    State("awaited", "待报到", _PENDING),
    State("overdue", "逾期未报到", _PENDING),
    State("received", "已接收", _RECEIVED),
    State("declared", "已宣告", (*_RECEIVED, subjects.declared)),
    State("on_register", "在册", _REGISTERED),
    State("away", "外出中", _REGISTERED),
    State("moving", "变更中", _REGISTERED),
    State("missing", "失联查找", _RECEIVED),
    State("absconded", "脱管", _RECEIVED),
    State("detained", "羁押中", _RECEIVED),
    State("released", "解除", (subjects.received, subjects.ended, subjects.released)),
    State("terminated", "终止", (subjects.ended, subjects.terminated)),
    State("moved", "迁出", (subjects.received, subjects.ended, subjects.moved_out)),
)

_NOT_YET = ("awaited", "overdue")
_SETTLING_IN = ("received", "declared")
_PRESENT = ("on_register", "away", "moving")
_GONE = ("missing", "absconded")
_HERE = (*_SETTLING_IN, *_PRESENT, *_GONE, "detained")
_EXIT = ("exit_kind", "ended_on", "organs_notified_on")
_ON_REGISTER = ("declared_on", "group_members", "plans", "level", "officer_id")

_SUBJECT_MOVES = (
    Move("search", "逾期查找", ("awaited",), "overdue"),
    Move("receive", "接收", _NOT_YET, "received", ("reported_on", "received_on", "papers_received_on")),
    Move("declare", "入矫宣告", ("received",), "declared", ("declared_on",)),
    Move("enrol", "确定小组和方案", ("declared",), "on_register", _ON_REGISTER),
    Move("leave", "准许外出", ("on_register",), "away"),
    Move("return", "返回", ("away",), "on_register"),
    Move("apply_to_move", "申请变更执行地", ("on_register",), "moving"),
    Move("stay", "不予变更", ("moving",), "on_register"),
    Move("lose_contact", "失去联系", (*_SETTLING_IN, *_PRESENT), "missing"),
    Move("abscond", "认定脱管", ("missing",), "absconded"),
    Move("find", "找回", _GONE, "on_register", _ON_REGISTER),
    Move("detain", "被羁押", (*_SETTLING_IN, *_PRESENT, *_GONE), "detained"),
    Move("free", "羁押结束", ("detained",), "on_register", _ON_REGISTER),
    Move(
        "release",
        "解除",
        (*_SETTLING_IN, *_PRESENT),
        "released",
        (*_EXIT, "certificate_no", "handed_over_on"),
    ),
    Move("terminate", "终止", (*_NOT_YET, *_HERE), "terminated", _EXIT),
    Move("move_out", "迁出", ("moving",), "moved", _EXIT),
)

SUBJECT_LIFE = Lifecycle(_SUBJECT_STATES, _SUBJECT_MOVES)

SURVEY_LIFE = Lifecycle(
    (
        State("open", "办理中", (others.survey_open,)),
        State("answered", "已反馈", (others.survey_answered,)),
    ),
    (Move("answer", "反馈", ("open",), "answered", ("opinion", "sent_on")),),
)

_DECISION = ("decided_on", "level")
LEAVE_LIFE = Lifecycle(
    (
        State("applied", "已申请"),
        State("approved", "已批准", (supervision.leave_decided,)),
        State("refused", "不批准"),
        State("returned", "已销假", (supervision.leave_decided, supervision.back)),
    ),
    (
        Move("approve", "批准", ("applied",), "approved", _DECISION),
        Move("refuse", "不批准", ("applied",), "refused", _DECISION),
        Move("report_back", "销假", ("approved",), "returned", ("back_on", "reported_back_on")),
    ),
)

PLACE_CHANGE_LIFE = Lifecycle(
    (
        State("applied", "已申请"),
        State("granted", "同意变更", (supervision.change_decided,)),
        State("refused", "不同意变更", (supervision.change_decided,)),
        State("completed", "已到新执行地", (supervision.change_decided, supervision.change_completed)),
    ),
    (
        Move(
            "grant",
            "同意",
            ("applied",),
            "granted",
            ("inquired_on", "replied_on", "decided_on", "due_report_on"),
        ),
        Move("refuse", "不同意", ("applied",), "refused", ("inquired_on", "replied_on", "decided_on")),
        Move("complete", "完成变更", ("granted",), "completed", ("sent_on", "reported_on")),
    ),
)

RESTRICTION_LIFE = Lifecycle(
    (State("recorded", "已登记"), State("decided", "已审批", (supervision.restriction_decided,))),
    (Move("decide", "审批", ("recorded",), "decided", ("decision", "decided_on", "until")),),
)

TAG_LIFE = Lifecycle(
    (State("worn", "使用中"), State("lifted", "已解除", (supervision.tag_lifted,))),
    (Move("lift", "解除", ("worn",), "lifted", ("lifted_on",)),),
)

EVENT_LIFE = Lifecycle(
    (State("open", "处置中"), State("solved", "已处置", (events.event_solved,))),
    (Move("solve", "处置完毕", ("open",), "solved", ("solved_on", "actions")),),
)

_RELEASED_STATES = (
    State("foretold", "预释放", (others.not_helped_yet,)),
    State("checked", "已核查", (others.not_helped_yet,)),
    State("unlinked", "未衔接", (others.not_helped_yet,)),
    State("helped", "帮教中", (others.being_helped,)),
    State("closed", "帮教期满", (others.help_over,)),
    State("reoffended", "重新犯罪", (others.help_over,)),
    State("moved", "迁出", (others.help_over,)),
    State("died", "死亡", (others.help_over,)),
)
_RELEASED_MOVES = (
    Move("check", "核查", ("foretold",), "checked", ("residence", "family")),
    Move("miss", "未衔接", ("foretold", "checked"), "unlinked", ("released_on",)),
    Move(
        "take_in",
        "建档帮教",
        ("foretold", "checked", "unlinked"),
        "helped",
        ("released_on", "help_since", "help_until", "key_level", "three_none"),
    ),
    *(
        Move(code, title, ("helped",), target, ("ended_on",))
        for code, title, target in (
            ("close", "期满", "closed"),
            ("reoffend", "重新犯罪", "reoffended"),
            ("move", "迁出", "moved"),
            ("die", "死亡", "died"),
        )
    ),
)
RELEASED_LIFE = Lifecycle(_RELEASED_STATES, _RELEASED_MOVES)
