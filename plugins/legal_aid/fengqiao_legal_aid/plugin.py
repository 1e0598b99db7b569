"""Legal aid (法律援助) and public legal service (公共法律服务), with the advisers of villages."""

from collections.abc import Sequence

from fengqiao.api import Ledger, LedgerPart, LedgerRow, hookimpl

from fengqiao_legal_aid import models
from fengqiao_legal_aid.ledgers import LEDGERS


@hookimpl
def register_models() -> Sequence[type[LedgerRow | LedgerPart]]:
    """All tables, parts included."""
    return [getattr(models, name) for name in models.__all__]


@hookimpl
def register_ledgers() -> Sequence[Ledger]:
    """Twenty-two ledgers; the parts of a dossier come with it."""
    return LEDGERS
