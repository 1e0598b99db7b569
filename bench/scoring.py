"""Scoring every station of a tree against a standard, beside a hand-written program that makes the same verdict table.

Usage: `uv run python bench/scoring.py --size county|province|nation [--answered] [--database URL] [--pairs N]`.
Neither side stores, audits or digests anything.
"""

import argparse
from functools import partial
from typing import Any

from fengqiao.assessment.assessing import assess, prepare
from fengqiao.assessment.results import AssessmentResult, CheckResult
from fengqiao.assessment.stations import stations_under
from fengqiao.database.scope import Scope, ScopedSession
from fengqiao.indicators.indicator import Indicator
from fengqiao.indicators.window import Window
from fengqiao.installation import Installation
from houses import EMBEDDED, bench_house
from pairs import paired, report, summary, tell
from rows import FIRST, LAST
from scoring_rival import Rival
from scoring_rival_checks import STATES, Verdicts
from stations import fill
from trees import ROOT, SIZES

STANDARD = "nanning-2020"
RHYTHMS = ("mediation.village_weekly_screening_rate", "mediation.station_monthly_screening_rate")
FACTOR, SLACK = 1.25, 0.010
PAIRS = {"sample": 3, "county": 21, "province": 7, "nation": 3}

Rates = dict[int, tuple[tuple[int, int] | None, ...]]
"""Station → numerator and denominator of each rhythm; None where nothing was to be done."""


class Ours:
    """What an installation does for somebody at the root of the tree."""

    def __init__(self, house: Installation) -> None:
        self._house, self._window = house, Window(FIRST, LAST)
        self._prepared = prepare(house.library.pack(STANDARD).pack, self._window)
        found = [house.indicators.find(code) for code in RHYTHMS]
        self._rhythms = [one for one in found if isinstance(one, Indicator)]

    def verdicts(self) -> dict[int, AssessmentResult]:
        """Return station → its verdicts."""
        with self._session() as session:
            stations = self._stations(session)
            inputs = self._house.gathering.inputs(session, self._prepared, stations)
            return {station: assess(self._prepared, inputs[station]) for station in stations}

    def rates(self) -> Rates:
        """Return station → how often its committees and itself kept the rhythms of screening."""
        with self._session() as session:
            stations = self._stations(session)
            figures = self._house.engine.compute(session, self._rhythms, self._window, stations)
            columns = [figures.columns[code] for code in RHYTHMS]
            return {station: tuple(column[station].value for column in columns) for station in stations}

    def _session(self) -> Any:
        return self._house.database.reading(Scope("bench", (ROOT,)))

    def _stations(self, session: ScopedSession) -> list[int]:
        return [unit.id for unit in stations_under(session, ROOT, self._window.last) if unit.id]


def same_verdicts(mine: dict[int, AssessmentResult], theirs: dict[int, Verdicts]) -> bool:
    """Tell whether both tables hold the same states of the same items, of their checks and of those beside them."""
    named = {
        station: tuple((STATES[verdict], _named(checks), _named(beside)) for verdict, checks, beside in items)
        for station, items in theirs.items()
    }
    plain = {
        station: tuple((item.verdict, _states(item.checks), _states(item.beside)) for item in result.items)
        for station, result in mine.items()
    }
    return plain == named


def _named(states: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(STATES[state] for state in states)


def _states(checks: tuple[CheckResult, ...]) -> tuple[str, ...]:
    return tuple(check.state for check in checks)


def main(size: str, *, answered: bool, database: str | None, pairs: int) -> None:
    """Measure and report."""
    name = f"{size}-answered" if answered else size
    factor, slack = (None, 0.0) if size == "nation" else (FACTOR, SLACK)
    with bench_house(name, partial(fill, size=SIZES[size], answered=answered), database) as house:
        ours, rival = Ours(house.installation), Rival(house.installation.database.url, ROOT)
        tell(f"{STANDARD}, every station")
        mine, theirs = paired(ours.verdicts, rival.verdicts, pairs, same_verdicts)
        tell("screening rates of every station")
        screenings = summary(*paired(ours.rates, rival.rates, pairs), factor=factor, slack=slack)
        report(
            mine,
            theirs,
            factor=factor,
            slack=slack,
            work=f"{STANDARD} for every station",
            size=name,
            engine=house.engine,
            screening_rates=screenings,
            rows=house.rows,
        )
        rival.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", choices=SIZES, default="county")
    parser.add_argument(
        "--answered", action="store_true", help="people have answered for every other station"
    )
    parser.add_argument("--database", help=f"a URL, or {EMBEDDED}; a file under var/bench when not given")
    parser.add_argument("--pairs", type=int)
    given = parser.parse_args()
    main(given.size, answered=given.answered, database=given.database, pairs=given.pairs or PAIRS[given.size])
