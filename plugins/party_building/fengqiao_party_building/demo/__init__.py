"""Synthetic rows: the party work of a district's stations, with one published total.

Each generator yields `(ledger, unit id, record)` in an order in which rows can be written. A record holds Python values
by field name, lists of records under the names of parts, its own `id`, and its `state` unless that is the first.
"""

from fengqiao_party_building.demo.district import district_rows

__all__ = ["district_rows"]
