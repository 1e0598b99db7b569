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
