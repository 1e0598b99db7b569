"""Stored assessments: the same bytes again, and the names of what changed since."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from fengqiao.access.models import AuditEvent
from fengqiao.assessment.answers import record_survey
from fengqiao.assessment.assessing import assess, prepare
from fengqiao.assessment.comparing import compare
from fengqiao.assessment.entries import SurveyEntry, accept
from fengqiao.assessment.inputs import Answers, Inputs, Overruling
from fengqiao.assessment.models import Assessment, Pack
from fengqiao.assessment.registering import register, registered
from fengqiao.assessment.running import run_assessment
from fengqiao.assessment.spelling import read_inputs, spelled_inputs, spelled_result
from fengqiao.assessment.storing import recompute, store
from fengqiao.assessment.verdicts import CheckState
from fengqiao.database.scope import SYSTEM
from fengqiao.database.session import Database
from fengqiao.errors import Conflict, Forbidden, NotFound
from fengqiao.indicators.catalogue import IndicatorCatalogue
from fengqiao.indicators.indicator import Indicator
from fengqiao.privacy.provider import SOFTWARE
from fengqiao.registry.models import Village
from sqlalchemy import select, update

from tests.core.assessment.conftest import house
from tests.core.assessment.made_up import (
    BROKEN,
    NO_DATA,
    UNAVAILABLE,
    WINDOW,
    attestation,
    attested,
    check,
    computed,
    inputs,
    item,
    loaded,
    standard,
    survey,
    surveyed,
    value,
)
from tests.core.assessment.test_gathering import CATALOGUE, COUNTED, NAMED_A, gathering
from tests.core.conftest import District

VALUES = standard(
    item(
        1,
        check("A", computed("trial.villages", ">=", 2), attested("照片")),
        points=4,
        rules=[{"kind": "all_or_nothing"}],
    ),
    item(2, check("B", computed("trial.share", ">=", "50%"), surveyed("q", ">", "95%"))),
    item(3, check("D", computed("absent.things", ">=", 1), when={"attribute": "kind", "in": ["乡镇"]})),
    points=4,
)
LOADED = loaded(VALUES, CATALOGUE)
VERSIONS = {"fengqiao": "1.0.0", "fengqiao-trial": "2.1"}
DECISION = Overruling("o", "B", 1, CheckState.MET, "现场核实", "甲", "乙")


def full_inputs(order: random.Random | None = None) -> Inputs:
    """Inputs with one of everything, their mappings filled in any order."""

    def shuffled(pairs: Mapping[Any, Any]) -> dict[Any, Any]:
        entries = list(pairs.items())
        if order is not None:
            order.shuffle(entries)
        return dict(entries)

    given = inputs(
        {
            "trial.villages": value(3),
            "trial.share": NO_DATA,
            "absent.things": UNAVAILABLE,
            "trial.more": BROKEN,
        },
        surveys=(survey("q", 96, 100), survey("r", 1, 2)),
        attested=(attestation("A", "yes", "照片"), attestation("B", "no", note="不符")),
        station={"kind": "乡镇", "population": 12000, "independent": True, "tier": None},
    )
    answers = given.answers
    return Inputs(
        shuffled(given.figures),
        Answers(
            shuffled(answers.surveys),
            shuffled(answers.attested),
            shuffled({("B", 1): DECISION, ("A", 1): DECISION._replace(check="A")}),
        ),
        shuffled(given.station),
        shuffled({"trial.villages": 3, "absent.things": None}),
    )


@pytest.fixture
def stored(database: Database, villages: District) -> dict[int, UUID]:
    """Both stations of the district, assessed and stored."""
    units = [villages.north, villages.south]
    found = run_assessment(database, gathering(), LOADED, WINDOW, units, scope=SYSTEM, versions=VERSIONS)
    return {unit: one.id for unit, one in found.items()}


def test_recomputing_from_the_stored_inputs_gives_the_same_bytes(
    database: Database, stored: dict[int, UUID]
) -> None:
    for assessment_id in stored.values():
        with database.reading(SYSTEM) as session:
            again = recompute(session, assessment_id)
            row = session.get(Assessment, (again.assessment.unit_id, assessment_id))

        assert row is not None
        assert again.content == row.result.encode()
        assert again.is_same


def test_a_stored_assessment_names_pack_versions_window_and_run(
    database: Database, stored: dict[int, UUID]
) -> None:
    with database.reading(SYSTEM) as session:
        rows = session.scalars(select(Assessment)).all()
        events = [event.action for event in session.scalars(select(AuditEvent))]

    assert len({row.run_id for row in rows}) == 1
    about = json.loads(rows[0].result)["about"]
    assert (about["pack"], about["pack_version"], about["pack_digest"]) == ("made-up", "1", LOADED.digest)
    assert about["versions"] == VERSIONS
    assert about["window"] == "2023-01-01…2023-09-30"
    assert events.count("assessment:assessment:create") == 2
    assert events.count("assessment:pack:create") == 1


@pytest.mark.parametrize(
    "change",
    [
        {"inputs": lambda row: row.inputs.replace('"numerator":3', '"numerator":4')},
        {
            "result": lambda row: row.result.replace('"verdict":"met"', '"verdict":"not_met"').replace(
                "no_data", "met"
            )
        },
        {"digest": lambda row: "0" * 64},
        {"versions": lambda row: row.versions.replace("1.0.0", "9.9.9")},
        {"window_last": lambda row: date(2023, 12, 31)},
    ],
    ids=["inputs", "result", "digest", "versions", "window"],
)
def test_a_change_behind_our_back_shows(
    database: Database, stored: dict[int, UUID], change: dict[str, Any]
) -> None:
    (name, changed), (unit, assessment_id) = *change.items(), next(iter(stored.items()))
    with database.writing(SYSTEM) as session:
        row = session.get(Assessment, (unit, assessment_id))
        assert row is not None
        new = changed(row)
        assert new != getattr(row, name)
        session.execute(update(Assessment).where(Assessment.id == assessment_id).values({name: new}))  # type: ignore[arg-type]

    with database.reading(SYSTEM) as session:
        assert not recompute(session, assessment_id).is_same


def test_a_changed_pack_is_refused(database: Database, stored: dict[int, UUID]) -> None:
    with database.writing(SYSTEM) as session:
        session.execute(update(Pack).values(content=LOADED.content.decode().replace('">="', '">"')))

    with pytest.raises(Conflict, match="摘要不符"), database.reading(SYSTEM) as session:
        recompute(session, next(iter(stored.values())))


def test_without_the_digest_a_changed_pack_would_pass(
    database: Database, stored: dict[int, UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The twin: the digest is what notices."""
    with database.writing(SYSTEM) as session:
        session.execute(update(Pack).values(content=LOADED.content.decode().replace("合成标准", "合成标凖")))
        row = session.scalars(select(Pack)).one()
    monkeypatch.setattr(SOFTWARE, "digest", lambda content: bytes.fromhex(row.digest), raising=False)

    with database.reading(SYSTEM) as session:
        assert registered(session, "made-up", "1").pack.title == "合成标凖"


