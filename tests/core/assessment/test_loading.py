"""Which packs are taken, which are refused, and what is only remarked on."""

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from fengqiao.assessment.faults import PackRefused
from fengqiao.assessment.library import open_library
from fengqiao.assessment.loading import load_figures, load_standard, stored_standard
from fengqiao.assessment.packs.wanted import wanted_by
from fengqiao.indicators.catalogue import IndicatorCatalogue
from fengqiao.indicators.indicator import Indicator
from fengqiao.indicators.measures import count
from fengqiao.registry.indicators import INDICATORS as REGISTRY
from fengqiao.registry.models import Village

from tests.core.assessment.made_up import NOBODY, attested, check, computed, item, loaded, standard

DATA = Path(str(files("fengqiao"))) / "data"
NANNING = DATA / "standards" / "nanning-2020.yaml"
REPORT = DATA / "figures" / "standardisation-report.yaml"
VILLAGES = Indicator("trial.villages", "村数", count(Village), "个")


def refusal(make: Callable[[], Any]) -> str:
    with pytest.raises(PackRefused) as refused:
        make()
    return refused.value.detail


def test_the_nanning_pack_has_39_items_and_85_checks_and_nothing_to_remark() -> None:
    pack = load_standard(NANNING, IndicatorCatalogue(REGISTRY, {"registry"}))

    assert [item.no for item in pack.pack.items] == list(range(1, 40))
    assert sum(len(item.checks) for item in pack.pack.items) == 85
    assert pack.warnings == ()


def test_the_nanning_pack_invents_neither_points_nor_an_outcome() -> None:
    pack = load_standard(NANNING, NOBODY).pack

    assert pack.points is None
    assert pack.outcome is None
    assert all(item.points is None and not item.rules for item in pack.items)
    assert any("命名" in one.what for one in pack.not_specified)


def test_the_conflicting_clauses_stand_beside_items_10_and_18() -> None:
    pack = load_standard(NANNING, NOBODY).pack

    assert {item.no: [one.id for one in item.beside] for item in pack.items if item.beside} == {
        10: ["NN-M10a", "NN-M10b", "NN-M10c"],
        18: ["NN-M17c"],
    }


def test_every_indicator_of_the_registry_that_the_nanning_pack_reads_exists() -> None:
    catalogue = IndicatorCatalogue(REGISTRY, {"registry"})
    codes = {code for _, (code, _) in wanted_by(load_standard(NANNING, catalogue).pack)}

    assert all(catalogue.find(code) for code in codes if code.startswith("registry."))


def test_the_figure_list_loads_and_agrees_with_the_registry_on_units() -> None:
    figures = load_figures(REPORT, IndicatorCatalogue(REGISTRY, {"registry"}))

    assert len(figures.figures.figures) == 59
    assert figures.warnings == ()


def test_a_figure_list_whose_unit_is_not_the_indicators_is_remarked_on() -> None:
    other = [one for one in REGISTRY if one.code != "registry.stations"]
    stations = Indicator("registry.stations", "司法所数", count(Village), "人")

    assert "“家”" in load_figures(REPORT, IndicatorCatalogue([*other, stations], {"registry"})).warnings[0]


def test_a_pack_with_an_unknown_indicator_of_an_active_plugin_is_refused() -> None:
    values = standard(item(1, check("A1", computed("trial.vilages", ">=", 1))))

    detail = refusal(lambda: loaded(values, IndicatorCatalogue([VILLAGES], {"trial"})))

    assert "第1项 A1:没有指标“trial.vilages”" in detail


def test_an_indicator_of_a_plugin_that_is_not_active_may_wait() -> None:
    values = standard(item(1, check("A1", computed("absent.things", ">=", 1))))

    assert loaded(values, IndicatorCatalogue([VILLAGES], {"trial"})).pack.code == "made-up"


def test_an_unknown_indicator_in_a_condition_or_a_rule_is_found_too() -> None:
    catalogue = IndicatorCatalogue([VILLAGES], {"trial"})
    condition = {"any_of": [{"indicator": "trial.x", "op": ">", "value": 0}]}
    rule = {"kind": "per_occurrence", "each": 1, "counted": {"indicator": "trial.y"}}
    values = standard(item(1, when=condition, points=1, rules=[rule]), points=1)

    detail = refusal(lambda: loaded(values, catalogue))

    assert "trial.x" in detail
    assert "trial.y" in detail


def test_points_that_do_not_add_up_are_a_warning_and_stay_as_printed() -> None:
    values = standard(item(1, points="0.5"), item(2, points="0.75"), points=1)

    pack = loaded(values)

    assert pack.warnings == ("“甲”印为 1 分,各部分合计 5/4 分。照文件保留",)
    assert [str(one.points) for one in pack.pack.items] == ["0.5", "0.75"]


