"""Example plugins as their users have them: installed from their own folders, opened over a migrated database."""

import importlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from fengqiao.database.branches import CORE, owner
from fengqiao.database.model import METADATA
from fengqiao.database.scope import SYSTEM
from fengqiao.installation import Installation
from fengqiao.privacy.values import Rules
from fengqiao.settings import Settings
from fengqiao.units.models import Unit
from fengqiao.units.tree import found
from fengqiao.web.app import create_app
from litestar.testing import TestClient

from tests.system.conftest import House

EXAMPLES = Path(__file__).parents[1] / "plugins_example"

BUREAU, NORTH, SOUTH, EAST = "310106", "310106006", "310106008", "310106011"


@contextmanager
def installed(name: str, site: Path) -> Iterator[Path]:
    """Install an example plugin for the length of the block; afterwards this process knows nothing of it."""
    _install(name, site)
    sys.path.insert(0, str(site))
    importlib.invalidate_caches()
    try:
        yield site
    finally:
        sys.path.remove(str(site))
        importlib.invalidate_caches()
        _forget(name)


def _install(name: str, site: Path) -> None:
    uv = os.environ.get("UV") or shutil.which("uv")
    assert uv, "uv is not on the path"
    # Without the cache: uv would give a folder that has changed since as it was when it was first built.
    options = ["--offline", "--no-deps", "--no-cache", "--quiet", "--python", sys.executable]
    subprocess.run([uv, "pip", "install", *options, "--target", site, EXAMPLES / name], check=True)


def _forget(name: str) -> None:
    package = f"fengqiao_{name}"
    for module in [known for known in sys.modules if known.partition(".")[0] == package]:
        del sys.modules[module]
    for table in list(METADATA.tables.values()):
        if owner(table.name, {name}) not in (None, CORE):
            METADATA.remove(table)


class PerEngine(dict[str, House]):
    """One house per engine, built when a test first asks for it, all closed together."""

    def __init__(self, build: Callable[[str], House]) -> None:
        super().__init__()
        self._build = build

    def __missing__(self, engine_kind: str) -> House:
        self[engine_kind] = self._build(engine_kind)
        return self[engine_kind]

    def close(self) -> None:
        """Give all connections back."""
        for house in self.values():
            house.installation.close()


def opened(settings: Settings) -> House:
    """Open an installation that admits synthetic people, and its application."""
    installation = Installation.open(settings, rules=Rules(synthetic_ids=True))
    return House(installation, TestClient(create_app(installation)))


def found_bureau(house: House) -> None:
    """Plant a bureau with three stations."""
    with house.installation.database.writing(SYSTEM) as session:
        bureau = found(session, Unit(code=BUREAU, name="某区司法局", kind="county_bureau"))
        for code, name in ((NORTH, "北街司法所"), (SOUTH, "南街司法所"), (EAST, "东街司法所")):
            found(session, Unit(code=code, name=name, kind="station"), bureau)


def fengqiao(*arguments: str, settings: Settings, site: Path) -> str:
    """Run the command line in a process of its own, with a folder of installed plugins, and return what it prints.

    :raises AssertionError: with its error stream, when it does not end well.
    """
    paths = filter(None, [os.environ.get("PYTHONPATH")])
    done = subprocess.run(
        [sys.executable, "-m", "fengqiao.cli.main", *arguments],
        check=False,
        capture_output=True,
        text=True,
        cwd=settings.master_key.parent,
        env=os.environ | _environment(settings) | {"PYTHONPATH": os.pathsep.join(map(str, (site, *paths)))},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def _environment(settings: Settings) -> dict[str, str]:
    return {
        "FENGQIAO_ENABLED": ",".join(settings.enabled),
        "FENGQIAO_DATABASE_URL": settings.database_url,
        "FENGQIAO_OWNER_URL": settings.owner_url or settings.database_url,
        "FENGQIAO_MASTER_KEY": str(settings.master_key),
        "FENGQIAO_HOOK_DEADLINE_SECONDS": str(settings.hook_deadline_seconds),
    }
