"""What agreements demand, of themselves and of the result of their case."""

from collections.abc import Iterable, Mapping
from typing import Any

from fengqiao.api import Fault, Record

from fengqiao_mediation.rules.words import NOT_SETTLED


def written_agreement_kept(record: Record) -> Fault | None:
    """A case settled in writing has its written agreement."""
    if record.get("result") != "settled_written" or any(_is_written(line) for line in _agreements(record)):
        return None
    return Fault(
        "agreements",
        "调解协议",
        "结果为书面协议成功，却没有书面协议",
        "请登记书面协议，或把结果改为“成功（口头协议）”",
    )


def written_where_it_must_be(record: Record) -> Fault | None:
    """What must be put on paper is not closed by word of mouth (人民调解工作若干规定 34; 宁波市人民调解条例 24).

    The grounds differ from place to place, and whether the parties asked no row can know: a person names the ground.
    """
    if record.get("written_ground") is None or record.get("result") != "settled_oral":
        return None
    return Fault(
        "result",
        "调解结果",
        "有应当制作调解协议书的情形，不能以口头协议结案（人民调解工作若干规定第三十四条，"
        "宁波市人民调解条例第二十四条）",
        "请制作并登记书面协议，结果选“成功（书面协议）”",
    )


def agreed_with_result(record: Record) -> Fault | None:
    """An agreement is a result: a case that is open, or that ended otherwise, has none."""
    if not _agreements(record) or record.get("result") not in NOT_SETTLED:
        return None
    return Fault(
        "result",
        "调解结果",
        "已登记调解协议，结果却不是成功",
        "请办理“达成协议”，选择成功的结果；没有达成协议的，请删去调解协议",
    )


def agreements_dated(record: Record) -> Fault | None:
    """A written agreement bears its day; none takes effect before it.

    An oral one does on that very day (人民调解法 30), a written one once everybody has signed and sealed it (29).
    """
    for place, line in enumerate(_agreements(record)):
        fault = _agreement_fault(line, f"agreements.{place}.", f"调解协议第{place + 1}行·")
        if fault:
            return fault
    return None


def _agreement_fault(line: Mapping[str, Any], path: str, title: str) -> Fault | None:
    if line.get("made_on") is None:
        return (
            Fault(path + "made_on", title + "达成日期", "书面协议没有日期", "请填写协议达成的日期")
            if _is_written(line)
            else None
        )
    return None if line.get("effective_on") is None else _effect_fault(line, path, title)


def _effect_fault(line: Mapping[str, Any], path: str, title: str) -> Fault | None:
    """What is wrong with the day on which a dated agreement takes effect."""
    made_on, effective_on = line["made_on"], line["effective_on"]
    if effective_on < made_on:
        return Fault(path + "effective_on", title + "生效日期", "早于达成日期", "请核对两个日期")
    if line.get("form") == "oral" and effective_on != made_on:
        return Fault(
            path + "effective_on",
            title + "生效日期",
            "口头协议自达成之日起生效（人民调解法第三十条）",
            "请填写与达成日期相同的日期，或留空",
        )
    if _is_written(line) and not line.get("signed_and_sealed"):
        return Fault(
            path + "signed_and_sealed",
            title + "签章齐全",
            "书面协议自各方签名、调解员签名并加盖调委会印章之日起生效（人民调解法第二十九条）",
            "签章齐全的填“是”；还没有齐全的，请清空生效日期",
        )
    return None


def _agreements(record: Record) -> Iterable[Mapping[str, Any]]:
    return record.get("agreements") or ()


def _is_written(line: Mapping[str, Any]) -> bool:
    return line.get("form") == "written"
