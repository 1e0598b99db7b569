"""Reading a year's official table of days off from CSV: every row checked, each fault named by its row."""

import calendar
import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from fengqiao.ledgers.faults import Fault
from fengqiao.ledgers.models import OfficialDay

COLUMNS = ("年度", "日期", "安排", "名称", "依据")
_ARRANGED = {"放假": False, "上班": True}
_LONGEST = {"名称": 40, "依据": 100}
_SHOWN = 20


@dataclass(frozen=True)
class OfficialTable:
    """What a file says.

    :param days: the days of rows without fault, with the number of their row.
    :param faults: everything wrong with it.
    """

    days: Mapping[date, tuple[int, OfficialDay]]
    faults: tuple[Fault, ...]

    @property
    def years(self) -> set[int]:
        """The years that the file is about."""
        return {day.year for _, day in self.days.values()}


def read_table(file: Path) -> OfficialTable:
    """Read a file with the columns 年度, 日期, 安排 (放假 or 上班), 名称, 依据; one line per day."""
    return _Reading(file.name).read(file)


class _Reading:
    """The reading of one file, row by row."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._row = 0
        self._days: dict[date, tuple[int, OfficialDay]] = {}
        self._faults: list[Fault] = []

    def read(self, file: Path) -> OfficialTable:
        """Read the file."""
        try:
            text = file.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError:
            self._refuse("", "不是 UTF-8 编码", "请另存为“CSV UTF-8”格式")
        except OSError as error:
            self._refuse("", f"无法读取（{error.strerror}）", "请检查路径和权限")
        else:
            self._read_rows(csv.reader(io.StringIO(text, newline=""), strict=True))
        return OfficialTable(self._days, tuple(self._faults))

    def _read_rows(self, rows: Iterator[list[str]]) -> None:
        try:
            header = [title.strip() for title in next(rows, [])]
            if missing := [column for column in COLUMNS if column not in header]:
                self._row = 1
                self._refuse("", f"缺少列 {'、'.join(missing)}", f"首行应为 {','.join(COLUMNS)}")
                return
            for self._row, row in enumerate(rows, start=2):
                self._take(header, [cell.strip() for cell in row])
        except csv.Error:
            self._row += 1
            self._refuse("", "引号不成对，或不合 CSV 的格式", "请检查这一行和它前面的引号")
        if not self._days and not self._faults:
            self._refuse("", "没有数据", "请填入该年度的放假和调休上班日期，每天一行")

    def _take(self, header: list[str], row: list[str]) -> None:
        if not any(row):
            return  # a blank line
        if len(row) != len(header):
            self._refuse("", f"有 {len(row)} 列，首行有 {len(header)} 列", "请补齐，或删去多余的列")
            return
        cells = dict(zip(header, row, strict=True))
        before = len(self._faults)
        year, day, worked = self._year(cells["年度"]), self._day(cells["日期"]), self._arranged(cells["安排"])
        self._check_texts(cells)
        if year is not None and day is not None and worked is not None:
            self._check_place(year, day, worked)
            if len(self._faults) == before:
                official = OfficialDay(
                    day=day, year=year, worked=worked, title=cells["名称"], source=cells["依据"]
                )
                self._days[day] = self._row, official

    def _year(self, text: str) -> int | None:
        if len(text) == 4 and text.isascii() and text.isdigit() and text > "1949":
            return int(text)
        self._refuse("年度", _quoted(text), "请写四位数字的年份，如 2024")
        return None

    def _day(self, text: str) -> date | None:
        try:
            day = date.fromisoformat(text)
        except ValueError:
            day = None
        # The other forms of ISO 8601 (20241001, 2024-W40-2) are days too, but not what people mean.
        if day is None or str(day) != text:
            self._refuse("日期", _quoted(text), "请写成 2024-10-01 的样子")
            return None
        return day

    def _arranged(self, text: str) -> bool | None:
        if text not in _ARRANGED:
            self._refuse("安排", _quoted(text), "只能写“放假”或“上班”")
        return _ARRANGED.get(text)

    def _check_texts(self, cells: Mapping[str, str]) -> None:
        for column, longest in _LONGEST.items():
            if not cells[column] or len(cells[column]) > longest or not cells[column].isprintable():
                self._refuse(column, _quoted(cells[column]), f"请写 1 至 {longest} 个字")

    def _check_place(self, year: int, day: date, worked: bool) -> None:
        if day in self._days:
            earlier, _ = self._days[day]
            self._refuse("日期", f"{day} 与第 {earlier} 行重复", "每天只能有一行，请删去一行")
        if not date(year - 1, 12, 1) <= day <= date(year + 1, 1, 31):
            self._refuse("日期", f"{day} 不在 {year} 年度", "请核对年度；只有元旦假期可以跨年")
        if worked and day.weekday() < calendar.SATURDAY:
            self._refuse("安排", f"{day} 不是周末，本来就上班", "调休上班的日子是星期六或星期日，请核对日期")

    def _refuse(self, column: str, reason: str, remedy: str) -> None:
        row = f" 第 {self._row} 行" if self._row else ""
        title = f"{self._name}{row}{f' {column} 列' if column else ''}"
        self._faults.append(Fault(f"{self._name}:{self._row or ''}:{column}", title, reason, remedy))


def _quoted(text: str) -> str:
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return f"“{shown}”不合要求" if text else "为空"
