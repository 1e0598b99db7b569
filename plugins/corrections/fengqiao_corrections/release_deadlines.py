"""The clocks of help after release; none is in force everywhere."""

from fengqiao.api import ClockUnit, Deadline

_DAY = ClockUnit.DAY
SHANGHAI, FUJIAN = "31", "35"
_SHANGHAI_RULES = "《上海市安置帮教工作规定》"

RELEASED_DEADLINES = (
    Deadline(
        "D-R4",
        "安置帮教期限",
        "released_on",
        "ended_on",
        60,
        ClockUnit.MONTH,
        "福建省《刑满释放人员分类帮教办法》：刑满释放、解除矫正后五年",
        region=FUJIAN,
    ),
)


def _first_visit(code: str, days: int) -> Deadline:
    # The rules of villages that give these days do not say which villages they are: in force nowhere.
    return Deadline(
        code,
        f"衔接后{days}日内首次走访",
        "linked_on",
        "first_visited_on",
        days,
        _DAY,
        "村级帮教制度（https://crsrw.com 95353、xiexiebang；来源没有写明是哪一地）",
        verified=False,
    )


LINK_DEADLINES = (
    Deadline(
        "D-R1",
        "监狱通知入监",
        "imprisoned_on",
        "intake_told_on",
        30,
        _DAY,
        f"{_SHANGHAI_RULES}第六条",
        region=SHANGHAI,
    ),
    Deadline(
        "D-R2",
        "监狱在释放三十日前通知",
        "leaves_prison_on",
        "informed_on",
        -30,
        _DAY,
        f"{_SHANGHAI_RULES}第七条",
        region=SHANGHAI,
    ),
    _first_visit("D-R5a", 7),
    _first_visit("D-R5b", 3),
    _first_visit("D-R5c", 5),
)
