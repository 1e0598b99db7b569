"""From rules to points and totals."""

from fractions import Fraction as F
from typing import Any

import pytest
from fengqiao.assessment.inputs import Inputs
from fengqiao.assessment.results import ItemScore, Total
from fengqiao.assessment.verdicts import CheckState
from fengqiao.indicators.figures import Figure
from hypothesis import given
from hypothesis import strategies as st

from tests.core.assessment.made_up import (
    BROKEN,
    NO_DATA,
    UNAVAILABLE,
    assessed,
    attestation,
    attested,
    check,
    computed,
    inputs,
    item,
    standard,
    value,
)

THINGS = {"indicator": "a.things"}
RATE = {"indicator": "a.rate"}
ENTERED = {"id": "N1", "question": "几起?"}


def total(values: dict[str, Any], given_: Inputs) -> Total:
    found = assessed(values, given_).total
    assert found is not None
    return found


def scored(
    points: object, *rules: dict[str, Any], given_: Inputs, checks: tuple[dict[str, Any], ...] = ()
) -> ItemScore:
    asked = checks or (check("C1", attested()),)
    return total(standard(item(1, *asked, points=points, rules=list(rules)), points=points), given_).items[0]


def number(amount: str) -> Any:
    return attestation("N1", "number", amount=amount, note="检查")


PER_THING = {"kind": "per_occurrence", "each": "0.5", "counted": THINGS}
ZERO = {"kind": "zero_if", "happened": {"indicator": "a.bad"}, "reason": "被通报"}


@pytest.mark.parametrize(
    ("rule", "given_", "points"),
    [
        ({"kind": "per_missing", "each": 2, "missing": ENTERED}, inputs(attested=(number("1"),)), F(2)),
        (PER_THING, inputs({"a.things": value(3)}), F(5, 2)),
        (PER_THING, inputs({"a.things": value(9)}), F(0)),
        (
            {"kind": "late", "each": 1, "days": 3, "calendar": "working", "counted": THINGS},
            inputs({"a.things": value(2)}),
            F(2),
        ),
        (
            {"kind": "per_point_below", "each": "0.5", "of": RATE, "target": "95%", "partial": "ceil"},
            inputs({"a.rate": value(187, 200)}),
            F(3),
        ),
        (
            {"kind": "fixed_if_below", "deduct": 1, "of": RATE, "target": "98%"},
            inputs({"a.rate": value(97, 100)}),
            F(3),
        ),
        (
            {"kind": "per_unit_short", "each": "0.7", "quota": 3, "done": THINGS},
            inputs({"a.things": value(1)}),
            F(26, 10),
        ),
        ({"kind": "pro_rata", "done": THINGS, "target": 12}, inputs({"a.things": value(1)}), F(1, 3)),
        ({"kind": "accrual", "each": "0.5", "done": THINGS}, inputs({"a.things": value(99)}), F(4)),
        ({"kind": "accrual", "each": "0.5", "done": THINGS, "cap": 1}, inputs({"a.things": value(99)}), F(1)),
        (
            {"kind": "imported", "score": ENTERED, "out_of": 100},
            inputs(attested=(number("87"),)),
            F(348, 100),
        ),
        (
            {"kind": "imported", "score": ENTERED, "out_of": 100, "mode": "deducted"},
            inputs(attested=(number("25"),)),
            F(3),
        ),
        (
            {"kind": "discretion", "mode": "grant", "entered": ENTERED},
            inputs(attested=(number("3.5"),)),
            F(7, 2),
        ),
        (
            {"kind": "discretion", "mode": "deduct", "entered": ENTERED, "up_to": 2},
            inputs(attested=(number("1.5"),)),
            F(5, 2),
        ),
        (
            {"kind": "override_zero", "if": {**THINGS, "op": "=", "value": 0}, "reason": "没有所长"},
            inputs({"a.things": value(0)}),
            F(0),
        ),
        (
            {"kind": "override_zero", "if": {**THINGS, "op": "=", "value": 0}, "reason": "没有所长"},
            inputs({"a.things": value(1)}),
            F(4),
        ),
    ],
)
def test_each_rule_gives_an_item_of_four_points_what_its_method_says(
    rule: dict[str, Any], given_: Inputs, points: F
) -> None:
    assert scored(4, rule, given_=given_).points == points


def test_all_or_nothing_follows_the_verdict_of_the_item() -> None:
    rule = {"kind": "all_or_nothing"}

    assert scored(1, rule, given_=inputs(attested=(attestation("C1", "yes"),))).points == 1
    assert scored(1, rule, given_=inputs(attested=(attestation("C1", "no"),))).points == 0
    assert scored(1, rule, given_=inputs()).hindered is CheckState.NEEDS_EVIDENCE


def test_parts_of_an_item_score_by_their_own_checks_and_add_up() -> None:
    parts = [
        {"title": "甲", "points": 3, "rules": [{"kind": "all_or_nothing"}], "checks": ["A"]},
        {"title": "乙", "points": 6, "rules": [{"kind": "all_or_nothing"}], "checks": ["B"]},
    ]
    checks = (check("A", attested()), check("B", attested()))
    given_ = inputs(attested=(attestation("A", "yes"), attestation("B", "no")))

    assert scored(9, {"kind": "sub_items", "parts": parts}, given_=given_, checks=checks).points == 3


