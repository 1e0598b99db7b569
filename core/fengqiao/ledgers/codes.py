"""Code lists: shipped as CSV with their owner, extended by a province, never shortened."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from fengqiao.errors import Misconfigured


@dataclass(frozen=True)
class Code:
    """One entry of a code list.

    :param list_code: the list, `<owner>.<name>`.
    :param code: stored value, English.
    :param title: what a person reads and writes in a workbook.
    :param flags: what programs may ask of it, so that they never ask for a name.
    :param parent: the code this one is reported under, in a list that refines another.
    """

    list_code: str
    code: str
    title: str
    flags: frozenset[str] = frozenset()
    parent: str | None = None


class CodeBook:
    """All code lists of an installation.

    :raises Misconfigured: when a code or a title stands twice in a list.
    """

    def __init__(self, codes: Iterable[Code] = ()) -> None:
        self._lists: dict[str, dict[str, Code]] = {}
        self._by_title: dict[str, dict[str, str]] = {}
        for code in codes:
            self._add(code)

    def _add(self, code: Code) -> None:
        entries = self._lists.setdefault(code.list_code, {})
        titles = self._by_title.setdefault(code.list_code, {})
        if code.code in entries or code.title in titles:
            raise Misconfigured(f"代码表“{code.list_code}”中“{code.code} {code.title}”重复。")
        entries[code.code] = code
        titles[code.title] = code.code

    def __contains__(self, list_code: str) -> bool:
        return list_code in self._lists

    def entries(self, list_code: str) -> Mapping[str, Code]:
        """Return code → entry of a list, in its printed order; empty for a list nobody ships."""
        return self._lists.get(list_code, {})

    def title(self, list_code: str, code: str | None) -> str | None:
        """Return what a person reads for a code; the code itself when it is not in the list."""
        if code is None:
            return None
        entry = self.entries(list_code).get(code)
        return entry.title if entry else code

    def of_title(self, list_code: str, title: str) -> str | None:
        """Return the code a person meant, or None."""
        return self._by_title.get(list_code, {}).get(title)

    def flagged(self, list_code: str, flag: str) -> list[str]:
        """Return the codes of a list that carry a flag."""
        return [code for code, entry in self.entries(list_code).items() if flag in entry.flags]


def read_codes(source: Traversable) -> Iterator[Code]:
    """Read a `codes.csv`: columns `list, code, title, flags, parent`; flags are separated by blanks."""
    with source.open(encoding="utf-8-sig") as lines:
        for row in csv.DictReader(lines):
            yield Code(
                row["list"],
                row["code"],
                row["title"],
                frozenset((row.get("flags") or "").split()),
                row.get("parent") or None,
            )