def test_parts_of_an_item_and_sections_of_a_total_are_added_up_as_well() -> None:
    part = {"title": "甲", "points": "0.5", "rules": [{"kind": "all_or_nothing"}]}
    values = standard(item(1, points=2, rules=[{"kind": "sub_items", "parts": [part, part]}]), points=2)
    values["points"] = 100

    assert loaded(values).warnings == (
        "总分印为 100 分,各部分合计 2 分。照文件保留",
        "第1项印为 2 分,各部分合计 1 分。照文件保留",
    )


def test_weights_other_than_one_and_grades_that_overlap_or_leave_a_gap_are_remarked_on() -> None:
    rounds = [{"title": "上半年", "weight": "40%"}, {"title": "下半年", "weight": "50%"}]
    grades = [
        {"title": "三星", "at_least": 60, "below": 80},
        {"title": "四星", "at_least": 75, "below": 90},
        {"title": "五星", "at_least": 95},
    ]
    values = standard(item(1), outcome={"grades": grades}, aggregation={"rounds": rounds})

    assert [warning.partition("。")[0] for warning in loaded(values).warnings] == [
        "各轮权重合计 90%,不是 100%",
        "等次“三星”与“四星”的分数段重叠",
        "等次“四星”与“五星”之间有空档",
    ]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"format": 2}, "format"),
        ({"code": "Made Up"}, "编码的写法不对"),
        ({"surprise": 1}, "没有这个字段"),
        ({"sections": []}, "至少要有一项"),
        ({"points": -1}, "不能是负数"),
        ({"points": "九"}, "不是有效的数"),
        ({"points": True}, "不是有效的数"),
        ({"title": "a\u202eb"}, "不可见字符"),
        ({"outcome": {"grades": [{"title": "甲", "at_least": 9, "below": 8}]}}, "below 应大于 at_least"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_with_its_place(change: dict[str, Any], words: str) -> None:
    assert words in refusal(lambda: loaded({**standard(item(1)), **change}))


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (check("A1", {"computed": None}), "只写"),
        (check("A1", computed("a.b", ">=", 1) | attested()), "只写"),
        (check("A1"), "至少要有一项"),
        (check("A1", attested(), attested()), "最多问人一次"),
        (check("A1", {"surveyed": {"question": "q", "op": ">", "value": None}}), "op 和 value"),
        (check("A1", computed("a.b", "≥", 1)), "取值不在允许的范围内"),
        (check("A1", computed("a.b", ">=", 1, window={"last_days": 3})), "认不出"),
        (check("A1", computed("A.B", ">=", 1)), "编码的写法不对"),
    ],
)
def test_a_check_that_cannot_be_answered_is_refused(wrong: dict[str, Any], words: str) -> None:
    assert words in refusal(lambda: loaded(standard(item(1, wrong))))


def test_ids_that_differ_only_in_case_are_one_id_too_many() -> None:
    values = standard(item(1, check("A1", computed("a.b", ">=", 1)), check("a1", computed("a.b", ">=", 1))))

    assert "核对项编号重复:a1" in refusal(lambda: loaded(values))


def test_a_fault_is_named_by_its_line(tmp_path: Path) -> None:
    text = NANNING.read_text(encoding="utf-8").replace(
        "points: null\nnot_specified", "points: null\nnot_specifyed"
    )
    file = tmp_path / "broken.yaml"
    file.write_text(text, encoding="utf-8")
    line = text[: text.index("not_specifyed")].count("\n") + 1

    assert f"第{line}行:not_specifyed:没有这个字段" in refusal(lambda: load_standard(file, NOBODY))


def test_the_digest_is_of_the_content_and_not_of_its_layout(tmp_path: Path) -> None:
    file = tmp_path / "relaid.yaml"
    file.write_text("# 说明\n" + NANNING.read_text(encoding="utf-8") + "\n", encoding="utf-8")

    assert load_standard(file, NOBODY).digest == load_standard(NANNING, NOBODY).digest


def test_a_pack_made_again_of_its_stored_bytes_is_the_same_pack() -> None:
    pack = load_standard(NANNING, NOBODY)

    assert stored_standard(pack.content) == pack.pack


def test_one_refused_file_does_not_take_the_others_down(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("format: 3\n", encoding="utf-8")

    library = open_library(NOBODY, [bad, NANNING])

    assert set(library.packs) == {"nanning-2020"}
    assert [refused.facts["file"] for refused in library.refused] == ["bad.yaml", "nanning-2020.yaml"]
    assert "重复" in library.refused[1].detail
