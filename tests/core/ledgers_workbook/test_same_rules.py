"""An import refuses what a request would refuse, and stores what a request would store."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from fengqiao.access.actors import Actor
from fengqiao.errors import Invalid
from fengqiao.ledgers.reading import LedgerReader, ListQuery
from fengqiao.ledgers.writing import LedgerWriter
from fengqiao.privacy.synthetic import synthetic_id_no

from tests.core.ledgers_workbook.conftest import Load
from tests.core.ledgers_workbook.files import AsText, matter
from tests.core.ledgers_workbook.house import MATTERS, House

pytestmark = pytest.mark.parametrize("engine_kind", ["sqlite"])

ID_NO = synthetic_id_no(date(1980, 3, 2), 21)

# Title of the column, field, and values that mean the same in a cell and in a request.
SAME: list[tuple[str, str, list[Any]]] = [
    (
        "标题",
        "title",
        ["短", "长" * 40, "长" * 41, " 有空白 ", "a\tb", "a\x7fb", "=1+1", "<b>", "𠮷野家", "\ue000"],
    ),
    ("人数", "people", [0, 1, -1, 2_147_483_647, 2_147_483_648]),
    ("受理日期", "taken_on", [date(2010, 3, 1), date(2024, 2, 29), date(2199, 12, 31), date(2200, 1, 1)]),
    ("办结日期", "done_on", [date(2024, 1, 5), date(2024, 1, 4), None]),
    ("金额", "amount", [Decimal("0.01"), Decimal("-5"), Decimal("99999999999.99")]),
    ("申请人", "applicant", ["张三", "张  三", "张", "买买提•艾力", "无", "张三1", "张*", "a" * 61]),
    (
        "身份证号",
        "id_no",
        [ID_NO, ID_NO.lower(), f" {ID_NO}", ID_NO[:17], ID_NO[:16] + "00", "无", "１" * 18],
    ),
    ("经过", "story", ["说来话长", "\n首尾换行\n", "无"]),
    ("备注", "remark", ["第一行\n第二行", "x" * 5_000]),
    ("编号", "seq_no", ["A-1", "甲" * 64, "甲" * 65]),
]


@pytest.mark.parametrize(("title", "name", "values"), SAME, ids=[name for _, name, _ in SAME])
def test_a_value_fares_alike_in_a_cell_and_in_a_request(
    load: Load, house: House, clerk: Actor, title: str, name: str, values: list[Any]
) -> None:
    numbers = [value if name == "seq_no" else f"N{place}" for place, value in enumerate(values)]
    rows = [
        matter(**{"编号": number, title: AsText(value) if isinstance(value, str) else value})
        for number, value in zip(numbers, values, strict=True)
    ]
    result = load(事项=rows)

    requested = dict(enumerate(as_requests(house, clerk, name, values, numbers)))
    rejected = {row - 2 for first, last in result.rows.rejected_rows for row in range(first, last + 1)}
    assert rejected == {place for place, record in requested.items() if record is None}, result.faults
    assert stored(house, clerk) == {
        numbers[place]: record for place, record in requested.items() if record is not None
    }


def as_requests(
    house: House, clerk: Actor, name: str, values: list[Any], numbers: list[Any]
) -> Iterator[dict[str, Any] | None]:
    """Check the same rows as the API does; None for one that it refuses."""
    with house.database.writing(clerk.scope) as session:
        writer = LedgerWriter(session, MATTERS, house.codes, house.vault)
        for value, number in zip(values, numbers, strict=True):
            plain = {"taken_on": date(2024, 1, 5), "kind": "quarrel", "people": 3, "seq_no": number}
            try:
                yield writer.draft(clerk.unit_id, plain | {name: value}).record
            except Invalid:
                yield None


def stored(house: House, clerk: Actor) -> dict[str, dict[str, Any]]:
    """Return 编号 → record of all matters."""
    with house.database.reading(clerk.scope) as session:
        reader = LedgerWriter(session, MATTERS, house.codes, house.vault)
        rows = LedgerReader(session, MATTERS).page(ListQuery(size=100)).rows
        return {row["seq_no"]: reader.record_of(reader.row(row["id"])) for row in rows}
