"""What documents beyond the acceptance standard ask of the people: which kinds there are, how posts are filled, who rose.

Kinds that a line of business speaks of are told apart by flags of the code lists alone.
"""

from typing import Any

from sqlalchemy import or_
from sqlmodel import col

from fengqiao.indicators.conditions import flagged, has, on_record, within
from fengqiao.indicators.indicator import PERCENT, Indicator
from fengqiao.indicators.measures import count, distinct
from fengqiao.registry.conditions import (
    CIVIL_SERVANT,
    HEAD,
    POLITICAL_LEGAL,
    QUALIFIED,
    SERVING,
    STATION_STANDS,
    for_reason,
    holds,
    in_role,
    of_kind,
    of_station,
    station_has,
)
from fengqiao.registry.people import Assignment, Staff, Training
from fengqiao.registry.staff_indicators import people
from fengqiao.registry.station_indicators import APPROVED_CIVIL_SERVICE_POSTS, STATIONS_IN_FORCE
from fengqiao.registry.stations import Station

_MUST_BE_TRAINED = of_kind("must_be_trained")
_TRAINED = has(Assignment, Staff, has(Staff, Training, on_record(Training.ends_on)))
_LEADER = in_role("leads_station")
_APPOINTED_IN_ORDER = (
    col(Assignment.consultation_doc_no).is_not(None),
    col(Assignment.decided_by).is_not(None),
)
_COLLEGE = has(Assignment, Staff, flagged(Staff.education, "counts_as_college"))
_ASSISTANT = of_kind("counts_as_assistant")
_IS_STAFF = of_kind("counts_as_staff")
_STAFF = people(_IS_STAFF)
_EXAMINED = has(
    Assignment,
    Staff,
    has(
        Staff,
        Training,
        within(Training.ends_on),
        flagged(Training.mode, "counts_as_common_examination"),
    ),
)


def _began(*where: Any) -> Any:
    return count(Assignment, *where, of_station(Assignment), on=Assignment.started_on)


def _share(name: str, title: str, part: Any, whole: Any) -> Indicator:
    return Indicator(f"registry.{name}", title, part / whole, PERCENT, digits=2)


INDICATORS = (
    # NN-M15b: who decided and who was asked stands in the assignment.
    _share(
        "leaders_appointed_in_order_rate",
        "正、副所长任免手续齐全的比例",
        people(_LEADER, *_APPOINTED_IN_ORDER),
        people(_LEADER),
    ),
    # NN-M16.
    Indicator(
        "registry.required_staff_kinds",
        "必备人员类别",
        distinct(Assignment.kind, Assignment, *SERVING, of_kind("counts_as_required_kind")),
        "类",
        entered=count(Assignment),
    ),
    # NN-M17a.
    _share(
        "political_legal_staff_with_enforcement_certificate_rate",
        "政法专项编制人员持行政执法资格的比例",
        people(POLITICAL_LEGAL, holds("counts_as_enforcement")),
        people(POLITICAL_LEGAL),
    ),
    # NN-M17b.
    _share(
        "staff_that_must_be_trained_rate",
        "应参训专职人员参训率",
        people(_MUST_BE_TRAINED, _TRAINED),
        people(_MUST_BE_TRAINED),
    ),
    # MX-17a, JS-03a.
    Indicator("registry.station_staff", "司法所人员", _STAFF, "人"),
    # AH-04b.
    Indicator("registry.station_staff_increase", "司法所人员比上年增加", _STAFF - _STAFF.earlier(), "人"),
    # MX-17b, JA-39c.
    _share(
        "civil_service_posts_filled_rate",
        "公务员编制使用率",
        people(CIVIL_SERVANT),
        APPROVED_CIVIL_SERVICE_POSTS,
    ),
    # MX-17d: the field of study is free text and judged by nobody here.
    _share(
        "heads_civil_servants_with_college_rate",
        "所长为公务员且大专以上学历的比例",
        people(HEAD, CIVIL_SERVANT, _COLLEGE),
        people(HEAD),
    ),
    # SD-18, JS-02c.
    Indicator("registry.station_assistants", "司法协理员", people(_ASSISTANT), "人"),
    # AH-04a.
    Indicator(
        "registry.assistants_transferred_in",
        "划转司法协理员",
        _began(_ASSISTANT, for_reason("counts_as_transfer")),
        "人次",
    ),
    Indicator(
        "registry.assistants_hired", "新增司法协理员", _began(_ASSISTANT, for_reason("counts_as_new")), "人次"
    ),
    # AH-04c.
    _share(
        "heads_of_section_rank_rate",
        "所长配备副科级以上的比例",
        people(HEAD, flagged(Assignment.rank, "deputy_section_or_above")),
        people(HEAD),
    ),
    # JS-02b: one of its two ways; the other, having read law, is free text.
    _share(
        "stations_with_legally_qualified_staff_rate",
        "有持证人员的司法所占比",
        count(Station, STATION_STANDS, station_has(QUALIFIED)),
        STATIONS_IN_FORCE,
    ),
    # NN-M15c.
    Indicator(
        "registry.other_bodies_headed_without_consent",
        "未经同意兼任其他机构主要负责人的人员",
        people(
            col(Assignment.heads_other_body).is_(True), col(Assignment.concurrent_consent_doc_no).is_(None)
        ),
        "人",
    ),
    # MX-17c: either paper missing is one too few.
    Indicator(
        "registry.transfers_without_consent",
        "未经两部门同意的调动",
        count(
            Assignment,
            flagged(Assignment.end_reason, "counts_as_transfer"),
            or_(
                col(Assignment.personnel_consent_doc_no).is_(None),
                col(Assignment.bureau_consent_doc_no).is_(None),
            ),
            of_station(Assignment),
            on=Assignment.ended_on,
        ),
        "人次",
    ),
    # SD-19.
    _share("staff_examined_rate", "参加统一考试的人员比例", people(_IS_STAFF, _EXAMINED), _STAFF),
    # JA-46.
    Indicator(
        "registry.station_rotations",
        "司法所干部轮岗交流",
        _began(CIVIL_SERVANT, for_reason("counts_as_rotation")),
        "人次",
    ),
)
