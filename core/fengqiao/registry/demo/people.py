"""The people of the demonstration: civil servants by career, and those whom other figures must count or leave out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count

from fengqiao.chance import Chance
from fengqiao.privacy.synthetic import synthetic_id_no
from fengqiao.registry.demo.calendar import LAST_DAY, ROWS_UNTIL, Names, born_at_age, one_in
from fengqiao.registry.demo.careers import Career, bureau_careers, services, station_careers
from fengqiao.registry.demo.person import DemoPerson, Held, Service

_MAJORS = ("法学", "公共事业管理", "行政管理", "社会工作", "汉语言文学", "社会学", "政治学")
_MINORITIES = ("03", "11", "08", "10", "15")
_OTHER_STATUS = ("youth_league", "masses", "jiusan", "democratic_league", "probationary_party_member")
_LAW = "legal_qualification"


@dataclass(frozen=True)
class Staffing:
    """How many people serve at one station."""

    unit_id: int
    civil_servants: int
    clerks: int


class Population:
    """Invents people; each draws on the same chance, in a fixed order.

    :param bureau: unit id of the bureau.
    """

    def __init__(self, rng: Chance, bureau: int, stations: Sequence[Staffing]) -> None:
        self._rng = rng
        self._bureau = bureau
        self._stations = stations
        self._names = Names(rng)
        self._serials = count(1)

    def people(self) -> Iterator[DemoPerson]:
        """Yield everybody: civil servants of stations and bureau, clerks, part-timers and volunteers."""
        numbers = [(station.unit_id, station.civil_servants) for station in self._stations]
        careers = station_careers(self._rng, numbers)
        unqualified = [career for career in careers if not career.qualified and not career.left]
        too_late = self._rng.sample(unqualified, 2)
        for place, career in enumerate(careers):
            past = (self._past_loan(),) if place == 0 else ()
            yield self._civil_servant(career, past, too_late=career in too_late)
        # One of the bureau is lent to a station: they serve at the bureau all the same.
        lent = [*services(Career(None, joined=date(2016, 7, 1), rank=2), self._bureau), self._loan()]
        yield self._person(38, tuple(lent))
        for career in bureau_careers(self._rng):
            yield self._civil_servant(career)
        yield from self._clerks()
        yield from self._helpers()

    def _loan(self) -> Service:
        station = self._rng.choice(self._stations).unit_id
        return Service(
            station, "political_legal_post", "officer", "principal_3", "secondment", date(2023, 2, 1)
        )

    def _past_loan(self) -> Service:
        """A loan to the bureau that was over before the window."""
        since, until = date(2022, 3, 1), date(2022, 12, 31)
        return Service(
            self._bureau, "political_legal_post", "officer", "principal_3", "secondment", since, until
        )

    def _civil_servant(
        self, career: Career, loans: tuple[Service, ...] = (), *, too_late: bool = False
    ) -> DemoPerson:
        person_services = (*services(career, self._bureau), *loans)
        return self._person(career.age, person_services, career.qualified, too_late=too_late)

    def _clerks(self) -> Iterator[DemoPerson]:
        place = 0
        for station in self._stations:
            for _ in range(station.clerks):
                place += 1
                began = self._rng.day(date(2016, 1, 1), date(2023, 6, 30))
                service = Service(station.unit_id, "clerk", "officer", None, "hiring", began)
                # The second is lent to the bureau, the fifth is qualified: neither may enter a civil servants' figure.
                loan = Service(self._bureau, "clerk", "officer", None, "secondment", date(2023, 8, 1))
                both = (service, loan) if place == 2 else (service,)
                yield self._person(self._rng.randint(26, 48), both, qualified=place == 5)

    def _helpers(self) -> Iterator[DemoPerson]:
        for place, station in enumerate(self._rng.sample(self._stations, 5)):
            kind = "township_part_time" if place < 2 else "volunteer"
            began = self._rng.day(date(2020, 1, 1), date(2023, 5, 31))
            service = Service(station.unit_id, kind, "other", None, "other", began, full_time=False)
            yield self._person(self._rng.randint(30, 60), (service,))

    def _person(
        self,
        age: int,
        person_services: tuple[Service, ...],
        qualified: bool = False,
        *,
        too_late: bool = False,
    ) -> DemoPerson:
        rng, male = self._rng, bool(self._rng.getrandbits(1))
        born = born_at_age(rng, age)
        began = person_services[0].started_on
        return DemoPerson(
            id=rng.new_id(),
            name=self._names.next(),
            sex="male" if male else "female",
            born=born,
            id_no=synthetic_id_no(born, 2 * next(self._serials) + male),
            ethnicity=one_in(rng, _MINORITIES, "01", 12),
            political_status=one_in(rng, _OTHER_STATUS, "party_member", 4),
            education=one_in(rng, ("master", "college"), "bachelor", 2),
            major=one_in(rng, _MAJORS, _MAJORS[0], 1),
            justice_work_began_on=began,
            services=person_services,
            certificates=tuple(self._certificates(born, qualified, too_late)),
        )

    def _certificates(self, born: date, qualified: bool, too_late: bool) -> Iterator[Held]:
        rng = self._rng
        if qualified:
            first = min(date(born.year + 22, 9, 1), LAST_DAY)
            yield Held(_LAW, rng.day(first, LAST_DAY) if rng.randint(0, 5) else None)
        if too_late:
            yield Held(_LAW, rng.day(date(2023, 10, 1), ROWS_UNTIL))
        if rng.random() < 0.3:
            yield Held("enforcement", rng.day(date(2022, 1, 1), LAST_DAY))