def test_a_pack_stays_as_it_was_registered(database: Database) -> None:
    with database.writing(SYSTEM) as session:
        register(session, LOADED)
        register(session, loaded(VALUES, CATALOGUE))
    other = loaded({**VALUES, "title": "改过的标准"}, CATALOGUE)
    with pytest.raises(Conflict, match="换一个 version"), database.writing(SYSTEM) as session:
        register(session, other)
    with database.writing(SYSTEM) as session:
        register(session, loaded({**VALUES, "title": "改过的标准", "version": "2"}, CATALOGUE))

    with database.reading(SYSTEM) as session:
        assert registered(session, "made-up", "1").pack == LOADED.pack
        assert registered(session, "made-up", "2").pack.title == "改过的标准"
        with pytest.raises(NotFound):
            registered(session, "made-up", "3")


def test_an_old_result_recomputes_with_the_old_version(database: Database, stored: dict[int, UUID]) -> None:
    stricter = standard(item(1, check("A", computed("trial.villages", ">=", 99))), version="2")
    with database.writing(SYSTEM) as session:
        register(session, loaded(stricter, CATALOGUE))

    with database.reading(SYSTEM) as session:
        assert recompute(session, next(iter(stored.values()))).is_same


def test_a_result_recomputes_without_the_plugins_it_came_from(
    database: Database, stored: dict[int, UUID]
) -> None:
    """Nothing but the stored rows is read: no catalogue, no engine is at hand here."""
    with database.reading(SYSTEM) as session:
        assert all(recompute(session, one).is_same for one in stored.values())


def test_nothing_changed_means_nothing_is_named(database: Database, stored: dict[int, UUID]) -> None:
    with database.reading(SYSTEM) as session:
        comparison = compare(session, next(iter(stored.values())), gathering())

    assert comparison.inputs == ()
    assert comparison.verdicts == ()


