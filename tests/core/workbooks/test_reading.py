"""What comes out of a workbook: header, rows, values, faults."""

import hashlib
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from fengqiao.workbooks.contents import CellFault, Limits, WorkbookRefused
from fengqiao.workbooks.digest import sm3
from fengqiao.workbooks.reading import read_workbook


def test_values_come_as_excel_holds_them(bench: Any) -> None:
    cells = (
        bench.text("A2", " 王某 ")
        + '<c r="B2"><v>1021.05</v></c><c r="C2" t="b"><v>1</v></c><c r="D2"><v>1</v></c>'
        + '<c r="E2" s="1"><v>46086</v></c><c r="F2" s="1"><v>46086.5</v></c><c r="G2" s="2"><v>0.25</v></c><c r="H2"/>'
        + '<c r="I2" t="d"><v>2026-03-05</v></c>'
    )
    rows = bench.row(1, *"甲乙丙丁戊己庚辛壬") + f'<row r="2">{cells}</row>'
    ((number, values),) = read_workbook(bench.workbook(rows)).sheet("台账").rows
    day = date(2026, 3, 5)
    assert number == 2
    assert values == [" 王某 ", 1021.05, True, 1.0, day, datetime(2026, 3, 5, 12), time(6), None, day]  # noqa: DTZ001
    # TRUE equals 1 in Python, so equality alone would not show that each kept its kind.
    assert list(map(type, values)) == [str, float, bool, float, date, datetime, time, type(None), date]


def test_booleans_and_ones_in_one_column_stay_apart(bench: Any) -> None:
    rows = "".join(
        f'<row r="{number}"><c r="A{number}"{kind}><v>1</v></c></row>'
        for number, kind in enumerate(["", ' t="b"', "", ' t="b"'], 2)
    )
    values = [
        values for _, (values,) in read_workbook(bench.workbook(bench.row(1, "甲") + rows)).sheets[0].rows
    ]
    assert list(map(type, values)) == [float, bool, float, bool]


def test_days_of_the_1904_calendar_are_the_same_days(bench: Any) -> None:
    rows = bench.row(1, "甲") + '<row r="2"><c r="A2" s="1"><v>44624</v></c></row>'
    parts = bench.parts({"台账": bench.sheet(rows)})
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(
        "<sheets>", '<workbookPr date1904="1"/><sheets>'
    )
    assert read_workbook(bench.pack(parts)).sheets[0].rows == [(2, [date(2026, 3, 5)])]


def test_shared_and_rich_texts_are_read_whole(bench: Any) -> None:
    strings = (
        "<si><t>甲</t><phoneticPr fontId='1' type='noConversion'/></si><si><t xml:space='preserve'> b </t></si>"
        "<si><r><t>粗</t></r><r><t>细</t></r><rPh sb='0' eb='1'><t>cu</t></rPh></si><si><t>a&amp;_x0042_</t></si>"
    )
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>{n - 1}</v></c></row>' for n in range(1, 5))
    sheet = read_workbook(bench.workbook(rows, strings=strings)).sheets[0]
    assert (sheet.header, sheet.rows) == (("甲",), [(2, [" b "]), (3, ["粗细"]), (4, ["a&B"])])


def test_a_shared_text_that_is_not_there_is_refused(bench: Any) -> None:
    with pytest.raises(WorkbookRefused, match="规范"):
        read_workbook(
            bench.workbook('<row r="1"><c r="A1" t="s"><v>9</v></c></row>', strings="<si><t>a</t></si>")
        )


@pytest.mark.parametrize("separated", ["a\x1fb", "\x1f", "a\x1f"])
def test_texts_with_the_separator_of_the_wire_survive(bench: Any, separated: str) -> None:
    escaped = separated.replace("\x1f", "_x001F_")
    rows = bench.row(1, "甲", "乙") + bench.row(2, "x", escaped) + bench.row(3, "y", "z")
    assert read_workbook(bench.workbook(rows)).sheets[0].rows == [(2, ["x", separated]), (3, ["y", "z"])]


