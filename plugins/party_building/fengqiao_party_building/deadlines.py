"""The clocks of party building, each with its source.

Nobody has read these sources for this house yet: they are kept as data and never run until somebody has.
"""

from fengqiao.api import ClockUnit, Deadline

ORGANISATION_DEADLINES = (
    Deadline(
        "D-PB1",
        "支部换届",
        "term_from",
        "term_to",
        36,
        ClockUnit.MONTH,
        "《中国共产党支部工作条例（试行）》：任期三年，村和社区另为五年；条文待核实",
        verified=False,
    ),
)

MEMBER_DEADLINES = (
    Deadline(
        "D-PB2",
        "预备党员转正",
        "joined_on",
        "regular_on",
        12,
        ClockUnit.MONTH,
        "《中国共产党章程》：预备期一年；条文待核实",
        verified=False,
    ),
)
