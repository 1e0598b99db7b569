"""What the states of an application for legal aid demand."""

from datetime import timedelta
from decimal import Decimal

from fengqiao.api import Fault, Record, in_order, missing, unwanted

from fengqiao_legal_aid.rules.words import LIMITATION

_NEAR = timedelta(days=7)


def days_in_order(record: Record) -> Fault | None:
    """An application is made, completed, forwarded, decided, told and objected to in this order."""
    return (
        in_order(
            record,
            ("submitted_on", "申请日期"),
            ("gap_told_on", "一次性告知补正日期"),
            ("supplied_on", "补齐日期"),
            ("forwarded_on", "转交日期"),
            ("decided_on", "决定日期"),
            ("told_in_writing_on", "书面告知日期"),
            ("objected_on", "提出异议日期"),
            ("objection_decided_on", "异议审查决定日期"),
        )
        or in_order(record, ("gap_told_on", "一次性告知补正日期"), ("lapsed_on", "视为撤回日期"))
        or in_order(
            record,
            ("submitted_on", "申请日期"),
            ("provided_first_on", "先行提供日期"),
            ("made_up_on", "补办手续日期"),
        )
        or in_order(record, ("asked_through_on", "向其提出申请日期"), ("submitted_on", "申请日期"))
        or in_order(record, ("asked_through_on", "向其提出申请日期"), ("relayed_on", "转交法律援助机构日期"))
    )


def relay_told(record: Record) -> Fault | None:
    """Whoever passes on what was asked of them is known, with the day they were asked (法律援助法 39)."""
    if record.get("relayed_by") is not None:
        return missing(
            record,
            "asked_through_on",
            "向其提出申请日期",
            "请填写申请人向办案机关、监管场所或值班律师提出申请的日期（法律援助法第三十九条）",
        )
    reason = "没有填写转交申请的机关或人员"
    return unwanted(record, "asked_through_on", "向其提出申请日期", reason) or unwanted(
        record, "relayed_on", "转交法律援助机构日期", reason
    )


def undecided(record: Record) -> Fault | None:
    """Before the decision there is none, and no day of one."""
    if record.get("decision") != "open":
        return Fault(
            "decision",
            "决定",
            "尚未作出决定的申请，决定应为“尚未决定”",
            "请改回“尚未决定”，或在“状态”栏填写决定后的状态",
        )
    return unwanted(record, "decided_on", "决定日期", "尚未作出决定的申请不能有决定日期")


def taken_in(record: Record) -> Fault | None:
    """Whoever takes an application in is named."""
    return missing(record, "received_by", "受理人", "请填写受理这件申请的人")


def gap_told(record: Record) -> Fault | None:
    """What is missing is told at once and completely (法律援助法 43)."""
    return missing(
        record,
        "gap_told_on",
        "一次性告知补正日期",
        "请填写一次告知全部补充内容的日期（法律援助法第四十三条）",
    )


def supplied(record: Record) -> Fault | None:
    """What was missing has come on a day."""
    return missing(record, "supplied_on", "补齐日期", "请填写材料补齐的日期")


def lapsed(record: Record) -> Fault | None:
    """An application lapses only after its gaps were told, when nothing was supplied (法律援助法 43)."""
    if record.get("decision") != "lapsed":
        return Fault("decision", "决定", "视为撤回的申请，决定应为“视为撤回”", "请把决定改为“视为撤回”")
    return (
        gap_told(record)
        or missing(record, "lapsed_on", "视为撤回日期", "请填写认定撤回的日期")
        or unwanted(
            record, "supplied_on", "补齐日期", "已按要求补齐的申请不能视为撤回（法律援助法第四十三条）"
        )
    )


def forwarded(record: Record) -> Fault | None:
    """A station forwards what it took in to a named centre (法律援助法 13)."""
    return missing(record, "forwarded_on", "转交日期", "请填写转交日期") or missing(
        record,
        "forwarded_to",
        "转交的法律援助机构",
        "工作站、联络点就近受理后应转交法律援助机构，请填写机构名称",
    )