class TestRows:
    def test_row_numbers_are_those_that_excel_shows(self, bench: Any) -> None:
        rows = bench.row(1, "甲", "乙") + bench.row(4, None, "二") + bench.row(9, "一")
        sheet = read_workbook(bench.workbook(rows)).sheets[0]
        assert sheet.rows == [(4, [None, "二"]), (9, ["一", None])]

    def test_blank_rows_in_the_middle_are_left_out_and_counted_and_those_at_the_end_are_not(
        self, bench: Any
    ) -> None:
        rows = bench.row(1, "甲") + bench.row(2, "一") + bench.row(4, " \u3000") + bench.row(6, "二")
        rows += "".join(f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(7, 3_000)) + bench.row(
            3_000, " "
        )
        sheet = read_workbook(bench.workbook(rows)).sheets[0]
        assert (sheet.rows, sheet.blank_rows) == ([(2, ["一"]), (6, ["二"])], 3)
        last_row = 6
        assert 1 + len(sheet.rows) + sheet.blank_rows == last_row

    def test_a_hundred_thousand_formatted_blanks_at_the_end_are_nothing(self, tmp_path: Path) -> None:
        path = tmp_path / "formatted.xlsx"
        with xlsxwriter.Workbook(path) as book:
            sheet, form = book.add_worksheet("台账"), book.add_format({"bold": True})
            sheet.write_string(0, 0, "甲")
            sheet.write_string(1, 0, "一")
            for row in range(2, 100_002):
                sheet.write_blank(row, 0, None, form)
        assert read_workbook(path).sheets[0].rows == [(2, ["一"])]

    def test_hidden_and_filtered_rows_are_read_like_others_and_counted(self, bench: Any) -> None:
        rows = bench.row(1, "甲") + "".join(bench.row(n, "x") for n in range(2, 6))
        rows = rows.replace('<row r="3"', '<row r="3" hidden="1"').replace(
            '<row r="5"', '<row hidden="true" r="5"'
        )
        rows = rows.replace('<row r="4"', '<row r="4" hidden="false"')
        sheet = read_workbook(bench.workbook(rows)).sheets[0]
        assert ([number for number, _ in sheet.rows], sheet.hidden_rows) == ([2, 3, 4, 5], 2)

    def test_rows_that_begin_in_column_c_keep_their_columns(self, bench: Any) -> None:
        # Without anything in A and B, calamine alone would give column C as the first.
        with pytest.raises(WorkbookRefused, match="A列的标题是空的"):
            read_workbook(bench.workbook(bench.row(1, None, None, "丙") + bench.row(2, None, None, "x")))

    def test_content_under_no_title_is_a_fault_and_not_cut_off(self, bench: Any) -> None:
        rows = bench.row(1, "甲") + bench.row(2, "一", None, "多") + bench.row(3, "二")
        book = read_workbook(bench.workbook(rows))
        assert book.sheets[0].rows == [(2, ["一"]), (3, ["二"])]
        assert [(fault.row, fault.column, fault.value) for fault in book.faults] == [(2, "C", "多")]


