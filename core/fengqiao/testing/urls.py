"""The addresses of a test's database."""

from typing import NamedTuple


class Urls(NamedTuple):
    """One database as its two roles see it; on SQLite both are the same."""

    application: str
    owner: str
