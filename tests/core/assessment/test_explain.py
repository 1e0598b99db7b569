"""Rules and numbers in words, and the shape of the JSON."""

import json
from typing import Any
from uuid import UUID

from fengqiao.assessment.assessing import assess, prepare
from fengqiao.assessment.evidence_use import Use
from fengqiao.assessment.explain import number_words, rule_words, shortfall, titles_from
from fengqiao.assessment.inputs import Overruling
from fengqiao.assessment.loading import load_standard
from fengqiao.assessment.output import as_json, verdict_counts
from fengqiao.assessment.verdicts import CheckState
from fengqiao.indicators.catalogue import IndicatorCatalogue
from fengqiao.indicators.figures import Figure
from fengqiao.indicators.indicator import PERCENT, Indicator
from fengqiao.indicators.measures import count
from fengqiao.registry.models import Village

from tests.core.assessment.made_up import (
    NO_DATA,
    NOBODY,
    WINDOW,
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

RATE = Indicator("trial.rate", "成功率", count(Village) / count(Village), PERCENT, 2)
CASES = Indicator("trial.cases", "案事件", count(Village), "起")
CATALOGUE = IndicatorCatalogue([RATE, CASES], {"trial"})
TITLES = titles_from(CATALOGUE)


def rule(*answers: dict[str, object], **more: object) -> str:
    return rule_words(
        loaded(standard(item(1, check("A", *answers, **more))), CATALOGUE).pack.items[0].checks[0], TITLES
    )


def test_a_rule_names_indicator_bound_and_days() -> None:
    assert rule(computed("trial.rate", ">=", "99%")) == "成功率 ≥ 99%（本期）"
    assert rule(computed("trial.cases", "=", 0, window={"last_months": 24})) == "案事件 = 0（近24个月）"
    assert rule(computed("trial.cases", ">", 1, window={"calendar_year": True})) == "案事件 > 1（当年）"


def test_a_rule_whose_plugin_is_absent_still_says_its_bound() -> None:
    assert rule(computed("absent.things", ">=", 4)) == "≥ 4（本期）"


def test_surveys_attestations_conditions_and_exceptions_are_said_too() -> None:
    assert rule(surveyed("q", ">", "95%")) == "问卷肯定答卷占有效答卷 > 95%"
    assert rule(surveyed("q")) == "有问卷结果"
    assert rule(attested("照片")) == "由人确认：是否如此?（材料：照片）"
    assert rule(attested(), when={"attribute": "kind", "in": ["乡镇"]}) == "适用于乡镇：由人确认：是否如此?"
    assert rule(computed("trial.rate", "=", "100%", exception=True)).endswith("由复核人写明理由")


def words(figure: Figure, **given: Any) -> str:
    pack = loaded(standard(item(1, check("A", computed("trial.rate", ">=", "99%")))), CATALOGUE).pack
    found = assess(prepare(pack, WINDOW), inputs({"trial.rate": figure}, **given))
    return number_words(pack.items[0].checks[0].answers[0], found.items[0].checks[0].answers[0], TITLES)


def test_a_share_is_shown_with_its_counts() -> None:
    assert words(value(9207, 9448)) == "97.45%（9207/9448）"


def test_a_share_just_below_its_bound_does_not_look_like_it() -> None:
    assert words(value(98_996, 100_000)) == "98.996%（98996/100000）"
    assert words(value(99, 100)) == "99.00%（99/100）"


def test_no_data_says_why() -> None:
    assert words(NO_DATA) == "无数据：分母为零"


def test_an_overruled_number_shows_both_states() -> None:
    decision = Overruling("o", "A", 1, CheckState.MET, "现场核实", "甲", "乙")

    shown = words(value(1, 2), overrulings={("A", 1): decision})

    assert shown == "50.00%（1/2）；计算结果不达标，复核改判为达标：现场核实"


def test_a_shortfall_tells_what_was_asked_and_what_there_is() -> None:
    pack = loaded(standard(item(1, check("A", computed("trial.cases", ">=", 3), attested()))), CATALOGUE).pack
    found = assess(prepare(pack, WINDOW), inputs({"trial.cases": value(2)}))

    assert (
        shortfall(pack.items[0].checks[0], found.items[0].checks[0], TITLES)
        == "核对 A：不达标。案事件 ≥ 3（本期），2 起"
    )


def nanning_json() -> dict[str, object]:
    prepared = prepare(load_standard(NANNING, NOBODY).pack, WINDOW)
    given = inputs(
        {"registry.usable_area": value(150), "mediation.success_rate.accepted": value(99, 100)},
        surveys=(survey("recognition", 96, 100),),
        attested=(attestation("NN-A04a", "yes", "编制部门批复或证明"),),
        station={"kind": "乡镇"},
    )
    results = [({"code": "S1", "name": "甲司法所"}, assess(prepared, given))]
    return json.loads(json.dumps(as_json(prepared, results, titles_from(NOBODY)), ensure_ascii=False))  # type: ignore[no-any-return]


def test_the_json_has_the_shape_that_was_asked_for() -> None:
    document = nanning_json()
    station = document["stations"][0]  # type: ignore[index]

    assert set(document) == {"pack", "window", "stations"}
    assert document["window"] == {"from": "2023-01-01", "to": "2023-09-30"}
    assert station["unit"] == {"code": "S1", "name": "甲司法所"}
    assert [one["no"] for one in station["items"]] == list(range(1, 40))
    assert sum(len(one["checks"]) for one in station["items"]) == 85
    for one in station["items"]:
        assert {"no", "clause", "verdict", "checks"} <= set(one)
        for found in one["checks"]:
            assert {"state", "rule", "numbers", "evidence"} <= set(found)
            assert found["rule"]


def test_what_stands_beside_an_item_is_kept_apart_with_its_clause() -> None:
    station = nanning_json()["stations"][0]  # type: ignore[index]

    beside = {one["no"]: one["beside"] for one in station["items"] if one["beside"]}

    assert {no: [one["id"] for one in found] for no, found in beside.items()} == {
        10: ["NN-M10a", "NN-M10b", "NN-M10c"],
        18: ["NN-M17c"],
    }
    assert beside[10][0]["clause"] == "正文三(一)3"
    assert beside[10][0]["state"] == "not_met"


def test_numbers_and_evidence_stand_at_their_check() -> None:
    station = nanning_json()["stations"][0]  # type: ignore[index]
    checks = {found["id"]: found for one in station["items"] for found in one["checks"]}

    survey_number = checks["NN-A13a"]["numbers"][0]
    assert (survey_number["numerator"], survey_number["denominator"], survey_number["kind"]) == (
        96,
        100,
        "surveyed",
    )
    assert checks["NN-A24c"]["numbers"][0]["window"] == {"from": "2021-10-01", "to": "2023-09-30"}
    assert checks["NN-A04a"]["evidence"][0]["kind"] == "编制部门批复或证明"
    assert checks["NN-A04a"]["state"] == "met"


def test_a_file_that_serves_elsewhere_too_says_where() -> None:
    prepared = prepare(loaded(standard(item(1, check("A", attested("批复"))))).pack, WINDOW)
    result = assess(prepared, inputs(attested=(attestation("A", "yes", "批复"),)))
    here, there = (Use(unit, UUID(int=unit), "批复.pdf", "A") for unit in (1, 2))

    def uses(*found: Use) -> object:
        document = as_json(prepared, [({}, result)], TITLES, {f"{0:064x}": found})
        return document["stations"][0]["items"][0]["checks"][0]["evidence"][0]["uses"]

    assert uses(here) == []
    assert uses(here, there) == [{"unit": 1, "serves": "A"}, {"unit": 2, "serves": "A"}]


def test_verdicts_are_counted_for_a_table() -> None:
    prepared = prepare(load_standard(NANNING, NOBODY).pack, WINDOW)

    counts = verdict_counts(assess(prepared, inputs()))

    assert sum(counts.values()) == 39
    assert set(counts) == {state.value for state in CheckState}
