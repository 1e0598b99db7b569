"""What can be counted of the people: who serves on a day, who came and rose in a window, what they were taught."""

from typing import Any

from fengqiao.indicators.conditions import flagged
from fengqiao.indicators.formulas import Formula
from fengqiao.indicators.indicator import PERCENT, Indicator
from fengqiao.indicators.measures import Measure, count, distinct, mean, total
from fengqiao.registry.conditions import (
    CIVIL_SERVANT,
    HEAD,
    LENT_OUT,
    PARTY_MEMBER,
    POLITICAL_LEGAL,
    QUALIFIED,
    SERVING,
    STATION_HAS_QUALIFIED_CIVIL_SERVANT,
    STATION_STANDS,
    TRAINED_AS_FULL_TIME,
    for_reason,
    in_role,
    of_kind,
    of_station,
    years_since,
)
from fengqiao.registry.people import FULL_TIME, Assignment, Staff, Training
from fengqiao.registry.station_indicators import STATIONS_IN_FORCE
from fengqiao.registry.stations import Station


def people(*where: Any) -> Measure:
    """Persons serving at stations on the window's last day."""
    return distinct(Assignment.staff_id, Assignment, *SERVING, *where)


def _begun(*where: Any) -> Measure:
    """Civil servants' assignments that began in the window, at any unit; ended ones count."""
    return count(Assignment, *where, CIVIL_SERVANT, on=Assignment.started_on)


def _hours_per_full_time_staff(flag: str) -> Formula:
    hours = total(
        Training.hours,
        Training,
        flagged(Training.mode, flag),
        TRAINED_AS_FULL_TIME,
        on=Training.ends_on,
    )
    return hours / _FULL_TIME_STAFF


_FULL_TIME_STAFF = people(*FULL_TIME)
_HEADS = people(HEAD)
_RECRUITED = _begun(for_reason("recruitment"))
_RECRUITED_BY_STATIONS = _begun(for_reason("recruitment"), of_station(Assignment))
_AT_SECTION_LEVEL = flagged(Assignment.rank, "section_level_or_below")
_PROMOTED = (for_reason("promotion"), _AT_SECTION_LEVEL)

_SERVING = (
    Indicator("registry.political_legal_staff", "政法专项编制人员", people(POLITICAL_LEGAL), "人"),
    Indicator("registry.full_time_staff", "专职人员", _FULL_TIME_STAFF, "人"),
    Indicator(
        "registry.political_legal_staff_seconded_out",
        "借调在外的政法专项编制人员",
        people(POLITICAL_LEGAL, LENT_OUT),
        "人",
    ),
    Indicator("registry.station_civil_servants", "司法所实有公务员", people(CIVIL_SERVANT), "人"),
    Indicator("registry.station_clerks", "司法所文员", people(of_kind("counts_as_clerk")), "人"),
    Indicator(
        "registry.station_civil_servants_mean_age",
        "司法所公务员平均年龄",
        mean(years_since(Staff.birth_date), Assignment, *SERVING, CIVIL_SERVANT),
        "岁",
    ),
)

_LEADING = (
    Indicator(
        "registry.heads_on_political_legal_posts_rate",
        "所长属政法专项编制的比例",
        people(HEAD, POLITICAL_LEGAL) / _HEADS,
        PERCENT,
        digits=2,
    ),
    Indicator(
        "registry.heads_party_members_rate",
        "所长为中共党员的比例",
        people(HEAD, PARTY_MEMBER) / _HEADS,
        PERCENT,
        digits=2,
    ),
    Indicator(
        "registry.heads_full_time_rate",
        "所长专职的比例",
        people(HEAD, FULL_TIME[1]) / _HEADS,
        PERCENT,
        digits=2,
    ),
    Indicator(
        "registry.head_experience_years",
        "所长司法行政工作年限",
        mean(years_since(Staff.justice_work_began_on), Assignment, *SERVING, HEAD),
        "年",
        digits=2,
    ),
)

_QUALIFIED = (
    Indicator(
        "registry.station_legally_qualified_civil_servants",
        "持法律职业资格的司法所公务员",
        people(CIVIL_SERVANT, QUALIFIED),
        "人",
    ),
    Indicator(
        "registry.stations_with_legally_qualified_civil_servant_rate",
        "有持证公务员的司法所占比",
        count(Station, STATION_STANDS, STATION_HAS_QUALIFIED_CIVIL_SERVANT) / STATIONS_IN_FORCE,
        PERCENT,
        digits=2,
    ),
    Indicator(
        "registry.station_legally_qualified_leaders",
        "持法律职业资格的正、副所长",
        people(in_role("leads_station"), QUALIFIED),
        "人",
    ),
)

_CHANGES = (
    Indicator("registry.civil_servants_recruited", "招录公务员", _RECRUITED, "人"),
    Indicator("registry.station_civil_servants_recruited", "司法所录用公务员", _RECRUITED_BY_STATIONS, "人"),
    Indicator(
        "registry.station_recruitment_share", "司法所录用占比", _RECRUITED_BY_STATIONS / _RECRUITED, PERCENT
    ),
    Indicator("registry.promotions", "科级及以下公务员晋升", _begun(*_PROMOTED), "人次"),
    Indicator(
        "registry.station_promotions", "司法所公务员晋升", _begun(*_PROMOTED, of_station(Assignment)), "人次"
    ),
)

_TRAINING = (
    Indicator(
        "registry.off_job_training_hours_per_full_time_staff",
        "专职人员人均脱产培训学时",
        _hours_per_full_time_staff("counts_as_off_job"),
        "学时",
        digits=2,
    ),
    Indicator(
        "registry.online_training_hours_per_full_time_staff",
        "专职人员人均网络培训学时",
        _hours_per_full_time_staff("counts_as_online"),
        "学时",
        digits=2,
    ),
    Indicator(
        "registry.training_kinds",
        "培训种类数",
        distinct(
            Training.regularity,
            Training,
            flagged(Training.regularity, "counts_as_training_kind"),
            of_station(Training),
            on=Training.ends_on,
        ),
        "种",
    ),
    Indicator(
        "registry.training_ways",
        "培训方式数",
        distinct(
            Training.way,
            Training,
            flagged(Training.way, "counts_as_training_way"),
            of_station(Training),
            on=Training.ends_on,
        ),
        "种",
    ),
)

INDICATORS = (*_SERVING, *_LEADING, *_QUALIFIED, *_CHANGES, *_TRAINING)
