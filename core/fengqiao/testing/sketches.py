"""Plugin packages written on the spot, for tests of what the core does with good and bad ones."""

import importlib
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from fengqiao.database.branches import CORE, owner
from fengqiao.database.model import METADATA

_HEAD = "from fengqiao.hookspecs import Refused, hookimpl\n"


class PluginSketches:
    """Writes packages with their metadata into a folder on `sys.path`; no build, no installation."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._packages: set[str] = set()

    def make(
        self,
        name: str,
        code: str = "",
        *,
        requires: Iterable[str] = ("fengqiao>=1.0,<2",),
        distribution: str | None = None,
        version: str = "1.0",
        files: Mapping[str, str] | None = None,
    ) -> Path:
        """Write the package `fengqiao_<name>` and return its folder.

        :param code: the module of hook implementations; `hookimpl` and `Refused` are imported already.
        :param requires: lines of `Requires-Dist`.
        :param distribution: name of the distribution, when it should not be `fengqiao-<name>`.
        :param files: further files of the package, by path.
        """
        package = f"fengqiao_{name}"
        self._packages.add(package)
        content = {"__init__.py": "", "plugin.py": _HEAD + code, **(files or {})}
        for path, text in content.items():
            self._write(f"{package}/{path}", text)
        self._describe(name, package, distribution or f"fengqiao-{name}", version, requires)
        importlib.invalidate_caches()
        return self.folder / package

    def remove(self, distribution: str) -> None:
        """Take away a distribution's metadata, as an uninstallation would."""
        for folder in self.folder.glob(f"{distribution.replace('-', '_')}-*.dist-info"):
            for file in folder.iterdir():
                file.unlink()
            folder.rmdir()
        importlib.invalidate_caches()

    def forget(self) -> None:
        """Drop what was imported, so that the next test knows nothing of these modules and tables."""
        for module in [name for name in sys.modules if name.partition(".")[0] in self._packages]:
            del sys.modules[module]
        names = {package.removeprefix("fengqiao_") for package in self._packages}
        for table in list(METADATA.tables.values()):
            if owner(table.name, names) not in (None, CORE):
                METADATA.remove(table)

    def _describe(
        self, name: str, package: str, distribution: str, version: str, requires: Iterable[str]
    ) -> None:
        folder = f"{distribution.replace('-', '_')}-{version}.dist-info"
        lines = [
            "Metadata-Version: 2.1",
            f"Name: {distribution}",
            f"Version: {version}",
            f"Summary: {name} 插件",
        ]
        lines += [f"Requires-Dist: {line}" for line in requires]
        self._write(f"{folder}/METADATA", "\n".join(lines) + "\n")
        self._write(f"{folder}/entry_points.txt", f"[fengqiao.plugins]\n{name} = {package}.plugin\n")

    def _write(self, path: str, text: str) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
