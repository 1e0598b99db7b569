"""A whole tree of stations with a year of rows in every ledger that the Nanning standard reads."""

from collections import Counter
from random import Random

from answer_rows import Answers
from corrections_rows import corrections
from legal_aid_rows import legal_aid
from legal_review_rows import legal_review
from mediation_rows import cases, committees, occasions, screenings
from party_rows import branch, party_building
from publicity_rows import activities, publicity
from registry_rows import Home, closed_station, station
from rows import Rows, shares
from sqlalchemy import Connection
from trees import Size, Tree, plant_tree

_SEED = 20241231
_PEOPLE = (3, 8)


def fill(connection: Connection, size: Size, *, answered: bool) -> Counter[str]:
    """Write everything of one size into empty tables; the same rows every time, but for their ids.

    :param answered: whether people have answered for every other station.
    :returns: table → rows written.
    """
    rows, rng = Rows(connection), Random(_SEED)
    tree = plant_tree(rows, size, rng)
    answers = Answers(rows, rng)
    owners = [*tree.bureau_of, *tree.merged, *tree.workrooms]
    caseload = dict(zip(owners, shares(rng, size.cases, len(owners)), strict=True))
    villages = shares(rng, size.villages, len(tree.bureau_of))
    subjects = _subjects(rng, tree, size)
    for (unit, bureau), village_count in zip(tree.bureau_of.items(), villages, strict=True):
        home = station(rows, rng, unit, bureau, village_count, rng.randint(*_PEOPLE))
        screenings(rows, rng, unit, committees(rows, rng, unit, home.villages), size.rounds)
        occasions(rows, rng, unit)
        corrections(rows, rng, unit, subjects.get(unit, 0), size.rounds)
        _other_lines(rows, rng, unit, bureau, home)
        if answered and rng.random() < 0.5:
            answers.of(unit)
        rows.write()
    for unit, successor in tree.merged.items():
        closed_station(rows, unit)
        activities(rows, rng, unit, 3, None)
        branch(rows, unit, "joint_branch", tree.bureau_of[successor])
    for unit, count in caseload.items():
        cases(rows, rng, unit, count)
        rows.write()
    rows.write(at_least=0)
    return rows.written


def _subjects(rng: Random, tree: Tree, size: Size) -> dict[int, int]:
    """Deal those on the register out to the stations; one in thirty has nobody."""
    holders = [unit for unit in tree.bureau_of if rng.random() >= 0.03]
    return dict(zip(holders, shares(rng, size.subjects, len(holders)), strict=True))


def _other_lines(rows: Rows, rng: Random, unit: int, bureau: int, home: Home) -> None:
    legal_aid(rows, rng, unit, home.villages)
    publicity(rows, rng, unit, home.villages)
    legal_review(rows, rng, unit)
    party_building(rows, rng, unit, bureau, home.party_members)
