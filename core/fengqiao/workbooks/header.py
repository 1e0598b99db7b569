"""The header: row 1 of a sheet, one title per column."""

from collections.abc import Sequence

from fengqiao.workbooks.addresses import column_letters
from fengqiao.workbooks.contents import WorkbookRefused
from fengqiao.workbooks.scan import Findings

_REMEDY = "请使用下载的模板,第1行只放各列标题,每列一个,互不相同"


def read_header(sheet: str, cells: Sequence[object], findings: Findings) -> tuple[str, ...]:
    """Return the titles; an empty header means that row 1 is empty.

    :param cells: row 1 as calamine gives it, an empty cell being an empty text.
    :raises WorkbookRefused: naming the column, for merged, unusable, missing, repeated or non-text titles.
    """
    for top, _, _, _ in findings.merges:
        if top == 1:
            raise WorkbookRefused(f"「{sheet}」第1行有合并单元格,不能作表头", _REMEDY)
    for column in sorted(findings.unusable.get(1, ())):
        raise _refused(sheet, column, "不是普通文字(公式、图片或错误值)")
    titles = [_title(sheet, column, value) for column, value in enumerate(cells, 1)]
    while titles and not titles[-1]:
        titles.pop()
    for column, title in enumerate(titles, 1):
        if not title:
            raise _refused(sheet, column, "是空的")
        if title in titles[: column - 1]:
            raise _refused(sheet, column, f"与{column_letters(titles.index(title) + 1)}列重复")
    return tuple(titles)


def _title(sheet: str, column: int, value: object) -> str:
    if not isinstance(value, str):
        raise _refused(sheet, column, "不是文字")
    return value.strip()


def _refused(sheet: str, column: int, reason: str) -> WorkbookRefused:
    return WorkbookRefused(f"「{sheet}」第1行{column_letters(column)}列的标题{reason}", _REMEDY)
