"""A small country with every odd shape of the real region codes, as the four files an operator gets."""

import csv
from collections.abc import Iterator
from pathlib import Path

HEADERS = {
    "provinces.csv": ["code", "name"],
    "cities.csv": ["code", "name", "provinceCode"],
    "areas.csv": ["code", "name", "cityCode", "provinceCode"],
    "streets.csv": ["code", "name", "areaCode", "provinceCode", "cityCode"],
}

Table = dict[str, str]
"""Code → name."""

PROVINCES: Table = {"11": "甲市", "41": "乙省", "42": "丙省", "44": "丁省", "45": "戊区", "50": "己市"}
CITIES: Table = {
    "1101": "市辖区",
    "4101": "乙一市",
    "4190": "省直辖县级行政区划",
    "4290": "省直辖县级行政区划",
    "4401": "丁一市",
    "4419": "丁十九市",
    "4501": "戊一市",
    "5001": "市辖区",
    "5002": "县",
}
COUNTIES: Table = {
    "110101": "甲一区",
    "110102": "甲二区",
    "410102": "乙二区",
    "419001": "乙源市",
    "429004": "丙桃市",
    "429021": "丙农架林区",
    "440103": "丁三区",
    # A city without counties stands a second time, as its own county.
    "441900": "丁十九市",
    "450102": "戊二区",
    "450181": "戊横州市",
    "500101": "己一区",
    "500229": "己口县",
}
_NAMES = ["东街街道", "河口镇", "山乡", "经济开发区", "城关镇", "城关镇", "中国（丁）试验区", "老街办事处"]


def townships() -> Iterator[tuple[str, str]]:
    """Yield code and name of each county's townships; two of one county bear one name."""
    for county in COUNTIES:
        for number, name in enumerate(_NAMES, start=1):
            yield f"{county}{number if name.endswith('街道') else 100 + number:03d}", name


class Country:
    """The files, to be changed before they are written."""

    def __init__(self) -> None:
        self.rows: dict[str, list[list[str]]] = {
            "provinces.csv": [[code, name] for code, name in PROVINCES.items()],
            "cities.csv": [[code, name, code[:2]] for code, name in CITIES.items()],
            "areas.csv": [[code, name, code[:4], code[:2]] for code, name in COUNTIES.items()],
            "streets.csv": [[code, name, code[:6], code[:2], code[:4]] for code, name in townships()],
        }

    def row(self, file: str, code: str) -> list[str]:
        """Return the row of a code, to be changed in place."""
        return next(row for row in self.rows[file] if row[0] == code)

    def without(self, prefix: str) -> "Country":
        """Leave out a region with all that lies in it."""
        for file, rows in self.rows.items():
            self.rows[file] = [row for row in rows if not row[0].startswith(prefix)]
        return self

    def write(self, folder: Path) -> Path:
        """Write the four files: names quoted, numbers not, as the official mirror has them."""
        folder.mkdir(exist_ok=True)
        for file, rows in self.rows.items():
            with (folder / file).open("w", encoding="utf-8", newline="") as out:
                writer = csv.writer(out)
                writer.writerow(HEADERS[file])
                writer.writerows(rows)
        return folder
