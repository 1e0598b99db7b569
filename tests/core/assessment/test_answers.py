"""What people answer, and what is refused."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from fengqiao.access.models import AuditEvent
from fengqiao.assessment import answers as writing
from fengqiao.assessment.answers import (
    confirm_override,
    record_attestation,
    record_override,
    record_survey,
    void,
)
from fengqiao.assessment.answers_given import answers_of
from fengqiao.assessment.entries import AttestationEntry, OverrideEntry, SurveyEntry, accept, accept_json
from fengqiao.assessment.models import Attestation, Override, SurveyResult
from fengqiao.clock import today
from fengqiao.database.scope import SYSTEM, Scope
from fengqiao.database.session import Database
from fengqiao.errors import Conflict, Forbidden, Invalid, NotFound
from fengqiao.indicators.window import Window
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from tests.core.assessment.conftest import statements
from tests.core.assessment.made_up import attested, check, computed, item, loaded, standard, surveyed
from tests.core.conftest import District

PACK = loaded(
    standard(
        item(1, check("A", computed("a.x", ">=", 1), attested("照片"))),
        item(2, check("B", surveyed("q", ">", "95%")), check("D", computed("a.x", ">=", 1))),
        item(
            3,
            check("E", attested()),
            points=1,
            rules=[{"kind": "per_occurrence", "each": 1, "counted": {"id": "N1", "question": "几起?"}}],
        ),
        points=1,
    )
).pack
WINDOW = Window(date(2023, 1, 1), date(2023, 9, 30))
DAY = date(2023, 6, 1)
REVIEWER, SECOND = Scope("reviewer", everything=True), Scope("second", everything=True)


def survey(**change: Any) -> dict[str, Any]:
    return {"question": "q", "valid_answers": 100, "positive_answers": 96, "surveyed_on": DAY, **change}


def confirmation(**change: Any) -> dict[str, Any]:
    return {"pack_code": "made-up", "check_id": "A", "answer": "yes", "attested_on": DAY, **change}


def decision(**change: Any) -> dict[str, Any]:
    values = {"pack_code": "made-up", "check_id": "A", "answer_no": 1, "state": "met", "reason": "现场核实"}
    return {**values, "window_first": WINDOW.first, "window_last": WINDOW.last, **change}


def surveyed_at(database: Database, unit: int, **change: Any) -> SurveyResult:
    with database.writing(SYSTEM) as session:
        return record_survey(session, [PACK], unit, accept(SurveyEntry, survey(**change)))


def confirmed_at(database: Database, unit: int, **change: Any) -> Attestation:
    with database.writing(SYSTEM) as session:
        return record_attestation(session, PACK, unit, accept(AttestationEntry, confirmation(**change)))


def found(database: Database, unit: int, scope: Scope = SYSTEM) -> Any:
    with database.reading(scope) as session:
        return answers_of(session, PACK, WINDOW, [unit]).get(unit)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"valid_answers": 0}, "有效答卷:数值过小。不得小于1"),
        ({"valid_answers": -5}, "有效答卷:数值过小"),
        ({"positive_answers": 101}, "肯定答卷多于有效答卷"),
        ({"positive_answers": -1}, "肯定答卷:数值过小"),
        ({"valid_answers": True}, "有效答卷:应为整数"),
        ({"valid_answers": "100"}, "有效答卷:应为整数"),
        ({"surveyed_on": today() + timedelta(days=1)}, "日期在今天之后"),
        ({"surprise": 1}, "没有这个字段"),
    ],
)
def test_a_survey_that_cannot_be_is_refused_in_chinese(change: dict[str, Any], words: str) -> None:
    with pytest.raises(Invalid, match=words):
        accept(SurveyEntry, survey(**change))


def test_a_request_body_is_read_strictly() -> None:
    body = b'{"question": "q", "valid_answers": 10, "positive_answers": 9, "surveyed_on": "2023-06-01"}'

    assert accept_json(SurveyEntry, body).surveyed_on == DAY
    with pytest.raises(Invalid, match="应为整数"):
        accept_json(SurveyEntry, body.replace(b"10", b'"10"'))


def test_the_database_itself_refuses_more_positive_than_valid_answers(
    database: Database, district: District
) -> None:
    row = survey(
        unit_id=district.north,
        id=uuid4(),
        positive_answers=101,
        entered_at=surveyed_at(database, district.north).entered_at,
        entered_by="x",
    )

    with pytest.raises(IntegrityError), database.writing(SYSTEM) as session:
        session.execute(insert(SurveyResult), [row])


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"answer": "not_applicable"}, "没有写明理由"),
        ({"answer": "number"}, "数值与答案不相配"),
        ({"amount": "3"}, "数值与答案不相配"),
        ({"answer": "number", "amount": "-1"}, "不能是负数"),
        ({"answer": "number", "amount": "三"}, "不是有效的数"),
        ({"answer": "maybe"}, "答案:"),
        ({"attested_on": today() + timedelta(days=1)}, "日期在今天之后"),
    ],
)
def test_an_attestation_that_says_nothing_clear_is_refused(change: dict[str, Any], words: str) -> None:
    with pytest.raises(Invalid, match=words):
        accept(AttestationEntry, confirmation(**change))


@pytest.mark.parametrize(
    ("change", "error", "words"),
    [
        ({"check_id": "Z"}, NotFound, "没有核对项“Z”"),
        ({"check_id": "D"}, Invalid, "请用复核改判"),
        ({"check_id": "B"}, Invalid, "请用复核改判"),
        ({"answer": "number", "amount": "1"}, Invalid, "不要求填写数值"),
        ({"files": ({"evidence_id": uuid4(), "kind": "合同"},)}, Invalid, "要求的材料类别:照片"),
        ({"files": ({"evidence_id": uuid4(), "kind": "照片"},)}, NotFound, "请先上传到本单位"),
    ],
)
def test_an_attestation_that_the_pack_cannot_take_is_refused(
    database: Database, district: District, change: dict[str, Any], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        confirmed_at(database, district.north, **change)


def test_any_check_may_be_said_not_to_apply(database: Database, district: District) -> None:
    confirmed_at(database, district.north, check_id="D", answer="not_applicable", note="没有村")

    assert found(database, district.north).attested["D"].note == "没有村"


def test_a_number_that_a_rule_asks_for_is_kept_as_written(database: Database, district: District) -> None:
    confirmed_at(database, district.north, check_id="N1", answer="number", amount="2.50", note="检查")

    assert found(database, district.north).attested["N1"].amount == "2.50"


def test_an_unknown_survey_question_is_refused_with_those_there_are(
    database: Database, district: District
) -> None:
    with pytest.raises(NotFound, match=r"可用的题目:核对 B\(q\)"):
        surveyed_at(database, district.north, question="z")


def test_the_latest_answer_by_the_windows_last_day_counts(database: Database, district: District) -> None:
    surveyed_at(database, district.north, surveyed_on=date(2023, 9, 30), positive_answers=97)
    surveyed_at(database, district.north, surveyed_on=date(2023, 10, 1), positive_answers=100)
    surveyed_at(database, district.north, surveyed_on=date(2023, 1, 5), positive_answers=1)
    confirmed_at(database, district.north, attested_on=date(2023, 10, 1), answer="yes")
    confirmed_at(database, district.north, attested_on=date(2023, 5, 1), answer="no")

    given = found(database, district.north)

    assert given.surveys["q"].positive == 97
    assert given.attested["A"].answer == "no"


def test_of_two_answers_of_one_day_the_later_entered_counts(database: Database, district: District) -> None:
    for positive in (90, 95, 93):
        surveyed_at(database, district.north, positive_answers=positive)

    assert found(database, district.north).surveys["q"].positive == 93


def test_a_voided_answer_counts_no_more_and_is_not_lost(database: Database, district: District) -> None:
    surveyed_at(database, district.north, positive_answers=90)
    wrong = surveyed_at(database, district.north, positive_answers=99)
    with database.writing(SYSTEM) as session:
        void(session, SurveyResult, wrong.id, "录错单位")

    assert found(database, district.north).surveys["q"].positive == 90
    with database.reading(SYSTEM) as session:
        assert len(session.scalars(select(SurveyResult)).all()) == 2
    with pytest.raises(Conflict, match="已经作废"), database.writing(SYSTEM) as session:
        void(session, SurveyResult, wrong.id, "再作废")


def test_answers_of_many_units_come_in_one_query_per_kind(database: Database, district: District) -> None:
    units = [district.north, district.south, district.other_station]
    for unit in units:
        surveyed_at(database, unit)
        confirmed_at(database, unit)
    with database.reading(SYSTEM) as session, statements(database) as asked:
        given = answers_of(session, PACK, WINDOW, units)

    assert set(given) == set(units)
    assert len(asked) == 4  # surveys, attestations, their files, overrulings


def test_answers_outside_the_scope_are_not_seen(database: Database, district: District) -> None:
    surveyed_at(database, district.other_station)
    confirmed_at(database, district.other_station)

    assert found(database, district.other_station, district.officer) is None
    with pytest.raises(Forbidden), database.writing(district.officer) as session:
        record_survey(session, [PACK], district.other_station, accept(SurveyEntry, survey()))


def test_an_overruling_counts_only_when_another_person_has_confirmed_it(
    database: Database, district: District
) -> None:
    with database.writing(REVIEWER) as session:
        row = record_override(session, PACK, district.north, accept(OverrideEntry, decision()))
    assert found(database, district.north) is None
    with pytest.raises(Conflict, match="须由另一人确认"), database.writing(REVIEWER) as session:
        confirm_override(session, row.id)

    with database.writing(SECOND) as session:
        confirm_override(session, row.id)

    given = found(database, district.north).overrulings["A", 1]
    assert (given.state.value, given.by, given.confirmed_by, given.reason) == (
        "met",
        "reviewer",
        "second",
        "现场核实",
    )
    with pytest.raises(Conflict, match="已经确认过"), database.writing(SECOND) as session:
        confirm_override(session, row.id)


def test_without_the_guard_the_database_still_wants_two_persons(
    database: Database, district: District
) -> None:
    """The twin: the same person, written past the guard, is refused by the table."""
    with pytest.raises(IntegrityError), database.writing(REVIEWER) as session:
        row = record_override(session, PACK, district.north, accept(OverrideEntry, decision()))
        row.confirmed_by = "reviewer"
        session.flush()


def test_an_overruling_belongs_to_one_period(database: Database, district: District) -> None:
    with database.writing(REVIEWER) as session:
        entry = accept(OverrideEntry, decision(window_last=date(2023, 12, 31)))
        row = record_override(session, PACK, district.north, entry)
    with database.writing(SECOND) as session:
        confirm_override(session, row.id)

    assert found(database, district.north) is None


@pytest.mark.parametrize("change", [{"answer_no": 2}, {"answer_no": 3}, {"check_id": "B"}])
def test_only_a_computed_answer_can_be_overruled(
    database: Database, district: District, change: dict[str, Any]
) -> None:
    with pytest.raises(Invalid, match="不是系统计算的"), database.writing(REVIEWER) as session:
        record_override(session, PACK, district.north, accept(OverrideEntry, decision(**change)))


@pytest.mark.parametrize("change", [{"reason": " "}, {"state": "error"}, {"answer_no": 0}])
def test_an_overruling_needs_a_reason_and_a_real_state(change: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        accept(OverrideEntry, decision(**change))


def test_each_answer_leaves_an_event_without_its_text(database: Database, district: District) -> None:
    surveyed_at(database, district.north, note="秘密")
    confirmed_at(database, district.north, note="秘密")
    with database.reading(SYSTEM) as session:
        events = session.scalars(select(AuditEvent).order_by(AuditEvent.seq)).all()  # type: ignore[arg-type]

    assert [event.action for event in events] == ["assessment:survey:create", "assessment:attestation:create"]
    assert all(event.unit_id == district.north and "秘密" not in event.details for event in events)


def test_every_kind_of_answer_has_a_name_in_the_audit() -> None:
    assert set(writing._KINDS.values()) == {"survey", "attestation", "override", "evidence"}
    assert Override in writing._KINDS
