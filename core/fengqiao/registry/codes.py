"""The code lists that the core ships."""

from functools import cache
from importlib.resources import files

from fengqiao.ledgers.codes import CodeBook, read_codes


@cache
def national_codes() -> CodeBook:
    """Return the registry's lists as they are shipped, without what a province has added."""
    return CodeBook(read_codes(files("fengqiao") / "data" / "codes.csv"))
