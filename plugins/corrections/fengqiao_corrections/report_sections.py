"""What the line writes in the stations' self-assessment report."""

from fengqiao.api import ReportSection

_CORRECTIONS = """\
社区矫正对象一人一案。截至{JA-30.last_day}，在册对象的矫正方案制定率为{JA-30}。\
{JA-32.period}，组织教育学习、公益活动和帮扶，参与的矫正对象共{JA-32}人次。
截至{JA-31a.last_day}，在册社区矫正对象{JA-31a}名。{JA-31b.period}，脱管、漏管{JA-31b}起，\
矫正对象重新违法犯罪{JA-31c}起。"""

SECTIONS = (ReportSection("standardisation-report", "business", "corrections", _CORRECTIONS),)
"""The paragraphs of 社区矫正与安置帮教."""
