"""The code lists are whole: what tables, indicators and rules ask of them is there."""

from collections.abc import Iterable
from importlib.resources import files

from fengqiao.api import Indicator, count, flagged
from fengqiao.indicators.conditions import codes_asked_for
from fengqiao.indicators.selects import batches
from fengqiao.ledgers.codes import CodeBook
from fengqiao.ledgers.markers import Codes
from fengqiao_legal_review.ledgers import LEDGERS
from fengqiao_legal_review.models import Item
from fengqiao_legal_review.plugin import register_indicators
from fengqiao_legal_review.rules import words
from fengqiao_legal_review.statistics import CONCLUSIONS, KINDS

FIELDS = [spec for ledger in LEDGERS for part in (ledger, *ledger.parts) for spec in part.fields]
CODED = [(spec, spec.marker.list_code) for spec in FIELDS if isinstance(spec.marker, Codes)]


def unanswered(codes: CodeBook, indicators: Iterable[Indicator]) -> set[tuple[str, str]]:
    """Return the lists and flags that a statement of the engine would look up and no code answers to."""
    measures = (measure for one in indicators for measure in one.formula.measures())
    asked = {
        (list_code, flag)
        for batch in batches(measures)
        for _, list_code, flag in codes_asked_for(batch.everywhere)
    }
    return {one for one in asked if not codes.flagged(*one)}


def test_every_list_that_a_field_takes_codes_from_is_shipped(codes: CodeBook) -> None:
    asked = {list_code for _, list_code in CODED}

    assert len(asked) > 15
    assert {name for name in asked if name not in codes} == set()


def test_every_list_that_is_shipped_is_used_by_a_field() -> None:
    lines = (files("fengqiao_legal_review") / "data" / "codes.csv").read_text(encoding="utf-8").splitlines()
    shipped = {line.partition(",")[0] for line in lines[1:]}

    assert shipped == {list_code for _, list_code in CODED if list_code.startswith("legal_review.")}


def test_every_default_is_a_code_of_its_list(codes: CodeBook) -> None:
    defaults = [(list_code, spec.default) for spec, list_code in CODED if spec.default is not None]

    assert defaults == [("legal_review.recipient_kind", "township")]
    assert all(code in codes.entries(name) for name, code in defaults)


def test_every_flag_that_an_indicator_reads_is_carried_by_a_code(codes: CodeBook) -> None:
    assert unanswered(codes, register_indicators()) == set()


def test_a_flag_that_no_code_carries_would_be_found(codes: CodeBook) -> None:
    lost = flagged(Item.kind, "legal_review.item_kind", "lost")
    astray = Indicator("legal_review.astray", "走失", count(Item, lost), "件")

    assert unanswered(codes, [*register_indicators(), astray]) == {("legal_review.item_kind", "lost")}


def test_every_kind_of_item_counts_in_exactly_one_printed_row(codes: CodeBook) -> None:
    for code, entry in codes.entries("legal_review.item_kind").items():
        rows = [row for row in KINDS if f"counts_as_{row}" in entry.flags]
        rules = entry.flags & {"counts_as_village_rules", "counts_as_residents_rules"}
        assert len(rows) + bool(rules) == 1, code


def test_every_conclusion_of_a_review_counts_in_exactly_one_printed_row(codes: CodeBook) -> None:
    for code, entry in codes.entries("legal_review.conclusion").items():
        rows = [row for row in CONCLUSIONS if f"counts_as_{row}" in entry.flags]
        assert len(rows) == ("counts_as_reviewed" in entry.flags), code


def test_what_the_rules_know_by_name_is_what_the_lists_flag(codes: CodeBook) -> None:
    def carrying(name: str, flag: str) -> set[str]:
        return set(codes.flagged(f"legal_review.{name}", flag))

    kinds = codes.entries("legal_review.item_kind")
    assert carrying("conclusion", "counts_as_unlawful") == words.FOUND_ILLEGAL
    assert carrying("conclusion", "counts_as_lawful_after_change") == {words.LAWFUL_AFTER_CHANGE}
    assert words.OUT_OF_SCOPE in codes.entries("legal_review.conclusion")
    assert carrying("item_kind", "counts_as_major_decision") == {words.MAJOR_DECISION}
    assert carrying("item_kind", "counts_as_enforcement_decision") == {words.ENFORCEMENT_DECISION}
    assert carrying("item_kind", "counts_as_village_rules") == words.OF_A_VILLAGE
    assert words.NAMES_SOMEBODY - {words.ENFORCEMENT_DECISION} == carrying("item_kind", "counts_as_contract")
    assert set(kinds) > words.NAMES_SOMEBODY
    assert carrying("review_mode", "counts_as_joint") == words.JOINT
    assert {words.ALONE, words.NOT_A_REVIEW} <= set(codes.entries("legal_review.review_mode"))
    assert set(codes.entries("legal_review.reviewer_kind")) > words.LAWYERS
    assert carrying("adoption", "counts_as_adopted") == {words.FULLY_ADOPTED}
    assert words.NOT_ADOPTED in codes.entries("legal_review.adoption")
    assert carrying("reconsideration_step", "counts_as_consultation") == {words.CONSULTATION}
    assert carrying("reconsideration_step", "counts_as_mediation") == {words.MEDIATION}
