"""The base of every table: one metadata with stable constraint names, tables named after their owner."""

import re

from sqlalchemy import MetaData
from sqlalchemy.orm import declared_attr, registry
from sqlmodel import SQLModel

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_N_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# The rooms of the core that own tables, with the prefix their tables carry.
_CORE_PREFIXES = {
    "units": "reg",
    "registry": "reg",
    "ledgers": "core",
    "access": "core",
    "plugins": "core",
    "assessment": "asm",
}
CORE_PREFIXES = frozenset(_CORE_PREFIXES.values())


def owner_prefix(module: str) -> str:
    """Return the table prefix of a module: `fengqiao_mood_room.plugin` → `mood_room`."""
    package, _, rest = module.partition(".")
    if package == "fengqiao":
        return _CORE_PREFIXES[rest.partition(".")[0]]
    return package.removeprefix("fengqiao_")


def snake_case(name: str) -> str:
    """`JudicialConfirmation` → `judicial_confirmation`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


class CoreModel(SQLModel, registry=registry(metadata=METADATA)):
    """Base of all tables, ours and plugins': `<owner>_<class name>` in one shared metadata."""

    @declared_attr.directive
    def __tablename__(cls) -> str:  # noqa: N805 - SQLAlchemy passes the class
        return f"{owner_prefix(cls.__module__)}_{snake_case(cls.__name__)}"
