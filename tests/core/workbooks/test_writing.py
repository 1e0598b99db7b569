"""What is written is read back equal, by our reader and by another."""

import io
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from fengqiao.workbooks.cells import as_boolean, as_decimal, as_integer
from fengqiao.workbooks.contents import CellFault
from fengqiao.workbooks.layout import ColumnSpec, SheetSpec, WorkbookUnwritable
from fengqiao.workbooks.reading import read_workbook
from fengqiao.workbooks.writing import write_workbook
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

#: Texts that a careless writer turns into formulas, numbers, links, markup or nothing.
NASTY = [
    *(
        "=1+1",
        "+1",
        "-1",
        "@SUM(1)",
        "\t=1",
        "\r=1",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        "'x",
        '=HYPERLINK("http://x")',
    ),
    *(
        '=cmd|" /C calc"!A0',
        "{=1}",
        "00123",
        "110101199003071234",
        "1E5",
        "TRUE",
        "#N/A",
        "NaN",
        "2026-03-05",
        "12%",
    ),
    *("https://x.y/", "mailto:a@b.c", "internal:台账!A1", "external:c:\\x", "ftp://x"),
    *(
        "<r>x</r>",
        "<r></r>",
        "<r><t>a</t></r>",
        "<r>&</r>",
        "<si>",
        "&amp;<>\"'",
        "]]>",
        "<![CDATA[x]]>",
        "<!-- x -->",
    ),
    *(
        "_x0041_",
        "_x005F_x0041_",
        "_x005F_x005F_x0041_x0042_",
        "x_x005F_x0041",
        "_x000D_",
        "_x000a_",
        "_x005f_x000d_",
        "a\x00b",
        "a\x01",
        "a\x1fb",
        "a\x0bb",
        "a\x7f\x85b",
    ),
    *(" vorn", "hinten ", "\nx", "x\n", "a\nb", "a\r\nb", "a\rb", "a\tb", "  x  ", "a\u2028b"),
    *("\u200bx", "\ufeffx", "x\u202ey", "e\u0301", "é", "𠮷😀", "·•．", "\ufdd0x", "\u00a0x\u3000"),
    *("{{ 7*7 }}", "${x}", "%s", "'; DROP TABLE x; --", "\x1b[31m", "好" * 32_767, "😀" * 16_383),
]


def one_column(values: Sequence[object], column: ColumnSpec | None = None) -> list[SheetSpec]:
    """A second column keeps rows of blanks from being blank rows."""
    columns = [column or ColumnSpec("内容"), ColumnSpec("序", "integer")]
    return [SheetSpec("台账", columns, [[value, index] for index, value in enumerate(values)])]


def read_back(path: Path, values: Sequence[object], column: ColumnSpec | None = None) -> list[object]:
    write_workbook(path, one_column(values, column))
    book = read_workbook(path)
    assert not book.faults
    return [row[0] for _, row in book.sheet("台账").rows]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "out.xlsx"