def provided_first(record: Record) -> Fault | None:
    """Aid before the decision needs one of the urgent cases (法律援助法 44)."""
    return missing(
        record, "urgent_ground", "先行提供的情形", "只有法律援助法第四十四条的情形可以先行提供，请选择情形"
    ) or missing(record, "provided_first_on", "先行提供日期", "请填写先行提供援助的日期")


def limitation_near(record: Record) -> Fault | None:
    """The time that is running out leaves fewer than seven days when aid is provided first (法律援助法 44)."""
    if record.get("urgent_ground") != LIMITATION:
        return None
    field, title = "limitation_ends_on", "时效或期限届满日期"
    fault = missing(record, field, title, "以时效或期限将满先行提供的，请填写届满的日期")
    provided, ends = record.get("provided_first_on"), record.get(field)
    if fault or provided is None or timedelta() <= ends - provided < _NEAR:
        return fault
    return Fault(
        field,
        title,
        f"应当在先行提供之日({provided})起不足七日，且尚未届满（法律援助法第四十四条）",
        "请核对两个日期；需要立即申请保全、先予执行等的，请改选先行提供的情形",
    )


def made_up_after(record: Record) -> Fault | None:
    """Only what was provided first is made up afterwards (法律援助法 44)."""
    if record.get("provided_first_on") is not None:
        return None
    return unwanted(record, "made_up_on", "补办手续日期", "没有先行提供，不需要补办手续")


def decided(record: Record) -> Fault | None:
    """A decision has a day and the person who reviewed."""
    return missing(record, "decided_on", "决定日期", "请填写作出决定的日期") or missing(
        record, "reviewed_by", "审查人", "请填写审查这件申请的人"
    )


def granted(record: Record) -> Fault | None:
    """A grant says so, and says how hardship was established (法律援助法 31, 32, 42)."""
    if record.get("decision") != "granted":
        return Fault("decision", "决定", "给予援助的申请，决定应为“给予援助”", "请把决定改为“给予援助”")
    return missing(
        record,
        "hardship_basis",
        "经济困难认定方式",
        "请选择核查、诚信承诺、免予核查或不受限制（法律援助法第三十一条、第三十二条、第四十二条）",
    )


def hardship_shown(record: Record) -> Fault | None:
    """Each way of establishing hardship has its own proof (法律援助法 32, 42)."""
    basis = record.get("hardship_basis")
    if basis == "pledge":
        return missing(record, "pledged_on", "诚信承诺日期", "请填写申请人作出书面诚信承诺的日期")
    if basis == "exempt":
        return missing(
            record, "exempt_reason", "免予核查的情形", "请选择免予核查的情形（法律援助法第四十二条）"
        )
    if basis == "unlimited":
        return missing(
            record,
            "unlimited_ground",
            "不受经济困难条件限制的情形",
            "请选择不受限制的情形（法律援助法第三十二条）",
        )
    return None


def income_within_limit(record: Record) -> Fault | None:
    """Whoever is granted aid after verification earns no more than the local limit (法律援助法 31)."""
    if record.get("hardship_basis") != "verified" or record.get("decision") != "granted":
        return None
    fault = missing(record, "income_per_head", "家庭人均月收入（元）", "请填写核查的人均月收入") or missing(
        record, "income_limit", "适用的人均月收入标准（元）", "请填写申请时本地施行的经济困难标准"
    )
    if fault or Decimal(record["income_per_head"]) <= Decimal(record["income_limit"]):
        return fault
    return Fault(
        "income_per_head",
        "家庭人均月收入（元）",
        "高于本地经济困难标准，不符合因经济困难申请的条件（法律援助法第三十一条）",
        "请核对收入和标准；属于免予核查或不受限制情形的，请改选认定方式",
    )


def refused(record: Record) -> Fault | None:
    """A refusal is given in writing with its reasons (法律援助法 43)."""
    if record.get("decision") != "refused":
        return Fault("decision", "决定", "不予援助的申请，决定应为“不予援助”", "请把决定改为“不予援助”")
    return missing(
        record, "refusal_reason", "不予援助的理由", "不予援助的应当书面告知并说明理由（法律援助法第四十三条）"
    ) or missing(record, "told_in_writing_on", "书面告知日期", "请填写书面告知申请人的日期")
