"""The four files of official region codes, read and checked: every fault named by file, row, column and value."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from fengqiao.ledgers.faults import Fault
from fengqiao.registry.region import Level

_LONGEST_NAME = 100
_SHOWN = 40
_ENDINGS = {"街道": "subdistrict", "办事处": "subdistrict", "镇": "town", "乡": "rural_township"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One region as its file has it."""

    code: str
    name: str
    level: Level
    kind: str | None
    parent: str | None


@dataclass(frozen=True)
class RegionFile:
    """One of the four files.

    :param digits: how long its codes are.
    :param above: columns that repeat the codes of the levels above, nearest first, with the length of those codes.
    """

    name: str
    level: Level
    digits: int
    above: Mapping[str, int]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns it must have; others are not looked at."""
        return ("code", "name", *self.above)


FILES = (
    RegionFile("provinces.csv", Level.PROVINCE, 2, {}),
    RegionFile("cities.csv", Level.CITY, 4, {"provinceCode": 2}),
    RegionFile("areas.csv", Level.COUNTY, 6, {"cityCode": 4, "provinceCode": 2}),
    RegionFile("streets.csv", Level.TOWNSHIP, 9, {"areaCode": 6, "cityCode": 4, "provinceCode": 2}),
)


class RegionList:
    """What the files of one folder say, and what is wrong with them: with any fault, nothing of it may be used.

    :param folder: where the files lie.
    """

    def __init__(self, folder: Path) -> None:
        self.entries: dict[str, Entry] = {}
        self.faults: list[Fault] = []
        faulty: set[int] = set()
        for file in FILES:
            faults = _Reading(file, self.entries, faulty).read(folder)
            if faults:
                faulty.add(file.digits)
            self.faults += faults
        if not self.faults:
            self.faults += self._childless()

    def _childless(self) -> Iterator[Fault]:
        """Yield the regions above the lowest level that hold nothing: the sign of a file that was cut off."""
        children = Counter(entry.parent for entry in self.entries.values())
        below = {upper.level: lower.name for upper, lower in pairwise(FILES)}
        for entry in self.entries.values():
            if entry.level in below and not children[entry.code]:
                file = below[entry.level]
                reason = f"没有“{entry.name}”（{entry.code}）的下级"
                yield Fault(f"{file}:{entry.code}", file, reason, "文件可能不完整，请换用完整的文件")


class _Reading:
    """The reading of one file, row by row.

    :param entries: what the files above gave; rows without fault are added.
    :param faulty: lengths of the codes of files with faults: whether a code stands in one of them cannot be said.
    """

    def __init__(self, file: RegionFile, entries: dict[str, Entry], faulty: set[int]) -> None:
        self._file = file
        self._entries = entries
        self._faulty = faulty
        self._faults: list[Fault] = []
        self._row = 0
        self._rows_of_codes: dict[str, int] = {}

    def read(self, folder: Path) -> list[Fault]:
        """Read the file and return its faults."""
        try:
            text = (folder / self._file.name).read_bytes().decode("utf-8-sig")
        except FileNotFoundError:
            self._refuse("", "文件不在目录中", "请把四个文件放进同一目录")
        except UnicodeDecodeError:
            self._refuse("", "不是 UTF-8 编码", "请另存为“CSV UTF-8”格式")
        except OSError as error:
            self._refuse("", f"无法读取（{error.strerror}）", "请检查目录和权限")
        else:
            self._read_rows(csv.reader(io.StringIO(text, newline=""), strict=True))
        return self._faults

    def _read_rows(self, rows: Iterator[list[str]]) -> None:
        try:
            header = [title.strip() for title in next(rows, [])]
            self._check_header(header)
            if not self._faults:
                for self._row, row in enumerate(rows, start=2):
                    self._take(header, row)
        except csv.Error:
            self._row += 1
            self._refuse("", "引号不成对，或不合 CSV 的格式", "请检查这一行和它前面的引号")
        if not self._rows_of_codes and not self._faults:
            self._refuse("", "没有数据", "请换用完整的文件：按空文件，现有代码会全部失效")

    def _check_header(self, header: list[str]) -> None:
        if missing := [column for column in self._file.columns if column not in header]:
            self._row = 1
            self._refuse("", f"缺少列 {'、'.join(missing)}", f"首行应有 {'、'.join(self._file.columns)}")

    def _take(self, header: list[str], row: list[str]) -> None:
        if not row:
            return  # a blank line
        if len(row) != len(header):
            self._refuse("", f"有 {len(row)} 列，首行有 {len(header)} 列", "请补齐，或删去多余的列")
            return
        values = {column: value.strip() for column, value in zip(header, row, strict=True)}
        before = len(self._faults)
        self._check_code(values["code"])
        self._check_name(values["name"])
        if len(self._faults) == before:
            self._check_above(values)
        if len(self._faults) == before:
            self._keep(values["code"], values["name"])

    def _check_code(self, code: str) -> None:
        if len(code) != self._file.digits or not code.isascii() or not code.isdigit():
            remedy = f"应为 {self._file.digits} 位半角数字；用电子表格打开过的，请按文本列重新导出"
            self._refuse("code", _quoted(code), remedy)
        elif code in self._rows_of_codes:
            earlier = self._rows_of_codes[code]
            self._refuse("code", f"“{code}”与第 {earlier} 行重复", "每个代码只能有一行，请删去一行")

    def _check_name(self, name: str) -> None:
        if not name or len(name) > _LONGEST_NAME or not name.isprintable():
            remedy = f"请写 1 至 {_LONGEST_NAME} 个字的名称，不含控制字符"
            self._refuse("name", _quoted(name), remedy)

    def _check_above(self, values: Mapping[str, str]) -> None:
        for column, digits in self._file.above.items():
            given, expected = values[column], values["code"][:digits]
            if given != expected:
                reason = f"“{given[:_SHOWN]}”与代码 {values['code']} 不符"
                self._refuse(column, reason, f"应为代码的前 {digits} 位，即 {expected}")
            elif given not in self._entries and digits not in self._faulty:
                above = next(file.name for file in FILES if file.digits == digits)
                self._refuse(column, f"“{given}”不在 {above} 中", f"请在 {above} 中补上，或更正代码")

    def _keep(self, code: str, name: str) -> None:
        nearest = next(iter(self._file.above.values()), 0)
        parent = self._entries.get(code[:nearest])
        kind = _kind(self._file.level, code, name, parent)
        self._rows_of_codes[code] = self._row
        self._entries[code] = Entry(code, name, self._file.level, kind, parent.code if parent else None)

    def _refuse(self, column: str, reason: str, remedy: str) -> None:
        row = f" 第 {self._row} 行" if self._row else ""
        title = f"{self._file.name}{row}{f' {column} 列' if column else ''}"
        self._faults.append(Fault(f"{self._file.name}:{self._row or ''}:{column}", title, reason, remedy))


def _quoted(value: str) -> str:
    shown = value if len(value) <= _SHOWN else f"{value[:_SHOWN]}…"
    return f"“{shown}”不合要求" if value else "为空"


def _kind(level: Level, code: str, name: str, parent: Entry | None) -> str | None:
    """Name what a region is where its place in the four levels does not say it.

    Municipalities and counties run by a province stand under a city that is none (市辖区, …90); a city without
    counties (东莞) stands a second time as its own county.
    """
    if level is Level.CITY:
        return "no_city" if name in ("市辖区", "县") or code[2:] == "90" else None
    if level is Level.COUNTY:
        return "no_county" if parent is not None and name == parent.name else None
    if level is Level.TOWNSHIP:
        return next((kind for ending, kind in _ENDINGS.items() if name.endswith(ending)), "other")
    return None
