"""What the stations of the demonstration called their bureau for, and how soon it answered."""

from collections.abc import Iterator
from datetime import date

from fengqiao.chance import Chance
from fengqiao.registry.calls import CALLS
from fengqiao.registry.demo.calendar import DAY
from fengqiao.registry.demo.district import DemoDistrict, DemoRow

_SUBJECTS = (
    "物业纠纷集中的小区需会商",
    "疑难合同需专家意见",
    "辖区企业法治体检需律师",
    "重点信访事项需联合接待",
)
_KINDS = ("leader", "section", "business")
_NEVER_ANSWERED = 0.1


def call_rows(district: DemoDistrict) -> Iterator[DemoRow]:
    """Yield up to three calls of each station; most were answered within a week."""
    for station in district.stations:
        rng = Chance.of(district.seed, f"calls {station.unit.code}")
        for subject in rng.sample(_SUBJECTS, rng.randint(1, 3)):
            raised_on = rng.day(district.window.first, district.window.last)
            record = {"subject": subject, "kind": rng.choice(_KINDS), "raised_on": raised_on}
            if not rng.happens(_NEVER_ANSWERED):
                record |= _answer(rng, raised_on)
            yield CALLS, station.unit_id, record


def _answer(rng: Chance, raised_on: date) -> dict[str, object]:
    answered_on = raised_on + rng.randint(0, 7) * DAY
    return {
        "answered_on": answered_on,
        "answered_by": "某业务科",
        "closed_on": answered_on + rng.randint(1, 20) * DAY,
        "outcome": "已会商并反馈司法所",
    }
