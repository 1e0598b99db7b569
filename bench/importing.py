"""Importing a workbook of 100,000 rows × 20 columns beside parsing it with calamine and one executemany.

Ours checks every cell against the ledger, finds rows again, numbers them, writes the audit and the answer, all in one
transaction. The rival does none of that. With `--personal`, two of the columns are a name and an identity number: ours
then makes a key for each row, encrypts, indexes and masks them, and the rival still writes them down in clear.
Usage: `uv run python bench/importing.py [--rows N] [--pairs N] [--personal]`.
"""

import argparse
import sqlite3
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Annotated

import python_calamine
from fengqiao.access.actors import Actor
from fengqiao.api import P2, Codes, Ledger, LedgerRow, Money, Personal, Unit, synthetic_id_no
from fengqiao.database.model import METADATA
from fengqiao.database.scope import SYSTEM, Scope
from fengqiao.database.session import Database
from fengqiao.ledgers.codes import Code, CodeBook
from fengqiao.ledgers.vault import Vault
from fengqiao.ledgers.workbook.importing import import_workbook
from fengqiao.privacy.master_key import MasterKey
from fengqiao.privacy.values import Rules
from fengqiao.testing.databases import build_schema
from fengqiao.units.tree import found
from pairs import paired, report, tell
from sqlmodel import Field, SQLModel
from xlsxwriter import Workbook

FACTOR = 3.0
KINDS = ("甲类", "乙类", "丙类", "丁类")


class Columns(SQLModel):
    """Eighteen plain columns of a made-up ledger."""

    visited_on: date = Field(title="日期")
    kind: Annotated[str, Codes("bench.kind")] = Field(title="类型")
    channel: Annotated[str, Codes("bench.kind")] = Field(title="渠道")
    matter: str = Field(title="事项", max_length=60)
    place: str = Field(title="地点", max_length=60)
    handler: str = Field(title="经办人", max_length=30)
    people: int = Field(title="人数", ge=0)
    minutes: int = Field(title="时长", ge=0)
    calls: int = Field(title="次数", ge=0)
    amount: Annotated[Decimal | None, Money()] = Field(default=None, title="金额")
    paid: Annotated[Decimal | None, Money()] = Field(default=None, title="已付")
    settled: bool = Field(default=False, title="办结")
    urgent: bool = Field(default=False, title="紧急")
    answered_on: date | None = Field(default=None, title="答复日期")
    closed_on: date | None = Field(default=None, title="办结日期")
    remark: str | None = Field(default=None, title="备注", max_length=80)
    office: str = Field(title="科室", max_length=30)
    file_no: str = Field(title="卷号", max_length=30)


class Visit(Columns, LedgerRow, table=True):
    """All twenty columns plain."""

    __tablename__ = "bench_visit"

    visitor: str | None = Field(default=None, title="姓名", max_length=30)
    id_no: str | None = Field(default=None, title="身份证号", max_length=18)


class PersonalVisit(Columns, LedgerRow, table=True):
    """The same with two personal columns."""

    __tablename__ = "bench_personal_visit"

    visitor: Annotated[str | None, Personal(P2, "name")] = Field(default=None, title="姓名")
    id_no: Annotated[str | None, Personal(P2, "id_no")] = Field(default=None, title="身份证号")


KEY = ("file_no",)
PLAIN = Ledger(Visit, "bench.visit", "来访登记", "visits", dated="visited_on", key=KEY)
PERSONAL = Ledger(
    PersonalVisit, "bench.personal_visit", "来访登记", "personal-visits", dated="visited_on", key=KEY
)
CODES = CodeBook(Code("bench.kind", f"k{number}", title) for number, title in enumerate(KINDS))


@dataclass
class House:
    """What an import needs, over one database."""

    database: Database
    ledgers: Mapping[str, Ledger] = field(
        default_factory=lambda: {one.code: one for one in (PLAIN, PERSONAL)}
    )
    codes: CodeBook = CODES
    vault: Vault = field(
        default_factory=lambda: Vault(MasterKey(bytes(range(32))), Rules(synthetic_ids=True))
    )


