"""The code lists are whole: what tables and indicators ask of them is there."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from fengqiao.indicators.conditions import codes_asked_for, flagged
from fengqiao.indicators.indicator import Indicator
from fengqiao.indicators.measures import count
from fengqiao.indicators.selects import batches
from fengqiao.ledgers.codes import CodeBook
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.fields import FieldSpec
from fengqiao.ledgers.markers import Codes


def unanswered(codes: CodeBook, indicators: Iterable[Indicator]) -> set[tuple[str, str]]:
    """Return the lists and flags that indicators ask for and no code answers to."""
    formulas = (formula for one in indicators for formula in (one.formula, one.entered) if formula)
    measures = (measure for formula in formulas for measure in formula.measures())
    return {
        (list_code, flag)
        for batch in batches(measures)
        for _, list_code, flag in codes_asked_for(batch.everywhere)
        if not codes.flagged(list_code, flag)
    }


class CodeListsContract:
    """The code lists of a plugin.

    :cvar ledgers: all ledgers of the plugin.
    """

    ledgers: ClassVar[Sequence[Ledger]]

    def _coded(self) -> list[tuple[type[Any], FieldSpec, str]]:
        return [
            (part.table, spec, spec.marker.list_code)
            for ledger in self.ledgers
            for part in (ledger, *ledger.parts)
            for spec in part.fields
            if isinstance(spec.marker, Codes)
        ]

    def test_every_list_that_a_field_takes_codes_from_is_shipped(self, codes: CodeBook) -> None:
        """By the plugin itself, or by the registry."""
        assert {name for *_, name in self._coded() if name not in codes} == set()

    def test_every_default_is_a_code_of_its_list(self, codes: CodeBook) -> None:
        """Otherwise the first row that leaves the field out is refused."""
        defaults = [(name, spec.default) for _, spec, name in self._coded() if spec.default is not None]
        assert [one for one in defaults if one[1] not in codes.entries(one[0])] == []

    def test_every_flag_that_an_indicator_reads_is_carried_by_a_code(
        self, codes: CodeBook, indicators: Mapping[str, Indicator]
    ) -> None:
        """A flag that nothing carries would count nothing, in silence."""
        assert unanswered(codes, indicators.values()) == set()

    def test_a_flag_that_no_code_carries_would_be_found(self, codes: CodeBook) -> None:
        """The twin of the test above."""
        table, spec, name = self._coded()[0]
        lost = flagged(getattr(table, spec.name), "lost")
        astray = Indicator("astray.count", "走失", count(table, lost), "次")
        assert unanswered(codes, [astray]) == {(name, "lost")}
