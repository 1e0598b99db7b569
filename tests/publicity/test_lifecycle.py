"""Rows walk only along their ways, and a villager never serves without course, examination and certificate."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from fengqiao.errors import Conflict, Invalid
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.lifecycle import Rule
from fengqiao.testing.bureau import Bureau, Walk
from fengqiao.testing.contracts import LifecyclesContract, without
from fengqiao_publicity.ledgers import ACTIVITIES, LAW_PEOPLE, LEDGERS, ORDERS, RECOGNITIONS
from fengqiao_publicity.rules import people
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

MARCH, APRIL, MAY = date(2024, 3, 1), date(2024, 4, 1), date(2024, 5, 1)
ONE_ENGINE = pytest.mark.parametrize("engine_kind", ["sqlite"])
COURSE = {"kind": "pre_service", "held_on": MARCH, "hours": 16}


def nominated(bureau: Bureau, ledger: Ledger = LAW_PEOPLE) -> Walk:
    """Somebody put forward today."""
    return bureau.register(
        ledger,
        name="陈演示甲",
        kind="law_literate",
        village_id=bureau.villages[0],
        source="mediator",
        nomination="self",
        selected_on=MARCH,
    )


def test_a_villager_walks_from_being_put_forward_to_leaving(bureau: Bureau) -> None:
    person = nominated(bureau)

    person.move("train", courses=[COURSE])
    person.move("examine", examined_on=APRIL)
    person.move("certify", certified_on=APRIL, cert_no="1")
    person.move("retrain", courses=[COURSE, {"kind": "annual", "held_on": MAY, "hours": 8}])
    person.move("remove", removed_on=MAY, removal_reason="moved")

    assert person.state == "removed"


def test_nobody_is_certified_before_the_examination_and_the_reason_names_the_rules(bureau: Bureau) -> None:
    person = nominated(bureau)

    with pytest.raises(Conflict, match="任前培训"):
        person.move("certify", certified_on=APRIL)
    with pytest.raises(Invalid, match="培养规范"):
        person.move("train")

    assert person.state == "nominated"


def test_an_activity_walks_from_its_plan_to_the_archive(bureau: Bureau) -> None:
    activity = bureau.register(
        ACTIVITIES,
        title="民法典讲座",
        kind="daily",
        target_kind="community",
        form="lecture",
        planned_on=MARCH,
    )
    lines = [
        {"kind": kind, "made_on": MARCH, "kept_at": "卷1"} for kind in ("plan", "scheme", "film", "report")
    ]

    activity.move("approve", approved_on=MARCH)
    activity.move("hold", held_on=APRIL, audience=30, evidence=lines[:2])
    with pytest.raises(Invalid, match="图片或影视资料、宣传报道"):
        activity.move("evidence")
    activity.move("evidence", evidence=lines)
    activity.move("archive", archived_on=MAY)

    assert activity.state == "archived"


def test_an_order_that_was_declined_is_not_delivered(bureau: Bureau) -> None:
    order = bureau.register(ORDERS, received_on=MARCH, requester_kind="school", requester="某学校")
    order.move("decline", answered_on=MARCH, declined_reason="不属普法范围")

    with pytest.raises(Conflict):
        order.move("deliver", delivered_on=APRIL)


def test_a_model_village_is_named_reviewed_and_may_lose_its_name(bureau: Bureau) -> None:
    village = bureau.register(
        RECOGNITIONS, kind="model_village", name="某村", level="nation", started_on=MARCH
    )

    village.move("name", named_on=APRIL, batch=9, next_review_on=MAY)
    village.move("review", next_review_on=date(2029, 4, 1))
    village.move("withdraw", withdrawn_on=MAY)

    assert village.state == "withdrawn"


DAYS = st.none() | st.integers(0, 60).map(lambda days: MARCH - timedelta(days=20) + timedelta(days=days))
COURSES = st.lists(
    st.builds(
        lambda kind, on: {"kind": kind, "held_on": on, "hours": 8},
        st.sampled_from(("pre_service", "annual")),
        DAYS.filter(bool),
    ),
    max_size=2,
)
FIELDS = {
    "courses": COURSES,
    "examined_on": DAYS,
    "certified_on": DAYS,
    "removed_on": DAYS,
    "removal_reason": st.sampled_from(("moved", "unfit")) | st.none(),
    "cert_no": st.none(),
}
MOVES = {move.code: move for move in LAW_PEOPLE.lifecycle.moves}


@st.composite
def steps(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """A way, or a plain change, with values that may or may not be right."""
    code = draw(st.sampled_from((*MOVES, "change")))
    names = tuple(FIELDS) if code == "change" else MOVES[code].fields
    chosen = draw(st.sets(st.sampled_from(names), max_size=2)) if names else ()
    return code, {name: draw(FIELDS[name]) for name in sorted(chosen)}


# Ways that lead on, each with values that are right: after some of them the drawn steps try what is wrong.
RIGHT = (
    ("train", {"courses": [COURSE]}),
    ("examine", {"examined_on": MARCH}),
    ("certify", {"certified_on": APRIL}),
    ("remove", {"removed_on": MAY, "removal_reason": "moved"}),
)


def forbidden(row: dict[str, Any]) -> Iterator[str]:
    """Say what is wrong with a person's row; written down here anew, from the course and not from the rules."""
    state, examined, certified, removed = (
        row[name] for name in ("state", "examined_on", "certified_on", "removed_on")
    )
    first = min((one["held_on"] for one in row["courses"] if one["kind"] == "pre_service"), default=None)
    if state in ("trained", "examined", "serving", "removed") and first is None:
        yield "untrained"
    if state in ("examined", "serving", "removed") and (examined is None or examined < (first or examined)):
        yield "unexamined"
    if (state in ("serving", "removed")) != (certified is not None):
        yield "certificate"
    if certified and examined and certified < examined:
        yield "certified too early"
    if (state == "removed") != (removed is not None):
        yield "removal"
    if removed and certified and removed < certified:
        yield "removed before serving"


