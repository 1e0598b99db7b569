"""Plugins whose tables are still in the database though their package is gone."""

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import inspect, select

from fengqiao.database.scope import SYSTEM
from fengqiao.database.session import Database
from fengqiao.plugins.models import Plugin
from fengqiao.plugins.states import PluginState, PluginStatus


def with_orphans(statuses: Iterable[PluginStatus], database: Database) -> list[PluginStatus]:
    """Add the plugins that only the database remembers, and what it knows of those that are missing."""
    known = {status.name: status for status in statuses}
    for row in _recorded(database):
        now = known.get(row.name)
        if now is None:
            known[row.name] = _orphan(row)
        elif now.state is PluginState.MISSING:
            seen = f"{now.reason}上次使用的是 {row.package} {row.version}。"
            known[row.name] = replace(now, version=row.version, package=row.package, reason=seen)
    return [known[name] for name in sorted(known)]


def _recorded(database: Database) -> list[Plugin]:
    with database.reading(SYSTEM) as session:
        if not inspect(session.connection()).has_table(str(Plugin.__tablename__)):
            return []
        return list(session.scalars(select(Plugin)))


def _orphan(row: Plugin) -> PluginStatus:
    return PluginStatus(
        row.name,
        PluginState.ORPHANED,
        version=row.version,
        reason=f"软件包 {row.package} {row.version} 已卸载,它的表和数据仍在数据库里。重新安装并启用即可继续使用。",
        package=row.package,
    )
