"""The rival: the same verdict table by plain SQL on the driver and plain Python, without anything of ours.

It is what a competent person writes who knows this one standard, this one year and all code lists by heart.
"""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
from scoring_rival_checks import Station, Verdicts, standard_checks, verdicts
from sqlalchemy.engine import make_url

WINDOW = {
    "first": "2024-01-01",
    "last": "2024-12-31",
    "last_number": 20241231,
    "first_before": "2023-01-01",
    "last_before": "2023-12-31",
    "two_years_ago": "2023-01-01",
    "first_monday": "2024-01-01",
    "last_sunday": "2024-12-29",
    "standard": "nanning-2020",
}
_WEEK_OF = {
    "sqlite": "CAST(julianday(t.started_on) - 2440591.5 AS INTEGER) / 7",
    "postgresql": "(t.started_on - DATE '1970-01-05') / 7",
}
_STATEMENTS = Path(__file__).parent / "scoring_rival_sql"
_KIND_TITLES = {"township": "乡镇", "subdistrict": "街道"}
_FIGURES = (
    "stations",
    "villages",
    "people",
    "trainings",
    "premises",
    "rooms",
    "equipment",
    "disclosures",
    "rules",
    "submissions",
    "committees",
    "cases",
    "confirmations",
    "incidents",
    "meetings",
    "subjects",
    "reports",
    "pre_sentence_surveys",
    "changes_of_place",
    "tags",
    "events",
    "released",
    "adviser_logs",
    "visits",
    "consultations",
    "reach_tests",
    "firms",
    "duties",
    "activities",
    "law_trainings",
    "law_people",
    "teams",
    "sites",
    "media",
    "items",
    "organisations",
    "members",
    "party_meetings",
    "study_sessions",
    "discipline",
)
_SCREENINGS = ("stations", "committees", "weekly_screenings", "monthly_screenings")
_WEEKS, _MONTHS = 52, 12


class Rival:
    """One connection, kept open, and the statements of `scoring_rival_sql`, one file for each line of business."""

    def __init__(self, url: str, root: int) -> None:
        address = make_url(url)
        self._engine = address.get_backend_name()
        self._values = WINDOW | {"root": root}
        text = "\n".join(file.read_text(encoding="utf-8") for file in sorted(_STATEMENTS.glob("*.sql")))
        parts = re.split(
            r"^-- name: (\w+)$", text.replace("{week}", _WEEK_OF[self._engine]), flags=re.MULTILINE
        )
        self._statements = {
            name: self._in_dialect(body) for name, body in zip(parts[1::2], parts[2::2], strict=True)
        }
        self._items = standard_checks()
        if self._engine == "sqlite":
            self._connection: Any = sqlite3.connect(str(address.database), isolation_level=None)
        else:
            plain = address.set(drivername="postgresql").render_as_string(hide_password=False)
            self._connection = psycopg.connect(plain)

    def _in_dialect(self, statement: str) -> str:
        return statement if self._engine == "sqlite" else re.sub(r":(\w+)", r"%(\1)s", statement)

    def _rows(self, name: str) -> Any:
        return self._connection.execute(self._statements[name], self._values)

    def verdicts(self) -> dict[int, Verdicts]:
        """Return station → its verdicts."""
        stations = self._counted(_FIGURES)
        self._ask(stations)
        self._connection.execute("ROLLBACK")
        return {unit_id: verdicts(self._items, station) for unit_id, station in stations.items()}

    def rates(self) -> dict[int, Any]:
        """Return station → done and due of the weekly and the monthly screenings."""
        stations = self._counted(_SCREENINGS)
        self._connection.execute("ROLLBACK")
        return {unit_id: tuple(_rates(station.facts)) for unit_id, station in stations.items()}

    def _counted(self, names: tuple[str, ...]) -> dict[int, Station]:
        """Open a transaction and return every station with what the statements of these names counted."""
        self._connection.execute("BEGIN")
        self._connection.execute("CREATE TEMP TABLE home (unit_id INTEGER PRIMARY KEY, station_id INTEGER)")
        self._connection.execute(f"INSERT INTO home {self._statements['home']}", self._values)
        home = dict(self._connection.execute("SELECT unit_id, station_id FROM home"))
        stations = {station: Station() for station in sorted(set(home.values()))}
        for name in names:
            self._count(name, home, stations)
        return stations

    def _count(self, name: str, home: dict[int, int], stations: dict[int, Station]) -> None:
        cursor = self._rows(name)
        names = [column[0] for column in cursor.description][1:]
        for row in cursor:
            if row[0] in home:
                facts = stations[home[row[0]]].facts
                for fact, number in zip(names, row[1:], strict=True):
                    if number:
                        facts[fact] = facts.get(fact, 0) + number

    def _ask(self, stations: dict[int, Station]) -> None:
        for unit_id, kind in self._rows("kinds_of_station"):
            if unit_id in stations:
                stations[unit_id].kind = _KIND_TITLES.get(kind, kind)
        for unit_id, question, positive, valid in self._rows("surveys"):
            if unit_id in stations:
                stations[unit_id].surveys[question] = positive, valid
        shown: dict[Any, set[str | None]] = defaultdict(set)
        for unit_id, check, answer, attestation, is_there, kind in self._rows("attestations"):
            if unit_id in stations:
                if is_there:
                    shown[attestation].add(kind)
                stations[unit_id].attested[check] = answer, shown[attestation]

    def close(self) -> None:
        """Give the connection back."""
        self._connection.close()


def _rates(facts: dict[str, int]) -> Iterator[tuple[int, int] | None]:
    for done, subjects, periods in (
        ("weeks_screened", "village_committees", _WEEKS),
        ("months_screened", "stations", _MONTHS),
    ):
        due = facts.get(subjects, 0) * periods
        yield (facts.get(done, 0), due) if due else None
