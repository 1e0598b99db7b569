"""The places whose texts bind, by the leading digits of their region codes, and what one of them issued."""

from datetime import date

JINGAN, YANCHI, NANNING, ZHASHUI = "310106", "640323", "4501", "611026"

NANNING_SCHEME = "南宁市司法局创建“枫桥式司法所”实施方案（南司通〔2020〕110号）附件1"
NANNING_ISSUED = date(2020, 8, 6)
