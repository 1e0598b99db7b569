"""Periodic returns: a plugin's table of figures, computed for a unit and compared with the days before."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from fengqiao.database.scope import ScopedSession
from fengqiao.indicators.engine import Engine
from fengqiao.indicators.figures import STATE_TITLES, Figure, FigureState
from fengqiao.indicators.formulas import Value
from fengqiao.indicators.indicator import PERCENT, PERMILLE, Indicator, rounded
from fengqiao.indicators.left_out import WITHOUT_SEALED, concerns_sealed
from fengqiao.indicators.window import Frame, Window
from fengqiao.reports.delivery import Target
from fengqiao.reports.sheet_drawing import write_sheets
from fengqiao.reports.sheets import Banner, Cell, Column, PrintedSheet
from fengqiao.reports.sums import warnings
from fengqiao.reports.tables import StatisticalRow, StatisticalTable

_YEAR_BEFORE = Frame(years_earlier=1)
_JUST_BEFORE = Frame(previous=True)
NO_GROWTH = "—"
NO_BASE = Figure(FigureState.NO_DATA, None, "基期为零或无数据")


@dataclass(frozen=True)
class ComputedRow:
    """One row with its figures; a row that is not compared has no bases.

    :param earlier: the figure over the same days of the year before.
    :param previous: the figure over the days just before.
    """

    row: StatisticalRow
    number: Figure
    share: Figure | None
    earlier: Figure | None
    previous: Figure | None


@dataclass(frozen=True)
class ComputedTable:
    """A periodic return of one unit for one window; `earlier` and `previous` are the windows compared with."""

    table: StatisticalTable
    window: Window
    earlier: Window
    previous: Window
    rows: tuple[ComputedRow, ...]

    @property
    def leaves_sealed_out(self) -> bool:
        """Whether sealed files would count in one of its figures, were they not left out."""
        return any(concerns_sealed(row.row.number) for row in self.rows)

    def warnings(self) -> list[str]:
        """Return what does not add up, a sentence each; no number is changed for it."""
        values = {row.row.name: row.number.value for row in self.rows}
        printed = {
            name: Decimal(value.numerator) / value.denominator for name, value in values.items() if value
        }
        return list(warnings(self.table.checks, printed))


def compute_table(
    table: StatisticalTable, engine: Engine, session: ScopedSession, unit_id: int, window: Window
) -> ComputedTable:
    """Compute a table for one unit's subtree, sealed files left out.

    :param session: a reading session; the caller has checked that its actor may see the unit.
    """
    earlier, previous = _YEAR_BEFORE.of(window) or window, _JUST_BEFORE.of(window) or window
    numbers = [row.number for row in table.rows]
    compared = [row.number for row in table.rows if row.compared]
    shares = [row.share for row in table.rows if row.share is not None]
    now = _computed([*numbers, *shares], engine, session, unit_id, window)
    then = _computed(compared, engine, session, unit_id, earlier)
    before = _computed(compared, engine, session, unit_id, previous)
    rows = tuple(
        ComputedRow(
            row,
            now[row.number.code],
            now[row.share.code] if row.share else None,
            then.get(row.number.code),
            before.get(row.number.code),
        )
        for row in table.rows
    )
    return ComputedTable(table, window, earlier, previous, rows)


def _computed(
    indicators: Sequence[Indicator], engine: Engine, session: ScopedSession, unit_id: int, window: Window
) -> dict[str, Figure]:
    # A return leaves the house: sealed files are in none of its figures, whoever makes it.
    figures = engine.compute(session, indicators, window, [unit_id], under=[unit_id], sealed=False)
    return {one.code: figures.of(one.code, unit_id) for one in indicators}


def growth(now: Figure, base: Figure) -> Figure:
    """Return by what part of the base a figure has grown; growth from nothing is no number."""
    if now.value is None or base.value is None or base.value.numerator <= 0:
        return NO_BASE
    gained = now.value.numerator * base.value.denominator - base.value.numerator * now.value.denominator
    return Figure(FigureState.VALUE, Value(gained, base.value.numerator * now.value.denominator))


def growth_shown(now: Figure, base: Figure) -> str:
    """Return the growth in percent with one decimal, or a dash where it is no number."""
    grown = growth(now, base).value
    if grown is None:
        return NO_GROWTH
    return rounded(Value(grown.numerator * 100, grown.denominator), 1) + PERCENT


def write_table(target: Target, computed: ComputedTable, *, unit: str, notice: str | None = None) -> None:
    """Write a computed table as .xlsx.

    :param unit: name of the organ that hands it in.
    :param notice: printed on every page, such as 合成演示数据.
    """
    write_sheets(target, [_sheet(computed, unit)], notice=notice)


def _sheet(computed: ComputedTable, unit: str) -> PrintedSheet:
    shared = any(row.share for row in computed.rows)
    compared = any(row.earlier for row in computed.rows)
    columns = [Column("项目", 30), Column("单位", 7), Column("本期", 12)]
    columns += [Column("占比（率）", 11)] if shared else []
    columns += [Column(title, 11) for title in ("同期", "同比", "上期", "环比")] if compared else []
    remarks = [f"填报单位：{unit}", f"本期：{_days(computed.window)}"]
    if compared:
        remarks.append(f"同期：{_days(computed.earlier)}　上期：{_days(computed.previous)}")
        remarks.append("同期、上期按系统内已登记的数据计算；基期为零的，增幅记作“—”。")
    if computed.leaves_sealed_out:
        remarks.append(f"各项数字{WITHOUT_SEALED}。")
    remarks += [f"提示：{sentence}。请核对原始记录。" for sentence in computed.warnings()]
    rows: list[Sequence[Cell] | Banner] = []
    section = None
    for row in computed.rows:
        if row.row.section != section:
            section = row.row.section
            rows.append(Banner(section))
        rows.append(_cells(row, shared, compared))
    return PrintedSheet("统计表", computed.table.title, remarks, columns, rows)


def _days(window: Window) -> str:
    return f"{window.first}至{window.last}"


def _cells(row: ComputedRow, shared: bool, compared: bool) -> list[Cell]:
    number = row.row.number
    cells = [Cell(row.row.title), Cell(number.unit, "centred"), _figure(row.number, number)]
    if shared:
        cells.append(_figure(row.share, row.row.share))
    if compared:
        for base in (row.earlier, row.previous):
            cells += [_figure(base, number), _growth(row.number, base)]
    return cells


def _figure(figure: Figure | None, indicator: Indicator | None) -> Cell:
    if figure is None or indicator is None:
        return Cell("", "muted")
    if figure.value is None:
        return Cell(f"〔{STATE_TITLES[figure.state]}〕", "muted")
    return _number(indicator.show(figure.value), indicator.digits)


def _growth(now: Figure, base: Figure | None) -> Cell:
    if base is None:
        return Cell("", "muted")
    shown = growth_shown(now, base)
    return Cell(shown, "muted") if shown == NO_GROWTH else _number(shown, 1)


def _number(shown: str, digits: int) -> Cell:
    """Return a number as it is printed: already rounded, so that Excel has nothing left to round."""
    decimals = f".{'0' * digits}" if digits else ""
    if shown.endswith(PERCENT):
        return Cell(Decimal(shown.removesuffix(PERCENT)) / 100, "number", f"0{decimals}%")
    if shown.endswith(PERMILLE):
        return Cell(shown, "number")
    return Cell(Decimal(shown), "number", f"0{decimals}")
