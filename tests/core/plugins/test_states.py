"""Which plugins are loaded, which are not, and what is said about them."""

from importlib import import_module
from pathlib import Path

import pytest
from fengqiao.database.scope import SYSTEM
from fengqiao.database.session import Database
from fengqiao.errors import Misconfigured
from fengqiao.plugins import loading, roster
from fengqiao.plugins.host import PluginHost
from fengqiao.plugins.models import Plugin
from fengqiao.plugins.states import PluginState, PluginStatus
from fengqiao.settings import Settings
from fengqiao.testing.clock import HeldClock
from fengqiao.testing.sketches import PluginSketches

GOOD = """
@hookimpl
def register_models():
    return []
"""


def loaded(*enabled: str, **settings: object) -> PluginHost:
    host = PluginHost(Settings(enabled=enabled).model_copy(update={"hook_deadline_seconds": 5, **settings}))
    host.load()
    return host


def status(host: PluginHost, name: str) -> PluginStatus:
    return next(each for each in host.states() if each.name == name)


def test_an_installed_plugin_is_not_imported_unless_it_is_enabled(sketches: PluginSketches) -> None:
    trace = sketches.folder / "imported"
    sketches.make("tea", f"open({str(trace)!r}, 'w').close()\n{GOOD}")

    host = loaded()

    assert status(host, "tea").state is PluginState.AVAILABLE
    assert host.active == ()
    assert not trace.exists()


def test_an_enabled_plugin_is_active_and_says_what_it_answers(sketches: PluginSketches) -> None:
    sketches.make("tea", GOOD, version="1.4")

    found = status(loaded("tea"), "tea")

    assert found == PluginStatus(
        "tea",
        PluginState.ACTIVE,
        title="tea 插件",
        version="1.4",
        package="fengqiao-tea",
        hooks=("register_models",),
    )


def test_active_plugins_stand_in_the_order_of_their_names(sketches: PluginSketches) -> None:
    for name in ("tea", "abacus", "music"):
        sketches.make(name, GOOD)

    assert loaded("tea", "abacus", "music").active == ("abacus", "music", "tea")


def test_a_plugin_for_a_newer_core_is_not_even_imported(sketches: PluginSketches) -> None:
    trace = sketches.folder / "imported"
    sketches.make("future", f"open({str(trace)!r}, 'w').close()\n{GOOD}", requires=["fengqiao>=99"])

    found = status(loaded("future"), "future")

    assert found.state is PluginState.INCOMPATIBLE
    assert "要求 fengqiao>=99,当前是 1." in str(found.reason)
    assert not trace.exists()


def test_without_the_check_the_plugin_for_a_newer_core_would_be_imported(
    sketches: PluginSketches, monkeypatch: pytest.MonkeyPatch
) -> None:
    trace = sketches.folder / "imported"
    sketches.make("future", f"open({str(trace)!r}, 'w').close()\n{GOOD}", requires=["fengqiao>=99"])
    monkeypatch.setattr(roster, "incompatibility", lambda _: None)

    loaded("future")

    assert trace.exists()


@pytest.mark.parametrize(
    ("requires", "said"),
    [
        ((), "没有声明适用的 fengqiao 版本"),
        (("fengqiao",), "没有声明适用的 fengqiao 版本"),
        (("fengqiao>=1; extra == 'test'",), "没有声明适用的 fengqiao 版本"),
        (("fengqiao (!!)",), "无法识别"),
        (("fengqiao<1",), "要求 fengqiao<1"),
    ],
)
def test_a_package_that_names_no_fitting_core_is_incompatible(
    sketches: PluginSketches, requires: tuple[str, ...], said: str
) -> None:
    sketches.make("tea", GOOD, requires=requires)

    found = status(loaded("tea"), "tea")

    assert found.state is PluginState.INCOMPATIBLE
    assert said in str(found.reason)


