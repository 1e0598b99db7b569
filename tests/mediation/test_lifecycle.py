"""A case walks from its registration to the archive, and every state can be reached."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from fengqiao.database.scope import SYSTEM
from fengqiao.errors import Conflict, Invalid
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.reading import LedgerReader
from fengqiao.ledgers.writing import LedgerWriter
from fengqiao_mediation.ledgers import CASES, LEDGERS

from tests.mediation.conftest import Bureau

MARCH, APRIL, MAY = date(2024, 3, 1), date(2024, 4, 1), date(2024, 5, 1)


class Walk:
    """One case on its way."""

    def __init__(self, bureau: Bureau) -> None:
        self._bureau = bureau
        self._version = 1
        self.row_id = self._created()

    def _created(self) -> UUID:
        values = {"registered_on": MARCH, "source": "application", "dispute_type": "neighbourhood"}
        with self._bureau.database.writing(SYSTEM) as session:
            return self._writer(session).create(self._bureau.station, values)

    def _writer(self, session: Any) -> LedgerWriter:
        return LedgerWriter(session, CASES, self._bureau.codes, self._bureau.vault)

    def move(self, code: str, **values: Any) -> None:
        """Take the case along a named way."""
        with self._bureau.database.writing(SYSTEM) as session:
            self._version = self._writer(session).move(self.row_id, self._version, code, values)

    @property
    def state(self) -> str:
        """The state it is in."""
        with self._bureau.database.reading(SYSTEM) as session:
            return str(LedgerReader(session, CASES).get(self.row_id)["state"])


def test_a_settled_case_walks_from_registration_to_the_archive(bureau: Bureau) -> None:
    case = Walk(bureau)

    case.move("accept", accepted_on=MARCH, level="general")
    case.move("inform", informed_on=MARCH)
    case.move("mediate", mode="simple")
    case.move("extend", extended_to=MAY, extension_reason="双方要求延长")
    case.move("resume")
    paper = {"form": "written", "made_on": APRIL, "effective_on": APRIL}
    case.move("settle", result="settled_written", closed_on=APRIL, agreements=[paper])
    case.move("confirm")
    case.move("perform")
    case.move("complete")
    case.move("follow_up", follow_ups=[{"visited_on": MAY}])
    case.move("archive", archived_on=MAY)

    assert case.state == "archived"


def test_a_case_that_a_party_refuses_cannot_be_settled_and_is_terminated(bureau: Bureau) -> None:
    case = Walk(bureau)
    case.move("accept", accepted_on=MARCH)

    with pytest.raises(Invalid, match="其他救济途径"):
        case.move("terminate", result="refused", refused_on=APRIL, closed_on=APRIL)
    case.move("terminate", result="refused", refused_on=APRIL, closed_on=APRIL, told_remedies=True)

    assert case.state == "terminated"


def test_a_case_is_not_settled_before_it_is_accepted(bureau: Bureau) -> None:
    case = Walk(bureau)

    with pytest.raises(Conflict, match="受理"):
        case.move("settle", result="settled_oral", closed_on=APRIL)

    assert case.state == "registered"


@pytest.mark.parametrize("ledger", LEDGERS, ids=lambda ledger: ledger.code)
def test_every_state_can_be_reached_and_every_way_leads_somewhere(ledger: Ledger) -> None:
    life = ledger.lifecycle
    known = {state.code for state in life.states}
    reached = {life.initial}
    for _ in life.states:
        reached |= {move.target for move in life.moves if set(move.sources) & reached}

    assert reached == known
    assert all(set(move.sources) <= known for move in life.moves)


@pytest.mark.parametrize("ledger", LEDGERS, ids=lambda ledger: ledger.code)
def test_what_may_be_set_on_a_way_is_a_field_or_a_part(ledger: Ledger) -> None:
    known = {spec.name for spec in ledger.fields} | {part.name for part in ledger.parts}

    assert {name for move in ledger.lifecycle.moves for name in move.fields} <= known
