"""The code lists are whole: what tables, indicators and rules ask of them is there."""

from collections.abc import Iterable

from fengqiao.api import Indicator, count, flagged
from fengqiao.indicators.conditions import codes_asked_for
from fengqiao.indicators.selects import batches
from fengqiao.ledgers.codes import CodeBook
from fengqiao.ledgers.markers import Codes
from fengqiao_publicity.ledgers import LEDGERS
from fengqiao_publicity.models import Activity
from fengqiao_publicity.plugin import register_indicators
from fengqiao_publicity.rules import words
from fengqiao_publicity.statistics import TARGETS

FIELDS = [spec for ledger in LEDGERS for part in (ledger, *ledger.parts) for spec in part.fields]
SEVEN = {"机关", "学校", "乡村", "社区", "寺庙（宗教场所）", "企业", "单位"}


def flags_asked_for(indicators: Iterable[Indicator]) -> set[tuple[str, str]]:
    """Return every list and flag that a statement of the engine would look up."""
    formulas = [formula for one in indicators for formula in (one.formula, one.entered) if formula]
    measures = (measure for formula in formulas for measure in formula.measures())
    return {
        (list_code, flag)
        for batch in batches(measures)
        for _, list_code, flag in codes_asked_for(batch.everywhere)
    }


def unanswered(codes: CodeBook, indicators: Iterable[Indicator]) -> set[tuple[str, str]]:
    """Return the lists and flags that no code answers to."""
    return {asked for asked in flags_asked_for(indicators) if not codes.flagged(*asked)}


def test_every_list_that_a_field_takes_codes_from_is_shipped(codes: CodeBook) -> None:
    asked = {spec.marker.list_code for spec in FIELDS if isinstance(spec.marker, Codes)}

    assert len(asked) > 20
    assert {name for name in asked if name not in codes} == set()


def test_every_flag_that_an_indicator_reads_is_carried_by_a_code(codes: CodeBook) -> None:
    assert len(flags_asked_for(register_indicators())) > 30
    assert unanswered(codes, register_indicators()) == set()


def test_a_flag_that_no_code_carries_would_be_found(codes: CodeBook) -> None:
    lost = flagged(Activity.kind, "publicity.activity_kind", "lost")
    astray = Indicator("publicity.astray", "走失", count(Activity, lost), "次")

    assert unanswered(codes, [*register_indicators(), astray]) == {("publicity.activity_kind", "lost")}


def test_the_seven_visits_are_the_seven_that_the_standard_names(codes: CodeBook) -> None:
    targets = codes.entries("publicity.target_kind")

    assert {targets[code].title for code in codes.flagged("publicity.target_kind", "seven_visits")} == SEVEN


def test_every_kind_of_target_stands_in_exactly_one_printed_row(codes: CodeBook) -> None:
    printed = [
        [flag.removeprefix("reported_as_") for flag in entry.flags if flag.startswith("reported_as_")]
        for entry in codes.entries("publicity.target_kind").values()
    ]

    assert {len(rows) for rows in printed} == {1}
    assert {row for (row,) in printed} == set(TARGETS)


def test_what_the_rules_know_by_name_is_what_the_lists_flag(codes: CodeBook) -> None:
    flags = ("counts_as_plan", "counts_as_scheme", "counts_as_picture_or_film", "counts_as_report")

    assert [set(codes.flagged("publicity.evidence_kind", flag)) for flag in flags] == list(
        words.EVIDENCE_ASKED_FOR.values()
    )
    assert codes.flagged("publicity.form", "counts_as_order") == [words.ORDERED]
    assert codes.flagged("publicity.site_kind", "counts_as_case_point") == [words.CASE_POINT]
    assert words.PRE_SERVICE in codes.entries("publicity.course_kind")
