"""The workbook of an assessment: every station's verdicts, what is missing and what to do, clause by clause."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from fengqiao.assessment.verdicts import TITLES, CheckState
from fengqiao.indicators.formulas import Value
from fengqiao.indicators.indicator import rounded
from fengqiao.reports.delivery import Target
from fengqiao.reports.remedies import remedies
from fengqiao.reports.sheet_drawing import write_sheets
from fengqiao.reports.sheets import Cell, Column, Look, PrintedSheet

Json = Mapping[str, Any]

_LOOKS: Mapping[CheckState, Look] = {
    CheckState.MET: "good",
    CheckState.NOT_MET: "bad",
    CheckState.NO_DATA: "open",
    CheckState.NEEDS_EVIDENCE: "open",
    CheckState.NOT_APPLICABLE: "muted",
    CheckState.UNAVAILABLE: "muted",
    CheckState.ERROR: "bad",
}
_IN_ORDER = (CheckState.MET, CheckState.NOT_APPLICABLE)


def write_scores(target: Target, assessment: Json, *, notice: str | None = None) -> None:
    """Write an assessment as a workbook with the sheets 总表, 缺项清单 and 条款.

    :param assessment: what `assessment.output.as_json` returns; each `unit` has `code` and `name`.
    :param notice: printed on every page, such as 合成演示数据.
    """
    stations = sorted(assessment["stations"], key=lambda station: str(station["unit"]["code"]))
    days = assessment["window"]
    remark = f"标准：{assessment['pack']['title']}　评估期间：{days['from']}至{days['to']}"
    sheets = [_overview(stations, remark), _missing(stations, remark), _clauses(stations, remark)]
    write_sheets(target, sheets, notice=notice)


def _overview(stations: Sequence[Json], remark: str) -> PrintedSheet:
    items = stations[0]["items"] if stations else []
    scored = any("total" in station for station in stations)
    columns = [Column("司法所", 18), *(Column(str(item["no"]), 7) for item in items)]
    columns += [Column(title, 7) for title in TITLES.values()]
    columns += [Column("得分", 9)] if scored else []
    rows = [_station_row(station, scored) for station in stations]
    rows.append(_summary_row(stations, items, scored))
    return PrintedSheet(
        "总表", "各司法所评估结果总表", [remark], columns, rows, landscape=True, pages_across=2
    )


def _station_row(station: Json, scored: bool) -> list[Cell]:
    verdicts = [CheckState(item["verdict"]) for item in station["items"]]
    row = [Cell(station["unit"]["name"]), *(Cell(TITLES[state], _LOOKS[state]) for state in verdicts)]
    row += _counts(verdicts)
    return [*row, _points(station)] if scored else row


def _summary_row(stations: Sequence[Json], items: Sequence[Json], scored: bool) -> list[Cell]:
    """How many stations meet each item, and how often each verdict was given in all."""
    verdicts = [[CheckState(item["verdict"]) for item in station["items"]] for station in stations]
    met = (sum(row[place] is CheckState.MET for row in verdicts) for place in range(len(items)))
    row = [Cell("达标所数与合计", "strong"), *(Cell(number, "strong") for number in met)]
    row += _counts(state for row in verdicts for state in row)
    return [*row, Cell("", "strong")] if scored else row


def _counts(verdicts: Iterable[CheckState]) -> list[Cell]:
    counts = Counter(verdicts)
    return [Cell(counts[state], "strong") for state in TITLES]


def _points(station: Json) -> Cell:
    total = station["total"]
    if not total["complete"]:
        return Cell("不完整", "muted")
    return Cell(rounded(Value(*Fraction(total["points"]).as_integer_ratio()), 2), "strong")


def _missing(stations: Sequence[Json], remark: str) -> PrintedSheet:
    columns = [
        Column("司法所", 18),
        Column("项次", 6),
        Column("核对项", 11),
        Column("内容", 34),
        Column("状态", 8),
        Column("规则", 38),
        Column("现有情况", 34),
        Column("怎么办", 30),
    ]
    rows = [row for station in stations for row in _missing_of(station)]
    return PrintedSheet(
        "缺项清单",
        "各司法所缺项清单",
        [remark],
        columns,
        rows,
        landscape=True,
        filtered=True,
    )


def _missing_of(station: Json) -> Iterator[list[Cell]]:
    for item in station["items"]:
        for check in item["checks"]:
            state = CheckState(check["state"])
            if state not in _IN_ORDER:
                yield [
                    Cell(station["unit"]["name"]),
                    Cell(item["no"], "centred"),
                    Cell(check["id"], "centred"),
                    Cell(check["title"]),
                    Cell(TITLES[state], _LOOKS[state]),
                    Cell(check["rule"]),
                    Cell(_situation(check)),
                    Cell(remedies(check, state)),
                ]


def _situation(check: Json) -> str:
    """Return what there is: the numbers that decide the state, and why."""
    words = [number["words"] for number in check["numbers"] if number["state"] == check["state"]]
    return "；".join(filter(None, (*words, check["reason"])))


def _clauses(stations: Sequence[Json], remark: str) -> PrintedSheet:
    columns = [Column("项次", 6), Column("条款", 40), Column("内容", 40)]
    columns += [Column(title, 7) for title in TITLES.values()]
    items = stations[0]["items"] if stations else []
    rows = [
        [
            Cell(item["no"], "centred"),
            Cell(item["clause"]),
            Cell(item["title"]),
            *_counts(CheckState(station["items"][place]["verdict"]) for station in stations),
        ]
        for place, item in enumerate(items)
    ]
    return PrintedSheet("条款", "条款与各项结果", [remark], columns, rows, landscape=True)
