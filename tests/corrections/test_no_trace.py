"""A sealed minor leaves no trace: what whoever lacks the right reads is the same with the whole dossier and without it."""

import io
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

import pytest
import structlog
from fengqiao.clock import held_at
from fengqiao.database.model import METADATA
from fengqiao.database.scope import SYSTEM, Scope
from fengqiao.database.seals import SEALED_BY, open_rows
from fengqiao.indicators.window import Window
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.loading import load
from fengqiao.ledgers.workbook import exporting
from fengqiao.privacy.synthetic import synthetic_id_no
from fengqiao.registry.stations import STATIONS
from fengqiao.reports.figures import print_figures
from fengqiao.reports.outputs import figures_output
from fengqiao.reports.statistics import compute_table, write_table
from fengqiao.testing.clock import FIRST_MOMENT
from fengqiao.testing.databases import Databases
from fengqiao.testing.house import House, opened, settings_for
from fengqiao.units.models import Unit
from fengqiao.units.tree import found
from fengqiao.web.figures import rows_behind_document
from fengqiao_corrections.ledgers import LEDGERS, REPORTS, SUBJECTS
from fengqiao_corrections.statistics import TABLES
from openpyxl import load_workbook
from sqlalchemy import not_, select

from tests.corrections.dossier import STAFF_ID, dossier, house_rows
from tests.corrections.walking import DAYS, Answers, Known, unlike, walk

# The everyday suite asks the same of single doors, in `test_sealed.py` and in the core.
pytestmark = pytest.mark.heavy

WINDOW = Window(date(2024, 1, 1), date(2024, 2, 29))
PROVINCE, BUREAU, NORTH, SOUTH = "31", "310106", "310106006", "310106008"
ADULT = ("合成人甲", synthetic_id_no(date(1990, 1, 1), 1), "13800000001")
MINOR = ("合成人未", synthetic_id_no(date(2008, 1, 1), 3), "13800000002")
WITHOUT_THE_RIGHT = {"station_clerk": NORTH, "county_officer": BUREAU, "province_reader": PROVINCE}
OFFICER = "sealed_files_officer"
NOBODY = "00000000-0000-7000-8000-000000000007"
RUN = f"/api/assessment/runs?pack=nanning-2020&{DAYS}"
SEALABLE = [one for one in LEDGERS if open_rows(one.table.__table__) is not None]
LISTS = {f"/api/{one.owner}/{one.path}" for one in SEALABLE}
FIGURES = ("/figures?", "/api/figures/", "/due", "/api/due")


@dataclass(frozen=True)
class Trial:
    """A house before and after a minor's whole dossier came in.

    :param before: role without the right → what it was answered everywhere without the minor.
    :param after: the same with the minor, and what the named officer was answered of lists and figures.
    :param documents: what the machinery writes, before and after.
    :param digests: of the assessment of the minor's station, stored before and after.
    :param sealed: ledger and id of every row of the minor.
    :param numbers: their numbers.
    :param said: everything that was logged or printed while those without the right walked past the minor.
    """

    house: House
    headers: dict[str, dict[str, str]]
    before: dict[str, Answers]
    after: dict[str, Answers]
    documents: tuple[dict[str, Any], dict[str, Any]]
    digests: tuple[str, str]
    sealed: list[tuple[Ledger, str]]
    numbers: set[str]
    said: str


@pytest.fixture(scope="module")
def trial(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trial]:
    """The two walks of everybody, with the clock held still in between."""
    settings = settings_for(databases.filled("sqlite"), tmp_path_factory.mktemp("trace"), "corrections")
    with held_at(FIRST_MOMENT):
        house = opened(settings)
        # Entered once, the client keeps its event loop from one request to the next.
        with house.client:
            yield _tried(house)
        house.installation.close()