class TestTexts:
    def test_nasty_texts_come_back_equal(self, path: Path) -> None:
        assert read_back(path, NASTY) == NASTY

    @pytest.mark.parametrize("kind", ["integer", "decimal", "date", "boolean"])
    def test_a_text_may_stand_in_any_column_and_stays_a_text(self, path: Path, kind: Any) -> None:
        assert read_back(path, NASTY, ColumnSpec("内容", kind)) == NASTY

    def test_another_reader_sees_texts_and_not_one_formula(self, path: Path) -> None:
        write_workbook(path, one_column(NASTY))
        cells = [row[0] for row in openpyxl.load_workbook(path)["台账"].iter_rows(min_row=2)]
        assert len(cells) == len(NASTY)
        assert {cell.data_type for cell in cells} == {"s"}
        assert not any(cell.hyperlink for cell in cells)
        assert b"<f>" not in zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml")

    def test_a_careless_writer_makes_formulas_of_them(self, path: Path) -> None:
        """The twin: xlsxwriter's own choice of type, read by the same oracle."""
        with xlsxwriter.Workbook(path) as book:
            book.add_worksheet("台账").write_column(0, 0, ["=1+1", "x"])
        assert openpyxl.load_workbook(path)["台账"]["A1"].data_type == "f"

    def test_a_careless_writer_copies_markup_into_the_file(self, path: Path) -> None:
        """The twin of `<r>…</r>`: as xlsxwriter writes it, the text is markup and the reader finds nothing."""
        with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
            book.add_worksheet("台账").write_string(0, 0, "<r>x</r>")
        assert b"<is><r>x</r></is>" in zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml")

    @settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(
        st.lists(
            st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"), min_size=1)
        )
    )
    def test_any_texts_come_back_equal(self, path: Path, texts: list[str]) -> None:
        # A cell that holds nothing but blanks is a blank cell only if the whole row is.
        assert read_back(path, texts) == texts

    @pytest.mark.parametrize(
        ("text", "named"),
        [
            ("x" * 32_768, "32767"),
            ("😀" * 16_384, "32767"),
            ("a\ud800", "字符"),
            ("a\ufffe", "字符"),
            ("\uffff", "字符"),
        ],
    )
    def test_a_text_that_does_not_fit_is_refused_with_its_place_and_no_file_appears(
        self, path: Path, text: str, named: str
    ) -> None:
        with pytest.raises(WorkbookUnwritable, match=f"「台账」第3行A列.*{named}"):
            write_workbook(path, one_column(["x", text]))
        assert list(path.parent.iterdir()) == []

    def test_a_careless_writer_cuts_a_long_text_off(self, path: Path) -> None:
        """The twin: xlsxwriter returns a code and writes what fits."""
        with xlsxwriter.Workbook(path) as book:
            assert book.add_worksheet("台账").write_string(0, 0, "x" * 32_768) == -2


class TestValues:
    columns = [
        ColumnSpec("身份证号"),
        ColumnSpec("件数", "integer"),
        ColumnSpec("金额", "decimal"),
        ColumnSpec("日期", "date"),
        ColumnSpec("是否成功", "boolean"),
    ]

    def row(self, path: Path, *values: object) -> list[Any]:
        write_workbook(path, [SheetSpec("台账", self.columns, [values])])
        return read_workbook(path, text_columns={"台账": ["身份证号"]}).sheet("台账").rows[0][1]

    def test_values_of_every_kind_come_back_equal(self, path: Path) -> None:
        identity, count, amount, day, done = self.row(
            path, "110101199003071234", 3, Decimal("1021.05"), date(2026, 3, 5), True
        )
        assert (identity, day, done) == ("110101199003071234", date(2026, 3, 5), "是")
        assert (as_integer(count), as_decimal(amount), as_boolean(done)) == (3, Decimal("1021.05"), True)

    def test_excel_shows_them_as_their_column_says(self, path: Path) -> None:
        self.row(path, "x", 3, Decimal("1021.5"), date(2026, 3, 5), False)
        cells = openpyxl.load_workbook(path)["台账"][2]
        assert [cell.number_format for cell in cells] == ["@", "0", "0.00", "yyyy-mm-dd", "General"]
        assert [cell.data_type for cell in cells] == ["s", "n", "n", "d", "s"]

    def test_nothing_is_nothing(self, path: Path) -> None:
        assert self.row(path, "x", None, None, None, "") == ["x", None, None, None, None]

    @pytest.mark.parametrize(
        ("value", "text"),
        [
            (123, "123"),
            (110101199003071234, "110101199003071234"),
            (True, "是"),
            (date(2026, 3, 5), "2026-03-05"),
            (Decimal("1.50"), "1.50"),
            (CellFault("台账", 2, "A", "=1+1", "公式", "改"), "=1+1"),
        ],
    )
    def test_a_text_column_holds_texts_only(self, path: Path, value: object, text: str) -> None:
        assert self.row(path, value, 1, None, None, None)[0] == text

    @pytest.mark.parametrize(
        ("value", "text"),
        [
            (10**15, "1000000000000000"),
            (Decimal("123456789012345.67"), "123456789012345.67"),
            (Decimal("0.12345678901234567"), "0.12345678901234567"),
            (0.1 + 0.2, "0.30000000000000004"),
            (float("inf"), "inf"),
            (float("nan"), "nan"),
            (Decimal("NaN"), "NaN"),
            (date(1850, 1, 1), "1850-01-01"),
            (date(1900, 2, 28), "1900-02-28"),
            (datetime(2026, 3, 5, 8, tzinfo=UTC), "2026-03-05 08:00:00+00:00"),
        ],
    )
    def test_what_excel_cannot_hold_exactly_is_written_as_text(
        self, path: Path, value: object, text: str
    ) -> None:
        assert self.row(path, "x", value, None, None, None)[1] == text

    def test_a_third_digit_is_shown(self, path: Path) -> None:
        assert self.row(path, "x", None, Decimal("0.125"), None, None)[2] == 0.125
        assert openpyxl.load_workbook(path)["台账"]["C2"].number_format == "General"

    def test_a_moment_keeps_its_time(self, path: Path) -> None:
        moment = datetime(2026, 3, 5, 10, 30, 15)  # noqa: DTZ001
        assert self.row(path, "x", None, None, moment, None)[3] == moment

    def test_a_value_of_another_kind_is_a_mistake_of_the_programmer(self, path: Path) -> None:
        with pytest.raises(TypeError, match="list"):
            self.row(path, "x", [], None, None, None)

    @settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.lists(st.decimals(-(10**14), 10**14, places=2), min_size=1, max_size=200))
    def test_any_amounts_come_back_exactly(self, path: Path, amounts: list[Decimal]) -> None:
        values = read_back(path, amounts, ColumnSpec("金额", "decimal"))
        assert [
            Decimal(value) if isinstance(value, str) else as_decimal(value) for value in values
        ] == amounts

    @settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.lists(st.dates(date(1900, 3, 1)), min_size=1, max_size=200))
    def test_any_days_come_back_exactly(self, path: Path, days: list[date]) -> None:
        assert read_back(path, days, ColumnSpec("日期", "date")) == days


