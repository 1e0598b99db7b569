"""How days, ordinals and known names are put into Chinese text."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date

from fengqiao.errors import Misconfigured
from fengqiao.indicators.window import Every, Window
from fengqiao.reports.figures import PrintedFigure

Piece = str | PrintedFigure
"""A run of a paragraph: words, or a figure that keeps its identity in the document."""

_PLACE = re.compile(r"\{([^{}]*)\}|[{}]")
_DIGITS = "零一二三四五六七八九"


def chinese_day(day: date) -> str:
    """Return 2023年9月30日."""
    return f"{day.year}年{day.month}月{day.day}日"


def chinese_period(window: Window) -> str:
    """Return 2023年1月1日至9月30日; the year stands twice only when there are two."""
    first, last = chinese_day(window.first), chinese_day(window.last)
    if window.first == window.last:
        return first
    return f"{first}至{last.removeprefix(f'{window.first.year}年')}"


def period_title(every: Every, period: Window) -> str:
    """Return what a period is called: 2023年9月, 2023年第3季度, 2023年上半年, 2023年; a week by its days."""
    first = period.first
    named = {
        Every.MONTH: f"{first.year}年{first.month}月",
        Every.QUARTER: f"{first.year}年第{(first.month + 2) // 3}季度",
        Every.HALF_YEAR: f"{first.year}年{'上' if first.month == 1 else '下'}半年",
        Every.YEAR: f"{first.year}年",
    }
    return named.get(every) or chinese_period(period)


def chinese_number(number: int) -> str:
    """Return 一 … 九十九, as headings are numbered."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return f"{_DIGITS[tens] if tens > 1 else ''}十{_DIGITS[ones] if ones else ''}"


def known_names(figures: Iterable[PrintedFigure], unit: str, window: Window) -> dict[str, Piece]:
    """Return everything that may stand in braces in a report."""
    known: dict[str, Piece] = {
        "unit": unit,
        "period": chinese_period(window),
        "last_day": chinese_day(window.last),
    }
    for figure in figures:
        known[figure.id] = figure
        known[f"{figure.id}.period"] = chinese_period(figure.window)
        known[f"{figure.id}.last_day"] = chinese_day(figure.window.last)
        known[f"{figure.id}.unit"] = figure.of or unit
    return known


def refuse_invisible(text: str, place: str) -> None:
    """Refuse what nobody sees and Word cannot hold: control, format, surrogate and unassigned characters.

    :raises Misconfigured: when there is any.
    """
    if any(unicodedata.category(character) in ("Cc", "Cf", "Cs", "Cn") for character in text):
        raise Misconfigured(f"{place}的文字含有不可见字符。请删去。")


def pieces_of(text: str, known: Mapping[str, Piece], place: str) -> tuple[Piece, ...]:
    """Put known names into a text: a look-up and nothing more, whoever wrote the text.

    :param place: where the text comes from, for the error.
    :raises Misconfigured: for an unknown name, a stray brace, an invisible character.
    """
    refuse_invisible(text, place)
    pieces: list[Piece] = []
    end = 0
    for found in _PLACE.finditer(text):
        pieces += [text[end : found.start()], _looked_up(found, known, place)]
        end = found.end()
    return tuple(piece for piece in (*pieces, text[end:]) if piece != "")


def _looked_up(found: re.Match[str], known: Mapping[str, Piece], place: str) -> Piece:
    name = found[1]
    if name is None:
        raise Misconfigured(f"{place}的文字里有单独的“{found[0]}”。数字写成 {{JA-26a}} 的样子。")
    if name not in known:
        raise Misconfigured(f"{place}引用了没有的数字“{name}”。请核对数字清单里的编号。")
    return known[name]
