"""The search for garbage is put off while an import works, and comes back as it was."""

import gc
from collections.abc import Iterator

import pytest
from fengqiao.ledgers.workbook.collection import collection_put_off


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    yield
    gc.enable()


def test_it_comes_back_when_the_last_of_several_blocks_has_ended() -> None:
    with collection_put_off():
        with collection_put_off():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_comes_back_after_a_failure() -> None:
    with pytest.raises(ValueError, match="stopped"), collection_put_off():
        raise ValueError("stopped")
    assert gc.isenabled()


def test_where_it_was_off_it_stays_off() -> None:
    gc.disable()
    with collection_put_off(), collection_put_off():
        pass
    assert not gc.isenabled()