class TestLayout:
    short = ["家庭", "邻里"]
    long = [f"第{number}种情形" for number in range(60)]
    commas = ["甲,乙", "邻里"]

    @pytest.fixture
    def sheet(self, path: Path) -> Any:
        columns = [
            ColumnSpec("编号", note="由系统编制", width=20, required=True),
            ColumnSpec("类型", choices=self.short),
            ColumnSpec("类别", choices=self.long),
            ColumnSpec("又一类别", choices=self.long),
            ColumnSpec("逗号", choices=self.commas),
            ColumnSpec("成功", "boolean"),
        ]
        write_workbook(
            path,
            [SheetSpec("台账", columns, [["1"] + [None] * 5], {(0, 0): "编号重复"})],
            notice="A&B 合成演示数据",
        )
        return openpyxl.load_workbook(path)

    def test_the_header_is_frozen_and_explains_itself(self, sheet: Any) -> None:
        ledger = sheet["台账"]
        assert ledger.freeze_panes == "A2"
        assert [cell.value for cell in ledger[1]] == ["编号", "类型", "类别", "又一类别", "逗号", "成功"]
        assert all(cell.comment for cell in ledger[1])
        assert ledger["A1"].comment.text == "必填\n文本\n由系统编制"
        assert ledger["A1"].font.color.rgb != getattr(ledger["B1"].font.color, "rgb", None)
        assert (ledger.column_dimensions["A"].width > 20, ledger["A2"].comment.text) == (True, "编号重复")

    def test_empty_cells_of_a_text_column_are_text_before_anybody_types(self, path: Path) -> None:
        write_workbook(path, one_column([]))
        column = re.search(
            rb'<col min="1" max="1" [^>]*style="(\d+)"',
            zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml"),
        )
        assert column
        styles = openpyxl.load_workbook(path)._cell_styles  # type: ignore[attr-defined]
        assert styles[int(column[1])].numFmtId == 49  # “@”, ECMA-376 18.8.30

    def test_choices_are_offered_and_long_lists_lie_on_a_hidden_sheet_once(self, sheet: Any) -> None:
        rules = {str(rule.sqref): rule.formula1 for rule in sheet["台账"].data_validations.dataValidation}
        assert rules["B2:B200001"] == '"家庭,邻里"'
        assert rules["C2:C200001"] == rules["D2:D200001"] == "'选项'!$A$2:$A$61"
        assert rules["E2:E200001"] == "'选项'!$B$2:$B$3"
        assert rules["F2:F200001"] == '"是,否"'
        choices = sheet["选项"]
        assert choices.sheet_state == "hidden"
        assert [cell.value for cell in choices["A"][1:]] == self.long
        assert [cell.value for cell in choices["B"][1:3]] == self.commas

    def test_the_notice_stands_on_every_printed_page(self, sheet: Any) -> None:
        for worksheet in sheet:
            assert worksheet.oddHeader.center.text == worksheet.oddFooter.center.text == "A&&B 合成演示数据"

    def test_the_sheet_of_choices_is_marked_as_hidden_when_read(self, sheet: Any, path: Path) -> None:
        assert [(sheet.name, sheet.hidden) for sheet in read_workbook(path).sheets] == [
            ("台账", False),
            ("选项", True),
        ]

    def test_the_sheet_of_choices_is_nothing_to_tell_about(self, sheet: Any, path: Path) -> None:
        book = read_workbook(path, sheets=["台账"])
        assert ([sheet.name for sheet in book.sheets], book.notes) == (["台账"], ())

    def test_its_name_is_taken(self, path: Path) -> None:
        with pytest.raises(ValueError, match="选项"):
            write_workbook(path, [SheetSpec("选项", [ColumnSpec("甲")])])


