"""The plugins of one process: who is active, and how they are asked."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from pluggy import HookCaller, HookImpl, PluginManager
from structlog import get_logger

from fengqiao import hookspecs
from fengqiao.errors import DomainError
from fengqiao.plugins.answers import Answer, Failure, declared_type
from fengqiao.plugins.asking import Question
from fengqiao.plugins.deadline import Overdue
from fengqiao.plugins.lending import LoanLost
from fengqiao.plugins.roster import Roster
from fengqiao.plugins.states import PluginState, PluginStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fengqiao.database.session import Database
    from fengqiao.plugins.discovery import InstalledPlugin
    from fengqiao.settings import Settings


class SessionLost(DomainError):
    """A plugin did not give the caller's session back, whose connection is closed now.

    :param overdue: it missed its deadline, and the transaction is undone; else it has itself ended the transaction.
    :ivar answers: what was gathered until then; plugins that could no longer be asked have a failure.
    """

    status, slug, title = 503, "plugin-lost-session", "业务插件故障"

    def __init__(self, plugin: str, answers: Sequence[Answer], *, overdue: bool) -> None:
        outcome = (
            "没有按时交还数据库会话,本次操作已全部撤销,请重试"
            if overdue
            else "擅自结束了数据库事务,请核对本次操作的结果"
        )
        super().__init__(f"插件“{plugin}”{outcome}。该插件停用至重启。")
        self.answers = tuple(answers)


class PluginHost:
    """All plugins of this process, found when it is made, imported by `load`.

    Every question goes to one plugin at a time, in the order of their names, in a worker thread, against
    `settings.hook_deadline_seconds`. What one plugin does wrong costs only its own answer.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._manager = PluginManager(hookspecs.PROJECT)
        self._manager.add_hookspecs(hookspecs)
        self._roster = Roster(settings.enabled)

    @property
    def active(self) -> tuple[str, ...]:
        """Names of the plugins that are asked, in order."""
        return self._roster.active

    def load(self) -> None:
        """Import the enabled plugins that fit this core, and no other.

        :raises Misconfigured: as `insist`.
        """
        self._roster.load(self._manager, self._settings.hook_deadline_seconds)
        self.insist()

    def insist(self) -> None:
        """Where the operator wants all plugins or none, accept no enabled plugin that is not active.

        :raises Misconfigured: when `on_failure = "stop"` and there is one.
        """
        if self._settings.on_failure == "stop":
            self._roster.insist()

    def states(self, database: Database | None = None) -> list[PluginStatus]:
        """Return the state of every plugin by name; orphaned ones only when a database is given to look in."""
        if database is None:
            return self._roster.statuses
        from fengqiao.plugins.orphans import with_orphans

        return with_orphans(self._roster.statuses, database)

    def installed(self, plugin: str) -> InstalledPlugin:
        """Return what is known of an installed plugin's package."""
        return self._roster.installed(plugin)

    def call_each(self, hook: str, **arguments: Any) -> list[Answer]:
        """Ask every active plugin that answers this hook.

        :param arguments: all arguments of the hook; a `session` is lent in a savepoint per plugin.
        :raises SessionLost: when a plugin did not give the session back; the caller must not go on.
        """
        caller = self._caller(hook, arguments)
        return self._ask_all(caller, self._implementations(caller), arguments)

    def call_one(self, plugin: str, hook: str, **arguments: Any) -> Answer:
        """Ask one plugin; its answer is a failure when it is not active or does not answer this hook."""
        caller = self._caller(hook, arguments)
        chosen = [impl for impl in self._implementations(caller) if impl.plugin_name == plugin]
        if not chosen:
            return Answer(plugin, failure=Failure(self._silence(plugin, hook)))
        return self._ask_all(caller, chosen, arguments)[0]

    def consent(self, hook: str, **arguments: Any) -> None:
        """Ask every plugin for leave, by a hook of the kind veto.

        :raises Refused: when one refuses, fails, or is out of service and so cannot be asked.
        """
        for status in self._roster.statuses:
            if hook in status.hooks and status.state is PluginState.FAILED:
                raise hookspecs.Refused(f"插件“{status.name}”已停用,无法征求它的意见:{status.reason}")
        for answer in self.call_each(hook, **arguments):
            if answer.failure:
                raise hookspecs.Refused(answer.failure.reason, plugin=answer.plugin)

    def contributions(self, *hooks: str) -> dict[str, list[Answer]]:
        """Ask for several contributions at once: a plugin that fails one of them gives none.

        :param hooks: names of `register_…` hooks.
        :returns: per hook the answers of the plugins that are still active afterwards.
        """
        gathered = {hook: self.call_each(hook) for hook in hooks}
        active = self.active
        return {
            hook: [each for each in answers if each.plugin in active] for hook, answers in gathered.items()
        }

    def put_out_of_service(self, plugin: str, reason: str) -> None:
        """Ask a plugin no more until restart: whoever uses what it contributed has found it at fault.

        :param reason: one Chinese sentence for the list of plugins.
        """
        get_logger(f"fengqiao.{plugin}").error("plugin put out of service", reason=reason)
        self._roster.put_out_of_service(plugin, Failure(reason))

    def _caller(self, hook: str, arguments: dict[str, Any]) -> HookCaller:
        _stay_off_the_event_loop()
        caller: HookCaller | None = getattr(self._manager.hook, hook, None)
        if caller is None or caller.spec is None:
            raise TypeError(f"there is no hook {hook}")
        if set(arguments) != set(caller.spec.argnames):
            raise TypeError(f"hook {hook} takes {caller.spec.argnames}, not {tuple(arguments)}")
        return caller

    def _implementations(self, caller: HookCaller) -> list[HookImpl]:
        found = {impl.plugin_name: impl for impl in caller.get_hookimpls()}
        return [found[name] for name in self.active if name in found]

    def _ask_all(
        self, caller: HookCaller, implementations: list[HookImpl], arguments: dict[str, Any]
    ) -> list[Answer]:
        if caller.spec is None or not implementations:
            return []
        declared = declared_type(caller.spec.function)
        question = Question(caller.name, declared, arguments, self._settings.hook_deadline_seconds)
        answers: list[Answer] = []
        for position, impl in enumerate(implementations, 1):
            try:
                answers.append(self._ask(question, impl))
            except LoanLost as lost:
                cause = lost.__cause__ or lost
                answers.append(self._failed(question, impl, cause, fatal=True))
                unasked = Failure("没有询问:前一个插件占住了数据库会话。")
                answers += [Answer(rest.plugin_name, failure=unasked) for rest in implementations[position:]]
                raise SessionLost(impl.plugin_name, answers, overdue=isinstance(cause, Overdue)) from lost
        return answers

    def _ask(self, question: Question, impl: HookImpl) -> Answer:
        try:
            return Answer(impl.plugin_name, question.put_to(impl))
        except (KeyboardInterrupt, LoanLost):
            raise
        except BaseException as error:  # noqa: BLE001 - SystemExit and its kin are the plugin's failure, not ours
            return self._failed(question, impl, error, fatal=question.is_fatal(error))

    def _failed(self, question: Question, impl: HookImpl, error: BaseException, *, fatal: bool) -> Answer:
        name, failure = impl.plugin_name, question.failure(error)
        if not failure.refused:
            log = get_logger(f"fengqiao.{name}")
            log.error("hook failed", hook=question.hook, reason=failure.reason, trace=failure.trace)
        if fatal:
            self._roster.put_out_of_service(name, failure)
        return Answer(name, failure=failure)

    def _silence(self, plugin: str, hook: str) -> str:
        status = self._roster[plugin]
        if status.state is PluginState.ACTIVE:
            return f"插件“{plugin}”不回答 {hook}。"
        return f"插件“{plugin}”{status.state.title}。{status.reason or '它没有启用。'}"


def _stay_off_the_event_loop() -> None:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return
    raise RuntimeError(
        "hooks are called from a worker thread: waiting for a plugin would stop the event loop"
    )
