"""The periodic return of the line: each of its figures is registered, each application stands where it belongs."""

from typing import Any

import pytest
from fengqiao.testing.bureau import Bureau
from fengqiao_legal_aid.ledgers import APPLICATIONS
from fengqiao_legal_aid.statistics import GROUPS, MATTERS

from tests.legal_aid.test_indicators import DAY, MARCH
from tests.legal_aid.test_rules import APPLIED


@pytest.mark.parametrize(
    ("matter", "groups"), [("labour", ["woman"]), ("petition", ["elderly", "disabled"]), ("other", [])]
)
def test_an_application_stands_in_one_row_of_matters_and_in_each_of_its_groups(
    bureau: Bureau, matter: str, groups: list[str]
) -> None:
    lines: list[dict[str, Any]] = [{"recipient_group": one} for one in groups]
    bureau.enter(
        (APPLICATIONS, bureau.unit, {**APPLIED, "submitted_on": DAY, "matter": matter, "groups": lines})
    )
    matters = {one: bureau.shows(f"legal_aid.applications_by_matter.{one}", MARCH) for one in MATTERS}
    people = {one: bureau.shows(f"legal_aid.applications_by_group.{one}", MARCH) for one in GROUPS}

    assert [one for one, number in matters.items() if number == "1"] == [matter]
    assert [one for one, number in people.items() if number == "1"] == sorted(groups, key=list(GROUPS).index)
