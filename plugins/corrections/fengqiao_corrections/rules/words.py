"""How rules speak of fields and days, and the codes of this plugin's own lists that they know.

A rule sees a record and no code list, so it knows codes by name. It refuses only what it knows to be wrong: a code that
a province added to a list passes.
"""

from datetime import date

from fengqiao.api import Fault, Record, Rule

RELEASES = frozenset({"expired", "pardoned"})
TERMINATIONS = frozenset({"probation_revoked", "parole_revoked", "recalled", "death"})
MOVED_OUT = "moved_out"
FITS_CATEGORY = {"probation_revoked": "probation", "parole_revoked": "parole", "recalled": "temporary"}
"""An exit, or a proposal of it, that only one category can have (社区矫正法 46, 49)."""
JUDGED = frozenset({"control", "probation", "parole"})
STAYED = "temporary"


def missing(record: Record, field: str, title: str, remedy: str) -> Fault | None:
    """Refuse an empty field."""
    return Fault(field, title, "未填写", remedy) if record.get(field) is None else None


def demanded(field: str, title: str, remedy: str) -> Rule:
    """Return the rule that a field is filled in."""

    def rule(record: Record) -> Fault | None:
        return missing(record, field, title, remedy)

    return rule


def left_empty(field: str, title: str, reason: str) -> Rule:
    """Return the rule that a field is still empty."""

    def rule(record: Record) -> Fault | None:
        if record.get(field) is None:
            return None
        return Fault(field, title, reason, "请清空，或在“状态”栏填写相应的状态")

    return rule


def in_order(field: str, title: str, start: str, start_title: str) -> Rule:
    """Return the rule that one day does not come before another; either may be empty."""

    def rule(record: Record) -> Fault | None:
        day: date | None = record.get(field)
        begun: date | None = record.get(start)
        if day is None or begun is None or day >= begun:
            return None
        return Fault(field, title, f"早于{start_title}（{begun}）", f"请核对，{title}不得早于{start_title}")

    return rule


def first_fault(record: Record, *rules: Rule) -> Fault | None:
    """Return the first fault that the rules find."""
    return next((fault for rule in rules if (fault := rule(record)) is not None), None)