class TestHeader:
    @pytest.mark.parametrize(
        ("row", "named"),
        [
            (("甲", "乙", "甲"), "C列的标题与A列重复"),
            (("甲", " 甲\u3000"), "B列的标题与A列重复"),
            (("甲", None, "丙"), "B列的标题是空的"),
            (("甲", "  ", "丙"), "B列的标题是空的"),
            ((None, "乙"), "A列的标题是空的"),
            (("甲", 2024), "B列的标题不是文字"),
        ],
    )
    def test_a_bad_title_is_refused_with_its_column(self, bench: Any, row: Any, named: str) -> None:
        with pytest.raises(WorkbookRefused, match=named):
            read_workbook(bench.workbook(bench.row(1, *row) + bench.row(2, "x", "y", "z")))

    def test_empty_cells_after_the_last_title_are_no_columns(self, bench: Any) -> None:
        rows = bench.row(1, "甲", " 乙 ", "", " ") + bench.row(2, "x")
        assert read_workbook(bench.workbook(rows)).sheets[0].header == ("甲", "乙")

    def test_a_formula_for_a_title_is_refused(self, bench: Any) -> None:
        with pytest.raises(WorkbookRefused, match="A列的标题不是普通文字"):
            read_workbook(bench.workbook('<row r="1"><c r="A1" t="str"><f>"甲"</f><v>甲</v></c></row>'))

    def test_a_merged_title_line_is_refused(self, bench: Any) -> None:
        rows = bench.row(1, "某某业务台账") + bench.row(2, "甲", "乙")
        with pytest.raises(WorkbookRefused, match="合并"):
            read_workbook(bench.workbook(rows, '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>'))

    def test_content_below_an_empty_first_row_is_refused(self, bench: Any) -> None:
        with pytest.raises(WorkbookRefused, match="第1行没有表头"):
            read_workbook(bench.workbook(bench.row(2, "甲") + bench.row(3, "一")))

    @pytest.mark.parametrize("rows", ["", '<row r="1"/>', '<row r="5"><c r="C5" s="1"/></row>'])
    def test_an_empty_sheet_is_empty(self, bench: Any, rows: str) -> None:
        sheet = read_workbook(bench.workbook(rows)).sheets[0]
        assert (sheet.header, sheet.rows, sheet.blank_rows) == ((), [], 0)


class TestTextColumns:
    def faults(self, bench: Any, cell: str, style: str = "") -> tuple[CellFault, ...]:
        rows = bench.row(1, "姓名", "身份证号", "件数") + (
            f'<row r="2">{bench.text("A2", "王某")}<c r="B2"{style}>{cell}</c><c r="C2"><v>3</v></c></row>'
        )
        path = bench.workbook(rows + bench.row(3, "李某", "110101199003071234", 4))
        assert not read_workbook(path).faults
        book = read_workbook(path, text_columns={"台账": ["身份证号", "没有的列"], "没有的表": ["甲"]})
        assert book.sheets[0].rows[1] == (3, ["李某", "110101199003071234", 4.0])
        assert book.sheets[0].rows[0] == (2, ["王某", *book.faults, 3.0])
        return book.faults

    def test_an_identity_number_kept_as_a_number_is_a_fault(self, bench: Any) -> None:
        (fault,) = self.faults(bench, "<v>110101199003071234</v>")
        assert (fault.sheet, fault.row, fault.column, fault.value) == ("台账", 2, "B", "1.10101199003071e+17")
        assert "已丢失" in fault.reason
        assert "文本" in fault.remedy

    def test_the_lost_digits_cannot_be_told_afterwards(self, bench: Any) -> None:
        """The twin: without the check two different people have one number."""
        rows = bench.row(1, "号") + bench.row(2, 110101199003071234) + bench.row(3, 110101199003071235)
        first, second = (values for _, values in read_workbook(bench.workbook(rows)).sheets[0].rows)
        assert first == second

    def test_a_short_number_is_a_fault_too_because_its_zeros_are_gone(self, bench: Any) -> None:
        assert [fault.value for fault in self.faults(bench, "<v>12</v>")] == ["12"]

    def test_a_date_is_a_fault(self, bench: Any) -> None:
        (fault,) = self.faults(bench, "<v>46086</v>", ' s="1"')
        assert ("日期" in fault.reason, fault.value) == (True, "2026-03-05")

    def test_a_boolean_is_a_fault(self, bench: Any) -> None:
        (fault,) = self.faults(bench, "<v>1</v>", ' t="b"')
        assert ("逻辑值" in fault.reason, fault.value) == (True, "TRUE")

    def test_an_empty_cell_is_none(self, bench: Any) -> None:
        rows = bench.row(1, "姓名", "身份证号") + bench.row(2, "王某") + bench.row(3, "李某", "x")
        book = read_workbook(bench.workbook(rows), text_columns={"台账": ["身份证号"]})
        assert (book.faults, book.sheets[0].rows) == ((), [(2, ["王某", None]), (3, ["李某", "x"])])


