"""A plugin enabled alone: its migration makes its tables, and what its ledgers give out they take back."""

from collections.abc import Sequence
from io import BytesIO
from typing import ClassVar

import pytest
from python_calamine import CalamineWorkbook

from fengqiao.database.branches import all_branches
from fengqiao.database.drift import check
from fengqiao.ledgers.declaration import Ledger
from fengqiao.testing.house import BUREAU, House


class AloneContract:
    """A plugin without any other, with the rows of its demonstration.

    :cvar ledgers: all ledgers of the plugin; the demonstration has rows for each.
    """

    ledgers: ClassVar[Sequence[Ledger]]

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        """Give each ledger a test of its own."""
        if "ledger" in metafunc.fixturenames:
            metafunc.parametrize("ledger", self.ledgers, ids=lambda ledger: ledger.code)

    def test_it_is_active_alone_and_its_migration_makes_the_tables_of_its_models(
        self, alone: House, plugin_name: str
    ) -> None:
        """Nothing differs between what was migrated and what is declared."""
        host = alone.installation.host
        assert list(host.active) == [plugin_name]
        drift = check(alone.installation.database, all_branches(host))
        assert [drift[name] for name in (plugin_name, "core")] == [[], []]

    def test_a_template_has_a_column_for_every_field_and_a_sheet_for_every_part(
        self, alone: House, ledger: Ledger
    ) -> None:
        """By the titles that people know."""
        template = alone.client.get(f"{_address(ledger)}/template.xlsx", headers=_officer(alone))
        book = CalamineWorkbook.from_filelike(BytesIO(template.content))
        sheets = {ledger.title: ledger.fields} | {part.title: part.fields for part in ledger.parts}
        for sheet, fields in sheets.items():
            header, *_ = book.get_sheet_by_name(sheet).to_python()
            assert {spec.title for spec in fields} <= set(header)

    def test_what_a_ledger_exports_it_takes_back_as_unchanged(self, alone: House, ledger: Ledger) -> None:
        """Row by row, and every one of them."""
        officer = _officer(alone)
        total = alone.client.get(f"{_address(ledger)}?size=1&total=1", headers=officer).json()["total"]
        export = alone.client.get(f"{_address(ledger)}/export.xlsx", headers=officer)
        back = alone.client.post(
            f"{_address(ledger)}/import?dry_run=1", headers=officer, content=export.content
        ).json()
        assert back["faults"] == []
        assert 0 < total == back["read"] == back["unchanged"]


def _address(ledger: Ledger) -> str:
    return f"/api/{ledger.owner}/{ledger.path}"


def _officer(house: House) -> dict[str, str]:
    return house.token(BUREAU, "county_officer")
