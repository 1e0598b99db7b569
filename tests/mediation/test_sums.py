"""A published table that does not add up is told of and stays as it was printed."""

from decimal import Decimal
from pathlib import Path
from uuid import uuid4

import pytest
from click.testing import CliRunner
from fengqiao.database.scope import SYSTEM
from fengqiao.indicators.engine import Engine
from fengqiao.reports.statistics import compute_table
from fengqiao.testing.bureau import Bureau
from fengqiao_mediation.commands import check_table
from fengqiao_mediation.ledgers import CASES, COMMITTEES, MEDIATORS
from fengqiao_mediation.report_sections import ORGANISATION_RETURN
from fengqiao_mediation.statistics import COMMITTEES as COMMITTEE_TITLES
from fengqiao_mediation.sums import CHECKS, SumCheck, printed_titles, warnings

from tests.mediation.made_up import DAY, MARCH, case, committee, mediator

# Typed from the month that 黄石 published for August 2016, which adds up.
PUBLISHED = """项目,本期
受理,869
调解成功,842
按来源,
主动调解,455
申请调解,378
委托移送,36
按纠纷类型,
婚姻家庭,160
邻里,278
房屋宅基地,67
合同,44
生产经营,31
损害赔偿,76
山林土地,18
征地拆迁,28
环境污染,4
劳动争议,13
消费,7
医疗,55
道路交通事故,33
物业,1
其他,54
"""


def told(tmp_path: Path, table: str) -> tuple[str, int]:
    """Return what the command says about a table, and its exit code; the file must stay as it is."""
    file = tmp_path / "table.csv"
    file.write_text(table, encoding="utf-8-sig")
    before = file.read_bytes()
    answer = CliRunner().invoke(check_table, [str(file)])
    assert file.read_bytes() == before
    return answer.output, answer.exit_code


def test_a_table_that_adds_up_gives_no_warning(tmp_path: Path) -> None:
    output, exit_code = told(tmp_path, PUBLISHED)

    assert (output.strip(), exit_code) == ("核对了 20 个数，0 处不符。", 0)


def test_a_table_that_does_not_add_up_is_told_of_by_heading(tmp_path: Path) -> None:
    output, exit_code = told(
        tmp_path, PUBLISHED.replace("邻里,278", "邻里,287").replace("调解成功,842", '调解成功,"1,842"')
    )

    assert exit_code == 0
    assert "按纠纷类型各项合计878，“受理”为869，相差9" in output
    assert "“调解成功”为1842，多于“受理”869" in output
    assert "按来源" not in output
    assert "2 处不符" in output


def test_parts_that_were_not_published_may_be_anything_but_negative() -> None:
    some = {"受理": Decimal(10), "主动调解": Decimal(4)}

    assert list(warnings(some)) == []
    assert len(list(warnings({**some, "申请调解": Decimal(7)}))) == 1
    assert len(list(warnings({**some, "申请调解": Decimal(5), "委托移送": Decimal(0)}))) == 1
    assert list(warnings({"主动调解": Decimal(4)})) == []


def test_a_file_of_something_else_is_refused_with_what_to_write(tmp_path: Path) -> None:
    output, exit_code = told(tmp_path, "名称,数\n甲,3\n")

    assert exit_code == 1
    assert "第一列应为统计表的项目名称" in output


def test_every_check_speaks_of_rows_that_the_table_prints() -> None:
    named = {
        title for check in CHECKS if isinstance(check, SumCheck) for title in (check.whole, *check.parts)
    }

    assert named < printed_titles()
    assert {title for check in CHECKS for title in (check.whole,)} <= printed_titles()


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_the_tables_own_sections_say_how_many_cases_stand_in_no_row(bureau: Bureau) -> None:
    home = bureau.station
    bureau.enter((CASES, home, case()), (CASES, home, case(dispute_type="tourism", source="police")))

    assert bureau.shows("mediation.monthly.source_unaccounted", MARCH) == "0"
    assert bureau.shows("mediation.monthly.type_unaccounted", MARCH) == "0"
    assert bureau.shows("mediation.monthly.committee_unaccounted", MARCH) == "2"
    assert bureau.shows("mediation.monthly.accepted", MARCH) == "2"


@pytest.mark.requirement("YC-2-01", "YC-2-02")
@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_the_table_of_strength_prints_kinds_that_add_up_to_all(bureau: Bureau) -> None:
    one = uuid4()
    bureau.enter(
        (COMMITTEES, bureau.station, committee(id=one)),
        (COMMITTEES, bureau.unit, committee(name="乙", kind="industry")),
        (COMMITTEES, bureau.unit, committee(name="丙", state="dissolved", dissolved_on=DAY)),
        *((MEDIATORS, bureau.station, mediator(one, kind=kind)) for kind in ("full_time", "invited")),
    )
    with bureau.database.reading(SYSTEM) as session:
        table = compute_table(ORGANISATION_RETURN, Engine(bureau.codes), session, bureau.unit, MARCH)
    printed = {row.row.title: row.number.shown(row.row.number) for row in table.rows}

    assert printed["调解组织合计"] == "2"
    assert [printed[title] for title in COMMITTEE_TITLES.values()] == ["0", "1", "0", "1", "0", "0"]
    people = ("调解员合计", "专职调解员", "兼职调解员", "特邀调解员")
    assert [printed[title] for title in people] == ["2", "1", "0", "1"]
    assert (printed["以案定补应付"], printed["以案定补实付"]) == ("0.00", "0.00")
