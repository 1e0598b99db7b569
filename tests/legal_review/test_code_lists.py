"""The code lists are whole: what tables, indicators and rules ask of them is there."""

from importlib.resources import files

from fengqiao.ledgers.codes import CodeBook
from fengqiao.ledgers.markers import Codes
from fengqiao.testing.contracts import CodeListsContract
from fengqiao_legal_review.ledgers import LEDGERS
from fengqiao_legal_review.rules import words
from fengqiao_legal_review.statistics import CONCLUSIONS, KINDS


class TestCodeLists(CodeListsContract):
    ledgers = LEDGERS


def test_every_list_that_is_shipped_is_used_by_a_field() -> None:
    lines = (files("fengqiao_legal_review") / "data" / "codes.csv").read_text(encoding="utf-8").splitlines()
    shipped = {line.partition(",")[0] for line in lines[1:]}
    fields = [spec for ledger in LEDGERS for part in (ledger, *ledger.parts) for spec in part.fields]
    used = {spec.marker.list_code for spec in fields if isinstance(spec.marker, Codes)}

    assert shipped == {name for name in used if name.startswith("legal_review.")}


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
