"""Whether units hand in what is due, and report to those above and beside them."""

from typing import Any

from sqlalchemy import extract
from sqlmodel import col

from fengqiao.indicators.conditions import flagged, same_unit, within
from fengqiao.indicators.days import period_of
from fengqiao.indicators.indicator import PERCENT, Indicator
from fengqiao.indicators.measures import Measure, count, distinct, expected, kept
from fengqiao.indicators.window import Every
from fengqiao.registry.conditions import STATION_STANDS, of_station
from fengqiao.registry.station_indicators import STATIONS_IN_FORCE
from fengqiao.registry.stations import Station
from fengqiao.registry.submissions import Submission, of_submission_kind, received_by

_STATEMENT = of_submission_kind("counts_as_statement")
_DUE = (_STATEMENT, of_station(Submission))
# In time and good enough to be kept.
_MET = (col(Submission.submitted_on) <= col(Submission.due_on), col(Submission.sent_back).is_(False))
_MONTH, _SUBMITTED = (
    period_of(day, Every.MONTH) for day in (Submission.period_last, Submission.submitted_on)
)
_BY_THE_FIRST = (_SUBMITTED <= _MONTH) | (
    (_SUBMITTED == _MONTH + 1) & (extract("day", col(Submission.submitted_on)) == 1)
)
_ENTERED = count(Submission)


def _submitted(flag: str, *where: Any) -> Measure:
    return count(Submission, of_submission_kind(flag), *where, on=Submission.submitted_on)


def _months(flag: str, *where: Any, on: Any) -> Any:
    """The share of the stations' whole months in which something of a kind was there."""
    there = kept(Submission, Every.MONTH, of_submission_kind(flag), of_station(Submission), *where, on=on)
    return there / expected(STATIONS_IN_FORCE, Every.MONTH)


def _station_told(receiver: str) -> Any:
    kind = of_submission_kind("counts_as_dispute_information")
    return same_unit(Station, Submission, kind, within(Submission.submitted_on), received_by(receiver))


def _share(name: str, title: str, rate: Any) -> Indicator:
    return Indicator(f"registry.{name}", title, rate, PERCENT, digits=2, entered=_ENTERED)


INDICATORS = (
    # NN-A15b.
    _share(
        "statements_in_time_rate",
        "报表按时按质报送率",
        count(Submission, *_DUE, *_MET, on=Submission.due_on)
        / count(Submission, *_DUE, on=Submission.due_on),
    ),
    Indicator(
        "registry.statement_kinds_in_time",
        "按时按质报送的报表种类",
        distinct(
            Submission.kind,
            Submission,
            *_DUE,
            *_MET,
            flagged(Submission.kind, "counts_as_named_statement"),
            on=Submission.due_on,
        ),
        "类",
        entered=_ENTERED,
    ),
    # YC-2-08c: until the 1st of the next month, that day included.
    _share(
        "months_reported_by_the_first_rate",
        "次月1日前上报工作情况的月数占比",
        _months(
            "counts_as_monthly_situation",
            _BY_THE_FIRST,
            received_by("counts_as_county_bureau"),
            on=Submission.period_last,
        ),
    ),
    # YC-1-W5, YC-2-09.
    Indicator("registry.bulletins", "上报信息、简报", _submitted("counts_as_bulletin"), "篇"),
    _share(
        "months_with_bulletin_rate",
        "有信息、简报上报的月数占比",
        _months("counts_as_bulletin", on=Submission.submitted_on),
    ),
    # YC-2-06c.
    _share(
        "stations_informing_both_receivers_rate",
        "向乡镇（街道）和县局都报送矛盾纠纷信息的司法所占比",
        count(
            Station,
            STATION_STANDS,
            _station_told("counts_as_township"),
            _station_told("counts_as_county_bureau"),
        )
        / STATIONS_IN_FORCE,
    ),
    # SC-04b.
    Indicator(
        "registry.head_reports_to_township",
        "所长向乡镇（街道）党委政府报告工作",
        _submitted("counts_as_head_report", received_by("counts_as_township"), of_station(Submission)),
        "次",
        entered=_ENTERED,
    ),
    # SC-04c: a county bureau keeps the hearing itself.
    Indicator(
        "registry.bureaus_that_heard_heads",
        "听取所长工作汇报的县级局党委",
        distinct(
            Submission.unit_id,
            Submission,
            of_submission_kind("counts_as_hearing"),
            received_by("counts_as_party_group"),
            ~of_station(Submission),
            on=Submission.submitted_on,
        ),
        "个",
        entered=_ENTERED,
    ),
)
