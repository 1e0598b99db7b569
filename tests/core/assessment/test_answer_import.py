"""Answers by workbook: rows that balance, errors cell by cell, nothing twice."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fengqiao.access.models import AuditEvent
from fengqiao.assessment import answer_files
from fengqiao.assessment.answer_import import AnswerImport, import_answers
from fengqiao.assessment.answer_sheets import (
    ATTESTATIONS,
    SHEETS,
    SURVEYS,
    read_answers,
    write_answer_template,
)
from fengqiao.assessment.answers_given import answers_of
from fengqiao.assessment.evidence import EvidenceStore
from fengqiao.assessment.inputs import Answers
from fengqiao.assessment.models import Attestation, EvidenceFile, SurveyResult
from fengqiao.database.scope import SYSTEM, Scope
from fengqiao.database.session import Database
from fengqiao.indicators.window import Window
from fengqiao.workbooks.contents import WorkbookRefused
from fengqiao.workbooks.layout import ColumnSpec, SheetSpec
from fengqiao.workbooks.writing import write_workbook
from sqlalchemy import func, select

from tests.core.assessment.made_up import attested, check, computed, item, loaded, standard, surveyed
from tests.core.conftest import District

PACK = loaded(
    standard(
        item(1, check("A", computed("a.x", ">=", 1), attested("计划", "照片"))),
        item(2, check("B", surveyed("q", ">", "95%"))),
        item(
            3,
            check("E", attested()),
            points=1,
            rules=[{"kind": "per_occurrence", "each": 1, "counted": {"id": "N1", "question": "几起?"}}],
        ),
        points=1,
    )
).pack
DAY = date(2023, 6, 1)
PDF = b"%PDF-1.7\n"
GOOD_SURVEY = ["S1", "核对 B", 100, 96, DAY, None, None]
GOOD_YES = ["S1", "made-up", "A", "是", None, DAY, None, "计划=计划.pdf\n照片=照片.jpg"]


def workbook(
    folder: Path, surveys: Sequence[Sequence[Any]] = (), attestations: Sequence[Sequence[Any]] = ()
) -> Path:
    file = folder / "answers.xlsx"
    rows = {SURVEYS: surveys, ATTESTATIONS: attestations}
    sheets = [SheetSpec(name, [one.spec for one in columns], rows[name]) for name, columns in SHEETS.items()]
    write_workbook(file, sheets)
    return file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with three files to name."""
    place = tmp_path / "in"
    place.mkdir()
    (place / "计划.pdf").write_bytes(PDF)
    (place / "照片.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    (place / "坏.svg").write_bytes(b"<svg/>")
    return place


def take(
    database: Database, store: EvidenceStore, file: Path, *, scope: Scope = SYSTEM, dry_run: bool = False
) -> AnswerImport:
    read = read_answers(file)
    opened = database.reading if dry_run else database.writing
    with opened(scope) as session:
        return import_answers(session, read, [PACK], store, file.parent, dry_run=dry_run)


def tally(result: AnswerImport) -> list[tuple[int, int, int, int, int]]:
    return [(one.read, one.inserted, one.updated, one.unchanged, one.rejected) for one in result.counts]


def given(database: Database, unit: int) -> Answers:
    with database.reading(SYSTEM) as session:
        return answers_of(session, PACK, Window(date(2023, 1, 1), date(2023, 9, 30)), [unit])[unit]


def stored(database: Database, table: Any) -> int:
    with database.reading(SYSTEM) as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_good_rows_are_written_with_their_files(
    database: Database, district: District, store: EvidenceStore, folder: Path
) -> None:
    number = ["S2", "made-up", "N1", "数值", "2.5", DAY, "检查发现", None]
    result = take(database, store, workbook(folder, [GOOD_SURVEY], [GOOD_YES, number]))

    assert tally(result) == [(1, 1, 0, 0, 0), (2, 2, 0, 0, 0)]
    assert result.faults == ()
    north = given(database, district.north)
    assert (north.surveys["q"].positive, north.surveys["q"].valid) == (96, 100)
    assert [(file.kind, file.name) for file in north.attested["A"].files] == [
        ("照片", "照片.jpg"),
        ("计划", "计划.pdf"),
    ]
    assert given(database, district.south).attested["N1"].amount == "2.5"


def test_the_same_file_again_changes_nothing(
    database: Database, district: District, store: EvidenceStore, folder: Path
) -> None:
    file = workbook(folder, [GOOD_SURVEY], [GOOD_YES])
    take(database, store, file)
    counts = [stored(database, table) for table in (SurveyResult, Attestation, EvidenceFile, AuditEvent)]

    again = take(database, store, file)

    assert tally(again) == [(1, 0, 0, 1, 0), (1, 0, 0, 1, 0)]
    assert [
        stored(database, table) for table in (SurveyResult, Attestation, EvidenceFile, AuditEvent)
    ] == counts


def test_a_corrected_row_replaces_the_earlier_one_which_stays(
    database: Database, district: District, store: EvidenceStore, folder: Path
) -> None:
    take(database, store, workbook(folder, [GOOD_SURVEY], [GOOD_YES]))
    corrected = [*GOOD_SURVEY[:3], 97, *GOOD_SURVEY[4:]]
    without_photo = [*GOOD_YES[:7], "计划=计划.pdf"]

    result = take(database, store, workbook(folder, [corrected], [without_photo]))

    assert tally(result) == [(1, 0, 1, 0, 0), (1, 0, 1, 0, 0)]
    north = given(database, district.north)
    assert north.surveys["q"].positive == 97
    assert [file.kind for file in north.attested["A"].files] == ["计划"]
    assert stored(database, SurveyResult) == 2
    assert stored(database, EvidenceFile) == 2


def test_a_dry_run_answers_the_same_and_writes_nothing(
    database: Database, district: District, store: EvidenceStore, folder: Path
) -> None:
    file = workbook(folder, [GOOD_SURVEY, ["S9", *GOOD_SURVEY[1:]]], [GOOD_YES])

    tried = take(database, store, file, dry_run=True)

    assert (stored(database, SurveyResult), stored(database, EvidenceFile)) == (0, 0)
    assert not store.folder.exists()
    done = take(database, store, file)
    assert tally(tried) == tally(done)
    assert tried.faults == done.faults


FAULTY_SURVEYS = [
    (["S9", *GOOD_SURVEY[1:]], "A", "没有编码为“S9”的单位"),
    (["S1", "认可吗", *GOOD_SURVEY[2:]], "B", "没有问卷题目“认可吗”"),
    (["S1", "核对 B", 100, 101, DAY, None, None], "", "肯定答卷多于有效答卷"),
    (["S1", "核对 B", 0, 0, DAY, None, None], "C", "数值过小"),
    (["S1", "核对 B", "１００", 96, DAY, None, None], "C", "全角"),
    (["S1", "核对 B", 99.5, 96, DAY, None, None], "C", "小数"),
    (["S1", "核对 B", 100, 96, "2024-02-30", None, None], "E", "没有这一天"),
    (["S1", "核对 B", 100, 96, "2026年3月", None, None], "E", "日"),
    (["S1", "核对 B", 100, None, DAY, None, None], "D", "空的"),
    (["S1", "核对 B", 100, 96, DAY, None, "计划.pdf\n照片.jpg"], "G", "只能是一份文件"),
    (["S1", "核对 B", 100, 96, DAY, None, "没有.pdf"], "G", "材料文件夹里没有“没有.pdf”"),
]


def test_each_faulty_survey_row_is_named_by_its_cell_and_the_good_row_loads(
    database: Database, district: District, store: EvidenceStore, folder: Path
) -> None:
    rows = [row for row, _, _ in FAULTY_SURVEYS]

    result = take(database, store, workbook(folder, [*rows, ["S2", *GOOD_SURVEY[1:]]]))

    assert tally(result)[0] == (12, 1, 0, 0, 11)
    assert stored(database, SurveyResult) == 1
    for number, (_, column, words) in enumerate(FAULTY_SURVEYS, start=2):
        found = [fault for fault in result.faults if fault.row == number]
        assert [(fault.sheet, fault.column) for fault in found] == [(SURVEYS, column)], words
        assert words in f"{found[0].reason}。{found[0].remedy}"
        assert found[0].remedy


FAULTY_ATTESTATIONS: list[tuple[dict[int, Any], str, str]] = [
    ({1: "other"}, "B", "没有标准“other”"),
    ({2: "Z"}, "C", "没有核对项“Z”"),
    ({2: "B", 7: None}, "C", "不由人确认"),
    ({3: "大概"}, "D", "没有答案“大概”"),
    ({3: "不适用"}, "", "没有写明理由"),
    ({3: "数值"}, "", "数值与答案不相配"),
    ({4: "1,5"}, "E", "千分位"),
    ({7: "合同=计划.pdf"}, "C", "不要求“合同”"),
    ({7: "../计划.pdf"}, "H", "不是文件名"),
    ({7: "/etc/passwd"}, "H", "不是文件名"),
    ({7: "C:\\a.pdf"}, "H", "不是文件名"),
    ({7: "链接.pdf"}, "H", "材料文件夹里没有"),
    ({7: "坏.svg"}, "H", "“坏.svg”:文件是网页、SVG"),
    ({7: "计划.pdf;又一份.pdf"}, "H", "内容完全相同"),
]


def test_each_faulty_attestation_row_is_named_by_its_cell_and_nothing_of_it_is_kept(
    database: Database, district: District, store: EvidenceStore, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "secret.pdf").write_bytes(PDF)
    (folder / "链接.pdf").symlink_to(tmp_path / "secret.pdf")
    (folder / "又一份.pdf").write_bytes(PDF)
    rows = [[change.get(n, cell) for n, cell in enumerate(GOOD_YES)] for change, _, _ in FAULTY_ATTESTATIONS]

    result = take(database, store, workbook(folder, attestations=rows))

    assert tally(result)[1] == (14, 0, 0, 0, 14)
    assert (stored(database, Attestation), stored(database, EvidenceFile)) == (0, 0)
    for number, (_, column, words) in enumerate(FAULTY_ATTESTATIONS, start=2):
        found = [fault for fault in result.faults if fault.row == number]
        assert [(fault.sheet, fault.column) for fault in found] == [(ATTESTATIONS, column)], words
        assert words in f"{found[0].reason}。{found[0].remedy}"


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_without_the_guard_a_name_would_reach_outside_the_folder(
    database: Database,
    district: District,
    store: EvidenceStore,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The twin: it is the look at the name that keeps it inside."""
    (folder.parent / "secret.pdf").write_bytes(PDF)
    row = [*GOOD_YES[:7], "../secret.pdf"]
    monkeypatch.setattr(answer_files, "_PLAIN_NAME", re.compile(".*"))

    assert tally(take(database, store, workbook(folder, attestations=[row])))[1] == (1, 1, 0, 0, 0)


def test_two_rows_about_one_thing_of_one_day_are_one_too_many(
    database: Database, district: District, store: EvidenceStore, folder: Path
) -> None:
    result = take(database, store, workbook(folder, [GOOD_SURVEY, [*GOOD_SURVEY[:3], 90, *GOOD_SURVEY[4:]]]))

    assert tally(result)[0] == (2, 1, 0, 0, 1)
    assert "与第2行是同一单位" in result.faults[0].reason


def test_a_unit_outside_the_scope_looks_like_one_that_does_not_exist(
    database: Database, district: District, store: EvidenceStore, folder: Path
) -> None:
    file = workbook(folder, [["S3", *GOOD_SURVEY[1:]], GOOD_SURVEY])

    result = take(database, store, file, scope=district.officer)

    assert tally(result)[0] == (2, 1, 0, 0, 1)
    assert result.faults[0].reason == "没有编码为“S3”的单位,或它不在您的管辖范围内"


def test_an_import_leaves_one_event_per_unit(
    database: Database, district: District, store: EvidenceStore, folder: Path
) -> None:
    take(database, store, workbook(folder, [GOOD_SURVEY, ["S2", *GOOD_SURVEY[1:]]], [GOOD_YES]))

    with database.reading(SYSTEM) as session:
        events = session.scalars(select(AuditEvent)).all()
    assert sorted((event.unit_id, event.action) for event in events) == [
        (district.north, "assessment:answers:import"),
        (district.south, "assessment:answers:import"),
    ]


def test_a_formula_is_never_read_as_a_number(
    database: Database, district: District, store: EvidenceStore, folder: Path
) -> None:
    import xlsxwriter

    file = folder / "formula.xlsx"
    with xlsxwriter.Workbook(str(file)) as book:
        for name, columns in SHEETS.items():
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, [column.spec.title for column in columns])
        book.get_worksheet_by_name(SURVEYS).write_row(1, 0, ["S1", "核对 B"])
        book.get_worksheet_by_name(SURVEYS).write_formula(1, 2, "=50+50", value=100)
        book.get_worksheet_by_name(SURVEYS).write_row(1, 3, [96, "2023-06-01"])

    result = take(database, store, file)

    assert tally(result)[0] == (1, 0, 0, 0, 1)
    assert (result.faults[0].column, "公式" in result.faults[0].reason) == ("C", True)


def test_a_workbook_without_the_sheets_or_columns_is_refused_whole(folder: Path) -> None:
    file = folder / "wrong.xlsx"
    write_workbook(file, [SheetSpec(SURVEYS, [one.spec for one in SHEETS[SURVEYS]])])
    with pytest.raises(WorkbookRefused, match="缺少工作表「佐证」"):
        read_answers(file)

    short = [SheetSpec(name, [one.spec for one in columns][1:]) for name, columns in SHEETS.items()]
    write_workbook(file, short)
    with pytest.raises(WorkbookRefused, match="缺少列:单位编码"):
        read_answers(file)

    wide = [
        SheetSpec(name, [*(one.spec for one in columns), ColumnSpec("备注")])
        for name, columns in SHEETS.items()
    ]
    write_workbook(file, wide)
    with pytest.raises(WorkbookRefused, match="不认识的列:备注"):
        read_answers(file)


def test_the_template_can_be_read_back_and_offers_what_there_is_to_choose(folder: Path) -> None:
    file = folder / "template.xlsx"
    write_answer_template(file, [PACK])

    read = read_answers(file)

    assert [sheet.name for sheet in read.sheets] == [SURVEYS, ATTESTATIONS]
    assert all(sheet.rows == [] for sheet in read.sheets)
