"""The clocks of legality review, each with its legal source.

Three run backwards, from a day that is planned to the last one on which what must come before it is in time: they are
least times that the regulation gives to a reviewer, to the public and to those heard. The regulation binds from the
county up; townships apply it by reference.
"""

from datetime import date

from fengqiao.api import ClockUnit, Deadline

_REGULATION = "《重大行政决策程序暂行条例》"
_BY_REFERENCE = "乡镇依第四十二条参照执行"
_ENFORCEMENT = Deadline(
    "D-A4",
    "重大行政执法决定法制审核",
    "enforcement_accepted_on",
    "issued_on",
    5,
    ClockUnit.WORKING_DAY,
    "玉环市坎门街道关于重大行政执法决定法制审核的规定（2020年8月11日，"
    "http://www.yuhuan.gov.cn/art/2020/8/11/art_1229433407_59038827.html）：五个工作日，经批准可以延长",
    region="331083002",
    extended_to="enforcement_extended_to",
)

ITEM_DEADLINES = (
    Deadline(
        "D-A1",
        "重大行政决策草案送审",
        "discussion_planned_on",
        "accepted_on",
        -7,
        ClockUnit.WORKING_DAY,
        f"{_REGULATION}第二十六条：审查时间一般不少于七个工作日，自材料齐备、受理起算到拟讨论之日；{_BY_REFERENCE}",
        warn_before=7,
    ),
    Deadline(
        "D-A2",
        "重大行政决策公开征求意见",
        "comments_planned_to",
        "comments_from",
        -30,
        ClockUnit.DAY,
        f"{_REGULATION}第十五条：一般不少于三十日，需要缩短的予以说明；{_BY_REFERENCE}",
        warn_before=7,
    ),
    Deadline(
        "D-A3",
        "听证会材料送达",
        "hearing_planned_on",
        "hearing_material_on",
        -7,
        ClockUnit.DAY,
        f"{_REGULATION}第十六条：听证会七日前送达听证参加人；{_BY_REFERENCE}",
        warn_before=7,
    ),
    _ENFORCEMENT,
)

_RECONSIDERATION_ACT = "《行政复议法》（2023）"
# 行政复议法 88: what it does not say itself, 民事诉讼法 85 says: a last day off moves on.
_ROLLS = "末日为法定休假日的顺延（第八十八条，《民事诉讼法》第八十五条）"
RECONSIDERATION_DEADLINES = (
    Deadline(
        "D-A5",
        "申请行政复议",
        "application_from",
        "applied_on",
        60,
        ClockUnit.DAY,
        f"{_RECONSIDERATION_ACT}第二十条；{_ROLLS}",
        roll=True,
        warn_before=7,
    ),
    Deadline(
        "D-A6",
        "复议机关审查申请",
        "authority_received_on",
        "answered_on",
        5,
        ClockUnit.WORKING_DAY,
        f"{_RECONSIDERATION_ACT}第三十条、第三十一条、第八十八条：五日为工作日",
    ),
    Deadline(
        "D-A6b",
        "提交复议补正材料",
        "amend_asked_on",
        "amended_on",
        10,
        ClockUnit.WORKING_DAY,
        f"{_RECONSIDERATION_ACT}第三十一条、第八十八条：十日为工作日；有正当理由的，复议机关可以延长",
        valid_from=date(2024, 1, 1),
        warn_before=3,
    ),
    Deadline(
        "D-A7a",
        "作出复议决定（普通程序）",
        "ordinary_from",
        "decided_on",
        60,
        ClockUnit.DAY,
        f"{_RECONSIDERATION_ACT}第六十二条：经批准可以延长，最多三十日；{_ROLLS}",
        roll=True,
        extended_to="extended_to",
    ),
    Deadline(
        "D-A7b",
        "作出复议决定（简易程序）",
        "simple_from",
        "decided_on",
        30,
        ClockUnit.DAY,
        f"{_RECONSIDERATION_ACT}第六十二条；{_ROLLS}",
        roll=True,
        valid_from=date(2024, 1, 1),
    ),
)
