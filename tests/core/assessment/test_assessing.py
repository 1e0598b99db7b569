"""From inputs to verdicts."""

from datetime import date
from itertools import product
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from fengqiao.assessment import answering
from fengqiao.assessment.assessing import assess, prepare
from fengqiao.assessment.inputs import Answers, Inputs, Overruling, figure_key
from fengqiao.assessment.loading import load_standard
from fengqiao.assessment.verdicts import CheckState
from fengqiao.indicators.figures import Figure, FigureState
from fengqiao.indicators.formulas import Value
from fengqiao.indicators.window import Window
from hypothesis import given
from hypothesis import strategies as st

from tests.core.assessment.made_up import (
    BROKEN,
    NO_DATA,
    NOBODY,
    UNAVAILABLE,
    WINDOW,
    assessed,
    attestation,
    attested,
    check,
    computed,
    inputs,
    item,
    loaded,
    standard,
    survey,
    surveyed,
    value,
)
from tests.core.assessment.test_loading import NANNING

MET, NOT_MET, NO, EVIDENCE = CheckState.MET, CheckState.NOT_MET, CheckState.NO_DATA, CheckState.NEEDS_EVIDENCE
RATE = "mediation.success_rate.accepted"


def nanning(given: Inputs, check_id: str, window: Window = WINDOW) -> CheckState:
    """The state of one check of the real pack."""
    prepared = prepare(load_standard(NANNING, NOBODY).pack, window)
    result = assess(prepared, given)
    for item_, found in zip(prepared.pack.items, result.items, strict=True):
        asked = (*item_.checks, *item_.beside)
        for one, state in zip(asked, (*found.checks, *found.beside), strict=True):
            if one.id == check_id:
                return state.state
    raise KeyError(check_id)


def verdict(given: Inputs, no: int) -> CheckState:
    """The verdict of one item of the real pack."""
    return assess(prepare(load_standard(NANNING, NOBODY).pack, WINDOW), given).items[no - 1].verdict


@pytest.mark.requirement("NN-A13a")
@pytest.mark.parametrize(
    ("positive", "valid", "state"),
    [(9500, 10000, NOT_MET), (9501, 10000, MET), (19, 20, NOT_MET), (200, 200, MET), (0, 1, NOT_MET)],
)
def test_recognition_above_95_percent_means_above(positive: int, valid: int, state: CheckState) -> None:
    assert nanning(inputs(surveys=(survey("recognition", positive, valid),)), "NN-A13a") is state


def test_with_a_lax_operator_95_percent_would_pass() -> None:
    """The twin: the operator is what makes 95.00 % fail."""
    with patch.dict(answering._COMPARE, {">": lambda a, b: a >= b}):
        assert nanning(inputs(surveys=(survey("recognition", 95, 100),)), "NN-A13a") is MET


@pytest.mark.requirement("NN-A24a")
@pytest.mark.parametrize(
    ("settled", "accepted", "state"),
    [(9899, 10000, NOT_MET), (9900, 10000, MET), (99, 100, MET), (9207, 9448, NOT_MET)],
)
def test_a_success_rate_of_99_percent_passes_and_the_last_hundredth_below_fails(
    settled: int, accepted: int, state: CheckState
) -> None:
    assert nanning(inputs({RATE: value(settled, accepted)}), "NN-A24a") is state


def test_a_station_without_cases_has_no_data_which_is_neither_0_nor_100_percent() -> None:
    assert nanning(inputs({RATE: NO_DATA}), "NN-A24a") is NO


def test_an_inactive_plugin_makes_its_checks_unavailable() -> None:
    assert nanning(inputs({RATE: UNAVAILABLE}), "NN-A24a") is CheckState.UNAVAILABLE


def test_a_figure_that_failed_is_an_error_and_decides_its_item() -> None:
    figures = {RATE: value(99, 100), "mediation.disputes_leaving_city": BROKEN}

    assert nanning(inputs(figures), "NN-A24a") is MET
    assert verdict(inputs(figures), 24) is CheckState.ERROR


