"""Importing one plugin and taking its hooks into the manager, or saying why not."""

import inspect
from collections.abc import Callable
from difflib import get_close_matches
from importlib import import_module
from types import ModuleType
from typing import Any

from pluggy import HookCaller, PluginManager, PluginValidationError

from fengqiao.plugins.answers import Failure, frames
from fengqiao.plugins.deadline import Overdue, within
from fengqiao.plugins.discovery import InstalledPlugin

# Each call reaches one plugin alone: there is no order to win and nothing to wrap.
_FORBIDDEN = ("wrapper", "hookwrapper", "tryfirst", "trylast")


class _Refused(Exception):
    """What the plugin declares is not acceptable."""


def load(plugin: InstalledPlugin, manager: PluginManager, seconds: float) -> Failure | None:
    """Import a plugin and register its hooks; a plugin that fails leaves nothing in the manager.

    :param seconds: deadline for the import.
    :returns: the failure, or None when the plugin is registered.
    """
    try:
        module = within(seconds, lambda: import_module(plugin.module), f"import {plugin.module}")
        _register(plugin.name, module, manager)
    except KeyboardInterrupt:
        raise
    except Overdue:
        return Failure(f"导入 {plugin.module} 超过 {seconds:g} 秒没有结束。")
    except _Refused as refused:
        return Failure(str(refused))
    except BaseException as error:  # noqa: BLE001 - a plugin that calls sys.exit() must not end the program
        return Failure(f"导入 {plugin.module} 时出错:{type(error).__name__}: {error}", frames(error))
    return None


def _register(name: str, module: ModuleType, manager: PluginManager) -> None:
    found = [
        attribute for attribute in dir(module) if manager.parse_hookimpl_opts(module, attribute) is not None
    ]
    if not found:
        raise _Refused(f"模块 {module.__name__} 没有任何标了 hookimpl 的函数。")
    for attribute in found:
        _check(attribute, module, manager)
    if manager.is_registered(module):
        raise _Refused(f"模块 {module.__name__} 已经作为插件“{manager.get_name(module)}”加载。")
    try:
        manager.register(module, name)
        manager.check_pending()
    except PluginValidationError as error:
        if manager.is_registered(module):
            manager.unregister(module)
        raise _Refused(f"挂钩的声明不对:{error}") from error


def _check(attribute: str, module: ModuleType, manager: PluginManager) -> None:
    """Hold one function against its hook; pluggy checks the names again, in English."""
    options = dict(manager.parse_hookimpl_opts(module, attribute) or {})
    function = getattr(module, attribute)
    for option in _FORBIDDEN:
        if options.get(option):
            raise _Refused(f"挂钩 {attribute} 用了 {option};每个插件单独被询问,不能包裹或排序。")
    if inspect.iscoroutinefunction(function) or inspect.isgeneratorfunction(function):
        raise _Refused(f"挂钩 {attribute} 应是普通函数,不能是 async 或生成器。")
    hook = str(options.get("specname") or attribute)
    caller = _declared(hook, manager)
    if caller is None or caller.spec is None:
        if not options.get("optionalhook"):
            raise _Refused(f"没有名为 {hook} 的挂钩{_guess(hook, manager)}。")
    elif unknown := _needed(function) - set(caller.spec.argnames):
        offered = "、".join(caller.spec.argnames) or "无"
        raise _Refused(f"挂钩 {hook} 没有参数 {'、'.join(sorted(unknown))};可用的参数:{offered}。")


def _declared(hook: str, manager: PluginManager) -> HookCaller | None:
    caller: HookCaller | None = getattr(manager.hook, hook, None)
    return caller if caller is not None and caller.has_spec() else None


def _guess(hook: str, manager: PluginManager) -> str:
    near = get_close_matches(hook, [name for name in vars(manager.hook) if _declared(name, manager)], n=1)
    return f",是否想写 {near[0]}" if near else ""


def _needed(function: Callable[..., Any]) -> set[str]:
    parameters = inspect.signature(function).parameters.values()
    return {each.name for each in parameters if each.default is each.empty}
