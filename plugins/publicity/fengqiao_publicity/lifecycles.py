"""The states of rows and the ways between them."""

from fengqiao.api import Lifecycle, Move, Rule, State

from fengqiao_publicity.rules import activities, people, places

PLAN_LIFE = Lifecycle(
    (
        State("drafted", "拟订中", (places.plan_drafted,)),
        State("issued", "已印发", (places.plan_issued,)),
        State("ended", "已终止", (places.plan_issued, places.plan_ended)),
    ),
    (
        Move(
            "issue", "印发", ("drafted",), "issued", ("valid_from", "valid_to", "document_no", "responsible")
        ),
        Move("end", "终止", ("issued",), "ended", ("valid_to",)),
    ),
)

ORDER_LIFE = Lifecycle(
    (
        State("received", "已收单", (activities.order_open,)),
        State("accepted", "已承接", (activities.order_answered, activities.order_open)),
        State("delivered", "已送达", (activities.order_answered, activities.order_delivered)),
        State(
            "declined",
            "不能承接",
            (activities.order_answered, activities.order_open, activities.order_declined),
        ),
    ),
    (
        Move("accept", "承接", ("received",), "accepted", ("answered_on",)),
        Move("decline", "答复不能承接", ("received",), "declined", ("answered_on", "declined_reason")),
        Move("deliver", "送达", ("accepted",), "delivered", ("delivered_on",)),
    ),
)

_HELD: tuple[Rule, ...] = (activities.held,)
_EVIDENCED: tuple[Rule, ...] = (*_HELD, activities.evidence_whole)

ACTIVITY_LIFE = Lifecycle(
    (
        State("planned", "已计划", (activities.not_held,)),
        State("approved", "已审批", (activities.not_held, activities.approved)),
        State("held", "已实施", _HELD),
        State("evidenced", "佐证齐全", _EVIDENCED),
        State("archived", "已归档", (*_EVIDENCED, activities.archived)),
        State("cancelled", "已取消", (activities.not_held, activities.cancelled)),
    ),
    (
        Move("approve", "审批", ("planned",), "approved", ("approved_on", "approver")),
        Move(
            "hold",
            "实施",
            ("approved",),
            "held",
            ("held_on", "audience", "materials", "speakers", "evidence"),
        ),
        Move("evidence", "佐证齐全", ("held",), "evidenced", ("evidence", "plan_id")),
        Move("archive", "归档", ("evidenced",), "archived", ("archived_on",)),
        Move("cancel", "取消", ("planned", "approved"), "cancelled", ("cancelled_reason",)),
    ),
)

_ON_THE_WAY: tuple[Rule, ...] = (people.not_certified, people.not_removed)
_TRAINED: tuple[Rule, ...] = (people.trained,)
_EXAMINED: tuple[Rule, ...] = (*_TRAINED, people.examined)
_CERTIFIED: tuple[Rule, ...] = (*_EXAMINED, people.certified)

PERSON_LIFE = Lifecycle(
    (
        State("nominated", "已提名", (*_ON_THE_WAY, people.not_examined)),
        State("trained", "已完成任前培训", (*_ON_THE_WAY, people.not_examined, *_TRAINED)),
        State("examined", "考核合格", (*_ON_THE_WAY, *_EXAMINED)),
        State("serving", "在岗", (people.not_removed, *_CERTIFIED)),
        State("removed", "已清退", (*_CERTIFIED, people.removed)),
        State("dropped", "未入选", _ON_THE_WAY),
    ),
    (
        Move("train", "任前培训", ("nominated",), "trained", ("courses",)),
        Move("examine", "考核合格", ("trained",), "examined", ("examined_on",)),
        Move("certify", "登记发证", ("examined",), "serving", ("certified_on", "cert_no")),
        Move("retrain", "年度培训", ("serving",), "serving", ("courses",)),
        Move("remove", "清退", ("serving",), "removed", ("removed_on", "removal_reason")),
        Move("drop", "落选", ("nominated", "trained", "examined"), "dropped"),
    ),
)

TEAM_LIFE = Lifecycle(
    (
        State("standing", "在册", (people.team_stands,)),
        State("disbanded", "已解散", (people.team_disbanded,)),
    ),
    (Move("disband", "解散", ("standing",), "disbanded", ("disbanded_on",)),),
)

SITE_LIFE = Lifecycle(
    (State("in_use", "在用", (places.site_in_use,)), State("closed", "已停用", (places.site_closed,))),
    (Move("close", "停用", ("in_use",), "closed", ("closed_on",)),),
)

RECOGNITION_LIFE = Lifecycle(
    (
        State("prepared", "培育中", (places.not_named, places.not_withdrawn)),
        State("named", "已命名", (places.named, places.not_withdrawn)),
        State("withdrawn", "已撤销", (places.withdrawn,)),
    ),
    (
        Move("name", "命名", ("prepared",), "named", ("named_on", "batch", "document_no", "next_review_on")),
        Move("review", "复核保留", ("named",), "named", ("next_review_on",)),
        Move("withdraw", "撤销", ("prepared", "named"), "withdrawn", ("withdrawn_on",)),
    ),
)
