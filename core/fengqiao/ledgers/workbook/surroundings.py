"""What imports and exports need of the installation they happen in."""

from collections.abc import Callable, Mapping
from typing import Protocol

from fengqiao.database.session import Database
from fengqiao.ledgers.codes import CodeBook
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.vault import Vault


class Surroundings(Protocol):
    """An installation, as far as workbooks are concerned; `fengqiao.installation.Installation` is one."""

    @property
    def database(self) -> Database:
        """Where rows are kept."""

    @property
    def ledgers(self) -> Mapping[str, Ledger]:
        """Code → ledger, of everything that a reference may point at."""

    @property
    def codes(self) -> CodeBook:
        """All code lists."""

    @property
    def vault(self) -> Vault:
        """Seals, masks and opens personal values."""


Progress = Callable[[int, int, str], None]
"""Told how far long work has come: done, total, and the name of the phase. Whatever it raises stops the work;
nothing is written then."""


def silent(done: int, total: int, phase: str) -> None:
    """Tell nobody."""
