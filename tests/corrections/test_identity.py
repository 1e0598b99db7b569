"""Published identities of the register: ever received is ended and on the register, at reduced scale."""

from datetime import date, timedelta
from typing import Any

import pytest
from fengqiao.indicators.window import Window
from fengqiao.testing.bureau import Bureau
from fengqiao_corrections.ledgers import SUBJECTS

from tests.corrections.conftest import released, side_by_side, subject

FIRST, LAST = date(2014, 1, 1), date(2014, 7, 31)
WINDOW = Window(FIRST, LAST)

PUBLISHED = {
    # 2012-07, nation: 1,020,000 = 567,000 + 453,000, one row for a thousand.
    "nation": (1020, 567, 453, 1),
    # 2018, 安徽: 227,000 = 192,000 + 35,000, one row for a thousand.
    "anhui": (227, 192, 35, 1),
    # 2014-07, 天津: 32,637 = 25,459 + 7,178, one row for ten, each number rounded by itself.
    "tianjin": (3264, 2546, 718, 1),
}


def person(place: int, **values: Any) -> dict[str, Any]:
    """Return a subject received on one of the days before the last; nobody has a file to speak of."""
    day = FIRST + timedelta(days=place % 150)
    parts: dict[str, Any] = {"group_members": [], "plans": []}
    return subject(**parts, state="received", registered_on=day, received_on=day, declared_on=day) | values


@pytest.mark.requirement("JA-31a")
@pytest.mark.parametrize("engine_kind", ["sqlite"])
@pytest.mark.parametrize(("received", "ended", "here", "late"), PUBLISHED.values(), ids=list(PUBLISHED))
def test_a_published_identity_is_reproduced(
    bureau: Bureau, received: int, ended: int, here: int, late: int
) -> None:
    gone = [person(place, **released(FIRST + timedelta(days=160 + place % 50))) for place in range(ended)]
    staying = [person(place) for place in range(here - late)]
    # Ends on the day after the last: still there on it.
    leaving = [person(place, **released(LAST + timedelta(days=1))) for place in range(late)]
    # Received after the last day, or never: in no number.
    others = [person(0, received_on=LAST + timedelta(days=1), declared_on=None)]
    rows = [*gone, *staying, *leaving, *others]
    bureau.enter(*((SUBJECTS, bureau.stations[place % 3 == 0], row) for place, row in enumerate(rows)))

    above, *below = side_by_side(bureau, WINDOW, "ever_received", "ever_ended", "subjects").values()

    assert above == [received, ended, here]
    assert received == ended + here
    assert all(one[0] == one[1] + one[2] for one in below)
    assert [sum(column) for column in zip(*below, strict=True)] == above


def test_somebody_who_moves_counts_once_for_the_bureau_and_at_each_station_in_turn(bureau: Bureau) -> None:
    moved_on = date(2024, 3, 10)
    away = subject(state="moved", exit_kind="moved_out", ended_on=moved_on)
    there = subject(arrival="transferred_in", received_on=moved_on, declared_on=moved_on)
    bureau.enter((SUBJECTS, bureau.station, away), (SUBJECTS, bureau.stations[1], there))
    names = ("ever_received", "ever_ended", "subjects", "ever_received_first", "ever_discharged")

    before = side_by_side(bureau, Window(date(2024, 1, 1), date(2024, 3, 9)), *names)
    after = side_by_side(bureau, Window(date(2024, 1, 1), moved_on), *names)

    assert before[bureau.station] == [1, 0, 1, 1, 0]
    assert before[bureau.stations[1]] == [0, 0, 0, 0, 0]
    assert after[bureau.station] == [1, 1, 0, 1, 0]
    assert after[bureau.stations[1]] == [1, 0, 1, 0, 0]
    assert after[bureau.unit] == [2, 1, 1, 1, 0]


def test_somebody_revoked_before_arriving_is_in_no_number(bureau: Bureau) -> None:
    never = {
        "state": "terminated",
        "registered_on": FIRST,
        "category": "probation",
        "name": "陈演示甲",
        "sex": "male",
        "exit_kind": "probation_revoked",
        "ended_on": FIRST,
    }
    bureau.enter((SUBJECTS, bureau.station, never))

    assert side_by_side(bureau, WINDOW, "ever_received", "ever_ended", "subjects")[bureau.unit] == [0, 0, 0]
