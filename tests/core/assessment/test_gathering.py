"""Where inputs come from: figures of all stations at once, answers, attributes."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from fengqiao.assessment.assessing import assess, prepare
from fengqiao.assessment.gathering import Gathering
from fengqiao.assessment.packs.standard import StandardPack
from fengqiao.assessment.stations import registered_stations, stations_under
from fengqiao.assessment.verdicts import CheckState
from fengqiao.database.scope import SYSTEM, ScopedSession
from fengqiao.database.session import Database
from fengqiao.indicators.catalogue import IndicatorCatalogue
from fengqiao.indicators.conditions import in_force
from fengqiao.indicators.engine import Engine
from fengqiao.indicators.figures import FigureState
from fengqiao.indicators.formulas import Constant, Formula
from fengqiao.indicators.indicator import Indicator
from fengqiao.indicators.measures import count
from fengqiao.indicators.window import Window
from fengqiao.ledgers.codes import Code, CodeBook
from fengqiao.registry.models import Village

from tests.core.assessment.conftest import statements
from tests.core.assessment.made_up import check, computed, item, loaded, standard
from tests.core.conftest import District

WINDOW = Window(date(2023, 1, 1), date(2023, 9, 30))
VILLAGES = count(Village, in_force(Village.since, Village.until))
COUNTED = Indicator("trial.villages", "村数", VILLAGES, "个", version=3)
NAMED_A = Indicator("trial.share", "甲村占比", count(Village, Village.name == "甲村") / VILLAGES, "%", 2)
CATALOGUE = IndicatorCatalogue([COUNTED, NAMED_A], {"trial"})
CODES = CodeBook(
    [Code("registry.station_kind", "township", "乡镇"), Code("registry.station_kind", "subdistrict", "街道")]
)

PACK = loaded(
    standard(
        item(1, check("A", computed("trial.villages", ">=", 2))),
        item(2, check("B", computed("trial.share", ">=", "50%"))),
        item(3, check("D", computed("absent.things", ">=", 1))),
        item(4, check("E", computed("trial.villages", ">=", 2, window={"last_months": 12}))),
        item(5, check("F", computed("trial.villages", ">=", 1), when={"attribute": "kind", "in": ["乡镇"]})),
    ),
    CATALOGUE,
).pack


def gathering(catalogue: IndicatorCatalogue = CATALOGUE) -> Gathering:
    return Gathering(Engine(CODES), catalogue, registered_stations(CODES))


def verdicts(
    database: Database,
    units: Collection[int],
    pack: StandardPack = PACK,
    catalogue: IndicatorCatalogue = CATALOGUE,
) -> dict[int, list[str]]:
    prepared = prepare(pack, WINDOW)
    with database.reading(SYSTEM) as session:
        given = gathering(catalogue).inputs(session, prepared, units)
    return {
        unit: [one.verdict.value for one in assess(prepared, inputs).items] for unit, inputs in given.items()
    }


def test_rows_become_verdicts_station_by_station(database: Database, villages: District) -> None:
    found = verdicts(database, [villages.north, villages.south, villages.other_station])

    assert found == {
        villages.north: ["met", "not_met", "unavailable", "met", "met"],
        villages.south: ["not_met", "met", "unavailable", "not_met", "not_applicable"],
        villages.other_station: ["not_met", "no_data", "unavailable", "not_met", "no_data"],
    }


def test_a_unit_above_is_assessed_over_its_subtree(database: Database, villages: District) -> None:
    assert verdicts(database, [villages.bureau])[villages.bureau][:2] == ["met", "met"]


def test_the_number_of_queries_does_not_grow_with_stations(database: Database, villages: District) -> None:
    sent = {}
    for units in ([villages.north], [villages.north, villages.south, villages.other_station]):
        with database.reading(SYSTEM) as session, statements(database) as asked:
            gathering().inputs(session, prepare(PACK, WINDOW), units)
        sent[len(units)] = len(asked)

    assert sent[1] == sent[3]


def test_reading_one_subtree_gives_the_same_as_reading_all(database: Database, villages: District) -> None:
    prepared = prepare(PACK, WINDOW)
    with database.reading(SYSTEM) as session:
        everywhere = gathering().inputs(session, prepared, [villages.north])
        narrowed = gathering().inputs(session, prepared, [villages.north], under=[villages.north])

    assert everywhere == narrowed


def test_inputs_name_the_versions_of_the_indicators(database: Database, villages: District) -> None:
    with database.reading(SYSTEM) as session:
        given = gathering().inputs(session, prepare(PACK, WINDOW), [villages.north])[villages.north]

    assert given.versions == {"absent.things": None, "trial.share": 1, "trial.villages": 3}


class Misbuilt(Formula):
    """A formula of a kind that the engine cannot evaluate, as a broken plugin might bring."""

    def measures(self) -> Any:
        """None."""
        return ()


def test_an_indicator_that_breaks_the_computation_is_an_error_and_the_others_stand(
    database: Database, villages: District
) -> None:
    broken = Indicator("trial.share", "坏的", Misbuilt(), "%")
    found = verdicts(database, [villages.north], catalogue=IndicatorCatalogue([COUNTED, broken], {"trial"}))

    assert found[villages.north] == ["met", "error", "unavailable", "met", "met"]


def test_an_indicator_that_a_plugin_has_dropped_since_is_an_error_and_says_so(
    database: Database, villages: District
) -> None:
    catalogue = IndicatorCatalogue([COUNTED], {"trial"})
    with database.reading(SYSTEM) as session:
        given = gathering(catalogue).inputs(session, prepare(PACK, WINDOW), [villages.north])[villages.north]
    figure = given.figures["trial.share", str(WINDOW)]

    assert figure.state is FigureState.ERROR
    assert "trial.share" in (figure.reason or "")


def test_a_constant_needs_no_rows(database: Database, villages: District) -> None:
    one = IndicatorCatalogue([COUNTED, Indicator("trial.share", "一", Constant(1), "%")], {"trial"})

    assert verdicts(database, [villages.other_station], catalogue=one)[villages.other_station][1] == "met"


def test_attributes_come_by_the_titles_of_their_codes(database: Database, villages: District) -> None:
    facts = registered_stations(CODES)
    with database.reading(SYSTEM) as session:
        found = facts(session, [villages.north, villages.south, villages.other_station])

    assert {unit: attributes["kind"] for unit, attributes in found.items()} == {
        villages.north: "乡镇",
        villages.south: "街道",
    }


def test_attributes_may_come_from_anywhere(database: Database, villages: District) -> None:
    def facts(_: ScopedSession, units: Collection[int]) -> Mapping[int, Mapping[str, Any]]:
        return {unit: {"kind": "乡镇"} for unit in units}

    prepared = prepare(PACK, WINDOW)
    with database.reading(SYSTEM) as session:
        given = Gathering(Engine(CODES), CATALOGUE, facts).inputs(session, prepared, [villages.south])

    assert assess(prepared, given[villages.south]).items[4].verdict is CheckState.MET


def test_the_stations_of_a_bureau_are_those_under_it_and_inside_the_scope(
    database: Database, district: District
) -> None:
    with database.reading(SYSTEM) as session:
        assert [unit.id for unit in stations_under(session, district.bureau, WINDOW.last)] == [
            district.north,
            district.south,
        ]
        assert len(stations_under(session, district.city, WINDOW.last)) == 3
        assert stations_under(session, district.city, date(2009, 1, 1)) == []
    with database.reading(district.officer) as session:
        assert [unit.id for unit in stations_under(session, district.city, WINDOW.last)] == [
            district.north,
            district.south,
        ]
