"""Trees of organs of the sizes that the country has, from a county to the nation."""

from dataclasses import dataclass, field
from random import Random

from fengqiao.database.types import FOREVER
from fengqiao.units.models import Unit, UnitLink
from fengqiao.units.tree import EPOCH
from rows import FIRST, Rows

_KINDS = ("department", "city_bureau", "county_bureau")

ROOT = 1
"""Id of the unit at the top."""


@dataclass(frozen=True)
class Size:
    """How large a tree and its ledgers are.

    :param above: how many units stand on each level over the stations, the root first, the county bureaus last.
    :param cases: accepted in the year.
    :param subjects: of community corrections on the register on the last day.
    :param rounds: screenings of each village committee, and reports of each subject of corrections, in the year.
    """

    above: tuple[int, ...]
    stations: int
    villages: int
    cases: int
    subjects: int
    rounds: int = 52


SIZES = {
    "sample": Size(above=(1, 2), stations=6, villages=40, cases=600, subjects=120),
    "county": Size(above=(1,), stations=14, villages=263, cases=12_600, subjects=385),
    "province": Size(above=(1, 21, 122), stations=1_629, villages=26_600, cases=417_000, subjects=28_000),
    "nation": Size(
        above=(1, 31, 333, 2_850),
        stations=41_000,
        villages=640_000,
        cases=15_000_000,
        subjects=700_000,
        rounds=12,
    ),
}


@dataclass
class Tree:
    """The units that rows are put under.

    :param bureau_of: station → its county bureau.
    :param merged: a closed station → its successor, under which it hangs.
    :param workrooms: bodies directly under a bureau, which no station answers for.
    """

    bureau_of: dict[int, int] = field(default_factory=dict)
    merged: dict[int, int] = field(default_factory=dict)
    workrooms: list[int] = field(default_factory=list)


class _Planting:
    """Gives units their ids and links them to all that stand above them."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._paths: list[tuple[int, ...]] = [()]

    def plant(self, kind: str, under: int | None, *, closed: bool = False) -> int:
        unit_id = len(self._paths)
        above = (unit_id,) if under is None else (unit_id, *self._paths[under])
        self._paths.append(above)
        self._rows.put(
            Unit,
            id=unit_id,
            code=f"{unit_id:06}",
            name=f"第{unit_id}单位",
            kind=kind,
            closed_on=FIRST if closed else None,
        )
        for depth, ancestor in enumerate(above):
            days = {"valid_from": EPOCH, "valid_to": FOREVER}
            self._rows.put(UnitLink, ancestor_id=ancestor, descendant_id=unit_id, depth=depth, **days)
        return unit_id


def plant_tree(rows: Rows, size: Size, rng: Random) -> Tree:
    """Found all units of a size; one station in a hundred, and at least one, was merged from two."""
    planting, tree = _Planting(rows), Tree()
    levels: list[list[int]] = [[]]
    for depth, count in enumerate(size.above):
        kind = _KINDS[max(0, len(_KINDS) - len(size.above) + depth)]
        over = levels[-1]
        levels.append(
            [
                planting.plant(kind, over[place * len(over) // count] if over else None)
                for place in range(count)
            ]
        )
    bureaus = levels[-1]
    for place in range(size.stations):
        bureau = bureaus[place * len(bureaus) // size.stations]
        tree.bureau_of[planting.plant("station", bureau)] = bureau
    for successor in rng.sample(sorted(tree.bureau_of), max(1, size.stations // 100)):
        tree.merged[planting.plant("station", successor, closed=True)] = successor
    tree.workrooms = [planting.plant("attached_body", bureau) for bureau in bureaus]
    rows.write(at_least=0)
    return tree
