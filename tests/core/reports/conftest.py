"""Figures as a report gets them, without a database: some with a value, some without, one over days of its own."""

import json
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from fengqiao.database.scope import SYSTEM
from fengqiao.database.session import Database
from fengqiao.indicators.figures import STATE_TITLES, FigureState
from fengqiao.indicators.window import Window
from fengqiao.registry.models import Staff, Training
from fengqiao.reports.composing import Report, compose
from fengqiao.reports.document import write_report
from fengqiao.reports.figures import PrintedFigure
from fengqiao.reports.frame import ReportFrame

NINE_MONTHS = Window(date(2023, 1, 1), date(2023, 9, 30))
SINCE_2018 = Window(date(2018, 1, 1), date(2023, 9, 30))
MADE_ON = date(2023, 10, 31)
NOTICE = "合成演示数据"

FRAME: dict[str, Any] = {
    "format": 1,
    "code": "yearly",
    "title": "自查自评报告",
    "parts": [
        {
            "code": "overall",
            "title": "总体情况",
            "slots": [
                {
                    "code": "stations",
                    "heading": "基本情况",
                    "owner": "registry",
                    "text": [
                        "截至{last_day}，{unit}有司法所{A-1}家。",
                        "{B-2.period}招录{B-2}人，占{B-2c}。",
                    ],
                },
                {"code": "judgement", "heading": "总体评价", "owner": "people"},
            ],
        },
        {
            "code": "tasks",
            "title": "任务落实",
            "sections": [
                {
                    "code": "business",
                    "title": "业务建设",
                    "slots": [
                        {"code": "lectures", "heading": "宣讲", "owner": "lectures"},
                        {"code": "visits", "heading": "走访", "owner": "visits"},
                    ],
                }
            ],
        },
    ],
}


def figure(
    figure_id: str,
    numerator: int | None,
    display: str = "",
    *,
    denominator: int = 1,
    unit: str = "件",
    state: FigureState = FigureState.VALUE,
    window: Window = NINE_MONTHS,
) -> PrintedFigure:
    """Make a figure by hand."""
    known = numerator is not None
    return PrintedFigure(
        id=figure_id,
        title=f"{figure_id} 的名称",
        display=(display or str(numerator)) if known else STATE_TITLES[state],
        unit=unit,
        state=state,
        window=window,
        numerator=numerator,
        denominator=denominator if known else None,
        indicator=f"lectures.{figure_id.lower().replace('-', '_')}",
        rows=None if state is FigureState.UNAVAILABLE else f"/api/figures/{figure_id}/rows?unit=2",
    )


FIGURES = (
    figure("A-1", 14, unit="家"),
    figure("B-2", 37, unit="人", window=SINCE_2018),
    figure("B-2c", 24, "65%", denominator=37, unit="%", window=SINCE_2018),
    figure("C-3", 102105, "1021.05", denominator=100, unit="万元"),
    figure("D-4", None, state=FigureState.NO_DATA),
    figure("E-5", None, state=FigureState.UNAVAILABLE),
)


@pytest.fixture
def frame() -> ReportFrame:
    """A report of two parts: one of the registry's own, one whose section belongs to two plugins."""
    return make_frame(FRAME)


def make_frame(values: dict[str, Any]) -> ReportFrame:
    """Make a frame of plain values, as its file would hold them."""
    return ReportFrame.model_validate_json(json.dumps(values))


Composing = Callable[..., Report]


@pytest.fixture
def composed(frame: ReportFrame) -> Composing:
    """Compose the small report with what plugins give: `composed(lectures=[…])`."""

    def composing(**sections: Any) -> Report:
        return compose(frame, FIGURES, sections, unit="甲区司法局", window=NINE_MONTHS)

    return composing


def written(report: Report, notice: str | None = NOTICE) -> bytes:
    """Return a report's bytes."""
    content = BytesIO()
    write_report(content, report, made_on=MADE_ON, notice=notice)
    return content.getvalue()


def hold_trainings(database: Database, unit_id: int, held: Iterable[tuple[date, int]]) -> None:
    """Write trainings (last day, hours) of one person at a unit."""
    now = datetime(2023, 1, 1, tzinfo=UTC)
    common: dict[str, Any] = {"unit_id": unit_id, "state": "recorded", "created_by": "test"}
    common |= {"created_at": now, "updated_at": now}
    person = Staff(id=uuid4(), seq_no="0", name="合成人", **common)
    with database.writing(SYSTEM) as session:
        session.add(person)
        session.flush()
        for number, (day, hours) in enumerate(held):
            session.add(
                Training(
                    id=uuid4(),
                    seq_no=str(number),
                    staff_id=person.id,
                    title=f"培训{number}",
                    mode="off_job",
                    hours=hours,
                    ends_on=day,
                    **common,
                )
            )
