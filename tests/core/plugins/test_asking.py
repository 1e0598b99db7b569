"""How plugins are asked, and what becomes of answers that are none."""

import asyncio
import re
from collections.abc import Iterator
from datetime import date
from threading import Event, Thread
from typing import Any

import pytest
from fengqiao import hookspecs
from fengqiao.hookspecs import Refused
from fengqiao.plugins import answers, asking
from fengqiao.plugins.host import PluginHost
from fengqiao.plugins.states import PluginState
from fengqiao.plugins.views import OpenItem, StationView
from fengqiao.settings import Settings
from fengqiao.testing.sketches import PluginSketches
from pluggy import PluginManager

STATION = StationView(1, "450102001", "甲司法所", "township")
NEXT = StationView(2, "450102002", "乙司法所", "township")
MODELS = "@hookimpl\ndef register_models(): return []\n"
ITEM = """
from fengqiao.plugins.views import OpenItem
@hookimpl
def open_items(staff): return [OpenItem("未结事项")]
"""


def loaded(sketches: PluginSketches, seconds: float = 5, **codes: str) -> PluginHost:
    for name, code in codes.items():
        sketches.make(name, code)
    host = PluginHost(Settings(enabled=tuple(codes)).model_copy(update={"hook_deadline_seconds": seconds}))
    host.load()
    assert host.active == tuple(sorted(codes))
    return host


def reasons(host: PluginHost, hook: str, **arguments: Any) -> dict[str, str | None]:
    found = host.call_each(hook, **arguments)
    return {each.plugin: each.failure.reason if each.failure else None for each in found}


@pytest.fixture
def release() -> Iterator[Event]:
    """Lets go of what hangs when the test ends."""
    event = Event()
    yield event
    event.set()


def test_each_plugin_gives_its_own_answer(sketches: PluginSketches) -> None:
    host = loaded(sketches, zither=ITEM, abacus=ITEM, silent=MODELS)

    found = host.call_each("open_items", staff=None, session=None)

    assert [(each.plugin, each.value) for each in found] == [
        ("abacus", (OpenItem("未结事项"),)),
        ("zither", (OpenItem("未结事项"),)),
    ]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("raise KeyError('张三')", "open_items:出错:KeyError"),
        ("import sys; sys.exit(1)", "open_items:出错:SystemExit"),
        ("return 'abc'", "open_items:应返回列表,却返回了 str。"),
        ("return None", "open_items:应返回列表,却返回了 NoneType。"),
        ("return {1}", "open_items:应返回列表,却返回了 set。"),
        ("return (x for x in ())", "open_items:应返回列表,却返回了 generator。"),
        ("return [OpenItem('甲'), '乙']", "open_items:返回的第 2 项应为 OpenItem,却是 str。"),
        ("return [OpenItem]", "open_items:返回的第 1 项应为 OpenItem,却是 OpenItem。"),
    ],
)
def test_what_one_plugin_does_wrong_costs_only_its_own_answer(
    sketches: PluginSketches, body: str, said: str
) -> None:
    bad = f"from fengqiao.plugins.views import OpenItem\n@hookimpl\ndef open_items(): {body}"
    host = loaded(sketches, abacus=ITEM, bad=bad, zither=ITEM)

    assert reasons(host, "open_items", staff=None, session=None) == {
        "abacus": None,
        "bad": said,
        "zither": None,
    }
    assert host.active == ("abacus", "bad", "zither")


def test_without_the_type_check_nonsense_would_reach_the_page(
    sketches: PluginSketches, monkeypatch: pytest.MonkeyPatch
) -> None:
    host = loaded(sketches, bad="@hookimpl\ndef open_items(): return 'abc'")
    monkeypatch.setattr(asking, "checked", lambda value, _: value)

    assert host.call_each("open_items", staff=None, session=None)[0].value == "abc"


def test_pluggy_alone_would_lose_everybodys_answer(sketches: PluginSketches) -> None:
    host = loaded(sketches, abacus=ITEM, bad="@hookimpl\ndef open_items(): raise ValueError", zither=ITEM)
    assert len(host.call_each("open_items", staff=None, session=None)) == 3

    from importlib import import_module

    bare = PluginManager("fengqiao")
    bare.add_hookspecs(hookspecs)
    for name in host.active:
        bare.register(import_module(f"fengqiao_{name}.plugin"))
    with pytest.raises(ValueError, match="^$"):
        bare.hook.open_items(staff=None, session=None)


def test_the_message_of_an_error_may_be_personal_and_is_kept_nowhere(sketches: PluginSketches) -> None:
    bad = "@hookimpl\ndef open_items(): person = '张三'; raise KeyError(person)"
    host = loaded(sketches, bad=bad)

    (answer,) = host.call_each("open_items", staff=None, session=None)

    assert answer.failure is not None
    assert "open_items" in answer.failure.trace
    assert "KeyError" in answer.failure.trace
    assert "KeyError: " not in answer.failure.trace + answer.failure.reason


def test_a_plugin_that_fails_a_contribution_is_not_active_at_all(sketches: PluginSketches) -> None:
    bad = MODELS + "@hookimpl\ndef register_standards(): return ['a.yaml']"
    host = loaded(sketches, abacus=MODELS, bad=bad)

    gathered = host.contributions("register_models", "register_standards")

    assert [each.plugin for each in gathered["register_models"]] == ["abacus"]
    assert gathered["register_standards"] == []
    (status,) = [each for each in host.states() if each.name == "bad"]
    assert status.state is PluginState.FAILED
    assert status.reason == "register_standards:返回的第 1 项应为 Path,却是 str。"


