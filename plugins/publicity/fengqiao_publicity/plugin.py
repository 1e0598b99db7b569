"""普法."""

from collections.abc import Sequence

from fengqiao.api import LedgerRow, hookimpl


@hookimpl
def register_models() -> Sequence[type[LedgerRow]]:
    """All tables."""
    return []
