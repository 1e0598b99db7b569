"""The registry's ledgers, code lists and indicators fit together, and its Python names no line of business."""

import re
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import fengqiao.registry
import pytest
from fengqiao.indicators.conditions import codes_asked_for
from fengqiao.indicators.indicator import Indicator
from fengqiao.indicators.selects import batches
from fengqiao.ledgers.codes import CodeBook, read_codes
from fengqiao.ledgers.declaration import Ledger, table_name
from fengqiao.ledgers.fields import FieldSpec
from fengqiao.ledgers.markers import Codes, Ref
from fengqiao.registry.indicators import INDICATORS
from fengqiao.registry.ledgers import LEDGERS

# What the acceptance standard, the figures of the self-assessment report and other documents ask for, by hand.
ASKED_FOR = [
    "stations",
    "stations_per_township",
    "political_legal_staff",
    "full_time_staff",
    "political_legal_staff_seconded_out",
    "heads_on_political_legal_posts_rate",
    "heads_party_members_rate",
    "heads_full_time_rate",
    "head_experience_years",
    "off_job_training_hours_per_full_time_staff",
    "online_training_hours_per_full_time_staff",
    "training_kinds",
    "training_ways",
    "usable_area",
    "function_rooms",
    "disclosure_kinds",
    "rule_kinds",
    "equipment_kinds",
    "station_civil_service_posts",
    "station_civil_servants",
    "civil_servants_recruited",
    "station_civil_servants_recruited",
    "station_recruitment_share",
    "station_civil_servants_mean_age",
    "promotions",
    "station_promotions",
    "station_clerks",
    "station_legally_qualified_civil_servants",
    "stations_with_legally_qualified_civil_servant_rate",
    "station_legally_qualified_leaders",
    "leaders_appointed_in_order_rate",
    "required_staff_kinds",
    "political_legal_staff_with_enforcement_certificate_rate",
    "staff_that_must_be_trained_rate",
    "station_staff",
    "station_staff_increase",
    "civil_service_posts_filled_rate",
    "heads_civil_servants_with_college_rate",
    "station_assistants",
    "assistants_transferred_in",
    "assistants_hired",
    "heads_of_section_rank_rate",
    "stations_with_legally_qualified_staff_rate",
    "station_rotations",
    "stations_independent_rate",
    "usable_area_per_township_station",
    "usable_area_per_subdistrict_station",
    "premises_properly_obtained_rate",
    "premises_with_conforming_sign_rate",
    "named_rooms",
    "basic_function_areas",
    "service_equipment_kinds",
    "basic_equipment_kinds",
    "smart_equipment_kinds",
    "internal_network_computers",
    "stations_with_remote_visits",
    "centrally_funded_equipment",
    "statements_in_time_rate",
    "statement_kinds_in_time",
    "months_reported_by_the_first_rate",
    "bulletins",
    "months_with_bulletin_rate",
    "stations_informing_both_receivers_rate",
    "head_reports_to_township",
    "bureaus_that_heard_heads",
    "office_functions",
    "meeting_room_seats",
    "light_vehicles",
    "cars",
    "other_bodies_headed_without_consent",
    "transfers_without_consent",
    "staff_examined_rate",
    "large_stations_with_two_platforms_rate",
    "smaller_stations_with_platform_rate",
    "area_centres",
    "stations_under_area_centres",
    "stations_surveyed_rate",
    "calls",
    "calls_answered_rate",
    "call_response_days",
    "stations_change",
    "station_posts_change",
    "funds_paid_rate",
    "funds_budgeted_rate",
    "committee_funds_paid_rate",
    "committee_funds_budgeted_rate",
]

WORDS_OF_BUSINESS = re.compile(
    "调解|矫正|法律援助|普法|合法性审核|党支部|mediation|corrections|legal_aid|party_building"
)


def every_field(ledger: Ledger) -> Iterator[FieldSpec]:
    yield from ledger.fields
    for part in ledger.parts:
        yield from part.fields


def flags_read(indicator: Indicator) -> set[tuple[str, str]]:
    """Return list and flag of everything the indicator's statements look up in code lists."""
    leaves = [*indicator.formula.measures(), *(indicator.entered.measures() if indicator.entered else ())]
    statements = [batch.everywhere for batch in batches(leaves)]
    return {(list_code, flag) for one in statements for _, list_code, flag in codes_asked_for(one)}


def flags_nobody_carries(codes: CodeBook) -> set[tuple[str, str]]:
    read = set().union(*(flags_read(indicator) for indicator in INDICATORS))
    return {(list_code, flag) for list_code, flag in read if not codes.flagged(list_code, flag)}


@pytest.mark.parametrize("ledger", LEDGERS, ids=lambda ledger: ledger.code)
def test_a_ledger_lies_in_the_table_its_code_names(ledger: Ledger) -> None:
    assert ledger.table.__tablename__ == table_name(ledger.code)
    assert ledger.owner == "registry"


@pytest.mark.parametrize("ledger", LEDGERS, ids=lambda ledger: ledger.code)
def test_a_ledger_names_only_fields_that_it_has(ledger: Ledger) -> None:
    names = {spec.name for spec in ledger.fields} | {"seq_no"}

    assert {*ledger.key, ledger.label, *filter(None, [ledger.dated])} <= names


@pytest.mark.parametrize("ledger", LEDGERS, ids=lambda ledger: ledger.code)
def test_no_two_columns_of_one_sheet_have_one_title(ledger: Ledger) -> None:
    for fields in (ledger.fields, *(part.fields for part in ledger.parts)):
        titles = [spec.title for spec in fields]
        assert sorted(set(titles)) == sorted(titles)


