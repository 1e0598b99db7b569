"""The clocks of people's mediation, each with its legal source.

Encoded are those that run from one day of a row to another. What has no number in the law runs to a day that a person
writes down: an extension (D-M2) moves the clock it extends, a visit afterwards (D-M15) is due when the row says so.
Rules that are no clock (协议生效, 应当订立书面协议, 不予确认的事项) stand in `rules`; the courts' clocks in `court_deadlines`.
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
