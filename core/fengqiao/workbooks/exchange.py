"""What the reading process and its parent say to each other."""

import pickle
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Any

from fengqiao.workbooks.contents import Limits


@dataclass(frozen=True)
class Request:
    """What the parent asks for.

    :param content: the file.
    :param text_columns: sheet name → titles of the columns that must hold text.
    :param sheets: names of the sheets to read; None for all.
    """

    content: bytes
    text_columns: Mapping[str, Collection[str]]
    sheets: Collection[str] | None
    limits: Limits


#: `("started",)` first; then for each sheet `("rows", numbers, columns)` any number of times and `("sheet", facts)`;
#: last `("done", notes)`. `("refused", reason, remedy)` ends the answer at any point.
Frame = tuple[Any, ...]

_ALLOWED = {
    ("datetime", "date"),
    ("datetime", "datetime"),
    ("datetime", "time"),
    ("datetime", "timedelta"),
    ("fengqiao.workbooks.contents", "CellFault"),
}


class _FrameUnpickler(pickle.Unpickler):
    """Builds plain values only: the other side has handled a stranger's file and is not trusted with more."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _ALLOWED:
            raise pickle.UnpicklingError("a frame holds plain values only")
        return super().find_class(module, name)


def send(frame: Frame | Request, stream: IO[bytes]) -> None:
    """Write one frame, or the request."""
    pickle.dump(frame, stream, pickle.HIGHEST_PROTOCOL)


def receive(stream: IO[bytes]) -> Iterator[Frame]:
    """Yield frames as they come.

    :raises EOFError: when the stream ends; a complete answer is recognised by its last frame.
    :raises pickle.UnpicklingError: when it ends within a frame, or is no frame.
    """
    while True:
        yield _FrameUnpickler(stream).load()
