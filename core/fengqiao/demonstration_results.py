"""What the demonstration shows: the published figures computed anew, every station assessed, and the documents."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from fengqiao.assessment.stations import stations_under
from fengqiao.assessment.verdicts import TITLES, CheckState
from fengqiao.clock import today
from fengqiao.database.scope import SYSTEM
from fengqiao.demonstration import DISTRICT
from fengqiao.indicators.window import Window
from fengqiao.installation import Installation
from fengqiao.reports.composing import compose
from fengqiao.reports.document import write_report
from fengqiao.reports.figures import PrintedFigure, print_figures
from fengqiao.reports.frame import load_frame
from fengqiao.reports.outputs import figures_output
from fengqiao.reports.scores import write_scores
from fengqiao.reports.sections import ReportSection
from fengqiao.reports.statistics import compute_table, write_table
from fengqiao.reports.tables import StatisticalTable
from fengqiao.station_assessment import StationAssessment
from fengqiao.units.tree import unit_by_code
from fengqiao.web.figures import rows_behind_document
from fengqiao.web.workbooks import NOTICE

PACK = "nanning-2020"
REPORT = "standardisation-report"

_SHOWN = (
    CheckState.MET,
    CheckState.NOT_MET,
    CheckState.NO_DATA,
    CheckState.NEEDS_EVIDENCE,
    CheckState.UNAVAILABLE,
)
_WEAKEST = 3


@dataclass(frozen=True)
class Results:
    """The results of one demo.

    :param figures: the figures of the report, for the whole district.
    :param assessment: all stations against the standard, as JSON values.
    """

    installation: Installation
    unit_id: int
    unit_name: str
    window: Window
    figures: list[PrintedFigure]
    assessment: dict[str, Any]

    @property
    def title(self) -> str:
        """Title of the standard."""
        return str(self.assessment["pack"]["title"])

    @property
    def state_titles(self) -> list[str]:
        """Headings of the summary."""
        return [TITLES[state] for state in _SHOWN]

    def summary(self) -> Iterator[tuple[str, list[int]]]:
        """Yield each station with how many items came out how."""
        for station in self.assessment["stations"]:
            counted = Counter(item["verdict"] for item in station["items"])
            yield station["unit"]["name"], [counted[state.value] for state in _SHOWN]

    def weakest(self) -> Iterator[tuple[str, list[str]]]:
        """Yield the stations with the most unmet items, each with what it misses."""
        missing = [
            (station["unit"]["name"], list(_reasons(station))) for station in self.assessment["stations"]
        ]
        yield from sorted(missing, key=lambda pair: -len(pair[1]))[:_WEAKEST]

    def write(self, folder: Path) -> Path:
        """Write all files into a folder.

        :returns: the folder.
        """
        folder.mkdir(parents=True, exist_ok=True)
        _write_json(folder / "figures.json", figures_output(self.figures))
        _write_json(folder / "assessment.json", self.assessment)
        self._write_report(folder)
        write_scores(folder / "scores.xlsx", self.assessment, notice=NOTICE)
        self._write_returns(folder)
        return folder

    def _write_report(self, folder: Path) -> None:
        with as_file(files("fengqiao") / "data" / "reports" / f"{REPORT}.yaml") as file:
            frame = load_frame(file)
        sections = {
            plugin: [one for one in given if isinstance(one, ReportSection)]
            for plugin, given in self._contributed
        }
        report = compose(frame, self.figures, sections, unit=self.unit_name, window=self.window)
        write_report(folder / "自查自评报告.docx", report, made_on=today(), notice=NOTICE)

    def _write_returns(self, folder: Path) -> None:
        house = self.installation
        tables = [one for _, given in self._contributed for one in given if isinstance(one, StatisticalTable)]
        with house.database.reading(SYSTEM) as session:
            for table in tables:
                computed = compute_table(table, house.engine, session, self.unit_id, self.window)
                write_table(folder / f"{table.title}.xlsx", computed, unit=self.unit_name, notice=NOTICE)

    @cached_property
    def _contributed(self) -> list[tuple[str, Any]]:
        answers = self.installation.host.call_each("register_report_sections")
        return [(answer.plugin, answer.value) for answer in answers if answer.failure is None]


def results(installation: Installation) -> Results:
    """Compute everything the demonstration shows, from the ledgers."""
    listed = installation.library.figures(REPORT).figures
    window = Window(listed.window.from_, listed.window.to)
    with installation.database.reading(SYSTEM) as session:
        unit = unit_by_code(session, DISTRICT)
        unit_id = unit.id or 0
        figures = print_figures(
            listed, installation.indicators, installation.engine, session, unit_id, rows_behind_document
        )
        stations = stations_under(session, unit_id, window.last)
        assessment = StationAssessment(installation, PACK, window).of(session, stations, unit_id)
    return Results(installation, unit_id, unit.name, window, figures, assessment)


def _reasons(station: dict[str, Any]) -> Iterator[str]:
    for item in station["items"]:
        for check in item["checks"]:
            if check["state"] == CheckState.NOT_MET.value:
                numbers = ";".join(number["words"] for number in check["numbers"])
                yield f"第 {item['no']} 条 {check['title']}:{numbers}(要求 {check['rule']})"


def _write_json(file: Path, content: Any) -> None:
    file.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
