"""Invented duties for the demonstration."""

from collections.abc import Iterator
from datetime import timedelta

from fengqiao.api import DemoDistrict, DemoRow

from fengqiao_everything.duties import DUTIES


def weekly_duties(seed: int, demo: DemoDistrict) -> Iterator[DemoRow]:
    """Yield one duty a week for each station, its people taking turns."""
    weeks = (demo.window.last - demo.window.first).days // 7
    for station in demo.stations:
        for week in range(weeks):
            person = station.staff[(seed + week) % len(station.staff)]
            held_on = demo.window.first + timedelta(weeks=week)
            yield DUTIES, station.unit_id, {"held_on": held_on, "kind": "window", "staff_id": person.id}
