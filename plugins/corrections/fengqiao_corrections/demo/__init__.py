"""Invented people with exact totals.

Rows are `(ledger, unit id, record)` in an order in which they can be written. A record holds Python values by field
name, lists of records under the names of parts, its own `id`, and its `state` unless that is the first.
"""

from fengqiao_corrections.demo.district import district_rows

__all__ = ["district_rows"]
