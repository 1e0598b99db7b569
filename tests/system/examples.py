"""Example plugins as their users have them: installed from their own folders, opened over a migrated database."""

import importlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fengqiao.database.branches import CORE, owner
from fengqiao.database.model import METADATA
from fengqiao.settings import Settings

EXAMPLES = Path(__file__).parents[1] / "plugins_example"


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
