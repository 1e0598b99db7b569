"""Inputs and results as bytes: one spelling each, so that equal means equal, bit for bit."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from fengqiao.assessment.answering import AnswerResult
from fengqiao.assessment.inputs import (
    Answers,
    AttestedAnswer,
    File,
    Inputs,
    Overruling,
    SurveyAnswer,
)
from fengqiao.assessment.results import AssessmentResult, CheckResult, ItemScore, Total
from fengqiao.assessment.verdicts import CheckState
from fengqiao.indicators.figures import Figure, FigureState
from fengqiao.indicators.formulas import Value
from fengqiao.privacy.chain import canonical

_FORMAT = 1


def spelled_inputs(inputs: Inputs) -> bytes:
    """Return the inputs of one station as canonical JSON."""
    answers = inputs.answers
    return canonical(
        {
            "format": _FORMAT,
            "figures": [_figure(inputs, *entry) for entry in sorted(inputs.figures.items())],
            "surveys": [_survey(answers.surveys[name]) for name in sorted(answers.surveys)],
            "attested": [_attested(answers.attested[name]) for name in sorted(answers.attested)],
            "overrulings": [_overruling(answers.overrulings[place]) for place in sorted(answers.overrulings)],
            "station": dict(inputs.station),
        }
    )


def _figure(inputs: Inputs, key: tuple[str, str], figure: Figure) -> dict[str, Any]:
    code, window = key
    return {
        "indicator": code,
        "version": inputs.versions.get(code),
        "window": window,
        "state": figure.state.value,
        "numerator": figure.value.numerator if figure.value else None,
        "denominator": figure.value.denominator if figure.value else None,
        "reason": figure.reason,
    }


def _survey(survey: SurveyAnswer) -> dict[str, Any]:
    file = None if survey.file is None else survey.file._asdict()
    return survey._asdict() | {"on": survey.on.isoformat(), "file": file}


def _attested(attested: AttestedAnswer) -> dict[str, Any]:
    files = [file._asdict() for file in attested.files]
    return attested._asdict() | {"on": attested.on.isoformat(), "files": files}


def _overruling(overruling: Overruling) -> dict[str, Any]:
    return overruling._asdict() | {"state": overruling.state.value}


def read_inputs(content: bytes) -> Inputs:
    """Return the inputs that were spelled so."""
    given = json.loads(content)
    figures = {(one["indicator"], one["window"]): _read_figure(one) for one in given["figures"]}
    return Inputs(
        figures,
        Answers(
            {one["question"]: _read_survey(one) for one in given["surveys"]},
            {one["check"]: _read_attested(one) for one in given["attested"]},
            {(one["check"], one["answer"]): _read_overruling(one) for one in given["overrulings"]},
        ),
        given["station"],
        {one["indicator"]: one["version"] for one in given["figures"]},
    )


def _read_figure(one: Mapping[str, Any]) -> Figure:
    value = None if one["numerator"] is None else Value(one["numerator"], one["denominator"])
    return Figure(FigureState(one["state"]), value, one["reason"])


def _read_survey(one: Mapping[str, Any]) -> SurveyAnswer:
    file = None if one["file"] is None else File(**one["file"])
    return SurveyAnswer(**{**one, "on": date.fromisoformat(one["on"]), "file": file})


def _read_attested(one: Mapping[str, Any]) -> AttestedAnswer:
    files = tuple(File(**file) for file in one["files"])
    return AttestedAnswer(**{**one, "on": date.fromisoformat(one["on"]), "files": files})


def _read_overruling(one: Mapping[str, Any]) -> Overruling:
    return Overruling(**{**one, "state": CheckState(one["state"])})


def spelled_result(result: AssessmentResult, about: Mapping[str, Any]) -> bytes:
    """Return a station's result as canonical JSON: states, numbers and reasons, without words that may be reworded.

    :param about: what it is the result of — pack, window, unit, versions, digest of the inputs — as texts and integers.
    """
    return canonical(
        {
            "format": _FORMAT,
            "about": dict(about),
            "items": [
                {
                    "verdict": item.verdict.value,
                    "checks": _checks(item.checks),
                    "beside": _checks(item.beside),
                }
                for item in result.items
            ],
            "total": None if result.total is None else _total(result.total),
        }
    )


def _checks(checks: Iterable[CheckResult]) -> list[dict[str, Any]]:
    return [
        {
            "state": check.state.value,
            "reason": check.reason,
            "answers": [_answer(answer) for answer in check.answers],
        }
        for check in checks
    ]


def _answer(answer: AnswerResult) -> dict[str, Any]:
    return {
        "state": answer.state.value,
        "computed": answer.computed.value if answer.computed else None,
        "given": _given(answer),
        "reason": answer.reason,
        "overruled_by": answer.overruling.id if answer.overruling else None,
    }


def _given(answer: AnswerResult) -> dict[str, Any] | None:
    match answer.given:
        case Figure(value=Value(numerator=numerator, denominator=denominator)):
            return {"numerator": numerator, "denominator": denominator}
        case SurveyAnswer() as survey:
            return _survey(survey)
        case AttestedAnswer() as attested:
            return _attested(attested)
    return None


def _total(total: Total) -> dict[str, Any]:
    return {
        "points": _points(total.points),
        "hindrances": list(total.hindrances),
        "items": [_item_score(one) for one in total.items],
    }


def _item_score(one: ItemScore) -> dict[str, Any]:
    return {
        "no": one.no,
        "points": _points(one.points),
        "lines": [[line.rule, str(line.points), line.reason] for line in one.lines],
        "hindered": one.hindered.value if one.hindered else None,
        "reason": one.reason,
    }


def _points(points: object) -> str | None:
    return None if points is None else str(points)
