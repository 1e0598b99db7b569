"""The states of rows and the ways between them."""

from fengqiao.api import Lifecycle, Move, State

from fengqiao_party_building.rules import integrity, members, organisations

ORGANISATION_LIFE = Lifecycle(
    (
        State("standing", "在册", (organisations.standing,)),
        State("dissolved", "已撤销", (organisations.dissolved,)),
    ),
    (Move("dissolve", "撤销", ("standing",), "dissolved", ("dissolved_on",)),),
)

GUIDE_LIFE = Lifecycle(
    (
        State("guiding", "在任", (organisations.guiding,)),
        State("ended", "已结束", (organisations.guided,)),
    ),
    (Move("end", "结束", ("guiding",), "ended", ("ended_on",)),),
)

_MEMBER_STATES = (
    State("target", "发展对象", (members.is_target, members.still_here)),
    State("probationary", "预备党员", (members.joined, members.on_probation, members.still_here)),
    State("formal", "正式党员", (members.joined, members.regular, members.still_here)),
    State("left", "已离开", (members.gone,)),
)

MEMBER_LIFE = Lifecycle(
    _MEMBER_STATES,
    (
        Move("admit", "接收为预备党员", ("target",), "probationary", ("joined_on", "organisation_id")),
        Move("confirm", "转正", ("probationary",), "formal", ("regular_on",)),
        Move("leave", "离开", ("target", "probationary", "formal"), "left", ("left_on", "leaving_reason")),
    ),
)
"""Nobody is confirmed who was not admitted, and who left is admitted anew as a new row."""

PLEDGE_LIFE = Lifecycle(
    (
        State("owed", "待签订", (integrity.unsigned,)),
        State("signed", "已签订", (integrity.signed,)),
    ),
    (Move("sign", "签订", ("owed",), "signed", ("signed_on", "signed_with", "tier")),),
)

_PENDING = (integrity.not_established, integrity.not_cleared)

DISCIPLINE_LIFE = Lifecycle(
    (
        State("received", "线索", (integrity.not_filed, *_PENDING)),
        State("filed", "已立案", (integrity.filed, *_PENDING)),
        State("established", "已认定", (integrity.filed, integrity.established, integrity.not_cleared)),
        State("cleared", "已了结（未发现违纪违法）", (integrity.cleared, integrity.not_established)),
    ),
    (
        Move("file", "立案", ("received",), "filed", ("filed_on",)),
        Move("establish", "认定", ("filed",), "established", ("established_on", "decision")),
        Move("clear", "了结", ("received", "filed"), "cleared", ("cleared_on", "decision")),
    ),
)
"""Nothing counts as a violation before a filed case has established it."""
