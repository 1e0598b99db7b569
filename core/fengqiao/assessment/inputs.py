"""What an assessment is made from: figures, and what people answered, attached and decided. Plain values, no database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from fengqiao.assessment.verdicts import CheckState
from fengqiao.indicators.figures import Figure
from fengqiao.indicators.window import Window

FigureKey = tuple[str, str]
"""Code of the indicator and its window, as `figure_key` spells them."""

Attribute = str | int | bool | None
StationAttributes = Mapping[str, Attribute]
"""What is known of a station by name of the attribute; coded ones by the title of the code."""


def figure_key(indicator: str, window: Window) -> FigureKey:
    """Return the key of a figure."""
    return indicator, str(window)


class File(NamedTuple):
    """A file that supports an answer.

    :param kind: which of the kinds asked for it shows; None when it holds them all.
    :param digest: SM3 of its content, hexadecimal.
    """

    id: str
    name: str
    digest: str
    kind: str | None = None


class SurveyAnswer(NamedTuple):
    """The result of a survey question."""

    id: str
    question: str
    valid: int
    positive: int
    on: date
    file: File | None = None


class AttestedAnswer(NamedTuple):
    """What a person says of a check.

    :param answer: `number` goes with `amount`, for the scoring rules that ask a person for one.
    """

    id: str
    check: str
    answer: Literal["yes", "no", "not_applicable", "number"]
    on: date
    by: str
    note: str | None = None
    amount: str | None = None
    files: tuple[File, ...] = ()


class Overruling(NamedTuple):
    """A reviewer's answer in place of a computed one; both are shown.

    :param answer: which answer of the check, counted from 1.
    """

    id: str
    check: str
    answer: int
    state: CheckState
    reason: str
    by: str
    confirmed_by: str


@dataclass(frozen=True)
class Answers:
    """What people answered for one station: by question, by check, by check and answer."""

    surveys: Mapping[str, SurveyAnswer] = field(default_factory=dict)
    attested: Mapping[str, AttestedAnswer] = field(default_factory=dict)
    overrulings: Mapping[tuple[str, int], Overruling] = field(default_factory=dict)


NO_ANSWERS = Answers()


@dataclass(frozen=True)
class Inputs:
    """All that one station's assessment is made from.

    :param versions: code of the indicator → its version; None where its plugin was absent.
    """

    figures: Mapping[FigureKey, Figure]
    answers: Answers = NO_ANSWERS
    station: StationAttributes = field(default_factory=dict)
    versions: Mapping[str, int | None] = field(default_factory=dict)
