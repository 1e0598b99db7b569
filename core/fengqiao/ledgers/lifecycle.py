"""The states of a row and the ways between them, with what each state demands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from fengqiao.errors import Conflict
from fengqiao.ledgers.faults import Fault

Record = Mapping[str, Any]
"""A row as plain values by field name; parts stand as lists of records under the part's name."""

Rule = Callable[[Record], Fault | None]
"""What must be true of a record: returns the fault, or None when all is well. Asked at every write, import included."""


@dataclass(frozen=True)
class State:
    """One state of a row.

    :param code: stored value.
    :param title: what a person reads.
    :param requires: rules that hold for every row in this state, however it came there.
    """

    code: str
    title: str
    requires: tuple[Rule, ...] = ()


@dataclass(frozen=True)
class Move:
    """A named way from some states into another.

    :param code: last part of the address, `POST …/{id}/moves/{code}`.
    :param sources: codes of the states it starts from.
    :param fields: names of fields that may be set on the way.
    """

    code: str
    title: str
    sources: tuple[str, ...]
    target: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lifecycle:
    """All states of a ledger's rows; a new row begins in the first."""

    states: tuple[State, ...]
    moves: tuple[Move, ...] = ()

    @property
    def initial(self) -> str:
        """Code of the state in which a new row begins."""
        return self.states[0].code

    def state(self, code: str) -> State | None:
        """Return the state with this code, or None."""
        return next((state for state in self.states if state.code == code), None)

    def move(self, code: str, state: str) -> Move:
        """Return the way called `code` out of a state.

        :raises Conflict: when there is no such way from here; names those that there are.
        """
        ways = [move for move in self.moves if state in move.sources]
        for move in ways:
            if move.code == code:
                return move
        here = self.state(state)
        names = "、".join(f"{move.title}({move.code})" for move in ways) or "无"
        raise Conflict(f"当前状态“{here.title if here else state}”不能执行“{code}”。可执行的操作:{names}。")


RECORDED = Lifecycle((State("recorded", "已登记"),))
"""The lifecycle of rows that are simply written down."""
