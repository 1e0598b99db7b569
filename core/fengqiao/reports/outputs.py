"""Figures for programs: what `figures.json` holds."""

from collections.abc import Iterable
from typing import Any

from fengqiao.reports.figures import PrintedFigure


def figures_output(figures: Iterable[PrintedFigure]) -> dict[str, dict[str, Any]]:
    """Return figures as plain JSON values by id; one without a value is left out, never written as 0."""
    return {figure.id: _entry(figure) for figure in figures if figure.has_value}


def _entry(figure: PrintedFigure) -> dict[str, Any]:
    entry = {
        "title": figure.title,
        "display": figure.display,
        "unit": figure.unit,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "window": {"from": figure.window.first.isoformat(), "to": figure.window.last.isoformat()},
        "indicator": figure.indicator,
        "rows": figure.rows,
    }
    return entry if figure.of is None else {**entry, "of": figure.of}
