"""The code lists are whole: what tables, indicators and rules ask of them is there."""

import pytest
from fengqiao.ledgers.codes import CodeBook
from fengqiao.testing.contracts import CodeListsContract
from fengqiao_party_building.ledgers import LEDGERS
from fengqiao_party_building.rules import words
from fengqiao_party_building.statistics import MEETINGS, STUDY


class TestCodeLists(CodeListsContract):
    ledgers = LEDGERS


def test_the_ranks_that_sign_and_the_status_of_the_league_are_codes_of_the_registry(codes: CodeBook) -> None:
    for own, registry in (("pledging_rank", "rank"), ("league_status", "political_status")):
        known = codes.entries(f"registry.{registry}")
        titles = {code: entry.title for code, entry in codes.entries(f"party_building.{own}").items()}
        assert titles == {code: known[code].title for code in titles}


def test_every_rank_of_the_registry_signs_or_is_below_deputy_section(codes: CodeBook) -> None:
    signing = set(codes.flagged("party_building.pledging_rank", "must_sign"))

    assert set(codes.entries("registry.rank")) - signing == {"clerk_1", "clerk_2", "probation"}


@pytest.mark.parametrize(("name", "rows"), [("meeting_kind", MEETINGS), ("study_kind", STUDY)])
def test_every_kind_stands_in_exactly_one_printed_row(
    codes: CodeBook, name: str, rows: dict[str, str]
) -> None:
    for entry in codes.entries(f"party_building.{name}").values():
        assert len({f"counts_as_{row}" for row in rows} & entry.flags) == 1


def test_what_the_rules_know_by_name_is_what_the_lists_flag(codes: CodeBook) -> None:
    kinds = "party_building.organisation_kind"

    assert set(codes.flagged(kinds, "counts_as_joint")) == words.JOINT_KINDS
    assert codes.flagged(kinds, "counts_as_area_joint") == [words.AREA_KIND]
    assert codes.flagged(kinds, "counts_as_group") == [words.GROUP_KIND]
    assert codes.flagged("party_building.meeting_kind", "counts_as_lesson") == [words.LESSON]
    assert codes.flagged("party_building.meeting_kind", "counts_as_appraisal") == [words.APPRAISAL]


def test_three_meetings_and_one_lesson_are_four_kinds(codes: CodeBook) -> None:
    assert len(codes.flagged("party_building.meeting_kind", "counts_as_three_meetings_one_lesson")) == 4
