"""A stored assessment held against today's ledgers: which of its inputs have changed since, and what came of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from fengqiao.assessment.assessing import assess
from fengqiao.assessment.gathering import Gathering
from fengqiao.assessment.inputs import AttestedAnswer, Inputs, Overruling, SurveyAnswer
from fengqiao.assessment.storing import recompute
from fengqiao.assessment.verdicts import TITLES
from fengqiao.database.scope import ScopedSession
from fengqiao.indicators.figures import STATE_TITLES, Figure

_ABSENT = "无"


@dataclass(frozen=True)
class Change:
    """One thing that is not as it was when the assessment was stored.

    :param what: figure, survey, attested, overruling, station, indicator or verdict.
    :param name: which one, in words.
    """

    what: str
    name: str
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.name}:{self.before} → {self.after}"


@dataclass(frozen=True)
class Comparison:
    """What has changed since an assessment was stored; `verdicts` are the items that would come out otherwise today."""

    inputs: tuple[Change, ...]
    verdicts: tuple[Change, ...]


def compare(session: ScopedSession, assessment_id: UUID, gathering: Gathering) -> Comparison:
    """Assess the same station, pack version and window from today's rows, and name every input that has changed.

    :param session: a reading session whose scope holds the unit.
    :raises NotFound: there is no such assessment inside the scope.
    """
    stored = recompute(session, assessment_id)
    unit_id = stored.assessment.unit_id
    before = stored.inputs
    after = gathering.inputs(session, stored.prepared, [unit_id], under=[unit_id])[unit_id]
    items = zip(
        stored.prepared.pack.items, stored.result.items, assess(stored.prepared, after).items, strict=True
    )
    verdicts = tuple(
        Change("verdict", f"第{item.no}项", TITLES[old.verdict], TITLES[new.verdict])
        for item, old, new in items
        if old.verdict is not new.verdict
    )
    return Comparison(tuple(_changes(before, after)), verdicts)


def _changes(before: Inputs, after: Inputs) -> Iterator[Change]:
    one, two = before.answers, after.answers
    yield from _differences("figure", before.figures, after.figures, _figure_name, _figure)
    yield from _differences("indicator", before.versions, after.versions, _version_name, str)
    yield from _differences("survey", one.surveys, two.surveys, lambda key: f"问卷 {key}", _survey)
    yield from _differences("attested", one.attested, two.attested, lambda key: f"确认 {key}", _attested)
    yield from _differences(
        "overruling",
        one.overrulings,
        two.overrulings,
        lambda key: f"改判 {key[0]} 第{key[1]}个答案",
        _overruling,
    )
    yield from _differences("station", before.station, after.station, lambda key: f"司法所属性 {key}", str)


def _differences(
    what: str, before: Mapping[Any, Any], after: Mapping[Any, Any], name: Any, words: Any
) -> Iterator[Change]:
    for key in sorted(before.keys() | after.keys()):
        old, new = before.get(key), after.get(key)
        if old != new:
            yield Change(
                what,
                name(key),
                _ABSENT if old is None else words(old),
                _ABSENT if new is None else words(new),
            )


def _figure_name(key: tuple[str, str]) -> str:
    return f"指标 {key[0]}({key[1]})"


def _version_name(code: str) -> str:
    return f"指标 {code} 的版本"


def _figure(figure: Figure) -> str:
    if figure.value is not None:
        return str(figure.value)
    return f"{STATE_TITLES[figure.state]}({figure.reason})" if figure.reason else STATE_TITLES[figure.state]


def _survey(survey: SurveyAnswer) -> str:
    return f"{survey.on} 有效{survey.valid}份、肯定{survey.positive}份"


def _attested(attested: AttestedAnswer) -> str:
    return f"{attested.on} {attested.answer}、材料{len(attested.files)}份"


def _overruling(overruling: Overruling) -> str:
    return f"{TITLES[overruling.state]}({overruling.reason})"
