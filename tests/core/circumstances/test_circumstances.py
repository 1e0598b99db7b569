"""What does not fit what is there already is refused at both doors: days, references, second entries."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from threading import Barrier
from typing import Any
from uuid import UUID, uuid4

import pytest
from fengqiao.access import audit
from fengqiao.database.scope import SYSTEM, Scope
from fengqiao.database.session import Database
from fengqiao.errors import Conflict, Invalid
from fengqiao.ledgers.circumstances import Circumstances
from fengqiao.ledgers.declaration import Ledger, Part
from fengqiao.ledgers.workbook.importing import import_workbook
from fengqiao.ledgers.writing import LedgerWriter
from fengqiao.privacy.synthetic import synthetic_id_no
from fengqiao.units.models import Unit
from sqlalchemy import event

from tests.core.circumstances.house import ERRANDS, PORTERS, Companion, Errand, Porter
from tests.core.conftest import FOUNDED, District
from tests.core.ledgers_workbook.files import workbook
from tests.core.ledgers_workbook.house import House, actor

DAY = timedelta(days=1)
SINCE, UNTIL = date(2023, 1, 10), date(2023, 6, 30)
ID_NO = synthetic_id_no(date(1980, 3, 2), 21)
TITLES = {
    "done_on": "办理日期",
    "porter_id": "经办人",
    "name": "姓名",
    "id_no": "身份证号",
    "since": "开始日期",
}


@dataclass
class Desk:
    """Somebody of the northern station who enters rows."""

    house: House
    district: District
    folder: Path
    door: str

    def write(self, ledger: Ledger = ERRANDS, scope: Scope | None = None, **values: Any) -> UUID:
        """Enter a row by hand."""
        with self.house.database.writing(scope or self.district.clerk) as session:
            writer = LedgerWriter(session, ledger, self.house.codes, self.house.vault)
            return writer.create(self.district.north, values)

    def change(self, row_id: UUID, ledger: Ledger = ERRANDS, version: int = 1, **values: Any) -> None:
        """Change a row by hand."""
        with self.house.database.writing(self.district.clerk) as session:
            LedgerWriter(session, ledger, self.house.codes, self.house.vault).change(row_id, version, values)

    def porter(self, name: str = "甲", unit: int | None = None, **values: Any) -> UUID:
        """Enter a porter and return their id."""
        with self.house.database.writing(SYSTEM) as session:
            writer = LedgerWriter(session, PORTERS, self.house.codes, self.house.vault)
            given = {"seq_no": name, "name": name, "since": SINCE, **values}
            return writer.create(unit or self.district.north, given)

    def refusals(self, ledger: Ledger = ERRANDS, /, **values: Any) -> list[tuple[str, str]]:
        """Bring a row in through this desk's door; return field and reason of what is refused.

        A reference is given by name for an import, see `porter`.
        """
        names: dict[str, UUID] = values.pop("named", {})
        if self.door == "request":
            try:
                self.write(ledger, **values | names)
            except Invalid as error:
                return [(fault["field"], fault["reason"]) for fault in error.facts["faults"]]
            return []
        shown = {TITLES[name]: value for name, value in (values | dict.fromkeys(names, "甲")).items()}
        file = workbook(self.folder / f"{uuid4()}.xlsx", **{ledger.title: [shown]})
        by = {title: name for name, title in TITLES.items()}
        clerk = actor(self.district.clerk, self.district.north)
        return [
            (by[one.title], one.reason) for one in import_workbook(self.house, clerk, ledger, file).faults
        ]


@pytest.fixture(params=["request", "import"])
def desk(request: pytest.FixtureRequest, database: Database, district: District, tmp_path: Path) -> Desk:
    """A desk with one of the two doors."""
    house = House(database, ledgers={one.code: one for one in (PORTERS, ERRANDS)})
    return Desk(house, district, tmp_path, request.param)


# --- References ---------------------------------------------------------------------------------------------------


def test_somebody_who_had_left_or_was_not_there_yet_is_no_longer_named(desk: Desk) -> None:
    porter = desk.porter(until=UNTIL)

    for day in (SINCE, UNTIL):
        assert desk.refusals(done_on=day, named={"porter_id": porter}) == []
    late = desk.refusals(done_on=UNTIL + DAY, named={"porter_id": porter})
    early = desk.refusals(done_on=SINCE - DAY, named={"porter_id": porter})

    assert late == [("porter_id", "所指的记录到2023-06-30为止,与办理日期2023-07-01不符")]
    assert early == [("porter_id", "所指的记录自2023-01-10起,与办理日期2023-01-09不符")]


def test_without_the_life_of_their_table_they_would_be_named(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    porter = desk.porter(until=UNTIL)
    monkeypatch.delitem(Porter.__table__.info, "life")  # type: ignore[attr-defined]

    assert desk.refusals(done_on=UNTIL + DAY, named={"porter_id": porter}) == []


def test_a_line_is_held_against_the_day_of_its_row(desk: Desk) -> None:
    porter = desk.porter(until=UNTIL)

    with pytest.raises(Invalid) as refused:
        desk.write(done_on=UNTIL + DAY, companions=[{"porter_id": porter}])

    assert [one["field"] for one in refused.value.facts["faults"]] == ["companions.0.porter_id"]
    assert "同行第1行·同行人" in refused.value.detail


def test_what_was_right_when_it_was_written_can_still_be_mended(desk: Desk) -> None:
    porter = desk.porter()
    errand = desk.write(done_on=UNTIL, porter_id=porter)
    desk.change(porter, PORTERS, until=SINCE)

    desk.change(errand, note="补记")
    with pytest.raises(Invalid, match="到2023-01-10为止"):
        desk.change(errand, version=2, done_on=UNTIL + DAY)


@pytest.mark.parametrize("case", ["never was", "voided", "another station", "out of sight"])
def test_a_row_that_is_not_there_is_named_at_its_field(desk: Desk, case: str) -> None:
    far = {"another station": desk.district.south, "out of sight": desk.district.other_station}
    porter = uuid4() if case == "never was" else desk.porter(unit=far.get(case))
    if case == "voided":
        with desk.house.database.writing(SYSTEM) as session:
            LedgerWriter(session, PORTERS, desk.house.codes, desk.house.vault).void(porter, 1, "录错")

    (fault,) = desk.refusals(done_on=UNTIL, named={"porter_id": porter})

    assert fault[0] == "porter_id"
    assert "没有" in fault[1]


def test_without_that_look_a_voided_row_would_be_named_and_a_missing_one_not_found_by_name(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    porter = desk.porter()
    with desk.house.database.writing(SYSTEM) as session:
        LedgerWriter(session, PORTERS, desk.house.codes, desk.house.vault).void(porter, 1, "录错")
    monkeypatch.setattr(Circumstances, "unknown", lambda *_: iter(()))

    desk.write(done_on=UNTIL, porter_id=porter)
    with pytest.raises(Conflict):
        desk.write(done_on=UNTIL, porter_id=uuid4())


def test_a_reference_that_has_been_voided_since_stays_as_it_was(desk: Desk) -> None:
    porter = desk.porter()
    errand = desk.write(done_on=UNTIL, porter_id=porter, companions=[{"porter_id": porter}])
    with desk.house.database.writing(SYSTEM) as session:
        LedgerWriter(session, PORTERS, desk.house.codes, desk.house.vault).void(porter, 1, "录错")

    desk.change(errand, note="补记")
    with pytest.raises(Invalid, match="没有所指的记录"):
        desk.write(done_on=UNTIL, porter_id=porter)


# --- The unit's life ----------------------------------------------------------------------------------------------


@pytest.fixture
def closed(desk: Desk) -> date:
    """The first day on which the northern station no longer exists."""
    with desk.house.database.writing(SYSTEM) as session:
        session.get_one(Unit, desk.district.north).closed_on = UNTIL
    return UNTIL


def test_nothing_is_about_a_day_outside_the_units_life(desk: Desk, closed: date) -> None:
    assert [desk.refusals(done_on=day) for day in (FOUNDED, closed - DAY)] == [[], []]

    assert desk.refusals(done_on=FOUNDED - DAY) == [
        ("done_on", "2009-12-31时“北街司法所”尚未设立(自2010-01-01起)")
    ]
    assert desk.refusals(done_on=closed) == [
        ("done_on", "2023-06-30时“北街司法所”已撤销(最后一天是2023-06-29)")
    ]


def test_what_a_unit_took_over_may_be_older_and_never_later(desk: Desk, closed: date) -> None:
    """A twin as well: without the declaration of the others, an early day would pass there too."""
    assert desk.refusals(PORTERS, name="早", since=FOUNDED - DAY) == []
    assert [field for field, _ in desk.refusals(PORTERS, name="晚", since=closed)] == ["since"]
    assert desk.refusals(replace(ERRANDS, older=True), done_on=FOUNDED - DAY) == []


def test_a_row_older_than_a_founding_entered_later_can_still_be_mended(desk: Desk) -> None:
    errand = desk.write(done_on=SINCE)
    with desk.house.database.writing(SYSTEM) as session:
        session.get_one(Unit, desk.district.north).founded_on = UNTIL

    desk.change(errand, note="补记")
    with pytest.raises(Invalid, match="尚未设立"):
        desk.change(errand, version=2, done_on=SINCE + DAY)


def test_a_unit_without_days_admits_every_day(desk: Desk) -> None:
    with desk.house.database.writing(SYSTEM) as session:
        session.get_one(Unit, desk.district.north).founded_on = None

    assert desk.refusals(done_on=date(1950, 1, 1)) == []


# --- Registers ----------------------------------------------------------------------------------------------------


def test_nobody_is_entered_twice_until_the_first_entry_has_ended(desk: Desk) -> None:
    first = desk.porter(id_no=ID_NO)
    again = {"name": "乙", "id_no": ID_NO, "since": UNTIL}

    assert desk.refusals(PORTERS, **again) == [
        ("id_no", "本单位已有一条身份证号相同、尚未结束的记录(自2023-01-10起)")
    ]
    desk.change(first, PORTERS, until=UNTIL)
    assert [field for field, _ in desk.refusals(PORTERS, **again)] == ["id_no"]
    desk.change(first, PORTERS, version=2, until=UNTIL - DAY)
    assert desk.refusals(PORTERS, **again) == []
    with pytest.raises(Invalid, match="尚未结束"):
        desk.change(first, PORTERS, version=3, until=None)


def test_without_the_declaration_they_would_be(desk: Desk) -> None:
    desk.porter(id_no=ID_NO)

    assert desk.refusals(replace(PORTERS, unique=()), name="乙", id_no=ID_NO, since=UNTIL) == []


def test_another_unit_has_a_register_of_its_own_and_nobody_without_a_number_is_the_same(desk: Desk) -> None:
    desk.porter(unit=desk.district.south, id_no=ID_NO)
    desk.porter(name="无号")

    assert desk.refusals(PORTERS, name="乙", id_no=ID_NO, since=SINCE) == []
    assert desk.refusals(PORTERS, name="丙", since=SINCE) == []


def test_of_two_rows_of_one_file_the_second_is_refused_unless_the_first_is(desk: Desk) -> None:
    clerk = actor(desk.district.clerk, desk.district.north)

    def rejected(since: date) -> list[tuple[int, str]]:
        rows = [
            {"姓名": name, "身份证号": ID_NO, "开始日期": day} for name, day in (("乙", since), ("丙", SINCE))
        ]
        file = workbook(desk.folder / f"{since}.xlsx", 帮手=rows)
        result = import_workbook(desk.house, clerk, PORTERS, file, dry_run=True)
        return [(one.row, one.title) for one in result.faults]

    with desk.house.database.writing(SYSTEM) as session:
        session.get_one(Unit, desk.district.north).closed_on = UNTIL
    assert rejected(SINCE) == [(3, "身份证号")]
    assert rejected(UNTIL) == [(2, "开始日期")]


def test_nobody_goes_along_twice_and_without_the_declaration_they_would(desk: Desk) -> None:
    twice = {"done_on": SINCE, "companions": [{"porter_id": desk.porter()}] * 2}

    with pytest.raises(Invalid, match="同行第2行·同行人:与同行第1行相同"):
        desk.write(**twice)
    desk.write(replace(ERRANDS, parts=(Part(Companion, "companions", "同行"),)), **twice)


def let_in_at_once(desk: Desk) -> int:
    """Let six people enter the same person at the same moment; return how many could."""
    barrier = Barrier(6, timeout=60)

    def enter(number: int) -> bool:
        barrier.wait()
        return desk.refusals(PORTERS, name=f"第{number}人", id_no=ID_NO, since=SINCE) == []

    with ThreadPoolExecutor(6) as threads:
        return sum(threads.map(enter, range(6)))


@pytest.fixture
def counter(database: Database, district: District, tmp_path: Path) -> Desk:
    """A desk where rows are entered by hand."""
    return Desk(House(database, ledgers={PORTERS.code: PORTERS}), district, tmp_path, "request")


def test_of_many_who_enter_the_same_person_at_once_one_is_let_in(counter: Desk) -> None:
    assert let_in_at_once(counter) == 1


@pytest.mark.parametrize("engine_kind", ["postgresql"])
def test_if_the_unit_were_not_held_several_would_be(counter: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite lets one write at a time in any case."""
    monkeypatch.setattr(audit, "hold", lambda *_: None)

    assert let_in_at_once(counter) > 1


