"""The district of the demo as these generators see it: its offices, their committees, how well each is kept."""

from dataclasses import dataclass, field
from uuid import UUID

from fengqiao.api import DemoStation


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
    station: DemoStation | None
    volume: int
    trouble: float
    care: float
    places: list[Place] = field(default_factory=list)
    workroom: Place | None = None
