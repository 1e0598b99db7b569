"""Whatever anybody does to a case in whatever order, it never stands where the law says it must not."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, ClassVar
from uuid import UUID

import pytest
from fengqiao.database.scope import SYSTEM
from fengqiao.errors import Conflict, Invalid
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.lifecycle import Lifecycle
from fengqiao.ledgers.reading import LedgerReader
from fengqiao.ledgers.writing import LedgerWriter
from fengqiao.testing.bureau import Bureau
from fengqiao_mediation.ledgers import CASES
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

FIRST = date(2024, 3, 1)

# Written from the life cycle as the law tells it, not from the ledger: from where each step may be taken.
IN_HAND = {"accepted", "informed", "mediating", "extended"}
AGREED = {"settled", "confirmed", "performing", "performed", "unperformed"}
ENDED = {"terminated", "transferred"}
STEPS = {
    "accept": ({"registered"}, "accepted"),
    "decline": ({"registered"}, "declined"),
    "inform": ({"accepted"}, "informed"),
    "mediate": ({"accepted", "informed"}, "mediating"),
    "extend": ({"mediating"}, "extended"),
    "resume": ({"extended"}, "mediating"),
    "settle": (IN_HAND, "settled"),
    "terminate": (IN_HAND, "terminated"),
    "transfer": (IN_HAND, "transferred"),
    "confirm": ({"settled", "performing"}, "confirmed"),
    "perform": ({"settled", "confirmed", "unperformed"}, "performing"),
    "complete": ({"settled", "confirmed", "performing", "unperformed"}, "performed"),
    "default": ({"settled", "confirmed", "performing"}, "unperformed"),
    "follow_up": (AGREED | ENDED, "followed_up"),
    "archive": (AGREED | ENDED | {"followed_up"}, "archived"),
}
SUCCESS = {"settled_written", "settled_oral"}
CLOSED = AGREED | ENDED | {"followed_up", "archived"}

days = st.integers(-3, 40).map(lambda number: FIRST + timedelta(days=number))
results = st.sampled_from([*SUCCESS, "open", "failed", "refused", "declined", "transferred"])
papers = st.lists(
    st.fixed_dictionaries(
        {"form": st.sampled_from(["written", "oral"]), "signed_and_sealed": st.booleans()},
        optional={"made_on": days, "effective_on": days},
    ),
    max_size=2,
)
reports = st.lists(days.map(lambda day: {"reported_on": day, "receivers": "派出所"}), max_size=1)
visits = st.lists(days.map(lambda day: {"visited_on": day}), max_size=1)

Values = dict[str, Any]
LATER = FIRST + timedelta(days=9)
REPORTED = {"major_reports": [{"reported_on": FIRST, "receivers": "派出所"}]}
CLOSING = {"closed_on": LATER, **REPORTED}
# What a careful clerk writes with a step; the rest needs nothing.
CAREFUL: dict[str, Values] = {
    "accept": {"accepted_on": FIRST},
    "decline": {"result": "declined"},
    "inform": {"informed_on": FIRST},
    "extend": {"extension_wished": True, "extended_to": LATER, "extension_reason": "双方要求"},
    "default": {"urged_on": LATER},
    "settle": {"result": "settled_oral", **CLOSING},
    "terminate": {"result": "failed", "told_remedies": True, **CLOSING},
    "transfer": {"result": "transferred", **CLOSING},
    "follow_up": {"follow_ups": [{"visited_on": LATER}]},
    "archive": {"archived_on": LATER},
}
# What a careless one may write instead.
ENDINGS = {"result": results, "closed_on": days, "major_reports": reports}
CARELESS: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "accept": {"accepted_on": st.none() | days},
    "decline": {"result": results, "closed_on": days},
    "inform": {"informed_on": st.none() | days},
    "extend": {"extension_wished": st.booleans(), "extended_to": st.none() | days},
    "default": {"urged_on": st.none() | days},
    "settle": {**ENDINGS, "agreements": papers},
    "terminate": {**ENDINGS, "refused_on": days, "told_remedies": st.booleans()},
    "transfer": ENDINGS,
    "follow_up": {"follow_ups": visits},
    "archive": {"archived_on": st.none() | days},
}


class AnyWalk(RuleBasedStateMachine):
    """One case and somebody who tries everything, sensible or not."""

    bureau: ClassVar[Bureau]
    ledger: ClassVar[Ledger]
    reached: ClassVar[set[str]]

    row_id: UUID
    version: int
    state: str

    @initialize(risk=st.booleans())
    def register(self, risk: bool) -> None:
        """Every walk begins with a dispute written down."""
        values = {
            "registered_on": FIRST,
            "source": "application",
            "dispute_type": "neighbourhood",
            "risk_escalation": risk,
        }
        with self.bureau.database.writing(SYSTEM) as session:
            self.row_id = self._writer(session).create(self.bureau.station, values)
        self.version, self.state = 1, "registered"

    def _writer(self, session: Any) -> LedgerWriter:
        return LedgerWriter(session, self.ledger, self.bureau.codes, self.bureau.vault)

    def step(self, code: str, values: Values) -> None:
        """Try a step: it is either taken to where it leads, or refused and nothing has changed."""
        sources, target = STEPS[code]
        try:
            with self.bureau.database.writing(SYSTEM) as session:
                self.version = self._writer(session).move(self.row_id, self.version, code, values)
        except Conflict:
            assert self.state not in sources
        except Invalid:
            pass
        else:
            assert self.state in sources
            self.state = target
            self.reached.add(target)

    @rule(data=st.data())
    def go_on(self, data: st.DataObject) -> None:
        """Try a step, most often one that leads on from here, written carefully or not."""
        ways = [code for code, (sources, _) in STEPS.items() if self.state in sources]
        code = data.draw(st.sampled_from([*ways, *ways, *ways, *STEPS]))
        values = dict(CAREFUL.get(code, {}))
        if data.draw(st.booleans()):
            values |= data.draw(st.fixed_dictionaries({}, optional=CARELESS.get(code, {})))
        self.step(code, values)

    @rule(refused_on=days, meant=st.sampled_from([True, False, False, False]))
    def refuse(self, refused_on: date, meant: bool) -> None:
        """A party says no, in whatever state the case is; seldom, or no walk would go far."""
        if not meant:
            return
        try:
            with self.bureau.database.writing(SYSTEM) as session:
                self.version = self._writer(session).change(
                    self.row_id, self.version, {"refused_on": refused_on}
                )
        except (Conflict, Invalid):
            pass

    @invariant()
    def nothing_forbidden_stands(self) -> None:
        """What stands written is lawful, read back and judged anew."""
        with self.bureau.database.reading(SYSTEM) as session:
            row = LedgerReader(session, CASES).get(self.row_id)
        assert row["state"] == self.state
        assert lawful(row) == []


def lawful(row: Values) -> list[str]:
    """Return what is wrong with a row."""
    state, result, closed = row["state"], row["result"], row["closed_on"]
    judged = {
        "accepted without a day": (state in IN_HAND | CLOSED) != (row["accepted_on"] is not None),
        "closed without a day": state in CLOSED and closed is None,
        "open with a day of closing": state in IN_HAND | {"registered"} and closed is not None,
        "closed before it was accepted": bool(closed and row["accepted_on"] and closed < row["accepted_on"]),
        "an agreement without success": state in AGREED and result not in SUCCESS,
        "success without an agreement": state in ENDED | IN_HAND | {"declined"} and result in SUCCESS,
        "success against somebody's will": row["refused_on"] is not None and result in SUCCESS,
        "mediated against somebody's will": row["refused_on"] is not None
        and state in {"mediating", "extended"},
        "extended against somebody's will": state == "extended" and not row["extension_wished"],
        "failed and no remedies told": result in {"failed", "refused"} and not row["told_remedies"],
    }
    return [name for name, wrong in judged.items() if wrong]


@pytest.fixture
def walk(bureau: Bureau) -> Iterator[type[AnyWalk]]:
    """The walk in a bureau of its own."""
    AnyWalk.bureau, AnyWalk.ledger, AnyWalk.reached = bureau, CASES, set()
    yield AnyWalk
    del AnyWalk.bureau


OFTEN = settings(
    max_examples=30,
    stateful_step_count=25,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_no_walk_leads_to_a_forbidden_state(walk: type[AnyWalk]) -> None:
    run_state_machine_as_test(walk, settings=OFTEN)

    # The walks were no idle ones.
    assert {"accepted", "mediating", "terminated", "transferred", "settled"} <= walk.reached


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_without_what_its_states_demand_some_walk_does(walk: type[AnyWalk]) -> None:
    life = CASES.lifecycle
    lax = tuple(replace(state, requires=()) for state in life.states)
    walk.ledger = replace(CASES, lifecycle=Lifecycle(lax, life.moves))

    with pytest.raises(AssertionError):
        run_state_machine_as_test(walk, settings=OFTEN)
