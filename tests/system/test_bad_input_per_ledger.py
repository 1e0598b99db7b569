"""Bad input of every ledger, through both doors: refused in Chinese at its place, and nothing is written.

The bad rows are derived from the declarations, each from a row of the demo that is sound. What no declaration says —
closed before accepted, an agreement without a result — stands in the rules of each line, and its tests.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from fengqiao.database.scope import SYSTEM
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.fields import FieldSpec
from fengqiao.ledgers.markers import Ref
from fengqiao.testing.databases import Databases
from fengqiao.testing.house import opened, settings_for
from sqlalchemy import func, select, update

from tests.core.ledgers_workbook.files import workbook
from tests.system.bad_rows import Wrong, bad_rows, body, numbers_without_least, sheets, spoilt, with_unique
from tests.system.conftest import LINES
from tests.system.sound_rows import FOUNDED, LEDGERS, Bench, Sound, bench_of, references

EVERY_LEDGER = pytest.mark.parametrize("ledger", LEDGERS, ids=lambda ledger: ledger.code)


@pytest.fixture(scope="module")
def bench(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """A house with all lines of business and what the examples point at."""
    folder = tmp_path_factory.mktemp("bench")
    house = opened(settings_for(databases.filled("sqlite"), folder, *LINES))
    yield bench_of(house)
    house.installation.close()


def address(ledger: Ledger, *more: str) -> str:
    """Return where a ledger is found."""
    return "/".join((f"/api/{ledger.owner}/{ledger.path}", *more))


def stored(bench: Bench, ledger: Ledger) -> list[int]:
    """Count the rows of a ledger and of its parts."""
    tables = [one.table.__table__ for one in (ledger, *ledger.parts)]
    with bench.house.installation.database.reading(SYSTEM) as session:
        return [session.scalar(select(func.count()).select_from(table)) or 0 for table in tables]


def post(bench: Bench, ledger: Ledger, unit_id: int, record: dict[str, Any]) -> Any:
    """Register a row, as somebody of its unit."""
    headers = bench.headers(unit_id)
    return bench.house.client.post(address(ledger), headers=headers, json=body(record))


def imported(bench: Bench, ledger: Ledger, unit_id: int, file: Path, **sheets_: Any) -> dict[str, Any]:
    """Import rows, as somebody of their unit."""
    answer = bench.house.client.post(
        address(ledger, "import"),
        headers=bench.headers(unit_id),
        content=workbook(file, **sheets_).read_bytes(),
    )
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


@EVERY_LEDGER
def test_a_bad_request_is_refused_at_its_field_and_nothing_is_written(bench: Bench, ledger: Ledger) -> None:
    sound = bench.sound[ledger.code]
    before, tried, passed = stored(bench, ledger), 0, []
    for bad in bad_rows(bench, sound):
        answer = post(bench, ledger, sound.unit_id, bad.record)
        tried += len(bad.wrongs)
        missed = [wrong.path for wrong in bad.wrongs if not refused_at(answer, wrong)]
        passed += [(bad.what, path, answer.status_code, answer.text[:300]) for path in missed]

    assert passed == []
    assert tried >= 4
    assert stored(bench, ledger) == before


def refused_at(answer: Any, wrong: Wrong) -> bool:
    """Tell whether a request was refused for what is wrong with it, in Chinese, with a remedy."""
    if answer.status_code != 422 or not answer.headers["content-type"].startswith("application/problem+json"):
        return False
    found = [one for one in answer.json()["faults"] if one["field"] == wrong.path]
    return any(
        wrong.spec.title in one["title"] and chinese(one["reason"]) and chinese(one["remedy"])
        for one in found
    )


def chinese(words: str) -> bool:
    """Tell whether somebody who reads Chinese is told something."""
    return any("一" <= character <= "鿿" for character in words)


@EVERY_LEDGER
@pytest.mark.parametrize(
    "alone", [False, pytest.param(True, marks=pytest.mark.heavy)], ids=["together", "each in its own file"]
)
def test_the_same_faults_stand_in_the_answer_to_an_import_and_nothing_is_written(
    bench: Bench, ledger: Ledger, alone: bool, tmp_path: Path
) -> None:
    sound = bench.sound[ledger.code]
    before, missed = stored(bench, ledger), []
    bads = [bad for bad in bad_rows(bench, sound) if bad.alone is alone]
    for place, file in enumerate([[bad] for bad in bads] if alone else [bads]):
        rows = {f"坏{number}": bad for number, bad in enumerate(file, 1)}
        path = tmp_path / f"{place}.xlsx"
        answer = imported(bench, ledger, sound.unit_id, path, **sheets(bench, ledger, rows))
        missed += [
            (bad.what, wrong.path, answer["faults"])
            for bad in file
            for wrong in bad.wrongs
            if not stands_in(answer, wrong, ledger)
        ]
        assert (answer["inserted"], answer["updated"]) == (0, 0)

    assert missed == []
    assert stored(bench, ledger) == before


def stands_in(answer: dict[str, Any], wrong: Wrong, ledger: Ledger) -> bool:
    """Tell whether an import names the column in which something is wrong, in Chinese, with a remedy."""
    part = ledger.part(wrong.part)
    place = (ledger.title if part is None else part.title, wrong.spec.title)
    found = [one for one in answer["faults"] if (one["sheet"], one["title"]) == place]
    return any(chinese(one["reason"]) and chinese(one["remedy"]) for one in found)


@EVERY_LEDGER
def test_a_row_of_a_unit_that_is_not_ones_own_is_refused(bench: Bench, ledger: Ledger) -> None:
    before, headers = stored(bench, ledger), bench.headers(bench.elsewhere)
    asked = body(bench.sound[ledger.code].record) | {"unit_id": bench.station}

    answer = bench.house.client.post(address(ledger), headers=headers, json=asked)

    assert answer.status_code == 403
    assert "管辖范围" in answer.json()["detail"]
    assert stored(bench, ledger) == before


@pytest.mark.heavy
@EVERY_LEDGER
def test_an_imported_row_of_a_unit_that_is_not_ones_own_is_refused(
    bench: Bench, ledger: Ledger, tmp_path: Path
) -> None:
    before, rows = stored(bench, ledger), sheets(bench, ledger, {"一": bench.sound[ledger.code].record})
    rows[ledger.title][0]["单位编码"] = bench.codes[bench.station]

    found = imported(bench, ledger, bench.elsewhere, tmp_path / "in.xlsx", **rows)

    assert ("单位编码", "单位不在您的管辖范围内") in [
        (one["title"], one["reason"]) for one in found["faults"]
    ]
    assert stored(bench, ledger) == before


@pytest.mark.parametrize("ledger", [one for one in LEDGERS if one.unique], ids=lambda ledger: ledger.code)
def test_nobody_stands_on_a_register_twice_while_still_on_it(
    bench: Bench, ledger: Ledger, tmp_path: Path
) -> None:
    unit_id, record = with_unique(bench, ledger)
    first = post(bench, ledger, unit_id, record)
    assert first.status_code == 201, first.text
    before = stored(bench, ledger)

    again = post(bench, ledger, unit_id, record)
    # Otherwise an import would take a row of the same name for the first one.
    others = [
        record | {"name": f"{record.get('name') or ''}{one}"} if "name" in ledger.key else record
        for one in "甲乙"
    ]
    rows = sheets(bench, ledger, {f"重{place}": one for place, one in enumerate(others)})
    found = imported(bench, ledger, unit_id, tmp_path / "in.xlsx", **rows)

    assert [one["field"] for one in again.json()["faults"]] == [ledger.unique[0]]
    title = ledger.titles[ledger.unique[0]]
    assert [one["row"] for one in found["faults"] if one["title"] == title] == [2, 3]
    assert stored(bench, ledger) == before


@pytest.mark.parametrize(
    ("ledger", "name"),
    [(ledger, part.name) for ledger in LEDGERS for part in ledger.parts if part.unique],
    ids=lambda one: getattr(one, "code", one),
)
def test_nobody_stands_twice_in_one_row(bench: Bench, ledger: Ledger, name: str, tmp_path: Path) -> None:
    unit_id, record = with_unique(bench, ledger, name)
    line, before = record[name][0], stored(bench, ledger)
    twice = {**record, name: [line, line]}

    answer = post(bench, ledger, unit_id, twice)
    found = imported(bench, ledger, unit_id, tmp_path / "in.xlsx", **sheets(bench, ledger, {"一": twice}))

    part = ledger.part(name)
    assert part is not None
    assert f"{name}.1.{part.unique[0]}" in [one["field"] for one in answer.json()["faults"]]
    assert (part.title, 3) in [(one["sheet"], one["row"]) for one in found["faults"]]
    assert stored(bench, ledger) == before


@EVERY_LEDGER
@pytest.mark.parametrize("door", ["request", pytest.param("import", marks=pytest.mark.heavy)])
def test_the_rows_that_were_spoilt_are_sound(bench: Bench, ledger: Ledger, door: str, tmp_path: Path) -> None:
    """A twin of all of these: without the one thing that is wrong, the same row comes in."""
    sound = bench.sound[ledger.code]
    if door == "import":
        rows = sheets(bench, ledger, {"好": sound.record})
        found = imported(bench, ledger, sound.unit_id, tmp_path / "in.xlsx", **rows)["faults"]
        faults = [one["title"] for one in found]
    else:
        found = post(bench, ledger, sound.unit_id, sound.record).json().get("faults", [])
        faults = [one["title"] for one in found]

    # Whoever is on a register already comes in only once.
    assert faults in ([], [ledger.titles[name] for name in ledger.unique[:1]]), found


@EVERY_LEDGER
def test_no_number_is_without_a_least(ledger: Ledger) -> None:
    assert numbers_without_least(ledger) == []


TIMED = [
    (ledger, part, spec, ref) for ledger in LEDGERS for part, spec, ref in references(ledger) if ref.during
]


@pytest.mark.parametrize(
    ("ledger", "part", "spec", "ref"),
    TIMED,
    ids=[f"{one[0].code} {one[1]} {one[2].name}" for one in TIMED],
)
def test_whoever_had_left_and_whatever_had_ended_is_no_longer_named(
    bench: Bench, ledger: Ledger, part: str, spec: FieldSpec, ref: Ref
) -> None:
    """A mediator who left, a committee that was dissolved, a contract that ran out, a site that was closed."""
    sound, wrong, target = named(bench, ledger, part, spec, ref)
    record, before = spoilt(bench, sound, [wrong]), stored(bench, ledger)
    record[ref.during[0]] = record.get(ref.during[0]) or date(2023, 3, 1)

    with ended(bench, target, wrong.value, FOUNDED):
        answer = post(bench, ledger, sound.unit_id, record)

    assert refused_at(answer, wrong), answer.text
    assert str(FOUNDED) in answer.text
    assert stored(bench, ledger) == before


def named(bench: Bench, ledger: Ledger, part: str, spec: FieldSpec, ref: Ref) -> tuple[Sound, Wrong, Ledger]:
    """Return a sound row, whom it names in a field, and the ledger where they stand."""
    sound = bench.sound[ledger.code]
    lines = sound.record.get(part, []) if part else [sound.record]
    own = next((line[spec.name] for line in lines if line.get(spec.name)), None)
    value = own or bench.standing(ref.ledger, sound.unit_id)
    return sound, Wrong(part, spec, value), bench.house.installation.ledgers[ref.ledger]


@contextmanager
def ended(bench: Bench, target: Ledger, row_id: UUID, last: date) -> Iterator[None]:
    """Let a registered row have ended on a day, for the length of the block."""
    table = target.table.__table__
    column = table.c[target.table.life[1]]
    database = bench.house.installation.database
    with database.reading(SYSTEM) as session:
        before = session.scalar(select(column).where(table.c.id == row_id))

    def end(day: date | None) -> None:
        with database.writing(SYSTEM) as session:
            session.execute(update(table).where(table.c.id == row_id).values({column.name: day}))

    end(last)
    try:
        yield
    finally:
        end(before)


def test_every_ledger_whose_rows_are_named_for_a_time_says_how_long_they_last() -> None:
    ledgers = {ledger.code: ledger for ledger in LEDGERS}
    assert [ref.ledger for _, _, _, ref in TIMED if ledgers[ref.ledger].table.life is None] == []
    assert len({ledger.owner for ledger, *_ in TIMED}) == len(LINES) + 1
