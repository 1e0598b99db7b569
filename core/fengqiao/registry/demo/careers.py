"""Careers of civil servants: who leads, who came when, who rose, who is qualified, so that every total is met."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from fengqiao.chance import Chance
from fengqiao.registry.demo.calendar import DAY, FIRST_DAY, LAST_DAY, ROWS_UNTIL
from fengqiao.registry.demo.person import Service

# Totals of the published self-assessment report of the district, January to September 2023.
RECRUITED_SINCE = date(2018, 1, 1)
STATION_RECRUITS = 24
BUREAU_RECRUITS = 37 - STATION_RECRUITS
STATION_PROMOTIONS = 13
BUREAU_PROMOTIONS = 25 - STATION_PROMOTIONS
QUALIFIED = 37
QUALIFIED_LEADERS = 6
MEAN_AGE = 34

_LADDER = ("clerk_1", "principal_4", "principal_3", "principal_2", "principal_1")
_ABOVE_SECTION_LEVEL = "counsel_4"
_YOUNGEST, _OLDEST = 21, 35  # completed years on the day of recruitment


@dataclass(eq=False)
class Career:
    """A civil servant in the making.

    :param station: the unit they serve at; None for the bureau.
    :param ages: the youngest and oldest age that fits the day of joining.
    :param rises: day and rank of each promotion.
    """

    station: int | None
    role: str = "officer"
    joined: date = RECRUITED_SINCE
    reason: str = "recruitment"
    recent: bool = False
    qualified: bool = False
    from_bureau: bool = False
    moved: date | None = None
    appointed: date | None = None
    rank: int = 0
    rises: list[tuple[date, str]] = field(default_factory=list)
    left: date | None = None
    age: int = 0
    full_time: bool = True

    @property
    def leads(self) -> bool:
        """Whether they head a station or are deputy."""
        return self.role in ("head", "deputy_head")

    @property
    def settled(self) -> date:
        """First day of the latest assignment before any promotion."""
        return self.appointed or self.moved or self.joined

    @property
    def ages(self) -> tuple[int, int]:
        """The lowest and highest age they can have on the window's last day."""
        served = (LAST_DAY - self.joined).days // 365
        return _YOUNGEST + served, _OLDEST + served


def station_careers(rng: Chance, stations: Sequence[tuple[int, int]]) -> list[Career]:
    """Return the careers of those who serve at stations on the window's last day.

    :param stations: unit id and number of civil servants of each station.
    """
    careers = [Career(unit) for unit, number in stations for _ in range(number)]
    _appoint(rng, careers, [unit for unit, number in stations if number > 3])
    _qualify(rng, careers)
    gone = [Career(rng.choice(stations)[0], recent=True) for _ in range(rng.randint(1, 2))]
    _recruit(rng, careers, STATION_RECRUITS - len(gone))
    for career in gone:
        career.joined = rng.day(RECRUITED_SINCE, date(2019, 12, 31))
        career.left = rng.day(date(2021, 1, 1), date(2022, 6, 30))
        career.age = sum(career.ages) // 2
    _age(rng, careers)
    _promote(rng, careers, STATION_PROMOTIONS)
    _promote_outside_the_window(rng, careers)
    late = Career(rng.choice(stations)[0], joined=date(2023, 10, 9), age=24)
    return [*careers, *gone, late]


def _appoint(rng: Chance, careers: list[Career], may_have_deputies: Sequence[int]) -> None:
    """Give every station a head, and some of those with more than three people a deputy."""
    with_deputy = set(rng.sample(may_have_deputies, rng.randint(4, 7)))
    for unit in dict.fromkeys(career.station for career in careers):
        head, second, *_ = (career for career in careers if career.station == unit)
        head.role = "head"
        if unit in with_deputy:
            second.role = "deputy_head"


def _qualify(rng: Chance, careers: list[Career]) -> None:
    """Hand out the legal qualification: to few leaders, to almost all others, to somebody at every station."""
    leaders = [career for career in careers if career.leads]
    others = [career for career in careers if not career.leads]
    for career in rng.sample(leaders, QUALIFIED_LEADERS):
        career.qualified = True
    # Every station has at least two besides its leaders, so one without leaves one with.
    without = set(rng.sample(_one_per_station(rng, others), len(others) - (QUALIFIED - QUALIFIED_LEADERS)))
    for place, career in enumerate(others):
        career.qualified = place not in without


def _one_per_station(rng: Chance, careers: list[Career]) -> list[int]:
    units = dict.fromkeys(career.station for career in careers)
    return [
        rng.choice([place for place, career in enumerate(careers) if career.station == unit])
        for unit in units
    ]


