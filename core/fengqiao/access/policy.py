"""Policies as data: what a handler declares of who may call it, by `opt={"policy": requires("units:unit:read")}`."""

from dataclasses import dataclass

from fengqiao.access.actors import Actor
from fengqiao.access.roles import is_permission

OPT = "policy"
"""The key of `opt` under which a handler, its controller or its router declares its policy."""


@dataclass(frozen=True)
class Policy:
    """Who may call a handler.

    :param permission: what the actor must hold; None when being signed in is enough.
    :param public: anyone, signed in or not.
    """

    permission: str | None = None
    public: bool = False

    def admits(self, actor: Actor) -> bool:
        """Tell whether this actor may call the handler; which rows they get is the scope's business."""
        return self.permission is None or actor.may(self.permission)


PUBLIC = Policy(public=True)
"""Anyone, without signing in. Only for handlers on `PUBLIC_HANDLERS`."""

SIGNED_IN = Policy()
"""Whoever has proved who they are, whatever their role."""


def requires(permission: str) -> Policy:
    """Return the policy that asks for one permission, `<owner>:<thing>:<action>` without `*`."""
    if not is_permission(permission):
        raise ValueError(f"“{permission}” is no permission <owner>:<thing>:<action>")
    return Policy(permission)
