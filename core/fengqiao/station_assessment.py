"""Assessing the stations under a unit against a standard: the question that pages, commands and documents all ask."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from fengqiao.assessment.assessing import assess, prepare
from fengqiao.assessment.explain import titles_from
from fengqiao.assessment.output import as_json
from fengqiao.database.scope import ScopedSession
from fengqiao.indicators.window import Window
from fengqiao.installation import Installation
from fengqiao.units.models import Unit


@dataclass(frozen=True)
class StationAssessment:
    """One standard over one window, ready to be asked about any stations.

    :param pack: code of the standard.
    """

    installation: Installation
    pack: str
    window: Window

    @cached_property
    def _prepared(self) -> Any:
        return prepare(self.installation.library.pack(self.pack).pack, self.window)

    def of(self, session: ScopedSession, stations: Iterable[Unit], under: int) -> dict[str, Any]:
        """Return the assessment of some stations as JSON values.

        :param session: a reading session; its actor may see these units.
        :param stations: their units.
        :param under: a unit whose subtree holds them all.
        """
        units = {unit.id: unit for unit in stations if unit.id is not None}
        gathered = self.installation.gathering.inputs(session, self._prepared, list(units), under=[under])
        results = [
            ({"id": unit_id, "code": unit.code, "name": unit.name}, assess(self._prepared, gathered[unit_id]))
            for unit_id, unit in units.items()
        ]
        return as_json(self._prepared, results, titles_from(self.installation.indicators))
