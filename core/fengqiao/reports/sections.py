"""What a plugin writes into generated documents."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ReportSection:
    """A plugin's paragraphs for one place of a report.

    Places of a report's frame that name the plugin as their owner are filled by it. A plugin that no frame knows may
    add a place of its own at the end of a part: it gives a `heading` too.

    :param report: code of the report, such as `standardisation-report`.
    :param part: code of the part or section of the report, such as `business`.
    :param slot: code of the place in it, such as `disputes`.
    :param text: Chinese; a line break ends a paragraph. `{JA-26a}` stands for a figure of the report's figure list,
        `{JA-26a.period}` and `{JA-26a.last_day}` for its days; `{unit}`, `{period}` and `{last_day}` for those of the
        report. Nothing else may stand in braces, and nothing is computed there.
    :param heading: title of a place that the frame does not have; left empty for one that it has.
    """

    report: str
    part: str
    slot: str
    text: str
    heading: str = ""
