"""Roles as data: what each may do, and which of them no account may combine."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fengqiao.errors import Conflict, Invalid

MACHINERY = frozenset({"system", "security", "audit"})
"""Owners of permissions over the system itself. `*` never stands for them, so no line of business reaches them;
a plugin may not bear one of these names."""

OPEN_SEALED = "ledgers:sealed:open"
"""The permission to see sealed rows, see `fengqiao.database.seals`. No role has it by a `*` for the action."""

_WORD = r"[a-z][a-z0-9_-]*"
_PERMISSION = re.compile(rf"{_WORD}:{_WORD}:{_WORD}")
_PATTERN = re.compile(rf"({_WORD}|\*):({_WORD}|\*):({_WORD}|\*)")


@dataclass(frozen=True)
class Role:
    """A named set of permissions.

    :param permissions: patterns `<owner>:<thing>:<action>`; `*` stands for any owner of business (see `MACHINERY`),
        any thing or any action. The owner is a plugin or a room of the core.
    :param stands_alone: an account that holds this role holds no other: the separated administrators.
    """

    code: str
    title: str
    permissions: frozenset[str]
    stands_alone: bool = False

    def __post_init__(self) -> None:
        for pattern in self.permissions:
            if not _PATTERN.fullmatch(pattern):
                raise ValueError(f"{self.code}: “{pattern}” is no pattern <owner>:<thing>:<action>")


def is_permission(text: str) -> bool:
    """Tell whether a text names one permission, with no `*` in it."""
    return _PERMISSION.fullmatch(text) is not None


def covers(pattern: str, permission: str) -> bool:
    """Tell whether a pattern of a role grants a permission."""
    owner, thing, action = permission.split(":")
    for_owner, for_thing, for_action = pattern.split(":")
    return (
        (for_owner == owner or (for_owner == "*" and owner not in MACHINERY))
        and for_thing in ("*", thing)
        and for_action in ("*", action)
    )


def _role(code: str, title: str, permissions: str, *, stands_alone: bool = False) -> Role:
    return Role(code, title, frozenset(permissions.split()), stands_alone)


_EVERY = "*:*:read *:*:export"
_ENTRY = f"{_EVERY} *:*:write *:*:import"
_REVIEW = f"{_EVERY} assessment:*:write assessment:*:approve"

# PIPL 6 and the secrecy each line of business owes by law: the full personal value belongs to the station; above it everyone sees the mask.
ROLES: Mapping[str, Role] = {
    role.code: role
    for role in (
        _role("station_clerk", "司法所工作人员", f"{_ENTRY} *:*:reveal"),
        _role("station_head", "司法所所长", f"{_ENTRY} *:*:reveal *:*:void *:*:approve"),
        _role("county_officer", "县(区)局业务人员", f"{_ENTRY} *:*:void *:*:approve"),
        _role("county_reviewer", "县(区)考评人员", _REVIEW),
        _role("city_reviewer", "市局考评人员", _REVIEW),
        _role("province_reader", "省厅查询人员", _EVERY),
        _role("leader", "领导", "units:*:read indicators:*:read assessment:*:read reports:*:read"),
        # 预防未成年人犯罪法 59: named people only. They read; every reading is recorded, nothing is exported.
        _role("sealed_files_officer", "封存档案专管员", f"*:*:read *:*:write *:*:reveal {OPEN_SEALED}"),
        _role("system_admin", "系统管理员", "system:*:*", stands_alone=True),
        _role("security_admin", "安全管理员", "security:*:* system:account:read", stands_alone=True),
        _role("audit_admin", "审计管理员", "audit:*:read audit:*:export", stands_alone=True),
    )
}
"""All roles by code. The last three are the separated administrators of GB/T 22239-2019 8.1.5."""


def compatible(codes: Iterable[str]) -> frozenset[str]:
    """Return these role codes as one set that an account may hold.

    :raises Invalid: there is none, or one of them does not exist.
    :raises Conflict: one that stands alone comes with another.
    """
    held = frozenset(codes)
    if unknown := sorted(held - ROLES.keys()):
        raise Invalid(f"没有名为“{'、'.join(unknown)}”的角色。可用的角色:{_listed(ROLES)}。")
    if not held:
        raise Invalid(f"至少要指定一个角色。可用的角色:{_listed(ROLES)}。")
    alone = sorted(code for code in held if ROLES[code].stands_alone)
    if alone and len(held) > 1:
        raise Conflict(
            f"“{ROLES[alone[0]].title}”不得与其他角色由同一账号兼任(系统、安全、审计管理员三权分立)。"
            "请为该职责另设账号。"
        )
    return held


def permissions_of(codes: Iterable[str]) -> frozenset[str]:
    """Return the patterns that these roles grant together; a role that no longer exists grants nothing."""
    return frozenset().union(*(ROLES[code].permissions for code in codes if code in ROLES))


def _listed(roles: Mapping[str, Role]) -> str:
    return "、".join(f"{role.code}({role.title})" for role in roles.values())
