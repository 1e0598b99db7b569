"""The format holds every scoring method that published standards use: one made-up pack for each."""

import json
from typing import Any

import pytest
from fengqiao.assessment.faults import PackRefused
from fengqiao.assessment.packs.standard import StandardPack

from tests.core.assessment.made_up import attested, check, computed, item, loaded, standard

FIGURE = {"indicator": "trial.things"}
ENTERED = {"id": "N1", "question": "检查发现几起?"}


def ruled(*rules: dict[str, Any], points: object = 4) -> dict[str, Any]:
    return standard(item(1, check("C1", attested()), points=points, rules=list(rules)), points=points)


def decided(**outcome: Any) -> dict[str, Any]:
    return standard(item(1, points=100), points=100, outcome=outcome)


def summed(**aggregation: Any) -> dict[str, Any]:
    return standard(item(1, points=100), points=100, aggregation=aggregation)


LEVELS = [
    {"title": "创成", "points": 3, "counted": FIGURE},
    {"title": "申报", "points": 1, "counted": FIGURE},
]
BONUS = {"title": "争创加分", "direction": "bonus", "levels": LEVELS}

METHODS: dict[str, dict[str, Any]] = {
    "M01": standard(item(1)),
    "M02": ruled({"kind": "all_or_nothing"}, points=1),
    "M03": ruled({"kind": "override_zero", "if": {**FIGURE, "op": "=", "value": 0}, "reason": "没有所长"}),
    "M04": ruled({"kind": "per_missing", "each": 2, "missing": ENTERED, "parts": ["甲", "乙", "丙", "丁"]}),
    "M05": ruled(
        {"kind": "per_missing", "each": 2, "missing": {"checks": ["C1"]}, "parts": ["甲室", "乙室"]}
    ),
    "M06": ruled(
        {
            "kind": "sub_items",
            "parts": [
                {"title": "甲", "points": 3, "rules": [{"kind": "all_or_nothing"}], "checks": ["C1"]},
                {"title": "乙", "points": 6, "rules": [{"kind": "all_or_nothing"}]},
            ],
        },
        points=9,
    ),
    "M07": ruled({"kind": "per_occurrence", "each": "0.5", "counted": ENTERED}, points=3),
    "M08": ruled(
        {"kind": "per_occurrence", "each": 1, "counted": FIGURE},
        {"kind": "per_occurrence", "each": "0.5", "counted": ENTERED},
        points=3,
    ),
    "M09": ruled({"kind": "zero_if", "happened": ENTERED, "reason": "被有关部门通报"}, points=3),
    "M10": ruled(
        {"kind": "late", "each": "0.5", "days": 3, "calendar": "working", "counted": FIGURE}, points=3
    ),
    "M11": ruled(
        {"kind": "per_occurrence", "each": 1, "counted": FIGURE, "document": "检察建议书"}, points=3
    ),
    "M12": ruled(
        {"kind": "per_point_below", "each": "0.5", "of": FIGURE, "target": "95%", "partial": "floor"},
        points=5,
    ),
    "M13": ruled({"kind": "fixed_if_below", "deduct": "0.5", "of": FIGURE, "target": "98%"}, points=5),
    "M14": ruled({"kind": "pro_rata", "done": FIGURE, "target": 12}),
    "M15": ruled({"kind": "imported", "score": ENTERED, "out_of": 100, "mode": "deducted"}, points=5),
    "M16": ruled({"kind": "per_unit_short", "each": "0.7", "quota": 3, "done": FIGURE}, points=2),
    "M17": ruled({"kind": "accrual", "each": "0.5", "done": FIGURE, "cap": "7.5"}, points="7.5"),
    "M18": ruled({"kind": "discretion", "mode": "deduct", "entered": ENTERED, "up_to": 2}),
    "M19": standard(item(1, points=100), points=100)
    | {
        "sections": [
            {
                "title": "业务",
                "points": 100,
                "floor": 0,
                "groups": [{"title": "一", "items": [item(1, points=100)]}],
            }
        ]
    },
    "M20": summed(adjustments=[{**BONUS, "take_highest": True}]),
    "M21": summed(adjustments=[{**BONUS, "cap": 3}], adjustments_cap=5),
    "M22": summed(
        rank_points=[
            {
                "title": "测评",
                "ranked_by": FIGURE,
                "points": [4, "3.5", 3, "2.5", 2, "1.5", 1],
                "ties": "not_specified",
            }
        ]
    ),
    "M23": summed(
        ratings=[
            {
                "title": "评定",
                "raters": [{"title": "局领导", "weight": "60%"}, {"title": "科室", "weight": "40%"}],
                "letters": {"A": 95, "B": 85},
            }
        ]
    ),
    "M24": summed(
        escalations=[
            {"title": "迟到", "each": "person", "deductions": [1, 2], "found_above": 5, "counted": FIGURE}
        ]
    ),
    "M25": decided(vetoes=[{"title": "重大责任事故", "happened": ENTERED, "effect": "not_eligible"}]),
    "M26": summed(rounds=[{"title": "上半年", "weight": "40%"}, {"title": "下半年", "weight": "60%"}]),
    "M27": summed(part_of=[{"title": "年度考核", "weight": "10%", "normalised_to": 100}]),
    "M28": summed(pay=[{"yuan_per_point": 50, "stations": ["甲所", "乙所"]}, {"yuan_per_point": 30}])
    | {"outcome": {"pass_mark": 60}},
    "M29": decided(
        ranks=[
            {"title": "优秀", "counted_from": "top", "places": 6},
            {"title": "不得评先", "counted_from": "bottom", "places": 1},
        ]
    ),
    "M30": decided(
        grades=[
            {"title": "三星", "at_least": 60, "below": 80},
            {"title": "四星", "at_least": 80, "below": 90, "share": "50%"},
            {"title": "五星", "at_least": 90, "share": "20%"},
        ]
    ),
    "M31": decided(
        ladder=[
            {"title": "非标所", "months_at_most": 24},
            {"title": "标准所", "recommended_upward": True},
            {
                "title": "高标所",
                "when": {
                    "any_of": [
                        {"attribute": "size_class", "in": ["大"]},
                        {"all_of": [{**FIGURE, "op": ">=", "value": 5}]},
                    ]
                },
            },
        ]
    ),
    "M32": decided(
        grades=[
            {"title": "一星", "decided_by": "旗市区", "quota": 10},
            {"title": "五星", "decided_by": "市局", "quota": 5},
        ]
    ),
    "M33": decided(recheck_months=36, revoked_for=["弄虚作假"]),
    "M34": decided(promotions=[{"honour": "全国模范司法所", "title": "明星司法所"}]),
    "M35": decided(
        grades=[
            {"title": "良好", "when": {"all_of": [{**FIGURE, "op": "=", "value": 0}]}},
            {"title": "不合格", "when": {"any_of": [{**FIGURE, "op": ">", "value": 0}]}},
        ]
    ),
    "M36": standard(item(1), period={"from": "2017-12-01", "to": "2018-11-30"}),
    "M37": standard(item(1), procedure={"columns": ["自评分", "考核分"]}),
    "M38": standard(item(1, scorer="基层科"), procedure={"scorers": ["grassroots"]}),
    "M39": ruled({"kind": "accrual", "each": 1, "done": FIGURE, "cap": 6}, points=6),
    "M40": standard(item(1), procedure={"cross_review": True}),
}


