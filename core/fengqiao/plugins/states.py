"""In what state a plugin is, and why."""

from dataclasses import dataclass
from enum import Enum


class PluginState(Enum):
    """The six states; a plugin is always in exactly one, and never half active."""

    AVAILABLE = "available"
    ACTIVE = "active"
    INCOMPATIBLE = "incompatible"
    FAILED = "failed"
    MISSING = "missing"
    ORPHANED = "orphaned"

    @property
    def title(self) -> str:
        """The state in Chinese."""
        return _TITLES[self]


_TITLES = {
    PluginState.AVAILABLE: "可启用",
    PluginState.ACTIVE: "运行中",
    PluginState.INCOMPATIBLE: "版本不符",
    PluginState.FAILED: "故障",
    PluginState.MISSING: "未安装",
    PluginState.ORPHANED: "已卸载,数据仍在",
}


@dataclass(frozen=True)
class PluginStatus:
    """What is known about one plugin.

    :param title: the summary its package gives of itself.
    :param version: version of its package; of the last one seen when the package is gone.
    :param reason: why it is not active, in Chinese, with the remedy; None when there is nothing to explain.
    :param package: name of its distribution.
    :param hooks: the hooks it answers, once it is imported.
    :param trace: where it failed; the text of the error itself is left out when it may hold personal values.
    """

    name: str
    state: PluginState
    title: str | None = None
    version: str | None = None
    reason: str | None = None
    package: str | None = None
    hooks: tuple[str, ...] = ()
    trace: str | None = None
