"""What recurs: monthly boards, trainings, reports in the media."""

from collections.abc import Iterator
from typing import Any

from fengqiao.api import Chance, Every

from fengqiao_publicity.demo.offices import Entry, Office
from fengqiao_publicity.ledgers import BOARDS, MEDIA_REPORTS, TRAININGS

_BOARD_TOPICS = ("宪法与生活", "民法典问答", "防范电信诈骗", "邻里纠纷怎么办", "未成年人保护", "劳动者权益")
_AUDIENCES = (
    ("village_committee", "mediator"),
    ("mediator", "grid_worker", "group_leader"),
    ("law_literate", "law_leader"),
    ("village_committee", "prosperous", "village_delegate"),
    ("leading_cadre", "law_enforcer"),
)
_LAWS = ("civil_code", "constitution", "mediation", "legal_aid", "anti_fraud")
_LEVELS = {"county": 70, "city": 24, "province": 5, "nation": 1}
_TOPICS = {"publicity": 60, "mediation": 20, "legal_aid": 12, "rural": 8}
_OUTLETS = {
    "county": "某区融媒体中心",
    "city": "某市法治报",
    "province": "某省日报",
    "nation": "某全国性法治媒体",
}


def board_rows(rng: Chance, office: Office) -> Iterator[Entry]:
    """Yield one issue of the board a month, with gaps where a station is careless."""
    for issue, month in enumerate(office.beyond.parts(Every.MONTH), 1):
        if office.does(rng):
            topic = rng.choice(_BOARD_TOPICS)
            published_on = rng.day(month.first, month.last)
            yield (
                BOARDS,
                {"id": rng.new_id(), "published_on": published_on, "issue": issue, "topic": topic},
            )


def training_rows(rng: Chance, office: Office) -> Iterator[Entry]:
    """Yield the trainings of one station; a careful one reaches everybody, a careless one may reach nobody."""
    days = office.beyond
    for kinds in _AUDIENCES:
        if office.does(rng) and (office.careful or rng.happens(0.7)):
            audiences = [{"kind": kind, "persons": rng.randint(8, 40)} for kind in kinds]
            yield TRAININGS, _training(rng, days.first, days.last) | {"audiences": audiences}


def _training(rng: Chance, first: Any, last: Any) -> dict[str, Any]:
    return {
        "id": rng.new_id(),
        "held_on": rng.day(first, last),
        "law": rng.choice(_LAWS),
        "hours": rng.choice((2, 4, 8)),
    }


def media_rows(rng: Chance, office: Office) -> Iterator[Entry]:
    """Yield one to five reports on one station."""
    days = office.beyond
    for _ in range(rng.randint(1, 5)):
        level = rng.weighted(_LEVELS)
        yield (
            MEDIA_REPORTS,
            {
                "id": rng.new_id(),
                "published_on": rng.day(days.first, days.last),
                "outlet": _OUTLETS[level],
                "level": level,
                "medium": rng.choice(("press", "platform", "television")),
                "topic": rng.weighted(_TOPICS),
            },
        )
