"""What the line writes: its paragraphs of the self-assessment report, and the periodic return."""

from pathlib import Path
from typing import Any

import pytest
from docx import Document
from fengqiao.demonstration_results import results
from fengqiao.testing.house import House
from fengqiao_legal_aid.ledgers import APPLICATIONS
from fengqiao_legal_aid.plugin import register_indicators
from fengqiao_legal_aid.statistics import GROUPS, MATTERS, TABLE
from openpyxl import load_workbook

from tests.legal_aid.conftest import Bureau
from tests.legal_aid.test_indicators import DAY, MARCH
from tests.legal_aid.test_rules import APPLIED


@pytest.fixture(scope="module")
def folder(alone: House, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documents of the demonstration."""
    return results(alone.installation).write(tmp_path_factory.mktemp("out"))


@pytest.mark.requirement("JA-13", "JA-34a", "JA-34b")
def test_the_report_tells_the_published_figures_in_their_place(folder: Path) -> None:
    paragraphs = [one.text for one in Document(str(folder / "自查自评报告.docx")).paragraphs]
    begin = next(place for place, text in enumerate(paragraphs) if text.endswith("公共法律服务"))
    written = "".join(paragraphs[begin + 1 : begin + 3])

    assert "工作站14个、居村公共法律服务工作室263个" in written
    assert "配备率为100.00%" in written
    assert "2023年9月30日" in written


def test_the_return_has_a_printed_row_for_each_of_its_figures(folder: Path) -> None:
    sheet = load_workbook(folder / f"{TABLE.title}.xlsx").active
    printed = {str(row[0].value): row for row in sheet.iter_rows()}

    assert {row.title for row in TABLE.rows} <= set(printed)
    assert printed["居村公共法律服务工作室"][2].value == 263


def test_every_figure_of_the_return_is_registered() -> None:
    known = {indicator.code for indicator in register_indicators()}
    asked = [one for row in TABLE.rows for one in (row.number, row.share) if one is not None]

    assert {one.code for one in asked} <= known
    assert len(TABLE.rows) > 70


@pytest.mark.parametrize(
    ("matter", "groups"), [("labour", ["woman"]), ("petition", ["elderly", "disabled"]), ("other", [])]
)
def test_an_application_stands_in_one_row_of_matters_and_in_each_of_its_groups(
    bureau: Bureau, matter: str, groups: list[str]
) -> None:
    lines: list[dict[str, Any]] = [{"recipient_group": one} for one in groups]
    bureau.enter(
        (APPLICATIONS, bureau.unit, {**APPLIED, "submitted_on": DAY, "matter": matter, "groups": lines})
    )
    matters = {one: bureau.shows(f"legal_aid.applications_by_matter.{one}", MARCH) for one in MATTERS}
    people = {one: bureau.shows(f"legal_aid.applications_by_group.{one}", MARCH) for one in GROUPS}

    assert [one for one, number in matters.items() if number == "1"] == [matter]
    assert [one for one, number in people.items() if number == "1"] == sorted(groups, key=list(GROUPS).index)
