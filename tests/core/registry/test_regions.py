"""Region codes load whole or not at all, again without effect, and a code that ended is not forgotten."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from fengqiao.access.models import AuditEvent
from fengqiao.cli.regions import regions
from fengqiao.database.scope import SYSTEM, Scope
from fengqiao.database.session import Database
from fengqiao.database.types import FOREVER
from fengqiao.errors import Conflict, Invalid
from fengqiao.registry import regions as loading
from fengqiao.registry.region import Level, Region
from fengqiao.registry.region_files import RegionList
from fengqiao.registry.regions import LevelCount, import_regions
from fengqiao.testing.clock import HeldClock
from fengqiao.units.models import Unit
from sqlalchemy import func, select
from sqlmodel import col

from tests.core.registry.region_shapes import COUNTIES, Country

MID_2022, MID_2023 = date(2022, 6, 30), date(2023, 6, 30)

Load = Callable[..., list[LevelCount]]


@pytest.fixture
def country() -> Country:
    return Country()


@pytest.fixture
def load(database: Database, tmp_path: Path, clock: HeldClock) -> Load:
    def load(country: Country, on: date = MID_2022) -> list[LevelCount]:
        folder = country.write(tmp_path / "regions")
        with database.writing(SYSTEM) as session:
            return import_regions(session, folder, on)

    return load


def stored(database: Database, code: str) -> list[tuple[str, date, date]]:
    """Return name and days of everything a code ever was."""
    with database.reading(SYSTEM) as session:
        rows = session.scalars(
            select(Region).where(col(Region.code) == code).order_by(col(Region.valid_from))
        )
        return [(row.name, row.valid_from, row.valid_to) for row in rows]


def number_of_rows(database: Database) -> int:
    with database.reading(SYSTEM) as session:
        return session.scalar(select(func.count()).select_from(Region)) or 0


def kinds(database: Database) -> dict[str, str | None]:
    with database.reading(SYSTEM) as session:
        return {row.code: row.kind for row in session.scalars(select(Region))}


def test_every_row_of_the_four_files_is_loaded(database: Database, country: Country, load: Load) -> None:
    counts = load(country)

    assert [(count.level, count.read, count.added) for count in counts] == [
        (level, len(rows), len(rows)) for level, rows in zip(Level, country.rows.values(), strict=True)
    ]
    assert number_of_rows(database) == sum(map(len, country.rows.values()))


def test_the_odd_shapes_are_named(database: Database, country: Country, load: Load) -> None:
    load(country)

    kind = kinds(database)
    no_city = {"1101", "5001", "5002", "4190", "4290"}
    assert {code for code, what in kind.items() if what == "no_city"} == no_city
    assert {code for code, what in kind.items() if what == "no_county"} == {"441900"}
    assert kind["419001"] is kind["429004"] is kind["450181"] is None
    assert [kind[f"4419000{number:02d}"] for number in (1,)] == ["subdistrict"]
    assert [kind[f"441900{number}"] for number in (102, 103, 104, 107, 108)] == [
        "town",
        "rural_township",
        "other",
        "other",
        "subdistrict",
    ]


def test_townships_of_one_name_in_one_county_stay_two(
    database: Database, country: Country, load: Load
) -> None:
    load(country)

    assert stored(database, "450102105")[0][0] == stored(database, "450102106")[0][0] == "城关镇"


def test_every_region_but_a_province_has_its_parent(database: Database, country: Country, load: Load) -> None:
    load(country)

    with database.reading(SYSTEM) as session:
        parents = {row.code: row.parent for row in session.scalars(select(Region))}
    for code, parent in parents.items():
        assert parent is None if len(code) == 2 else parent in parents
    assert parents["419001"] == "4190"
    assert parents["441900102"] == "441900"


def test_loading_again_changes_nothing(database: Database, country: Country, load: Load) -> None:
    load(country)
    before = number_of_rows(database)

    again = load(country, MID_2023)

    assert all(count.unchanged == count.read for count in again)
    assert not any(count.added or count.changed or count.closed for count in again)
    assert number_of_rows(database) == before


def test_the_counts_balance(country: Country, load: Load) -> None:
    load(country)
    country.without("500229104").row("streets.csv", "110101001")[1] = "西街街道"
    country.rows["streets.csv"].append(["110101009", "新街街道", "110101", "11", "1101"])

    (township,) = (count for count in load(country, MID_2023) if count.level is Level.TOWNSHIP)

    assert (township.added, township.changed, township.closed) == (1, 1, 1)
    assert township.read == township.added + township.changed + township.unchanged == 8 * len(COUNTIES)


def test_a_code_that_is_gone_is_closed_and_kept(database: Database, country: Country, load: Load) -> None:
    load(country)

    load(country.without("450181"), MID_2023)

    assert stored(database, "450181") == [("戊横州市", MID_2022, MID_2023)]
    assert stored(database, "450181102") == [("河口镇", MID_2022, MID_2023)]


def test_a_code_that_comes_back_begins_anew(database: Database, country: Country, load: Load) -> None:
    load(country)
    load(Country().without("450181"), MID_2023)
    load(country, date(2024, 1, 1))

    assert stored(database, "450181") == [
        ("戊横州市", MID_2022, MID_2023),
        ("戊横州市", date(2024, 1, 1), FOREVER),
    ]


def test_a_new_name_leaves_the_old_one_to_its_days(database: Database, country: Country, load: Load) -> None:
    load(country)
    country.row("areas.csv", "450181")[1] = "戊横市"
    load(country, MID_2023)

    assert stored(database, "450181") == [
        ("戊横州市", MID_2022, MID_2023),
        ("戊横市", MID_2023, FOREVER),
    ]


def test_a_list_may_be_corrected_on_its_own_day(database: Database, country: Country, load: Load) -> None:
    load(country)
    load(Country().without("450181"))
    country.row("areas.csv", "450181")[1] = "戊横市"
    load(country)
    load(country)

    assert stored(database, "450181") == [("戊横市", MID_2022, FOREVER)]


def test_an_older_list_cannot_follow_a_newer_one(database: Database, country: Country, load: Load) -> None:
    load(country, MID_2023)
    before = number_of_rows(database)

    with pytest.raises(Conflict, match="已载入 2023-06-30 起施行的区划代码"):
        load(country.without("450181"), MID_2022)

    assert number_of_rows(database) == before
    assert stored(database, "450181") == [("戊横州市", MID_2023, FOREVER)]


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_without_its_guard_an_older_list_would_end_codes_before_they_began(
    database: Database, country: Country, load: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(country, MID_2023)
    monkeypatch.setattr(loading, "_refuse_wrong_day", lambda session, on: None)

    load(country.without("450181"), MID_2022)

    assert stored(database, "450181") == [("戊横州市", MID_2023, MID_2022)]


def test_a_list_of_tomorrow_waits(country: Country, load: Load, clock: HeldClock) -> None:
    with pytest.raises(Conflict, match="还没有到"):
        load(country, date(2024, 3, 2))

    load(country, date(2024, 3, 1))


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_regions_make_no_units(database: Database, country: Country, load: Load) -> None:
    load(country)

    with database.reading(SYSTEM) as session:
        assert session.scalar(select(func.count()).select_from(Unit)) == 0


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_everybody_may_look_up_a_region(database: Database, country: Country, load: Load) -> None:
    load(country)

    with database.reading(Scope("clerk", (1,))) as session:
        assert session.scalar(select(col(Region.name)).where(col(Region.code) == "4419")) == "丁十九市"


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_a_load_is_audited(database: Database, country: Country, load: Load) -> None:
    load(country)

    with database.reading(SYSTEM) as session:
        (event,) = session.scalars(select(AuditEvent))
    assert event.action == "registry:region:import"
    assert '"on":"2022-06-30"' in event.details


def set_value(file: str, code: str, column: int, value: str) -> Callable[[Country], object]:
    def change(country: Country) -> None:
        country.row(file, code)[column] = value

    return change


def drop(*prefixes: str) -> Callable[[Country], object]:
    """Leave out the lines of single codes, not of what lies in them."""

    def change(country: Country) -> None:
        for file, rows in country.rows.items():
            country.rows[file] = [row for row in rows if row[0] not in prefixes]

    return change


def cut(file: str, rows: int) -> Callable[[Country], object]:
    def change(country: Country) -> None:
        country.rows[file] = country.rows[file][:rows]

    return change


def append(file: str, *row: str) -> Callable[[Country], object]:
    return lambda country: country.rows[file].append(list(row))


BAD: list[tuple[Callable[[Country], object], str, str]] = [
    (
        set_value("streets.csv", "110101001", 0, "11010100"),
        "streets.csv 第 2 行 code 列",
        "“11010100”不合要求",
    ),
    (
        set_value("streets.csv", "110101001", 0, "110101001.0"),
        "streets.csv 第 2 行 code 列",
        "按文本列重新导出",
    ),
    (set_value("streets.csv", "110101001", 0, "1.10E+08"), "streets.csv 第 2 行 code 列", "“1.10E+08”"),
    (set_value("areas.csv", "410102", 0, "４10102"), "areas.csv 第 4 行 code 列", "6 位半角数字"),
    (set_value("areas.csv", "410102", 0, ""), "areas.csv 第 4 行 code 列", "为空"),
    (set_value("areas.csv", "410102", 1, " "), "areas.csv 第 4 行 name 列", "为空"),
    (set_value("areas.csv", "410102", 1, "乙\x00区"), "areas.csv 第 4 行 name 列", "不含控制字符"),
    (set_value("areas.csv", "410102", 1, "区" * 101), "areas.csv 第 4 行 name 列", "1 至 100 个字"),
    (
        set_value("areas.csv", "410102", 2, "4190"),
        "areas.csv 第 4 行 cityCode 列",
        "“4190”与代码 410102 不符",
    ),
    (set_value("streets.csv", "110101001", 3, "12"), "streets.csv 第 2 行 provinceCode 列", "即 11"),
    (
        append("cities.csv", "6101", "庚一市", "61"),
        "cities.csv 第 11 行 provinceCode 列",
        "“61”不在 provinces.csv 中",
    ),
    (append("cities.csv", "4501", "又一市", "45"), "cities.csv 第 11 行 code 列", "“4501”与第 8 行重复"),
    (append("cities.csv", "4502", "戊二市"), "cities.csv 第 11 行", "有 2 列，首行有 3 列"),
    (append("cities.csv", "4502", "戊二市", "45", "x"), "cities.csv 第 11 行", "有 4 列，首行有 3 列"),
    (drop("4290"), "areas.csv 第 6 行 cityCode 列", "“4290”不在 cities.csv 中"),
    (cut("streets.csv", 60), "streets.csv", "没有“己一区”（500101）的下级"),
    (cut("provinces.csv", 0), "provinces.csv", "没有数据"),
]


@pytest.mark.parametrize("engine_kind", ["sqlite"])
@pytest.mark.parametrize(("spoil", "place", "reason"), BAD)
def test_one_bad_row_is_named_and_nothing_is_loaded(
    database: Database,
    country: Country,
    load: Load,
    spoil: Callable[[Country], object],
    place: str,
    reason: str,
) -> None:
    spoil(country)

    with pytest.raises(Invalid) as refusal:
        load(country)

    faults = refusal.value.facts["faults"]
    assert place in [fault["title"] for fault in faults]
    assert any(
        fault["title"] == place and reason in f"{fault['reason']}，{fault['remedy']}" for fault in faults
    )
    assert all(fault["remedy"] for fault in faults)
    assert number_of_rows(database) == 0


def files_refused(folder: Path) -> list[str]:
    return [f"{fault.title}:{fault.reason}" for fault in RegionList(folder).faults]


def test_a_missing_file_is_named(country: Country, tmp_path: Path) -> None:
    folder = country.write(tmp_path / "regions")
    (folder / "areas.csv").unlink()

    assert files_refused(folder) == ["areas.csv:文件不在目录中"]


def test_a_folder_that_is_not_there_is_four_missing_files(tmp_path: Path) -> None:
    assert len(files_refused(tmp_path / "nowhere")) == 4


def test_a_file_in_another_encoding_is_named(country: Country, tmp_path: Path) -> None:
    folder = country.write(tmp_path / "regions")
    (folder / "cities.csv").write_bytes((folder / "cities.csv").read_text("utf-8").encode("gb18030"))

    assert files_refused(folder) == ["cities.csv:不是 UTF-8 编码"]


def test_a_byte_order_mark_blank_lines_and_foreign_line_ends_do_no_harm(
    country: Country, tmp_path: Path
) -> None:
    folder = country.write(tmp_path / "regions")
    for file in folder.iterdir():
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\r\n", b"\n\n"))

    assert files_refused(folder) == []
    assert len(RegionList(folder).entries) == sum(map(len, country.rows.values()))


def test_columns_may_stand_in_another_order(country: Country, tmp_path: Path) -> None:
    folder = country.write(tmp_path / "regions")
    lines = (folder / "provinces.csv").read_text("utf-8").splitlines()
    turned = "\n".join(",".join([*reversed(line.split(",")), "x"]) for line in lines)
    (folder / "provinces.csv").write_text(turned, "utf-8")

    assert files_refused(folder) == []
    assert RegionList(folder).entries["11"].name == "甲市"


def test_a_missing_column_is_named_once(country: Country, tmp_path: Path) -> None:
    folder = country.write(tmp_path / "regions")
    text = (folder / "streets.csv").read_text("utf-8").replace("areaCode", "区县")
    (folder / "streets.csv").write_text(text, "utf-8")

    assert files_refused(folder) == ["streets.csv 第 1 行:缺少列 areaCode"]


def test_an_open_quote_does_not_swallow_the_rest_of_the_file(country: Country, tmp_path: Path) -> None:
    folder = country.write(tmp_path / "regions")
    text = (folder / "streets.csv").read_text("utf-8").replace("山乡", '"山乡', 1)
    (folder / "streets.csv").write_text(text, "utf-8")

    assert [fault for fault in files_refused(folder) if "引号不成对" in fault] == [
        "streets.csv 第 4 行:引号不成对，或不合 CSV 的格式"
    ]


def test_a_faulty_province_is_not_reported_again_for_all_that_lies_in_it(
    country: Country, tmp_path: Path
) -> None:
    country.row("provinces.csv", "45")[1] = ""
    country.row("streets.csv", "110101001")[1] = ""

    assert files_refused(country.write(tmp_path / "regions")) == [
        "provinces.csv 第 6 行 name 列:为空",
        "streets.csv 第 2 行 name 列:为空",
    ]


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_of_very_many_faults_the_first_are_shown_and_the_others_counted(country: Country, load: Load) -> None:
    for row in country.rows["streets.csv"]:
        row[1] = ""

    with pytest.raises(Invalid) as refusal:
        load(country)

    faults = refusal.value.facts["faults"]
    assert len(faults) == 51
    assert faults[-1]["reason"] == f"还有 {8 * len(COUNTIES) - 50} 处"


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_without_its_guard_a_file_that_was_cut_off_would_close_codes(
    database: Database, country: Country, load: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(country)
    cut("streets.csv", 60)(country)
    monkeypatch.setattr(RegionList, "_childless", lambda self: ())

    load(country, MID_2023)

    assert stored(database, "500229104")[0][2] == MID_2023


@pytest.fixture
def command(database: Database, clock: HeldClock) -> Callable[..., Result]:
    def command(*arguments: str) -> Result:
        return CliRunner().invoke(regions, ["import", *arguments], obj=database)

    return command


def test_the_command_tells_what_it_did(
    country: Country, tmp_path: Path, command: Callable[..., Result]
) -> None:
    folder = str(country.write(tmp_path / "regions"))

    first, again = command(folder, "--on", "2023-06-30"), command(folder)

    assert first.exit_code == again.exit_code == 0
    assert first.stdout.splitlines()[-1] == "乡级：读入 96，新增 96，变更 0，不变 0，失效 0"
    assert again.stdout.splitlines()[-1] == "乡级：读入 96，新增 0，变更 0，不变 96，失效 0"


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_the_command_names_each_fault_on_a_line_and_fails(
    database: Database, country: Country, tmp_path: Path, command: Callable[..., Result]
) -> None:
    country.row("streets.csv", "110101001")[0] = "x"
    country.row("areas.csv", "110101")[1] = ""

    result = command(str(country.write(tmp_path / "regions")))

    assert result.exit_code == 1
    assert [line.partition("：")[0] for line in result.stderr.splitlines()] == [
        "areas.csv 第 2 行 name 列",
        "streets.csv 第 2 行 code 列",
        "没有载入任何代码。",
    ]
    assert number_of_rows(database) == 0
