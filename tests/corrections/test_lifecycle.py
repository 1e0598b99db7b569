"""A subject walks from the notice to the last day; no walk, however odd, reaches what the law forbids.

At every step of every walk those ever received are those who ended and those on the register, moves from station to
station included.
"""

from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from typing import Any
from uuid import UUID

import pytest
from fengqiao.database.scope import SYSTEM
from fengqiao.errors import Conflict, Invalid
from fengqiao.indicators.window import Window
from fengqiao.testing.bureau import Bureau
from fengqiao.testing.contracts import LifecyclesContract
from fengqiao.units.models import Unit
from fengqiao.units.tree import found
from fengqiao_corrections.ledgers import LEDGERS, SUBJECTS
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from tests.corrections.conftest import side_by_side

MARCH, APRIL, MAY = date(2024, 3, 1), date(2024, 4, 1), date(2024, 5, 1)
WOMAN = {"registered_on": MARCH, "category": "probation", "name": "陈演示甲", "sex": "female"}
WITH_A_WOMAN = [{"role": "committee", "sex": "female"}]


def test_a_subject_walks_from_the_notice_to_release(bureau: Bureau) -> None:
    row = bureau.register(SUBJECTS, **WOMAN)

    row.move("search")
    row.move("receive", received_on=MARCH, reported_on=MARCH)
    row.move("declare", declared_on=MARCH)
    row.move("enrol", group_members=WITH_A_WOMAN, plans=[{"made_on": MARCH}], level="ordinary")
    for code in (
        "leave",
        "return",
        "apply_to_move",
        "stay",
        "lose_contact",
        "abscond",
        "find",
        "detain",
        "free",
    ):
        row.move(code)
    day = {"ended_on": MAY, "organs_notified_on": MAY}
    row.move("release", exit_kind="expired", certificate_no="1", **day)

    assert row.state == "released"


def test_a_woman_is_not_enrolled_with_a_group_of_men(bureau: Bureau) -> None:
    row = bureau.register(SUBJECTS, **WOMAN)
    row.move("receive", received_on=MARCH)
    row.move("declare", declared_on=MARCH)

    with pytest.raises(Invalid, match="女性成员"):
        row.move("enrol", group_members=[{"role": "station", "sex": "male"}], plans=[{"made_on": MARCH}])

    assert row.state == "declared"


def test_nobody_is_released_before_being_received(bureau: Bureau) -> None:
    row = bureau.register(SUBJECTS, **WOMAN)

    with pytest.raises(Conflict, match="接收"):
        row.move("release", exit_kind="expired", ended_on=MAY)

    assert row.state == "awaited"


class TestLifecycles(LifecyclesContract):
    ledgers = LEDGERS


# --- Walks at random ---------------------------------------------------------------------------------------------

ENDED = ("released", "terminated", "moved")
LOOKED_AFTER = ("on_register", "away", "moving")
UNRECEIVED = ("awaited", "overdue")
MOVES = [move.code for move in SUBJECTS.lifecycle.moves if move.code != "move_out"]
FIELDS = {
    move.code: {
        field for other in SUBJECTS.lifecycle.moves if other.code == move.code for field in other.fields
    }
    for move in SUBJECTS.lifecycle.moves
}
LAST = ("release", "terminate", "detain")
EXITS = ("expired", "pardoned", "probation_revoked", "parole_revoked", "recalled", "death", "moved_out")
NAMES = ("ever_received", "ever_ended", "subjects", "ever_received_first", "ever_discharged")
BEGUN = date(2024, 1, 1)
MOST_SUBJECTS = 6

_serial = count(1)


