"""Files that support answers: known by content, kept once, shown when they serve twice."""

from io import BytesIO
from pathlib import Path
from unittest.mock import patch

import pytest
from cryptography.hazmat.primitives.hashes import SM3, Hash
from fengqiao.access.models import AuditEvent
from fengqiao.assessment import content_types
from fengqiao.assessment.answers import record_attestation, record_survey, void
from fengqiao.assessment.content_types import FileRefused
from fengqiao.assessment.entries import AttestationEntry, SurveyEntry, accept
from fengqiao.assessment.evidence import EvidenceStore, hand_in
from fengqiao.assessment.evidence_use import used_more_than_once, uses_of
from fengqiao.assessment.models import EvidenceFile
from fengqiao.database.scope import SYSTEM
from fengqiao.database.session import Database
from fengqiao.errors import Forbidden, NotFound
from sqlalchemy import select

from tests.core.assessment.made_up import attested, check, item, loaded, standard, surveyed
from tests.core.conftest import District

PDF = b"%PDF-1.7\n" + b"x" * 2000
PACK = loaded(
    standard(
        item(1, check("A", attested("批复"))),
        item(2, check("B", attested("批复")), check("D", surveyed("q"))),
    )
).pack


def sm3(content: bytes) -> str:
    digest = Hash(SM3())
    digest.update(content)
    return digest.finalize().hex()


def handed_in(
    database: Database, store: EvidenceStore, unit: int, name: str = "批复.pdf", content: bytes = PDF
) -> EvidenceFile:
    with database.writing(SYSTEM) as session:
        return hand_in(session, store, unit, name, BytesIO(content))


def confirm(database: Database, unit: int, name: str, file: EvidenceFile) -> None:
    values = {
        "pack_code": "made-up",
        "check_id": name,
        "answer": "yes",
        "attested_on": file.entered_at.date(),
    }
    entry = accept(AttestationEntry, {**values, "files": ({"evidence_id": file.id, "kind": "批复"},)})
    with database.writing(SYSTEM) as session:
        record_attestation(session, PACK, unit, entry)


def test_a_file_lies_under_its_digest_and_is_recorded_with_type_and_size(
    database: Database, district: District, store: EvidenceStore
) -> None:
    row = handed_in(database, store, district.north, "../../批复.exe")

    assert (row.digest, row.size, row.content_type, row.name) == (
        sm3(PDF),
        len(PDF),
        "application/pdf",
        "批复.exe",
    )
    assert [path.name for path in store.folder.iterdir()] == [row.digest]
    with store.open(row.digest) as content:
        assert content.read() == PDF
    with database.reading(SYSTEM) as session:
        events = session.scalars(select(AuditEvent)).all()
    assert [event.action for event in events] == ["assessment:evidence:create"]
    assert "批复" not in events[0].details


def test_a_refused_file_leaves_nothing_behind(
    database: Database, district: District, store: EvidenceStore
) -> None:
    for content, words in ((b"<svg/>", "SVG"), (b"%PDF-" + b"x" * 70_000, "超过0 MB")):
        with pytest.raises(FileRefused, match=words):
            handed_in(database, store, district.north, "x.pdf", content)

    assert list(store.folder.iterdir()) == []
    with database.reading(SYSTEM) as session:
        assert session.scalars(select(EvidenceFile)).all() == []


def test_without_the_guard_the_svg_would_be_kept(
    database: Database, district: District, store: EvidenceStore
) -> None:
    """The twin: it is the look at the content that keeps it out."""
    with (
        patch.object(content_types, "_MARKUP", ()),
        patch.object(content_types, "_text", lambda head: content_types.TEXT),
    ):
        assert handed_in(database, store, district.north, "x.svg", b"<svg/>").size == 6


@pytest.mark.parametrize(
    "digest", ["../secret", "..", "", "a" * 63, "A" * 64, "a" * 63 + "/", "a" * 64 + "\n"]
)
def test_nothing_but_a_digest_is_an_address(store: EvidenceStore, digest: str) -> None:
    with pytest.raises(NotFound):
        store.open(digest)


def test_a_changed_content_shows(database: Database, district: District, store: EvidenceStore) -> None:
    row = handed_in(database, store, district.north)
    assert store.is_intact(row.digest)

    store.path(row.digest).write_bytes(PDF + b"!")

    assert not store.is_intact(row.digest)


def test_a_file_cannot_be_handed_in_for_a_unit_outside_the_scope(
    database: Database, district: District, store: EvidenceStore
) -> None:
    with pytest.raises(Forbidden), database.writing(district.clerk) as session:
        hand_in(session, store, district.south, "批复.pdf", BytesIO(PDF))

    assert not Path(store.folder).exists()


def test_one_content_that_serves_twice_is_shown_whatever_it_is_called(
    database: Database, district: District, store: EvidenceStore
) -> None:
    north = handed_in(database, store, district.north, "批复.pdf")
    south = handed_in(database, store, district.south, "另一个名字.pdf")
    alone = handed_in(database, store, district.north, "照片.jpg", b"\xff\xd8\xff" + b"y" * 50)
    confirm(database, district.north, "A", north)
    confirm(database, district.north, "B", north)
    confirm(database, district.south, "A", south)
    confirm(database, district.north, "A", alone)

    with database.reading(SYSTEM) as session:
        twice = used_more_than_once(session)

    assert list(twice) == [sm3(PDF)]
    assert [(use.unit_id, use.name, use.serves) for use in twice[sm3(PDF)]] == [
        (district.north, "批复.pdf", "A"),
        (district.north, "批复.pdf", "B"),
        (district.south, "另一个名字.pdf", "A"),
    ]


def test_the_neighbours_use_of_a_file_is_not_seen_from_outside(
    database: Database, district: District, store: EvidenceStore
) -> None:
    handed_in(database, store, district.north)
    handed_in(database, store, district.other_station)

    with database.reading(district.officer) as session:
        assert used_more_than_once(session) == {}
        assert [use.unit_id for use in uses_of(session, [sm3(PDF)])[sm3(PDF)]] == [district.north]


def test_a_survey_uses_its_file_and_a_voided_file_serves_nobody(
    database: Database, district: District, store: EvidenceStore
) -> None:
    file = handed_in(database, store, district.north)
    day = file.entered_at.date()
    values = {
        "question": "q",
        "valid_answers": 10,
        "positive_answers": 9,
        "surveyed_on": day,
        "evidence_id": file.id,
    }
    with database.writing(SYSTEM) as session:
        record_survey(session, [PACK], district.north, accept(SurveyEntry, values))
    with database.reading(SYSTEM) as session:
        assert [use.serves for use in uses_of(session)[sm3(PDF)]] == ["q"]

    with database.writing(SYSTEM) as session:
        void(session, EvidenceFile, file.id, "传错了")

    with database.reading(SYSTEM) as session:
        assert uses_of(session) == {}
