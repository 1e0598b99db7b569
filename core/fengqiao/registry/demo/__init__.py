"""The registry's part of the demonstration: a real district's stations with invented people and things.

Names and codes of the stations are official, and so are the district's totals; how the totals are shared out among
the stations, and everything else, is invented from a seed.
"""

from fengqiao.registry.demo.district import DemoDistrict, DemoRow, DemoStation, DemoVillage, found_district
from fengqiao.registry.demo.person import DemoPerson, Service
from fengqiao.registry.demo.rows import registry_rows

__all__ = [
    "DemoDistrict",
    "DemoPerson",
    "DemoRow",
    "DemoStation",
    "DemoVillage",
    "Service",
    "found_district",
    "registry_rows",
]
