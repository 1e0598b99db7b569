"""What the scan of the sheet refuses and reports, however it is written."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from fengqiao.workbooks.contents import CellFault, Limits, WorkbookRefused
from fengqiao.workbooks.reading import read_workbook
from fengqiao.workbooks.scan import Findings, scan_sheet
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

FARTHEST = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'


def by_calamine_alone(path: Path, memory: int = 1 << 30) -> "subprocess.CompletedProcess[bytes]":
    """Read the first sheet without any guard of ours, in a process that may die of it."""
    program = (
        "import resource, sys, python_calamine\n"
        f"resource.setrlimit(resource.RLIMIT_AS, ({memory}, {memory}))\n"
        "resource.setrlimit(resource.RLIMIT_CORE, (0, 0))\n"
        "book = python_calamine.CalamineWorkbook.from_path(sys.argv[1])\n"
        "print(book.get_sheet_by_index(0).to_python(skip_empty_area=False))\n"
    )
    return subprocess.run([sys.executable, "-c", program, path], capture_output=True, check=False)


class TestReach:
    def test_two_cells_at_the_far_corners_are_refused_by_the_scan(self, bench: Any) -> None:
        path = bench.workbook(FARTHEST)
        assert path.stat().st_size < 5_000
        with pytest.raises(WorkbookRefused, match="单元格 XFD1048576 超出范围"):
            read_workbook(path)

    def test_without_the_scan_those_two_cells_kill_the_reading_process(self, bench: Any) -> None:
        assert by_calamine_alone(bench.workbook(FARTHEST)).returncode < 0

    @pytest.mark.parametrize(
        "rows",
        [
            "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>",
            '<row r = "1048576" ><c\n\tr = "XFD1048576"\n><v>1</v></c></row>',
            '<row r="&#49;048576"><c r="XF&#x44;1048576"><v>1</v></c></row>',
            '<row r="1048576"><c t="n" s="0" r="XFD1048576"><v>1</v></c></row>',
            '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><r><t>1</t></r></is></c></row>',
            '<row r="1048576"><c r="XFD1048576"><f>1</f></c></row>',
            '<x:row xmlns:x="urn:x" r="1048576"><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row>',
            '<!-- <row r="5"> --><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
            '<row r="1048575"/><row><c r="XFD1048576"><v>1</v></c></row>',
            '<row r="5">' + "<c/>" * 200 + "<c><v>1</v></c></row>",
            '<row r="200002"><c r="A200002"><v>1</v></c></row>',
            '<row r="5"><c r="GS5"><v>1</v></c></row>',
        ],
    )
    def test_no_way_of_writing_hides_a_far_cell(self, bench: Any, rows: str) -> None:
        with pytest.raises(WorkbookRefused, match="超出范围"):
            read_workbook(bench.workbook(bench.row(1, "甲") + rows))

    @pytest.mark.parametrize(
        "rows",
        [
            '<row r="3"><c r="XFE3"><v>1</v></c><c r="A9999999"><v>1</v></c></row>',
            '<row r="3"><c r="a3"><v>1</v></c></row>',
            '<row r="3"><c r="A03"><v>1</v></c></row>',
            '<row r="3"><c r="A4"><v>1</v></c></row>',
            '<row r="3"><c r=""><v>1</v></c></row>',
            '<row r="3"><c r="B3"><v>1</v></c><c r="A3"><v>1</v></c></row>',
            '<row r="3"><c r="A3" x="1"><v>1</v></c><c r="A3"><v>2</v></c></row>',
            '<row r="3"><c r="A3"><c r="B3"><v>1</v></c></c></row>',
            '<row r="3"/><row r="2"/>',
            "<row r='5'></row>" + '<row r="3"><c r="A3"/></row><row r="6"><c r="A6"/></row>',
            '<row r="3"><c r="A3"><v>1</v></c></row><row r="3"><c r="A3"><v>2</v></c></row>',
            '<row r="0"/>',
            '<row r="99999999"/>',
            '<row r="３"/>',
            '<row r="-1"/>',
            "</sheetData><sheetData>",
            '<c r="A1"><v>1</v></c>',
        ],
    )
    def test_disorder_is_refused_before_anything_is_lost_in_it(self, bench: Any, rows: str) -> None:
        with pytest.raises(WorkbookRefused):
            read_workbook(bench.workbook(bench.row(1, "甲", "乙") + rows))

    def test_rows_given_twice_would_silently_overwrite_each_other(self, bench: Any) -> None:
        path = bench.workbook(bench.row(1, "甲") + bench.row(2, "一") + bench.row(2, "二"))
        assert "一" not in by_calamine_alone(path).stdout.decode()
        with pytest.raises(WorkbookRefused, match="行号重复"):
            read_workbook(path)

    def test_a_second_block_of_data_would_silently_be_left_out(self, bench: Any) -> None:
        path = bench.workbook(bench.row(1, "甲") + "</sheetData><sheetData>" + bench.row(2, "一"))
        assert "一" not in by_calamine_alone(path).stdout.decode()
        with pytest.raises(WorkbookRefused, match="多个数据区"):
            read_workbook(path)

    @pytest.mark.parametrize(
        "end", ["</worksheet>", "</sheetData></worksheet>", "</row></sheetData></worksheet>"]
    )
    def test_a_cut_off_sheet_is_refused(self, bench: Any, end: str) -> None:
        whole = bench.sheet(bench.row(1, "甲") + bench.row(2, "一"))
        with pytest.raises(WorkbookRefused, match="已损坏"):
            read_workbook(bench.pack(bench.parts({"台账": whole.removesuffix(end)})))

    def test_a_sheet_without_its_end_would_be_taken_for_whole(self, bench: Any) -> None:
        whole = bench.sheet(bench.row(1, "甲"))
        path = bench.pack(bench.parts({"台账": whole.removesuffix("</worksheet>")}))
        assert by_calamine_alone(path).returncode == 0

    def test_formatted_empty_cells_may_lie_anywhere(self, bench: Any) -> None:
        empty = '<row r="9"><c r="A9" s="1"/><c r="XFD9" s="1"/></row><row r="1048576"><c r="A1048576" s="1"/></row>'
        sheet = read_workbook(bench.workbook(bench.row(1, "甲") + bench.row(2, "一") + empty)).sheets[0]
        assert (sheet.rows, sheet.blank_rows) == ([(2, ["一"])], 0)

    def test_exactly_the_last_allowed_row_and_column_are_read(self, bench: Any) -> None:
        limits = Limits(rows=3, columns=2)
        path = bench.workbook(bench.row(1, "甲", "乙") + bench.row(4, "一", "二"))
        assert read_workbook(path, limits=limits).sheets[0].rows == [(4, ["一", "二"])]
        for tighter in (Limits(rows=2), Limits(columns=1)):
            with pytest.raises(WorkbookRefused, match="超出范围"):
                read_workbook(path, limits=tighter)


class TestUnusableCells:
    def faults(self, bench: Any, cell: str) -> tuple[CellFault, ...]:
        rows = bench.row(1, "甲", "乙") + f'<row r="2">{bench.text("A2", "一")}{cell}</row>'
        sheet = read_workbook(bench.workbook(rows)).sheets[0]
        # A faulty cell holds its fault, so nothing can take it for a value.
        assert sheet.rows == [(2, ["一", sheet.faults[0]])]
        return sheet.faults

    @pytest.mark.parametrize(
        ("cell", "shown"),
        [
            ('<c r="B2"><f>1+1</f><v>2</v></c>', "=1+1"),
            ('<c r="B2"><f>1+1</f></c>', "=1+1"),
            ("<c r = 'B2'><f ca='1' >NOW()</f><v>2</v></c>", "=NOW()"),
            ('<c r="B2"><f t="shared" si="0"/><v>2</v></c>', "="),
            ('<c r="B2" t="str"><f>A2&amp;"x"</f><v>x</v></c>', '=A2&"x"'),
            ('<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>', "=1/0"),
            ('<c r="B2"><f><![CDATA[1+1]]></f><v>2</v></c>', "=1+1"),
            ('<x:c xmlns:x="urn:x" r="B2"><x:f>1+1</x:f><x:v>2</x:v></x:c>', "=1+1"),
        ],
    )
    def test_a_formula_is_a_fault_however_it_is_written(self, bench: Any, cell: str, shown: str) -> None:
        (fault,) = self.faults(bench, cell)
        assert (fault.sheet, fault.row, fault.column, fault.value) == ("台账", 2, "B", shown)
        assert "公式" in fault.reason
        assert "选择性粘贴" in fault.remedy

    def test_without_the_scan_the_cached_value_of_a_formula_is_used_in_silence(self, bench: Any) -> None:
        path = bench.workbook('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>')
        assert by_calamine_alone(path).stdout.strip() == b"[[2.0]]"

    @pytest.mark.parametrize(
        "cell",
        [
            '<c r="B2" t="str"><f>DISPIMG("ID_0A",1)</f><v>=DISPIMG("ID_0A",1)</v></c>',
            '<c r="B2" t="str"><f>_xlfn.DISPIMG("ID_0A",1)</f><v>=DISPIMG("ID_0A",1)</v></c>',
            '<c r="B2" t="str"><v>=DISPIMG("ID_0A",1)</v></c>',
            '<c r="B2" t="e" vm="1"><v>#VALUE!</v></c>',
        ],
    )
    def test_a_picture_in_a_cell_has_its_own_message(self, bench: Any, cell: str) -> None:
        (fault,) = self.faults(bench, cell)
        assert "图片" in fault.reason
        assert "附件" in fault.remedy

    def test_an_error_value_is_a_fault(self, bench: Any) -> None:
        (fault,) = self.faults(bench, '<c r="B2" t="e"><v>#N/A</v></c>')
        assert ("错误值" in fault.reason, fault.value) == (True, "#N/A")

    def test_without_the_scan_an_error_value_is_an_empty_cell(self, bench: Any) -> None:
        path = bench.workbook('<row r="1"><c r="A1" t="e"><v>#N/A</v></c></row>')
        assert by_calamine_alone(path).stdout.strip() == b"[['']]"

    def test_formulas_without_values_below_the_last_row_are_reported_too(self, bench: Any) -> None:
        rows = bench.row(1, "甲") + bench.row(2, "一") + '<row r="5"><c r="A5"><f>A2</f></c></row>'
        sheet = read_workbook(bench.workbook(rows)).sheets[0]
        assert [number for number, _ in sheet.rows] == [2, 5]
        assert sheet.blank_rows == 2
        assert [(fault.row, fault.column) for fault in sheet.faults] == [(5, "A")]

    def test_formulas_of_cell_rules_are_not_formulas_of_cells(self, bench: Any) -> None:
        after = (
            '<conditionalFormatting sqref="A1"><cfRule type="expression" priority="1"><formula>A1</formula></cfRule>'
            '</conditionalFormatting><extLst><ext uri="x" xmlns:xm="urn:xm"><xm:f>S!A1</xm:f></ext></extLst>'
        )
        assert not read_workbook(bench.workbook(bench.row(1, "甲") + bench.row(2, "一"), after)).faults


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


class TestMarkup:
    @pytest.mark.parametrize(
        "part",
        [
            "[Content_Types].xml",
            "_rels/.rels",
            "xl/workbook.xml",
            "xl/_rels/workbook.xml.rels",
            "xl/styles.xml",
            "xl/sharedStrings.xml",
            "xl/worksheets/sheet1.xml",
        ],
    )
    @pytest.mark.parametrize("dtd", [LAUGHS, '<!DOCTYPE x SYSTEM "file:///etc/passwd">', "<!DOCTYPE x>"])
    def test_a_dtd_is_refused_in_every_part(self, bench: Any, part: str, dtd: str) -> None:
        parts = bench.parts({"台账": bench.sheet(bench.row(1, "甲"))}, strings="<si><t>甲</t></si>")
        start = re.search(r"<(?![?])", parts[part]).start()  # type: ignore[union-attr]
        parts[part] = parts[part][:start] + dtd + parts[part][start:]
        with pytest.raises(WorkbookRefused, match="DTD"):
            read_workbook(bench.pack(parts))

    def test_a_parser_without_that_guard_laughs_on(self) -> None:
        from xml.etree import ElementTree

        text = ElementTree.fromstring(f"{LAUGHS}<x>&b;</x>").text
        assert text == "ha" * 8

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
    def test_other_encodings_are_refused(self, bench: Any, encoding: str) -> None:
        xml = bench.sheet(bench.row(1, "甲")).replace("UTF-8", encoding)
        with pytest.raises(WorkbookRefused):
            read_workbook(bench.pack(bench.parts({"台账": xml.encode(encoding)})))

    def test_two_views_of_the_same_bytes_are_refused(self, bench: Any) -> None:
        """As UTF-16 the middle is harmless Chinese text, byte by byte it is a formula and a far cell."""
        evil = bench.sheet('<row r="1048576"><c r="XFD1048576"><f>1</f><v>1</v></c></row>').encode()
        evil += b" " * (len(evil) % 2)
        both = b"\xff\xfe" + "<a>".encode("utf-16-le") + evil + "</a>".encode("utf-16-le")
        with pytest.raises(WorkbookRefused, match="UTF-8"):
            read_workbook(bench.pack(bench.parts({"台账": both})))

    def test_a_byte_order_mark_of_utf_8_is_harmless(self, bench: Any) -> None:
        xml = b"\xef\xbb\xbf" + bench.sheet(bench.row(1, "甲") + bench.row(2, "一")).encode()
        assert read_workbook(bench.pack(bench.parts({"台账": xml}))).sheets[0].rows == [(2, ["一"])]

    @pytest.mark.parametrize("text", [b"\xff\xfe", b"a\x00b", b"&foo;", b"<t>"])
    def test_broken_text_is_refused(self, bench: Any, text: bytes) -> None:
        cell = b'<row r="2"><c r="A2" t="inlineStr"><is><t>' + text + b"</t></is></c></row></sheetData>"
        xml = bench.sheet(bench.row(1, "甲")).encode().replace(b"</sheetData>", cell)
        with pytest.raises(WorkbookRefused):
            read_workbook(bench.pack(bench.parts({"台账": xml})))


class TestTheFastHalf:
    """Ordinary rows are left out before the parser; nothing must be able to hide among them."""

    @pytest.mark.parametrize(
        "rows",
        [
            # A CDATA section that ends, for other readers, inside what looks like an ordinary row.
            '<![CDATA[<row r="2"><c r="A2"><v>]]></v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>]]>',
            # The same with a processing instruction and a comment.
            '<?x <row r="2"><c r="A2"><v>?></v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>?>',
            '<!--<row r="2"><c r="A2"><v>--></v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>-->',
            '<a b=\'<row r="2"><c r="A2"><v>1</v></c></row>\'/><row r="3"><c r="XFD3"><v>1</v></c></row>',
            '<a <row r="2"><c r="A2"><v>1</v></c></row> b="1"/>',
            '<row r="2" r="1048576"><c r="A2"><v>1</v></c></row><row><c><v>1</v></c></row>',
            '<row r="2" x=\'><c r="A2"/></row>\' ><c r="XFD2"><v>1</v></c></row>',
        ],
    )
    def test_what_only_looks_like_an_ordinary_row_hides_nothing(self, bench: Any, rows: str) -> None:
        # It is the scan that refuses, not the next reader by dying.
        with pytest.raises(WorkbookRefused, match="已损坏|超出范围"):
            read_workbook(bench.workbook(bench.row(1, "甲") + rows))

    @pytest.mark.parametrize("size", range(1, 40))
    def test_nothing_hides_behind_the_border_of_two_pieces(self, size: int) -> None:
        xml = (
            '<worksheet><sheetData><![CDATA[<row r="2"><c r="A2"><v>]]></v></c></row>'
            '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>]]></sheetData></worksheet>'
        )
        assert "已损坏" in str(outcome(xml.encode(), size))

    def test_an_ordinary_row_across_the_border_of_two_pieces_is_found(self, bench: Any) -> None:
        rows = "".join(bench.row(number, "x" * 997) for number in range(2, 4_000))
        sheet = read_workbook(bench.workbook(bench.row(1, "甲") + rows)).sheets[0]
        assert [number for number, _ in sheet.rows] == list(range(2, 4_000))

    def test_a_formula_among_many_ordinary_rows_is_found(self, bench: Any) -> None:
        rows = "".join(bench.row(number, "x" * 97) for number in range(2, 30_000))
        rows = rows.replace(
            bench.row(17_777, "x" * 97), '<row r="17777"><c r="A17777"><f>1</f><v>1</v></c></row>'
        )
        faults = read_workbook(bench.workbook(bench.row(1, "甲") + rows)).faults
        assert [fault.row for fault in faults] == [17_777]

    def test_a_row_longer_than_any_piece_is_read(self, bench: Any) -> None:
        values = ["x" * 30_000] * 190
        cells = "".join(f"<c t='str'><v>{value}</v></c>" for value in values)
        header = "".join(f"<c t='str'><v>{index}</v></c>" for index in range(190))
        sheet = read_workbook(bench.workbook(f'<row r="1">{header}</row><row r="2">{cells}</row>')).sheets[0]
        assert sheet.rows == [(2, values)]

    cells = st.sampled_from(
        [
            '<c r="A{0}"/>',
            '<c r="A{0}"><v>1</v></c>',
            '<c r="A{0}" s="1" t="s"><v>0</v></c>',
            "<c r='A{0}'><v>1</v></c>",
            '<c r="B{0}" t="inlineStr"><is><t> a&amp;b </t></is></c>',
            '<c r="B{0}"><f>1</f><v>1</v></c>',
            '<c r="B{0}" t="e"><v>#N/A</v></c>',
            '<c r="C{0}"><v>]]</v></c>',
            '<c r="D{0}"><v>1</v></c>',
            "<c><v>1</v></c>",
            '<c r="XFD{0}"/>',
            "<!-- x -->",
            "\n ",
        ]
    )
    attributes = st.sampled_from(['r="{0}"', 'r="{0}" hidden="1"', "", "r='{0}'"])
    rows = st.tuples(st.integers(1, 12), st.lists(cells, max_size=4), attributes)
    borders = st.sampled_from(["", "", "", "\n", "<!--", "-->", "<![CDATA[", "]]>", "<?x ", "?>"])

    @settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(st.tuples(rows, borders), max_size=8), st.integers(1, 50), st.booleans())
    def test_it_finds_what_the_parser_alone_finds(self, drawn: list[Any], size: int, ascending: bool) -> None:
        body = ""
        for (number, cells, attributes), border in (
            sorted(drawn, key=lambda row: row[0][0]) if ascending else drawn
        ):
            body += f"<row {attributes.format(number)}>{''.join(cell.format(number) for cell in cells)}</row>{border}"
        plain = f"<worksheet><sheetData>{body}</sheetData></worksheet>".encode()
        # From the first comment on, everything goes to the parser.
        assert outcome(plain, size) == outcome(b"<!-- all by the parser -->" + plain, size)


def outcome(xml: bytes, size: int) -> Findings | str:
    pieces = [xml[start : start + size] for start in range(0, len(xml), size)]
    try:
        return scan_sheet(pieces, "sheet", Limits(rows=9, columns=3))
    except WorkbookRefused as refusal:
        return refusal.reason


def test_only_what_was_scanned_is_passed_on_to_the_next_reader(bench: Any) -> None:
    """Sheets that were not asked for are not scanned, and so not in the copy that is parsed."""
    parts = bench.parts({"台账": bench.sheet(bench.row(1, "甲")), "远": bench.sheet(FARTHEST)})
    book = read_workbook(bench.pack(parts), sheets=["台账"])
    assert [sheet.name for sheet in book.sheets] == ["台账"]
    assert book.notes == ("工作表「远」不在所需之列,没有读取",)
