"""How much of each frequency was kept, for those that somebody has read in their source."""

from collections.abc import Iterable, Iterator

from fengqiao.api import PERCENT, Indicator, count, expected, has, kept

from fengqiao_party_building.indicators.conditions import ORGANISATION_STANDS, meeting, organisation
from fengqiao_party_building.models import Meeting, Organisation
from fengqiao_party_building.rhythms import RHYTHMS, Rhythm


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
