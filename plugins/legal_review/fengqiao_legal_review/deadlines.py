"""The clocks of legality review, each with its legal source.

Not among them: the seven working days that a reviewer of a major decision is generally given (重大行政决策程序暂行条例 26)
are a minimum for the reviewer and nothing that can be overdue; thirty days of comments and seven days before a hearing
(15, 16) lie between two days that are both known, and are rules.
"""

from fengqiao.api import ClockUnit, Deadline

ITEM_DEADLINES = (
    Deadline(
        "D-A4",
        "重大行政执法决定法制审核",
        "enforcement_accepted_on",
        "issued_on",
        5,
        ClockUnit.WORKING_DAY,
        "玉环市坎门街道关于重大行政执法决定法制审核的规定（2020年8月11日，"
        "http://www.yuhuan.gov.cn/art/2020/8/11/art_1229433407_59038827.html）：五个工作日，经批准可以延长",
        region="331083002",
    ),
)

_RECONSIDERATION_ACT = "《行政复议法》（2023）"
RECONSIDERATION_DEADLINES = (
    Deadline(
        "D-A5",
        "申请行政复议",
        "knew_on",
        "applied_on",
        60,
        ClockUnit.DAY,
        f"{_RECONSIDERATION_ACT}第二十条",
    ),
    Deadline(
        "D-A6",
        "复议机关审查申请",
        "authority_received_on",
        "answered_on",
        5,
        ClockUnit.WORKING_DAY,
        f"{_RECONSIDERATION_ACT}第三十条、第三十一条、第八十八条",
    ),
    Deadline(
        "D-A7a",
        "作出复议决定（普通程序）",
        "ordinary_from",
        "decided_on",
        60,
        ClockUnit.DAY,
        f"{_RECONSIDERATION_ACT}第六十二条：经批准可以延长，最多三十日",
    ),
    Deadline(
        "D-A7b",
        "作出复议决定（简易程序）",
        "simple_from",
        "decided_on",
        30,
        ClockUnit.DAY,
        f"{_RECONSIDERATION_ACT}第六十二条",
    ),
)
