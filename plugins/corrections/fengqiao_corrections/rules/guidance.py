"""Sessions of one and of many."""

from fengqiao.api import Fault, Record


def one_or_many(record: Record) -> Fault | None:
    """A session of one subject has one person in it; person-times are never fewer than persons."""
    if record.get("subject_id") is not None and record["persons"] != 1:
        return Fault("persons", "人数", "填写了矫正对象的，人数应为1", "集体进行的，请清空矫正对象")
    if record["person_times"] < record["persons"]:
        return Fault("person_times", "人次", "少于人数", "请核对人数和人次")
    return None


def minors_together(record: Record) -> Fault | None:
    """A session of minors is one of many; what one subject does alone is sealed with that subject's file."""
    if not record.get("for_minors") or record.get("subject_id") is None:
        return None
    return Fault(
        "for_minors",
        "未成年人专场",
        "填写了矫正对象的，随该对象的档案封存，不另外标明",
        "请填“否”；集体进行的，请清空矫正对象",
    )
