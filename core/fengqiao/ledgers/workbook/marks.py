"""Words that our own workbooks put in a cell in place of a value, and that no import takes for one."""

from fengqiao.workbooks.contents import CellError

KEPT = "〔已填写,不导出〕"
"""Stands in an export for text that does not leave the system; left as it is, the stored text stays."""

TO_CORRECT = "〔待改正〕"
"""Stands in a failed-rows file before what a cell that could not be read held."""


def refuse_marks(text: str) -> None:
    """Refuse a text that one of our workbooks wrote as a mark.

    :raises CellError: it still bears the mark.
    """
    if text == KEPT:
        raise CellError("是导出时的占位文字,不是内容", "请填写内容;不改动已有内容的,请保持导出时的原样")
    if text.startswith(TO_CORRECT):
        raise CellError("还没有改正", f"请填写正确的内容,并去掉“{TO_CORRECT}”")