def test_a_figure_nobody_gave_is_an_error_and_no_silent_zero() -> None:
    assert nanning(inputs(), "NN-A24c") is CheckState.ERROR


ODD: list[Any] = [(1, 0), (1, -1), (True, 1), ("1", 1), (None, 1)]


@pytest.mark.parametrize("odd", [*(Value(*one) for one in ODD), None], ids=str)
def test_what_is_no_number_is_an_error(odd: Any) -> None:
    given = inputs({RATE: Figure(FigureState.VALUE, odd)})

    assert nanning(given, "NN-A24a") is CheckState.ERROR


@pytest.mark.requirement("NN-A10b")
@pytest.mark.parametrize(
    ("area", "kind", "counts", "township", "subdistrict"),
    [
        (150, "乡镇", MET, NOT_MET, CheckState.NOT_APPLICABLE),
        (150, "街道", MET, CheckState.NOT_APPLICABLE, MET),
        (119, "街道", NOT_MET, CheckState.NOT_APPLICABLE, NOT_MET),
        (200, "乡镇", MET, MET, CheckState.NOT_APPLICABLE),
        (150, None, MET, NO, NO),
    ],
)
def test_the_other_clause_on_area_is_reported_beside_item_10(
    area: int, kind: str | None, counts: CheckState, township: CheckState, subdistrict: CheckState
) -> None:
    given = inputs({"registry.usable_area": value(area)}, station={"kind": kind})

    assert nanning(given, "NN-A10b") is counts
    assert (nanning(given, "NN-M10a"), nanning(given, "NN-M10b")) == (township, subdistrict)


@pytest.mark.requirement("NN-M17c")
def test_what_stands_beside_an_item_never_decides_it() -> None:
    for good, main in product((98, 99), (97, 98)):
        surveys = (survey("satisfaction", good, 100), survey("mass_satisfaction_main", main, 100))
        given = inputs(surveys=surveys)

        assert verdict(given, 18) is (MET if good >= 99 else NOT_MET)
        assert nanning(given, "NN-M17c") is (MET if main >= 98 else NOT_MET)


def test_if_the_clauses_beside_counted_the_verdict_would_be_another() -> None:
    """The twin: the same checks inside the item do decide it."""
    beside = check("B1", computed("a.x", ">=", 200))
    apart = standard(item(1, check("C1", computed("a.x", ">=", 120)), beside=[{**beside, "clause": "正文"}]))
    inside = standard(item(1, check("C1", computed("a.x", ">=", 120)), beside))
    given = inputs({"a.x": value(150)})

    assert assessed(apart, given).items[0].verdict is MET
    assert assessed(inside, given).items[0].verdict is NOT_MET


def test_windows_of_their_own_are_read_over_their_own_days() -> None:
    pack = standard(
        item(
            1,
            check("C1", computed("a.x", ">=", 1, window={"last_months": 24})),
            check("C2", computed("a.x", ">=", 1, window={"calendar_year": True})),
            check("C3", computed("a.x", ">=", 1, window={"from": "2018-01-01", "to": "2018-12-31"})),
            check("C4", computed("a.x", ">=", 1)),
        )
    )
    window = Window(date(2022, 12, 1), date(2023, 11, 30))

    wanted = set(prepare(loaded(pack).pack, window).wanted)

    assert {str(days) for days in wanted} == {
        "2021-12-01…2023-11-30",
        "2023-01-01…2023-11-30",
        "2018-01-01…2018-12-31",
        "2022-12-01…2023-11-30",
    }


SMALL = standard(
    item(1, check("A", computed("a.x", ">=", 1), when={"indicator": "a.n", "op": ">=", "value": 3}))
)


@pytest.mark.parametrize(
    ("members", "state"),
    [
        (value(3), MET),
        (value(2), CheckState.NOT_APPLICABLE),
        (NO_DATA, NO),
        (UNAVAILABLE, CheckState.UNAVAILABLE),
        (BROKEN, CheckState.ERROR),
    ],
)
def test_a_condition_that_nobody_can_tell_hides_the_check_and_says_so(
    members: Figure, state: CheckState
) -> None:
    result = assessed(SMALL, inputs({"a.x": value(1), "a.n": members}))

    assert result.items[0].verdict is state
    assert state is MET or result.items[0].checks[0].reason


