"""The way of an item from its submission to the archive, and of village rules that must be corrected."""

from fengqiao.api import Lifecycle, Move, Rule, State

from fengqiao_legal_review.rules import clocks, decision, review, submission, villages

_UNDECIDED: tuple[Rule, ...] = (decision.not_decided,)
_UNREVIEWED: tuple[Rule, ...] = (*_UNDECIDED, submission.no_opinion_yet)
_UNACCEPTED: tuple[Rule, ...] = (*_UNREVIEWED, submission.not_accepted)
_REVIEWED: tuple[Rule, ...] = (submission.accepted, review.issued)

_ITEM_STATES = (
    State("submitted", "已报送", _UNACCEPTED),
    State("supplementing", "待补充材料", (*_UNACCEPTED, submission.supplement_asked)),
    State("returned", "已退回", (*_UNACCEPTED, submission.returned, clocks.item_clocks_stopped)),
    State("accepted", "已受理", (*_UNREVIEWED, submission.accepted)),
    State("reviewing", "审查中", (*_UNREVIEWED, submission.accepted, review.reviewers_named)),
    State("issued", "已出具意见", (*_UNDECIDED, *_REVIEWED)),
    State("answered", "已反馈采纳情况", (*_UNDECIDED, *_REVIEWED, review.answered)),
    State("discussed", "已集体讨论", (*_REVIEWED, decision.discussed)),
    State("concluded", "已公布（签订、作出）", (*_REVIEWED, decision.concluded)),
    State("correcting", "责令改正中", (*_REVIEWED, villages.correction_ordered)),
    State("corrected", "已改正", (*_REVIEWED, villages.correction_ordered, villages.corrected)),
    State("stopped", "已终止", (*_UNDECIDED, decision.stopped, clocks.item_clocks_stopped)),
    State("filed", "已备案归档", (decision.filed, villages.reported)),
)

_WITHOUT_DECISION = ("submitted", "supplementing", "accepted", "reviewing", "issued", "answered")
_OPINION = (
    "conclusion",
    "opinion_no",
    "issued_on",
    "opinion_text",
    "authority_checked",
    "procedure_checked",
    "content_checked",
)

_PLANS = ("discussion_planned_on", "comments_planned_to", "hearing_planned_on")

_ITEM_MOVES = (
    Move("ask_for_more", "要求补充材料", ("submitted",), "supplementing", ("supplement_asked_on",)),
    Move("supplement", "补充材料", ("supplementing",), "submitted", ("supplemented_on", "materials")),
    Move(
        "return",
        "退回",
        ("submitted", "supplementing"),
        "returned",
        ("returned_on", "return_reason", *_PLANS),
    ),
    Move(
        "accept",
        "受理",
        ("submitted",),
        "accepted",
        ("accepted_on", "due_on", *_PLANS, "enforcement_accepted_on", "materials"),
    ),
    Move("review", "开始审查", ("accepted",), "reviewing", ("mode", "reviewers")),
    Move("issue", "出具意见", ("reviewing",), "issued", (*_OPINION, "mode", "reviewers")),
    Move("answer", "反馈采纳情况", ("issued",), "answered", ("adoption", "adoption_reason", "answered_on")),
    Move("discuss", "集体讨论", ("issued", "answered"), "discussed", ("discussed_on", "reform_risk")),
    # Contracts and decisions of enforcement need not be discussed by all.
    Move(
        "conclude",
        "公布（签订、作出）",
        ("issued", "answered", "discussed"),
        "concluded",
        ("concluded_on", "voted_on", "reported_on"),
    ),
    # What was reported may turn out to be illegal before its filing and after it.
    Move(
        "order_correction",
        "责令改正",
        ("issued", "answered", "concluded", "filed"),
        "correcting",
        ("correction_ordered_on", "correction_reason"),
    ),
    Move("correct", "登记改正", ("correcting",), "corrected", ("corrected_on",)),
    Move(
        "stop",
        "终止",
        _WITHOUT_DECISION,
        "stopped",
        ("stopped_on", "stop_reason", *_PLANS, "enforcement_accepted_on"),
    ),
    Move(
        "file",
        "备案归档",
        ("concluded", "stopped", "corrected"),
        "filed",
        ("reported_on", "filed_on", "file_no"),
    ),
)

ITEM_LIFE = Lifecycle(_ITEM_STATES, _ITEM_MOVES)
