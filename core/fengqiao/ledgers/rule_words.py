"""What rules of many ledgers ask: a field is filled in, another still empty, days come in their order.

Each takes the record that a rule is given and returns the fault, or None. Titles are those that the ledger gives its
fields; the remedy tells what to write instead.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from fengqiao.ledgers.faults import Fault

if TYPE_CHECKING:
    from fengqiao.ledgers.lifecycle import Record, Rule

_NOTHING = (None, "")


def missing(record: Record, field: str, title: str, remedy: str) -> Fault | None:
    """Refuse an empty field."""
    return Fault(field, title, "未填写", remedy) if record.get(field) in _NOTHING else None


def unwanted(
    record: Record, field: str, title: str, reason: str, remedy: str = "请清空本栏，或核对状态和其他栏目"
) -> Fault | None:
    """Refuse a field that must be empty.

    :param reason: why it must.
    """
    return None if record.get(field) in _NOTHING else Fault(field, title, reason, remedy)


def not_before(record: Record, field: str, title: str, start: str, start_title: str) -> Fault | None:
    """Refuse a day that comes before another; either may be empty.

    :param start: name of the field with the day that must not come later.
    """
    day: date | None = record.get(field)
    begun: date | None = record.get(start)
    if day is None or begun is None or day >= begun:
        return None
    return Fault(field, title, f"早于{start_title}({begun})", f"请核对两个日期，{title}不得早于{start_title}")


def in_order(record: Record, *days: tuple[str, str]) -> Fault | None:
    """Refuse the first day that comes before one named earlier; empty days are passed over.

    :param days: name and title of each field, in the order in which the days must come.
    """
    given = [(field, title) for field, title in days if record.get(field) is not None]
    for (start, start_title), (field, title) in pairwise(given):
        fault = not_before(record, field, title, start, start_title)
        if fault is not None:
            return fault
    return None


def first_fault(record: Record, *rules: Rule) -> Fault | None:
    """Return the first fault that several rules find."""
    return next((fault for rule in rules if (fault := rule(record)) is not None), None)
