"""A demonstration is taken for finished only by the versions and tables that built it."""

from collections.abc import Iterator

import pytest
from fengqiao.database.scope import SYSTEM
from fengqiao.demonstration import AnotherDemo, is_built
from fengqiao.ledgers.models import DataOrigin
from fengqiao.testing.house import SEED, House


@pytest.fixture
def origin(demo: House) -> Iterator[str]:
    """With what the demo says it was built, and says again afterwards."""
    built_with = said(demo)
    yield built_with
    say(demo, built_with)


def said(demo: House) -> str:
    with demo.installation.database.reading(SYSTEM) as session:
        found = session.get_one(DataOrigin, 1)
        return found.built_with


def say(demo: House, built_with: str) -> None:
    with demo.installation.database.writing(SYSTEM) as session:
        session.get_one(DataOrigin, 1).built_with = built_with


def test_the_demo_of_these_versions_is_there(demo: House, origin: str) -> None:
    assert "fengqiao-mediation" in origin
    assert is_built(demo.installation, SEED)


def test_a_demo_of_another_seed_is_another(demo: House) -> None:
    with pytest.raises(AnotherDemo, match="种子"):
        is_built(demo.installation, SEED + 1)


@pytest.mark.parametrize("key", ["revisions", "fengqiao"])
def test_a_demo_of_other_tables_or_versions_is_another(demo: House, origin: str, key: str) -> None:
    assert f'"{key}": "' in origin
    say(demo, origin.replace(f'"{key}": "', f'"{key}": "other '))
    with pytest.raises(AnotherDemo):
        is_built(demo.installation, SEED)
