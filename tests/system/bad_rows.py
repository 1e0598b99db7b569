"""Bad rows of a ledger, derived from its declaration: one thing wrong in each, and the place that must be named."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from fengqiao.ledgers.codes import CodeBook
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.fields import FieldKind, FieldSpec, list_code_of
from fengqiao.ledgers.markers import Personal, Ref
from fengqiao.ledgers.workbook.layout import layout_of
from fengqiao.privacy.synthetic import synthetic_id_no

from tests.system.sound_rows import CLOSED, FOUNDED, LEDGERS, Bench, Record, Sound, references

NOWHERE = UUID("00000000-0000-7000-8000-000000000000")
_BEFORE_ALL = date(1980, 1, 1)
_NOTHING = object()


@dataclass(frozen=True)
class Wrong:
    """One thing wrong at one place.

    :param part: name of the part in whose first line it is; empty for the row itself.
    :param value: what stands there instead; `_NOTHING` for nothing at all.
    :param cell: what stands in its cell where that is not what the value shows; None for the value.
    """

    part: str
    spec: FieldSpec
    value: Any
    cell: Any = None

    @property
    def path(self) -> str:
        """The place that a request's fault names."""
        return f"{self.part}.0.{self.spec.name}" if self.part else self.spec.name


@dataclass(frozen=True)
class Bad:
    """One bad row: the same is wrong with it in one place or in several.

    :param what: what is wrong with it.
    :param record: the row as Python values.
    :param alone: it is only found when nothing else is the matter, so that it needs a file of its own.
    """

    what: str
    wrongs: tuple[Wrong, ...]
    record: Record
    alone: bool = False


def limit(spec: FieldSpec, name: str) -> Any:
    """Return a bound of a field: `ge`, `gt`, `le`, `max_length`; None where there is none."""
    return next((getattr(one, name) for one in spec.limits if hasattr(one, name)), None)


def bad_rows(bench: Bench, sound: Sound) -> Iterator[Bad]:
    """Yield everything that can be wrong with a row of a ledger."""
    ledger = sound.ledger
    found: dict[str, list[Wrong]] = {}
    for part, fields in (("", ledger.fields), *((one.name, one.fields) for one in ledger.parts)):
        for spec in fields:
            if spec.required:
                found.setdefault("left empty", []).append(Wrong(part, spec, _NOTHING))
            for what, value, cell in _wrong_values(spec):
                found.setdefault(what, []).append(Wrong(part, spec, value, cell))
    for what, wrong in _bad_references(bench, sound):
        found.setdefault(what, []).append(wrong)
    yield from (Bad(what, tuple(wrongs), spoilt(bench, sound, wrongs)) for what, wrongs in found.items())
    yield from _before_its_time(bench, sound)
    yield from _outside_the_units_life(bench, sound)


def _wrong_values(spec: FieldSpec) -> Iterator[tuple[str, Any, Any]]:
    lowest, above = limit(spec, "ge"), limit(spec, "gt")
    longest = limit(spec, "max_length")
    if spec.kind is FieldKind.CODE:
        yield "an unknown code", "no_such_code", "没有的一项"
    elif spec.kind is FieldKind.INTEGER:
        yield "a quantity below the least", -1 if lowest is None else lowest - 1, None
        yield "words for a number", "三", "三"
        yield "full-width digits", "３", "３"
    elif spec.kind is FieldKind.MONEY:
        least = Decimal(0) if lowest is None and above is None else Decimal(lowest or 0)
        yield "an amount below nothing", str(least - Decimal("0.01")), least - Decimal("0.01")
        yield "full-width digits", "１２", "１２"
        yield "a third decimal", "1.005", Decimal("1.005")
    elif spec.kind is FieldKind.DAY:
        yield "a day that does not exist", "2023-02-30", "2023-02-30"
        yield "a month for a day", "2023年2月", "2023年2月"
        yield "full-width digits", "２０２３-02-03", "２０２３-02-03"
    elif spec.kind is FieldKind.BOOLEAN:
        yield "neither yes nor no", "也许", "也许"
    elif spec.kind is FieldKind.TEXT:
        yield "a number for a text", 12, 12
        if longest:
            yield "too long a text", "长" * (longest + 1), None
    elif isinstance(spec.marker, Personal) and spec.marker.kind in ("id_no", "phone"):
        yield "no such number", "123", None


