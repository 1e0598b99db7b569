"""Synthetic rows of a demonstration district whose totals are those of its published report, for every seed."""

from fengqiao_legal_review.demo.district import district_rows

__all__ = ["district_rows"]