def _tried(house: House) -> Trial:
    units = _planted(house)
    _enter(house, units[NORTH], [*house_rows(), *dossier(*ADULT, minor=False)])
    roles = WITHOUT_THE_RIGHT | {OFFICER: NORTH}
    headers = {role: house.token(unit, role) for role, unit in roles.items()}
    first = _assess(house, headers[OFFICER])
    known = Known(
        house,
        {code: rows[0] for code, rows in _rows(house, is_open=True).items()},
        (units[BUREAU], units[NORTH]),
        first["id"],
        str(STAFF_ID),
        ("Z2024",),
    )
    thorough = known.addresses()
    addresses = dict.fromkeys(WITHOUT_THE_RIGHT, known.told_apart()) | {"station_clerk": thorough}
    addresses[OFFICER] = [one for one in thorough if one.startswith(FIGURES) or one in LISTS]
    before = {role: walk(house, headers[role], addresses[role]) for role in WITHOUT_THE_RIGHT}
    documents = _documents(house, units[BUREAU])
    _enter(house, units[NORTH], dossier(*MINOR, minor=True))
    with everything_said() as said:
        after = {role: walk(house, headers[role], addresses[role]) for role in WITHOUT_THE_RIGHT}
    after[OFFICER] = walk(house, headers[OFFICER], addresses[OFFICER])
    sealed = _rows(house, is_open=False)
    return Trial(
        house,
        headers,
        before,
        after,
        (documents, _documents(house, units[BUREAU])),
        (first["digest"], _assess(house, headers[OFFICER])["digest"]),
        [(ledger, row_id) for ledger in SEALABLE for row_id in sealed[ledger.code]],
        _numbers(house, sealed),
        said.getvalue(),
    )


def _planted(house: House) -> dict[str, int]:
    with house.installation.database.writing(SYSTEM) as session:
        above = found(session, Unit(code=PROVINCE, name="某省司法厅", kind="department"))
        bureau = found(session, Unit(code=BUREAU, name="某区司法局", kind="county_bureau"), above)
        stations = [
            found(session, Unit(code=code, name=f"{code}司法所", kind="station"), bureau)
            for code in (NORTH, SOUTH)
        ]
        units = {unit.code: unit.id or 0 for unit in (bureau, *stations, above)}
    profile = {"kind": "township", "founded_on": date(2010, 1, 1)}
    _enter(house, units[NORTH], [(STATIONS, profile | {"name": "北街司法所"})])
    _enter(house, units[SOUTH], [(STATIONS, profile | {"name": "南街司法所"})])
    return units


def _enter(house: House, unit_id: int, rows: Any) -> None:
    ours = house.installation
    with ours.database.writing(SYSTEM) as session:
        load(session, [(ledger, unit_id, row) for ledger, row in rows], ours.codes, ours.vault)


def _rows(house: House, *, is_open: bool) -> dict[str, list[str]]:
    """Return code of a ledger → ids of its open rows, or of its sealed ones."""
    found: dict[str, list[str]] = {}
    with house.installation.database.reading(SYSTEM) as session:
        for code, ledger in house.installation.ledgers.items():
            open_ones = open_rows(ledger.table.__table__)
            wanted = open_ones if is_open or open_ones is None else not_(open_ones)
            if is_open or open_ones is not None:
                table = ledger.table
                where = () if wanted is None else (wanted,)
                ids = session.scalars(select(table.id).where(*where).order_by(table.id)).all()
                if ids or not is_open:
                    found[code] = list(map(str, ids))
    return found


def _numbers(house: House, sealed: dict[str, list[str]]) -> set[str]:
    ledgers = house.installation.ledgers
    with house.installation.database.reading(SYSTEM) as session:
        return {
            number
            for code, ids in sealed.items()
            for row_id, number in session.execute(select(ledgers[code].table.id, ledgers[code].table.seq_no))
            if str(row_id) in ids
        }


def _assess(house: House, headers: dict[str, str]) -> dict[str, Any]:
    """Let the named officer assess the minor's station, and return what was stored."""
    (stored,) = house.client.post(RUN, headers=headers).json()["assessments"]
    return dict(stored)


def _documents(house: House, unit_id: int) -> dict[str, Any]:
    """Return what the machinery writes of the bureau: the figures of the report and the periodic returns."""
    ours, written = house.installation, {}
    with ours.database.reading(SYSTEM) as session:
        listed = ours.library.figures("standardisation-report").figures
        figures = print_figures(listed, ours.indicators, ours.engine, session, unit_id, rows_behind_document)
        for table in TABLES:
            content = BytesIO()
            write_table(
                content, compute_table(table, ours.engine, session, unit_id, WINDOW), unit="某区司法局"
            )
            written[table.title] = content.getvalue()
    return written | {"figures": figures_output(figures)}


@contextmanager
def everything_said() -> Iterator[io.StringIO]:
    """Collect all that is logged or printed in the block."""
    said = io.StringIO()
    handler = logging.StreamHandler(said)
    # What the walker's own client says of the addresses it asks for is not the house's.
    handler.addFilter(lambda record: not record.name.startswith("http"))
    configured = structlog.get_config()
    logging.getLogger().addHandler(handler)
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(said), cache_logger_on_first_use=False)
    try:
        with redirect_stdout(said), redirect_stderr(said):
            yield said
    finally:
        structlog.configure(**configured)
        logging.getLogger().removeHandler(handler)