class TestOtherFaults:
    def test_a_cell_at_the_limit_is_read_and_one_beyond_it_is_a_fault(self, bench: Any) -> None:
        rows = bench.row(1, "甲") + bench.row(2, "好" * 32_767) + bench.row(3, "长" * 32_768)
        book = read_workbook(bench.workbook(rows))
        assert book.sheets[0].rows == [(2, ["好" * 32_767]), (3, [*book.faults])]
        (fault,) = book.faults
        assert (fault.row, fault.column, len(fault.value) < 32_767) == (3, "A", True)
        assert fault.value.endswith("…(共32768字)")
        assert "太长" in fault.reason

    def test_rows_of_a_merged_cell_are_faults_except_the_one_that_keeps_the_value(self, bench: Any) -> None:
        rows = bench.row(1, "甲", "乙") + "".join(
            bench.row(n, "x" if n in (2, 9) else None, "y") for n in range(2, 10)
        )
        merges = '<mergeCells><mergeCell ref="A2:A4"/><mergeCell ref="A6:B6"/><mergeCell ref="A10:A1048576"/></mergeCells>'
        book = read_workbook(bench.workbook(rows, merges))
        assert [(fault.row, fault.column) for fault in book.faults] == [(3, "A"), (4, "A"), (6, "B")]
        assert all("合并" in fault.reason for fault in book.faults)

    def test_faults_come_in_the_order_of_the_sheet(self, bench: Any) -> None:
        error = '<c r="{}" t="e"><v>#N/A</v></c>'
        rows = bench.row(1, "甲", "乙") + "".join(
            f'<row r="{n}">{error.format(f"A{n}")}<c r="B{n}"><v>1</v></c></row>' for n in (2, 3, 10)
        )
        faults = read_workbook(bench.workbook(rows), text_columns={"台账": ["乙"]}).faults
        places = [(fault.row, fault.column) for fault in faults]
        assert places == [(2, "A"), (2, "B"), (3, "A"), (3, "B"), (10, "A"), (10, "B")]