def _bad_references(bench: Bench, sound: Sound) -> Iterator[tuple[str, Wrong]]:
    for part, spec, ref in references(sound.ledger):
        yield "a row that never was", Wrong(part, spec, NOWHERE, "没有的编号")
        for what, rows in (("a voided row", bench.voided), ("a row of another station", bench.foreign)):
            if ref.ledger in rows and sound.unit_id == bench.station:
                yield what, Wrong(part, spec, rows[ref.ledger]["id"])


def _before_its_time(bench: Bench, sound: Sound) -> Iterator[Bad]:
    """Let everything happen before what is pointed at was there; some rows do not say since when they are."""
    own = {one.name for one in sound.ledger.fields}
    for part, spec, ref in references(sound.ledger):
        target = bench.there.get(ref.ledger)
        if not ref.during or target is None or sound.unit_id != bench.station:
            continue
        first, _ = bench.house.installation.ledgers[ref.ledger].table.life
        if target.get(first) is None:
            continue
        wrong = Wrong(part, spec, target["id"])
        record = spoilt(bench, sound, [wrong])
        days = dict.fromkeys(ref.during, target[first] - timedelta(days=1))
        record |= {name: day for name, day in days.items() if name in own}
        for line in record[part] if part else ():
            line.update({name: day for name, day in days.items() if name not in own})
        yield Bad("a row not yet in force", (wrong,), record, alone=True)


def _outside_the_units_life(bench: Bench, sound: Sound) -> Iterator[Bad]:
    ledger = sound.ledger
    spec = next((one for one in ledger.fields if one.name == ledger.dated), None)
    if spec is None:
        return
    when = {"after the unit was closed": CLOSED, "before the unit was founded": FOUNDED - timedelta(days=1)}
    for what, day in when.items():
        if day == CLOSED or not ledger.older:
            wrong = Wrong("", spec, day)
            yield Bad(what, (wrong,), spoilt(bench, sound, [wrong]), alone=True)


def spoilt(bench: Bench, sound: Sound, wrongs: Iterable[Wrong]) -> Record:
    """Return a copy of a sound row with everything set that is wrong; of a part only the first line is left."""
    record = dict(sound.record)
    for wrong in wrongs:
        place = record
        if wrong.part:
            if record.get(wrong.part) is sound.record.get(wrong.part):
                line = (sound.record.get(wrong.part) or [_line(bench, sound, wrong.part)])[0]
                record[wrong.part] = [dict(line)]
            place = record[wrong.part][0]
        place.pop(wrong.spec.name, None)
        if wrong.value is not _NOTHING:
            place[wrong.spec.name] = wrong.value
    return record


def _line(bench: Bench, sound: Sound, name: str) -> Record:
    """Return a line of a part of which the example has none."""
    part = sound.ledger.part(name)
    assert part is not None
    required = (spec for spec in part.fields if spec.required)
    return {spec.name: _some(bench, sound, spec) for spec in required}


def _some(bench: Bench, sound: Sound, spec: FieldSpec) -> Any:
    if spec.kind is FieldKind.CODE:
        return next(iter(bench.house.installation.codes.entries(list_code_of(spec))))
    if isinstance(spec.marker, Ref):
        return bench.there[spec.marker.ledger]["id"]
    day = sound.record.get(sound.ledger.dated or "") or FOUNDED
    found = {FieldKind.DAY: day, FieldKind.INTEGER: limit(spec, "ge") or 1}
    return found.get(spec.kind, "合成")


