"""What the ledger gives for a table adds up, or the table says where it does not."""

from uuid import uuid4

import pytest
from fengqiao.database.scope import SYSTEM
from fengqiao.indicators.engine import Engine
from fengqiao.reports.statistics import compute_table
from fengqiao.testing.bureau import Bureau
from fengqiao_mediation.ledgers import CASES, COMMITTEES, MEDIATORS
from fengqiao_mediation.report_sections import MONTHLY_RETURN, ORGANISATION_RETURN
from fengqiao_mediation.statistics import COMMITTEES as COMMITTEE_TITLES

from tests.mediation.made_up import DAY, MARCH, case, committee, mediator


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_the_tables_own_sections_say_how_many_cases_stand_in_no_row(bureau: Bureau) -> None:
    home = bureau.station
    bureau.enter((CASES, home, case()), (CASES, home, case(dispute_type="tourism", source="police")))

    assert bureau.shows("mediation.monthly.source_unaccounted", MARCH) == "0"
    assert bureau.shows("mediation.monthly.type_unaccounted", MARCH) == "0"
    assert bureau.shows("mediation.monthly.committee_unaccounted", MARCH) == "2"
    assert bureau.shows("mediation.monthly.accepted", MARCH) == "2"
    with bureau.database.reading(SYSTEM) as session:
        table = compute_table(MONTHLY_RETURN, Engine(bureau.codes), session, bureau.unit, MARCH)
    assert table.warnings() == ["按调解组织各项合计0，“受理”为2，相差2"]


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
