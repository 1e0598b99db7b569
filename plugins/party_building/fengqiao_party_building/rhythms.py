"""How often an organisation must come together, by kind of meeting, as data with its source.

Nobody has read the source for this house yet, so none of these becomes an indicator. One that somebody has read is
marked `verified` and runs from then on.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fengqiao.api import PERCENT, Every, Indicator, count, expected, has, kept

from fengqiao_party_building.indicators.conditions import ORGANISATION_STANDS, meeting, organisation
from fengqiao_party_building.models import Meeting, Organisation

_SOURCE = "《中国共产党支部工作条例（试行）》，条文待核实"


@dataclass(frozen=True)
class Rhythm:
    """One frequency.

    :param name: last part of the indicator's code.
    :param title: what is printed.
    :param meetings: flag of the kinds of meeting that keep it.
    :param subjects: flag of the kinds of organisation that must keep it.
    :param every: once in each of these.
    :param source: the text it comes from.
    :param verified: whether somebody has read it there.
    """

    name: str
    title: str
    meetings: str
    subjects: str
    every: Every
    source: str = _SOURCE
    verified: bool = False


RHYTHMS = (
    Rhythm("members_meeting", "支部党员大会", "counts_as_members_meeting", "counts_as_branch", Every.QUARTER),
    Rhythm(
        "committee_meeting", "支部委员会会议", "counts_as_committee_meeting", "counts_as_branch", Every.MONTH
    ),
    Rhythm("group_meeting", "党小组会", "counts_as_group_meeting", "counts_as_group", Every.MONTH),
    Rhythm("lesson", "党课", "counts_as_lesson", "counts_as_branch", Every.YEAR),
    Rhythm("theme_day", "主题党日", "counts_as_theme_day", "counts_as_branch", Every.MONTH),
    Rhythm(
        "organisational_life", "组织生活会", "counts_as_organisational_life", "counts_as_branch", Every.YEAR
    ),
    Rhythm("appraisal", "民主评议党员", "counts_as_appraisal", "counts_as_branch", Every.YEAR),
)


def rhythm_indicators(rhythms: Iterable[Rhythm] = RHYTHMS) -> Iterator[Indicator]:
    """Yield, for each verified frequency, how much of it was kept: whole periods only, organisation by organisation."""
    for rhythm in rhythms:
        if rhythm.verified:
            subject = (ORGANISATION_STANDS, organisation(rhythm.subjects))
            yield Indicator(
                f"party_building.rhythm.{rhythm.name}",
                f"{rhythm.title}按期（每{rhythm.every}）召开率",
                kept(
                    Meeting,
                    rhythm.every,
                    meeting(rhythm.meetings),
                    has(Meeting, Organisation, *subject),
                    on=Meeting.held_on,
                    per=Meeting.organisation_id,
                )
                / expected(count(Organisation, *subject), rhythm.every),
                PERCENT,
                digits=2,
            )