@pytest.mark.parametrize(
    ("kind", "size", "any_of", "all_of"),
    [
        ("乡镇", "大", True, True),
        ("乡镇", "小", True, False),
        ("街道", "小", False, False),
        ("乡镇", None, True, None),
        ("街道", None, None, False),
        (None, None, None, None),
    ],
)
def test_conditions_joined_by_any_and_all_leave_open_only_what_is_open(
    kind: str | None, size: str | None, any_of: bool | None, all_of: bool | None
) -> None:
    parts = [{"attribute": "kind", "in": ["乡镇"]}, {"attribute": "size_class", "in": ["大"]}]
    for key, expected in (("any_of", any_of), ("all_of", all_of)):
        pack = standard(item(1, check("A", computed("a.x", ">=", 1)), when={key: parts}))
        given = inputs({"a.x": value(1)}, station={"kind": kind, "size_class": size})
        state = {True: MET, False: CheckState.NOT_APPLICABLE, None: NO}[expected]

        assert assessed(pack, given).items[0].verdict is state


@pytest.mark.parametrize(
    ("answer", "kinds", "shown", "state"),
    [
        ("yes", ("计划", "照片"), ("计划", "照片"), MET),
        ("yes", ("计划", "照片"), ("计划",), EVIDENCE),
        ("yes", ("计划", "照片"), (None,), MET),
        ("yes", ("计划",), (), EVIDENCE),
        ("yes", (), (), MET),
        ("no", ("计划",), (), NOT_MET),
        ("no", ("计划",), ("计划",), NOT_MET),
        ("not_applicable", ("计划",), (), CheckState.NOT_APPLICABLE),
    ],
)
def test_an_attestation_counts_with_the_evidence_that_was_asked_for(
    answer: str, kinds: tuple[str, ...], shown: tuple[str | None, ...], state: CheckState
) -> None:
    pack = standard(item(1, check("A", attested(*kinds))))

    assert assessed(pack, inputs(attested=(attestation("A", answer, *shown),))).items[0].verdict is state


def test_the_missing_kinds_of_evidence_are_named() -> None:
    pack = standard(item(1, check("A", attested("计划", "照片"))))

    answer = assessed(pack, inputs(attested=(attestation("A", "yes", "计划"),))).items[0].checks[0].answers[0]

    assert answer.reason == "缺少佐证材料:照片"


def test_nobody_has_confirmed_means_needs_evidence_and_no_survey_means_no_data() -> None:
    pack = standard(
        item(1, check("A", attested())),
        item(2, check("B", surveyed("q"))),
        item(3, check("D", {"inspected": {"question": "?"}})),
    )

    assert [one.verdict for one in assessed(pack, inputs()).items] == [EVIDENCE, NO, EVIDENCE]


def test_a_survey_without_a_threshold_must_only_exist() -> None:
    pack = standard(item(1, check("B", surveyed("q"))))

    assert assessed(pack, inputs(surveys=(survey("q", 0, 10),))).items[0].verdict is MET


def test_a_person_may_say_with_a_reason_that_a_computed_check_does_not_apply() -> None:
    pack = standard(item(1, check("A", computed("a.x", ">=", 1)), check("B", computed("a.y", ">=", 1))))
    given = inputs(
        {"a.x": value(0), "a.y": value(1)}, attested=(attestation("A", "not_applicable", note="没有村"),)
    )

    found = assessed(pack, given).items[0]

    assert found.verdict is MET
    assert found.checks[0].state is CheckState.NOT_APPLICABLE
    assert found.checks[0].reason == "没有村"
    assert found.checks[0].answers[0].state is NOT_MET


def overruling(state: CheckState) -> Overruling:
    return Overruling("o", "A", 1, state, "现场核实", "reviewer", "second")