class TestFile:
    def test_the_same_content_gives_the_same_bytes_at_any_time_and_place(self, path: Path) -> None:
        program = (
            "import sys\n"
            "from fengqiao.workbooks.layout import ColumnSpec, SheetSpec\n"
            "from fengqiao.workbooks.writing import write_workbook\n"
            "columns = [ColumnSpec('甲', choices=[str(n) * 9 for n in range(60)]), ColumnSpec('乙', 'date')]\n"
            "write_workbook(sys.stdout.buffer, [SheetSpec('台账', columns, [['x', None]], {(0, 0): '注'})], notice='演示')\n"
        )
        made = {
            subprocess.run(
                [sys.executable, "-c", program],
                capture_output=True,
                check=True,
                env={"TZ": zone, "PYTHONHASHSEED": seed},
            ).stdout
            for zone, seed in (("Asia/Shanghai", "1"), ("UTC", "2"), ("America/Los_Angeles", "3"))
        }
        assert len(made) == 1
        with zipfile.ZipFile(io.BytesIO(made.pop())) as archive:
            # The three may have been made within one second.
            assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml")

    def test_a_stream_gets_the_same_bytes_as_a_path(self, path: Path) -> None:
        stream = io.BytesIO()
        for target in (stream, path):
            write_workbook(target, one_column(["x"]))
        assert stream.getvalue() == path.read_bytes()

    def test_rows_may_be_made_while_they_are_written(self, path: Path) -> None:
        rows: Iterator[Sequence[object]] = ([str(number)] for number in range(5_000))
        write_workbook(path, [SheetSpec("台账", [ColumnSpec("甲")], rows)])
        assert len(read_workbook(path).sheet("台账").rows) == 5_000

    def test_rows_that_break_off_leave_the_old_file_and_no_rest(
        self, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        scratch = tmp_path / "scratch"
        scratch.mkdir()
        monkeypatch.setattr(tempfile, "tempdir", str(scratch))
        path.write_bytes(b"old")

        open_to_others: list[int] = []

        def rows() -> Iterator[Sequence[object]]:
            yield ["110101199003071234"]
            open_to_others.extend(entry.stat().st_mode & 0o077 for entry in scratch.iterdir())
            raise RuntimeError("the database went away")

        with pytest.raises(RuntimeError, match="went away"):
            write_workbook(path, [SheetSpec("台账", [ColumnSpec("甲")], rows())])
        assert path.read_bytes() == b"old"
        assert sorted(tmp_path.iterdir()) == [path, scratch]
        assert list(scratch.iterdir()) == []
        # While it lasted, everything lay in one directory of our own.
        assert open_to_others == [0]

    def test_a_row_of_another_length_is_a_mistake_of_the_programmer(self, path: Path) -> None:
        with pytest.raises(ValueError, match="zip"):
            write_workbook(path, [SheetSpec("台账", [ColumnSpec("甲")], [["x", "y"]])])

    def test_more_rows_than_a_sheet_has_are_refused(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from fengqiao.workbooks import values

        monkeypatch.setattr(values, "LAST_ROW", 10)
        write_workbook(path, [SheetSpec("台账", [ColumnSpec("甲")], [["x"]] * 9)])
        with pytest.raises(WorkbookUnwritable, match="超过9行"):
            write_workbook(path, [SheetSpec("台账", [ColumnSpec("甲")], [["x"]] * 10)])
