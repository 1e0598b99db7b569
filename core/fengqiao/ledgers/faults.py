"""What is wrong with an input, place by place, in words that tell what to do."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from pydantic import ValidationError

from fengqiao.errors import Invalid


@dataclass(frozen=True)
class Fault:
    """One thing wrong at one place.

    :param field: path of the field in the API (`parties.2.id_no`).
    :param title: what a person calls the field.
    :param reason: what is wrong; never repeats a personal value.
    :param remedy: what to write instead.
    """

    field: str
    title: str
    reason: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.title}:{self.reason}。{self.remedy}"


def refuse(faults: Iterable[Fault]) -> None:
    """Raise when there is any fault.

    :raises Invalid: with all of them.
    """
    found = list(faults)
    if found:
        raise Invalid("; ".join(map(str, found)), faults=[asdict(fault) for fault in found])


# How pydantic's error types read to the person who typed the value: (reason, remedy).
_WORDS: dict[str, tuple[str, str]] = {
    "missing": ("必填项为空", "请填写后重试"),
    "extra_forbidden": ("没有这个字段", "请删去,或核对字段名"),
    "int_type": ("应为整数", "请写不带引号的整数,如 3"),
    "int_parsing": ("应为整数", "请写整数,如 3"),
    "int_from_float": ("应为整数", "请去掉小数部分"),
    "string_type": ("应为文字", "请写成带引号的文字"),
    "bool_type": ("应为是或否", "请写 true 或 false"),
    "date_type": ("应为日期", "请写成 2024-03-05 的样子"),
    "date_parsing": ("不是有效日期", "请写成 2024-03-05 的样子"),
    "date_from_datetime_parsing": ("不是有效日期", "请写成 2024-03-05 的样子"),
    "date_from_datetime_inexact": ("应为日期,不带时间", "请写成 2024-03-05 的样子"),
    "decimal_type": ("应为金额", '请写成带引号的数字,如 "1200.50"'),
    "decimal_parsing": ("不是有效金额", "请写成 1200.50 的样子"),
    "decimal_max_places": ("金额最多两位小数", "请四舍五入到分"),
    "finite_number": ("不是有限的数", "请写普通数字"),
    "uuid_parsing": ("不是有效的记录标识", "请从列表或导出表中取得标识"),
    "uuid_type": ("不是有效的记录标识", "请从列表或导出表中取得标识"),
    "string_too_short": ("必填项为空", "请填写后重试"),
    "list_type": ("应为多行", "请写成列表"),
    "json_invalid": ("不是有效的 JSON", "请检查引号、逗号和括号"),
    "model_type": ("应为一组字段", "请写成 JSON 对象"),
}


def faults_of(error: ValidationError, titles: dict[str, str]) -> list[Fault]:
    """Say a validation error in Chinese.

    :param titles: field name → what a person calls it, parts' fields included.
    """
    return [
        Fault(".".join(map(str, entry["loc"])), _place(entry["loc"], titles), *_words(entry))
        for entry in error.errors()
    ]


def _place(path: Sequence[int | str], titles: dict[str, str]) -> str:
    """`("parties", 1, "id_no")` → `当事人第2行·身份证号`."""
    words: list[str] = []
    for step in path:
        if isinstance(step, int):
            words[-1:] = [f"{words[-1] if words else ''}第{step + 1}行"]
        else:
            words.append(titles.get(f"{path[0]}.{step}", titles.get(step, step)))
    return "·".join(words) or "请求内容"


def _words(entry: object) -> tuple[str, str]:
    kind, context = entry["type"], entry.get("ctx", {})  # type: ignore[index,attr-defined]
    if kind == "value_error":
        return tuple(str(context["error"]).split("|", 1))  # type: ignore[return-value]
    if kind in ("string_too_long", "too_long"):
        return f"超过{context['max_length']}个字", "请缩短"
    if kind in ("greater_than_equal", "greater_than"):
        return "数值过小", f"不得小于{context.get('ge', context.get('gt'))}"
    if kind in ("less_than_equal", "less_than"):
        return "数值过大", f"不得大于{context.get('le', context.get('lt'))}"
    return _WORDS.get(kind, ("内容不合要求", f"请核对({kind})"))