def test_an_overruled_answer_keeps_the_computed_state_beside_the_decision() -> None:
    pack = standard(item(1, check("A", computed("a.x", ">=", 1), attested())))
    given = inputs(
        {"a.x": value(0)}, attested=(attestation("A", "yes"),), overrulings={("A", 1): overruling(MET)}
    )

    answer = assessed(pack, given).items[0].checks[0].answers[0]

    assert assessed(pack, given).items[0].verdict is MET
    assert (answer.state, answer.computed, answer.overruling) == (MET, NOT_MET, overruling(MET))


def test_an_overruling_of_one_station_leaves_the_next_alone() -> None:
    prepared = prepare(loaded(standard(item(1, check("A", computed("a.x", ">=", 1))))).pack, WINDOW)
    plain = inputs({"a.x": value(0)})
    overruled = Inputs(plain.figures, Answers(overrulings={("A", 1): overruling(MET)}))

    verdicts = [assess(prepared, given).items[0].verdict for given in (plain, overruled, plain, overruled)]

    assert verdicts == [NOT_MET, MET, NOT_MET, MET]


STATES = st.sampled_from([value(0), value(1), value(1, 3), NO_DATA, UNAVAILABLE, BROKEN])


@given(st.lists(STATES, min_size=3, max_size=3), st.booleans(), st.sampled_from([None, 95, 96]))
def test_a_prepared_pack_gives_each_station_what_a_fresh_one_gives(
    figures: list[Figure], confirmed: bool, positive: int | None
) -> None:
    """What stations share is remembered; remembering must not show."""
    given = inputs(
        dict(zip(("a.x", "a.y", "a.z"), figures, strict=True)),
        attested=(attestation("B", "yes"),) if confirmed else (),
        surveys=(survey("q", positive, 100),) if positive else (),
    )

    assert assess(SHARED, given) == assess(prepare(SHARED.pack, WINDOW), given)


SHARED = prepare(
    loaded(
        standard(
            item(1, check("A", computed("a.x", ">=", 1), computed("a.y", ">", "33.3%"))),
            item(2, check("B", computed("a.z", "<", 1), attested()), check("D", surveyed("q", ">", "95%"))),
        )
    ).pack,
    WINDOW,
)


@given(
    st.integers(0, 400),
    st.integers(1, 400),
    st.integers(0, 100),
    st.sampled_from([">", ">=", "<", "<=", "="]),
)
def test_comparisons_agree_with_long_division(positive: int, valid: int, percent: int, op: str) -> None:
    pack = standard(item(1, check("A", computed("a.x", op, f"{percent}%"))))
    left, right = positive * 100, percent * valid
    expected = {
        ">": left > right,
        ">=": left >= right,
        "<": left < right,
        "<=": left <= right,
        "=": left == right,
    }

    met = assessed(pack, inputs({"a.x": value(positive, valid)})).items[0].verdict is MET

    assert met is expected[op]


@given(st.integers(0, 50), st.integers(0, 50))
def test_more_of_a_good_thing_never_turns_met_into_not_met(one: int, more: int) -> None:
    pack = standard(item(1, check("A", computed("a.x", ">=", 25))))
    before = assessed(pack, inputs({"a.x": value(one)})).items[0].verdict
    after = assessed(pack, inputs({"a.x": value(one + more)})).items[0].verdict

    assert not (before is MET and after is NOT_MET)


def test_a_hundred_thousandth_is_not_lost_on_the_way() -> None:
    third = standard(item(1, check("A", computed("a.x", "=", "1/3"))))

    assert assessed(third, inputs({"a.x": value(33_333, 100_000)})).items[0].verdict is NOT_MET
    assert assessed(third, inputs({"a.x": value(7, 21)})).items[0].verdict is MET


def test_no_module_of_this_room_knows_floating_numbers() -> None:
    folder = Path(answering.__file__).parent
    for module in folder.rglob("*.py"):
        assert "float" not in module.read_text(encoding="utf-8"), module


def test_a_figure_is_looked_up_by_code_and_window() -> None:
    assert figure_key("a.x", WINDOW) == ("a.x", "2023-01-01…2023-09-30")
