"""The published figures of a real district, computed from generated rows, each walked down to its rows."""

from fractions import Fraction
from typing import Any

import pytest
from fengqiao.demonstration_results import results
from fengqiao.testing.house import House

from tests.system.conftest import DISTRICT, NEIGHBOUR

# What the district published (S003), typed from the document and from nowhere else.
PUBLISHED: dict[str, tuple[str, str]] = {
    "JA-01": ("14", "家"),
    "JA-21a": ("448", "件"),
    "JA-21b": ("448", "份"),
    "JA-21c": ("1021.05", "万元"),
    "JA-22a": ("6", "件"),
    "JA-22b": ("1", "件"),
    "JA-23": ("6", "家"),
    "JA-24a": ("15", "件"),
    "JA-24b": ("14", "件"),
    "JA-26a": ("9448", "件"),
    "JA-26b": ("9207", "件"),
    "JA-26c": ("97.45%", "%"),
    "JA-26d": ("3240", "份"),
    "JA-39a": ("58", "个"),
    "JA-39c": ("53", "人"),
    "JA-40a": ("37", "人"),
    "JA-40b": ("24", "人"),
    "JA-40c": ("65%", "%"),
    "JA-41": ("34", "岁"),
    "JA-42a": ("25", "人次"),
    "JA-42b": ("13", "人次"),
    "JA-44": ("22", "人"),
    "JA-45a": ("37", "人"),
    "JA-45c": ("6", "人"),
}

# Ratios whose two sides count the same rows: the rows are the denominator's, marked in or out.
RATIOS = {"JA-26c", "JA-40c"}
MEANS = {"JA-41"}


@pytest.fixture
def figures(demo: House) -> dict[str, Any]:
    """The figures as `figures.json` holds them."""
    from fengqiao.reports.outputs import figures_output

    return figures_output(results(demo.installation).figures)


@pytest.mark.requirement(*PUBLISHED)
def test_the_published_figures_come_out_of_the_ledgers(figures: dict[str, Any]) -> None:
    assert {one: (figures[one]["display"], figures[one]["unit"]) for one in PUBLISHED} == PUBLISHED


def test_a_figure_of_a_line_that_is_not_enabled_is_left_out_and_never_zero(figures: dict[str, Any]) -> None:
    assert "JA-07" not in figures
    assert "JA-31a" not in figures


@pytest.mark.parametrize("figure", PUBLISHED)
def test_each_figure_is_walked_down_to_rows_that_amount_to_it(
    demo: House, figures: dict[str, Any], figure: str
) -> None:
    officer = demo.token(DISTRICT, "county_officer")
    found, entry = demo.client.get(figures[figure]["rows"], headers=officer).json(), figures[figure]
    if figure in RATIOS | MEANS:
        assert (found["counted"], found["total"]) == (entry["numerator"], entry["denominator"])
    else:
        assert found["counted"] == Fraction(entry["numerator"], entry["denominator"]) * unit_scale(entry)
    assert len(found["rows"]) == min(50, found["total"])
    first = demo.client.get(found["rows"][0]["href"], headers=officer)
    assert first.status_code == 200


def unit_scale(entry: dict[str, Any]) -> int:
    """Amounts are kept in 分 and printed in 万元."""
    return 1_000_000 if entry["unit"] == "万元" else 1


@pytest.mark.parametrize("figure", ["JA-26a", "JA-41", "JA-39a"])
def test_an_actor_of_another_district_is_shown_no_row(
    demo: House, figures: dict[str, Any], figure: str
) -> None:
    answer = demo.client.get(figures[figure]["rows"], headers=demo.token(NEIGHBOUR, "county_officer"))
    assert (answer.json()["total"], answer.json()["rows"]) == (0, [])


def test_all_rows_of_a_ratio_are_listed_page_by_page(demo: House, figures: dict[str, Any]) -> None:
    officer = demo.token(DISTRICT, "county_officer")
    counted, offset = [], 0
    while offset is not None:
        page = demo.client.get(f"{figures['JA-40c']['rows']}&offset={offset}", headers=officer).json()
        counted += [row["counted"] for row in page["rows"]]
        offset = page["next"]
    assert (sum(counted), len(counted)) == (24, 37)


@pytest.mark.requirement("JA-26a", "JA-26b")
def test_the_districts_figure_is_the_sum_over_its_stations_and_its_own_park(demo: House) -> None:
    officer = demo.token(DISTRICT, "county_officer")
    window = "from=2023-01-01&to=2023-09-30"
    rows = demo.client.get(
        "/api/mediation/cases?size=1&total=1&accepted_on.from=2023-01-01&accepted_on.to=2023-09-30",
        headers=officer,
    )
    assert rows.json()["total"] == 9448
    figure = demo.client.get(f"/api/figures/mediation.settled_cases?{window}", headers=officer).json()
    assert figure["numerator"] == 9207


@pytest.mark.requirement("JA-22b")
def test_what_was_settled_after_the_window_does_not_count_in_it(demo: House) -> None:
    officer = demo.token(DISTRICT, "county_officer")
    figure = "/api/figures/mediation.procuratorate_linked_settled?from=2023-01-01&to=2023-09-30"
    assert demo.client.get(figure, headers=officer).json()["numerator"] == 1
    accepted_in_the_window = "linkage=procuratorate&accepted_on.from=2023-01-01&accepted_on.to=2023-09-30"
    rows = demo.client.get(f"/api/mediation/cases?{accepted_in_the_window}", headers=officer).json()["rows"]
    settled = sorted(row["closed_on"] for row in rows if row["result"].startswith("settled"))
    assert len(rows) == 6
    assert len(settled) == 3
    assert [day for day in settled if day <= "2023-09-30"] == settled[:1]
