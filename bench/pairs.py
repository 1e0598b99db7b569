"""Two programs for the same work, run in turn: the medians of their times and the median of the pairs' ratios."""

import gc
import json
import os
import platform
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from statistics import median
from typing import Any

Work = Callable[[], Any]
"""One run of one side; what it returns is its answer."""

Agree = Callable[[Any, Any], bool]
"""Tells whether the answers of ours and of the rival are the same."""

_LINES = ("mediation", "corrections", "legal-aid", "publicity", "legal-review", "party-building")
_MEASURED = (
    "fengqiao",
    *(f"fengqiao-{line}" for line in _LINES),
    "litestar",
    "psycopg",
    "python-calamine",
    "sqlalchemy",
)


class Disagreement(AssertionError):
    """The two sides came to different answers: they did not do the same work, and their times say nothing."""


def tell(words: str) -> None:
    """Say how far it has come; standard output is for the result."""
    print(words, file=sys.stderr, flush=True)


def timed(work: Work) -> tuple[Any, float]:
    """Return the answer of one run and how many seconds it took."""
    # What the other side left behind is swept up on nobody's account.
    gc.collect()
    begun = time.perf_counter()
    answer = work()
    return answer, time.perf_counter() - begun


def paired(
    ours: Work, rival: Work, pairs: int, agree: Agree = lambda mine, theirs: bool(mine == theirs)
) -> tuple[list[float], list[float]]:
    """Run both once to warm up, then in turn; the first of a pair changes, so that neither always follows the other.

    :param agree: asked after every pair.
    :raises Disagreement: when the answers differ.
    """
    _compare(ours(), rival(), agree)
    mine: list[float] = []
    theirs: list[float] = []
    for number in range(pairs):
        answers: dict[int, Any] = {}
        for side in (0, 1) if number % 2 else (1, 0):
            answers[side], seconds = timed((ours, rival)[side])
            (mine, theirs)[side].append(seconds)
        _compare(answers[0], answers[1], agree)
        tell(f"pair {number + 1}: ours {mine[-1]:.4f} s, rival {theirs[-1]:.4f} s")
    return mine, theirs


def _compare(mine: Any, theirs: Any, agree: Agree) -> None:
    if not agree(mine, theirs):
        raise Disagreement("ours and the rival came to different answers")


def summary(
    mine: list[float], theirs: list[float], *, factor: float | None, slack: float = 0.0
) -> dict[str, Any]:
    """Return medians in seconds, the median ratio of the pairs, and whether the median pair keeps to the bound.

    Pair by pair, because a machine that is busy elsewhere slows both sides of a pair.

    :param factor: ours may take this many times as long as the rival, plus `slack` seconds; None for no bound.
    """
    both = list(zip(mine, theirs, strict=True))
    return {
        "ours": median(mine),
        "rival": median(theirs),
        "ratio": median(ours / rival for ours, rival in both),
        "bound": None if factor is None else {"factor": factor, "slack_seconds": slack},
        "bound_met": None if factor is None else median(a - factor * b - slack for a, b in both) <= 0,
        "pairs": len(both),
    }


def report(
    mine: list[float], theirs: list[float], *, factor: float | None, slack: float = 0.0, **facts: Any
) -> None:
    """Print the summary with further facts, and what the figures depend on, as one JSON object."""
    machine = {"python": platform.python_version(), "cores": os.cpu_count()}
    versions = {name: version(name) for name in _MEASURED}
    result = summary(mine, theirs, factor=factor, slack=slack) | facts | {"versions": versions | machine}
    print(json.dumps(result, ensure_ascii=False, indent=2))
