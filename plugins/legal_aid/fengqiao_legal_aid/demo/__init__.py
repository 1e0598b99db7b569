"""Synthetic rows with exact totals: a district's nine months of legal service and legal aid."""

from fengqiao_legal_aid.demo.district import district_rows

__all__ = ["district_rows"]
