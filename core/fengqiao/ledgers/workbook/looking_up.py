"""Everything an import must know of the database before it can decide, asked in one snapshot."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from fengqiao.access.actors import Actor
from fengqiao.database.scope import ScopedSession
from fengqiao.database.seals import SEALED_BY
from fengqiao.errors import NotFound
from fengqiao.ledgers.bunches import StoredRow
from fengqiao.ledgers.declaration import Fielded, Ledger
from fengqiao.ledgers.fields import FieldKind, FieldSpec
from fengqiao.ledgers.sealing import REASON, REMEDY, sealed_among, sealing_columns
from fengqiao.ledgers.typed_numbers import wrong_book
from fengqiao.ledgers.workbook.deciding import Decisions
from fengqiao.ledgers.workbook.entries import Entries
from fengqiao.ledgers.workbook.judging import Trouble
from fengqiao.ledgers.workbook.layout import NUMBER, ROW_ID, UNIT
from fengqiao.ledgers.workbook.lines import Lines
from fengqiao.ledgers.workbook.lookups import labels_of, units_by_code
from fengqiao.ledgers.workbook.matching import Matching
from fengqiao.ledgers.workbook.references import resolved, target_of
from fengqiao.ledgers.workbook.surrounding_rows import circumstances_of
from fengqiao.ledgers.workbook.surroundings import Surroundings

NO_UNIT = Trouble("没有填单位编码", "请填写记录所属单位的编码,或在导入时指定单位")
OUTSIDE = Trouble("单位不在您的管辖范围内", "请核对单位编码,只能导入本单位及下级单位的记录")


@dataclass
class LookUp:
    """The questions of one import.

    :param unit_code: owner of the rows that name no unit; the actor's own unit when None.
    """

    session: ScopedSession
    here: Surroundings
    actor: Actor
    ledger: Ledger
    unit_code: str | None

    def answered(self, main: Entries, parts: list[Lines]) -> Decisions:
        """Find units, stored rows, what references mean and what stored references are called.

        :raises NotFound: when there is no unit of the code that was named for the file.
        """
        self._refuse_sealed(main)
        unit_ids = units_by_code(self.session, self._unit_codes(main, parts))
        matching = Matching(self.session, self.ledger, main, self.here.vault, self._units(main, unit_ids))
        matching.by_id()
        self._resolve(main, matching.units)
        matching.by_key()
        for lines in parts:
            lines.link(main, matching.units, matching.rows, unit_ids)
            lines.recall(self.session, matching.rows)
            lines.identify(matching.rows)
            owners = [None if owner is None else matching.units[owner] for owner in lines.owners]
            self._resolve(lines.entries, owners)
        labels = self._labels(matching.rows, parts)
        around = circumstances_of(
            self.session, self.ledger, self.here.vault, main, matching.units, matching.rows, parts
        )
        here = self.here
        return Decisions(
            self.ledger,
            main,
            matching.units,
            matching.rows,
            parts,
            here.codes,
            here.vault,
            labels,
            around,
            self._sealed(main, matching),
        )

    def _sealed(self, main: Entries, matching: Matching) -> set[int]:
        """Return the indexes of the new rows that are sealed; refuse typed numbers of the other series."""
        table = self.ledger.table.__table__
        names = sealing_columns(table)
        if not names:
            return set()
        records = main.records([spec for spec in self.ledger.fields if spec.name in names])
        rows = [
            record | {"unit_id": unit_id} for record, unit_id in zip(records, matching.units, strict=True)
        ]
        sealed = sealed_among(self.session, table, rows)
        for index, row in enumerate(matching.rows):
            number = main.value(NUMBER, index) if row is None else None
            if fault := wrong_book(self.ledger, number, sealed=index in sealed):
                main.trouble(index, NUMBER.name, Trouble(fault.reason, fault.remedy))
        return sealed

    def _refuse_sealed(self, main: Entries) -> None:
        """Refuse rows that would be sealed from the very person who imports them."""
        flag = self.ledger.table.__table__.info.get(SEALED_BY)
        if flag is not None and not self.session.scope.sees_sealed:
            for index, value in enumerate(main.values.get(flag, ())):
                if value:
                    main.trouble(index, flag, Trouble(REASON, REMEDY))

    def _unit_codes(self, main: Entries, parts: Iterable[Lines]) -> set[str]:
        sheets = [main, *(lines.entries for lines in parts)]
        codes = {code for entries in sheets for code in entries.values.get(UNIT.name, ())}
        return {code for code in (*codes, self.unit_code) if code is not None}

    def _units(self, main: Entries, unit_ids: dict[str, int]) -> list[int | None]:
        """Return the unit of each row that names one, and the default for new rows that name none."""
        default = self._default_unit(unit_ids)
        units: list[int | None] = []
        for index in range(main.count):
            code, is_known = main.value(UNIT, index), main.value(ROW_ID, index) is not None
            unit_id = unit_ids.get(code) if code is not None else None if is_known else default
            if unit_id is None and code is not None:
                main.trouble(index, UNIT.name, OUTSIDE)
            elif unit_id is None and not is_known:
                main.trouble(index, UNIT.name, NO_UNIT)
            units.append(unit_id)
        return units

    def _default_unit(self, unit_ids: dict[str, int]) -> int | None:
        if self.unit_code is not None:
            if self.unit_code not in unit_ids:
                raise NotFound(f"没有编码为“{self.unit_code}”的单位,或它不在您的管辖范围内。")
            return unit_ids[self.unit_code]
        own = self.actor.unit_id
        return own if own and self.session.may_touch({own}) else None

    def _resolve(self, entries: Entries, units: Sequence[int | None]) -> None:
        """Put ids in place of the names in columns that point at other rows."""
        for spec in entries.present_fields:
            if spec.kind is FieldKind.REFERENCE:
                self._resolve_column(entries, units, spec)

    def _resolve_column(self, entries: Entries, units: Sequence[int | None], spec: FieldSpec) -> None:
        names = entries.values[spec.name]
        places = list(zip(units, names, strict=True))
        asked = {(unit_id, name) for unit_id, name in places if unit_id is not None and name is not None}
        target = target_of(spec, self.here.ledgers)
        answers: dict[Any, Any] = {**resolved(self.session, target, asked, self.here.vault)} if asked else {}
        for index, place in enumerate(places):
            found = answers.get(place)
            names[index] = None if isinstance(found, Trouble) else found
            if isinstance(found, Trouble):
                entries.trouble(index, spec.name, found)

    def _labels(self, rows: Iterable[StoredRow | None], parts: Iterable[Lines]) -> dict[UUID, str]:
        """Return what the rows are called that the stored rows point at."""
        known: list[tuple[Fielded, list[StoredRow]]] = [
            (self.ledger, [row for row in rows if row is not None]),
            *((lines.part, [line for of_row in lines.stored.values() for line in of_row]) for lines in parts),
        ]
        labels: dict[UUID, str] = {}
        for declared, stored in known:
            for spec in declared.fields if stored else ():
                if spec.kind is FieldKind.REFERENCE:
                    ids = {row._mapping[spec.name] for row in stored} - {None}
                    labels |= labels_of(self.session, target_of(spec, self.here.ledgers), ids)
        return labels
