"""Whatever comes in, every row is accounted for, the database grew by what was said, and a dry run had said the same."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.core.ledgers_workbook.conftest import Load
from tests.core.ledgers_workbook.files import workbook

Count = Callable[..., int]

CELLS: dict[str, list[Any]] = {
    "记录标识": [None, None, None, "不是标识", "01a20122-0820-7ecf-8b84-e805d14da39c"],
    "单位编码": [None, "S1", "S1", "S2"],
    "编号": [None, "1", "2", "3", "2024-00001", 7],
    "状态": [None, "办理中", "已办结", "已归档", "没有"],
    "受理日期": [date(2024, 1, 5), date(2024, 1, 5), "2024年2月3日", "2024-02-30", None],
    "类型": ["邻里", "合同", "别的"],
    "人数": [1, "2", -1, "３", None],
    "办结日期": [None, date(2024, 3, 1), date(2023, 1, 1)],
    "申请人": [None, "张三", "李四", "张*"],
    "备注": [None, "有", "  "],
}
LINES: dict[str, list[Any]] = {
    "所属编号": ["1", "2", "3", "9", None],
    "身份": ["申请方", "对方", "旁人"],
    "姓名": ["王五", "赵六", "无"],
    "年龄": [None, 40, 17, "四十"],
}


def sheet(cells: dict[str, list[Any]], most: int) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Return rows of any mixture of good and bad cells, blank rows among them."""
    row = st.fixed_dictionaries({title: st.sampled_from(values) for title, values in cells.items()})
    blank = st.just(dict.fromkeys(cells))
    return st.lists(st.one_of(row, row, row, row, blank), max_size=most)


def filled(rows: list[dict[str, Any]]) -> int:
    """Count the rows that are not blank, and the last of which is the end of the sheet."""
    return sum(any(str(cell or "").strip() for cell in row.values()) for row in rows)


@pytest.mark.parametrize("engine_kind", ["sqlite"])
@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(rows=sheet(CELLS, 12), lines=sheet(LINES, 8))
def test_every_row_is_accounted_for_and_a_dry_run_said_so_before(
    load: Load, count: Count, tmp_path: Path, rows: list[Any], lines: list[Any]
) -> None:
    header = [dict.fromkeys(CELLS)], [dict.fromkeys(LINES)]
    path = workbook(tmp_path / "in.xlsx", 事项=[*header[0], *rows], 人员=[*header[1], *lines])
    before, live = count("tests_matter"), count("tests_person", "voided_at is null")
    dry = load(path, dry_run=True)
    real = load(path)

    assert replace(dry, import_id="", dry_run=False) == replace(real, import_id="")
    for answer, typed in zip(real.sheets, (rows, lines), strict=True):
        assert answer.read == filled(typed)
        assert answer.read == answer.inserted + answer.updated + answer.unchanged + answer.rejected
        assert sum(last - first + 1 for first, last in answer.rejected_rows) == answer.rejected
    if not real.repeated:
        assert count("tests_matter") - before == real.rows.inserted
        part = real.parts[0]
        assert count("tests_person", "voided_at is null") - live == part.inserted - part.voided
    assert bool(real.faults) == any(answer.rejected for answer in real.sheets)
