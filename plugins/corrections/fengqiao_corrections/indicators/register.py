"""Who is on the register, who ever was, and how they left it."""

from fengqiao.api import Indicator, count, flagged

from fengqiao_corrections.indicators.conditions import ENDED, ON_REGISTER, RECEIVED, left_by
from fengqiao_corrections.models import Subject

SUBJECTS = count(Subject, *ON_REGISTER)


def _arrived(flag: str) -> object:
    return flagged(Subject.arrival, flag)


INDICATORS = (
    # JA-31a
    Indicator("corrections.subjects", "在册社区矫正对象", SUBJECTS, "名"),
    Indicator("corrections.ever_received", "累计接收社区矫正对象", count(Subject, RECEIVED), "名"),
    Indicator(
        "corrections.ever_ended", "累计解除、终止和迁出社区矫正对象", count(Subject, RECEIVED, ENDED), "名"
    ),
    Indicator(
        "corrections.ever_received_first",
        "累计接收社区矫正对象（不含迁入）",
        count(Subject, RECEIVED, _arrived("counts_as_first")),
        "名",
    ),
    Indicator(
        "corrections.ever_discharged",
        "累计解除和终止社区矫正对象（不含迁出）",
        count(Subject, RECEIVED, ENDED, left_by("counts_as_released"))
        + count(Subject, RECEIVED, ENDED, left_by("counts_as_terminated")),
        "名",
    ),
)
