"""The code lists are whole: what tables, indicators and rules ask of them is there."""

import pytest
from fengqiao.ledgers.codes import Code, CodeBook
from fengqiao.testing.contracts import CodeListsContract
from fengqiao_mediation.ledgers import LEDGERS
from fengqiao_mediation.rules import words
from fengqiao_mediation.statistics import COMMITTEES, SOURCES, TYPES


class TestCodeLists(CodeListsContract):
    ledgers = LEDGERS


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
    assert set(codes.flagged("mediation.committee_kind", "counts_as_committee")) == words.COMMITTEES
    assert set(codes.entries("mediation.result")) == words.SETTLED_RESULTS | words.NOT_SETTLED
    confirmed = set(codes.flagged("mediation.confirmation_result", "counts_as_confirmed"))
    assert set(codes.entries("mediation.confirmation_result")) - confirmed == words.NOT_CONFIRMED
    assert codes.flagged("mediation.agreement_form", "counts_as_written") == ["written"]
