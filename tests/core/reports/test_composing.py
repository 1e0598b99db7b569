"""What a report says, place by place: filled, waiting for people, or saying why it is empty; never silently gone."""

import copy

import pytest
from fengqiao.errors import Misconfigured
from fengqiao.reports.composing import Block, Heading, Report, compose
from fengqiao.reports.frame import ReportFrame
from fengqiao.reports.sections import ReportSection

from tests.core.reports.conftest import FIGURES, FRAME, NINE_MONTHS, Composing, make_frame

LECTURES = ReportSection("yearly", "business", "lectures", "宣讲{A-1}场，涉及{C-3}万元。")


def words(block: Block) -> str:
    """Return what a block says."""
    if isinstance(block, Heading):
        return block.text
    return "".join(piece if isinstance(piece, str) else f"<{piece.display}>" for piece in block.pieces)


def lines(report: Report) -> list[str]:
    """Return what a report says, line by line."""
    return [words(block) for block in report.blocks]


def after(report: Report, heading: str) -> str:
    """Return what follows a heading."""
    said = lines(report)
    return said[said.index(heading) + 1]


def test_parts_sections_and_places_are_numbered_as_official_documents_are(composed: Composing) -> None:
    headings = [block.text for block in composed().blocks if isinstance(block, Heading)]

    assert headings == [
        "一、总体情况",
        "（一）基本情况",
        "（二）总体评价",
        "二、任务落实",
        "（一）业务建设",
        "1.宣讲",
        "2.走访",
    ]


@pytest.mark.requirement("JA-53")
def test_a_place_whose_plugin_is_not_active_keeps_its_heading_and_says_so(composed: Composing) -> None:
    report = composed(lectures=[LECTURES])

    assert after(report, "1.宣讲") == "宣讲<14>场，涉及<1021.05>万元。"
    assert after(report, "2.走访") == "〔本项未启用〕"


def test_without_its_place_in_the_frame_the_paragraph_would_be_gone(frame: ReportFrame) -> None:
    """The twin: it is the frame, not the plugin, that keeps a place standing."""
    poorer = copy.deepcopy(FRAME)
    del poorer["parts"][1]["sections"][0]["slots"][1]

    said = lines(compose(make_frame(poorer), FIGURES, {}, unit="甲区司法局", window=NINE_MONTHS))

    assert not [line for line in said if "走访" in line]


def test_an_active_plugin_that_gives_nothing_is_not_passed_over(composed: Composing) -> None:
    empty = ReportSection("yearly", "business", "lectures", " \n　\n")

    assert after(composed(lectures=[empty], visits=[]), "1.宣讲") == "〔本项未启用〕"
    assert after(composed(lectures=[empty], visits=[]), "2.走访") == "〔本项未启用〕"


def test_what_people_write_waits_for_them(composed: Composing) -> None:
    assert after(composed(), "（二）总体评价") == "〔待填写〕"


def test_the_registry_speaks_from_the_frame_each_figure_with_its_own_days(composed: Composing) -> None:
    said = lines(composed())

    assert "截至2023年9月30日，甲区司法局有司法所<14>家。" in said
    assert "2018年1月1日至2023年9月30日招录<37>人，占<65%>。" in said


def test_several_sections_of_a_plugin_follow_each_other_paragraph_by_paragraph(composed: Composing) -> None:
    more = ReportSection("yearly", "business", "lectures", "第二段。\n\n第三段。")

    said = lines(composed(lectures=[LECTURES, more]))

    start = said.index("1.宣讲")
    assert said[start + 2 : start + 4] == ["第二段。", "第三段。"]


def test_a_section_for_another_report_is_left_aside(composed: Composing) -> None:
    other = ReportSection("monthly", "nowhere", "at-all", "{X}")

    assert lines(composed(lectures=[other])) == lines(composed())


def test_a_plugin_unknown_to_the_frame_adds_a_place_of_its_own(composed: Composing) -> None:
    receptions = ReportSection("yearly", "business", "receptions", "接待{A-1}次。", heading="心情接待")

    assert after(composed(moods=[receptions]), "3.心情接待") == "接待<14>次。"


@pytest.mark.parametrize(
    ("section", "told"),
    [
        (ReportSection("yearly", "business", "lectures", "{Z-9}件"), "没有的数字“Z-9”"),
        (ReportSection("yearly", "business", "lectures", "{A-1.__class__}"), "没有的数字“A-1.__class__”"),
        (ReportSection("yearly", "business", "lectures", "{A-1!r:>9}"), "没有的数字“A-1!r:>9”"),
        (ReportSection("yearly", "business", "lectures", "{{ A-1 }}"), "单独的“{”"),
        (ReportSection("yearly", "business", "lectures", "{A-1"), "单独的“{”"),
        (ReportSection("yearly", "business", "lectures", "三\u202e件"), "不可见字符"),
        (ReportSection("yearly", "business", "lectures", "三\x00件"), "不可见字符"),
        (ReportSection("yearly", "busyness", "lectures", "三件"), "没有部分“busyness”"),
        (ReportSection("yearly", "tasks", "lectures", "三件", "宣讲"), "没有部分“tasks”"),
        (ReportSection("yearly", "business", "lecture", "三件"), "没有这个栏目"),
        (ReportSection("yearly", "business", "visits", "三件"), "这个栏目归“visits”"),
        (ReportSection("yearly", "overall", "judgement", "很好"), "这个栏目归“people”"),
        (ReportSection("yearly", "business", "more", "三件", "标\n题"), "不可见字符"),
    ],
)
def test_a_section_that_does_not_fit_is_refused_by_name(
    composed: Composing, section: ReportSection, told: str
) -> None:
    with pytest.raises(Misconfigured) as refusal:
        composed(lectures=[section])

    assert told in refusal.value.detail
    assert "lectures" in refusal.value.detail


def test_ordinary_formatting_would_have_let_a_text_look_inside_a_figure() -> None:
    """The twin: what `str.format` does with the same text."""
    looking = "{A.__class__}"

    assert "PrintedFigure" in looking.format(A=FIGURES[0])