def body(record: Mapping[str, Any]) -> Record:
    """Return a record as JSON has it."""
    return {name: _plain(value) for name, value in record.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [body(line) for line in value]
    return str(value) if isinstance(value, UUID | Decimal | date) else value


def sheets(bench: Bench, ledger: Ledger, rows: Mapping[str, Bad | Record]) -> dict[str, list[Record]]:
    """Return rows as the sheets of a workbook.

    :param rows: 编号 → row.
    """
    layout = layout_of(ledger)
    found: dict[str, list[Record]] = {sheet.name: [] for sheet in layout.sheets}
    for number, row in rows.items():
        bad = row if isinstance(row, Bad) else None
        record = bad.record if bad else row
        found[layout.main.name].append({"编号": number, **_cells(bench, ledger.fields, record, bad, "")})
        for part, sheet in zip(ledger.parts, layout.parts, strict=True):
            for line in record.get(part.name, ()):
                cells = _cells(bench, part.fields, line, bad, part.name)
                found[sheet.name].append({"所属编号": number, **cells})
    return {name: lines for name, lines in found.items() if lines}


def _cells(
    bench: Bench, fields: tuple[FieldSpec, ...], record: Mapping[str, Any], bad: Bad | None, part: str
) -> Record:
    cells = {spec.title: _cell(bench, spec, record.get(spec.name)) for spec in fields}
    for wrong in bad.wrongs if bad is not None else ():
        if wrong.part == part and wrong.cell is not None:
            cells[wrong.spec.title] = wrong.cell
    return cells


def _cell(bench: Bench, spec: FieldSpec, value: Any) -> Any:
    codes: CodeBook = bench.house.installation.codes
    if value is None:
        return None
    if spec.kind is FieldKind.CODE and value in codes.entries(list_code_of(spec)):
        return codes.title(list_code_of(spec), value)
    if spec.kind is FieldKind.REFERENCE:
        return bench.numbers.get(value, str(value))
    return {True: "是", False: "否"}[value] if isinstance(value, bool) else value


def numbers_without_least(ledger: Ledger) -> list[str]:
    """Return the numbers of a ledger and its parts that may fall below any bound."""
    fields = (spec for one in (ledger, *ledger.parts) for spec in one.fields)
    numbers = (spec for spec in fields if spec.kind in (FieldKind.INTEGER, FieldKind.MONEY))
    return [spec.name for spec in numbers if limit(spec, "ge") is None and limit(spec, "gt") is None]


def with_unique(bench: Bench, ledger: Ledger, name: str = "") -> tuple[int, Record]:
    """Return the unit and a sound row that fills in what makes it unique, or a line of one of its parts.

    :param name: name of the part; the row itself when empty.
    """
    sound, part = bench.sound[ledger.code], ledger.part(name)
    specs = {spec.name: spec for spec in (ledger if part is None else part).fields}
    unique = (ledger if part is None else part).unique
    filled = {one: _somebody(bench, ledger, specs[one]) for one in unique}
    if part is None:
        return sound.unit_id, {**sound.record, **filled}
    line = (sound.record.get(name) or [_line(bench, sound, name)])[0]
    return sound.unit_id, {**sound.record, name: [{**filled, **line, **_kept(filled, line)}]}


def _kept(filled: Record, line: Record) -> Record:
    return {name: line.get(name) or value for name, value in filled.items()}


def _somebody(bench: Bench, ledger: Ledger, spec: FieldSpec) -> Any:
    """Return a value that nobody else here has."""
    number = 500 + [one.code for one in LEDGERS].index(ledger.code)
    if isinstance(spec.marker, Personal):
        kinds = {"id_no": synthetic_id_no(date(1970, 1, 1), number), "phone": f"13900000{number}"}
        return kinds.get(spec.marker.kind, "合成人独")
    if isinstance(spec.marker, Ref):
        if spec.marker.ledger == "registry.staff":
            return bench.newcomer(bench.sound[ledger.code].unit_id)
        return bench.there[spec.marker.ledger]["id"]
    if spec.kind is FieldKind.CODE:
        return next(iter(bench.house.installation.codes.entries(list_code_of(spec))))
    return f"{number}" * 4 if spec.name == "region_code" else f"合成{number}"