BROKEN = {
    "raises": ("raise RuntimeError('坏了')", "RuntimeError: 坏了"),
    "exits": ("import sys; sys.exit(3)", "SystemExit: 3"),
    "hangs": ("import threading; threading.Event().wait()", "没有结束"),
    "misspelt": ("@hookimpl\ndef register_model(): return []", "是否想写 register_models"),
    "unknown": ("@hookimpl\ndef zzz(): return []", "没有名为 zzz 的挂钩。"),
    "greedy": (
        "@hookimpl\ndef open_items(staff, secrets): return []",
        "没有参数 secrets;可用的参数:staff、session",
    ),
    "wraps": ("@hookimpl(wrapper=True)\ndef register_models(): return (yield)", "用了 wrapper"),
    "wraps_old": ("@hookimpl(hookwrapper=True)\ndef register_models(): yield", "用了 hookwrapper"),
    "pushes": ("@hookimpl(tryfirst=True)\ndef register_models(): return []", "用了 tryfirst"),
    "lingers": ("@hookimpl(trylast=True)\ndef register_models(): return []", "用了 trylast"),
    "awaits": ("@hookimpl\nasync def register_models(): return []", "不能是 async"),
    "yields": ("@hookimpl\ndef register_models(): yield 1", "不能是 async 或生成器"),
    "silent": ("", "没有任何标了 hookimpl 的函数"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_plugin_fails_with_its_reason_and_the_others_work(
    sketches: PluginSketches, name: str
) -> None:
    code, said = BROKEN[name]
    sketches.make(name, code)
    sketches.make("abacus", GOOD)
    sketches.make("zither", GOOD)

    host = loaded("abacus", name, "zither", hook_deadline_seconds=0.3)

    found = status(host, name)
    assert found.state is PluginState.FAILED
    assert said in str(found.reason)
    assert [answer.plugin for answer in host.call_each("register_models")] == ["abacus", "zither"]


def test_without_the_guard_a_plugin_that_exits_would_end_the_program(sketches: PluginSketches) -> None:
    sketches.make("exits", "import sys; sys.exit(3)")

    with pytest.raises(SystemExit):
        import_module("fengqiao_exits.plugin")


def test_without_the_check_a_wrapper_would_be_registered(
    sketches: PluginSketches, monkeypatch: pytest.MonkeyPatch
) -> None:
    sketches.make("wraps", BROKEN["wraps"][0])
    monkeypatch.setattr(loading, "_check", lambda *_: None)

    assert loaded("wraps").active == ("wraps",)


def test_a_keyboard_interrupt_during_an_import_is_no_fault_of_the_plugin(sketches: PluginSketches) -> None:
    sketches.make("tea", "raise KeyboardInterrupt")

    with pytest.raises(KeyboardInterrupt):
        loaded("tea")


def test_a_failed_import_says_where_it_happened(sketches: PluginSketches) -> None:
    sketches.make("raises", "def deep():\n    raise ValueError('x')\ndeep()")

    assert "in deep" in str(status(loaded("raises"), "raises").trace)


def test_an_enabled_name_that_is_not_installed_is_missing() -> None:
    found = status(loaded("teahouse"), "teahouse")

    assert found.state is PluginState.MISSING
    assert "fengqiao plugins disable teahouse" in str(found.reason)


def test_two_packages_with_one_name_are_both_left_alone(sketches: PluginSketches) -> None:
    sketches.make("tea", GOOD)
    sketches.make("tea", GOOD, distribution="impostor")
    sketches.make("abacus", GOOD)

    host = loaded("abacus", "tea")

    found = status(host, "tea")
    assert found.state is PluginState.FAILED
    assert "fengqiao-tea、impostor" in str(found.reason)
    assert host.active == ("abacus",)


@pytest.mark.parametrize(
    "name",
    ["Tea", "茶", "tea__room", "1tea", "tea_", "a" * 21, "reg", "core", "asm_extra", "units", "alembic"],
)
def test_a_name_that_cannot_prefix_tables_or_is_taken_is_refused(sketches: PluginSketches, name: str) -> None:
    sketches.make(name, GOOD)

    found = status(loaded(name), name)

    assert found.state is PluginState.FAILED
    assert f"插件名“{name}”" in str(found.reason)


def test_one_module_under_two_names_is_loaded_once(sketches: PluginSketches) -> None:
    sketches.make("tea", GOOD)
    entry = sketches.folder / "fengqiao_tea-1.0.dist-info" / "entry_points.txt"
    entry.write_text(entry.read_text() + "twin = fengqiao_tea.plugin\n")

    host = loaded("tea", "twin")

    assert host.active == ("tea",)
    assert "已经作为插件“tea”加载" in str(status(host, "twin").reason)


def test_an_operator_who_asks_for_it_gets_no_start_with_a_broken_plugin(sketches: PluginSketches) -> None:
    sketches.make("raises", "raise RuntimeError('坏了')")

    with pytest.raises(Misconfigured, match="插件“raises”故障:.*坏了"):
        loaded("raises", on_failure="stop")


def test_a_plugin_whose_package_is_gone_is_orphaned_when_nobody_wants_it(
    sketches: PluginSketches, database: Database, clock: HeldClock
) -> None:
    with database.writing(SYSTEM) as session:
        for name in ("teahouse", "zither"):
            row = {"package": f"fengqiao-{name}", "version": "2.1", "head": f"{name}_0003"}
            session.add(Plugin(name=name, enabled_at=clock.moment, **row))

    states = {each.name: each for each in loaded("zither").states(database)}

    assert states["teahouse"].state is PluginState.ORPHANED
    assert "fengqiao-teahouse 2.1 已卸载" in str(states["teahouse"].reason)
    assert states["zither"].state is PluginState.MISSING
    assert "fengqiao-zither 2.1" in str(states["zither"].reason)


def test_states_can_be_read_from_a_database_that_was_never_migrated(empty_database: Database) -> None:
    assert loaded().states(empty_database) == loaded().states()


def test_every_state_has_a_chinese_title() -> None:
    assert len({state.title for state in PluginState}) == 6


def test_discovery_needs_nothing_but_metadata(sketches: PluginSketches) -> None:
    package = sketches.make("tea", GOOD)
    (package / "plugin.py").unlink()

    assert status(PluginHost(Settings()), "tea").state is PluginState.AVAILABLE
    assert Path(package / "__init__.py").exists()
