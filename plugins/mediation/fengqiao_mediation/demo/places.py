"""The district of the demo as these generators see it: its offices, their committees, how well each is kept."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol
from uuid import UUID

from fengqiao.api import Ledger, Unit, Window

Row = tuple[Ledger, int, dict[str, Any]]
"""Ledger, id of the owning unit, record."""


class Village(Protocol):
    """A village or community."""

    @property
    def id(self) -> UUID:
        """The id of its row in the registry."""

    @property
    def name(self) -> str:
        """Its name."""


class Station(Protocol):
    """A station of the district."""

    @property
    def unit_id(self) -> int:
        """The id of its unit."""

    @property
    def township(self) -> str:
        """The name of its township or subdistrict."""

    @property
    def kind(self) -> str:
        """Code of `registry.station_kind`."""

    @property
    def villages(self) -> Sequence[Village]:
        """The villages it serves."""


class District(Protocol):
    """What a demo district must tell."""

    @property
    def bureau(self) -> Unit:
        """The bureau above all."""

    @property
    def stations(self) -> Sequence[Station]:
        """The stations, in their official order."""

    @property
    def park(self) -> Unit:
        """A body under the bureau without a station."""

    @property
    def window(self) -> Window:
        """The window whose totals are met."""


@dataclass(frozen=True)
class Place:
    """A committee or workroom.

    :param level: code of `mediation.resolved_level` for what it settles.
    :param mediators: ids and names of its mediators.
    """

    committee_id: UUID
    unit_id: int
    level: str
    village_id: UUID | None = None
    mediators: tuple[tuple[UUID, str], ...] = ()


@dataclass
class Office:
    """A station, or the park.

    :param name: of the township, or of the park.
    :param station: None for the park.
    :param volume: how many disputes come, relative to the others.
    :param trouble: how many of them stay unsettled, relative to the others.
    :param care: which share of what should be written down is, 0 to 1.
    :param workroom: its joint workroom for intellectual property, which stands apart from its other places.
    """

    unit_id: int
    name: str
    station: Station | None
    volume: int
    trouble: float
    care: float
    places: list[Place] = field(default_factory=list)
    workroom: Place | None = None


def unit_id(unit: Unit) -> int:
    """Return the id of a saved unit.

    :raises ValueError: when it was not saved.
    """
    if unit.id is None:
        raise ValueError(f"单位“{unit.name}”尚未保存，不能为它生成台账")
    return unit.id
