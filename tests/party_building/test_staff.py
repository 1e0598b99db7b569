"""Whoever is about to move is told of what party work still holds them."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from fengqiao.api import OpenItem, StaffView
from fengqiao.database.scope import SYSTEM
from fengqiao.plugins.host import PluginHost
from fengqiao.testing.bureau import Bureau
from fengqiao.testing.clock import HeldClock
from fengqiao.testing.house import settings_for
from fengqiao_party_building.ledgers import MEMBERS, PLEDGES

from tests.party_building.conftest import hire

YEAR = {"begins_on": date(2024, 1, 1), "ends_on": date(2024, 12, 31)}
SIGNED = {"signed_on": date(2024, 2, 1), "signed_with": "分管领导", "state": "signed"}
FORMAL = {"joined_on": date(2015, 7, 1), "regular_on": date(2016, 7, 1), "state": "formal"}
LEFT = {"left_on": date(2024, 1, 31), "leaving_reason": "transferred", "state": "left"}


def told(bureau: Bureau, person: UUID, tmp_path: Any, database_urls: Any) -> list[OpenItem]:
    """Return what the plugin answers through its host."""
    host = PluginHost(settings_for(database_urls, tmp_path, "party_building"))
    host.load()
    staff = StaffView(person, bureau.station, "political_legal_post")
    with bureau.database.reading(SYSTEM) as session:
        (answer,) = host.call_each("open_items", staff=staff, session=session)
    assert answer.failure is None
    return list(answer.value)


@pytest.mark.usefixtures("clock")
def test_a_pledge_to_be_signed_and_a_membership_here_are_in_hand(
    bureau: Bureau, tmp_path: Any, database_urls: Any
) -> None:
    person, pledge, member = hire(bureau, bureau.station, "甲"), uuid4(), uuid4()
    bureau.enter(
        (PLEDGES, bureau.station, {"id": pledge, "staff_id": person, "kind": "integrity", **YEAR}),
        (MEMBERS, bureau.station, {"id": member, "staff_id": person, **FORMAL}),
    )

    pledged, belonging = told(bureau, person, tmp_path, database_urls)

    assert (pledged.due_on, pledged.link) == (YEAR["ends_on"], f"/ledgers/party_building/pledges/{pledge}")
    assert (belonging.title, belonging.link) == (
        "党员组织关系需要转出",
        f"/ledgers/party_building/members/{member}",
    )


def test_what_is_signed_over_elsewhere_or_somebody_elses_is_not_in_hand(
    bureau: Bureau, tmp_path: Any, database_urls: Any, clock: HeldClock
) -> None:
    person, other = hire(bureau, bureau.station, "甲"), hire(bureau, bureau.station, "乙")
    last_year = {"begins_on": date(2023, 1, 1), "ends_on": date(2023, 12, 31)}
    owed = {"staff_id": person, "kind": "integrity"}
    bureau.enter(
        (PLEDGES, bureau.station, {**owed, **YEAR, **SIGNED}),
        (PLEDGES, bureau.station, {**owed, **last_year}),
        (PLEDGES, bureau.station, {**owed, **YEAR, "staff_id": other}),
        (MEMBERS, bureau.station, {"staff_id": person, **FORMAL, **LEFT}),
        (MEMBERS, bureau.unit, {"staff_id": person, **FORMAL}),
    )

    assert told(bureau, person, tmp_path, database_urls) == []
    assert clock.moment.year == 2024
