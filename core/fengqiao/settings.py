"""The operator's settings: environment variables `FENGQIAO_…` first, then the file `fengqiao.toml`."""

import json
import os
import re
import shutil
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, EnvSettingsSource, NoDecode, SettingsConfigDict, SettingsError

from fengqiao.errors import Misconfigured

PREFIX = "FENGQIAO_"
CONFIG = "FENGQIAO_CONFIG"
"""The environment variable that names the settings file; without it, `fengqiao.toml` of the current folder."""

_NOT_SETTINGS = (CONFIG, "FENGQIAO_TEST_")

_REASONS = {
    "int": "应为整数",
    "greater": "应大于 0",
    "string": "应为文字,请加引号",
    "tuple": '应为列表,例如 ["甲", "乙"]',
    "dict": "应为一个小节",
    "literal": "只能是 degrade 或 stop",
    "path": "应为文件路径",
}


class Settings(BaseSettings):
    """What one installation is set up with. Relative paths count from the current folder.

    Made by `read_settings`; tests may make one directly, whose values then win over the environment.
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="forbid", frozen=True)

    enabled: Annotated[tuple[str, ...], NoDecode] = ()
    """Names of the plugins to load. In the environment: separated by commas."""

    database_url: str = "sqlite:///var/fengqiao.db"
    """SQLAlchemy URL the application connects with: `sqlite:///file` or `postgresql+psycopg://…`."""

    owner_url: str | None = None
    """URL of the role that owns the tables and runs migrations (PostgreSQL); the same as `database_url` when absent."""

    master_key: Path = Path("var/master.key")
    """File with the key that all personal data is sealed under."""

    plugins: dict[str, dict[str, Any]] = {}
    """The tables `[plugins.<name>]`: each plugin's own settings."""

    hook_deadline_seconds: int = Field(default=30, gt=0)
    """How long a plugin may take over one answer before it is put out of service, in seconds."""

    on_failure: Literal["degrade", "stop"] = "degrade"
    """What one broken plugin does to the whole: `degrade` goes on without it, `stop` refuses to start."""

    @field_validator("enabled", mode="before")
    @classmethod
    def _split(cls, value: Any) -> Any:
        if isinstance(value, str):
            return [name.strip() for name in value.split(",") if name.strip()]
        return value


def settings_file() -> Path:
    """Return the file that settings are read from; it need not exist unless `FENGQIAO_CONFIG` names it."""
    return Path(os.environ.get(CONFIG, "fengqiao.toml"))


def read_settings(file: Path | None = None) -> Settings:
    """Return the settings of this installation.

    :param file: read this file instead of the usual one.
    :raises Misconfigured: for a named file that is missing, TOML that cannot be read, an unknown key, a wrong value.
    """
    place = file or settings_file()
    named = file is not None or CONFIG in os.environ
    _refuse_unknown_variables()
    environment = _environment()
    try:
        return Settings(**{**_read_toml(place, named), **environment})
    except ValidationError as error:
        raise Misconfigured(_in_words(error, place, environment)) from None


_ENABLED = re.compile(r"^enabled[ \t]*=[ \t]*\[[^\]#]*\]", re.MULTILINE)


def write_enabled(file: Path, names: Iterable[str]) -> None:
    """Set the enabled plugins in a settings file; comments and everything else in it stay as they are.

    :raises Misconfigured: when the file has no plain `enabled = […]` that can be replaced safely; it is then unchanged.
    """
    wanted = sorted(set(names))
    line = f"enabled = {json.dumps(wanted)}"
    before = _text(file)
    after = _ENABLED.sub(lambda _: line, before, count=1)
    # The pattern may hit a string or another table; what counts is that exactly this one value has changed.
    if _parsed(after, file) != {**_parsed(before, file), "enabled": wanted}:
        raise Misconfigured(
            f"在 {file} 里找不到可以改写的 enabled = […]。请手工写上 {line}"
            "(放在第一个 [小节] 之前,方括号内不加注释)。"
        )
    _replace(file.resolve(), after)


def _replace(file: Path, content: str) -> None:
    draft = file.with_name(f".{file.name}.new")
    draft.write_bytes(content.encode())
    shutil.copymode(file, draft)
    os.replace(draft, file)


def _environment() -> dict[str, Any]:
    try:
        return EnvSettingsSource(Settings)()
    except SettingsError:
        raise Misconfigured(
            f"环境变量 {PREFIX}PLUGINS 应为 JSON 对象。请改正,或写进 fengqiao.toml。"
        ) from None


def _read_toml(file: Path, must_exist: bool) -> dict[str, Any]:
    return _parsed(_text(file), file) if must_exist or file.exists() else {}


def _text(file: Path) -> str:
    try:
        return file.read_bytes().decode()
    except OSError as error:
        raise Misconfigured(f"读不了配置文件 {file}:{error.strerror}。请检查路径和权限。") from None
    except UnicodeDecodeError:
        raise Misconfigured(f"配置文件 {file} 不是 UTF-8 编码。请另存为 UTF-8。") from None


def _parsed(content: str, file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        raise Misconfigured(f"配置文件 {file} 不是有效的 TOML:{error}。") from None


def _refuse_unknown_variables() -> None:
    known = {f"{PREFIX}{name}".upper() for name in Settings.model_fields}
    for variable in sorted(os.environ):
        if variable.startswith(PREFIX) and variable not in known and not variable.startswith(_NOT_SETTINGS):
            raise Misconfigured(
                f"环境变量 {variable} 不是本系统的设置项。可用的有:{'、'.join(sorted(known))}。"
            )


def _in_words(error: ValidationError, file: Path, environment: Mapping[str, Any]) -> str:
    fault = error.errors(include_url=False, include_context=False, include_input=False)[0]
    key = ".".join(str(part) for part in fault["loc"])
    top = str(fault["loc"][0])
    place = f"环境变量 {PREFIX}{top.upper()}" if top in environment else f"配置文件 {file}"
    if fault["type"] == "extra_forbidden":
        return f"{place}:没有“{key}”这一项设置。可用的有:{'、'.join(Settings.model_fields)}。"
    reason = next((words for kind, words in _REASONS.items() if fault["type"].startswith(kind)), "取值不对")
    return f"{place}:设置“{key}”{reason}。"
