"""An assessment as JSON for programs and pages: every check with its rule, its numbers and its evidence."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from fengqiao.assessment.answering import AnswerResult
from fengqiao.assessment.assessing import PreparedPack
from fengqiao.assessment.evidence_use import Use
from fengqiao.assessment.explain import Titles, number_words, rule_words
from fengqiao.assessment.fitting import all_checks
from fengqiao.assessment.inputs import AttestedAnswer, File, SurveyAnswer
from fengqiao.assessment.packs.checks import Answer, BesideCheck, Check
from fengqiao.assessment.packs.standard import Item, StandardPack
from fengqiao.assessment.results import AssessmentResult, CheckResult, ItemResult, Total
from fengqiao.assessment.verdicts import TITLES
from fengqiao.indicators.figures import Figure
from fengqiao.indicators.indicator import Indicator
from fengqiao.indicators.left_out import concerns_sealed
from fengqiao.indicators.window import Window

Json = dict[str, Any]


def as_json(
    prepared: PreparedPack,
    results: Iterable[tuple[Json, AssessmentResult]],
    titles: Titles,
    uses: Mapping[str, Sequence[Use]] = MappingProxyType({}),
) -> Json:
    """Return the results of many stations.

    :param results: (what names the unit, its result); the first stands under `unit` as it is.
    :param titles: gives the indicators that rules and numbers are named after.
    :param uses: where contents serve, by digest, see `evidence_use`; a file that serves elsewhere too then says where.
    """
    writing = _Writing(prepared, titles, uses)
    return {
        "pack": _pack(prepared.pack),
        "window": _window(prepared.window),
        "stations": [writing.station(unit, result) for unit, result in results],
    }


def _pack(pack: StandardPack) -> Json:
    return {
        "code": pack.code,
        "version": pack.version,
        "title": pack.title,
        "not_specified": [{"clause": one.clause, "what": one.what} for one in pack.not_specified],
    }


def _window(window: Window) -> Json:
    return {"from": window.first.isoformat(), "to": window.last.isoformat()}


class _Writing:
    """What every station, item and check of one document is written with."""

    def __init__(self, prepared: PreparedPack, titles: Titles, uses: Mapping[str, Sequence[Use]]) -> None:
        self._prepared, self._titles, self._uses = prepared, titles, uses
        self._rules = {check.id: rule_words(check, titles) for check in all_checks(prepared.pack)}

    def station(self, unit: Json, result: AssessmentResult) -> Json:
        items = zip(self._prepared.pack.items, result.items, strict=True)
        station: Json = {"unit": unit, "items": [self._item(item, one) for item, one in items]}
        return station if result.total is None else station | {"total": _total(result.total)}

    def _item(self, item: Item, result: ItemResult) -> Json:
        return {
            "no": item.no,
            "printed": item.printed,
            "clause": item.clause,
            "title": item.title,
            "verdict": result.verdict.value,
            "verdict_title": TITLES[result.verdict],
            "checks": [self._check(*pair) for pair in zip(item.checks, result.checks, strict=True)],
            "beside": [self._check(*pair) for pair in zip(item.beside, result.beside, strict=True)],
        }

    def _check(self, check: Check, result: CheckResult) -> Json:
        # A check that does not concern the station has no answers.
        answers = list(zip(check.answers, result.answers, strict=bool(result.answers)))
        found: Json = {
            "id": check.id,
            "title": check.title,
            "state": result.state.value,
            "state_title": TITLES[result.state],
            "rule": self._rules[check.id],
            "numbers": [self._number(answer, one) for answer, one in answers],
            "evidence": [self._file(file) for _, one in answers for file in _files(one)],
            "reason": result.reason,
            "not_specified": check.not_specified,
        }
        return found | {"clause": check.clause} if isinstance(check, BesideCheck) else found

    def _number(self, answer: Answer, result: AnswerResult) -> Json:
        number: Json = {
            "kind": next(iter(answer.model_fields_set)),
            "state": result.state.value,
            "words": number_words(answer, result, self._titles),
            "reason": result.reason,
            **_facts(answer, result, self._prepared.window),
        }
        if (indicator := self._indicator(answer)) and concerns_sealed(indicator):
            number["without_sealed"] = True
        if result.overruling is None or result.computed is None:
            return number
        decision = result.overruling
        overruled = {
            "computed": result.computed.value,
            "reason": decision.reason,
            "by": decision.by,
            "confirmed_by": decision.confirmed_by,
        }
        return number | {"overruled": overruled}

    def _indicator(self, answer: Answer) -> Indicator | None:
        return self._titles(answer.computed.indicator) if answer.computed else None

    def _file(self, file: File) -> Json:
        uses = self._uses.get(file.digest, ())
        elsewhere = uses if len(uses) > 1 else ()
        return {
            "id": file.id,
            "name": file.name,
            "digest": file.digest,
            "kind": file.kind,
            "uses": [{"unit": use.unit_id, "serves": use.serves} for use in elsewhere],
        }


def _facts(answer: Answer, result: AnswerResult, window: Window) -> Json:
    match result.given:
        case Figure(value=value):
            computed = answer.computed
            days = computed.window.of(window) if computed and computed.window else window
            return {
                "indicator": computed.indicator if computed else None,
                "window": _window(days),
                "numerator": value.numerator if value else None,
                "denominator": value.denominator if value else None,
            }
        case SurveyAnswer() as survey:
            return {
                "question": survey.question,
                "on": survey.on.isoformat(),
                "numerator": survey.positive,
                "denominator": survey.valid,
            }
        case AttestedAnswer() as attested:
            return {
                "answer": attested.answer,
                "on": attested.on.isoformat(),
                "by": attested.by,
                "note": attested.note,
            }
    return {}


def _files(result: AnswerResult) -> tuple[File, ...]:
    match result.given:
        case SurveyAnswer(file=File() as file):
            return (file,)
        case AttestedAnswer(files=files):
            return files
    return ()


def _total(total: Total) -> Json:
    return {
        "complete": total.complete,
        "points": None if total.points is None else str(total.points),
        "hindrances": list(total.hindrances),
        "items": [
            {
                "no": one.no,
                "points": None if one.points is None else str(one.points),
                "lines": [
                    {"rule": line.rule, "points": str(line.points), "reason": line.reason}
                    for line in one.lines
                ],
                "hindered": one.hindered.value if one.hindered else None,
                "reason": one.reason,
            }
            for one in total.items
        ],
    }


def verdict_counts(result: AssessmentResult) -> Mapping[str, int]:
    """Return how many items have each verdict, for a table."""
    counts = dict.fromkeys(TITLES, 0)
    for item in result.items:
        counts[item.verdict] += 1
    return {state.value: number for state, number in counts.items()}
