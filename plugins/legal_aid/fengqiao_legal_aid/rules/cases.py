"""What the states of a legal aid case demand."""

from fengqiao.api import Fault, Record, in_order, missing, unwanted

from fengqiao_legal_aid.rules.words import NOTICES


def days_in_order(record: Record) -> Fault | None:
    """A case is opened, assigned, begun, closed, handed in, audited, paid and archived in this order."""
    return (
        in_order(
            record,
            ("opened_on", "立案日期"),
            ("assigned_on", "指派日期"),
            ("started_on", "开始承办日期"),
            ("closed_on", "办结日期"),
            ("material_on", "结案材料提交日期"),
            ("audited_on", "材料审核日期"),
            ("paid_on", "补贴支付日期"),
            ("archived_on", "归档日期"),
        )
        or in_order(record, ("granted_on", "给予援助决定日期"), ("assigned_on", "指派日期"))
        or in_order(
            record,
            ("ground_found_on", "通知机关发现情形日期"),
            ("notified_on", "发出通知日期"),
            ("notice_received_on", "收到通知日期"),
            ("assigned_on", "指派日期"),
            ("organ_told_on", "告知通知机关日期"),
        )
        or in_order(
            record,
            ("opened_on", "立案日期"),
            ("terminated_on", "终止日期"),
            ("termination_told_on", "终止决定送达日期"),
            ("objected_on", "提出异议日期"),
            ("objection_decided_on", "异议审查决定日期"),
        )
    )


def well_founded(record: Record) -> Fault | None:
    """A case rests on a grant, or on the notice of a court, procuratorate or police (法律援助法 36, 43)."""
    source = record.get("source")
    if source == "application":
        return missing(record, "granted_on", "给予援助决定日期", "依申请的案件请填写给予援助决定的日期")
    if source not in NOTICES:
        return None
    return missing(record, "notice_received_on", "收到通知日期", "请填写收到通知的日期") or missing(
        record, "notifying_organ", "通知机关", "请填写发出通知的人民法院、人民检察院或公安机关"
    )


def defence_is_criminal(record: Record) -> Fault | None:
    """Notice of defence is given in criminal cases only (法律援助法 25)."""
    if record.get("source") != "notified_defence" or record.get("kind") == "criminal":
        return None
    return Fault("kind", "案件类型", "通知辩护的案件应为刑事案件", "请核对案件来源和案件类型")


def unassigned(record: Record) -> Fault | None:
    """A case that nobody has been assigned to has no day of assignment."""
    return unwanted(record, "assigned_on", "指派日期", "待指派的案件不能有指派日期")


def assigned(record: Record) -> Fault | None:
    """An assigned case has a day, an institution and a person who carries it."""
    return (
        missing(record, "assigned_on", "指派日期", "请填写指派日期")
        or missing(record, "assigned_to", "承办机构", "请填写承办机构")
        or missing(record, "undertaker", "承办人", "请填写承办人，全程责任到人")
    )


def still_open(record: Record) -> Fault | None:
    """A case in hand has neither outcome nor end."""
    return (
        unwanted(record, "closed_on", "办结日期", "未办结的案件不能有办结日期")
        or unwanted(record, "outcome", "结果", "未办结的案件不能有结果")
        or unwanted(record, "terminated_on", "终止日期", "未终止的案件不能有终止日期")
    )


def changes_in_hand(record: Record) -> Fault | None:
    """The undertaker of today is the successor of the last change."""
    changes = sorted(record.get("changes") or (), key=lambda line: line["changed_on"])
    if not changes or changes[-1]["successor"] == record.get("undertaker"):
        return None
    return Fault(
        "undertaker", "承办人", "与最后一次更换的新承办人不一致", "请把承办人改为最后一次更换后的承办人"
    )


def terminated(record: Record) -> Fault | None:
    """Aid ends early only on one of eight grounds (法律援助法 48), and such a case has no outcome."""
    return (
        missing(record, "terminated_on", "终止日期", "请填写终止日期")
        or missing(
            record, "termination_ground", "终止情形", "只有法律援助法第四十八条的情形可以终止，请选择情形"
        )
        or unwanted(record, "closed_on", "办结日期", "已终止的案件不能又有办结日期")
        or unwanted(record, "outcome", "结果", "已终止的案件没有结果")
    )


def closed(record: Record) -> Fault | None:
    """A closed case has its day and its outcome, and was not terminated."""
    return (
        missing(record, "closed_on", "办结日期", "请填写办结日期")
        or missing(record, "outcome", "结果", "请选择结果")
        or unwanted(record, "terminated_on", "终止日期", "办结的案件不能又有终止日期")
    )


def handed_in(record: Record) -> Fault | None:
    """The undertaker has handed in the material of the closed case."""
    return missing(record, "material_on", "结案材料提交日期", "请填写收到结案材料的日期")


def audited(record: Record) -> Fault | None:
    """Somebody has audited the material before the subsidy is paid."""
    return missing(record, "audited_on", "材料审核日期", "请填写审核日期") or missing(
        record, "audited_by", "审核人", "请填写审核人"
    )


def paid(record: Record) -> Fault | None:
    """A paid subsidy has its amount and its day."""
    return missing(record, "subsidy", "办案补贴（元）", "请填写支付的补贴") or missing(
        record, "paid_on", "补贴支付日期", "请填写支付日期"
    )


def examined(record: Record) -> Fault | None:
    """A case counts as examined once somebody visited the recipient or looked at the file."""
    if record.get("supervisions"):
        return None
    return Fault("supervisions", "质量监督", "没有回访或评查记录", "请先登记回访或评查")


def archived(record: Record) -> Fault | None:
    """An archived case was archived on a day."""
    return missing(record, "archived_on", "归档日期", "请填写归档日期")
