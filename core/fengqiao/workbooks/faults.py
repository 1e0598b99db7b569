"""What can be wrong with one cell whatever its column means, in words for the person who filled it in."""

from datetime import date, datetime, time, timedelta
from enum import Enum

from fengqiao.workbooks.addresses import column_letters
from fengqiao.workbooks.contents import CellFault
from fengqiao.workbooks.scan import Unusable


class Misplaced(Enum):
    """Why a plain value cannot be taken as it stands."""

    NUMBER = "number in a text column"
    DATE = "date in a text column"
    BOOLEAN = "boolean in a text column"
    TOO_LONG = "too long"
    PICTURE_TEXT = "picture formula kept as text"
    MERGED = "merged"
    NO_TITLE = "no title"


_TEXT_COLUMN = "请把整列的单元格格式设为“文本”,再重新录入这个单元格"

_WORDS: dict[Enum, tuple[str, str]] = {
    Unusable.FORMULA: ("单元格是公式,不读取其计算结果", "请复制后“选择性粘贴→数值”,再上传"),
    Unusable.PICTURE: ("单元格里是图片,不能导入", "请删去图片,改用附件上传"),
    Unusable.ERROR: ("单元格是错误值", "请改成正确的内容,或清空"),
    Misplaced.NUMBER: (
        "此列应为文本,单元格却是数字:超过15位的号码已丢失末几位,开头的0也已丢失",
        _TEXT_COLUMN,
    ),
    Misplaced.DATE: ("此列应为文本,单元格却是日期或时间", _TEXT_COLUMN),
    Misplaced.BOOLEAN: ("此列应为文本,单元格却是逻辑值(TRUE/FALSE)", _TEXT_COLUMN),
    Misplaced.TOO_LONG: ("内容太长", "请缩短,或把全文作为附件上传"),
    Misplaced.PICTURE_TEXT: ("单元格里是图片的代码,不是文字", "请删去,改用附件上传图片"),
    Misplaced.MERGED: ("单元格与别的单元格合并,不知道该填什么", "请取消合并,逐行逐格填写"),
    Misplaced.NO_TITLE: ("此列在第1行没有标题,内容无处存放", "请删去这个单元格,或使用下载的模板"),
}

# Leaves room in a cell for saying that it was cut.
_LONGEST_SHOWN = 32_000


def cell_fault(kind: Enum, sheet: str, row: int, column: int, value: object) -> CellFault:
    """Say what is wrong with a cell.

    :param column: counted from 1.
    """
    return CellFault(sheet, row, column_letters(column), shown(value), *_WORDS[kind])


def misplaced_in_text(value: object) -> Misplaced | None:
    """Return why this value cannot stand in a column of texts; None when it can."""
    if value is None or isinstance(value, str | CellFault):
        return None
    if isinstance(value, bool):
        return Misplaced.BOOLEAN
    return Misplaced.DATE if isinstance(value, date | time | timedelta) else Misplaced.NUMBER


def shown(value: object) -> str:
    """Return a cell's value as a person sees it in Excel; a long text is cut and says so."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, datetime):
        return value.isoformat(" ")
    text = str(value)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…(共{len(text)}字)"
