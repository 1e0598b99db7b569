"""A case walks from its registration to the archive, and every state can be reached."""

from datetime import date

import pytest
from fengqiao.errors import Conflict, Invalid
from fengqiao.testing.bureau import Bureau, Walk
from fengqiao.testing.contracts import LifecyclesContract
from fengqiao_mediation.ledgers import CASES, LEDGERS

MARCH, APRIL, MAY = date(2024, 3, 1), date(2024, 4, 1), date(2024, 5, 1)


def registered(bureau: Bureau) -> Walk:
    """A dispute written down."""
    return bureau.register(CASES, registered_on=MARCH, source="application", dispute_type="neighbourhood")


def test_a_settled_case_walks_from_registration_to_the_archive(bureau: Bureau) -> None:
    case = registered(bureau)

    case.move("accept", accepted_on=MARCH, level="general")
    case.move("inform", informed_on=MARCH)
    case.move("mediate", mode="simple")
    case.move("extend", extension_wished=True, extended_to=MAY, extension_reason="双方要求延长")
    case.move("resume")
    paper = {"form": "written", "made_on": APRIL, "effective_on": APRIL, "signed_and_sealed": True}
    case.move("settle", result="settled_written", closed_on=APRIL, agreements=[paper])
    case.move("confirm")
    case.move("perform")
    case.move("complete")
    case.move("follow_up", follow_ups=[{"visited_on": MAY}])
    case.move("archive", archived_on=MAY)

    assert case.state == "archived"


def test_a_case_that_a_party_refuses_cannot_be_settled_and_is_terminated(bureau: Bureau) -> None:
    case = registered(bureau)
    case.move("accept", accepted_on=MARCH)

    with pytest.raises(Invalid, match="其他救济途径"):
        case.move("terminate", result="refused", refused_on=APRIL, closed_on=APRIL)
    case.move("terminate", result="refused", refused_on=APRIL, closed_on=APRIL, told_remedies=True)

    assert case.state == "terminated"


def test_a_case_is_not_settled_before_it_is_accepted(bureau: Bureau) -> None:
    case = registered(bureau)

    with pytest.raises(Conflict, match="受理"):
        case.move("settle", result="settled_oral", closed_on=APRIL)

    assert case.state == "registered"


class TestLifecycles(LifecyclesContract):
    ledgers = LEDGERS
