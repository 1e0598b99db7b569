"""One migration branch per plugin: whose tables, whose revisions, whose version table."""

from importlib import import_module
from importlib.util import find_spec

CORE_MODELS = (
    "fengqiao.units.models",
    "fengqiao.access.models",
    "fengqiao.plugins.models",
    "fengqiao.ledgers.models",
    "fengqiao.registry.models",
    "fengqiao.assessment.models",
)
"""The modules whose tables make up the core's schema."""


def import_core_models() -> None:
    """Bring every table of the core into the shared metadata."""
    for module in CORE_MODELS:
        if find_spec(module) is not None:
            import_module(module)
