"""Who acts: what a request, a command or a job may do and see."""

from dataclasses import dataclass

from fengqiao.access.roles import MACHINERY, covers
from fengqiao.database.scope import Scope


@dataclass(frozen=True)
class Actor:
    """Someone known, with the rights of this moment. It is made anew for every request and never kept.

    :param id: id of the account, as the audit and `created_by` name it.
    :param name: the account's name, for pages.
    :param unit_id: the account's unit; 0 for one that belongs to none.
    :param permissions: patterns, see `fengqiao.access.roles.Role`.
    :param scope: what sessions opened for this actor see.
    :param is_session: came with a browser's cookie and not with a token; such requests need the same-origin check.
    """

    id: str
    name: str
    unit_id: int
    roles: frozenset[str]
    permissions: frozenset[str]
    scope: Scope
    is_session: bool = False

    def may(self, permission: str) -> bool:
        """Tell whether this actor holds a permission `<owner>:<thing>:<action>`."""
        return any(covers(pattern, permission) for pattern in self.permissions)


OPERATOR = Actor(
    id="operator",
    name="命令行操作员",
    unit_id=0,
    roles=frozenset(),
    permissions=frozenset({"*:*:*", *(f"{owner}:*:*" for owner in MACHINERY)}),
    scope=Scope("operator", everything=True),
)
"""Whoever may run commands on the host: the shell has checked them, and nothing is hidden from them anyway."""
