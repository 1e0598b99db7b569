"""Whether the released are known, met, linked, helped and settled."""

from typing import Any

from fengqiao.api import PERCENT, Indicator, count, flagged, has, in_force, on_record, within
from sqlmodel import col

from fengqiao_corrections.indicators.conditions import HELPED
from fengqiao_corrections.models import Help, Link, ReleasedPerson, Settlement

HELPED_PERSONS = count(ReleasedPerson, *HELPED)
_RELEASED = count(ReleasedPerson, on=ReleasedPerson.released_on)
_MET = has(ReleasedPerson, Link, on_record(Link.met_on))
LINKED = has(
    ReleasedPerson,
    Link,
    flagged(Link.result, "counts_as_linked"),
    on_record(Link.linked_on),
)
SETTLED = has(ReleasedPerson, Settlement, in_force(Settlement.settled_on, Settlement.until))


def released_in_window(*conditions: Any) -> Any:
    """Persons released in the window."""
    return count(ReleasedPerson, *conditions, on=ReleasedPerson.released_on)


def _rate(name: str, title: str, formula: Any) -> Indicator:
    return Indicator(f"corrections.{name}", title, formula, PERCENT, digits=2)


def _level(flag: str) -> Any:
    return flagged(ReleasedPerson.key_level, flag)


def _helped(*conditions: Any) -> Any:
    return count(ReleasedPerson, *HELPED, *conditions) / HELPED_PERSONS


_KEY, _GENERAL = _level("counts_as_key"), _level("counts_as_general")

INDICATORS = (
    Indicator("corrections.helped_persons", "在册安置帮教对象", HELPED_PERSONS, "人"),
    # MX-09a: what the figures need, and that the prison's word was checked.
    _rate(
        "released_register_complete_rate",
        "安置帮教对象底数清楚率",
        _helped(
            col(ReleasedPerson.key_level).is_not(None),
            col(ReleasedPerson.help_until).is_not(None),
            has(ReleasedPerson, Link, on_record(Link.checked_on)),
        ),
    ),
    # MX-09b, MX-09c
    _rate(
        "key_persons_met_rate",
        "重点帮教对象接送率",
        released_in_window(_KEY, _MET) / released_in_window(_KEY),
    ),
    _rate(
        "general_persons_met_rate",
        "一般帮教对象接送率",
        released_in_window(_GENERAL, _MET) / released_in_window(_GENERAL),
    ),
    # MX-09d
    _rate("linked_rate", "安置帮教衔接率", released_in_window(LINKED) / _RELEASED),
    # MX-09e, MX-09f
    _rate("helped_rate", "帮教率", _helped(has(ReleasedPerson, Help, within(Help.helped_on)))),
    _rate("settled_rate", "安置率", _helped(SETTLED)),
    # NN-M13c
    Indicator(
        "corrections.prison_help_visits",
        "监狱、看守所内帮教",
        count(Help, flagged(Help.place, "counts_as_prison"), on=Help.helped_on),
        "次",
    ),
)
