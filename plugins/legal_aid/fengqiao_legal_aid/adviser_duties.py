"""How often the advisers of villages must come, and how long they must stay, each with the text that demands it.

Every one comes from the text of one place and binds there only; one whose place nobody knows binds nowhere.
"""

from datetime import date
from typing import Any

from fengqiao.api import Duty, Every, Subjects, Village, flagged
from sqlalchemy import func
from sqlmodel import col

from fengqiao_legal_aid.models import AdviserContract, AdviserLog
from fengqiao_legal_aid.on_site import FIVE_HOURS, by_legal_adviser, first_of_its_day, on_site
from fengqiao_legal_aid.regions import NANNING, NANNING_ISSUED, NANNING_SCHEME, ZHASHUI

_ZHASHUI = "柞水县“一村（社区）一法律顾问”统一工作标准（2016年）"
# The day on which the first thirty villages signed.
_ZHASHUI_SIGNED = date(2016, 9, 7)
_TWO_DAYS = col(AdviserContract.visit_days) >= 2
_OF_VILLAGES = (
    flagged(AdviserContract.kind, "counts_as_legal"),
    col(AdviserContract.village_id).is_not(None),
)


def _under_contracts(code: str, title: str, every: Every, *where: Any, of: Any = (), times: int = 1) -> Duty:
    """What the adviser of each village with a contract must do in 柞水; the contract says which days it agreed."""
    bound = Subjects(AdviserContract, "contract_id", since="since", until="until", where=(*_OF_VILLAGES, *of))
    return Duty(
        code,
        title,
        every,
        "worked_on",
        _ZHASHUI,
        subjects=bound,
        where=where,
        times=times,
        region=ZHASHUI,
        valid_from=_ZHASHUI_SIGNED,
    )


ADVISER_DUTIES = (
    Duty(
        "F13",
        "法律顾问每月到村（社区）坐班五小时",
        Every.MONTH,
        "worked_on",
        f"{NANNING_SCHEME}健全服务网络①",
        subjects=Subjects(Village, "village_id", since="since", until="until"),
        where=(on_site(AdviserLog), by_legal_adviser(AdviserLog)),
        times=FIVE_HOURS,
        amount="minutes",
        region=NANNING,
        valid_from=NANNING_ISSUED,
    ),
    # A county's scoring sheet that does not name the county.
    Duty(
        "D-L12a",
        "法律顾问每月到村（社区）不少于一次",
        Every.MONTH,
        "worked_on",
        "村（社区）法律顾问工作考评表第2项，出自哪个县没有写明",
        subjects=Subjects(Village, "village_id", since="since", until="until"),
        where=(on_site(AdviserLog), by_legal_adviser(AdviserLog)),
        verified=False,
    ),
    _under_contracts(
        "D-L12b",
        "法律顾问每月到社区、城郊村、川道村等值班两天",
        Every.MONTH,
        on_site(AdviserLog),
        first_of_its_day(AdviserLog),
        of=(_TWO_DAYS,),
        times=2,
    ),
    _under_contracts(
        "D-L12c",
        "法律顾问每月到偏远山区村值班一天",
        Every.MONTH,
        on_site(AdviserLog),
        of=(func.coalesce(col(AdviserContract.visit_days), 1) == 1,),
    ),
    _under_contracts(
        "D-L12d", "法律顾问每季度举办法治讲座", Every.QUARTER, flagged(AdviserLog.kind, "counts_as_lecture")
    ),
)
