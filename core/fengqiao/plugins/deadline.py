"""Running foreign code against a deadline."""

from collections.abc import Callable
from contextvars import copy_context
from threading import Thread
from typing import Generic, TypeVar

T = TypeVar("T")


class Overdue(Exception):
    """The work has not ended in time. It cannot be stopped: its thread is left behind and its result never used."""


class _Outcome(Generic[T]):
    value: T
    error: BaseException | None = None


def within(seconds: float, work: Callable[[], T], name: str) -> T:
    """Run work in a thread of its own and return its value, or raise what it raises.

    :param name: what the thread is called, for whoever looks at a hanging process.
    :raises Overdue: when the deadline passes first.
    """
    outcome = _Outcome[T]()
    context = copy_context()

    def _run() -> None:
        try:
            outcome.value = context.run(work)
        except BaseException as error:  # noqa: BLE001 - carried to the caller, who decides
            outcome.error = error

    # A daemon, so that work which never ends does not keep the process alive.
    thread = Thread(target=_run, name=name, daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        raise Overdue
    if outcome.error is not None:
        raise outcome.error
    return outcome.value
