"""The code lists are whole: what tables, indicators and rules ask of them is there."""

from fengqiao.ledgers.codes import CodeBook
from fengqiao.testing.contracts import CodeListsContract
from fengqiao_publicity.ledgers import LEDGERS
from fengqiao_publicity.rules import words
from fengqiao_publicity.statistics import TARGETS

SEVEN = {"机关", "学校", "乡村", "社区", "寺庙（宗教场所）", "企业", "单位"}


class TestCodeLists(CodeListsContract):
    ledgers = LEDGERS


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