def test_there_is_an_example_for_each_of_the_forty_methods() -> None:
    assert list(METHODS) == [f"M{number:02}" for number in range(1, 41)]


@pytest.mark.parametrize("method", METHODS)
def test_the_format_holds_the_method_and_gives_it_back_unchanged(method: str) -> None:
    pack = loaded(METHODS[method])

    written = pack.pack.model_dump_json(by_alias=True, exclude_unset=True)

    assert json.loads(written) == json.loads(pack.content)
    assert StandardPack.model_validate_json(written) == pack.pack
    assert pack.warnings == ()


def test_nothing_of_a_pack_can_be_changed_after_loading() -> None:
    pack = loaded(METHODS["M02"]).pack

    with pytest.raises(ValueError, match="frozen"):
        pack.title = "另一个"


def test_the_format_has_a_schema_that_names_every_rule() -> None:
    schema = json.dumps(StandardPack.model_json_schema())

    kinds = {
        "all_or_nothing",
        "override_zero",
        "per_missing",
        "sub_items",
        "per_occurrence",
        "zero_if",
        "late",
    }
    kinds |= {
        "per_point_below",
        "fixed_if_below",
        "pro_rata",
        "imported",
        "per_unit_short",
        "accrual",
        "discretion",
    }
    assert all(f'"const": "{kind}"' in schema for kind in kinds)


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        ([{"kind": "accrual", "each": 1, "done": FIGURE}, {"kind": "all_or_nothing"}], "只能有一条给分规则"),
        ([{"kind": "per_missing", "each": 1, "missing": {"checks": ["C9"]}}], "没有的核对项:C9"),
        ([{"kind": "pro_rata", "done": FIGURE, "target": 0}], "应大于零"),
        (
            [
                {
                    "kind": "per_point_below",
                    "each": 1,
                    "of": FIGURE,
                    "target": 1,
                    "partial": "floor",
                    "step": "0%",
                }
            ],
            "应大于零",
        ),
        ([{"kind": "per_point_below", "each": 1, "of": FIGURE, "target": 1}], "缺少这一项"),
        ([{"kind": "whim"}], "没有这一种 kind"),
    ],
)
def test_rules_that_make_no_sense_are_refused(rules: list[dict[str, Any]], words: str) -> None:
    with pytest.raises(PackRefused, match=words):
        loaded(ruled(*rules))


def test_rules_without_points_are_refused() -> None:
    values = standard(item(1, check("C1", computed("a.b", ">=", 1)), rules=[{"kind": "all_or_nothing"}]))

    with pytest.raises(PackRefused, match="写了计分规则却没有分值"):
        loaded(values)
