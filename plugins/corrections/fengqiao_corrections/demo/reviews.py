"""What those out on medical bail hand in: a review of the illness in every quarter."""

from collections.abc import Iterator
from datetime import date, timedelta

from fengqiao.api import Chance, DemoRow

from fengqiao_corrections.demo.places import Office
from fengqiao_corrections.ledgers import REPORTS

_DUE = (date(2023, 3, 20), date(2023, 6, 20), date(2023, 9, 20))
_PUT_OFF = {"put_off_from": _DUE[0] - timedelta(days=30), "put_off_by": "upper"}


def review_rows(rng: Chance, found: list[Office]) -> Iterator[DemoRow]:
    """Yield the reviews of everybody on the register; the first of all has been put off by a month."""
    extra = dict(_PUT_OFF)
    for office in found:
        for subject in office.subjects:
            if not subject["medical_bail"] or subject.get("state") != "on_register":
                continue
            for day in (one for one in _DUE if one >= subject["declared_on"]):
                review = {"id": rng.new_id(), "subject_id": subject["id"], "kind": "medical_review"}
                days = {"mode": "written", "due_on": day, "reported_on": day}
                if day == _DUE[0]:
                    days, extra = days | extra, {}
                yield REPORTS, office.unit_id, review | days
