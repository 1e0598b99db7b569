"""Python's search for cyclic garbage, put off while millions of values are made that form no cycles."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_lock = Lock()
_blocks = 0
_was_on = False


@contextmanager
def collection_put_off() -> Iterator[None]:
    """Put off the search, for the whole process, until the last block like this one has ended.

    It would go through all values made so far, again and again, and take a quarter of the time of an import.
    """
    global _blocks, _was_on
    with _lock:
        if _blocks == 0:
            _was_on = gc.isenabled()
        _blocks += 1
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            _blocks -= 1
            if _blocks == 0 and _was_on:
                gc.enable()
