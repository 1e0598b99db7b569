"""What every subject's row and each of its states demands."""

from datetime import date

from fengqiao.api import Fault, Record, first_fault, missing

from fengqiao_corrections.rules.words import (
    FITS_CATEGORY,
    JUDGED,
    MOVED_OUT,
    RELEASES,
    STAYED,
    TERMINATIONS,
    demanded,
    follows,
    left_empty,
)

_ADULT_FROM = 18

days_in_order = (
    follows("term_to", "矫正期限止", "term_from", "矫正期限起"),
    follows("declared_on", "入矫宣告日期", "received_on", "接收日期"),
    follows("ended_on", "解除、终止或迁出日期", "received_on", "接收日期"),
    follows("handed_over_on", "移交安置帮教日期", "received_on", "接收日期"),
)
received = demanded("received_on", "接收日期", "请填写接收日期；在册人数从这一天起计")
declared = demanded("declared_on", "入矫宣告日期", "请填写宣告日期")
not_received = left_empty("received_on", "接收日期", "待报到的对象不能有接收日期")
ended = demanded("ended_on", "解除、终止或迁出日期", "请填写日期；在册人数到前一天为止")


def one_clock(record: Record) -> Fault | None:
    """A judgment sets one clock going, a stay of imprisonment another (社区矫正法 20, 21)."""
    category = record.get("category")
    if category in JUDGED and record.get("stay_decided_on") is not None:
        return Fault(
            "stay_decided_on", "暂予监外执行决定生效日期", "与矫正类别不符", "请填在“判决、裁定生效日期”"
        )
    if category == STAYED and record.get("judgment_effective_on") is not None:
        return Fault(
            "judgment_effective_on",
            "判决、裁定生效日期",
            "与矫正类别不符",
            "请填在“暂予监外执行决定生效日期”",
        )
    return None


def bail_of_the_stayed(record: Record) -> Fault | None:
    """Medical bail is a stay of imprisonment."""
    if not record.get("medical_bail") or record.get("category") not in JUDGED:
        return None
    return Fault("medical_bail", "保外就医", "与矫正类别不符", "请填“否”，或把矫正类别改为暂予监外执行")


def minor_marked(record: Record) -> Fault | None:
    """Whoever is surely under eighteen when received is marked a minor, so that the file is kept apart (社区矫正法 54)."""
    day: date | None = record.get("received_on") or record.get("registered_on")
    year: int | None = record.get("birth_year")
    if day is None or year is None or record.get("minor") or day.year - year >= _ADULT_FROM:
        return None
    return Fault(
        "minor", "未成年人", "按出生年份不满十八周岁，却未标明是未成年人", "请填“是”，或核对出生年份"
    )


def still_here(record: Record) -> Fault | None:
    """Somebody on the register has neither an exit nor a day of it."""
    return first_fault(
        record,
        left_empty("ended_on", "解除、终止或迁出日期", "在册的对象不能有这个日期"),
        left_empty("exit_kind", "出矫方式", "在册的对象不能有出矫方式"),
    )


def released(record: Record) -> Fault | None:
    """Release follows the end of the term or a pardon, with a certificate and word to the organs (社区矫正法 44)."""
    if record.get("exit_kind") in TERMINATIONS | {MOVED_OUT, None}:
        return Fault("exit_kind", "出矫方式", "解除的对象应为期满或者赦免", "请选择期满解除或赦免解除")
    return (
        _not_before_the_term_ends(record)
        or missing(record, "certificate_no", "解除证明书编号", "应当发给解除社区矫正证明书，请填写编号")
        or missing(
            record,
            "organs_notified_on",
            "通知有关机关日期",
            "应当通知决定机关、人民检察院和公安机关，请填写日期",
        )
    )


def _not_before_the_term_ends(record: Record) -> Fault | None:
    term_to, ended_on = record.get("term_to"), record.get("ended_on")
    if record.get("exit_kind") != "expired" or term_to is None or ended_on is None or ended_on >= term_to:
        return None
    return Fault("ended_on", "解除、终止或迁出日期", f"矫正期限到{term_to}才满", "请核对期限和解除日期")


def terminated(record: Record) -> Fault | None:
    """Correction terminates by revocation, recall to prison or death (社区矫正法 45), each fitting the category."""
    kind = record.get("exit_kind")
    if kind in RELEASES | {MOVED_OUT, None}:
        return Fault("exit_kind", "出矫方式", "终止的对象应为撤销、收监或者死亡", "请选择终止的方式")
    fitting = FITS_CATEGORY.get(str(kind))
    if fitting is None or record.get("category") == fitting:
        return None
    return Fault(
        "exit_kind", "出矫方式", "与矫正类别不符", "撤销缓刑限于缓刑，撤销假释限于假释，收监限于暂予监外执行"
    )


def moved_out(record: Record) -> Fault | None:
    """Whoever moved away is received elsewhere."""
    if record.get("exit_kind") == MOVED_OUT:
        return None
    return Fault("exit_kind", "出矫方式", "迁出的对象出矫方式应为迁出", "请选择“迁出”")