class TestSheets:
    def test_all_sheets_come_in_order_with_their_hidden_state(self, bench: Any) -> None:
        sheets = {name: bench.sheet(bench.row(1, name)) for name in ("乙", "甲", "<&>")}
        book = read_workbook(bench.pack(bench.parts(sheets, {"甲": "hidden", "<&>": "veryHidden"})))
        assert [(sheet.name, sheet.header, sheet.hidden) for sheet in book.sheets] == [
            ("乙", ("乙",), False),
            ("甲", ("甲",), True),
            ("<&>", ("<&>",), True),
        ]

    def test_a_missing_sheet_is_named_together_with_those_that_are_there(self, bench: Any) -> None:
        with pytest.raises(WorkbookRefused, match="缺少工作表「案件」.*「台账」"):
            read_workbook(bench.workbook(bench.row(1, "甲"))).sheet("案件")

    def test_sheets_of_one_name_are_refused(self, bench: Any) -> None:
        parts = bench.parts({"台账": bench.sheet(""), "案件": bench.sheet("")})
        parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace("案件", "台账")
        with pytest.raises(WorkbookRefused, match="同名"):
            read_workbook(bench.pack(parts))

    @pytest.mark.parametrize(
        ("old", "new", "named"),
        [
            ("worksheets/sheet1.xml", "worksheets/nowhere.xml", "缺少部件"),
            ("worksheets/sheet1.xml", "../../../etc/passwd", "缺少部件"),
            ("worksheets/sheet1.xml", "./worksheets/sheet1.xml", "缺少部件"),
            ("worksheets/sheet1.xml", "xl/worksheets/sheet1.xml", "缺少部件"),
            ('/worksheet"', '/xlMacrosheet"', "宏表"),
            ('Id="rId1"', 'Id="rId7"', "找不到内容"),
        ],
    )
    def test_a_sheet_that_leads_nowhere_or_to_macros_is_refused(
        self, bench: Any, old: str, new: str, named: str
    ) -> None:
        parts = bench.parts({"台账": bench.sheet("")})
        links = "xl/_rels/workbook.xml.rels"
        parts[links] = parts[links].replace(old, new)
        with pytest.raises(WorkbookRefused, match=named):
            read_workbook(bench.pack(parts))

    @pytest.mark.parametrize("target", ["/xl/worksheets/sheet1.xml", "worksheets/Sheet1.xml"])
    def test_a_sheet_is_found_however_its_place_is_written(self, bench: Any, target: str) -> None:
        parts = bench.parts({"台账": bench.sheet(bench.row(1, "甲"))})
        links = "xl/_rels/workbook.xml.rels"
        parts[links] = parts[links].replace("worksheets/sheet1.xml", target)
        assert read_workbook(bench.pack(parts)).sheets[0].header == ("甲",)

    def test_pictures_and_charts_are_noted_because_they_are_not_read(self, tmp_path: Path) -> None:
        path = tmp_path / "chart.xlsx"
        with xlsxwriter.Workbook(path) as book:
            sheet = book.add_worksheet("台账")
            sheet.write_string(0, 0, "甲")
            sheet.write_number(1, 0, 1)
            chart = book.add_chart({"type": "bar"})
            chart.add_series({"values": "=台账!$A$2:$A$2"})
            book.add_chartsheet("图").set_chart(chart)
            sheet.insert_image(3, 3, "dot.png", {"image_data": _dot()})
        notes = read_workbook(path).notes
        assert len(notes) == 2
        assert "1张图片" in notes[0]
        assert "「图」" in notes[1]


def _dot() -> Any:
    import io
    import struct
    import zlib

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return io.BytesIO(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\x00\x00"))
        + chunk(b"IEND", b"")
    )


def test_the_digest_is_sm3_of_the_files_bytes(bench: Any) -> None:
    path = bench.workbook(bench.row(1, "甲"))
    assert read_workbook(path).digest == sm3(path.read_bytes())
    # GB/T 32905-2016, example A.1.
    assert sm3(b"abc") == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"


def test_the_digest_is_the_same_without_openssls_sm3(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hashlib, "algorithms_available", set())
    assert sm3(b"abc") == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"


def test_openpyxl_reads_the_same_values(tmp_path: Path) -> None:
    """An independent reader of a file that neither of the two has written."""
    path = tmp_path / "other.xlsx"
    values: list[list[Any]] = [
        [f"文{n}", n, n / 8, date(2020, 1, 1 + n % 28), n % 2 == 0, None if n % 3 else "x"]
        for n in range(500)
    ]
    book = openpyxl.Workbook()
    book.active.title = "台账"
    for row in [list("甲乙丙丁戊己"), *values]:
        book.active.append(row)
    book.save(path)
    ours = [values for _, values in read_workbook(path).sheet("台账").rows]
    theirs = [
        [value.date() if isinstance(value, datetime) else value for value in row]
        for row in openpyxl.load_workbook(path)["台账"].iter_rows(min_row=2, values_only=True)
    ]
    assert ours == theirs == values


def test_limits_can_be_raised(bench: Any) -> None:
    rows = bench.row(1, "甲") + '<row r="250001"><c r="A250001"><v>1</v></c></row>'
    with pytest.raises(WorkbookRefused):
        read_workbook(bench.workbook(rows))
    assert read_workbook(bench.workbook(rows), limits=Limits(rows=300_000)).sheets[0].rows == [
        (250_001, [1.0])
    ]
    wide = '<row r="1">' + "".join(f'<c t="str"><v>{n}</v></c>' for n in range(600)) + "</row>"
    assert len(read_workbook(bench.workbook(wide), limits=Limits(columns=600)).sheets[0].header) == 600
