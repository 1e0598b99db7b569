"""What the line writes in the stations' self-assessment report."""

from fengqiao.api import ReportSection

_PUBLICITY = """\
{JA-09.period}，司法所面向机关和社区两头开展专题普法，“机关内＋下社区”专题普法共{JA-09}场。
创建一批，带动一片。{JA-20a.period}，入选法治为民办实事项目{JA-20a}个，获评法治文化品牌阵地{JA-20b}个、\
全国民主法治示范村（社区）{JA-20c}个，建成全过程人民民主实践基地{JA-20d}个。"""

SECTIONS = (ReportSection("standardisation-report", "business", "publicity", _PUBLICITY),)
"""The paragraphs of 法治宣传与法治文化."""
