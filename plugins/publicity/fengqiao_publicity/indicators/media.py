"""What others say of it: reports in the media, by level and by topic."""

from typing import Any

from fengqiao.api import Indicator, count, flagged

from fengqiao_publicity.models import MediaReport


def _reports(*conditions: Any) -> Any:
    return count(MediaReport, *conditions, on=MediaReport.published_on)


def _on(flag: str) -> Any:
    return _reports(flagged(MediaReport.topic, flag))


INDICATORS = (
    Indicator("publicity.media_reports", "媒体报道", _reports(), "篇"),
    # NN-A36
    Indicator(
        "publicity.media_reports_city_or_above",
        "市级以上媒体报道",
        _reports(flagged(MediaReport.level, "city_or_above")),
        "篇",
    ),
    # YC-2-10
    Indicator("publicity.media_reports_on_mediation", "人民调解媒体报道", _on("counts_as_mediation"), "篇"),
    # YC-3-06
    Indicator("publicity.media_reports_on_legal_aid", "法律援助媒体报道", _on("counts_as_legal_aid"), "篇"),
)
