"""Roles and the permissions they grant."""

import pytest
from fengqiao.access.actors import OPERATOR, Actor
from fengqiao.access.roles import MACHINERY, ROLES, Role, compatible, covers, permissions_of
from fengqiao.database.scope import Scope
from fengqiao.errors import Conflict, Invalid

ADMINISTRATORS = {"system_admin", "security_admin", "audit_admin"}
BUSINESS = ROLES.keys() - ADMINISTRATORS

# What each role may do, written out a second time: yes and no are both said.
EXPECTED = {
    # permission:                clerk, head, county officer, county reviewer, city reviewer, province, leader, sealed files, 系统, 安全, 审计
    "mediation:case:read": (1, 1, 1, 1, 1, 1, 0, 1, 0, 0, 0),
    "mediation:case:write": (1, 1, 1, 0, 0, 0, 0, 1, 0, 0, 0),
    "mediation:case:import": (1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0),
    "mediation:case:export": (1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0),
    "mediation:case:reveal": (1, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0),
    "mediation:case:void": (0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0),
    "indicators:figure:read": (1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0),
    "assessment:result:read": (1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0),
    "assessment:answer:write": (1, 1, 1, 1, 1, 0, 0, 1, 0, 0, 0),
    "assessment:result:approve": (0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0),
    "system:account:write": (0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0),
    "system:account:read": (0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0),
    "system:plugin:write": (0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0),
    "security:grant:write": (0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0),
    "security:token:write": (0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0),
    "audit:event:read": (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1),
    "ledgers:sealed:open": (0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0),
    "audit:event:write": (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
}
ORDER = [
    "station_clerk",
    "station_head",
    "county_officer",
    "county_reviewer",
    "city_reviewer",
    "province_reader",
    "leader",
    "sealed_files_officer",
    "system_admin",
    "security_admin",
    "audit_admin",
]


def holder(role: str) -> Actor:
    return Actor("1", "张三", 1, frozenset({role}), permissions_of([role]), Scope("1", roots=(1,)))


@pytest.mark.parametrize("permission", EXPECTED)
def test_every_role_may_exactly_what_the_table_says(permission: str) -> None:
    assert list(ROLES) == ORDER
    assert [holder(role).may(permission) for role in ORDER] == [bool(cell) for cell in EXPECTED[permission]]


def test_every_role_has_a_chinese_title() -> None:
    assert all("一" <= role.title[0] <= "鿿" for role in ROLES.values())


@pytest.mark.parametrize("owner", sorted(MACHINERY))
def test_a_star_never_stands_for_the_machinery(owner: str) -> None:
    assert not covers("*:*:*", f"{owner}:thing:read")
    assert covers(f"{owner}:*:*", f"{owner}:thing:read")


@pytest.mark.parametrize("permission", EXPECTED)
def test_the_operator_may_everything(permission: str) -> None:
    assert OPERATOR.may(permission)
    assert OPERATOR.scope.everything


@pytest.mark.parametrize("pattern", ["mediation:case", "mediation:case:re*", "a:b:c:d", "", ":::", "A:b:c"])
def test_a_role_with_a_malformed_pattern_cannot_be_made(pattern: str) -> None:
    with pytest.raises(ValueError, match="no pattern"):
        Role("odd", "怪角色", frozenset({pattern}))


def test_an_unknown_role_is_refused_with_the_list_of_those_that_exist() -> None:
    with pytest.raises(Invalid, match=r"没有名为“clerk”的角色.*station_clerk\(司法所工作人员\)"):
        compatible(["station_head", "clerk"])


def test_no_role_at_all_is_refused() -> None:
    with pytest.raises(Invalid, match="至少要指定一个角色"):
        compatible([])


@pytest.mark.parametrize("administrator", sorted(ADMINISTRATORS))
def test_an_administrator_holds_no_other_role(administrator: str) -> None:
    assert compatible([administrator, administrator]) == {administrator}
    for other in ROLES.keys() - {administrator}:
        with pytest.raises(Conflict, match="三权分立"):
            compatible([administrator, other])


def test_roles_of_business_combine_freely() -> None:
    assert compatible(BUSINESS) == BUSINESS


def test_a_role_that_was_abolished_grants_nothing() -> None:
    assert permissions_of(["a_role_of_last_year"]) == frozenset()
