"""What the stations of the demonstration hand in and report: statements by quarter, reports of the heads by half-year."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from fengqiao.chance import Chance
from fengqiao.registry.codes import national_codes
from fengqiao.registry.demo.calendar import DAY
from fengqiao.registry.demo.district import DemoDistrict, DemoRow
from fengqiao.registry.reporting import SUBMISSIONS

_CODES = national_codes()
_STATEMENTS = [
    _CODES.entries("registry.submission_kind")[code]
    for code in _CODES.flagged("registry.submission_kind", "counts_as_named_statement")
]
_QUARTERS = (date(2022, 12, 31), date(2023, 3, 31), date(2023, 6, 30))
_HALF_YEARS = (date(2022, 12, 31), date(2023, 6, 30))
_TO_HAND_IN = 10 * DAY
_LATE_STATIONS = 2

Record = dict[str, Any]


def submission_rows(district: DemoDistrict) -> Iterator[DemoRow]:
    """Yield what every station handed in and reported, and what the bureau heard; a few statements came late."""
    late = Chance.of(district.seed, "late").sample(district.stations, _LATE_STATIONS)
    for station in district.stations:
        rng = Chance.of(district.seed, f"handing in {station.unit.code}")
        for record in (*_statements(rng), *_reports(rng)):
            if station in late and record.get("due_on"):
                record["submitted_on"] = record["due_on"] + 2 * DAY
                late.remove(station)
            yield SUBMISSIONS, station.unit_id, record
    for half_year in _HALF_YEARS:
        yield (
            SUBMISSIONS,
            district.bureau_id,
            _record("hearing", "半年工作汇报", half_year, "county_party_group"),
        )


def _statements(rng: Chance) -> Iterator[Record]:
    for quarter in _QUARTERS:
        due_on = quarter + _TO_HAND_IN
        for kind in _STATEMENTS:
            record = _record(kind.code, f"季度{kind.title}", quarter, "county_bureau")
            yield record | {"due_on": due_on, "submitted_on": rng.day(quarter + DAY, due_on)}


def _reports(rng: Chance) -> Iterator[Record]:
    for half_year in _HALF_YEARS:
        record = _record("head_report", "半年工作情况", half_year, "township_party_committee")
        yield record | {"submitted_on": rng.day(half_year + DAY, half_year + 2 * _TO_HAND_IN)}


def _record(kind: str, title: str, period_last: date, receiver: str) -> Record:
    return {
        "kind": kind,
        "title": title,
        "period_last": period_last,
        "submitted_on": period_last + _TO_HAND_IN,
        "receivers": [{"kind": receiver}],
    }
