"""The periodic returns show what was counted by hand, and the report says what the figures say."""

import re
from datetime import date
from importlib.resources import files
from typing import Any
from uuid import uuid4

import pytest
import yaml
from fengqiao.indicators.window import Window
from fengqiao.testing.bureau import Bureau
from fengqiao_corrections.ledgers import (
    EDUCATIONS,
    EVENTS,
    HELPS,
    LEAVES,
    LINKS,
    RELEASED_PERSONS,
    SETTLEMENTS,
    SUBJECTS,
    VERDICTS,
)
from fengqiao_corrections.report_sections import SECTIONS
from fengqiao_corrections.statistics import CATEGORIES, TABLES

from tests.corrections.conftest import released, subject

MARCH = Window(date(2024, 3, 1), date(2024, 3, 31))
BEFORE, DAY, AFTER = date(2024, 2, 20), date(2024, 3, 4), date(2024, 4, 2)


def monthly(bureau: Bureau, name: str) -> str:
    """Return the figure of a row of the monthly return."""
    return bureau.shows(f"corrections.monthly.{name}", MARCH)


def test_flows_add_up_over_the_four_categories(bureau: Bureau) -> None:
    dead = {"state": "terminated", "exit_kind": "death", "ended_on": DAY}
    new = {"received_on": DAY, "declared_on": DAY, "plans": [{"made_on": DAY}]}
    rows = [
        subject(),
        subject(**new),
        subject(**released(DAY)),
        subject(category="parole", **new),
        subject(category="control", **dead),
        subject(category="temporary", **released(AFTER)),
        subject(**{**new, "received_on": AFTER, "declared_on": AFTER}),
    ]
    bureau.enter(*((SUBJECTS, bureau.station, row) for row in rows))
    names = ("on_register", "received", "released", "terminated", "moved_out")

    all_in_all = [int(monthly(bureau, f"all.{name}")) for name in names]
    by_category = [[int(monthly(bureau, f"{code}.{name}")) for name in names] for code in CATEGORIES]

    assert all_in_all == [4, 2, 1, 1, 0]
    assert [sum(column) for column in zip(*by_category, strict=True)] == all_in_all
    assert by_category[1] == [2, 1, 1, 0, 0]
    assert monthly(bureau, "probation.on_register_share") == "50.0%"


def test_verdicts_events_sessions_and_leave_count_in_their_rows(bureau: Bureau) -> None:
    one = uuid4()
    of_one = {"subject_id": one}
    kinds = ("commendation", "reprimand", "reprimand", "warning", "revoke_parole", "recall", "commute")
    leave = {**of_one, "applied_on": BEFORE, "reason": "medical", "since": DAY, "until": DAY}
    decided = {**leave, "level": "station", "decided_on": BEFORE}
    bureau.enter(
        (SUBJECTS, bureau.station, subject(id=one)),
        *((VERDICTS, bureau.station, {**of_one, "kind": kind, "decided_on": DAY}) for kind in kinds),
        (EVENTS, bureau.station, {**of_one, "kind": "crime", "occurred_on": DAY}),
        (EVENTS, bureau.station, {**of_one, "kind": "offence", "occurred_on": DAY}),
        (EVENTS, bureau.station, {**of_one, "kind": "crime", "occurred_on": AFTER}),
        (EDUCATIONS, bureau.station, {"kind": "law", "held_on": DAY, "persons": 7, "person_times": 7}),
        (LEAVES, bureau.station, {**decided, "state": "approved"}),
        (LEAVES, bureau.station, {**decided, "state": "returned", "back_on": DAY}),
        (LEAVES, bureau.station, {**decided, "state": "refused"}),
        (LEAVES, bureau.station, leave),
    )

    assert [monthly(bureau, name) for name in ("commendation", "reprimand", "warning")] == ["1", "2", "1"]
    assert monthly(bureau, "recall_proposal") == "2"
    assert monthly(bureau, "commutation_proposal") == "1"
    assert (monthly(bureau, "reoffence"), monthly(bureau, "crime")) == ("2", "1")
    assert monthly(bureau, "education_person_times") == "7"
    assert monthly(bureau, "leaves") == "2"


def test_the_half_yearly_return_counts_release_link_settlement_and_help(bureau: Bureau) -> None:
    ids = [uuid4() for _ in range(4)]
    person: dict[str, Any] = {
        "state": "helped",
        "registered_on": BEFORE,
        "name": "陈演示甲",
        "came_from": "prison",
        "release_kind": "served",
        "released_on": DAY,
        "key_level": "general",
        "help_since": DAY,
    }
    rows = [{**person, "id": one} for one in ids]
    rows[3] |= {"came_from": "corrections", "release_kind": "corrections_ended"}
    linked = {"plan": "general", "result": "linked", "linked_on": DAY}
    visit = {"kind": "visit", "place": "home", "helped_on": DAY}
    bureau.enter(
        *((RELEASED_PERSONS, bureau.station, row) for row in rows),
        (LINKS, bureau.station, {"person_id": ids[0], **linked}),
        *((SETTLEMENTS, bureau.station, {"person_id": ids[0], "kind": kind, "settled_on": DAY}) for kind in
          ("employed", "farmland", "base")),
        *((HELPS, bureau.station, {"person_id": one, **visit}) for one in ids),
    )  # fmt: skip

    def shown(name: str) -> str:
        return bureau.shows(f"corrections.half_year.{name}", MARCH)

    assert [shown(name) for name in ("released", "released.prison", "released.corrections")] == [
        "4",
        "3",
        "1",
    ]
    assert (shown("linked"), shown("linked_share")) == ("1", "25.0%")
    assert (shown("settled"), shown("settled_share")) == ("1", "25.0%")
    assert [shown(f"settled.{name}") for name in ("work", "support", "base")] == ["2", "0", "1"]
    assert (shown("helped"), shown("helps"), shown("reoffences")) == ("4", "4", "0")


def test_the_returns_have_the_rows_that_are_published() -> None:
    monthly_return, half_yearly = TABLES

    assert list(dict.fromkeys(row.section for row in monthly_return.rows)) == [
        "合计",
        *CATEGORIES.values(),
        "考核奖惩",
        "事件",
        "教育帮扶",
    ]
    assert list(dict.fromkeys(row.section for row in half_yearly.rows)) == [
        "刑释解矫人员",
        "衔接",
        "安置",
        "帮教",
    ]


@pytest.mark.requirement("JA-30", "JA-31a", "JA-31b", "JA-31c", "JA-32")
def test_the_report_uses_every_figure_of_the_line_and_no_other() -> None:
    source = files("fengqiao") / "data" / "figures" / "standardisation-report.yaml"
    listed = yaml.safe_load(source.read_text(encoding="utf-8"))["figures"]
    ours = {one["id"] for one in listed if one["indicator"].startswith("corrections.")}
    (section,) = SECTIONS

    named = {one.partition(".")[0] for one in re.findall(r"\{([^}]+)\}", section.text)}

    assert named == ours == {"JA-30", "JA-31a", "JA-31b", "JA-31c", "JA-32"}
