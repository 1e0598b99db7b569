"""The forms of a plugin are what their descriptions give and know only names that their ledgers have."""

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import ClassVar

from fengqiao.ledgers.declaration import Ledger
from fengqiao.testing.forms import unfillable, unlike_their_descriptions


class FormsContract:
    """The forms of a plugin, in `data/documents` of its package.

    :cvar ledgers: all ledgers of the plugin.
    """

    ledgers: ClassVar[Sequence[Ledger]]

    def test_every_template_is_what_its_description_gives(self, plugin_package: str) -> None:
        """Who changes one runs `fengqiao documents build`."""
        assert unlike_their_descriptions(_folder(plugin_package)) == []

    def test_every_form_knows_only_names_that_its_ledger_has(self) -> None:
        """Filled with nothing, with something everywhere, and without any lines."""
        assert unfillable(self.ledgers) == []

    def test_no_template_is_left_that_no_document_names(self, plugin_package: str) -> None:
        """And none that is named is missing."""
        named = {
            document.template for ledger in self.ledgers for document in ledger.documents if document.template
        }
        assert {file.name for file in _folder(plugin_package).glob("*.docx")} == named


def _folder(package: str) -> Path:
    return Path(str(files(package) / "data" / "documents"))
