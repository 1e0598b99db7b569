"""One running Fengqiao: its settings, its database, its active plugins, and all that they contribute."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from sqlalchemy import select

from fengqiao.assessment.evidence import EvidenceStore
from fengqiao.assessment.gathering import Gathering
from fengqiao.assessment.library import Library, open_library
from fengqiao.assessment.stations import registered_stations
from fengqiao.contributed import contributed
from fengqiao.database.scope import SYSTEM
from fengqiao.database.session import Database
from fengqiao.errors import Misconfigured, NotFound
from fengqiao.indicators.bookkeeping import bookkeeping
from fengqiao.indicators.catalogue import IndicatorCatalogue
from fengqiao.indicators.engine import Engine
from fengqiao.indicators.indicator import Indicator
from fengqiao.ledgers.codes import Code, CodeBook, read_codes
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.models import DataOrigin, LocalCode
from fengqiao.ledgers.vault import Vault
from fengqiao.plugins.host import PluginHost
from fengqiao.privacy.master_key import MasterKey
from fengqiao.privacy.values import Rules
from fengqiao.registry.indicators import INDICATORS as REGISTRY_INDICATORS
from fengqiao.registry.ledgers import LEDGERS as REGISTRY_LEDGERS
from fengqiao.reports.tables import StatisticalTable
from fengqiao.settings import Settings, read_settings

CORE_OWNER = "registry"


@dataclass(frozen=True)
class Installation:
    """Everything a request, a command or a test needs, opened once.

    :param settings: what the operator set.
    :param database: where rows are kept.
    :param host: the plugins and their states.
    :param ledgers: code → ledger, the core's and those of active plugins.
    :param indicators: all indicators that can be computed here.
    :param codes: all code lists, local additions included.
    :param engine: computes figures.
    :param standards: files of standard packs and figure lists that plugins bring.
    :param vault: seals and opens personal values.
    :param tables: the periodic returns of active plugins.
    """

    settings: Settings
    database: Database
    host: PluginHost
    ledgers: Mapping[str, Ledger]
    indicators: IndicatorCatalogue
    codes: CodeBook
    engine: Engine
    vault: Vault
    standards: tuple[Path, ...] = ()
    tables: tuple[StatisticalTable, ...] = ()

    @classmethod
    def open(cls, settings: Settings | None = None, *, rules: Rules | None = None) -> "Installation":
        """Open the installation of some settings, by default those of the current folder.

        :param rules: what personal values are admitted. By default synthetic identity numbers pass only where all
            rows are synthetic: in the database of a demo.
        :raises Misconfigured: when it cannot run as it is set up.
        """
        settings = settings or read_settings()
        host = PluginHost(settings)
        host.load()
        given = contributed(host)
        host.insist()
        database = Database(settings.database_url, settings.owner_url)
        codes = CodeBook([*_core_codes(), *given.codes, *_local_codes(database)])
        return cls(
            settings=settings,
            database=database,
            host=host,
            ledgers=_ledgers(given.ledgers),
            indicators=_indicators(host, (*bookkeeping(given.ledgers), *given.indicators)),
            standards=given.standards,
            tables=given.tables,
            codes=codes,
            engine=Engine(codes),
            vault=Vault(
                _master_key(settings.master_key), rules or Rules(synthetic_ids=is_synthetic(database))
            ),
        )

    @cached_property
    def library(self) -> Library:
        """The standard packs and figure lists of the core and of active plugins."""
        return open_library(self.indicators, self.standards)

    @cached_property
    def gathering(self) -> Gathering:
        """Where assessments take their inputs from."""
        return Gathering(self.engine, self.indicators, registered_stations(self.codes))

    @cached_property
    def evidence(self) -> EvidenceStore:
        """Where evidence files lie: beside the master key, in the same data folder."""
        return EvidenceStore(self.settings.master_key.parent / "evidence")

    @cached_property
    def versions(self) -> dict[str, str]:
        """Versions of the core and of every active plugin, by distribution: a stored assessment names them."""
        active = [one for one in self.host.states() if one.name in self.host.active]
        return {
            "fengqiao": version("fengqiao"),
            **{one.package or one.name: one.version or "" for one in active},
        }

    def ledger(self, code: str) -> Ledger:
        """Return the ledger with this code.

        :raises NotFound: naming those that there are.
        """
        if code not in self.ledgers:
            known = "、".join(f"{one.code}({one.title})" for one in self.ledgers.values())
            raise NotFound(f"没有台账“{code}”,或提供它的插件未启用。可用的台账:{known}。")
        return self.ledgers[code]

    def table(self, name: str) -> StatisticalTable:
        """Return the periodic return of this name.

        :raises NotFound: naming those that there are.
        """
        for table in self.tables:
            if table.name == name:
                return table
        known = "、".join(f"{one.name}({one.title})" for one in self.tables) or "无"
        raise NotFound(f"没有统计表“{name}”,或提供它的插件未启用。可用的统计表:{known}。")

    def close(self) -> None:
        """Give back what is held open."""
        self.database.close()


def is_synthetic(database: Database) -> bool:
    """Tell whether all rows of this database are generated."""
    if not database.has_table(DataOrigin):
        return False
    with database.reading(SYSTEM) as session:
        return session.get(DataOrigin, 1) is not None


def _ledgers(given: Iterable[Ledger]) -> dict[str, Ledger]:
    ledgers: dict[str, Ledger] = {}
    for ledger in (*REGISTRY_LEDGERS, *given):
        if ledger.code in ledgers:
            raise Misconfigured(f"台账编码“{ledger.code}”重复。")
        ledgers[ledger.code] = ledger
    return ledgers


def _indicators(host: PluginHost, given: Iterable[Indicator]) -> IndicatorCatalogue:
    absent = {one.name: one.reason for one in host.states() if one.name not in host.active}
    return IndicatorCatalogue([*REGISTRY_INDICATORS, *given], {CORE_OWNER, *host.active}, absent)


def _core_codes() -> Iterator[Code]:
    return read_codes(files("fengqiao") / "data" / "codes.csv")


def _local_codes(database: Database) -> list[Code]:
    """Read the additions of this province; before the first migration there are none."""
    if not database.has_table(LocalCode):
        return []
    with database.reading(SYSTEM) as session:
        rows = session.scalars(select(LocalCode)).all()
    return [
        Code(row.list_code, row.code, row.title, frozenset(row.flags.split()), row.parent) for row in rows
    ]


def _master_key(path: Path) -> MasterKey:
    """Load the key, or make it the first time: an installation without personal data has nothing to lose yet."""
    if path.exists():
        return MasterKey.load(path)
    os.makedirs(path.parent, mode=0o700, exist_ok=True)
    return MasterKey.create(path)