def test_checks_that_are_not_met_are_the_parts_that_are_missing() -> None:
    checks = tuple(check(name, attested()) for name in "ABC")
    rule = {"kind": "per_missing", "each": 2, "missing": {"checks": ["A", "B", "C"]}}
    answers = [attestation(name, answer) for name, answer in zip("ABC", ("yes", "no", "yes"), strict=True)]

    assert scored(4, rule, given_=inputs(attested=tuple(answers)), checks=checks).points == 2
    assert scored(4, rule, given_=inputs(attested=tuple(answers[:2])), checks=checks).points is None


def test_a_fact_that_takes_all_is_looked_for_before_anything_else_is_missed() -> None:
    figures = {"a.bad": value(1), "a.things": NO_DATA}

    score = scored(3, PER_THING, ZERO, given_=inputs(figures))

    assert score.points == 0
    assert score.lines[-1].reason == "被通报"


@given(
    st.integers(0, 30),
    st.integers(0, 2),
    st.fractions(0, 1, max_denominator=50),
    st.sampled_from([1, "0.5", "2.25"]),
)
def test_the_lines_of_an_item_add_up_to_its_points(things: int, bad: int, rate: F, each: object) -> None:
    rules: list[dict[str, Any]] = [
        {"kind": "per_occurrence", "each": each, "counted": THINGS},
        {"kind": "per_point_below", "each": "0.5", "of": RATE, "target": "95%", "partial": "exact"},
        ZERO,
    ]
    figures = {"a.things": value(things), "a.bad": value(bad), "a.rate": value(*rate.as_integer_ratio())}

    score = scored(10, *rules, given_=inputs(figures))

    assert score.points is not None
    assert 0 <= score.points <= 10
    assert sum(line.points for line in score.lines) == score.points


TWO = standard(
    item(1, check("A", attested()), points=3, rules=[PER_THING]),
    item(2, check("B", attested()), points=1, rules=[{"kind": "all_or_nothing"}]),
    points=4,
)


def test_the_total_is_the_sum_of_the_items() -> None:
    found = total(
        TWO, inputs({"a.things": value(1)}, attested=(attestation("A", "yes"), attestation("B", "yes")))
    )

    assert (found.points, found.complete, found.hindrances) == (F(7, 2), True, ())


@pytest.mark.parametrize(
    ("figure", "words"),
    [(BROKEN, "第1项出错:查询失败"), (UNAVAILABLE, "第1项未启用"), (NO_DATA, "第1项无数据:分母为零")],
)
def test_one_item_without_points_leaves_the_total_open(figure: Figure, words: str) -> None:
    found = total(TWO, inputs({"a.things": figure}, attested=(attestation("B", "yes"),)))

    assert found.points is None
    assert not found.complete
    assert found.hindrances[0].startswith(words)
    assert found.items[1].points == 1


def test_an_error_among_the_checks_leaves_the_total_open_even_where_the_rule_does_not_read_it() -> None:
    pack = standard(item(1, check("A", computed("a.broken", ">=", 1)), points=3, rules=[PER_THING]), points=3)

    found = total(pack, inputs({"a.things": value(0), "a.broken": BROKEN}))

    assert found.points is None
    assert found.items[0].hindered is CheckState.ERROR


def test_a_number_beyond_its_bound_is_an_error_and_is_not_cut_down() -> None:
    rule = {"kind": "discretion", "mode": "grant", "entered": ENTERED}

    score = scored(4, rule, given_=inputs(attested=(number("4.1"),)))

    assert (score.points, score.hindered) == (None, CheckState.ERROR)
    assert score.reason == "填写的 41/10 不在 0 到 4 之间"


def test_an_item_that_does_not_apply_is_worth_what_the_document_says_and_else_nothing_is_decided() -> None:
    def pack(**aggregation: str) -> dict[str, Any]:
        one = item(1, when={"attribute": "kind", "in": ["乡镇"]}, points=3, rules=[PER_THING])
        return standard(one, points=3, aggregation=aggregation)

    given_ = inputs({"a.things": value(0)}, station={"kind": "街道"})

    assert total(pack(), given_).points is None
    assert total(pack(not_applicable="full"), given_).points == 3
    assert total(pack(not_applicable="zero"), given_).points == 0


def test_points_without_a_rule_are_left_to_people() -> None:
    assert scored(3, given_=inputs(attested=(attestation("C1", "yes"),))).reason == "文件没有规定本项如何计分"


def test_points_are_rounded_only_where_the_pack_says_so() -> None:
    rule = {"kind": "pro_rata", "done": THINGS, "target": 12}
    given_ = inputs({"a.things": value(1)})
    items = [item(no, points=4, rules=[rule]) for no in (1, 2)]
    by_item = {"rounding": [{"of": "item", "digits": 1}]}
    by_total = {"rounding": [{"of": "total", "digits": 1}]}

    assert total(standard(*items, points=8), given_).points == F(2, 3)
    assert total(standard(*items, points=8, aggregation=by_item), given_).points == F(6, 10)
    assert total(standard(*items, points=8, aggregation=by_total), given_).points == F(7, 10)
    assert sum(
        line.points for line in total(standard(*items, points=8, aggregation=by_item), given_).items[0].lines
    ) == F(3, 10)


def test_a_subtotal_does_not_pass_for_a_total() -> None:
    bonus = {
        "title": "加分",
        "direction": "bonus",
        "levels": [{"title": "创成", "points": 3, "counted": THINGS}],
    }
    pack = standard(item(1, points=3, rules=[PER_THING]), points=3, aggregation={"adjustments": [bonus]})

    found = total(pack, inputs({"a.things": value(0)}))

    assert found.points is None
    assert found.hindrances == ("标准另有加分项、扣分项,须由人合计",)


def test_a_standard_without_points_has_no_total() -> None:
    assert assessed(standard(item(1)), inputs()).total is None
