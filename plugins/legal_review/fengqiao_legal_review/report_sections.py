"""What the line writes in the stations' self-assessment report."""

from fengqiao.api import ReportSection

_RULE_OF_LAW = """\
当好街镇的法治参谋。{JA-07.period}，司法所所长列席街道主任、乡镇长办公会议{JA-07}次。
把住审核关口。{JA-10.period}，完成重大执法决定法制审核{JA-10}件；{JA-14.period}，法律顾问参与审核街镇合同{JA-14}份。
参与化解行政争议。截至{JA-11.last_day}，设有行政复议咨询服务点{JA-11}家；{JA-12a.period}，办理行政复议案件{JA-12a}件、\
行政应诉案件{JA-12b}件。
听取群众对法治的意见。{JA-16.period}，基层法治观察点提出的建议获市级采纳{JA-16}条。"""

SECTIONS = (ReportSection("standardisation-report", "business", "rule-of-law", _RULE_OF_LAW),)
"""The paragraphs of 基层法治建设."""
