"""`fengqiao import` at the terminal."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from fengqiao.cli.importing import import_file
from fengqiao.database.scope import SYSTEM
from fengqiao.errors import NotFound
from fengqiao.installation import Installation
from fengqiao.settings import Settings
from fengqiao.testing.databases import build_schema
from fengqiao.units.models import Unit
from fengqiao.units.tree import found

from tests.core.ledgers_workbook.files import rows_of, workbook

SHEET = "村（社区）"


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    """An installation of the core alone, with one station."""
    settings = Settings(
        enabled=(), database_url=f"sqlite:///{tmp_path}/fq.db", master_key=tmp_path / "master.key"
    )
    opened = Installation.open(settings)
    build_schema(opened.database)
    with opened.database.writing(SYSTEM) as session:
        found(session, Unit(code="S1", name="北街司法所", kind="station"))
    yield opened
    opened.close()


def run(installation: Installation, *arguments: object) -> Result:
    """Run the command as the shell would."""
    return CliRunner().invoke(import_file, [str(argument) for argument in arguments], obj=installation)


def village(**changes: Any) -> dict[str, Any]:
    return {"名称": "新民村", "类型": "村", "单位编码": "S1", **changes}


def test_it_tells_what_became_of_the_rows(installation: Installation, tmp_path: Path) -> None:
    kind = next(iter(installation.codes.entries("registry.village_kind").values())).title
    path = workbook(tmp_path / "in.xlsx", **{SHEET: [village(类型=kind), village(名称="向阳村", 类型=kind)]})
    dry = run(installation, "registry.village", path, "--dry-run")
    real = run(installation, "registry.village", path)
    again = run(installation, "registry.village", path)

    line = f"「{SHEET}」读入 2 行:新增 2、更新 0、不变 0、退回 0;另有空行 0 行\n"
    assert (dry.exit_code, dry.stdout) == (0, line + "这是试运行,没有写入。\n")
    assert (real.exit_code, real.stdout) == (0, line)
    assert again.stdout.startswith(line + "这个文件以前导入过")


def test_it_names_the_faults_ends_with_one_and_hands_the_rows_back(
    installation: Installation, tmp_path: Path
) -> None:
    kind = next(iter(installation.codes.entries("registry.village_kind").values())).title
    wrong = [village(名称=f"第{number}村", 类型="镇") for number in range(30)]
    rows = [village(类型=kind, 单位编码=None), village(名称="向阳村", 类型="城"), *wrong]
    path = workbook(tmp_path / "in.xlsx", **{SHEET: rows})
    failed = tmp_path / "failed.xlsx"
    result = run(installation, "registry.village", path, "--unit", "S1", "--failed-rows", failed)

    assert result.exit_code == 1
    assert f"「{SHEET}」第3行B列(类型)“城”:不在代码表中。" in result.stderr
    assert "共 31 处错误" in result.stderr
    assert "新增 1、更新 0、不变 0、退回 31" in result.stdout
    assert len(rows_of(failed, SHEET)) == 31


def test_all_or_nothing_writes_nothing(installation: Installation, tmp_path: Path) -> None:
    path = workbook(tmp_path / "in.xlsx", **{SHEET: [village(类型="城"), village(名称="向阳村")]})
    result = run(installation, "registry.village", path, "--all-or-nothing")

    assert result.exit_code == 1
    assert "整个文件没有导入" in result.stderr


def test_an_unknown_ledger_is_named_with_those_there_are(installation: Installation, tmp_path: Path) -> None:
    path = workbook(tmp_path / "in.xlsx", **{SHEET: [village()]})
    result = run(installation, "registry.nothing", path)
    assert isinstance(result.exception, NotFound)
    assert "registry.village" in result.exception.detail