def test_each_input_that_changed_since_is_named_with_what_came_of_it(
    database: Database,
    villages: District,
    stored: dict[int, UUID],
) -> None:
    with database.writing(SYSTEM) as session:
        session.add(house(Village, villages.south, "9", name="丁村", kind="village"))
        values = {
            "question": "q",
            "valid_answers": 100,
            "positive_answers": 99,
            "surveyed_on": date(2023, 9, 1),
        }
        record_survey(session, [LOADED.pack], villages.south, accept(SurveyEntry, values))
    newer = IndicatorCatalogue(
        [COUNTED, Indicator("trial.share", "甲村占比", NAMED_A.formula, "%", 2, version=2)], {"trial"}
    )

    with database.reading(SYSTEM) as session:
        comparison = compare(session, stored[villages.south], gathering(newer))
        north = compare(session, stored[villages.north], gathering())

    assert [str(change) for change in comparison.inputs] == [
        "指标 trial.share(2023-01-01…2023-09-30):1 → 1/2",
        "指标 trial.villages(2023-01-01…2023-09-30):1 → 2",
        "指标 trial.share 的版本:1 → 2",
        "问卷 q:无 → 2023-09-01 有效100份、肯定99份",
    ]
    assert [str(change) for change in comparison.verdicts] == ["第1项:不达标 → 待佐证", "第2项:无数据 → 达标"]
    assert north.inputs == ()


def test_what_is_compared_is_not_changed(
    database: Database, villages: District, stored: dict[int, UUID]
) -> None:
    with database.writing(SYSTEM) as session:
        session.add(house(Village, villages.south, "9", name="丁村", kind="village"))

    with database.reading(SYSTEM) as session:
        compare(session, stored[villages.south], gathering())
        assert recompute(session, stored[villages.south]).is_same


def test_an_assessment_outside_the_scope_does_not_exist(
    database: Database, villages: District, stored: dict[int, UUID]
) -> None:
    with database.reading(villages.stranger) as session, pytest.raises(NotFound):
        recompute(session, stored[villages.north])
    with database.reading(SYSTEM) as session, pytest.raises(NotFound):
        recompute(session, uuid4())


def test_a_station_outside_the_scope_cannot_be_stored(database: Database, district: District) -> None:
    with database.writing(SYSTEM) as session:
        register(session, LOADED)
    given = {district.north: full_inputs(), district.other_station: full_inputs()}

    with pytest.raises(Forbidden), database.writing(district.officer) as session:
        store(session, prepare(LOADED.pack, WINDOW), given, VERSIONS)

    with database.reading(SYSTEM) as session:
        assert session.scalars(select(Assessment)).all() == []


def test_inputs_come_back_from_their_bytes_as_they_were() -> None:
    given = full_inputs()
    again = read_inputs(spelled_inputs(given))

    assert (again.figures, again.answers, again.station) == (given.figures, given.answers, given.station)
    assert spelled_inputs(again) == spelled_inputs(given)


def test_the_order_in_which_inputs_came_does_not_show_in_a_single_byte() -> None:
    prepared, order = prepare(LOADED.pack, WINDOW), random.Random(7)
    first = full_inputs()
    expected = spelled_inputs(first), spelled_result(assess(prepared, first), {"unit": 1})
    for _ in range(50):
        given = full_inputs(order)

        assert (spelled_inputs(given), spelled_result(assess(prepared, given), {"unit": 1})) == expected


def test_a_decimal_number_never_enters_a_result() -> None:
    with pytest.raises(ValueError, match="population"):
        spelled_inputs(inputs({}, station={"population": 1.5}))


SCRIPT = """
from tests.core.assessment.test_storing import LOADED, WINDOW, assess, full_inputs, prepare, spelled_inputs, spelled_result
given = full_inputs()
print(spelled_inputs(given).hex(), spelled_result(assess(prepare(LOADED.pack, WINDOW), given), {"unit": 1}).hex())
"""


def test_neither_hash_seed_nor_time_zone_shows_in_the_bytes() -> None:
    answers = set()
    for seed, zone in (("0", "UTC"), ("1", "Asia/Shanghai"), ("4242", "America/Los_Angeles")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        run = subprocess.run(
            [sys.executable, "-c", SCRIPT], env=environment, capture_output=True, check=True, text=True
        )
        answers.add(run.stdout)

    assert len(answers) == 1
