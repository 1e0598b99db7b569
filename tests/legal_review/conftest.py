"""What tests of legality review share: the kit for the tests of one plugin, told which one."""

import pytest
from fengqiao.testing.bureau import Bureau, PlantBureau


@pytest.fixture(scope="session")
def plugin_package() -> str:
    """The package under test."""
    return "fengqiao_legal_review"


@pytest.fixture
def bureau(plant_bureau: PlantBureau) -> Bureau:
    """A bureau with one station and two villages."""
    return plant_bureau(villages=2)