def write_rows(file: Path, rows: int) -> None:
    """Write a workbook of invented visits."""
    rng, book = Random(1), Workbook(str(file), {"constant_memory": True})
    sheet, day = book.add_worksheet(PLAIN.title), book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_row(0, 0, [spec.title for spec in PLAIN.fields])
    for number in range(1, rows + 1):
        visited = date(2024, 1, 1) + timedelta(days=rng.randrange(300))
        values = {
            "visited_on": visited, "kind": rng.choice(KINDS), "channel": rng.choice(KINDS),
            "visitor": f"合成人{'甲乙丙丁'[number % 4]}", "id_no": synthetic_id_no(date(1980, 1, 1), number),
            "matter": f"事项{number % 97}", "place": f"第{number % 31}窗口", "handler": f"经办{number % 13}",
            "people": rng.randrange(1, 9), "minutes": rng.randrange(120), "calls": rng.randrange(5),
            "amount": rng.randrange(10**6) / 100, "paid": rng.randrange(10**5) / 100,
            "settled": rng.choice(("是", "否")), "urgent": "否", "answered_on": visited + timedelta(days=3),
            "closed_on": visited + timedelta(days=9), "remark": f"备注{number}", "office": f"科室{number % 7}",
            "file_no": f"卷{number:07d}",
        }  # fmt: skip
        for column, spec in enumerate(PLAIN.fields):
            value = values[spec.name]
            if isinstance(value, date):
                sheet.write_datetime(number, column, value, day)
            else:
                sheet.write(number, column, value)
    book.close()


def ours(ledger: Ledger, file: Path, folder: Path) -> None:
    """Import into a fresh database."""
    with tempfile.TemporaryDirectory(dir=folder) as place:
        database = Database(f"sqlite:///{place}/ours.db")
        build_schema(database)
        with database.writing(SYSTEM) as session:
            unit_id = found(session, Unit(code="B", name="某司法所", kind="station")).id or 0
        actor = Actor(
            "bench", "bench", unit_id, frozenset(), frozenset({"*:*:*"}), Scope("bench", (unit_id,))
        )
        result = import_workbook(House(database), actor, ledger, file)
        assert result.rows.inserted == result.rows.read, result.faults[:3]
        database.close()


def rival(ledger: Ledger, file: Path, folder: Path) -> None:
    """Parse, then one executemany into a table of the same columns, keys and indexes."""
    with tempfile.TemporaryDirectory(dir=folder) as place:
        database = Database(f"sqlite:///{place}/rival.db")
        METADATA.create_all(database.writer)
        database.close()
        header, *rows = (
            python_calamine.CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()
        )
        names, table = [spec.name for spec in ledger.fields], ledger.table.__tablename__
        house = ("id", "unit_id", "seq_no", "state", "version", "created_at", "created_by", "updated_at")
        sql = f"insert into {table} ({', '.join((*house, *names))}) values ({', '.join('?' * (len(house) + len(names)))})"
        with sqlite3.connect(f"{place}/rival.db") as connection:
            connection.executemany(
                sql,
                (
                    (
                        f"{number:032x}",
                        1,
                        f"2024-{number:06d}",
                        "recorded",
                        1,
                        "2024-01-01",
                        "x",
                        "2024-01-01",
                        *map(_plain, row),
                    )
                    for number, row in enumerate(rows)
                ),
            )
        connection.close()


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def main(rows: int, pairs: int, ledger: Ledger) -> None:
    """Measure and report."""
    with tempfile.TemporaryDirectory() as name:
        folder, file = Path(name), Path(name) / "visits.xlsx"
        tell(f"writing a workbook of {rows} rows")
        write_rows(file, rows)
        mine, theirs = paired(lambda: ours(ledger, file, folder), lambda: rival(ledger, file, folder), pairs)
    report(
        mine,
        theirs,
        factor=FACTOR,
        work=f"import {rows} x {len(ledger.fields)}",
        personal_columns=len(ledger.personal),
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--personal", action="store_true", help="with two columns that are encrypted")
    arguments = parser.parse_args()
    main(arguments.rows, arguments.pairs, PERSONAL if arguments.personal else PLAIN)
