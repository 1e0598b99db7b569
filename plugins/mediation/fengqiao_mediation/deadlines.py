"""The clocks of people's mediation, each with its legal source.

Encoded are those that run from one day of a row to another. Clauses without a number (延期, 回访) and rules that are no
clock (协议生效, 应当订立书面协议) stand in the lifecycle, in `rules`, or nowhere.
"""

from fengqiao.api import ClockUnit, Deadline

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
    Deadline(
        "D-M12",
        "调委会设立备案",
        "set_up_on",
        "filed_on",
        30,
        ClockUnit.WORKING_DAY,
        "《宁波市人民调解条例》第十三条",
        region="3302",
    ),
)

MEDIATOR_DEADLINES = (
    Deadline(
        "D-M12",
        "调解员备案",
        "hired_on",
        "filed_on",
        30,
        ClockUnit.WORKING_DAY,
        "《宁波市人民调解条例》第十三条",
        region="3302",
    ),
)

CASE_DEADLINES = (
    Deadline(
        "D-M1",
        "调结纠纷",
        "accepted_on",
        "closed_on",
        1,
        ClockUnit.MONTH,
        "《人民调解工作若干规定》（司法部令第75号）第三十三条：一般在一个月内调结",
        warn_before=7,
    ),
)

_COURT_REFERRALS = "《最高人民法院关于人民法院特邀调解的规定》第二十七条"
REFERRAL_DEADLINES = (
    Deadline("D-M3a", "调结法院委派纠纷", "assigned_on", "feedback_on", 30, ClockUnit.DAY, _COURT_REFERRALS),
    Deadline(
        "D-M3b",
        "调结法院委托纠纷（普通程序）",
        "entrusted_ordinary_on",
        "feedback_on",
        15,
        ClockUnit.DAY,
        _COURT_REFERRALS,
    ),
    Deadline(
        "D-M3c",
        "调结法院委托纠纷（简易程序）",
        "entrusted_summary_on",
        "feedback_on",
        7,
        ClockUnit.DAY,
        _COURT_REFERRALS,
    ),
)

_CONFIRMATION_RULES = "《最高人民法院关于人民调解协议司法确认程序的若干规定》（法释〔2011〕5号）"
# The last day of a court's or a party's period moves to the next working day: 民事诉讼法 85.
CONFIRMATION_DEADLINES = (
    Deadline(
        "D-M6",
        "共同申请司法确认",
        "effective_on",
        "applied_on",
        30,
        ClockUnit.DAY,
        "《人民调解法》第三十三条；《民事诉讼法》（2023)第二百零五条",
        roll=True,
        warn_before=7,
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
    # Not run: 民事诉讼法 gives special procedures thirty days, and nobody has settled yet which of the two prevails.
    Deadline(
        "D-M8",
        "法院作出裁定",
        "answered_on",
        "decided_on",
        15,
        ClockUnit.DAY,
        f"{_CONFIRMATION_RULES}第五条",
        verified=False,
        roll=True,
    ),
)
