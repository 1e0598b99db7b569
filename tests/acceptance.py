"""The acceptance standard put to rows: its own checks, over figures that the engine computes from a database."""

from collections.abc import Collection
from importlib.resources import as_file, files

from fengqiao.assessment.assessing import assess, prepare
from fengqiao.assessment.gathering import Gathering
from fengqiao.assessment.loading import load_standard
from fengqiao.assessment.stations import registered_stations
from fengqiao.database.scope import SYSTEM
from fengqiao.database.session import Database
from fengqiao.indicators.catalogue import IndicatorCatalogue
from fengqiao.indicators.engine import Engine
from fengqiao.indicators.indicator import Indicator
from fengqiao.indicators.window import Window
from fengqiao.ledgers.codes import CodeBook

STANDARDS = files("fengqiao") / "data" / "standards"


class Acceptance:
    """The checks of the acceptance standard, asked of one unit at a time.

    :param indicators: those that can be computed; every other is of a plugin that is not enabled.
    """

    def __init__(self, database: Database, codes: CodeBook, indicators: Collection[Indicator]) -> None:
        owners = {indicator.owner for indicator in indicators}
        catalogue = IndicatorCatalogue(indicators, owners)
        self._database = database
        self._gathering = Gathering(Engine(codes), catalogue, registered_stations(codes))
        with as_file(STANDARDS / "nanning-2020.yaml") as path:
            self._pack = load_standard(path, catalogue).pack

    def state(self, check_id: str, unit_id: int, window: Window) -> str:
        """Return what a check comes to: met, not_met, no_data, needs_evidence …"""
        prepared = prepare(self._pack, window)
        with self._database.reading(SYSTEM) as session:
            given = self._gathering.inputs(session, prepared, [unit_id])[unit_id]
        results = assess(prepared, given).items
        for item, result in zip(self._pack.items, results, strict=True):
            asked, found = (*item.checks, *item.beside), (*result.checks, *result.beside)
            for check, one in zip(asked, found, strict=True):
                if check.id == check_id:
                    return one.state.value
        raise KeyError(check_id)
