"""What the line hands in: its quarterly table and its paragraphs of the self-assessment report."""

import re
from importlib.resources import files

from fengqiao_legal_review.plugin import register_report_sections
from fengqiao_legal_review.report_sections import SECTIONS
from fengqiao_legal_review.statistics import QUARTERLY_RETURN

_FIGURE = re.compile(r"- id: (\S+)\n(?:    .*\n)*?    indicator: legal_review\.\w+")


def test_rows_of_one_heading_follow_each_other() -> None:
    headings = [row.section for row in QUARTERLY_RETURN.rows]
    changes = [
        heading for place, heading in enumerate(headings) if place == 0 or headings[place - 1] != heading
    ]

    assert len(changes) == len(set(headings))


def test_the_report_names_each_published_figure_of_the_line_and_no_other() -> None:
    published = (files("fengqiao") / "data" / "figures" / "standardisation-report.yaml").read_text("utf-8")
    (section,) = SECTIONS

    assert set(re.findall(r"\{(JA-\w+)\}", section.text)) == set(_FIGURE.findall(published))
    assert len(_FIGURE.findall(published)) == 7
    assert register_report_sections() == [section, QUARTERLY_RETURN]
