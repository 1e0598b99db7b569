"""A sound row of every ledger, taken from the demo, in a house where everything it points at stands."""

import importlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from fengqiao.access.tokens import issue_token
from fengqiao.database.scope import SYSTEM, ScopedSession
from fengqiao.errors import Invalid
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.fields import FieldSpec
from fengqiao.ledgers.loading import load
from fengqiao.ledgers.markers import Ref
from fengqiao.ledgers.writing import LedgerWriter
from fengqiao.registry.demo import found_district, registry_rows
from fengqiao.registry.ledgers import LEDGERS as REGISTRY
from fengqiao.registry.people import STAFF
from fengqiao.testing.house import House
from fengqiao.units.models import Unit

from tests.system.conftest import LINES

Record = dict[str, Any]

LEDGERS: tuple[Ledger, ...] = (
    *REGISTRY,
    *(one for line in LINES for one in importlib.import_module(f"fengqiao_{line}.ledgers").LEDGERS),
)
"""Every ledger of this checkout."""

FOUNDED, CLOSED = date(1990, 1, 1), date(2024, 1, 1)
"""The first day of every unit here, and the first on which none exists any more."""


@dataclass(frozen=True)
class Sound:
    """A row that can be registered as it stands.

    :param record: fields and parts as Python values.
    """

    ledger: Ledger
    unit_id: int
    record: Record


@dataclass
class Bench:
    """The house, and what stands in it.

    :param sound: code of a ledger → a row of it that is not registered.
    :param there: code of a ledger → a registered row of the unit of the examples that point at it, with its `seq_no`.
    :param numbers: id → 编号 of the registered rows.
    :param voided: the same, of rows that were voided; `foreign` the same, of rows of another unit.
    """

    house: House
    sound: dict[str, Sound] = field(default_factory=dict)
    there: dict[str, Record] = field(default_factory=dict)
    voided: dict[str, Record] = field(default_factory=dict)
    foreign: dict[str, Record] = field(default_factory=dict)
    numbers: dict[UUID, str] = field(default_factory=dict)
    codes: dict[int, str] = field(default_factory=dict)
    station: int = 0
    elsewhere: int = 0
    by_unit: dict[int, dict[str, str]] = field(default_factory=dict)

    def standing(self, code: str, unit_id: int) -> UUID:
        """Return the id of a registered row of a ledger at a unit; register one where there is none."""
        if unit_id == self.station and code in self.there:
            found: UUID = self.there[code]["id"]
            return found
        sound, row_id = self.sound[code], uuid4()
        with self.house.installation.database.writing(SYSTEM) as session:
            installation = self.house.installation
            row = (sound.ledger, unit_id, {"id": row_id, **sound.record})
            load(session, [row], installation.codes, installation.vault)
        return row_id

    def newcomer(self, unit_id: int) -> UUID:
        """Register somebody at a unit whom no other row names, and return their id."""
        installation, somebody = self.house.installation, uuid4()
        self.numbers[somebody] = f"新{len(self.numbers)}"
        row = {"id": somebody, "name": "合成人新", "seq_no": self.numbers[somebody]}
        with installation.database.writing(SYSTEM) as session:
            load(session, [(STAFF, unit_id, row)], installation.codes, installation.vault)
        return somebody

    def headers(self, unit_id: int) -> dict[str, str]:
        """Return the headers of somebody who enters rows at a unit and sees nothing beside it."""
        if unit_id not in self.by_unit:
            with self.house.installation.database.writing(SYSTEM) as session:
                unit = session.get_one(Unit, unit_id)
                roles = ["station_head", "sealed_files_officer"]
                _, secret = issue_token(session, unit=unit, roles=roles, days=1, name="test")
            self.by_unit[unit_id] = {"Authorization": f"Bearer {secret}"}
        return self.by_unit[unit_id]


def references(ledger: Ledger) -> Iterator[tuple[str, FieldSpec, Ref]]:
    """Yield the fields that point at other rows: name of their part, or nothing."""
    for owner, fields in (("", ledger.fields), *((part.name, part.fields) for part in ledger.parts)):
        for spec in fields:
            if isinstance(spec.marker, Ref):
                yield owner, spec, spec.marker


def bench_of(house: House) -> Bench:
    """Fill an empty house."""
    bench = Bench(house)
    with house.installation.database.writing(SYSTEM) as session:
        district = found_district(session, 7)
        rows: list[tuple[Ledger, int, Record]] = [
            (ledger, unit, dict(record)) for ledger, unit, record in registry_rows(district)
        ]
        for answer in house.installation.host.call_each("seed_demo", seed=7, demo=district):
            rows += [(ledger, unit, dict(record)) for ledger, unit, record in answer.value]
        _fill(bench, session, rows)
        for unit in session.query(Unit).all():
            unit.founded_on, unit.closed_on = FOUNDED, CLOSED
            bench.codes[unit.id or 0] = unit.code
    return bench


