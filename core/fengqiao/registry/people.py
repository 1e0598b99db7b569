"""People: who they are, where they serve and as what, how many posts there are, what they were taught."""

from datetime import date
from typing import Annotated
from uuid import UUID

from sqlmodel import Field, col

from fengqiao.indicators.conditions import flagged
from fengqiao.indicators.window import Every
from fengqiao.ledgers.declaration import Ledger, Part
from fengqiao.ledgers.duties import Duty, Subjects
from fengqiao.ledgers.markers import Codes, Personal, Ref
from fengqiao.ledgers.rows import RegistryPart, RegistryRow
from fengqiao.privacy.classes import PrivacyClass
from fengqiao.registry.rules import certified_in_life, left_for_a_reason, not_before


class Staff(RegistryRow, table=True):
    """工作人员: a person; where and as what they serve stands in their assignments."""

    life = ("employed_on", "left_on")

    name: str = Field(title="姓名", max_length=50)
    sex: Annotated[str | None, Codes("registry.sex")] = Field(default=None, title="性别")
    birth_date: date | None = Field(default=None, title="出生日期")
    ethnicity: Annotated[str | None, Codes("registry.ethnicity")] = Field(default=None, title="民族")
    id_no: Annotated[str | None, Personal(PrivacyClass.P2, "id_no")] = Field(default=None, title="身份证号")
    phone: Annotated[str | None, Personal(PrivacyClass.P2, "phone")] = Field(default=None, title="手机号码")
    political_status: Annotated[str | None, Codes("registry.political_status")] = Field(
        default=None, title="政治面貌"
    )
    education: Annotated[str | None, Codes("registry.education")] = Field(default=None, title="学历")
    major: str | None = Field(default=None, title="所学专业", max_length=60)
    employed_on: date | None = Field(default=None, title="参加工作日期")
    left_on: date | None = Field(default=None, title="离开系统日期", description="最后一天")
    justice_work_began_on: date | None = Field(
        default=None, title="从事司法行政工作日期", description="据以计算司法行政工作年限"
    )


class Certificate(RegistryPart, table=True):
    """证书: a professional certificate a person holds."""

    kind: Annotated[str, Codes("registry.certificate_kind")] = Field(title="证书种类")
    obtained_on: date | None = Field(default=None, title="取得日期", description="不清楚的留空，视为早已取得")
    number: str | None = Field(default=None, title="证书编号", max_length=60)


class Assignment(RegistryRow, table=True):
    """任职: a person serves at a unit from a day to a day; another rank or role is another assignment.

    A person has one main assignment at a time. A loan to another unit stands beside it, in that unit.
    """

    staff_id: Annotated[UUID, Ref("registry.staff", anywhere=True, during=("started_on",))] = Field(
        title="工作人员", index=True
    )
    kind: Annotated[str, Codes("registry.staff_kind")] = Field(title="人员类别")
    role: Annotated[str | None, Codes("registry.role")] = Field(default=None, title="职务")
    rank: Annotated[str | None, Codes("registry.rank")] = Field(default=None, title="职级")
    full_time: bool = Field(default=True, title="专职")
    reason: Annotated[str, Codes("registry.assignment_reason")] = Field(title="任职缘由")
    started_on: date = Field(title="任职日期")
    ended_on: date | None = Field(default=None, title="免职日期", description="任职的最后一天，当天仍计入")
    document_no: str | None = Field(default=None, title="任免文号", max_length=60)
    decided_by: str | None = Field(default=None, title="任免机关", max_length=100)
    consultation_doc_no: str | None = Field(
        default=None, title="征求意见文号", max_length=60, description="任免所长时征求乡镇（街道）意见的文件"
    )
    heads_other_body: bool = Field(
        default=False,
        title="兼任其他机构主要负责人",
        description="任职期间兼任乡镇（街道）其他机构的主要负责人",
    )
    concurrent_consent_doc_no: str | None = Field(
        default=None, title="兼职同意文号", max_length=60, description="司法局同意兼职的文件"
    )
    end_reason: Annotated[str | None, Codes("registry.end_reason")] = Field(default=None, title="离任缘由")
    personnel_consent_doc_no: str | None = Field(
        default=None,
        title="人社部门同意文号",
        max_length=60,
        description="调离时人力资源社会保障部门同意的文件",
    )
    bureau_consent_doc_no: str | None = Field(
        default=None, title="司法局同意文号", max_length=60, description="调离时司法局同意的文件"
    )