def identity(trial: Trial) -> set[str]:
    """Return everything by which the minor could be known."""
    return {*MINOR, *trial.numbers, *(row_id for _, row_id in trial.sealed)}


@pytest.mark.parametrize("role", WITHOUT_THE_RIGHT)
def test_every_look_answers_the_same_with_the_minor_and_without(trial: Trial, role: str) -> None:
    assert unlike(trial.before[role], trial.after[role]) == []
    assert sum(status == 200 for status, _, _ in trial.after[role].values()) > 120
    assert trial.after[role][f"/api/staff/{STAFF_ID}/open-items"][0] == 200
    for address, (_, _, body) in trial.after[role].items():
        assert not [one for one in identity(trial) if one.encode() in body and one not in address], address


def test_the_named_officer_finds_the_minor_where_the_others_find_nothing(trial: Trial) -> None:
    found = seen_by_the_officer(trial)
    assert found >= LISTS
    assert len(trial.sealed) == len(SEALABLE) + 2
    assert len([address for address in found if address.startswith(FIGURES)]) > 12


def test_documents_and_stored_assessments_are_the_same_whoever_makes_them(trial: Trial) -> None:
    before, after = trial.documents
    assert before == after
    assert set(before) > {table.title for table in TABLES}
    assert trial.digests[0] == trial.digests[1]


def test_every_return_says_that_sealed_files_are_left_out(trial: Trial) -> None:
    for table in TABLES:
        sheet = load_workbook(BytesIO(trial.documents[1][table.title])).active
        assert sheet is not None
        cells = [
            str(value) for row in sheet.iter_rows(values_only=True) for value in row if value is not None
        ]
        assert [one for one in cells if "不含封存档案" in one], table.title
    assert trial.documents[1]["figures"]["JA-31a"]["rows"].endswith("&sealed=0")


def test_from_an_assessment_the_officer_walks_to_the_very_rows_that_were_counted(trial: Trial) -> None:
    ask, officer = trial.house.client, trial.headers[OFFICER]
    north = ask.get("/api/units", headers=officer).json()["units"][0]["id"]
    station = ask.get(f"/stations/{north}?{DAYS}", headers=officer).text
    linked = set(re.findall(r'href="(/figures/corrections[^"]+)"', station))
    assert linked
    assert all(one.endswith("&amp;sealed=0") for one in linked)
    assert "（不含封存档案）" in station

    place = f"figures/corrections.subjects/rows?{DAYS}"
    assert ask.get(f"/api/{place}", headers=officer).json()["total"] == 2
    assert ask.get(f"/api/{place}&sealed=0", headers=officer).json()["total"] == 1
    assert "与考评和报告一致,不含封存档案" in ask.get(f"/{place}&sealed=0", headers=officer).text
    assert ask.get(f"/api/figures/corrections.subjects?{DAYS}&sealed=0", headers=officer).json() == {
        **ask.get(f"/api/figures/corrections.subjects?{DAYS}", headers=trial.headers["station_clerk"]).json(),
        "rows": f"/api/figures/corrections.subjects/rows?{DAYS}&unit={north}&sealed=0",
    }


def test_every_row_of_the_minor_is_numbered_apart(trial: Trial) -> None:
    assert trial.numbers == {"Z2024-00001", "Z2024-00002"}


def asked(trial: Trial, ledger: Ledger, row_id: str) -> list[tuple[int, str]]:
    """Return what the clerk is answered who tries everything that can be done with the id of a row."""
    api, page = f"/api/{ledger.owner}/{ledger.path}", f"/ledgers/{ledger.owner}/{ledger.path}"
    (move, *_) = [*(one.code for one in ledger.lifecycle.moves), "nothing"]
    personal = next((spec.name for spec in ledger.personal), "name")
    tries: list[tuple[str, str, Any]] = [
        ("GET", f"{api}/{row_id}", None),
        ("GET", f"{page}/{row_id}", None),
        ("PATCH", f"{api}/{row_id}", {}),
        ("DELETE", f"{api}/{row_id}", {"reason": "重复"}),
        ("POST", f"{api}/{row_id}/moves/{move}", {}),
        ("POST", f"{api}/{row_id}/reveal", {"field": personal, "purpose": "核对"}),
        ("GET", f"{api}?id={row_id}", None),
    ]
    tries += [
        ("GET", f"{api}?{spec.name}={row_id}", None) for spec in ledger.fields if spec.kind == "reference"
    ]
    tries += [("GET", f"{api}/{row_id}/documents", None)] if ledger.documents else []
    tries += [
        ("GET", f"{api}/{row_id}/documents/{one.code}", None) for one in ledger.documents if one.template
    ]
    headers = {**trial.headers["station_clerk"], "If-Match": '"1"'}
    answers = [
        trial.house.client.request(how, where, headers=headers, json=body) for how, where, body in tries
    ]
    return [(one.status_code, one.text.replace(row_id, NOBODY)) for one in answers]


