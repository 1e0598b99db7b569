"""What a ledger needs to be written to: code lists, and a vault with a key of its own."""

from importlib.resources import files

import pytest
from fengqiao.ledgers.codes import CodeBook, read_codes
from fengqiao.ledgers.vault import Vault
from fengqiao.privacy.master_key import MasterKey
from fengqiao.privacy.values import Rules


@pytest.fixture(scope="session")
def codes() -> CodeBook:
    """The registry's own code lists."""
    return CodeBook(read_codes(files("fengqiao") / "data" / "codes.csv"))


@pytest.fixture(scope="session")
def vault() -> Vault:
    """A vault that admits synthetic people."""
    return Vault(MasterKey(bytes(range(32))), Rules(synthetic_ids=True))
