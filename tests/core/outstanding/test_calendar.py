"""Official tables load whole or not at all, and every fault is named by its row."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from fengqiao.cli.calendar import calendar as command
from fengqiao.database.scope import SYSTEM
from fengqiao.errors import Invalid
from fengqiao.installation import Installation
from fengqiao.ledgers.models import OfficialDay
from fengqiao.ledgers.official_days import Loaded, YearLoaded, load_shipped_tables
from fengqiao.settings import Settings
from fengqiao.testing.urls import Urls
from sqlalchemy import func, select

from tests.core.outstanding.conftest import House

Calendar = Callable[[str], Loaded]
GOOD = "2026,2026-01-01,放假,元旦,通知\n"


def days(house: House) -> int:
    with house.database.reading(SYSTEM) as session:
        return session.scalar(select(func.count()).select_from(OfficialDay)) or 0


def test_a_table_is_loaded_and_told(house: House, calendar: Calendar) -> None:
    assert calendar(GOOD + "\n2026,2026-01-04,上班,元旦,通知\n").years == (YearLoaded(2026, 1, 1),)
    assert days(house) == 2


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("26,2026-01-02,放假,元旦,通知", "第 3 行 年度 列:“26”不合要求"),
        ("２０２６,2026-01-02,放假,元旦,通知", "第 3 行 年度 列"),
        ("2026,2026-02-30,放假,元旦,通知", "第 3 行 日期 列:“2026-02-30”不合要求"),
        ("2026,2026/1/2,放假,元旦,通知", "第 3 行 日期 列"),
        ("2026,20260102,放假,元旦,通知", "第 3 行 日期 列"),
        ("2026,2026-W01-5,放假,元旦,通知", "第 3 行 日期 列"),
        ("2026,,放假,元旦,通知", "第 3 行 日期 列:为空"),
        ("2026,2026-01-02,休息,元旦,通知", "只能写“放假”或“上班”"),
        ("2026,2026-01-02,上班,元旦,通知", "2026-01-02 不是周末"),
        ("2026,2026-01-01,放假,元旦,通知", "2026-01-01 与第 2 行重复"),
        ("2026,2027-05-01,放假,元旦,通知", "不在 2026 年度"),
        ("2026,2026-01-02,放假,,通知", "第 3 行 名称 列:为空"),
        ("2026,2026-01-02,放假,元旦,", "第 3 行 依据 列:为空"),
        ("2026,2026-01-02,放假,元旦", "有 4 列，首行有 5 列"),
        (f"2026,2026-01-02,放假,{'长' * 41},通知", "请写 1 至 40 个字"),
    ],
    ids=str,
)
def test_a_faulty_row_is_named_and_nothing_is_loaded(
    house: House, calendar: Calendar, line: str, words: str
) -> None:
    with pytest.raises(Invalid, match="days.csv") as refusal:
        calendar(f"{GOOD}{line}\n")
    assert words in refusal.value.detail
    assert days(house) == 0


def test_an_empty_table_does_not_wipe_out_a_year(house: House, calendar: Calendar) -> None:
    calendar(GOOD)
    with pytest.raises(Invalid, match="没有数据"):
        calendar("")
    assert days(house) == 1


def test_a_day_stands_in_the_table_of_one_year_only(house: House, calendar: Calendar) -> None:
    calendar("2027,2026-12-31,放假,元旦,通知\n")
    with pytest.raises(Invalid, match="第 3 行 日期 列:2026-12-31 已列在 2027 年度的表中"):
        calendar(f"{GOOD}2026,2026-12-31,放假,元旦,通知\n")
    assert days(house) == 1


def test_the_shipped_tables_load_again_without_effect(house: House) -> None:
    """Added up from the notices: 2023 3+7+1+5+3+8 days off, 2024 1+8+3+5+1+3+7, 2025 1+8+3+5+3+8, 2026 3+9+3+5+3+3+7."""
    for _ in range(2):
        with house.database.writing(SYSTEM) as session:
            loaded = load_shipped_tables(session, ())
        assert [year for one in loaded for year in one.years] == [
            YearLoaded(2023, 27, 7),
            YearLoaded(2024, 28, 8),
            YearLoaded(2025, 28, 5),
            YearLoaded(2026, 33, 6),
        ]
    assert days(house) == 142


@pytest.fixture
def run(house: House, database_urls: Urls, tmp_path: Path) -> Callable[..., Result]:
    """Run the command as an operator does."""
    settings = Settings(
        enabled=(),
        database_url=database_urls.application,
        owner_url=database_urls.owner,
        master_key=tmp_path / "master.key",
    )

    def run(*arguments: str) -> Result:
        installation = Installation.open(settings)
        try:
            return CliRunner().invoke(command, ["import", *arguments], obj=installation)
        finally:
            installation.close()

    return run


def test_the_command_loads_a_file_or_what_is_shipped(run: Callable[..., Result], tmp_path: Path) -> None:
    file = tmp_path / "2026.csv"
    file.write_text(f"年度,日期,安排,名称,依据\n{GOOD}", encoding="utf-8-sig")
    done, shipped = run(str(file)), run()
    assert (done.exit_code, shipped.exit_code) == (0, 0)
    assert done.output == "2026 年：放假 1 天，调休上班 0 天\n重新计算期限，变动 0 条\n"
    assert "2024 年：放假 28 天，调休上班 8 天" in shipped.output


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xff\xfe", "不是 UTF-8 编码"),
        ("年度,日期\n".encode(), "第 1 行：缺少列 安排、名称、依据"),
        ('年度,日期,安排,名称,依据\n"2026'.encode(), "引号不成对"),
        (None, "无法读取"),
    ],
    ids=str,
)
def test_the_command_says_what_is_wrong_with_a_file(
    run: Callable[..., Result], tmp_path: Path, content: bytes | None, words: str
) -> None:
    file = tmp_path / "days.csv"
    if content is not None:
        file.write_bytes(content)
    done = run(str(file))
    assert done.exit_code == 1
    assert words in done.stderr
    assert done.stderr.endswith("没有载入任何日期。\n")
