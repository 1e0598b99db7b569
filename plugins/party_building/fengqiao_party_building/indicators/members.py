"""How many members there are, whether each has a party life, and who serves on the front line."""

from fengqiao.api import PERCENT, Assignment, Indicator, Staff, count, distinct, flagged, has, within

from fengqiao_party_building.indicators.conditions import (
    FORMAL,
    IN_AN_ORGANISATION,
    JOINED,
    MAIN_ASSIGNMENT,
    PARTY_ORGANISATION,
    PROBATIONARY,
    TARGET,
)
from fengqiao_party_building.models import Deployment, Meeting, Member, Organisation

_ENTERED = count(Member)
_IN_PARTY_LIFE = has(
    Member, Organisation, *PARTY_ORGANISATION, has(Organisation, Meeting, within(Meeting.held_on))
)
_LEAGUE_MEMBER = has(
    Assignment,
    Staff,
    flagged(Staff.political_status, "counts_as_league_member", seen_as="party_building.league_status"),
)

FORMAL_MEMBERS = count(Member, *FORMAL)
PROBATIONARY_MEMBERS = count(Member, *PROBATIONARY)
TARGETS = count(Member, *TARGET)
DEPLOYED = distinct(Deployment.row_id, Deployment, has(Deployment, Member), on=Deployment.began_on)

INDICATORS = (
    # NN-A06a, NN-A06b, MX-16a, AH-02a
    Indicator("party_building.formal_members", "正式党员", FORMAL_MEMBERS, "人", entered=_ENTERED),
    Indicator(
        "party_building.probationary_members", "预备党员", PROBATIONARY_MEMBERS, "人", entered=_ENTERED
    ),
    Indicator("party_building.development_targets", "发展对象", TARGETS, "人", entered=_ENTERED),
    # MX-16a: league members stand in the registry, by their political status
    Indicator(
        "party_building.league_members",
        "共青团员",
        distinct(Assignment.staff_id, Assignment, *MAIN_ASSIGNMENT, _LEAGUE_MEMBER),
        "人",
        entered=count(Assignment),
    ),
    # NN-A06b, AH-02a: the member's organisation stands, and came together in the window
    Indicator(
        "party_building.members_in_party_life_rate",
        "党员组织生活覆盖率",
        count(Member, *JOINED, _IN_PARTY_LIFE) / count(Member, *JOINED),
        PERCENT,
        digits=2,
    ),
    # JS-01a: 党员纳入有效管理
    Indicator(
        "party_building.members_organised_rate",
        "党员编入党组织的比例",
        count(Member, *JOINED, IN_AN_ORGANISATION) / count(Member, *JOINED),
        PERCENT,
        digits=2,
    ),
    # AH-02d
    Indicator("party_building.members_deployed", "下沉一线的党员", DEPLOYED, "人"),
)