def _fill(bench: Bench, session: ScopedSession, rows: list[tuple[Ledger, int, Record]]) -> None:
    by_ledger: dict[str, list[tuple[int, Record]]] = {}
    by_id = {record["id"]: (ledger.code, unit, record) for ledger, unit, record in rows if "id" in record}
    for ledger, unit, record in rows:
        by_ledger.setdefault(ledger.code, []).append((unit, record))
    stations = [unit for ledger, unit, _ in rows if ledger.code == "registry.station"]
    bench.station, bench.elsewhere = _busiest(rows, stations)
    wanted: dict[str, dict[UUID, tuple[int, Record]]] = {}

    def want(row_id: UUID) -> None:
        code, unit, record = by_id[row_id]
        if row_id not in wanted.setdefault(code, {}):
            wanted[code][row_id] = unit, record
            for target in _targets(ledgers[code], record):
                want(target)

    ledgers = {ledger.code: ledger for ledger in LEDGERS}
    for ledger in LEDGERS:
        bench.sound[ledger.code] = _sound(bench, session, ledger, by_ledger.get(ledger.code, []))
        for target in _targets(ledger, bench.sound[ledger.code].record):
            want(target)
    chosen: dict[str, list[UUID | None]] = {}
    for code in {ref.ledger for ledger in LEDGERS for _, _, ref in references(ledger)}:
        near, far = (
            next((one["id"] for at, one in by_ledger[code] if at == unit and not one.get("minor")), None)
            for unit in (bench.station, bench.elsewhere)
        )
        chosen[code] = [near, far]
        for row_id in filter(None, (near, far)):
            want(row_id)
    _write(bench, session, [ledger for ledger in _in_order(rows) if ledger.code in wanted], wanted, chosen)


def _in_order(rows: list[tuple[Ledger, int, Record]]) -> list[Ledger]:
    return list({ledger.code: ledger for ledger, _, _ in rows}.values())


def _busiest(rows: list[tuple[Ledger, int, Record]], stations: list[int]) -> list[int]:
    """Return the two stations with rows in most ledgers."""
    kinds = {unit: len({ledger.code for ledger, at, _ in rows if at == unit}) for unit in stations}
    return sorted(kinds, key=lambda unit: -kinds[unit])[:2]


def _targets(ledger: Ledger, record: Mapping[str, Any]) -> Iterator[UUID]:
    for part, spec, _ in references(ledger):
        for line in record.get(part, ()) if part else (record,):
            if line.get(spec.name) is not None:
                yield line[spec.name]


def _sound(
    bench: Bench, session: ScopedSession, ledger: Ledger, candidates: list[tuple[int, Record]]
) -> Sound:
    """Return the first row, of the busiest station if it has one, that can be made one in its first state."""
    assert candidates, f"no row of {ledger.code} in the demo"
    at_station = [one for one in candidates if one[0] == bench.station]
    writer = LedgerWriter(session, ledger, bench.house.installation.codes, bench.house.installation.vault)
    for unit, whole in [*at_station[:40], *candidates[:40]]:
        record = {name: value for name, value in whole.items() if name not in ("id", "state", "seq_no")}
        if record.get("minor") or not _reduced(writer, unit, record):
            continue
        if "name" in ledger.key:
            # An import would take a row of the same name for the one that is registered.
            record["name"] = f"{record.get('name') or ''}另"
        return Sound(ledger, unit, record)
    raise AssertionError(f"no row of {ledger.code} is sound in its first state")


def _reduced(writer: LedgerWriter, unit: int, record: Record) -> bool:
    """Leave out what a later state brought, until nothing is wrong with the row any more."""
    required = {spec.name for spec in writer.ledger.fields if spec.required}
    for _ in range(6):
        try:
            writer.draft(unit, record)
        except Invalid as error:
            names = {fault["field"].partition(".")[0] for fault in error.facts["faults"]} - required
            if not names & record.keys():
                return False
            for name in names:
                record.pop(name, None)
        else:
            return True
    return False


def _write(
    bench: Bench,
    session: ScopedSession,
    ledgers: list[Ledger],
    wanted: dict[str, dict[UUID, tuple[int, Record]]],
    chosen: dict[str, list[UUID | None]],
) -> None:
    """Register what is wanted; of every ledger that is pointed at first a row that is voided again."""
    codes, vault = bench.house.installation.codes, bench.house.installation.vault
    for ledger in ledgers:
        near, far = chosen.get(ledger.code, [None, None])
        if near is not None:
            gone = {**wanted[ledger.code][near][1], "id": uuid4(), "seq_no": "作废"}
            load(session, [(ledger, bench.station, gone)], codes, vault)
            LedgerWriter(session, ledger, codes, vault).void(gone["id"], 1, "录错")
            bench.voided[ledger.code] = gone
            bench.numbers[gone["id"]] = gone["seq_no"]
        for row_id, (_, record) in wanted[ledger.code].items():
            record["seq_no"] = bench.numbers[row_id] = f"号{len(bench.numbers)}"
            if row_id == near:
                bench.there[ledger.code] = record
            elif row_id == far:
                bench.foreign[ledger.code] = record
        rows = [(ledger, unit, record) for unit, record in wanted[ledger.code].values()]
        load(session, rows, codes, vault)
