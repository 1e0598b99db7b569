"""The rules that several ledgers ask of a field, and the codes of this plugin's own lists that they know.

A rule sees a record and no code list, so it knows codes by name. It refuses only what it knows to be wrong: a code that
a province added to a list passes.
"""

from fengqiao.api import Rule, missing, not_before, unwanted

RELEASES = frozenset({"expired", "pardoned"})
TERMINATIONS = frozenset({"probation_revoked", "parole_revoked", "recalled", "death"})
MOVED_OUT = "moved_out"
FITS_CATEGORY = {"probation_revoked": "probation", "parole_revoked": "parole", "recalled": "temporary"}
"""An exit, or a proposal of it, that only one category can have (社区矫正法 46, 49)."""
JUDGED = frozenset({"control", "probation", "parole"})
STAYED = "temporary"

RULES_2020 = "《社区矫正法实施办法》（司法通〔2020〕59号）"

_REVOCATIONS = frozenset({"revoke_probation", "revoke_parole", "recall", "arrest"})
GROUNDS = {
    **dict.fromkeys(
        ("absent_up_to_ten_days", "slight_breach", "education_refused", "other_slight"),
        frozenset({"reprimand"}),
    ),
    **dict.fromkeys(
        (
            "absent_over_ten_days",
            "ban_broken_slightly",
            "two_reprimands",
            "no_medical_review",
            "other_graver",
        ),
        frozenset({"warning"}),
    ),
    **dict.fromkeys(
        (
            "absent_over_a_month",
            "penalty_without_change",
            "two_warnings",
            "ban_broken_gravely",
            "other_grave",
        ),
        _REVOCATIONS,
    ),
}
"""A ground → the kinds of verdict that can rest on it."""


def demanded(field: str, title: str, remedy: str) -> Rule:
    """Return the rule that a field is filled in."""
    return lambda record: missing(record, field, title, remedy)


def left_empty(field: str, title: str, reason: str) -> Rule:
    """Return the rule that a field is still empty."""
    return lambda record: unwanted(record, field, title, reason, "请清空，或在“状态”栏填写相应的状态")


def follows(field: str, title: str, start: str, start_title: str) -> Rule:
    """Return the rule that one day does not come before another; either may be empty."""
    return lambda record: not_before(record, field, title, start, start_title)