def test_whoever_holds_the_id_of_a_sealed_row_is_answered_as_for_one_that_never_was(trial: Trial) -> None:
    with everything_said() as said:
        nobody = {ledger.code: asked(trial, ledger, NOBODY) for ledger in SEALABLE}
        for ledger, row_id in trial.sealed:
            assert asked(trial, ledger, row_id) == nobody[ledger.code], ledger.code
    assert not [one for one in identity(trial) if one in said.getvalue()]


def test_pointing_at_the_minor_is_refused_as_pointing_nowhere(trial: Trial) -> None:
    (subject,) = [row_id for ledger, row_id in trial.sealed if ledger is SUBJECTS]
    answers = [
        trial.house.client.post(
            f"/api/corrections/{REPORTS.path}",
            headers=trial.headers["station_clerk"],
            json={"subject_id": one, "kind": "daily", "due_on": "2024-03-01"},
        )
        for one in (subject, NOBODY)
    ]
    assert [one.status_code for one in answers] == [422, 422]
    assert answers[0].text == answers[1].text


@pytest.mark.parametrize("value", MINOR)
def test_searching_for_the_minor_finds_nothing(trial: Trial, value: str) -> None:
    for ledger in SEALABLE:
        fields = [spec.name for spec in ledger.personal if spec.kind == "personal"]
        fields += [
            f"{part.name}.{one.name}"
            for part in ledger.parts
            for one in part.personal
            if one.kind == "personal"
        ]
        for field in fields:
            address = f"/api/{ledger.owner}/{ledger.path}/search"
            sought = {"field": field, "value": value}
            answer = trial.house.client.post(address, headers=trial.headers["station_clerk"], json=sought)
            assert answer.json() == {"rows": []}, (ledger.code, field)


def test_nothing_that_is_logged_or_printed_tells_of_the_minor(trial: Trial) -> None:
    assert not [one for one in identity(trial) if one in trial.said]
    with everything_said() as said:
        structlog.get_logger("fengqiao").warning("seen", name=MINOR[0])
        logging.getLogger("fengqiao").warning("seen %s", MINOR[1])
    assert MINOR[0] in said.getvalue()
    assert MINOR[1] in said.getvalue()


def seen_by_the_officer(trial: Trial) -> set[str]:
    """Return the addresses at which the named officer finds something else than the clerk of the same station."""
    officers, clerks = trial.after[OFFICER], trial.after["station_clerk"]
    return set(unlike({address: clerks[address] for address in officers}, officers))


def seen_anew(trial: Trial, addresses: set[str]) -> set[str]:
    """Return the addresses at which the clerk now finds something else than before."""
    known = {address: trial.after["station_clerk"][address] for address in addresses}
    return set(unlike(known, walk(trial.house, trial.headers["station_clerk"], sorted(addresses))))


def test_without_the_flag_on_the_tables_the_walk_finds_the_minor(
    trial: Trial, monkeypatch: pytest.MonkeyPatch
) -> None:
    for table in METADATA.tables.values():
        monkeypatch.delitem(table.info, SEALED_BY, raising=False)
    pages = {one.replace("/api/", "/ledgers/") for one in LISTS}
    exports = {f"{one}/export.xlsx" for one in LISTS}
    assert seen_anew(trial, LISTS | pages | exports) == LISTS | pages | exports


def test_without_the_scope_that_keeps_them_out_the_walk_finds_the_minor_in_every_figure(
    trial: Trial, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Scope, "sees_sealed", True)
    monkeypatch.setattr(exporting, "open_rows", lambda table: None)
    officers = {one for one in seen_by_the_officer(trial) if one.startswith(FIGURES)}
    assert seen_anew(trial, officers) == officers
