"""The list of figures of the self-assessment report, held against the rows of the report itself."""

import re
from pathlib import Path

import pytest
from fengqiao.assessment.faults import PackRefused
from fengqiao.assessment.loading import figures_from, load_figures
from fengqiao.assessment.packs.figure_list import FigureList
from fengqiao.assessment.strict_yaml import parse_document
from fengqiao.indicators.catalogue import IndicatorCatalogue

from tests.system.conftest import ROOT

FILE = ROOT / "core" / "fengqiao" / "data" / "figures" / "standardisation-report.yaml"
NOBODY = IndicatorCatalogue([], [])

# The rows of the report that a machine may answer for, typed from the checklist. Row 54, the plan of next steps, is
# for people to write; so is row 06, which stands here because its number makes no sense as it is written.
ROWS = {f"JA-{number:02}" for number in range(1, 59)} - {"JA-54"}
PARTS = {
    "12": "ab",
    "20": "abcd",
    "21": "abc",
    "22": "ab",
    "24": "ab",
    "25": "abc",
    "26": "abcd",
    "31": "abc",
    "34": "ab",
    "35": "ab",
    "36": "ab",
    "39": "abc",
    "40": "abc",
    "42": "ab",
    "45": "abc",
    "50": "abcde",
    "51": "abc",
}
NOT_COMPUTABLE_AS_WRITTEN = {"JA-06", "JA-50c"}


@pytest.fixture(scope="module")
def listed() -> FigureList:
    """The list as it is shipped."""
    return load_figures(Path(FILE), NOBODY).figures


def rows() -> set[str]:
    """All rows, with their parts."""
    parts = {f"JA-{number}{part}" for number, letters in PARTS.items() for part in letters}
    return (ROWS - {f"JA-{number}" for number in PARTS}) | parts


def row_of(figure: str) -> str:
    """The row of the checklist that a figure belongs to: one row may hold several numbers."""
    return re.sub(r"-(legal|psychological|\d)$", "", figure)


@pytest.mark.requirement("JA-53")
def test_every_row_of_the_report_is_a_figure_or_said_to_be_none(listed: FigureList) -> None:
    figures = {row_of(one.id) for one in listed.figures}
    left_out = {one.id for one in listed.left_out}

    assert figures | left_out == rows()
    # Two of fourteen stations have a figure of their own; the others are told of in words.
    assert figures & left_out == {"JA-39b"}


def test_what_cannot_be_computed_as_written_is_no_figure_and_says_why(listed: FigureList) -> None:
    said = {one.id: one.why for one in listed.left_out if "照原文由人叙述" in one.why}

    assert set(said) == NOT_COMPUTABLE_AS_WRITTEN
    assert NOT_COMPUTABLE_AS_WRITTEN.isdisjoint(one.id for one in listed.figures)


def test_a_row_that_is_both_figure_and_left_out_is_refused() -> None:
    text = FILE.read_text("utf-8").replace("{id: JA-06,", "{id: JA-05,")

    with pytest.raises(PackRefused, match="(?i)JA-05"):
        figures_from(parse_document("list.yaml", text.encode()), NOBODY)
