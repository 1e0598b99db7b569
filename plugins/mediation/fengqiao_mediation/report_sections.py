"""What the line writes in the stations' self-assessment report, and the tables it hands in each period."""

from fengqiao.api import Every, ReportSection, StatisticalTable

from fengqiao_mediation.statistics import MONTHLY_CHECKS, MONTHLY_TABLE, MONTHLY_TITLE
from fengqiao_mediation.strength import STRENGTH_TABLE, STRENGTH_TITLE

_DISPUTES = """\
坚持预防在前、排查在先。{JA-25a.period}，居（村）调委会按周排查的比例为{JA-25a}，司法所按月排查的比例为{JA-25b}，\
区局按季排查的比例为{JA-25c}。
{JA-26a.period}，各级人民调解委员会受理纠纷{JA-26a}件，调解成功{JA-26b}件，按受理数计算的成功率为{JA-26c}，\
制作书面调解协议{JA-26d}份。
部门联动解决了一批难事。“三所联动”调解成功{JA-21a}件，达成书面协议{JA-21b}份，涉及金额{JA-21c}万元；\
“检调联动”受理检察机关委托的案件{JA-22a}件，调解成功{JA-22b}件。
设有知识产权纠纷调解工作室{JA-23}家，受理知识产权纠纷{JA-24a}件，调解成功{JA-24b}件。
难案要案有人啃。{JA-50d.period}，化解群体性纠纷{JA-50d}起、三十年以上的历史遗留矛盾{JA-50e}起；\
{JA-51a.unit}化解重大疑难纠纷{JA-51a}件。"""

SECTIONS = (ReportSection("standardisation-report", "business", "disputes", _DISPUTES),)
"""The paragraphs of 矛盾纠纷排查化解."""

MONTHLY_RETURN = StatisticalTable(
    "mediation-monthly",
    MONTHLY_TITLE,
    MONTHLY_TABLE,
    every=(Every.MONTH, Every.QUARTER, Every.HALF_YEAR, Every.YEAR),
    checks=MONTHLY_CHECKS,
)
"""人民调解情况统计表."""

ORGANISATION_RETURN = StatisticalTable(
    "mediation-organisation", STRENGTH_TITLE, STRENGTH_TABLE, every=(Every.YEAR,)
)
"""人民调解组织队伍经费保障情况统计表."""