def test_the_reason_a_contribution_failed_is_told_in_full(sketches: PluginSketches) -> None:
    host = loaded(sketches, bad="@hookimpl\ndef register_models(): raise ValueError('两个同名的表')")

    assert reasons(host, "register_models") == {"bad": "register_models:出错:ValueError: 两个同名的表"}


def test_models_must_be_table_classes(sketches: PluginSketches) -> None:
    host = loaded(sketches, bad="@hookimpl\ndef register_models(): return [str]")

    assert reasons(host, "register_models") == {
        "bad": "register_models:返回的第 1 项应为 CoreModel 的子类,却是 str。"
    }


@pytest.mark.parametrize("wait", ["threading.Event().wait()", "time.sleep(3600)"])
def test_a_plugin_that_does_not_answer_in_time_is_asked_no_more(sketches: PluginSketches, wait: str) -> None:
    code = f"import threading, time\n@hookimpl\ndef open_items(): {wait}\n{MODELS}"
    host = loaded(sketches, 0.3, abacus=ITEM, slow=code, zither=ITEM)

    first = reasons(host, "open_items", staff=None, session=None)
    second = reasons(host, "open_items", staff=None, session=None)

    assert first == {"abacus": None, "slow": "open_items:0.3 秒内没有答复。", "zither": None}
    assert second == {"abacus": None, "zither": None}
    assert host.active == ("abacus", "zither")


def test_without_the_deadline_the_caller_would_wait(
    sketches: PluginSketches, monkeypatch: pytest.MonkeyPatch, release: Event
) -> None:
    host = loaded(sketches, 0.05, slow="@hookimpl\ndef open_items(staff): staff.wait()")
    monkeypatch.setattr(asking, "within", lambda seconds, work, name: work())

    caller = Thread(target=lambda: host.call_each("open_items", staff=release, session=None), daemon=True)
    caller.start()
    caller.join(0.5)

    assert caller.is_alive()


def test_a_keyboard_interrupt_reaches_the_operator(sketches: PluginSketches) -> None:
    host = loaded(sketches, tea="@hookimpl\ndef open_items(): raise KeyboardInterrupt")

    with pytest.raises(KeyboardInterrupt):
        host.call_each("open_items", staff=None, session=None)


def test_hooks_are_never_asked_on_the_event_loop(sketches: PluginSketches) -> None:
    host = loaded(sketches, tea=ITEM)

    async def page() -> None:
        host.call_each("open_items", staff=None, session=None)

    with pytest.raises(RuntimeError, match="worker thread"):
        asyncio.run(page())
    assert asyncio.run(asyncio.to_thread(_ask_items, host)) == 1


def _ask_items(host: PluginHost) -> int:
    return len(host.call_each("open_items", staff=None, session=None))


def test_a_plugin_takes_only_the_arguments_it_wants_and_may_expect_later_ones(
    sketches: PluginSketches,
) -> None:
    code = """
from fengqiao.plugins.views import OpenItem
@hookimpl
def open_items(*, staff, region="全区"): return [OpenItem(f"{staff}{region}")]
"""
    host = loaded(sketches, tea=code)

    (answer,) = host.call_each("open_items", staff="甲", session=None)

    assert answer.value == (OpenItem("甲全区"),)


def test_the_core_must_give_a_hook_all_its_arguments(sketches: PluginSketches) -> None:
    host = loaded(sketches, tea=ITEM)

    with pytest.raises(TypeError, match="open_items takes"):
        host.call_each("open_items", staff=None)
    with pytest.raises(TypeError, match="no hook"):
        host.call_each("open_item")


def test_one_plugin_can_be_asked_alone(sketches: PluginSketches) -> None:
    host = loaded(sketches, abacus=ITEM, zither=ITEM, silent=MODELS)

    assert host.call_one("zither", "open_items", staff=None, session=None).value == (OpenItem("未结事项"),)
    assert _alone(host, "silent") == "插件“silent”不回答 open_items。"
    assert _alone(host, "nobody") == "插件“nobody”未安装。没有安装提供插件“nobody”的软件包。"


def _alone(host: PluginHost, plugin: str) -> str | None:
    failure = host.call_one(plugin, "open_items", staff=None, session=None).failure
    return failure.reason if failure else None


MERGER: dict[str, Any] = {"source": STATION, "target": NEXT, "on": date(2024, 1, 1), "session": None}


def test_a_veto_names_its_reason(sketches: PluginSketches) -> None:
    code = "@hookimpl\ndef before_stations_merge(source): raise Refused(f'{source.name}还有 3 件未结。')"
    host = loaded(sketches, abacus="@hookimpl\ndef before_stations_merge(): pass", tea=code)

    with pytest.raises(Refused, match="甲司法所还有 3 件未结。") as refusal:
        host.consent("before_stations_merge", **MERGER)

    assert refusal.value.facts == {"plugin": "tea"}
    assert host.active == ("abacus", "tea")


@pytest.mark.parametrize("body", ["raise ValueError", "return 'yes'", "import time; time.sleep(3600)"])
def test_a_plugin_that_fails_has_not_given_its_leave(sketches: PluginSketches, body: str) -> None:
    host = loaded(sketches, 0.3, tea=f"@hookimpl\ndef before_stations_merge(): {body}")

    for _ in range(2):
        with pytest.raises(Refused):
            host.consent("before_stations_merge", **MERGER)


def test_everybodys_leave_is_leave(sketches: PluginSketches) -> None:
    host = loaded(sketches, tea="@hookimpl\ndef before_stations_merge(): pass")

    host.consent("before_stations_merge", **MERGER)


def test_every_type_that_an_answer_can_have_is_known() -> None:
    named = {
        name
        for hook in vars(hookspecs).values()
        if hasattr(hook, "fengqiao_spec")
        for name in re.findall(r"[A-Z]\w+", hook.__annotations__["return"])
    }

    assert named - {"None"} == set(answers._HOMES)
