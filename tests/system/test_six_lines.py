"""All lines of business at once: what the self-assessment report publishes comes out of their ledgers, to the row."""

import re
from fractions import Fraction
from typing import Any

import pytest
from fengqiao.demonstration_results import results
from fengqiao.reports.outputs import figures_output
from fengqiao.testing.house import House

from tests.system.conftest import DISTRICT, NEIGHBOUR
from tests.system.test_published_figures import PUBLISHED as MEDIATION_AND_REGISTRY

# All lines together on PostgreSQL are among the long proofs; each alone, too.
pytestmark = pytest.mark.parametrize(
    "engine_kind", ["sqlite", pytest.param("postgresql", marks=pytest.mark.heavy)]
)

PUBLISHED: dict[str, tuple[str, str]] = {
    "JA-05": ("100.00%", "%"),
    "JA-07": ("321", "次"),
    "JA-09": ("14", "场"),
    "JA-10": ("113", "件"),
    "JA-11": ("14", "家"),
    "JA-12a": ("17", "件"),
    "JA-12b": ("16", "件"),
    "JA-13": ("100.00%", "%"),
    "JA-14": ("1612", "份"),
    "JA-16": ("1", "条"),
    "JA-20a": ("1", "个"),
    "JA-20b": ("1", "个"),
    "JA-20c": ("1", "个"),
    "JA-20d": ("1", "个"),
    "JA-30": ("100.00%", "%"),
    "JA-31a": ("385", "名"),
    "JA-31b": ("0", "起"),
    "JA-31c": ("0", "起"),
    "JA-34a": ("14", "个"),
    "JA-34b": ("263", "个"),
    "JA-35a-legal": ("6", "项"),
    "JA-35a-psychological": ("3", "项"),
    "JA-39b-1": ("5", "个"),
    "JA-39b-2": ("5", "个"),
    "JA-43": ("0", "人"),
    "JA-45b": ("100.00%", "%"),
    "JA-50a": ("35", "名"),
    "JA-50d": ("10", "起"),
    "JA-50e": ("1", "起"),
}
RATIOS = {"JA-05", "JA-13", "JA-30", "JA-45b"}
NOTHING_TO_WALK_TO = {"JA-31b", "JA-31c", "JA-43"}
MORE_THAN = {"JA-32": 4800, "JA-50b": 1000, "JA-51a": 200}
"""The source says 多 or 余: a lower bound."""
OF_ONE_STATION = {
    "JA-39b-1": "共和新路司法所",
    "JA-39b-2": "彭浦镇司法所",
    "JA-51a": "彭浦新村司法所",
}
ROWS = {re.sub(r"-(legal|psychological|\d)$", "", figure) for figure in (*PUBLISHED, *MORE_THAN)}
"""The rows of the checklist that these figures are."""


@pytest.fixture
def figures(whole_demo: House) -> dict[str, Any]:
    """The figures as `figures.json` holds them."""
    return figures_output(results(whole_demo.installation).figures)


@pytest.mark.requirement(*ROWS)
def test_the_published_figures_of_every_line_come_out_of_the_ledgers(figures: dict[str, Any]) -> None:
    wanted = MEDIATION_AND_REGISTRY | PUBLISHED

    assert {one: (figures[one]["display"], figures[one]["unit"]) for one in wanted} == wanted
    assert all(figures[one]["numerator"] > bound for one, bound in MORE_THAN.items())


def test_a_figure_of_one_station_says_whose_it_is(figures: dict[str, Any]) -> None:
    assert {one: entry["of"] for one, entry in figures.items() if "of" in entry} == OF_ONE_STATION


@pytest.mark.parametrize("figure", [*PUBLISHED, *MORE_THAN])
def test_each_figure_is_walked_down_to_rows_that_amount_to_it(
    whole_demo: House, figures: dict[str, Any], figure: str
) -> None:
    officer, entry = whole_demo.token(DISTRICT, "county_officer"), figures[figure]
    lists = all_lists(whole_demo, entry["rows"], officer)
    if figure in RATIOS and len(lists) == 1:
        assert (lists[0]["counted"], lists[0]["total"]) == (entry["numerator"], entry["denominator"])
    elif figure in RATIOS:
        half = len(lists) // 2
        sums = [sum(one["counted"] for one in side) for side in (lists[:half], lists[half:])]
        assert sums == [entry["numerator"], entry["denominator"]]
    else:
        assert sum(one["counted"] for one in lists) == Fraction(entry["numerator"], entry["denominator"])
    if figure not in NOTHING_TO_WALK_TO:
        assert whole_demo.client.get(lists[0]["rows"][0]["href"], headers=officer).status_code == 200
    stranger = whole_demo.token(NEIGHBOUR, "county_officer")
    assert [one["total"] for one in all_lists(whole_demo, entry["rows"], stranger)] == [0] * len(lists)


def all_lists(house: House, path: str, headers: dict[str, str]) -> list[dict[str, Any]]:
    """Every list behind a figure: a sum over several tables has one for each."""
    first = house.client.get(path, headers=headers).json()
    others = range(1, first["measures"])
    return [first, *(house.client.get(f"{path}&measure={place}", headers=headers).json() for place in others)]
