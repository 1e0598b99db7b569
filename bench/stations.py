"""A whole tree of stations with a year of rows in every ledger that the Nanning standard reads."""

from collections import Counter
from random import Random

from answer_rows import Answers
from mediation_rows import cases, committees, occasions, screenings
from registry_rows import closed_station, station
from rows import Rows, shares
from sqlalchemy import Connection
from trees import Size, plant_tree

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
    for (unit, bureau), village_count in zip(tree.bureau_of.items(), villages, strict=True):
        places = station(rows, rng, unit, bureau, village_count, rng.randint(*_PEOPLE))
        screenings(rows, rng, unit, committees(rows, rng, unit, places), size.rounds)
        occasions(rows, rng, unit)
        if answered and rng.random() < 0.5:
            answers.of(unit)
        rows.write()
    for unit in tree.merged:
        closed_station(rows, unit)
    for unit, count in caseload.items():
        cases(rows, rng, unit, count)
        rows.write()
    rows.write(at_least=0)
    return rows.written
