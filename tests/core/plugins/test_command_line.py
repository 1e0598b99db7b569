"""The command line: groups, refusals, and plugins switched on and off."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from fengqiao.cli.main import LAZY, main
from fengqiao.testing.sketches import PluginSketches

LINES = {folder.name for folder in (Path(__file__).parents[3] / "plugins").iterdir()}
"""The lines of business of this checkout, which are installed whenever its tests run."""

GOOD = "@hookimpl\ndef register_models(): return []\n"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation in an empty folder."""
    monkeypatch.chdir(tmp_path)
    written = tmp_path / "fengqiao.toml"
    written.write_text("enabled = []\n")
    return written


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def test_every_group_that_is_listed_can_be_loaded(file: Path) -> None:
    for name in LAZY:
        assert run(name, "--help").exit_code == 0
    assert set(LAZY) <= set(run("--help").stdout.split())


def test_a_refusal_is_one_chinese_line(file: Path) -> None:
    file.write_text("colour = 3\nenabled = []\n")

    done = run("plugins", "list")

    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == f"{done.stderr.strip()}\n"
    assert "没有“colour”这一项设置" in done.stderr
    assert "Traceback" not in done.output


def test_an_unreachable_database_is_a_refusal_too(file: Path) -> None:
    file.write_text("enabled = []\ndatabase_url = 'postgresql+psycopg://u:geheim@/d?host=/nowhere'\n")

    done = run("db", "status")

    assert done.exit_code == 1
    assert done.stderr.startswith("数据库不可用:")
    assert "geheim" not in done.output
    assert "Traceback" not in done.output


def test_help_is_given_whatever_the_settings_are(file: Path) -> None:
    file.write_text("broken")

    assert run("--help").exit_code == 0


def test_plugins_are_listed_without_a_database(file: Path, sketches: PluginSketches) -> None:
    sketches.make("tea", GOOD)
    file.write_text("enabled = ['tea']\ndatabase_url = 'postgresql+psycopg://u@/d?host=/nowhere'\n")

    done = run("plugins", "list", "--json")

    assert "active" in [each["state"] for each in json.loads(done.stdout)]
    assert "数据库不可用" in done.stderr


def test_a_configuration_file_can_be_named(file: Path) -> None:
    other = file.with_name("other.toml")
    other.write_text("colour = 3\n")

    done = subprocess.run(
        [sys.executable, "-m", "fengqiao.cli.main", "--config", str(other), "plugins", "list"],
        check=False,
        capture_output=True,
        text=True,
    )

    assert done.returncode == 1
    assert "other.toml" in done.stderr


def test_the_list_shows_every_state_with_its_reason(file: Path, sketches: PluginSketches) -> None:
    sketches.make("tea", GOOD)
    sketches.make("bad", "raise RuntimeError('坏了')")
    sketches.make("future", GOOD, requires=["fengqiao>=99"])
    sketches.make("idle", GOOD)
    file.write_text('enabled = ["tea", "bad", "future", "absent"]\n')

    found = {each["name"]: each for each in json.loads(run("plugins", "list", "--json").stdout)}

    assert {name: each["state"] for name, each in found.items() if name not in LINES} == {
        "absent": "missing",
        "bad": "failed",
        "future": "incompatible",
        "idle": "available",
        "tea": "active",
    }
    assert "RuntimeError: 坏了" in found["bad"]["reason"]
    assert found["tea"]["hooks"] == ["register_models"]
    shown = run("plugins", "list")
    assert shown.exit_code == 0
    assert "版本不符" in shown.stdout


def test_a_plugin_is_enabled_and_disabled_in_the_file(file: Path, sketches: PluginSketches) -> None:
    sketches.make("tea", GOOD)

    assert "db upgrade" in run("plugins", "enable", "tea").stdout
    assert file.read_text() == 'enabled = ["tea"]\n'
    assert "已经启用" in run("plugins", "enable", "tea").stdout

    assert "数据保留" in run("plugins", "disable", "tea").stdout
    assert file.read_text() == "enabled = []\n"
    assert run("plugins", "disable", "tea").exit_code == 0


def test_what_cannot_run_is_not_enabled(file: Path, sketches: PluginSketches) -> None:
    sketches.make("future", GOOD, requires=["fengqiao>=99"])

    assert "要求 fengqiao>=99" in run("plugins", "enable", "future").stderr
    assert "没有安装插件“teahouse”" in run("plugins", "enable", "teahouse").stderr
    assert file.read_text() == "enabled = []\n"