class Walks(RuleBasedStateMachine):
    """Two stations, up to four people at first, and whatever may be tried with them, a day at a time."""

    bureau: Bureau
    reached: set[str]

    def __init__(self) -> None:
        super().__init__()
        self.here = self._new_bureau()
        self.day = BEGUN
        self.rows: dict[UUID, dict[str, Any]] = {}

    def _new_bureau(self) -> Bureau:
        house, number = type(self).bureau, next(_serial)
        with house.database.writing(SYSTEM) as session:
            above = found(session, Unit(code=f"9{number:05d}", name="区局", kind="county_bureau"))
            units = [
                found(session, Unit(code=f"9{number:05d}{place:03d}", name="所", kind="station"), above)
                for place in (1, 2)
            ]
            unit, *stations = [unit.id or 0 for unit in (above, *units)]
        return replace(house, unit=unit, stations=tuple(stations))

    def _tomorrow(self) -> date:
        self.day += timedelta(days=1)
        return self.day

    @initialize()
    def begin(self) -> None:
        """A woman is on the register, a minor has been declared, and somebody's move was applied for."""
        self._registered(self.here.station, "probation", "female", False, ("receive", "declare", "enrol"))
        self._registered(self.here.stations[1], "probation", "male", True, ("receive", "declare"))
        ways = ("receive", "declare", "enrol", "apply_to_move")
        self._registered(self.here.station, "parole", "male", False, ways)

    @rule(
        far=st.booleans(),
        category=st.sampled_from(("control", "probation", "parole", "temporary")),
        sex=st.sampled_from(("male", "female")),
        minor=st.booleans(),
        settled=st.booleans(),
    )
    def register(self, far: bool, category: str, sex: str, minor: bool, settled: bool) -> None:
        """A notice comes; somebody settled goes straight through to the register."""
        if len(self.rows) >= MOST_SUBJECTS:
            return
        unit = self.here.stations[far]
        self._registered(unit, category, sex, minor, ("receive", "declare", "enrol") if settled else ())

    def _registered(self, unit: int, category: str, sex: str, minor: bool, ways: tuple[str, ...]) -> None:
        values = {"category": category, "sex": sex, "minor": minor, "name": "陈演示甲"}
        walk = self.here.register(SUBJECTS, unit, **values, registered_on=self._tomorrow())
        row = {**values, "unit": unit, "walk": walk, "state": "awaited", "first": True}
        self.rows[walk.row_id] = row
        for code in ways:
            self._try(row, code, self._offered(code, "expired", careful=True))

    def _offered(
        self, code: str, exit_kind: str, *, careful: bool, woman: bool = True, knows: bool = True
    ) -> dict[str, Any]:
        day = self._tomorrow()
        offered = {
            "received_on": day,
            "declared_on": day,
            "group_members": [
                {"role": "school", "sex": "female" if woman else "male", "knows_minors": knows}
            ],
            "plans": [{"made_on": day}] if careful else [],
            "exit_kind": exit_kind,
            "ended_on": day,
            "certificate_no": "1" if careful else None,
            "organs_notified_on": day,
        }
        return {name: value for name, value in offered.items() if name in FIELDS[code]}

    @rule(
        data=st.data(),
        anything=st.sampled_from([*[None] * 20, *MOVES]),
        exit_kind=st.sampled_from(EXITS),
        careful=st.booleans(),
        fitting=st.booleans(),
        member=st.sampled_from([(True, True), (True, False), (False, True)]),
    )
    def step(
        self,
        data: st.DataObject,
        anything: str | None,
        exit_kind: str,
        careful: bool,
        fitting: bool,
        member: tuple[bool, bool],
    ) -> None:
        """Something is tried with somebody: more often than not a way that leads on from where they are."""
        if not self.rows:
            return
        row_id = data.draw(st.sampled_from(sorted(self.rows)))
        ways = [way.code for way in SUBJECTS.lifecycle.moves if self.rows[row_id]["state"] in way.sources]
        likely = [way for way in ways if way in MOVES for _ in range(1 if way in LAST else 3)] or MOVES
        code = anything or data.draw(st.sampled_from(likely))
        row = self.rows[row_id]
        kind = {"release": "expired", "terminate": "death"}.get(code, exit_kind) if fitting else exit_kind
        woman, knows = member
        values = self._offered(code, kind, careful=careful, woman=woman, knows=knows)
        # Those on the register keep the day on which they were declared.
        if row.get("declared_on"):
            values.pop("declared_on", None)
        self._try(row, code, values)

    def _try(self, row: dict[str, Any], code: str, values: dict[str, Any]) -> None:
        before = row["state"]
        try:
            row["walk"].move(code, **values)
        except (Conflict, Invalid):
            assert row["walk"].state == before
            return
        assert before not in ENDED, "nobody comes back once correction is over"
        row |= values
        row["state"] = row["walk"].state
        self.reached.add(row["state"])
        self._lawful(before, row)

    def _lawful(self, before: str, row: dict[str, Any]) -> None:
        state = row["state"]
        if state in LOOKED_AFTER:
            assert row["plans"]
            assert row["sex"] == "male" or row["group_members"][0]["sex"] == "female"
            assert not row["minor"] or row["group_members"][0]["knows_minors"]
        if state == "released":
            assert before not in (*UNRECEIVED, "missing", "absconded", "detained")
            assert row["exit_kind"] in ("expired", "pardoned")
            assert row["certificate_no"]
        if state == "terminated":
            fitting = {"probation_revoked": "probation", "parole_revoked": "parole", "recalled": "temporary"}
            assert row["exit_kind"] == "death" or fitting[row["exit_kind"]] == row["category"]

    @rule()
    def take_in_with_strangers(self) -> None:
        """Whoever can come onto the register is offered a group of men who know nothing of minors."""
        for row in list(self.rows.values()):
            for code, state in (("enrol", "declared"), ("find", "missing"), ("free", "detained")):
                if row["state"] == state:
                    values = self._offered(code, "death", careful=True, woman=False, knows=False)
                    self._try(row, code, values)

    @rule(careful=st.booleans())
    def end_a_term(self, careful: bool) -> None:
        """Somebody's term is over: they are released, unless their certificate is missing."""
        row = next((row for row in self.rows.values() if row["state"] == "on_register"), None)
        if row is not None:
            self._try(row, "release", self._offered("release", "expired", careful=careful))

    @rule(data=st.data())
    def move_away(self, data: st.DataObject) -> None:
        """Somebody whose move was applied for is gone from one station and received by the other on one day."""
        moving = sorted(row_id for row_id, row in self.rows.items() if row["state"] == "moving")
        if not moving:
            return
        row_id, day = data.draw(st.sampled_from(moving)), self._tomorrow()
        row = self.rows[row_id]
        row["walk"].move("move_out", exit_kind="moved_out", ended_on=day, organs_notified_on=day)
        self.reached.add("moved")
        row |= {"state": "moved", "ended_on": day, "exit_kind": "moved_out"}
        there = self.here.stations[row["unit"] == self.here.station]
        values = {name: row[name] for name in ("category", "sex", "minor", "name")}
        new = self.here.register(SUBJECTS, there, **values, registered_on=day, arrival="transferred_in")
        new.move("receive", received_on=day)
        self.rows[new.row_id] = {
            **values,
            "unit": there,
            "walk": new,
            "state": "received",
            "received_on": day,
            "first": False,
        }

    @invariant()
    def ever_received_is_ended_and_on_the_register(self) -> None:
        """The identity holds at each station and above them, and each number is the one counted by hand."""
        whole: list[list[int]] = []
        window = Window(BEGUN, self.day)
        figures = side_by_side(self.here, window, *NAMES)
        for unit in self.here.stations:
            received = [row for row in self.rows.values() if row["unit"] == unit and "received_on" in row]
            gone = [row for row in received if row["state"] in ENDED]
            discharged = [row for row in gone if row["state"] != "moved"]
            by_hand = [
                len(received),
                len(gone),
                len(received) - len(gone),
                sum(row["first"] for row in received),
                len(discharged),
            ]
            assert figures[unit] == by_hand
            whole.append(by_hand)
        above = figures[self.here.unit]
        assert above == [sum(column) for column in zip(*whole, strict=True)]
        ever_received, ever_ended, on_register, first, discharged_above = above
        assert ever_received == ever_ended + on_register
        # Who moves inside the bureau is one person: received once, there once.
        assert first == discharged_above + on_register


@pytest.mark.requirement("JA-31a")
@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_no_walk_reaches_what_the_law_forbids_and_the_register_adds_up_at_every_step(bureau: Bureau) -> None:
    Walks.bureau, Walks.reached = bureau, set()

    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        Walks,
        settings=settings(
            max_examples=8,
            stateful_step_count=25,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert {"on_register", "moving", "moved", "missing", "released", "terminated"} <= Walks.reached
