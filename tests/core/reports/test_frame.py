"""Frames as files: the one that is shipped, and how a faulty one is refused."""

import copy
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml
from fengqiao.assessment.faults import PackRefused
from fengqiao.assessment.loading import load_figures
from fengqiao.indicators.catalogue import IndicatorCatalogue
from fengqiao.indicators.figures import FigureState
from fengqiao.reports.composing import Heading, Paragraph, compose
from fengqiao.reports.figures import PrintedFigure
from fengqiao.reports.frame import load_frame

from tests.core.reports.conftest import FRAME, NINE_MONTHS

SHIPPED = Path(str(files("fengqiao"))) / "data"


def shipped_figures() -> list[PrintedFigure]:
    """The figures of the shipped list, none of them computed."""
    listed = load_figures(
        SHIPPED / "figures" / "standardisation-report.yaml", IndicatorCatalogue([], [])
    ).figures
    return [
        PrintedFigure(
            one.id,
            one.title,
            "未启用",
            one.unit,
            FigureState.UNAVAILABLE,
            listed.window_of(one),
            None,
            None,
            one.indicator,
            None,
        )
        for one in listed.figures
    ]


@pytest.mark.requirement("JA-53")
def test_the_shipped_report_has_the_four_parts_and_names_only_listed_figures() -> None:
    frame = load_frame(SHIPPED / "reports" / "standardisation-report.yaml")

    report = compose(frame, shipped_figures(), {}, unit="甲区司法局", window=NINE_MONTHS)

    headings = [(block.level, block.text) for block in report.blocks if isinstance(block, Heading)]
    assert [text for level, text in headings if level == 1] == [
        "一、整体落实情况",
        "二、任务落实情况",
        "三、经验及亮点",
        "四、下一步打算",
    ]
    tasks = headings[headings.index((1, "二、任务落实情况")) : headings.index((1, "三、经验及亮点"))]
    assert [text for level, text in tasks if level == 2] == [
        "（一）政治建设",
        "（二）业务建设",
        "（三）队伍建设",
        "（四）保障能力",
    ]


def test_without_any_plugin_every_place_of_the_shipped_report_still_says_something() -> None:
    frame = load_frame(SHIPPED / "reports" / "standardisation-report.yaml")
    report = compose(frame, shipped_figures(), {}, unit="甲区司法局", window=NINE_MONTHS)

    places = [slot for place in frame.places() for slot in place.part.slots]
    said = [block.pieces for block in report.blocks if isinstance(block, Paragraph)]
    plugins = {slot.owner for slot in places} - {"registry", "people"}

    assert len(plugins) >= 5
    assert said.count(("〔本项未启用〕",)) == sum(slot.owner in plugins for slot in places)
    assert said.count(("〔待填写〕",)) == sum(slot.owner == "people" for slot in places)


@pytest.fixture
def loading(tmp_path: Path) -> Callable[[dict[str, Any]], str]:
    """Write a frame's file, load it, and return what it is refused with."""

    def refused(values: dict[str, Any]) -> str:
        file = tmp_path / "frame.yaml"
        file.write_text(yaml.safe_dump(values, allow_unicode=True, sort_keys=False), encoding="utf-8")
        with pytest.raises(PackRefused) as refusal:
            load_frame(file)
        return refusal.value.detail

    return refused


def spoilt(change: Callable[[dict[str, Any]], Any]) -> dict[str, Any]:
    """Return the small frame with one change."""
    values = copy.deepcopy(FRAME)
    change(values)
    return values


def business(values: dict[str, Any]) -> Any:
    """Return the places of the section 业务建设."""
    return values["parts"][1]["sections"][0]["slots"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            lambda values: business(values)[0].update(text=["替插件写的"]),
            "只有归 registry 的栏目在这里写 text",
        ),
        (lambda values: values["parts"][0]["slots"][0].pop("text"), "只有归 registry 的栏目在这里写 text"),
        (lambda values: business(values)[0].pop("heading"), "没有标题"),
        (lambda values: business(values)[1].update(code="lectures"), "编码重复:business/lectures"),
        (lambda values: values["parts"][1].update(code="overall"), "编码重复:overall"),
        (
            lambda values: values["parts"][1].update(
                slots=[{"code": "x", "heading": "X", "owner": "people"}]
            ),
            "同时有 slots 和 sections",
        ),
        (lambda values: values.update(colour="red"), "没有这个字段"),
        (lambda values: values.update(parts=[]), "parts"),
    ],
)
def test_a_faulty_frame_is_refused_with_the_place_and_the_remedy(
    loading: Callable[[dict[str, Any]], str], change: Callable[[dict[str, Any]], Any], told: str
) -> None:
    words = loading(spoilt(change))

    assert words.startswith("frame.yaml:第")
    assert told in words