def test_a_missing_plugin_can_be_disabled(file: Path) -> None:
    file.write_text('enabled = ["teahouse"]\n')

    assert run("plugins", "disable", "teahouse").exit_code == 0
    assert file.read_text() == "enabled = []\n"


def test_a_list_that_the_environment_decides_is_not_changed_in_the_file(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FENGQIAO_ENABLED", "tea")

    assert "FENGQIAO_ENABLED" in run("plugins", "disable", "tea").stderr
    assert file.read_text() == "enabled = []\n"


COMMANDS = """
import click
@click.command(help="数一数")
def pour(): click.echo("一杯")
@hookimpl
def register_commands(): return [pour]
"""


def test_a_plugin_brings_commands_under_its_own_name(file: Path, sketches: PluginSketches) -> None:
    sketches.make("tea", COMMANDS)
    assert run("tea", "pour").exit_code == 2

    file.write_text('enabled = ["tea"]\n')

    assert run("tea", "pour").stdout == "一杯\n"
    assert "tea 插件" in run("--help").stdout
    assert "数一数" in run("tea", "--help").stdout


def test_help_loads_neither_the_database_nor_the_web() -> None:
    heavy = "sqlalchemy", "sqlmodel", "litestar", "rich"
    code = "import sys; from fengqiao.cli.main import main; main(['--help'], standalone_mode=False); "
    code += f"sys.exit(bool(set({heavy!r}) & set(sys.modules)))"

    assert subprocess.run([sys.executable, "-c", code], check=False, capture_output=True).returncode == 0


def test_a_plugin_that_does_not_run_says_why_it_has_no_commands(file: Path, sketches: PluginSketches) -> None:
    sketches.make("bad", "raise RuntimeError('坏了')")
    sketches.make("quiet", GOOD)
    file.write_text('enabled = ["bad", "quiet"]\n')

    assert "插件“bad”没有运行:" in run("bad", "pour").stderr
    assert run("quiet", "pour").exit_code == 2


def test_help_imports_no_plugin(file: Path, sketches: PluginSketches) -> None:
    trace = sketches.folder / "imported"
    sketches.make("tea", f"open({str(trace)!r}, 'w').close()\n{GOOD}")
    file.write_text('enabled = ["tea"]\n')

    assert "tea" in run("--help").stdout
    assert not trace.exists()


def test_the_database_is_brought_up_looked_at_and_checked(file: Path) -> None:
    assert "请先运行 fengqiao db upgrade" in run("db", "status").stderr
    assert not Path("var").exists()

    assert "core:空 → core_" in run("db", "upgrade").stdout
    assert "core:已是 core_" in run("db", "upgrade").stdout

    assert "最新" in run("db", "status").stdout
    assert run("db", "check").stdout.startswith("core:")
    assert "SQLite" in run("db", "distribute").stderr


def test_a_broken_plugin_is_skipped_by_an_upgrade_and_named(file: Path, sketches: PluginSketches) -> None:
    sketches.make("bad", "raise RuntimeError('坏了')")
    file.write_text('enabled = ["bad"]\n')

    done = run("db", "upgrade")

    assert "core:空 → core_" in done.stdout
    assert "跳过插件“bad”(故障)" in done.stderr


def test_a_revision_is_written_into_the_plugins_own_folder(file: Path, sketches: PluginSketches) -> None:
    models = """
from sqlalchemy.orm import registry
from sqlmodel import Field
from fengqiao.database.model import METADATA, CoreModel
class Base(CoreModel, registry=registry(metadata=METADATA)): pass
class Cup(Base, table=True):
    id: int | None = Field(default=None, primary_key=True)
"""
    code = "from fengqiao_pottery.models import Cup\n@hookimpl\ndef register_models(): return [Cup]\n"
    package = sketches.make("pottery", code, files={"models.py": models})
    file.write_text('enabled = ["pottery"]\n')

    done = run("db", "revision", "pottery", "-m", "first cup")

    assert str(package / "migrations" / "versions" / "pottery_0001_first_cup.py") in done.stdout.replace(
        "\n", ""
    )
    assert "没有要写的变更" in run("db", "revision", "pottery", "-m", "again").stderr
    assert "可用的有:core、pottery" in run("db", "revision", "nobody", "-m", "x").stderr
