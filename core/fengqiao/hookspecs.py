"""The contract: everything the core asks a plugin, or tells it.

A plugin is a module whose functions carry `hookimpl`; each takes the arguments it wants of those its hook offers.
Three kinds of hook, because the core treats their failures differently:

collect  a question; a plugin that fails gives no answer, and its place says why.
notify   news, in the transaction of what happened; a plugin that fails loses only its own changes.
veto     leave is asked; a plugin refuses by raising `Refused`, and any other failure refuses too.

Every call happens in a worker thread, alone, against a deadline (`hook_deadline_seconds`); a plugin that misses it is
out of service until restart. A session lent to a hook belongs to the caller's transaction, inside a savepoint of the
plugin's own. An answer that is not of the declared type counts as a failure. Hooks are plain functions, never `async`.
"""
# mypy: disable-error-code="empty-body"

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pluggy import HookimplMarker, HookspecMarker

from fengqiao.errors import DomainError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from click import Command

    from fengqiao.database.model import CoreModel
    from fengqiao.database.scope import ScopedSession
    from fengqiao.indicators.indicator import Indicator
    from fengqiao.ledgers.declaration import Ledger
    from fengqiao.plugins.views import OpenItem, Section, StaffView, StationView
    from fengqiao.registry.demo import DemoDistrict, DemoRow
    from fengqiao.reports.sections import ReportSection
    from fengqiao.reports.tables import StatisticalTable

PROJECT = "fengqiao"
ENTRY_POINTS = "fengqiao.plugins"
"""The group of entry points by which plugins are found: `<name> = "<package>.plugin"`."""

hookspec = HookspecMarker(PROJECT)
hookimpl = HookimplMarker(PROJECT)
"""Marks a plugin's function as the answer to the hook of the same name."""


class Refused(DomainError):
    """A plugin's veto.

    :param reason: one Chinese sentence: what stands in the way, and what to do about it.
    """

    status, slug, title = 409, "refused-by-plugin", "业务插件不同意"

    def __init__(self, reason: str, **facts: Any) -> None:
        super().__init__(reason, **facts)
        self.reason = reason


# --- Contributions: asked once at start -------------------------------------------------------------------------


@hookspec
def register_models() -> Sequence[type[CoreModel]]:
    """Return the plugin's tables beside those of its ledgers, which are known from `register_ledgers`.

    Asked before migrations and at start. Kind: collect; a plugin that fails is not active at all.

    :returns: `table=True` classes, their tables named `<plugin>_…`.
    """


@hookspec
def register_ledgers() -> Sequence[Ledger]:
    """Return the plugin's ledgers: each becomes schemas, API, workbook, import, export, list and form.

    Asked before migrations and at start. Kind: collect; a plugin that fails is not active at all.

    :returns: declarations whose codes begin with `<plugin>.` and whose tables are named `<plugin>_…`.
    """


@hookspec
def register_routes() -> Sequence[Any]:
    """Return web handlers of the plugin's own, beside those its ledgers bring.

    Asked once at start. They are mounted under `/api/<plugin>`, and each must declare its policy: the application
    does not start with one that does not. Kind: collect; a plugin that fails is not active at all.

    :returns: Litestar handlers, controllers or routers.
    """


@hookspec
def register_standards() -> Sequence[Path]:
    """Return standard packs and lists of figures that come with the plugin.

    Asked once at start. Kind: collect; a plugin that fails is not active at all.

    :returns: paths of YAML files inside the plugin's package.
    """


@hookspec
def register_report_sections() -> Sequence[ReportSection | StatisticalTable]:
    """Return the paragraphs that the plugin writes in generated documents, and the tables it hands in each period.

    Asked once at start. Kind: collect; where no plugin answers for a paragraph, the document says 〔本项未启用〕.
    """


@hookspec
def register_commands() -> Sequence[Command]:
    """Return commands for the command line; they appear as `fengqiao <plugin> <command>`.

    Asked when the command line needs them. Kind: collect; a plugin that fails brings no commands.
    """


@hookspec
def seed_demo(seed: int, demo: DemoDistrict) -> Sequence[DemoRow]:
    """Return the plugin's part of the demonstration data: invented rows that meet its published totals.

    Asked while the demo is built, after the registry stands. The core writes the rows in the order given, through
    the same checks as any input. Kind: collect; the demo goes on without a plugin that fails, and says so.

    :param seed: the same seed gives the same rows.
    :param demo: the district: its units, stations, staff and villages.
    :returns: ledger, owning unit, record; a record holds values by field name, its parts, and its `id` where
        another row points at it.
    """


# --- Stations ---------------------------------------------------------------------------------------------------


@hookspec
def station_sections(station: StationView, session: ScopedSession) -> Sequence[Section]:
    """Return what the plugin shows on a station's page.

    Asked each time the page is drawn. Kind: collect; the page names a plugin that fails.

    :param station: the station, as of today.
    :param session: read-only, of whoever looks: it sees what they may see.
    """


@hookspec
def before_stations_merge(source: StationView, target: StationView, on: date, session: ScopedSession) -> None:
    """Say whether a station may be merged into another.

    Asked before the merger is saved. Kind: veto.

    :param source: the station that closes.
    :param target: its successor.
    :param on: the first day on which the source no longer exists.
    :param session: in the transaction of the merger.
    :raises Refused: with the reason, for example work that must be finished first.
    """


# --- Staff ------------------------------------------------------------------------------------------------------


@hookspec
def open_items(staff: StaffView, session: ScopedSession) -> Sequence[OpenItem]:
    """Return what this person still has in hand.

    Asked before a transfer or a departure is shown to the manager, and once more before it is saved. Kind: collect;
    a plugin that fails is named on the page.

    :param staff: the person, as of today.
    :param session: read-only, of whoever looks.
    """


@hookspec
def staff_transferred(
    staff: StaffView, source: StationView, target: StationView, on: date, session: ScopedSession
) -> None:
    """Hear that a person has moved from one station to another.

    Told after the assignment is written, before the transaction ends. Kind: notify; a plugin that fails loses only
    its own changes, and the failure is recorded.

    :param on: the first day at the target.
    :param session: in the transaction of the transfer.
    """


# --- Indicators -------------------------------------------------------------------------------------------------


@hookspec
def register_indicators() -> Sequence[Indicator]:
    """Return the plugin's indicators.

    Asked once at start. Kind: collect; a plugin that fails is not active at all, and the items of a standard that
    use its indicators are "unavailable" and say why.

    :returns: expressions over the plugin's tables, their codes beginning with `<plugin>.`.
    """
