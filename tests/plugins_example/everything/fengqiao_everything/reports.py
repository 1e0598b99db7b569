"""What the plugin adds to the stations' self-assessment report, and the table it hands in."""

from fengqiao.api import Every, ReportSection, StatisticalRow, StatisticalTable

from fengqiao_everything.indicators import HELD, WEEKS_KEPT

PARAGRAPH = ReportSection(
    "standardisation-report",
    "business",
    "duties",
    "{period}，{unit}各司法所的服务窗口每周有人值班，次数见《值班情况统计表》。",
    heading="窗口值班",
)
TABLE = StatisticalTable(
    "everything-duties",
    "值班情况统计表",
    (StatisticalRow("窗口", "值班", HELD, WEEKS_KEPT),),
    every=(Every.MONTH,),
)
