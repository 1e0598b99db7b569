"""The district of the demo as these generators see it: its offices, their committees, how well each is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from fengqiao.api import Window

Row = tuple[str, int, dict[str, Any]]
"""Ledger code, id of the owning unit, record."""


class Organ(Protocol):
    """A unit of the tree."""

    @property
    def id(self) -> int | None:
        """Its id, given when it was saved."""

    @property
    def name(self) -> str:
        """Its official name."""


class District(Protocol):
    """What a demo district must tell."""

    @property
    def bureau(self) -> Organ:
        """The bureau above all."""

    @property
    def stations(self) -> Sequence[Organ]:
        """The stations, in their official order."""

    @property
    def park(self) -> Organ:
        """The park: a body under the bureau without a station."""

    @property
    def villages(self) -> Mapping[int, Sequence[tuple[UUID, str]]]:
        """Unit id of a station → id and name of each village or community it serves."""

    @property
    def window(self) -> Window:
        """The window whose totals are met."""


@dataclass(frozen=True)
class Place:
    """A committee or workroom.

    :param mediators: ids and names of its mediators.
    """

    committee_id: UUID
    unit_id: int
    level: str
    set_up_on: date
    village_id: UUID | None = None
    mediators: tuple[tuple[UUID, str], ...] = ()


@dataclass
class Office:
    """A station, or the park.

    :param volume: how many disputes come, relative to the others.
    :param trouble: how many of them stay unsettled, relative to the others.
    :param care: which share of what should be written down is, 0 to 1.
    """

    unit_id: int
    name: str
    volume: int
    trouble: float
    care: float
    places: list[Place] = field(default_factory=list)
    workroom: Place | None = None

    @property
    def stem(self) -> str:
        """The name of the place, without the station."""
        return self.name.removesuffix("司法所")


def unit_id(organ: Organ) -> int:
    """Return the id of a saved unit.

    :raises ValueError: when it was not saved.
    """
    if organ.id is None:
        raise ValueError(f"单位“{organ.name}”尚未保存，不能为它生成台账")
    return organ.id
