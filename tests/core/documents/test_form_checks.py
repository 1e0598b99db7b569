"""The checks that plugin authors run on their forms find what they are for."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from fengqiao.documents import templates
from fengqiao.documents.building import build
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.documents import Document
from fengqiao.registry.stations import STATIONS
from fengqiao.testing.forms import unfillable, unlike_their_descriptions

from tests.core.documents.conftest import Describe

FORM = "format: 1\ntitle: 登记表\nblocks: [{text: '%s'}]\n"


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ledger:
    """Stations with one form, whose template lies in the test's folder."""
    monkeypatch.setattr(templates, "template_of", lambda ledger, template: tmp_path / template)
    return replace(STATIONS, documents=(Document("form", "登记表", "form.docx"),))


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("{{ name }}于{{ founded_on }}设立，{{ unit }}{{ today }}填", 0),
        ("{{ nam }}", 1),
        ("{% if name %}{{ nam }}{% endif %}", 1),
        ("{% if not name %}{{ nam }}{% endif %}", 1),
        ("{% for one in documents %}{{ one.code }}{% endfor %}", 1),
        ("{{ name.upper() }}", 1),
    ],
)
def test_a_form_with_an_unknown_name_is_found(
    tmp_path: Path, describe: Describe, ledger: Ledger, text: str, faults: int
) -> None:
    (tmp_path / "form.docx").write_bytes(build(describe(FORM % text)))
    assert len(unfillable([ledger])) == faults


def test_a_template_that_was_changed_or_has_no_description_is_found(
    tmp_path: Path, describe: Describe
) -> None:
    (tmp_path / "form.docx").write_bytes(build(describe(FORM % "甲")))
    assert unlike_their_descriptions(tmp_path) == []
    (tmp_path / "form.docx").write_bytes(build(describe(FORM % "甲").model_copy(update={"title": "别的"})))
    assert unlike_their_descriptions(tmp_path) == ["form.docx"]
    shutil.copy(tmp_path / "form.docx", tmp_path / "alone.docx")
    shutil.copy(tmp_path / "form.yaml", tmp_path / "unbuilt.yaml")
    assert unlike_their_descriptions(tmp_path) == ["alone.docx", "form.docx", "unbuilt.docx"]
