"""Sessions of one and of many."""

from fengqiao.api import Fault, Record


def one_or_many(record: Record) -> Fault | None:
    """A session of one subject has one person in it; person-times are never fewer than persons."""
    if record.get("subject_id") is not None and record["persons"] != 1:
        return Fault("persons", "人数", "填写了矫正对象的，人数应为1", "集体进行的，请清空矫正对象")
    if record["person_times"] < record["persons"]:
        return Fault("person_times", "人次", "少于人数", "请核对人数和人次")
    return None


def minors_apart(record: Record) -> Fault | None:
    """Minors are dealt with apart from adults (社区矫正法 52)."""
    if record["minors"] > record["persons"]:
        return Fault("minors", "其中未成年人", "多于人数", "请核对人数")
    if 0 < record["minors"] < record["persons"]:
        return Fault(
            "minors",
            "其中未成年人",
            "未成年人的矫正应当与成年人分别进行（社区矫正法第五十二条）",
            "请分成两次登记",
        )
    return None
