"""Two programs for the same work, run in turn: the medians of their times and the median of the pairs' ratios."""

import json
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

Work = Callable[[], Any]


def tell(words: str) -> None:
    """Say how far it has come; standard output is for the result."""
    print(words, file=sys.stderr, flush=True)


def timed(work: Work) -> float:
    """Return how many seconds one run takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def paired(ours: Work, rival: Work, pairs: int) -> tuple[list[float], list[float]]:
    """Run both once to warm up, then in turn; the first of a pair changes, so that neither always follows the other."""
    ours(), rival()
    mine: list[float] = []
    theirs: list[float] = []
    for number in range(pairs):
        first, second = ((ours, mine), (rival, theirs))[:: 1 if number % 2 else -1]
        for work, times in (first, second):
            times.append(timed(work))
        tell(f"pair {number + 1}: ours {mine[-1]:.4f} s, rival {theirs[-1]:.4f} s")
    return mine, theirs


def report(
    mine: list[float], theirs: list[float], *, factor: float, slack: float = 0.0, **facts: Any
) -> None:
    """Print the result as JSON: medians in seconds, the median ratio of the pairs, and whether the bound holds.

    :param factor: ours may take this many times as long as the rival, plus `slack` seconds.
    """
    ours, rival = statistics.median(mine), statistics.median(theirs)
    ratio = statistics.median(a / b for a, b in zip(mine, theirs, strict=True))
    bound = {"factor": factor, "slack_seconds": slack}
    met = ours <= factor * rival + slack
    result = {
        "ours": ours,
        "rival": rival,
        "ratio": ratio,
        "bound": bound,
        "bound_met": met,
        "pairs": len(mine),
        **facts,
    }
    print(json.dumps(result, ensure_ascii=False))
