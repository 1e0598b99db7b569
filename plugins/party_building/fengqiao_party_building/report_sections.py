"""What the line writes in the stations' self-assessment report."""

from fengqiao.api import ReportSection

_STUDY = """\
各司法所把政治理论学习编入日常学习和专题学习，按次登记学习形式、专题、到会人数和每名党员的学习记录；“三会一课”、\
主题党日、组织生活会和民主评议另行登记。{period}的次数按所、按季列入《党建工作情况统计表》，本报告不另作估计。"""

_INTEGRITY = """\
党风廉政建设责任书按主要领导、分管领导、科室和司法所逐级签订。截至{JA-05.last_day}，按规定应当签订的人员签订率为\
{JA-05}，应签人员按任职台账中的职级认定，责任期须覆盖截止日。
廉政教育活动逐次登记；违纪违法情况只统计经认定的数量，涉及人员的内容不进入任何清单和报告。"""

SECTIONS = (
    ReportSection("standardisation-report", "political", "study", _STUDY),
    ReportSection("standardisation-report", "political", "integrity", _INTEGRITY),
)
"""The paragraphs of 理论学习 and 全面从严治党."""
