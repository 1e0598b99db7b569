"""How people were received: who answered for them, how soon, and what they got for nothing."""

from typing import Any

from fengqiao.api import (
    PERCENT,
    Every,
    Indicator,
    count,
    distinct,
    flagged,
    has,
    mean,
    periods,
    total,
)
from sqlmodel import col

from fengqiao_legal_aid.indicators.conditions import (
    site_level,
)
from fengqiao_legal_aid.models import Consultation, PublicService, ReachTest, Site, Visit


def _services(flag: str) -> Any:
    return count(
        PublicService,
        flagged(PublicService.client_kind, f"reported_as_{flag}"),
        on=PublicService.given_on,
    )


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
            flagged(Consultation.channel, "counts_as_remote"),
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
            flagged(PublicService.service, "counts_as_public_service"),
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

INDICATORS = (*_VISITS, *_FOR_NOTHING)
