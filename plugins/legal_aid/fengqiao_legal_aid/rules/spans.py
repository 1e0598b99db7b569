"""Nothing ends before it began: one rule for each pair of titles that the ledgers give the two days."""

from fengqiao.api import Fault, Record, Rule, not_before


def ends_after(field: str, title: str, start: str, start_title: str) -> Rule:
    """Return the rule that nothing ends before it began."""

    def in_time(record: Record) -> Fault | None:
        return not_before(record, field, title, start, start_title)

    in_time.__name__ = f"{field}_after_{start}"
    return in_time


def _until(title: str, since_title: str) -> Rule:
    return ends_after("until", title, "since", since_title)


CLOSED_AFTER_OPENED = ends_after("closed_on", "撤销日期", "opened_on", "设立日期")
CLOSED_AFTER_FOUNDED = ends_after("closed_on", "注销日期", "founded_on", "成立日期")
GIVEN_UP_AFTER_SET_UP = _until("撤销日期", "设立日期")
ENDED_AFTER_SIGNED = _until("到期日期", "签约日期")
LEFT_AFTER_JOINED = _until("退出日期", "加入日期")
DISMISSED_AFTER_APPOINTED = _until("离任日期", "聘任日期")
DISSOLVED_AFTER_FORMED = _until("解散日期", "建群日期")
REPEALED_AFTER_IN_FORCE = _until("失效日期", "施行日期")
TERM_OVER_AFTER_BEGUN = _until("合同期止", "合同期起")
