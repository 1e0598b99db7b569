"""Synthetic rows with exact totals: a district's nine months and a city's published month.

Each generator yields `(ledger, unit id, record)` in an order in which rows can be written. A record holds Python values
by field name, lists of records under the names of parts, its own `id`, and its `state` unless that is the first.
"""

from fengqiao_mediation.demo.district import district_rows
from fengqiao_mediation.demo.golden import golden_month

__all__ = ["district_rows", "golden_month"]
