"""The code lists are whole: what tables, indicators and rules ask of them is there."""

from collections.abc import Iterable

import pytest
from fengqiao.api import Indicator, count, flagged
from fengqiao.indicators.conditions import codes_asked_for
from fengqiao.indicators.selects import batches
from fengqiao.ledgers.codes import Code, CodeBook
from fengqiao.ledgers.markers import Codes
from fengqiao_mediation.ledgers import LEDGERS
from fengqiao_mediation.models import Case
from fengqiao_mediation.plugin import register_indicators
from fengqiao_mediation.rules import words
from fengqiao_mediation.statistics import COMMITTEES, SOURCES, TYPES


def lists_asked_for() -> set[str]:
    """Return every list that a field of a ledger or of its parts takes codes from."""
    fields = [spec for ledger in LEDGERS for part in (ledger, *ledger.parts) for spec in part.fields]
    return {spec.marker.list_code for spec in fields if isinstance(spec.marker, Codes)}


def flags_asked_for(indicators: Iterable[Indicator]) -> set[tuple[str, str]]:
    """Return every list and flag that a statement of the engine would look up."""
    measures = (measure for one in indicators for measure in one.formula.measures())
    return {
        (list_code, flag)
        for batch in batches(measures)
        for _, list_code, flag in codes_asked_for(batch.everywhere)
    }


def unanswered(codes: CodeBook, indicators: Iterable[Indicator]) -> set[tuple[str, str]]:
    """Return the lists and flags that no code answers to."""
    return {asked for asked in flags_asked_for(indicators) if not codes.flagged(*asked)}


def test_every_list_that_a_field_takes_codes_from_is_shipped(codes: CodeBook) -> None:
    asked = lists_asked_for()

    assert len(asked) > 25
    assert {name for name in asked if name not in codes} == set()


def test_every_default_is_a_code_of_its_list(codes: CodeBook) -> None:
    fields = [spec for ledger in LEDGERS for part in (ledger, *ledger.parts) for spec in part.fields]
    defaults = [
        (spec.marker.list_code, spec.default)
        for spec in fields
        if isinstance(spec.marker, Codes) and spec.default is not None
    ]

    assert defaults
    assert [one for one in defaults if one[1] not in codes.entries(one[0])] == []


def test_every_flag_that_an_indicator_reads_is_carried_by_a_code(codes: CodeBook) -> None:
    assert unanswered(codes, register_indicators()) == set()


def test_a_flag_that_no_code_carries_would_be_found(codes: CodeBook) -> None:
    astray = Indicator(
        "mediation.astray", "走失", count(Case, flagged(Case.result, "mediation.result", "lost")), "件"
    )

    assert unanswered(codes, [*register_indicators(), astray]) == {("mediation.result", "lost")}


@pytest.mark.parametrize(
    ("list_code", "reported"), [("mediation.dispute_type", TYPES), ("mediation.source", SOURCES)]
)
def test_every_code_is_reported_under_exactly_one_printed_row(
    codes: CodeBook, list_code: str, reported: dict[str, str]
) -> None:
    entries = codes.entries(list_code)

    assert {code: reported_as(entry) for code, entry in entries.items()} == {
        code: {entry.parent or code} for code, entry in entries.items()
    }
    assert {entry.parent or code for code, entry in entries.items()} == set(reported)


def reported_as(entry: Code) -> set[str]:
    """Return the printed rows that a code counts in."""
    return {flag.removeprefix("reported_as_") for flag in entry.flags if flag.startswith("reported_as_")}


def test_every_kind_of_committee_stands_in_exactly_one_printed_row(codes: CodeBook) -> None:
    kinds = codes.entries("mediation.committee_kind").values()

    assert {row for kind in kinds for row in reported_as(kind)} == set(COMMITTEES)
    for kind in kinds:
        assert len(reported_as(kind)) == 1
        assert ("counts_as_committee" in kind.flags) != ("counts_as_workroom" in kind.flags)


def test_what_the_rules_know_by_name_is_what_the_lists_flag(codes: CodeBook) -> None:
    assert set(codes.flagged("mediation.result", "counts_as_settled")) == words.SETTLED_RESULTS
    assert set(codes.flagged("mediation.committee_kind", "village_level")) == words.VILLAGE_COMMITTEES
    assert set(codes.entries("mediation.result")) == (
        words.SETTLED_RESULTS | words.CLOSING_RESULTS_WITHOUT_SETTLEMENT | {"open", "declined"}
    )
    assert codes.flagged("mediation.agreement_form", "counts_as_written") == ["written"]