def _recruit(rng: Chance, careers: list[Career], recruits: int) -> None:
    """Set when and from where everybody came."""
    for career in rng.sample([career for career in careers if not career.leads], recruits):
        career.recent = True
        career.joined = rng.day(RECRUITED_SINCE, date(2023, 9, 15))
    for career in careers:
        if not career.recent:
            _came_early(rng, career)
    newcomer, part_timer = rng.sample([career for career in careers if career.role == "head"], 2)
    part_timer.full_time = False
    # Came from another branch two years ago: too short a time in the justice administration for a head.
    newcomer.joined, newcomer.reason = date(2021, 11, 1), "transfer_in"
    newcomer.from_bureau, newcomer.moved, newcomer.appointed = False, None, None


def _came_early(rng: Chance, career: Career) -> None:
    career.joined = rng.day(date(2004, 1, 1), date(2015 if career.leads else 2017, 12, 31))
    career.rank = rng.randint(1, 2)
    career.from_bureau = rng.random() < 0.4
    if career.from_bureau:
        career.moved = rng.day(date(2018, 3, 1), date(2020, 12, 31))
    if career.leads:
        career.appointed = rng.day(date(2021, 1, 1), date(2022, 6, 30))


def _age(rng: Chance, careers: list[Career]) -> None:
    """Draw ages that fit the careers, then shift single ones until their sum rounds to the published mean."""
    number = len(careers)
    for career in careers:
        career.age = rng.randint(*career.ages)
    # Half up: the doubled sum lies from (2·mean − 1)·n up to, not including, (2·mean + 1)·n.
    lowest, beyond = -(-(2 * MEAN_AGE - 1) * number // 2), -(-(2 * MEAN_AGE + 1) * number // 2)
    wanted = rng.randrange(lowest, beyond)
    while missing := wanted - sum(career.age for career in careers):
        step = 1 if missing > 0 else -1
        fitting = [career for career in careers if career.ages[0] <= career.age + step <= career.ages[1]]
        rng.choice(fitting).age += step


def _promote(rng: Chance, careers: Iterable[Career], number: int) -> None:
    """Let some of those who have served long enough rise in the window."""
    eligible = [career for career in careers if career.settled < date(2022, 1, 1) and not career.rises]
    for career in rng.sample(eligible, number):
        career.rises.append((rng.day(FIRST_DAY, LAST_DAY), _LADDER[career.rank + 1]))


def _promote_outside_the_window(rng: Chance, careers: Iterable[Career]) -> None:
    """Let a few rise too early or too late to be counted."""
    eligible = [career for career in careers if career.settled < date(2021, 1, 1) and not career.rises]
    for place, career in enumerate(rng.sample(eligible, min(5, len(eligible)))):
        first, last = (LAST_DAY + DAY, ROWS_UNTIL) if place < 2 else (date(2021, 6, 1), date(2022, 12, 31))
        career.rises.append((rng.day(first, last), _LADDER[career.rank + 1]))


def bureau_careers(rng: Chance) -> list[Career]:
    """Return the careers of those at the bureau itself."""
    recent = [
        Career(None, joined=rng.day(RECRUITED_SINCE, date(2023, 9, 15)), recent=True)
        for _ in range(BUREAU_RECRUITS)
    ]
    early = [
        Career(None, joined=rng.day(date(2002, 1, 1), date(2017, 12, 31)), rank=rng.randint(1, 2))
        for _ in range(16)
    ]
    for career in (*recent, *early):
        career.age = rng.randint(*career.ages)
        career.qualified = rng.random() < 0.5
    _promote(rng, (*recent, *early), BUREAU_PROMOTIONS)
    for career in [career for career in early if not career.rises][:2]:
        career.rises.append((rng.day(FIRST_DAY, LAST_DAY), _ABOVE_SECTION_LEVEL))
    return [*recent, *early]


def services(career: Career, bureau: int) -> tuple[Service, ...]:
    """Return a career as assignments, each ending the day before the next begins."""
    unit = career.station or bureau
    rank = _LADDER[career.rank]
    steps = [(career.joined, bureau if career.from_bureau else unit, "officer", _LADDER[0], career.reason)]
    if career.moved:
        steps.append((career.moved, unit, "officer", rank, "exchange"))
    if career.appointed:
        steps.append((career.appointed, unit, career.role, rank, "appointment"))
    elif career.leads:
        steps[-1] = (*steps[-1][:2], career.role, rank, career.reason)
    steps += [(day, unit, career.role, risen, "promotion") for day, risen in career.rises]
    ends = [step[0] - DAY for step in steps[1:]] + [career.left]
    return tuple(
        Service(place, "political_legal_post", role, step_rank, reason, since, until, career.full_time)
        for (since, place, role, step_rank, reason), until in zip(steps, ends, strict=True)
    )
