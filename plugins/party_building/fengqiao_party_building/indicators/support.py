"""Whether stations have somebody to guide them, and branches something they are known for."""

from typing import Any

from fengqiao.api import PERCENT, Indicator, Station, flagged, has, in_force, same_unit, share_of_stations

from fengqiao_party_building.indicators.organisations import different
from fengqiao_party_building.models import Brand, Guide, Organisation


def _stations_guided_by(flag: str) -> Any:
    guided = same_unit(
        Station,
        Guide,
        in_force(Guide.appointed_on, Guide.ended_on),
        flagged(Guide.kind, flag),
    )
    return share_of_stations(guided)


_BRANDED = has(Organisation, Brand, in_force(Brand.named_on, Brand.ended_on))

INDICATORS = (
    # AH-02b
    Indicator(
        "party_building.stations_with_guide_rate",
        "配备党建指导员的司法所比例",
        _stations_guided_by("counts_as_guide"),
        PERCENT,
        digits=2,
    ),
    # AH-02c
    Indicator(
        "party_building.stations_with_contact_leader_rate",
        "有局领导班子联系的司法所比例",
        _stations_guided_by("counts_as_contact_leader"),
        PERCENT,
        digits=2,
    ),
    # JS-01c: a joint branch is one, and known for what any of its stations entered
    Indicator(
        "party_building.branches_with_brand_rate",
        "有品牌或特色的党支部比例",
        different("counts_as_branch", _BRANDED) / different("counts_as_branch"),
        PERCENT,
        digits=2,
    ),
)
