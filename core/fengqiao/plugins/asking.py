"""One question to one plugin: in a worker thread, against a deadline, typed, with its own session."""

from __future__ import annotations

import inspect
from contextlib import nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fengqiao.database.scope import ScopedSession
from fengqiao.errors import DomainError
from fengqiao.hookspecs import Refused
from fengqiao.plugins.answers import Failure, Nonsense, checked, frames
from fengqiao.plugins.deadline import Overdue, within
from fengqiao.plugins.lending import lent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pluggy import HookImpl

_CONTRIBUTION = "register_"


@dataclass(frozen=True)
class Question:
    """A hook with the arguments of this one call.

    :param declared: the type of its answer.
    :param seconds: how long a plugin may take.
    """

    hook: str
    declared: Any
    arguments: Mapping[str, Any]
    seconds: float

    def put_to(self, impl: HookImpl) -> Any:
        """Return a plugin's answer, of the declared type.

        :raises LoanLost: when the plugin kept the session.
        :raises BaseException: whatever the plugin raises, `Overdue`, or `Nonsense`.
        """
        wanted = inspect.signature(impl.function).parameters
        given = {name: value for name, value in self.arguments.items() if name in wanted}
        session = given.get("session")
        with lent(session) if isinstance(session, ScopedSession) else nullcontext() as loan:

            def _work() -> Any:
                answer = checked(impl.function(**given), self.declared)
                if loan is not None:
                    loan.commit()
                return answer

            if loan is not None:
                given["session"] = loan
            return within(self.seconds, _work, f"{impl.plugin_name}: {self.hook}")

    def failure(self, error: BaseException) -> Failure:
        """Put into words why there was no answer."""
        if isinstance(error, Refused):
            return Failure(error.reason, refused=True)
        return Failure(f"{self.hook}:{self._reason(error)}", frames(error))

    def is_fatal(self, error: BaseException) -> bool:
        """Tell whether a plugin that answers like this is out of service: it hangs, or lacks a part of itself."""
        return isinstance(error, Overdue) or self.hook.startswith(_CONTRIBUTION)

    def _reason(self, error: BaseException) -> str:
        if isinstance(error, Overdue):
            return f"{self.seconds:g} 秒内没有答复。"
        if isinstance(error, Nonsense):
            return f"{error}。"
        if isinstance(error, DomainError):
            return error.detail
        # What a plugin says about its own contributions is about code; any other message may hold personal values.
        said = "" if self.arguments else f": {error}"
        return f"出错:{type(error).__name__}{said}"
