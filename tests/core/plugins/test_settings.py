"""Where settings come from, and what is said about wrong ones."""

from pathlib import Path

import pytest
from fengqiao import settings as settings_module
from fengqiao.errors import Misconfigured
from fengqiao.settings import read_settings, write_enabled

FILE = """\
# 本所的设置
enabled = ["tea"]   # 启用的插件
database_url = "sqlite:///x.db"

[plugins.tea]
cups = 3  # 每天
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A settings file in the current folder."""
    monkeypatch.chdir(tmp_path)
    written = tmp_path / "fengqiao.toml"
    written.write_text(FILE, encoding="utf-8")
    return written


def test_the_file_of_the_current_folder_is_read(file: Path) -> None:
    found = read_settings()

    assert (found.enabled, found.database_url) == (("tea",), "sqlite:///x.db")
    assert found.plugins == {"tea": {"cups": 3}}
    assert (found.hook_deadline_seconds, found.on_failure, found.owner_url) == (30, "degrade", None)


def test_without_a_file_no_plugin_is_enabled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert read_settings().enabled == ()


def test_the_environment_wins_over_the_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FENGQIAO_ENABLED", "abacus, music")
    monkeypatch.setenv("FENGQIAO_DATABASE_URL", "sqlite:///other.db")

    assert (read_settings().enabled, read_settings().database_url) == (
        ("abacus", "music"),
        "sqlite:///other.db",
    )


def test_a_file_may_lie_elsewhere_but_must_then_exist(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = file.with_name("other.toml")
    other.write_text('enabled = ["music"]')
    monkeypatch.setenv("FENGQIAO_CONFIG", str(other))
    assert read_settings().enabled == ("music",)

    other.unlink()
    with pytest.raises(Misconfigured, match="读不了配置文件 .*other.toml"):
        read_settings()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("colour = 3", "没有“colour”这一项设置。可用的有:enabled、"),
        ("hook_deadline_seconds = 'soon'", "设置“hook_deadline_seconds”应为整数"),
        ("hook_deadline_seconds = 0", "设置“hook_deadline_seconds”应大于 0"),
        ("on_failure = 'ignore'", "设置“on_failure”只能是 degrade 或 stop"),
        ("owner_url = 5", "设置“owner_url”应为文字"),
        ("= broken", "不是有效的 TOML"),
    ],
)
def test_a_wrong_line_is_named_with_its_file(file: Path, line: str, said: str) -> None:
    file.write_text(f"{line}\n{FILE}")

    with pytest.raises(Misconfigured, match="fengqiao.toml") as refusal:
        read_settings()

    assert said in refusal.value.detail


def test_a_wrong_value_is_never_repeated(file: Path) -> None:
    file.write_text("database_url = ['postgresql://u:secret@h/d']")

    with pytest.raises(Misconfigured) as refusal:
        read_settings()

    assert "secret" not in refusal.value.detail


def test_a_misspelt_variable_is_refused_instead_of_ignored(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FENGQIAO_DATABASEURL", "sqlite:///lost.db")

    with pytest.raises(Misconfigured, match="环境变量 FENGQIAO_DATABASEURL 不是本系统的设置项"):
        read_settings()


def test_a_wrong_variable_is_named(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FENGQIAO_HOOK_DEADLINE_SECONDS", "soon")
    with pytest.raises(Misconfigured, match="环境变量 FENGQIAO_HOOK_DEADLINE_SECONDS"):
        read_settings()

    monkeypatch.delenv("FENGQIAO_HOOK_DEADLINE_SECONDS")
    monkeypatch.setenv("FENGQIAO_PLUGINS", "{")
    with pytest.raises(Misconfigured, match="FENGQIAO_PLUGINS 应为 JSON"):
        read_settings()


def test_changing_the_enabled_plugins_changes_nothing_else(file: Path) -> None:
    write_enabled(file, ["tea", "music"])

    assert file.read_text() == FILE.replace('["tea"]', '["music", "tea"]')


def test_line_ends_and_rights_of_the_file_stay(file: Path) -> None:
    file.write_bytes(FILE.replace("\n", "\r\n").encode())
    file.chmod(0o600)

    write_enabled(file, [])

    assert file.read_bytes() == FILE.replace('["tea"]', "[]").replace("\n", "\r\n").encode()
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "content",
    [
        "",
        'database_url = "x"\n',
        '[plugins.tea]\nenabled = ["cups"]\n',
        'enabled = [\n  "tea",  # 茶\n]\n',
        'note = """\nenabled = ["tea"]\n"""\nenabled=["tea"]\n',
    ],
)
def test_a_file_that_cannot_be_changed_safely_is_left_alone(file: Path, content: str) -> None:
    file.write_text(content)

    with pytest.raises(Misconfigured, match="请手工写上 enabled ="):
        write_enabled(file, ["music"])

    assert file.read_text() == content


def test_without_the_check_another_table_would_be_changed(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text('[plugins.tea]\nenabled = ["cups"]\n')
    monkeypatch.setattr(settings_module, "_parsed", lambda *_: {"enabled": ["music"]})

    write_enabled(file, ["music"])

    assert file.read_text() == '[plugins.tea]\nenabled = ["music"]\n'
