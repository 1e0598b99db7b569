"""The Word file, read back by its bare XML: page grid, bookmarks, notice, annex."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from fengqiao.reports.composing import Report, compose
from fengqiao.reports.frame import ReportFrame
from fengqiao.reports.outputs import figures_output
from fengqiao.reports.package import empty_document
from fengqiao.reports.sections import ReportSection
from lxml import etree

from tests.core.reports.conftest import FIGURES, NINE_MONTHS, NOTICE, Composing, figure, written
from tests.core.reports.docx_reading import W, body, bookmarks, paragraphs, parts, table_rows, text

MM = 1440 / 25.4
POINT = 20

LECTURES = ReportSection(
    "yearly", "business", "lectures", "宣讲{A-1}场，未计{D-4}件，另有{E-5}件，涉及{C-3}万元。"
)


@pytest.fixture
def report(composed: Composing) -> Report:
    """The small report, one of its two plugins active."""
    return composed(lectures=[LECTURES])


def sections(content: bytes) -> list[etree._Element]:
    """Return the page set-ups, first to last."""
    return list(body(content).iter(f"{W}sectPr"))


def number(element: etree._Element, path: str, attribute: str) -> int:
    """Return a whole number written in an attribute."""
    found = element.find(path)
    assert found is not None
    return int(found.get(f"{W}{attribute}", ""))


@pytest.mark.requirement("JA-53")
def test_every_figure_with_a_value_stands_in_a_bookmark_that_is_exactly_the_figure(report: Report) -> None:
    found = bookmarks(written(report))
    machine = {
        key.replace("-", "_"): entry["display"] for key, entry in figures_output(report.figures).items()
    }

    assert {name: found[name] for name in machine} == machine
    for name, shown in found.items():
        assert shown == machine[name if name in machine else name.rpartition("_")[0]]


def test_a_repeated_figure_is_a_bookmark_of_its_own_with_the_same_words(report: Report) -> None:
    found = bookmarks(written(report))

    assert found["A_1"] == found["A_1_2"] == found["A_1_3"] == "14"
    assert found["B_2c"] == found["B_2c_2"] == "65%"
    assert "A_1_4" not in found


def test_a_repeated_figure_takes_no_name_of_another(frame: ReportFrame) -> None:
    named_alike = (*FIGURES, figure("A-1-2", 99))

    found = bookmarks(written(compose(frame, named_alike, {}, unit="甲区司法局", window=NINE_MONTHS)))

    assert (found["A_1"], found["A_1_2"], found["A_1_3"]) == ("14", "99", "14")


def test_python_docx_reads_the_same_figures(report: Report) -> None:
    """A second reader, other than the one above: the words of the paragraph around the bookmarks."""
    document = docx.Document(BytesIO(written(report)))
    said = [paragraph.text for paragraph in document.paragraphs]

    assert "宣讲14场，未计〔无数据〕件，另有〔未启用〕件，涉及1021.05万元。" in said


def test_a_figure_without_a_value_is_its_state_and_no_bookmark(report: Report) -> None:
    found = bookmarks(written(report))

    assert not [name for name in found if name.startswith(("D_4", "E_5"))]
    assert "0" not in found.values()


def test_the_page_is_a4_with_the_margins_of_official_documents(report: Report) -> None:
    page = sections(written(report))[0]

    width, height = number(page, f"{W}pgSz", "w"), number(page, f"{W}pgSz", "h")
    assert (round(width / MM), round(height / MM)) == (210, 297)
    margins = {side: number(page, f"{W}pgMar", side) / MM for side in ("top", "bottom", "left", "right")}
    assert {side: round(size) for side, size in margins.items()} == {
        "top": 37,
        "bottom": 35,
        "left": 28,
        "right": 26,
    }


def test_22_lines_of_28_characters_fill_the_page_and_not_one_more(report: Report) -> None:
    page = sections(written(report))[0]
    high = (
        number(page, f"{W}pgSz", "h") - number(page, f"{W}pgMar", "top") - number(page, f"{W}pgMar", "bottom")
    )
    wide = (
        number(page, f"{W}pgSz", "w") - number(page, f"{W}pgMar", "left") - number(page, f"{W}pgMar", "right")
    )
    grid = page.find(f"{W}docGrid")
    assert grid is not None
    assert grid.get(f"{W}type") == "linesAndChars"

    line = number(page, f"{W}docGrid", "linePitch")
    character = 16 * POINT + number(page, f"{W}docGrid", "charSpace") * POINT / 4096
    assert (high // line, wide // character) == (22, 28)
    # The twin: the quotients rounded to the nearest unit are a hair too large.
    assert (high // 580, wide // (16 * POINT - 848 * POINT / 4096)) == (21, 27)


def test_text_is_fangsong_of_16_points_indented_by_two_characters(report: Report) -> None:
    styles = {
        style.get(f"{W}styleId"): style for style in parts(written(report), "styles.xml")[0].iter(f"{W}style")
    }
    fonts = parts(written(report), "styles.xml")[0].find(f"{W}docDefaults//{W}rFonts")
    assert fonts is not None
    assert fonts.get(f"{W}eastAsia") == fonts.get(f"{W}ascii") == "仿宋_GB2312"
    assert not [name for name in fonts.attrib if name.endswith("Theme")]

    assert number(styles["Normal"], f"{W}rPr/{W}sz", "val") == 2 * 16
    assert number(styles["BodyText"], f"{W}pPr/{W}ind", "firstLineChars") == 200
    assert number(styles["Title"], f"{W}rPr/{W}sz", "val") == 2 * 22
    named = {name: styles[name].find(f"{W}rPr/{W}rFonts") for name in ("Title", "Heading1", "Heading2")}
    assert [each.get(f"{W}eastAsia") for each in named.values() if each is not None] == [
        "方正小标宋简体",
        "黑体",
        "楷体_GB2312",
    ]
    used = [style for style, words in paragraphs(written(report)) if words.startswith("宣讲14场")]
    assert used == ["BodyText"]


def test_every_page_and_the_first_line_bear_the_notice(report: Report) -> None:
    content = written(report)

    headers = parts(content, "header")
    assert [text(header) for header in headers] == [NOTICE, NOTICE]
    kinds = [reference.get(f"{W}type") for reference in sections(content)[0].iter(f"{W}headerReference")]
    assert sorted(kinds) == ["default", "even"]
    # No later section has headers of its own, or a first page without one.
    assert not list(sections(content)[1].iter(f"{W}headerReference"))
    assert not list(body(content).iter(f"{W}titlePg"))
    assert paragraphs(content)[0][1] == NOTICE


def test_a_report_without_a_notice_bears_none(report: Report) -> None:
    """The twin: the notice is there because it was asked for."""
    content = written(report, notice=None)

    assert NOTICE not in "".join(text(part) for part in (*parts(content, "header"), body(content)))


def test_page_numbers_stand_between_dashes_on_the_outer_side(report: Report) -> None:
    footers = parts(written(report), "footer")

    assert [text(footer) for footer in footers] == ["— 1 —", "— 1 —"]
    fields = ["".join(code.text or "" for code in footer.iter(f"{W}instrText")) for footer in footers]
    assert fields == ["PAGE", "PAGE"]
    sides = [side.get(f"{W}val") for footer in footers for side in footer.iter(f"{W}jc")]
    assert sorted(str(side) for side in sides) == ["left", "right"]
    assert parts(written(report), "settings.xml")[0].find(f"{W}evenAndOddHeaders") is not None


@pytest.mark.requirement("JA-53")
def test_the_annex_gives_each_figure_its_value_days_indicator_and_rows(report: Report) -> None:
    rows = table_rows(written(report))

    assert rows[0] == ["编号", "名称", "数值", "分子/分母", "统计期间", "指标编码"]
    share = next(place for place, row in enumerate(rows) if row[0] == "B-2c")
    assert rows[share][1:] == ["B-2c 的名称", "65%", "24/37", "2018-01-01至2023-09-30", "lectures.b_2c"]
    assert rows[share + 1] == ["", "明细：/api/figures/B-2c/rows?unit=2"]
    assert [row[2] for row in rows if row[0] in {one.id for one in FIGURES}] == [
        "14家",
        "37人",
        "65%",
        "1021.05万元",
        "〔无数据〕",
        "〔未启用〕",
    ]


def test_the_annex_says_when_sealed_files_are_left_out_of_its_figures(report: Report) -> None:
    first, *others = report.figures
    leaving_out = replace(report, figures=(replace(first, may_leave_out=True), *others))

    said = [[words for _, words in paragraphs(written(one))] for one in (leaving_out, report)]
    assert ["各项数字不含封存档案。" in one for one in said] == [True, False]


def test_the_same_report_is_the_same_file(report: Report) -> None:
    assert written(report) == written(report)


def test_python_docx_alone_would_put_the_hour_into_the_file() -> None:
    """The twin: the moments in the package that python-docx writes are those of the clock."""
    saved = BytesIO()
    empty_document().save(saved)

    assert {entry.date_time[0] for entry in ZipFile(saved).infolist()} != {1980}


def test_a_text_with_the_marks_of_xml_stays_text(composed: Composing) -> None:
    section = ReportSection("yearly", "business", "lectures", '<w:p>&amp; "甲" < 乙')

    assert ("BodyText", '<w:p>&amp; "甲" < 乙') in paragraphs(written(composed(lectures=[section])))
