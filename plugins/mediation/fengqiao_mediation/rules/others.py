"""What committees, mediators, screenings and referrals demand."""

from fengqiao.api import Fault, Record, missing, not_before, unwanted

from fengqiao_mediation.rules.words import COMMITTEES, COURTS, VILLAGE_COMMITTEES


def village_named(record: Record) -> Fault | None:
    """A village's committee names its village, or no coverage could be counted."""
    if record.get("kind") not in VILLAGE_COMMITTEES:
        return None
    return missing(record, "village_id", "村（社区）", "村、社区调委会请选择所在的村（社区）")


def term_in_order(record: Record) -> Fault | None:
    """A term ends after it began, a committee after it was set up."""
    return not_before(record, "term_to", "本届任期止", "term_from", "本届任期起") or not_before(
        record, "dissolved_on", "撤销日期", "set_up_on", "设立日期"
    )


def women_among_members(record: Record) -> Fault | None:
    """No more women than members sit on a committee."""
    women, members = record.get("women"), record.get("members")
    if women is None or members is None or women <= members:
        return None
    return Fault("women", "女性委员人数", "多于委员人数", "请核对委员人数和女性委员人数")


def lawfully_composed(record: Record) -> Fault | None:
    """A committee has three to nine members, a woman among them (人民调解法 8); a workroom is none."""
    members, women = record.get("members"), record.get("women")
    if record.get("kind") not in COMMITTEES:
        return None
    if members is not None and not 3 <= members <= 9:
        return Fault(
            "members",
            "委员人数",
            "人民调解委员会由委员三至九人组成（人民调解法第八条）",
            "请核对人数；不足或者超过的，请补选、改选后再填",
        )
    if women == 0:
        return Fault(
            "women",
            "女性委员人数",
            "人民调解委员会应当有妇女成员（人民调解法第八条）",
            "请核对人数；没有的，请补选后再填",
        )
    return None


def standing(record: Record) -> Fault | None:
    """A committee in being has no day of dissolution."""
    return unwanted(
        record, "dissolved_on", "撤销日期", "在册的调委会不能有撤销日期", "请清空，或把状态改为“已撤销”"
    )


def dissolved(record: Record) -> Fault | None:
    """A dissolved committee was dissolved on a day."""
    return missing(record, "dissolved_on", "撤销日期", "请填写在册的最后一天")


def serving(record: Record) -> Fault | None:
    """A serving mediator has not left."""
    return unwanted(
        record, "left_on", "离任日期", "在任的调解员不能有离任日期", "请清空，或把状态改为“已离任”"
    )


def left(record: Record) -> Fault | None:
    """A mediator who left did so on a day, after being hired, for a reason."""
    return (
        missing(record, "left_on", "离任日期", "请填写任职的最后一天")
        or missing(record, "leaving_reason", "离任原因", "请选择离任原因")
        or not_before(record, "left_on", "离任日期", "hired_on", "任职日期")
    )


def screening_committee_named(record: Record) -> Fault | None:
    """A village's round names its committee, or its weekly rhythm could not be counted."""
    if record.get("level") != "village":
        return None
    return missing(record, "committee_id", "调委会", "村（居）排查请选择调委会")


def screening_adds_up(record: Record) -> Fault | None:
    """No more is handled or removed than was found, and no round ends before it begins."""
    if record["handled"] > record["found"]:
        return Fault("handled", "已处理（件）", "多于发现的纠纷", "请核对发现数和处理数")
    if record["hazards_removed"] > record["hazards"]:
        return Fault("hazards_removed", "已消除隐患（处）", "多于发现的隐患", "请核对发现数和消除数")
    return not_before(record, "ended_on", "结束日期", "started_on", "开始日期")


_COURT_DAYS = {
    "assigned_on": ("法院委派材料签收日期", "court_assigned"),
    "entrusted_ordinary_on": ("法院委托材料签收日期（普通程序）", "court_entrusted"),
    "entrusted_summary_on": ("法院委托材料签收日期（简易程序）", "court_entrusted"),
}


def one_court_clock(record: Record) -> Fault | None:
    """A court hands a dispute over in one way only, and only a court starts these clocks."""
    given = [field for field in _COURT_DAYS if record.get(field) is not None]
    for field in given:
        title, referrer = _COURT_DAYS[field]
        if record.get("referrer") != referrer:
            return Fault(field, title, "与移送单位类别不符", "请核对移送单位类别，或清空本栏")
    if len(given) > 1:
        title, _ = _COURT_DAYS[given[1]]
        return Fault(given[1], title, "填了不止一种法院材料签收日期", "请只保留实际的一种")
    return None


def court_entrusts(record: Record) -> Fault | None:
    """A court that hands a dispute over entrusts it; it neither invites nor joins."""
    if record.get("referrer") not in COURTS or record.get("mode") not in ("invited", "joint"):
        return None
    return Fault("mode", "对接方式", "法院委派、委托的应为委托调解", "请改为“委托调解”，或核对移送单位类别")


def joint_organ_named(record: Record) -> Fault | None:
    """Whoever mediates jointly says with whom."""
    if record.get("mode") != "joint":
        return None
    return missing(record, "joint_with", "联合单位", "请填写一同调解的单位")


def court_extends(record: Record) -> Fault | None:
    """Parties agree on more time than a court's clock gives them, not on less; without such a clock there is none."""
    if record.get("extended_to") is None:
        return None
    if not any(record.get(field) for field in _COURT_DAYS):
        return Fault(
            "extended_to",
            "双方同意延长至",
            "没有法院材料签收日期，没有期限可以延长（特邀调解规定第二十七条）",
            "请填写法院材料签收日期，或清空本栏",
        )
    return not_before(record, "extended_to", "双方同意延长至", "received_on", "收函日期")


def answered(record: Record) -> Fault | None:
    """An answered referral has a day and an outcome."""
    return (
        missing(record, "feedback_on", "反馈日期", "请填写反馈日期")
        or missing(record, "outcome", "反馈结果", "请选择反馈结果")
        or not_before(record, "feedback_on", "反馈日期", "received_on", "收函日期")
    )
