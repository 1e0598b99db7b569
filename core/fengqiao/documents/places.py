"""Where the templates of documents lie."""

from importlib.resources import files
from importlib.resources.abc import Traversable

from fengqiao.ledgers.declaration import Ledger

CORE_OWNER = "registry"


def template_of(ledger: Ledger, template: str) -> Traversable:
    """Return where a document's template lies: `data/documents` of the package that brings its ledger."""
    package = "fengqiao" if ledger.owner == CORE_OWNER else f"fengqiao_{ledger.owner}"
    return files(package) / "data" / "documents" / template
