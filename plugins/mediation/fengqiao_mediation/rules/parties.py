"""What the lines of a case's parties demand."""

from fengqiao.api import Fault, Record


def parties_named(record: Record) -> Fault | None:
    """A natural person has a name, a body has its own."""
    for place, line in enumerate(record.get("parties") or ()):
        field, title = ("name", "姓名") if line.get("kind") == "natural" else ("organisation", "单位名称")
        if not line.get(field):
            return Fault(
                f"parties.{place}.{field}",
                f"当事人第{place + 1}行·{title}",
                "未填写",
                "自然人请填姓名，法人和其他组织请填单位名称",
            )
    return None


def private_as_asked(record: Record) -> Fault | None:
    """Mediation is not held in public where a party objects (人民调解法 23)."""
    asked = any(line.get("objects_to_publicity") for line in record.get("parties") or ())
    if not (asked and record.get("public")):
        return None
    return Fault(
        "public",
        "公开调解",
        "有当事人要求不公开调解，不得公开（人民调解法第二十三条）",
        "请改为不公开；当事人不再要求的，请更正当事人“要求不公开调解”一栏",
    )
