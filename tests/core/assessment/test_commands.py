"""`fengqiao assess` and `fengqiao answers`, as an operator uses them."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from fengqiao.assessment.answer_sheets import ATTESTATIONS, SHEETS, SURVEYS, read_answers
from fengqiao.assessment.models import Assessment
from fengqiao.cli.answers import answers
from fengqiao.cli.assess import assess
from fengqiao.database.scope import SYSTEM
from fengqiao.database.session import Database
from fengqiao.installation import Installation
from fengqiao.settings import Settings
from fengqiao.workbooks.layout import SheetSpec
from fengqiao.workbooks.writing import write_workbook
from sqlalchemy import update

from tests.core.conftest import District

DAYS = ("--from", "2023-01-01", "--to", "2023-09-30")


@pytest.fixture
def installation(database: Database, villages: District, tmp_path: Path) -> Any:
    """An installation without any plugin, on the test's database."""
    opened = Installation.open(
        Settings(
            enabled=(),
            database_url=database.url,
            owner_url=database.owner_url,
            master_key=tmp_path / "var" / "master.key",
        )
    )
    yield opened
    opened.close()


def run(group: Any, installation: Installation, *arguments: str) -> Result:
    return CliRunner().invoke(group, arguments, obj=installation, catch_exceptions=True)


def ids(output: str) -> list[str]:
    return re.findall(r"评估编号 ([0-9a-f-]{36})", output)


def test_a_bureaus_stations_are_assessed_stored_and_written_as_json(
    installation: Installation, tmp_path: Path
) -> None:
    file = tmp_path / "assessment.json"
    result = run(
        assess, installation, "run", "--pack", "nanning-2020", "--unit", "B1", *DAYS, "--json", str(file)
    )

    assert result.exit_code == 0, result.output
    assert len(ids(result.output)) == 2
    assert "北街司法所:" in result.output
    assert "未启用" in result.output
    document = json.loads(file.read_text(encoding="utf-8"))
    assert [one["unit"]["code"] for one in document["stations"]] == ["S1", "S2"]
    assert sum(len(one["checks"]) for one in document["stations"][0]["items"]) == 85


def test_a_stored_assessment_is_recomputed_and_a_change_of_it_ends_with_an_error(
    installation: Installation, database: Database
) -> None:
    first = ids(run(assess, installation, "run", "--pack", "nanning-2020", "--unit", "B1", *DAYS).output)[0]
    assert "完全一致" in run(assess, installation, "recompute", first).output

    with database.writing(SYSTEM) as session:
        session.execute(update(Assessment).values(result="{}"))

    result = run(assess, installation, "recompute", first)
    assert result.exit_code == 1
    assert "被改动过" in result.output


def test_comparing_names_what_changed_since(installation: Installation, tmp_path: Path) -> None:
    first = ids(run(assess, installation, "run", "--pack", "nanning-2020", "--unit", "B1", *DAYS).output)[0]
    assert "输入没有变化" in run(assess, installation, "compare", first).output
    sheets = filled([["S1", "群众认可工作人员", 100, 96, "2023-06-01", None, None]])
    write_workbook(tmp_path / "answers.xlsx", sheets)
    imported = run(answers, installation, "import", str(tmp_path / "answers.xlsx"))
    assert imported.exit_code == 0, imported.output

    compared = run(assess, installation, "compare", first)

    assert "问卷 recognition:无 → 2023-06-01 有效100份、肯定96份" in compared.output


def filled(surveys: list[list[Any]], attestations: list[list[Any]] | None = None) -> list[SheetSpec]:
    rows = {SURVEYS: surveys, ATTESTATIONS: attestations or []}
    return [SheetSpec(name, [one.spec for one in columns], rows[name]) for name, columns in SHEETS.items()]


def test_answers_are_imported_and_faulty_rows_are_printed(installation: Installation, tmp_path: Path) -> None:
    (tmp_path / "批复.pdf").write_bytes(b"%PDF-1.7\n")
    good = ["S1", "nanning-2020", "NN-A04a", "是", None, "2023-06-01", None, "编制部门批复或证明=批复.pdf"]
    write_workbook(tmp_path / "a.xlsx", filled([["S1", "没有这题", 1, 1, "2023-06-01", None, None]], [good]))

    tried = run(answers, installation, "import", str(tmp_path / "a.xlsx"), "--dry-run")
    done = run(answers, installation, "import", str(tmp_path / "a.xlsx"))

    assert "没有写入" in tried.output
    for result in (tried, done):
        assert result.exit_code == 1
        assert "「问卷」第2行B列(问卷题目)" in result.output
        assert "「问卷」读入 1 行:新增 0、更正 0、不变 0、有误 1" in result.output
        assert "「佐证」读入 1 行:新增 1、更正 0、不变 0、有误 0" in result.output
    assert len(list((tmp_path / "var" / "evidence").iterdir())) == 1


def test_the_template_is_written(installation: Installation, tmp_path: Path) -> None:
    assert run(answers, installation, "template", str(tmp_path / "t.xlsx")).exit_code == 0
    assert [sheet.name for sheet in read_answers(tmp_path / "t.xlsx").sheets] == [SURVEYS, ATTESTATIONS]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("run", "--pack", "none", "--unit", "B1", *DAYS), "没有标准“none”。可用的标准:nanning-2020"),
        (("run", "--pack", "nanning-2020", "--unit", "ZZ", *DAYS), "没有编码为“ZZ”的单位"),
        (
            ("run", "--pack", "nanning-2020", "--unit", "B1", "--from", "2009-01-01", "--to", "2009-12-31"),
            "没有司法所",
        ),
        (("recompute", "00000000-0000-7000-8000-000000000000"), "没有这次评估"),
    ],
)
def test_what_does_not_exist_is_named(
    installation: Installation, arguments: tuple[str, ...], words: str
) -> None:
    result = run(assess, installation, *arguments)

    assert words in f"{result.output}{result.exception}"


def test_a_window_that_ends_before_it_begins_is_refused(installation: Installation) -> None:
    result = run(
        assess,
        installation,
        *("run", "--pack", "nanning-2020", "--unit", "B1", "--from", "2023-09-30", "--to", "2023-01-01"),
    )

    assert result.exit_code == 2
    assert "请对调" in result.output
