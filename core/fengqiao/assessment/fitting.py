"""Whether an entry fits the pack it speaks of: the check exists, and is answered in this way."""

from collections.abc import Iterable

from fengqiao.assessment.entries import AttestationEntry, OverrideEntry
from fengqiao.assessment.packs.checks import Attested, Check, Computed
from fengqiao.assessment.packs.standard import StandardPack, entered
from fengqiao.errors import Invalid, NotFound


def questions_of(pack: StandardPack) -> dict[str, str]:
    """Return the survey questions of a pack, by code, with the title of the first check that asks them."""
    questions: dict[str, str] = {}
    for check in all_checks(pack):
        for answer in check.answers:
            if answer.surveyed:
                questions.setdefault(answer.surveyed.question, check.title)
    return questions


def refuse_unknown_question(packs: Iterable[StandardPack], question: str) -> None:
    """Refuse a survey that no pack asks for.

    :raises NotFound: naming the questions there are.
    """
    questions = {code: title for pack in packs for code, title in questions_of(pack).items()}
    if question not in questions:
        known = "、".join(f"{title}({code})" for code, title in questions.items())
        raise NotFound(f"没有问卷题目“{question}”。可用的题目:{known}。")


def all_checks(pack: StandardPack) -> tuple[Check, ...]:
    """Return every check, those beside items too."""
    return tuple(check for item in pack.items for check in (*item.checks, *item.beside))


def refuse_unfit_attestation(pack: StandardPack, entry: AttestationEntry) -> None:
    """Refuse an attestation that no check of the pack can take.

    :raises NotFound: there is no such check.
    :raises Invalid: it is not answered in this way, or not with this kind of file.
    """
    if entry.answer == "number":
        if entry.check_id not in {source.id for source in entered(pack)}:
            raise Invalid(f"“{entry.check_id}”不要求填写数值。请核对编号,或改用“是”“否”“不适用”。")
        return
    check = _check(pack, entry.check_id)
    asked = check.asks
    if asked is None and entry.answer != "not_applicable":
        raise Invalid(f"核对项“{check.id}”由系统计算或问卷得出,不由人确认;不服计算结果的,请用复核改判。")
    kinds = asked.evidence if isinstance(asked, Attested) else ()
    strange = sorted({file.kind for file in entry.files if file.kind and file.kind not in kinds})
    if strange:
        wanted = "、".join(kinds) or "无"
        raise Invalid(f"核对项“{check.id}”不要求“{'、'.join(strange)}”。要求的材料类别:{wanted}。")


def refuse_unfit_override(pack: StandardPack, entry: OverrideEntry) -> None:
    """Refuse an overruling of anything but a computed answer.

    :raises NotFound: there is no such check.
    :raises Invalid: the answer is not a computed one.
    """
    check = _check(pack, entry.check_id)
    answer = check.answers[entry.answer_no - 1] if entry.answer_no <= len(check.answers) else None
    if answer is None or not isinstance(answer.given, Computed):
        raise Invalid(
            f"核对项“{check.id}”的第{entry.answer_no}个答案不是系统计算的,不能改判。请核对是第几个答案。"
        )


def _check(pack: StandardPack, check_id: str) -> Check:
    for check in all_checks(pack):
        if check.id == check_id:
            return check
    raise NotFound(f"标准“{pack.code}”里没有核对项“{check_id}”。请核对编号。")
