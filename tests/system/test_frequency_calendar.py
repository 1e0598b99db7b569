"""The frequency calendar F01 to F23 of the source documents: where each stands, and why some stand nowhere."""

from importlib import import_module

import pytest
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.duties import Duty
from fengqiao.registry.ledgers import LEDGERS as REGISTRY

from tests.conftest import LINES

JINGAN, YANCHI, NANNING, JIANGSU = "310106", "640323", "4501", "32"

STANDS = {
    "F01": {("mediation", JINGAN), ("mediation", YANCHI)},
    "F02": {("mediation", JINGAN), ("mediation", YANCHI)},
    "F03": {("mediation", JINGAN)},
    "F04": {("mediation", NANNING)},
    "F05": {("mediation", YANCHI)},
    "F06": {("legal_aid", YANCHI)},
    "F07": {("publicity", JIANGSU)},
    "F08": {("publicity", JIANGSU)},
    "F09": {("publicity", NANNING)},
    "F10": {("publicity", NANNING)},
    "F11": {("publicity", NANNING)},
    "F12": {("registry", NANNING)},
    "F13": {("legal_aid", NANNING)},
    "F14": {("registry", YANCHI)},
    "F15": {("registry", YANCHI)},
    "F16": {("legal_aid", JINGAN)},
    # Of the city bureau, in periods of two years; the two years of one station need the titles of the campaigns.
    "F17": {("registry", NANNING)},
    "F18": {("registry", JIANGSU)},
    "F20": {("registry", JIANGSU), ("registry", YANCHI)},
    "F21": {("legal_aid", YANCHI)},
    "F22": {("registry", YANCHI)},
    # Not in corrections: a station that supervises nobody has nothing to do, and a duty of each person who is
    # supervised would ask for more than the text does.
    "F23": {("mediation", NANNING), ("legal_aid", NANNING), ("publicity", NANNING)},
}

ABSENT = {
    "F19": "创建率是全市命名数占比在三个年底的目标,判断的是一个数,不是谁到时要做的一件事",
}


def duties() -> list[tuple[str, Ledger, Duty]]:
    """Return everything that the core and all lines declare, with who declares it."""
    lines = {line: import_module(f"fengqiao_{line}.plugin").register_ledgers() for line in sorted(LINES)}
    return [
        (owner, ledger, duty)
        for owner, ledgers in {"registry": REGISTRY, **lines}.items()
        for ledger in ledgers
        for duty in ledger.duties
    ]


def test_every_rhythm_of_the_sources_stands_somewhere_or_is_absent_for_a_reason() -> None:
    found: dict[str, set[tuple[str, str | None]]] = {}
    for owner, _, duty in duties():
        # Duties of a statute or of a province have their own numbers, D-C8; they are no rhythm of the calendar.
        if duty.code.startswith("F"):
            found.setdefault(duty.code[:3], set()).add((owner, duty.region))
    assert found == STANDS
    assert sorted([*STANDS, *ABSENT]) == [f"F{number:02}" for number in range(1, 24)]


@pytest.mark.requirement("JA-36a", "JA-36b")
def test_the_two_rhythms_of_a_mood_room_are_told_apart() -> None:
    rooms = {duty.code: (duty.times, duty.weekday) for _, _, duty in duties() if duty.code.startswith("F16")}
    assert rooms == {"F16a": (2, None), "F16b": (1, 5)}


def test_no_duty_binds_beyond_the_place_and_the_day_of_its_text() -> None:
    """The schemes bind from the day they were issued; what was reported of itself and the old opinion give none."""
    issued = {NANNING: "2020-08-06", YANCHI: "2018-03-30"}
    wrong = [
        duty.code
        for _, _, duty in duties()
        if isinstance(duty.every, str)
        and duty.region in issued
        and str(duty.valid_from) != issued[duty.region]
    ]
    assert wrong == []
