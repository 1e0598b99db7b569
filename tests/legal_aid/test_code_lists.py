"""The code lists are whole: what tables, indicators and rules ask of them is there."""

from collections.abc import Iterable

import pytest
from fengqiao.api import Indicator, count, flagged
from fengqiao.indicators.conditions import codes_asked_for
from fengqiao.indicators.selects import batches
from fengqiao.ledgers.codes import CodeBook
from fengqiao.ledgers.markers import Codes
from fengqiao_legal_aid.indicators.quality import SUPERVISION_KINDS
from fengqiao_legal_aid.ledgers import LEDGERS
from fengqiao_legal_aid.models import Site
from fengqiao_legal_aid.plugin import register_indicators
from fengqiao_legal_aid.rules import words
from fengqiao_legal_aid.statistics import GROUPS, KINDS, MATTERS

FIELDS = [spec for ledger in LEDGERS for part in (ledger, *ledger.parts) for spec in part.fields]


def unanswered(codes: CodeBook, indicators: Iterable[Indicator]) -> set[tuple[str, str]]:
    """Return the lists and flags that a statement of the engine would look up and no code answers to."""
    measures = (measure for one in indicators for measure in one.formula.measures())
    asked = {
        (list_code, flag)
        for batch in batches(measures)
        for _, list_code, flag in codes_asked_for(batch.everywhere)
    }
    return {one for one in asked if not codes.flagged(*one)}


def test_every_list_that_a_field_takes_codes_from_is_shipped(codes: CodeBook) -> None:
    asked = {spec.marker.list_code for spec in FIELDS if isinstance(spec.marker, Codes)}

    assert len(asked) > 40
    assert {name for name in asked if name not in codes} == set()


def test_every_default_is_a_code_of_its_list(codes: CodeBook) -> None:
    defaults = [
        (spec.marker.list_code, spec.default)
        for spec in FIELDS
        if isinstance(spec.marker, Codes) and spec.default is not None
    ]

    assert defaults
    assert [one for one in defaults if one[1] not in codes.entries(one[0])] == []


def test_every_flag_that_an_indicator_reads_is_carried_by_a_code(codes: CodeBook) -> None:
    assert unanswered(codes, register_indicators()) == set()


def test_a_flag_that_no_code_carries_would_be_found(codes: CodeBook) -> None:
    astray = Indicator(
        "legal_aid.astray", "走失", count(Site, flagged(Site.level, "legal_aid.site_level", "lost")), "个"
    )

    assert unanswered(codes, [*register_indicators(), astray]) == {("legal_aid.site_level", "lost")}


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
