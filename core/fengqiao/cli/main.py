"""The command `fengqiao`: which groups there are, and how a refusal looks."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import IO, Any

import click

from fengqiao.errors import DomainError
from fengqiao.settings import CONFIG

# A group is imported when it is used or listed: keep what is heavy inside its functions.
LAZY = {
    "demo": "fengqiao.cli.demo:demo",
    "serve": "fengqiao.cli.serve:serve",
    "plugins": "fengqiao.cli.plugins:plugins",
    "db": "fengqiao.cli.db:db",
    "regions": "fengqiao.cli.regions:regions",
    "calendar": "fengqiao.cli.calendar:calendar",
    "import": "fengqiao.cli.importing:import_file",
    "answers": "fengqiao.cli.answers:answers",
    "assess": "fengqiao.cli.assess:assess",
    "statistics": "fengqiao.cli.statistics:statistics",
    "documents": "fengqiao.cli.documents:documents",
    "tokens": "fengqiao.cli.tokens:tokens",
    "audit": "fengqiao.cli.audit:audit",
}


class Refusal(click.ClickException):
    """One red line, exit code 1."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Print it to the error stream."""
        click.secho(self.message, fg="red", err=True)


class Commands(click.Group):
    """The core's groups, and one more for each enabled plugin that brings commands."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return all names; plugins are not imported for that, and help is given whatever the settings are."""
        from fengqiao.cli.plugin_commands import enabled_plugins

        try:
            return [*LAZY, *enabled_plugins()]
        except DomainError:
            return [*LAZY]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the group of that name."""
        if cmd_name in LAZY:
            module, _, name = LAZY[cmd_name].partition(":")
            command: click.Command = getattr(import_module(module), name)
            return command
        from fengqiao.cli.plugin_commands import plugin_group

        return plugin_group(cmd_name)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what the domain refuses is said in one line, without a traceback."""
        try:
            return super().invoke(ctx)
        except DomainError as refusal:
            raise Refusal(refusal.detail) from refusal
        except Exception as error:
            line = _no_database(error)
            if line is None:
                raise
            raise line from error


def _no_database(error: Exception) -> Refusal | None:
    """Return the line for a database that cannot be reached; what went wrong elsewhere stays a fault of ours."""
    if "sqlalchemy" not in sys.modules:
        return None
    from sqlalchemy.exc import OperationalError

    if not isinstance(error, OperationalError):
        return None
    return Refusal(
        f"数据库不可用:{str(error.orig).strip().splitlines()[0]}。请检查 database_url 和数据库服务。"
    )


@click.command(cls=Commands)
@click.option(
    "--config",
    type=click.Path(path_type=Path, dir_okay=False),
    help="配置文件,默认为当前目录的 fengqiao.toml。",
)
@click.version_option(package_name="fengqiao")
def main(config: Path | None) -> None:
    """枫桥:基层司法所的台账、指标与考评。"""
    if config is not None:
        # In the environment, so that child processes read the same file.
        os.environ[CONFIG] = str(config)
    _log_to_the_error_stream()


def _log_to_the_error_stream() -> None:
    """Keep standard output for results, which programs read."""
    import structlog

    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))


if __name__ == "__main__":
    main()
