"""From an application to the decision, and what may follow a refusal."""

from fengqiao.api import Lifecycle, Move, Rule, State

from fengqiao_legal_aid.rules import applications, objections

_UNDECIDED = (applications.undecided,)
_TAKEN_IN: tuple[Rule, ...] = (*_UNDECIDED, applications.taken_in)
_DECIDED: tuple[Rule, ...] = (applications.decided,)
_REFUSED: tuple[Rule, ...] = (*_DECIDED, applications.refused)
_OBJECTED: tuple[Rule, ...] = (*_REFUSED, objections.objected)
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
    State("upheld", "异议维持", (*_OBJECTED, objections.objection_decided)),
    State("corrected", "异议改正，给予援助", (*_DECIDED, applications.granted, objections.objection_decided)),
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
        ("urgent_ground", "limitation_ends_on", "provided_first_on"),
    ),
    Move("make_up", "补办手续", ("provided_first",), "provided_first", ("made_up_on", "materials")),
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
