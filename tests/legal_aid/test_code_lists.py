"""The code lists are whole: what tables, indicators and rules ask of them is there."""

import pytest
from fengqiao.ledgers.codes import CodeBook
from fengqiao.testing.contracts import CodeListsContract
from fengqiao_legal_aid.indicators.quality import SUPERVISION_KINDS
from fengqiao_legal_aid.ledgers import LEDGERS
from fengqiao_legal_aid.rules import words
from fengqiao_legal_aid.statistics import GROUPS, KINDS, MATTERS


class TestCodeLists(CodeListsContract):
    ledgers = LEDGERS


@pytest.mark.parametrize(
    ("list_code", "printed"),
    [
        ("legal_aid.matter", MATTERS),
        ("legal_aid.recipient_group", GROUPS),
        ("legal_aid.case_kind", KINDS),
        ("legal_aid.supervision_kind", SUPERVISION_KINDS),
    ],
)
def test_every_code_is_reported_under_exactly_one_printed_row(
    codes: CodeBook, list_code: str, printed: dict[str, str]
) -> None:
    entries = codes.entries(list_code)

    assert set(printed) == set(entries)
    for code, entry in entries.items():
        assert {flag for flag in entry.flags if flag.startswith("reported_as_")} == {f"reported_as_{code}"}


def test_what_the_rules_know_by_name_is_in_the_lists(codes: CodeBook) -> None:
    assert set(codes.entries("legal_aid.site_level")) >= words.VILLAGE_LEVELS
    assert set(codes.flagged("legal_aid.case_source", "counts_as_notice")) == words.NOTICES
    assert set(codes.flagged("legal_aid.supervision_kind", "counts_as_follow_up")) == words.FOLLOW_UPS
    assert words.LIMITATION in codes.entries("legal_aid.urgent_ground")
    assert set(codes.entries("legal_aid.decision")) == {"open", "granted", "refused", "lapsed"}
    assert set(codes.entries("legal_aid.hardship_basis")) == {"verified", "pledge", "exempt", "unlimited"}


@pytest.mark.parametrize(
    ("list_code", "number"),
    [
        ("legal_aid.form", 7),
        ("legal_aid.termination_ground", 8),
        ("legal_aid.recipient_group", 10),
        ("legal_aid.notice_ground", 7),
        ("legal_aid.unlimited_ground", 5),
    ],
)
def test_a_list_of_the_law_has_as_many_entries_as_the_law(
    codes: CodeBook, list_code: str, number: int
) -> None:
    assert len(codes.entries(list_code)) == number


def test_the_duties_of_two_advisers_are_six_and_three(codes: CodeBook) -> None:
    assert len(codes.flagged("legal_aid.adviser_duty", "counts_as_legal")) == 6
    assert len(codes.flagged("legal_aid.adviser_duty", "counts_as_psychological")) == 3
