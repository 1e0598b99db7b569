"""What a station can do about a check that is not met or cannot be told."""

from collections.abc import Mapping
from typing import Any

from fengqiao.assessment.verdicts import CheckState

REMEDIES: Mapping[tuple[CheckState, str], str] = {
    (CheckState.NOT_MET, "computed"): "对照规则改进；台账有漏登的补登，然后重新评估",
    (CheckState.NOT_MET, "surveyed"): "查明不满意的原因，整改后重新组织问卷",
    (CheckState.NOT_MET, "attested"): "整改后重新确认，并附佐证材料",
    (CheckState.NOT_MET, "inspected"): "整改后请考评人员重新现场查看",
    (CheckState.NO_DATA, "computed"): "在台账中登记本期情况，然后重新评估",
    (CheckState.NO_DATA, "surveyed"): "组织问卷，录入有效答卷数和肯定答卷数",
    (CheckState.NEEDS_EVIDENCE, "attested"): "核对后填写确认结论，并上传佐证材料",
    (CheckState.NEEDS_EVIDENCE, "inspected"): "请考评人员现场查看并填写结论",
}
"""What to do about a state, by how the check is answered."""

OTHERWISE: Mapping[CheckState, str] = {
    CheckState.NOT_MET: "对照规则整改，然后重新评估",
    CheckState.NO_DATA: "补齐所需的登记，然后重新评估",
    CheckState.NEEDS_EVIDENCE: "补齐佐证材料",
    CheckState.UNAVAILABLE: "请管理员启用提供这项指标的业务插件",
    CheckState.ERROR: "请管理员按所列原因排除故障，然后重新评估",
}
"""What to do where the way of answering makes no difference."""


def remedies(check: Mapping[str, Any], state: CheckState) -> str:
    """Return what to do, for each kind of answer that brought the check into its state.

    :param check: as it stands in an assessment's JSON.
    """
    kinds = [number["kind"] for number in check["numbers"] if number["state"] == check["state"]]
    found = dict.fromkeys(REMEDIES.get((state, kind), OTHERWISE[state]) for kind in kinds)
    return "；".join(found) or OTHERWISE[state]
