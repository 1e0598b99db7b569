"""How often an organisation must come together, by kind of meeting, as data with its source.

Nobody has read the source for this house yet: as duties they bind nobody, and none becomes an indicator. One that
somebody has read is marked `verified` and runs from then on.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fengqiao.api import Duty, Every, Subjects, flagged

from fengqiao_party_building.models import Meeting, Organisation

_SOURCE = "《中国共产党支部工作条例（试行）》，条文待核实"


@dataclass(frozen=True)
class Rhythm:
    """One frequency.

    :param name: last part of the codes of duty and indicator.
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


def rhythm_duties(rhythms: Iterable[Rhythm] = RHYTHMS) -> Iterator[Duty]:
    """Yield each frequency as a duty of every standing organisation that must keep it."""
    for rhythm in rhythms:
        yield Duty(
            f"PB-{rhythm.name}",
            rhythm.title,
            rhythm.every,
            "held_on",
            rhythm.source,
            subjects=Subjects(
                Organisation,
                "organisation_id",
                since="founded_on",
                until="dissolved_on",
                where=(flagged(Organisation.kind, rhythm.subjects),),
            ),
            where=(flagged(Meeting.kind, rhythm.meetings),),
            verified=rhythm.verified,
        )
