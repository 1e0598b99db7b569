"""What meetings and study sessions demand."""

from fengqiao.api import Fault, Record, missing

from fengqiao_party_building.rules.words import APPRAISAL, LESSON

_VERDICTS = ("excellent", "qualified", "barely_qualified", "unqualified")


def no_more_than_expected(record: Record) -> Fault | None:
    """Nobody comes who was not to come."""
    expected = record.get("expected")
    if expected is None or record["attended"] <= expected:
        return None
    return Fault("attended", "实到人数", f"多于应到人数({expected})", "请核对应到人数和实到人数")


def lecturer_named(record: Record) -> Fault | None:
    """Somebody gives a lesson."""
    if record.get("kind") != LESSON:
        return None
    return missing(record, "lecturer", "讲课人", "党课请填写讲课人")


def verdicts_add_up(record: Record) -> Fault | None:
    """Only an appraisal has verdicts, and no more of them than people were to be there."""
    verdicts = [record[name] for name in _VERDICTS if record.get(name) is not None]
    if not verdicts:
        return None
    if record.get("kind") != APPRAISAL:
        return Fault(
            "excellent", "评议优秀人数", "只有民主评议才有评议人数", "请清空四栏评议人数，或核对类别"
        )
    expected = record.get("expected")
    if expected is None or sum(verdicts) <= expected:
        return None
    return Fault(
        "excellent", "评议优秀人数", f"四栏评议人数合计多于应到人数({expected})", "请核对评议人数和应到人数"
    )


def only_the_absent_make_up(record: Record) -> Fault | None:
    """Who was there has nothing to make up for, and nobody makes up beforehand."""
    for place, line in enumerate(record.get("member_records") or ()):
        made_up_on = line.get("made_up_on")
        if made_up_on is None or (line.get("absent") and made_up_on >= record["studied_on"]):
            continue
        return Fault(
            f"member_records.{place}.made_up_on",
            f"党员学习记录第{place + 1}行·补学日期",
            "不是缺席者的补学，或早于学习日期",
            "缺席的先在“缺席”栏填“是”，补学日期不得早于学习日期",
        )
    return None