# --- Declarations and cost ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "declare",
    [
        lambda: Ledger(Errand, "tests.errand", "差事", "errands", unique=("nobody",)),
        lambda: Part(Companion, "companions", "同行", unique=("nobody",)),
        lambda: Ledger(Companion, "tests.companion", "同行", "companions"),
    ],
    ids=["a ledger's field", "a part's field", "a part for a ledger"],
)
def test_a_declaration_that_names_nothing_is_refused(declare: Callable[[], Any]) -> None:
    with pytest.raises(TypeError):
        declare()


@pytest.fixture
def questions(database: Database) -> Iterator[list[str]]:
    """Every statement that is put to the database."""
    asked: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        asked.append(statement)

    event.listen(database.reader, "before_cursor_execute", note)
    yield asked
    event.remove(database.reader, "before_cursor_execute", note)


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_many_rows_ask_no_more_than_few(
    database: Database, district: District, tmp_path: Path, questions: list[str]
) -> None:
    desk = Desk(
        House(database, ledgers={one.code: one for one in (PORTERS, ERRANDS)}), district, tmp_path, "import"
    )
    desk.porter()
    asked = []
    for number in (2, 300):
        questions.clear()
        rows = [{"办理日期": SINCE, "经办人": "甲"}] * number
        file = workbook(tmp_path / f"{number}.xlsx", 差事=rows)
        import_workbook(desk.house, actor(district.clerk, district.north), ERRANDS, file, dry_run=True)
        asked.append(len(questions))

    assert asked[0] == asked[1]
