"""How many 法律明白人 a village must have: by place, by day, by kind of village; counted by hand."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from fengqiao.indicators.window import Window
from fengqiao.registry.stations import VILLAGES
from fengqiao.testing.bureau import Bureau
from fengqiao_publicity.ledgers import LAW_PEOPLE
from fengqiao_publicity.quotas import QUOTAS

from tests.publicity.test_duties import lies_in
from tests.publicity.test_indicators import NO_DATA, enter, person

RATE = "publicity.villages_meeting_quotas_rate"
LONG_AGO = date(2019, 1, 1)


def staff(bureau: Bureau, village: UUID, literates: int, leaders: int = 0) -> None:
    """Let so many serve in a village since long ago."""
    serving = {"certified_on": LONG_AGO, "selected_on": LONG_AGO}
    enter(
        bureau,
        LAW_PEOPLE,
        *(person(village, name=f"陈演示{n}", **serving) for n in range(literates)),
        *(person(village, name=f"李演示{n}", kind="law_leader", **serving) for n in range(leaders)),
    )


def place(bureau: Bureau, kind: str) -> UUID:
    """Enter a village or community."""
    row_id = uuid4()
    record = {"id": row_id, "name": f"{row_id}", "kind": kind, "since": LONG_AGO}
    bureau.enter((VILLAGES, bureau.station, record))
    return row_id


def shown(bureau: Bureau, day: date) -> str:
    """Return the rate on a day."""
    return bureau.shows(RATE, Window.on(day))


@pytest.fixture
def filled(bureau: Bureau) -> Bureau:
    """Villages with 5 and a leader, 3, 1; communities with 5, 1."""
    one, two = bureau.villages
    staff(bureau, one, 5, leaders=1)
    staff(bureau, two, 3)
    staff(bureau, place(bureau, "village"), 1)
    staff(bureau, place(bureau, "community"), 5)
    staff(bureau, place(bureau, "community"), 1)
    return bureau


@pytest.mark.parametrize(
    ("region", "day", "expected"),
    [
        # Nobody had set a number yet, but Nanning had: one, in communities, too.
        ("330100", date(2021, 11, 7), NO_DATA),
        ("450100", date(2021, 11, 7), "100.00%"),
        # Three in each village; communities are not asked.
        ("330100", date(2021, 11, 8), "66.67%"),
        ("330100", date(2026, 6, 1), "66.67%"),
        # Guangxi: five, communities with them; the one of its capital takes nothing away.
        ("450200", date(2022, 4, 27), "66.67%"),
        ("450200", date(2022, 4, 28), "40.00%"),
        ("450100", date(2022, 4, 28), "40.00%"),
        # Shandong: three and a leader.
        ("370100", date(2024, 12, 31), "66.67%"),
        ("370100", date(2025, 1, 1), "33.33%"),
    ],
)
@pytest.mark.requirement("SD-10a", "SD-10b")
def test_a_village_is_held_to_every_number_in_force_where_it_lies(
    filled: Bureau, region: str, day: date, expected: str
) -> None:
    lies_in(filled, region)
    assert shown(filled, day) == expected


def test_without_the_regions_a_village_would_be_held_to_less(filled: Bureau) -> None:
    """A twin: the same rows where no region is known are held to the number of the whole country alone."""
    assert shown(filled, date(2022, 4, 28)) == "66.67%"


def test_every_number_names_its_text_and_its_place() -> None:
    assert [quota.source for quota in QUOTAS if len(quota.source) < 10] == []
    assert {quota.region: (quota.law_literates, quota.law_leaders) for quota in QUOTAS} == {
        None: (3, 0),
        "45": (5, 0),
        "4501": (1, 0),
        "37": (3, 1),
    }
    assert {quota.by for quota in QUOTAS if quota.region in (None, "45")} == {date(2025, 12, 31)}
