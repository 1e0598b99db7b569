"""Python's search for cyclic garbage, put off while millions of values are made that form no cycles."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_lock = Lock()
_waiting = 0


@contextmanager
def collection_put_off() -> Iterator[None]:
    """Put off the search, for the whole process, until the last block like this one has ended.

    It would go through all values made so far, again and again, and take a quarter of the time of an import.
    """
    global _waiting
    with _lock:
        was_enabled = _waiting > 0 or gc.isenabled()
        _waiting += 1
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            _waiting -= 1
            if _waiting == 0 and was_enabled:
                gc.enable()
