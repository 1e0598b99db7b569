"""The four files of official region codes, read and checked: every fault named by file, row, column and value."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from fengqiao.ledgers.faults import Fault
from fengqiao.registry.region import Level

_LONGEST_NAME = 100
_SHOWN = 40


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
    """What the files of one folder say.

    Read it to the end before anything is written: it is whole or it is refused.

    :param folder: where the files lie.
    """

    def __init__(self, folder: Path) -> None:
        self.entries: dict[str, Entry] = {}
        self.faults: list[Fault] = []
        for file in FILES:
            self._read(folder, file)
        if not self.faults:
            self.faults += self._childless()

    def _read(self, folder: Path, file: RegionFile) -> None:
        try:
            text = (folder / file.name).read_bytes().decode("utf-8-sig")
        except FileNotFoundError:
            self._refuse(file, None, "", "文件不在目录中", "请把四个文件放进同一目录")
        except UnicodeDecodeError:
            self._refuse(file, None, "", "不是 UTF-8 编码", "请另存为“CSV UTF-8”格式")
        except OSError as error:
            self._refuse(file, None, "", f"无法读取（{error.strerror}）", "请检查目录和权限")
        else:
            self._read_rows(file, csv.reader(io.StringIO(text, newline=""), strict=True))

    def _read_rows(self, file: RegionFile, rows: Iterator[list[str]]) -> None:
        seen: dict[str, int] = {}
        number = 1
        try:
            header = [title.strip() for title in next(rows, [])]
            if missing := [column for column in file.columns if column not in header]:
                self._refuse(file, 1, "", f"缺少列 {'、'.join(missing)}", f"首行应有 {'、'.join(file.columns)}")
                return
            for number, row in enumerate(rows, start=2):
                if row:
                    self._take(file, number, header, row, seen)
        except csv.Error:
            self._refuse(file, number + 1, "", "引号不成对或格式不合 CSV", "请检查这一行和它前一行的引号")
        if not seen and not self.faults:
            self._refuse(file, None, "", "没有数据", "请换用完整的文件：空文件会使现有代码全部失效")

    def _take(
        self, file: RegionFile, number: int, header: list[str], row: list[str], seen: dict[str, int]
    ) -> None:
        if len(row) != len(header):
            self._refuse(file, number, "", f"有 {len(row)} 列，首行有 {len(header)} 列", "请补齐或删去多余的列")
            return
        values = {column: value.strip() for column, value in zip(header, row, strict=True)}
        code, name = values["code"], values["name"]
        faults = len(self.faults)
        self._check_code(file, number, code, seen)
        if not name or len(name) > _LONGEST_NAME or not name.isprintable():
            self._refuse(file, number, "name", _quoted(name), f"请写 1 至 {_LONGEST_NAME} 个字的名称，不含控制字符")
        if len(self.faults) == faults:
            self._check_above(file, number, values)
        if len(self.faults) == faults:
            seen[code] = number
            parent = self.entries[code[: next(iter(file.above.values()))]] if file.above else None
            kind = _kind(file.level, code, name, parent)
            self.entries[code] = Entry(code, name, file.level, kind, parent.code if parent else None)

    def _check_code(self, file: RegionFile, number: int, code: str, seen: Mapping[str, int]) -> None:
        if len(code) != file.digits or not code.isascii() or not code.isdigit():
            remedy = f"应为 {file.digits} 位半角数字；用电子表格打开过的，请按文本列重新导出"
            self._refuse(file, number, "code", _quoted(code), remedy)
        elif code in seen:
            self._refuse(
                file, number, "code", f"“{code}”与第 {seen[code]} 行重复", "每个代码只能有一行，请删去一行"
            )

    def _check_above(self, file: RegionFile, number: int, values: Mapping[str, str]) -> None:
        for column, digits in file.above.items():
            given, expected = values[column], values["code"][:digits]
            if given != expected:
                reason = f"“{given[:_SHOWN]}”与代码 {values['code']} 不符"
                self._refuse(file, number, column, reason, f"应为代码的前 {digits} 位，即 {expected}")
            elif given not in self.entries:
                above = next(one.name for one in FILES if one.digits == digits)
                self._refuse(file, number, column, f"“{given}”不在 {above} 中", f"请在 {above} 中补上，或更正代码")

    def _childless(self) -> Iterator[Fault]:
        """Yield the regions above the lowest level that hold nothing: the sign of a file that was cut off."""
        children = Counter(entry.parent for entry in self.entries.values())
        for entry in self.entries.values():
            if entry.level is not Level.TOWNSHIP and not children[entry.code]:
                below = FILES[[file.level for file in FILES].index(entry.level) + 1].name
                yield Fault(
                    f"{below}:{entry.code}",
                    below,
                    f"没有“{entry.name}”（{entry.code}）的下级",
                    "文件可能不完整，请换用完整的文件",
                )

    def _refuse(self, file: RegionFile, row: int | None, column: str, reason: str, remedy: str) -> None:
        place = f" 第 {row} 行" if row else ""
        title = f"{file.name}{place}{f' {column} 列' if column else ''}"
        self.faults.append(Fault(f"{file.name}:{row or ''}:{column}", title, reason, remedy))


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
        endings = {"街道": "subdistrict", "街道办事处": "subdistrict", "镇": "town", "乡": "rural_township"}
        return next((kind for ending, kind in endings.items() if name.endswith(ending)), "other")
    return None