SEQUENCES = st.builds(
    lambda right, drawn: [*RIGHT[:right], *drawn],
    st.integers(0, len(RIGHT)),
    st.lists(steps(), min_size=3, max_size=8),
)


def walk(person: Walk, sequence: list[tuple[str, dict[str, Any]]]) -> set[str]:
    """Try steps one after the other, leaving out those that are refused, and return all that was ever wrong."""
    wrong: set[str] = set()
    for code, values in sequence:
        try:
            person.change(**values) if code == "change" else person.move(code, **values)
        except (Conflict, Invalid):
            continue
        wrong |= set(forbidden(person.row))
    return wrong


@ONE_ENGINE
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(sequence=SEQUENCES)
def test_no_sequence_of_steps_reaches_a_forbidden_state(
    bureau: Bureau, sequence: list[tuple[str, dict[str, Any]]]
) -> None:
    assert walk(nominated(bureau), sequence) == set()


WRONG: list[tuple[Rule, list[tuple[str, dict[str, Any]]], str]] = [
    (people.trained, [("train", {})], "untrained"),
    (people.examined, [*RIGHT[:1], ("examine", {})], "unexamined"),
    (people.certified, [*RIGHT[:2], ("certify", {})], "certificate"),
    (people.removed, [*RIGHT[:3], ("remove", {"removal_reason": "moved"})], "removal"),
    (people.not_certified, [*RIGHT[:1], ("change", {"certified_on": APRIL})], "certificate"),
    (people.not_removed, [*RIGHT[:3], ("change", {"removed_on": MAY})], "removal"),
    (
        people.days_in_order,
        [RIGHT[0], ("examine", {"examined_on": MAY}), ("certify", {"certified_on": APRIL})],
        "certified too early",
    ),
]


@ONE_ENGINE
@pytest.mark.parametrize(("rule", "sequence", "wrong"), WRONG, ids=[rule.__name__ for rule, _, _ in WRONG])
def test_without_one_of_its_rules_a_sequence_would_reach_one(
    bureau: Bureau, rule: Rule, sequence: list[tuple[str, dict[str, Any]]], wrong: str
) -> None:
    assert wrong in walk(nominated(bureau, without(rule, LAW_PEOPLE)), sequence)
    assert walk(nominated(bureau), sequence) == set()


@ONE_ENGINE
def test_a_row_past_the_rules_would_be_seen_as_forbidden(bureau: Bureau) -> None:
    person = nominated(bureau)
    row = {**person.row, "state": "serving"}

    assert set(forbidden(row)) == {"untrained", "unexamined", "certificate"}
    assert list(forbidden(person.row)) == []


class TestLifecycles(LifecyclesContract):
    ledgers = LEDGERS
