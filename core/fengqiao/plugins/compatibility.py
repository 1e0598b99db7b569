"""Whether a plugin was made for this core: its package's own requirement on `fengqiao` is the only manifest."""

from importlib.metadata import Distribution, version

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

CORE = "fengqiao"


def incompatibility(distribution: Distribution) -> str | None:
    """Return in Chinese why a package does not fit this core, or None when it does."""
    running = version(CORE)
    try:
        bounds = [needed.specifier for needed in _requirements(distribution) if _is_on_core(needed)]
    except InvalidRequirement as error:
        return f"软件包 {distribution.name} 的依赖声明无法识别:{error}。请插件作者改正。"
    if not any(bounds):
        return f"软件包 {distribution.name} 没有声明适用的 {CORE} 版本。请插件作者写明,例如 {CORE}>=1.0,<2。"
    for bound in bounds:
        if not bound.contains(running, prereleases=True):
            return (
                f"软件包 {distribution.name} {distribution.version} 要求 {CORE}{bound},当前是 {running}。"
                "请升级系统或改装适用的插件版本。"
            )
    return None


def _requirements(distribution: Distribution) -> list[Requirement]:
    return [Requirement(line) for line in distribution.requires or ()]


def _is_on_core(needed: Requirement) -> bool:
    applies = needed.marker is None or needed.marker.evaluate({"extra": ""})
    return applies and canonicalize_name(needed.name) == CORE
