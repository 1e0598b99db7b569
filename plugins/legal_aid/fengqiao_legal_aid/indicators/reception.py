"""How people were received: who answered for them, how soon, and who was on duty."""

from typing import Any

from fengqiao.api import (
    PERCENT,
    Every,
    Indicator,
    Station,
    count,
    distinct,
    expected,
    flagged,
    has,
    kept,
    mean,
    periods,
    same_unit,
    total,
    weekday,
)
from sqlalchemy import String, cast
from sqlmodel import col

from fengqiao_legal_aid.indicators.conditions import (
    ATTENDED,
    STATION_STANDS,
    STATIONS,
    at_place,
    on_duty,
    site_level,
)
from fengqiao_legal_aid.models import Consultation, Duty, PublicService, ReachTest, Site, Visit

_FRIDAY = 5
_WORKING_DAYS_OF_A_WEEK = 5


def _duties(*conditions: Any) -> Any:
    return count(Duty, ATTENDED, *conditions, on=Duty.duty_on)


def _services(flag: str) -> Any:
    return count(
        PublicService,
        flagged(PublicService.client_kind, "legal_aid.public_client", f"reported_as_{flag}"),
        on=PublicService.given_on,
    )


_COUNSELLOR = on_duty("counts_as_counsellor")
_UNIT_AND_DAY = cast(col(Duty.unit_id), String) + "/" + cast(col(Duty.duty_on), String)

_VISITS = (
    # NN-A17a
    Indicator(
        "legal_aid.first_handler_rate",
        "接待事项首问责任人落实率",
        count(Visit, col(Visit.first_handler).is_not(None), on=Visit.received_on)
        / count(Visit, on=Visit.received_on),
        PERCENT,
        digits=2,
    ),
    Indicator("legal_aid.visits", "接待", count(Visit, on=Visit.received_on), "件"),
    Indicator(
        "legal_aid.visit_person_times", "接待人次", total(Visit.persons, Visit, on=Visit.received_on), "人次"
    ),
    # JA-50b
    Indicator(
        "legal_aid.association_person_times_per_year",
        "公益法律服务社会组织年均接待来电来访",
        total(
            Visit.persons,
            Visit,
            has(Visit, Site, site_level("association_level")),
            on=Visit.received_on,
        ).whole(Every.YEAR)
        / periods(Every.YEAR),
        "人次",
        digits=1,
    ),
    # NN-A16a
    Indicator(
        "legal_aid.online_response_minutes",
        "线上答复平均用时",
        mean(
            col(Consultation.response_minutes),
            Consultation,
            flagged(Consultation.channel, "legal_aid.channel", "counts_as_remote"),
            on=Consultation.asked_on,
        ),
        "分钟",
        digits=1,
    ),
    Indicator(
        "legal_aid.offline_reach_minutes",
        "线下到达平均用时",
        mean(col(ReachTest.minutes), ReachTest, on=ReachTest.tested_on),
        "分钟",
        digits=1,
    ),
    Indicator("legal_aid.consultations", "法律咨询", count(Consultation, on=Consultation.asked_on), "人次"),
)

_DUTY = (
    # NN-A19
    Indicator("legal_aid.lawyer_attendances", "律师到岗", _duties(on_duty("counts_as_lawyer")), "人次"),
    # NN-M07
    Indicator(
        "legal_aid.resident_legal_professionals",
        "驻场法律服务人员",
        distinct(Duty.person, Duty, ATTENDED, on_duty("counts_as_legal_professional"), on=Duty.duty_on),
        "人",
    ),
    # JA-38 “天天有”: from Monday to Friday, holidays not taken off
    Indicator(
        "legal_aid.weekday_duty_rate",
        "周一至周五有人值班的比例",
        distinct(
            _UNIT_AND_DAY,
            Duty,
            ATTENDED,
            weekday(Duty.duty_on) <= _FRIDAY,
            same_unit(Duty, Station, STATION_STANDS),
            on=Duty.duty_on,
        ).whole(Every.WEEK)
        / (expected(STATIONS, Every.WEEK) * _WORKING_DAYS_OF_A_WEEK),
        PERCENT,
        digits=2,
    ),
    # YC-1-06
    Indicator(
        "legal_aid.duties_at_judicial_organs",
        "审判、检察等机关律师值班",
        _duties(at_place("counts_as_judicial"), on_duty("counts_as_lawyer")),
        "人次",
    ),
    Indicator(
        "legal_aid.duties_for_petitions",
        "律师参与接待信访",
        _duties(at_place("counts_as_petition"), on_duty("counts_as_lawyer")),
        "人次",
    ),
    # YC-3-03
    Indicator(
        "legal_aid.duties_at_court",
        "驻法院律师值班",
        _duties(at_place("counts_as_court"), on_duty("counts_as_lawyer")),
        "人次",
    ),
    Indicator(
        "legal_aid.duty_lawyer_help",
        "值班律师提供法律帮助",
        total(
            Duty.served, Duty, at_place("counts_as_judicial"), on_duty("counts_as_lawyer"), on=Duty.duty_on
        ),
        "人次",
    ),
    # JA-36a
    Indicator(
        "legal_aid.counselling_duties_per_week",
        "每周心理咨询接待",
        _duties(_COUNSELLOR).whole(Every.WEEK) / periods(Every.WEEK),
        "次",
        digits=2,
    ),
    # JA-36b
    Indicator(
        "legal_aid.fridays_for_the_young",
        "周五为青少年服务的周数占比",
        kept(
            Duty,
            Every.WEEK,
            ATTENDED,
            _COUNSELLOR,
            flagged(Duty.audience, "legal_aid.audience", "counts_as_young"),
            weekday(Duty.duty_on) == _FRIDAY,
            on=Duty.duty_on,
        )
        / periods(Every.WEEK),
        PERCENT,
        digits=1,
    ),
)

_FOR_NOTHING = (
    # YC-1-08
    Indicator(
        "legal_aid.public_services", "公益法律服务", count(PublicService, on=PublicService.given_on), "次"
    ),
    Indicator(
        "legal_aid.public_service_kinds",
        "公益法律服务种类",
        distinct(
            PublicService.service,
            PublicService,
            flagged(PublicService.service, "legal_aid.service", "counts_as_public_service"),
            on=PublicService.given_on,
        ),
        "种",
    ),
    Indicator(
        "legal_aid.public_services_for_vulnerable",
        "为弱势群体提供公益法律服务",
        _services("vulnerable"),
        "次",
    ),
    Indicator(
        "legal_aid.public_services_for_small_firms",
        "为小微企业提供公益法律服务",
        _services("small_firm"),
        "次",
    ),
    Indicator(
        "legal_aid.public_services_for_collectives",
        "为农村集体经济组织提供公益法律服务",
        _services("village_collective"),
        "次",
    ),
    # YC-1-06
    Indicator(
        "legal_aid.bought_services",
        "政府购买的法律服务",
        count(PublicService, col(PublicService.bought).is_(True), on=PublicService.given_on),
        "次",
    ),
)

INDICATORS = (*_VISITS, *_DUTY, *_FOR_NOTHING)