class Post(RegistryRow, table=True):
    """编制: how many posts of one kind a unit was given."""

    kind: Annotated[str, Codes("registry.post_kind")] = Field(title="编制类别")
    approved: int = Field(title="核定数", ge=0)
    since: date = Field(title="核定日期")
    until: date | None = Field(default=None, title="失效日期", description="最后一天，当天仍计入")
    document_no: str | None = Field(default=None, title="核编文号", max_length=60)


class Training(RegistryRow, table=True):
    """培训: one person's part in one course."""

    staff_id: Annotated[UUID, Ref("registry.staff", anywhere=True, during=("ends_on",))] = Field(
        title="参训人", index=True
    )
    title: str = Field(title="培训名称", max_length=100)
    organiser: str | None = Field(default=None, title="主办单位", max_length=100)
    mode: Annotated[str, Codes("registry.training_mode")] = Field(title="培训形式")
    regularity: Annotated[str | None, Codes("registry.training_regularity")] = Field(
        default=None, title="培训种类"
    )
    way: Annotated[str | None, Codes("registry.training_way")] = Field(default=None, title="培训方式")
    hours: int = Field(title="学时", ge=0)
    started_on: date | None = Field(default=None, title="开始日期")
    ends_on: date = Field(title="结束日期")
    result: str | None = Field(default=None, title="结果", max_length=60)


FULL_TIME = (flagged(Assignment.kind, "counts_as_full_time"), col(Assignment.full_time).is_(True))
ON_LOAN = flagged(Assignment.reason, "secondment")


def _hours_each(code: str, title: str, hours: int, mode: str) -> Duty:
    return Duty(
        code,
        title,
        Every.YEAR,
        "ends_on",
        "南宁市“枫桥式”司法所验收标准，见《南宁市创建“枫桥式”司法所实施方案》（2020年8月6日）附件1",
        unit_kind="station",
        # A person on loan is counted where they were lent from.
        subjects=Subjects(
            Assignment, "staff_id", "started_on", "ended_on", (*FULL_TIME, ~ON_LOAN), key="staff_id"
        ),
        where=(flagged(Training.mode, mode),),
        times=hours,
        amount="hours",
        region="4501",
        valid_from=date(2020, 8, 6),
    )


STAFF = Ledger(
    Staff,
    "registry.staff",
    "工作人员",
    "staff",
    key=("name", "birth_date"),
    label="name",
    parts=(Part(Certificate, "certificates", "证书"),),
    rules=(
        not_before(Staff, "employed_on", "birth_date"),
        not_before(Staff, "left_on", "employed_on"),
        certified_in_life,
    ),
    unique=("id_no",),
)
ASSIGNMENTS = Ledger(
    Assignment,
    "registry.assignment",
    "任职",
    "assignments",
    dated="started_on",
    key=("staff_id", "started_on"),
    rules=(not_before(Assignment, "ended_on", "started_on"), left_for_a_reason),
)
POSTS = Ledger(
    Post,
    "registry.post",
    "编制",
    "posts",
    dated="since",
    key=("kind", "since"),
    rules=(not_before(Post, "until", "since"),),
    older=True,
)
TRAININGS = Ledger(
    Training,
    "registry.training",
    "培训",
    "trainings",
    dated="ends_on",
    key=("staff_id", "title", "ends_on"),
    rules=(not_before(Training, "ends_on", "started_on"),),
    duties=(
        _hours_each("F12a", "专职人员年均脱产培训", 90, "counts_as_off_job"),
        _hours_each("F12b", "专职人员年均网络培训", 50, "counts_as_online"),
    ),
    older=True,
)
