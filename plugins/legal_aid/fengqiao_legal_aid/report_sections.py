"""What the line writes in the stations' self-assessment report."""

from fengqiao.api import ReportSection

_LEGAL_SERVICES = """\
健全覆盖城乡的公共法律服务网络。截至{JA-34a.last_day}，建有街镇公共法律服务工作站{JA-34a}个、居村公共法律服务工作室{JA-34b}个，\
居民在家门口就能得到法律咨询、法律援助引导等服务。
截至{JA-13.last_day}，区政府部门、街镇和居村的法律顾问配备率为{JA-13}，法律顾问为依法决策、合同审查和基层治理提供支持。
居村实行双顾问制。{JA-35a-legal.period}，法律顾问履行{JA-35a-legal}项职能，心理顾问履行{JA-35a-psychological}项职能。
社会力量参与公益法律服务。截至{JA-50a.last_day}，公益法律服务社会组织有律师{JA-50a}名；{JA-50b.period}，\
接待来电来访{JA-50b}人次。"""

SECTIONS = (ReportSection("standardisation-report", "business", "legal-services", _LEGAL_SERVICES),)
"""The paragraphs of 公共法律服务."""
