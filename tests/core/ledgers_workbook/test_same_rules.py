"""An import refuses what a request would refuse, and stores what a request would store."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from fengqiao.access.actors import Actor
from fengqiao.errors import Invalid
from fengqiao.ledgers.writing import LedgerWriter
from fengqiao.privacy.synthetic import synthetic_id_no

from tests.core.ledgers_workbook.conftest import Load
from tests.core.ledgers_workbook.files import AsText, matter
from tests.core.ledgers_workbook.house import MATTERS, House

pytestmark = pytest.mark.parametrize("engine_kind", ["sqlite"])

ID_NO = synthetic_id_no(date(1980, 3, 2), 21)

# Title of the column, field, and values that mean the same in a cell and in a request.
SAME = [
    (
        "标题",
        "title",
        ["短", "长" * 40, "长" * 41, " 有空白 ", "a\tb", "a\x7fb", "=1+1", "<b>", "𠮷野家", "\ue000"],
    ),
    ("人数", "people", [0, 1, -1, 2_147_483_647, 2_147_483_648]),
    ("受理日期", "taken_on", [date(1900, 3, 1), date(2024, 2, 29), date(2199, 12, 31), date(2200, 1, 1)]),
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
CASES = [(title, name, value) for title, name, values in SAME for value in values]


@pytest.mark.parametrize(("title", "name", "value"), CASES)
def test_a_value_fares_alike_in_a_cell_and_in_a_request(
    load: Load, house: House, clerk: Actor, title: str, name: str, value: Any
) -> None:
    plain = {"taken_on": date(2024, 1, 5), "kind": "quarrel", "people": 3}
    with house.database.writing(clerk.scope) as session:
        writer = LedgerWriter(session, MATTERS, house.codes, house.vault)
        try:
            requested = writer.draft(clerk.unit_id, plain | {name: value})
        except Invalid:
            requested = None

    result = load(事项=[matter(**{title: AsText(value) if isinstance(value, str) else value})])

    assert result.rows.inserted == (requested is not None), result.faults
    if requested is not None:
        with house.database.reading(clerk.scope) as session:
            reader = LedgerWriter(session, MATTERS, house.codes, house.vault)
            row = reader.row(only_row(session))
            assert reader.record_of(row) == requested.record
            if requested.seq_no is not None:
                assert row["seq_no"] == requested.seq_no


def only_row(session: Any) -> UUID:
    """Return the id of the one matter there is."""
    from fengqiao.ledgers.reading import LedgerReader, ListQuery

    (row,) = LedgerReader(session, MATTERS).page(ListQuery()).rows
    found: UUID = row["id"]
    return found
