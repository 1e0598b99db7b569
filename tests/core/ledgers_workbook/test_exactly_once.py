"""The same file again, two at once, a dry run, a change in between: every import happens once and whole, or not at all."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from fengqiao.access.actors import Actor
from fengqiao.database.scope import SYSTEM
from fengqiao.ledgers.bulk import update_rows
from fengqiao.ledgers.bunches import rows_where
from fengqiao.ledgers.stored_rows import Stale
from fengqiao.ledgers.workbook import importing, storing
from fengqiao.ledgers.workbook.deciding import Decisions
from fengqiao.ledgers.workbook.importing import import_workbook
from fengqiao.ledgers.workbook.result import ImportResult, SheetCount, Unbalanced
from fengqiao.ledgers.workbook.storing import Storing
from fengqiao.ledgers.writing import LedgerWriter

from tests.core.ledgers_workbook.conftest import Load
from tests.core.ledgers_workbook.files import matter, matters, workbook
from tests.core.ledgers_workbook.house import DESKS, MATTERS, House

Count = Callable[..., int]


def test_the_same_file_again_answers_the_first_result_and_writes_nothing(
    load: Load, count: Count, tmp_path: Path
) -> None:
    path = workbook(tmp_path / "in.xlsx", 事项=[*matters(3), matter(类型="错")])
    first = load(path)
    again = load(path)

    assert again == replace(first, repeated=True)
    assert count("tests_matter") == 3
    assert count("core_audit_event") == count("core_import_run") == 1


def test_a_colleague_who_brings_the_same_file_gets_the_first_answer(
    load: Load, clerk: Actor, count: Count, tmp_path: Path
) -> None:
    path = workbook(tmp_path / "in.xlsx", 事项=matters(2))
    first = load(path)
    colleague = replace(clerk, id="colleague", scope=replace(clerk.scope, actor="colleague"))

    assert load(path, by=colleague) == replace(first, repeated=True)
    assert count("tests_matter") == 2


def test_whoever_sees_other_units_or_names_another_makes_it_another_import(
    load: Load, officer: Actor, count: Count, tmp_path: Path
) -> None:
    path = workbook(tmp_path / "in.xlsx", 事项=matters(2))
    load(path)
    load(path, by=officer)
    result = load(path, by=officer, unit_code="S2")

    assert not result.repeated
    assert count("tests_matter") == 6


def test_a_file_of_which_nothing_was_taken_may_come_again(load: Load, tmp_path: Path, count: Count) -> None:
    path = workbook(tmp_path / "early.xlsx", 事项=[matter(受理窗口="一号窗口")])
    assert load(path).rows.rejected == 1
    load(ledger=DESKS, 窗口=[{"名称": "一号窗口"}])

    assert load(path).rows.inserted == 1


def test_a_dry_run_answers_what_the_real_run_will_and_writes_nothing(
    load: Load, count: Count, tmp_path: Path
) -> None:
    load(事项=[matter(编号="1"), matter(编号="2", 标题="旧")])
    path = workbook(
        tmp_path / "in.xlsx",
        事项=[matter(编号="1"), matter(编号="2", 标题="新"), matter(编号="3"), matter(类型="错")],
    )
    before = (count("tests_matter"), count("core_import_run"), count("core_audit_event"))
    dry = load(path, dry_run=True)
    assert (count("tests_matter"), count("core_import_run"), count("core_audit_event")) == before

    real = load(path)
    assert dry == replace(real, dry_run=True, import_id="")
    assert load(path, dry_run=True) == replace(real, dry_run=True, repeated=True)


def test_all_or_nothing_refuses_the_whole_file_for_one_row_and_lets_it_come_again(
    load: Load, count: Count, tmp_path: Path
) -> None:
    path = workbook(tmp_path / "in.xlsx", 事项=[matter(), matter(类型="错")])
    refused = load(path, all_or_nothing=True)

    assert refused.refused
    assert (refused.rows.read, refused.rows.rejected, refused.fault_count) == (2, 2, 1)
    assert count("tests_matter") == count("core_import_run") == 0
    assert load(path).rows.inserted == 1


def both_at_once(house: House, actors: list[Actor], files: list[Path], **options: Any) -> list[Any]:
    """Import two files in two threads; neither writes before both have compared."""
    barrier = Barrier(2, timeout=60)

    def meet(done: int, total: int, phase: str) -> None:
        if phase == "核对" and done == 0:
            barrier.wait()

    def run(actor: Actor, file: Path) -> Any:
        try:
            return import_workbook(house, actor, file=file, progress=meet, **options)
        except Stale as stale:
            return stale

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(run, actors, files))


def test_the_same_file_twice_at_once_is_written_once(
    house: House, clerk: Actor, count: Count, tmp_path: Path
) -> None:
    path = workbook(tmp_path / "in.xlsx", 事项=matters(5))
    results = both_at_once(house, [clerk, clerk], [path, path], ledger=MATTERS)

    assert sorted(result.repeated for result in results) == [False, True]
    assert results[0].import_id == results[1].import_id
    assert (count("tests_matter"), count("core_audit_event")) == (5, 1)


def test_without_the_claim_it_would_be_written_twice(
    load: Load,
    house: House,
    clerk: Actor,
    count: Count,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    load(事项=[matter(标题="编号从此开始")])
    monkeypatch.setattr(importing, "claim", lambda *_: None)
    path = workbook(tmp_path / "in.xlsx", 事项=matters(5))
    both_at_once(house, [clerk, clerk], [path, path], ledger=MATTERS)

    assert count("tests_matter") == 1 + 10


def test_two_files_with_one_key_at_once_do_not_make_it_two_rows(
    load: Load, house: House, clerk: Actor, officer: Actor, count: Count, tmp_path: Path
) -> None:
    load(ledger=DESKS, 窗口=[{"名称": "编号从此开始"}])
    files = [
        workbook(tmp_path / f"{name}.xlsx", 窗口=[{"名称": "一号窗口", "单位编码": "S1"}]) for name in "ab"
    ]
    results = both_at_once(house, [clerk, officer], files, ledger=DESKS)

    assert sum(isinstance(result, ImportResult) for result in results) == 1
    (stale,) = (result for result in results if isinstance(result, Stale))
    assert "请重新导入" in stale.detail
    assert (count("tests_desk"), count("core_import_run")) == (2, 2)


def test_without_the_second_look_they_would(
    load: Load,
    house: House,
    clerk: Actor,
    officer: Actor,
    count: Count,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    load(ledger=DESKS, 窗口=[{"名称": "编号从此开始"}])
    monkeypatch.setattr(Storing, "_refuse_twins", lambda *_: None)
    files = [
        workbook(tmp_path / f"{name}.xlsx", 窗口=[{"名称": "一号窗口", "单位编码": "S1"}]) for name in "ab"
    ]
    both_at_once(house, [clerk, officer], files, ledger=DESKS)

    assert count("tests_desk") == 3


def changing(house: House, clerk: Actor) -> Callable[[int, int, str], None]:
    """Return a progress during which somebody else changes the row that is being compared."""

    def change(done: int, total: int, phase: str) -> None:
        if phase == "核对" and done == 0:
            with house.database.writing(clerk.scope) as session:
                (row,) = rows_where(session, MATTERS.table.__table__, ["id"], "seq_no", ["1"])
                LedgerWriter(session, MATTERS, house.codes, house.vault).change(
                    row.id, 1, {"title": "别人的"}
                )

    return change


def test_a_row_that_changes_between_comparing_and_writing_fails_the_whole_import(
    load: Load, house: House, clerk: Actor, count: Count
) -> None:
    load(事项=[matter(编号="1", 标题="旧")])
    with pytest.raises(Stale, match="有人改动"):
        load(事项=[matter(编号="1", 标题="我的"), matter(编号="2")], progress=changing(house, clerk))

    assert count("tests_matter", "title = '别人的'") == 1
    assert count("tests_matter") == 1


def test_without_the_version_the_other_change_would_be_lost(
    load: Load, house: House, clerk: Actor, count: Count, monkeypatch: pytest.MonkeyPatch
) -> None:
    blind = update_rows
    monkeypatch.setattr(
        storing,
        "update_rows",
        lambda session, table, rows: blind(
            session, table, (({k: v for k, v in where.items() if k != "version"}, new) for where, new in rows)
        ),
    )
    load(事项=[matter(编号="1", 标题="旧")])
    load(事项=[matter(编号="1", 标题="我的")], progress=changing(house, clerk))

    assert count("tests_matter", "title = '别人的'") == 0


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_rows_nobody_accounts_for_fail_the_whole_import(
    load: Load, count: Count, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Unbalanced):
        SheetCount("事项", read=3, inserted=1, rejected=1)

    decide = Decisions._decide
    monkeypatch.setattr(
        Decisions,
        "_decide",
        lambda self, index, record: None if index == 1 else decide(self, index, record),
    )
    with pytest.raises(Unbalanced):
        load(事项=matters(3))
    assert count("tests_matter") == count("core_import_run") == 0


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_an_answer_is_plain_values_and_comes_back_from_its_text(load: Load) -> None:
    result = load(事项=[matter(编号="1"), matter(类型="错")], 人员=[])

    assert replace(ImportResult.recalled(result.stored()), repeated=False) == result
    plain = result.as_json()
    assert (plain["read"], plain["inserted"], plain["updated"], plain["unchanged"], plain["rejected"]) == (
        2,
        1,
        0,
        0,
        1,
    )
    assert plain["faults"][0]["remedy"]


def test_a_number_that_two_imports_want_at_once_goes_to_one(
    house: House, clerk: Actor, officer: Actor, count: Count, tmp_path: Path
) -> None:
    files = [
        workbook(tmp_path / f"{name}.xlsx", 事项=[matter(编号="1", 标题=name, 单位编码="S1")])
        for name in "ab"
    ]
    results = both_at_once(house, [clerk, officer], files, ledger=MATTERS)

    assert sorted(type(result).__name__ for result in results) == ["ImportResult", "Stale"]
    assert count("tests_matter") == 1


def test_nothing_of_a_failed_import_stays_in_the_database(
    load: Load, count: Count, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> None:
        raise RuntimeError("the audit cannot be written")

    monkeypatch.setattr(Storing, "_note", broken)
    with pytest.raises(RuntimeError):
        load(事项=matters(3))
    with house.database.reading(SYSTEM):
        pass
    assert [
        count(table) for table in ("tests_matter", "core_import_run", "core_number_series", "core_due_date")
    ] == [0, 0, 0, 0]
