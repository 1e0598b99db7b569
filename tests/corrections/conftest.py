"""What tests of corrections share: the kit for the tests of one plugin, told which one, and rows of subjects."""

from datetime import date
from typing import Any

import pytest
from fengqiao.database.scope import SYSTEM
from fengqiao.indicators.engine import Engine
from fengqiao.indicators.window import Window
from fengqiao.testing.bureau import Bureau, PlantBureau


@pytest.fixture(scope="session")
def plugin_package() -> str:
    """The package under test."""
    return "fengqiao_corrections"


@pytest.fixture
def bureau(plant_bureau: PlantBureau) -> Bureau:
    """A bureau with two stations."""
    return plant_bureau(stations=2)


def side_by_side(bureau: Bureau, window: Window, *names: str) -> dict[int, list[int]]:
    """Return several whole figures, named without the plugin, of the bureau and of each station."""
    wanted = [bureau.indicators[f"corrections.{name}"] for name in names]
    units = [bureau.unit, *bureau.stations]
    with bureau.database.reading(SYSTEM) as session:
        figures = Engine(bureau.codes).compute(session, wanted, window, units)
    return {unit: [int(figures.of(one.code, unit).shown(one)) for one in wanted] for unit in units}


def subject(**values: Any) -> dict[str, Any]:
    """Return a man on probation, on the register since 2 January 2024, with his group and his plan."""
    day = date(2024, 1, 2)
    return {
        "state": "on_register",
        "registered_on": day,
        "category": "probation",
        "name": "陈演示甲",
        "sex": "male",
        "received_on": day,
        "declared_on": day,
        "group_members": [{"role": "station", "sex": "male"}],
        "plans": [{"made_on": day}],
        **values,
    }


def released(on: date, **values: Any) -> dict[str, Any]:
    """Return what a subject's row says after release."""
    return {
        "state": "released",
        "exit_kind": "expired",
        "ended_on": on,
        "certificate_no": "1",
        "organs_notified_on": on,
        **values,
    }
