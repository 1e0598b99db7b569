"""The code lists are whole: what tables, indicators and rules ask of them is there."""

from fengqiao.ledgers.codes import CodeBook
from fengqiao.testing.contracts import CodeListsContract
from fengqiao_corrections.indicators.supervision import REQUIRED_PAPERS
from fengqiao_corrections.ledgers import LEDGERS
from fengqiao_corrections.rules import words
from fengqiao_corrections.statistics import CATEGORIES, SETTLEMENTS


class TestCodeLists(CodeListsContract):
    ledgers = LEDGERS


def test_what_the_rules_know_by_name_is_what_the_lists_flag(codes: CodeBook) -> None:
    exits = "corrections.exit_kind"

    assert set(codes.flagged(exits, "counts_as_released")) == words.RELEASES
    assert set(codes.flagged(exits, "counts_as_terminated")) == words.TERMINATIONS
    assert codes.flagged(exits, "counts_as_moved_out") == [words.MOVED_OUT]
    assert set(codes.flagged(exits, "counts_as_recalled")) == set(words.FITS_CATEGORY)
    assert set(codes.entries("corrections.category")) == words.JUDGED | {words.STAYED}


def test_what_the_rules_know_of_other_lists_is_there(codes: CodeBook) -> None:
    known = {
        "registry.sex": {"female"},
        "corrections.came_from": {"prison", "detention"},
        "corrections.event_kind": {"missed_supervision", "lost_contact", "absconding"},
        "corrections.link_result": {"linked"},
        "corrections.verdict_kind": {"periodic"},
        "corrections.extension_level": {"upper", "province"},
    }

    assert all(names <= set(codes.entries(name)) for name, names in known.items())
    decided = set(codes.flagged("corrections.restriction_kind", "needs_decision"))
    assert decided == {"place", "meeting"}


def test_every_ground_belongs_to_the_measures_that_the_rules_know(codes: CodeBook) -> None:
    grounds, of = "corrections.verdict_ground", words.GROUNDS
    for flag, kind in (
        ("for_reprimand", "reprimand"),
        ("for_warning", "warning"),
        ("for_revocation", "revoke_probation"),
    ):
        assert set(codes.flagged(grounds, flag)) == {one for one, kinds in of.items() if kind in kinds}
    assert set(codes.entries(grounds)) == set(of)
    assert frozenset().union(*of.values()) <= set(codes.entries("corrections.verdict_kind"))


def test_every_exit_counts_in_exactly_one_way(codes: CodeBook) -> None:
    ways = {"counts_as_released", "counts_as_terminated", "counts_as_moved_out"}

    assert all(len(ways & entry.flags) == 1 for entry in codes.entries("corrections.exit_kind").values())


def test_every_category_and_every_settlement_stands_in_one_printed_row(codes: CodeBook) -> None:
    for name, printed in (("category", CATEGORIES), ("settlement_kind", SETTLEMENTS)):
        for entry in codes.entries(f"corrections.{name}").values():
            rows = {flag.removeprefix("reported_as_") for flag in entry.flags if flag.startswith("reported_")}
            assert len(rows) == 1
            assert rows <= set(printed)


def test_the_law_knows_five_grounds_for_a_tag_and_four_categories(codes: CodeBook) -> None:
    assert len(codes.entries("corrections.tag_ground")) == 5
    assert len(codes.entries("corrections.category")) == 4
    assert len(codes.entries("corrections.decision_organ")) == 3


def test_every_required_paper_has_its_kind(codes: CodeBook) -> None:
    assert [len(codes.flagged("corrections.paper_kind", f"required_{one}")) for one in REQUIRED_PAPERS] == [
        1
    ] * 6
