"""What tests of legal aid share: the kit for the tests of one plugin, told which one."""

import pytest


@pytest.fixture(scope="session")
def plugin_package() -> str:
    """The package under test."""
    return "fengqiao_legal_aid"
