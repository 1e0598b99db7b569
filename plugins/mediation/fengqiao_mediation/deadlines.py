"""The clocks of people's mediation, each with its legal source.

Encoded are those that run from one day of a row to another. What has no number in the law runs to a day that a person
writes down: an extension (D-M2) moves the clock it extends, a visit afterwards (D-M15) is due when the row says so.
Rules that are no clock (协议生效, 应当订立书面协议, 不予确认的事项) stand in `rules`.
"""

from dataclasses import replace
from datetime import date

from fengqiao.api import ClockUnit, Deadline

_NINGBO, _NINGBO_REGULATION = "3302", "《宁波市人民调解条例》"
_NINGBO_SINCE = date(2015, 6, 1)


def _filed_in_ningbo(code: str, title: str, start: str, stop: str) -> Deadline:
    return Deadline(
        code,
        title,
        start,
        stop,
        30,
        ClockUnit.WORKING_DAY,
        f"{_NINGBO_REGULATION}第十三条",
        region=_NINGBO,
        valid_from=_NINGBO_SINCE,
    )


COMMITTEE_DEADLINES = (
    Deadline(
        "D-M11",
        "调委会换届",
        "term_from",
        "term_to",
        36,
        ClockUnit.MONTH,
        "《人民调解法》第九条：任期三年",
        warn_before=60,
    ),
    _filed_in_ningbo("D-M12", "调委会设立备案", "set_up_on", "filed_on"),
    _filed_in_ningbo("D-M12b", "调委会变更备案", "changed_on", "change_filed_on"),
    _filed_in_ningbo("D-M12c", "调委会撤销备案", "dissolved_on", "dissolution_filed_on"),
)

MEDIATOR_DEADLINES = (
    _filed_in_ningbo("D-M12", "调解员备案", "hired_on", "filed_on"),
    _filed_in_ningbo("D-M12b", "调解员离任备案", "left_on", "leaving_filed_on"),
)

_CLOSED_IN_A_MONTH = Deadline(
    "D-M1",
    "调结纠纷",
    "accepted_on",
    "closed_on",
    1,
    ClockUnit.MONTH,
    "《人民调解工作若干规定》（司法部令第75号）第三十三条：一般在一个月内调结",
    warn_before=7,
    extended_to="extended_to",
)
CASE_DEADLINES = (
    _CLOSED_IN_A_MONTH,
    # D-M2 is the other half of the same article: what an extension asks for is `progress.extended_as_both_wish`.
    replace(
        _CLOSED_IN_A_MONTH,
        source=f"{_NINGBO_REGULATION}第二十七条：一个月；双方要求的可以延长，否则下达终止调解通知书",
        region=_NINGBO,
        valid_from=_NINGBO_SINCE,
    ),
    # The law demands that performance be watched and names no day: it is the one that the row names, inclusive.
    Deadline(
        "D-M15",
        "回访当事人",
        "follow_up_by",
        "followed_up_on",
        1,
        ClockUnit.DAY,
        "《人民调解法》第三十一条：监督协议履行；日期由当地规定或约定，见“应回访日期”",
        inclusive=True,
        warn_before=7,
    ),
)

_COURT_REFERRALS = "《最高人民法院关于人民法院特邀调解的规定》第二十七条"


def _handed_over(code: str, title: str, start: str, days: int) -> Deadline:
    """From the signature for the court's papers; both parties may agree on longer."""
    return Deadline(
        code,
        title,
        start,
        "feedback_on",
        days,
        ClockUnit.DAY,
        _COURT_REFERRALS,
        extended_to="extended_to",
    )


REFERRAL_DEADLINES = (
    _handed_over("D-M3a", "调结法院委派纠纷", "assigned_on", 30),
    _handed_over("D-M3b", "调结法院委托纠纷（普通程序）", "entrusted_ordinary_on", 15),
    _handed_over("D-M3c", "调结法院委托纠纷（简易程序）", "entrusted_summary_on", 7),
)

_CONFIRMATION_RULES = "《最高人民法院关于人民调解协议司法确认程序的若干规定》（法释〔2011〕5号）"
# The interpretation of the Code of 2022 ends what contradicts it, and cites the articles of the Code as amended in 2021;
# that text and the one of 2023 both give special procedures thirty days. What held between 2013 and then is unread.
_INTERPRETED, _DAY_BEFORE = date(2022, 4, 10), date(2022, 4, 9)
_OBJECTIONS = "《最高人民法院关于适用〈民事诉讼法〉的解释》（2022年）第三百七十二条"

_DECIDED = Deadline(
    "D-M8",
    "法院作出裁定",
    "answered_on",
    "decided_on",
    15,
    ClockUnit.DAY,
    f"{_CONFIRMATION_RULES}第五条：十五日，经批准可以延长十日",
    roll=True,
    valid_to=_DAY_BEFORE,
    extended_to="decision_extended_to",
)
_OUTSIDER = Deadline(
    "D-M9",
    "案外人申请撤销确认、提出异议",
    "outsider_knew_on",
    "outsider_objected_on",
    12,
    ClockUnit.MONTH,
    f"{_CONFIRMATION_RULES}第十条：知道或者应当知道之日起一年内",
    roll=True,
    warn_before=30,
    valid_to=_DAY_BEFORE,
)

# The last day of a court's or a party's period moves to the next working day: 民事诉讼法 85.
CONFIRMATION_DEADLINES = (
    Deadline(
        "D-M6",
        "共同申请司法确认",
        "effective_on",
        "applied_on",
        30,
        ClockUnit.DAY,
        "《人民调解法》第三十三条；《民事诉讼法》（2023）第二百零五条",
        roll=True,
        warn_before=7,
        extended_to="application_extended_to",
    ),
    Deadline(
        "D-M7",
        "法院决定是否受理",
        "applied_on",
        "answered_on",
        3,
        ClockUnit.DAY,
        f"{_CONFIRMATION_RULES}第四条",
        roll=True,
    ),
    _DECIDED,
    replace(
        _DECIDED,
        amount=30,
        source="《民事诉讼法》（2023）第一百八十七条：三十日，有特殊情况的由院长批准延长",
        valid_from=_INTERPRETED,
        valid_to=None,
    ),
    _OUTSIDER,
    replace(
        _OUTSIDER,
        amount=6,
        source=f"{_OBJECTIONS}：利害关系人知道或者应当知道之日起六个月内",
        valid_from=_INTERPRETED,
        valid_to=None,
    ),
    Deadline(
        "D-M9p",
        "当事人提出异议",
        "party_served_on",
        "party_objected_on",
        15,
        ClockUnit.DAY,
        f"{_OBJECTIONS}：收到裁定之日起十五日内",
        roll=True,
        warn_before=7,
        valid_from=_INTERPRETED,
    ),
)