def test_a_ledger_comes_after_those_it_points_at() -> None:
    known: set[str] = set()
    for ledger in LEDGERS:
        pointed_at = {spec.marker.ledger for spec in every_field(ledger) if isinstance(spec.marker, Ref)}
        # A row may point at one of its own ledger.
        known.add(ledger.code)
        assert pointed_at <= known


@pytest.mark.parametrize("ledger", LEDGERS, ids=lambda ledger: ledger.code)
def test_every_code_list_that_a_field_names_is_shipped(ledger: Ledger, codes: CodeBook) -> None:
    lists = {spec.marker.list_code for spec in every_field(ledger) if isinstance(spec.marker, Codes)}

    assert not {name for name in lists if name not in codes}


def test_a_code_refines_a_code_that_exists(codes: CodeBook) -> None:
    rooms = codes.entries("registry.room_kind").values()

    assert {room.parent for room in rooms if room.parent} <= set(codes.entries("registry.station_function"))


def test_every_indicator_asked_for_exists_and_no_other() -> None:
    assert sorted(indicator.code for indicator in INDICATORS) == sorted(
        f"registry.{name}" for name in ASKED_FOR
    )


def test_some_shipped_code_carries_each_flag_that_an_indicator_reads(codes: CodeBook) -> None:
    assert len(set().union(*(flags_read(indicator) for indicator in INDICATORS))) > 15
    assert flags_nobody_carries(codes) == set()


def test_a_flag_that_no_code_carries_would_be_noticed(codes: CodeBook) -> None:
    shipped = read_codes(files("fengqiao") / "data" / "codes.csv")
    crippled = CodeBook(
        replace(code, flags=frozenset()) if code.list_code == "registry.staff_kind" else code
        for code in shipped
    )

    assert flags_nobody_carries(crippled) == {
        ("registry.staff_kind", "counts_as_civil_servant"),
        ("registry.staff_kind", "counts_as_political_legal"),
        ("registry.staff_kind", "counts_as_full_time"),
        ("registry.staff_kind", "counts_as_clerk"),
        ("registry.staff_kind", "counts_as_required_kind"),
        ("registry.staff_kind", "counts_as_staff"),
        ("registry.staff_kind", "counts_as_assistant"),
        ("registry.staff_kind", "must_be_trained"),
    }


@pytest.mark.parametrize(
    ("list_code", "flag", "titles"),
    [
        (
            "registry.station_function",
            "counts_as_standard_function",
            "人民调解 社区矫正 法律援助 安置帮教 公共法律服务 档案管理 值班备勤",
        ),
        (
            "registry.equipment_kind",
            "counts_as_standard_equipment",
            "电脑 打印机 复印机 传真机 高速扫描仪 高拍仪 指纹采集仪 执法记录仪 交通工具",
        ),
        (
            "registry.disclosure_kind",
            "counts_as_public_item",
            "工作职能 工作流程 工作规则 人员职责 联系方式 工作去向",
        ),
        ("registry.station_rule_kind", "counts_as_station_rule", "工作例会 请示报告 文书档案管理 警戒具管理"),
        (
            "registry.room_kind",
            "counts_as_named_room",
            "联合调解大厅 矫正宣告室 集中教育室 谈话教育（心理矫正）室 公共法律服务大厅 档案资料室",
        ),
        ("registry.station_function", "counts_as_basic_function", "人民调解 社区矫正 法律援助 安置帮教"),
        (
            "registry.equipment_kind",
            "counts_as_service_equipment",
            "电脑 打印机 复印机 传真机 高速扫描仪 自助终端 智慧屏",
        ),
        (
            "registry.equipment_kind",
            "counts_as_basic_equipment",
            "电脑 打印机 传真机 高速扫描仪 照相机 录音笔 电话",
        ),
        ("registry.submission_kind", "counts_as_named_statement", "司法所建设报表 人民调解报表 社区矫正报表"),
        ("registry.ownership", "counts_as_proper", "单建 合建 调剂"),
        (
            "registry.staff_kind",
            "counts_as_required_kind",
            "政法专项编制 社区矫正专职工作者 专职人民调解员",
        ),
    ],
)
def test_what_the_standard_lists_is_flagged(codes: CodeBook, list_code: str, flag: str, titles: str) -> None:
    assert [codes.title(list_code, code) for code in codes.flagged(list_code, flag)] == titles.split()


def test_part_timers_of_the_township_and_volunteers_are_no_full_time_staff(codes: CodeBook) -> None:
    full_time = codes.flagged("registry.staff_kind", "counts_as_full_time")

    assert {"corrections_worker", "full_time_mediator", "hired_auxiliary", "clerk"} <= set(full_time)
    assert not {"township_part_time", "volunteer"} & set(full_time)


def test_a_political_legal_post_counts_as_a_civil_servant(codes: CodeBook) -> None:
    kinds = codes.entries("registry.staff_kind")

    assert {"counts_as_civil_servant", "counts_as_political_legal"} <= kinds["political_legal_post"].flags


def test_the_registrys_python_names_no_line_of_business() -> None:
    folder = Path(fengqiao.registry.__file__).parent
    sources = [*folder.rglob("*.py"), folder.parent / "cli" / "regions.py"]

    assert len(sources) > 20
    assert [source.name for source in sources if WORDS_OF_BUSINESS.search(source.read_text("utf-8"))] == []
