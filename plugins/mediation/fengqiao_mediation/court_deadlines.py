"""The clocks that a court starts or stops: disputes that it hands over, agreements that it confirms."""

from dataclasses import replace
from datetime import date

from fengqiao.api import ClockUnit, Deadline

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
