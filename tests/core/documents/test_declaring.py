"""Declaring documents on a ledger: what is refused, and how a document stands in a dossier."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from fengqiao.contributed import _missing_templates
from fengqiao.documents.checklist import Standing, as_json, checklist
from fengqiao.documents.spelling import spelled
from fengqiao.ledgers.codes import Code, CodeBook
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.documents import Document
from fengqiao.registry.ledgers import LEDGERS

STATIONS = next(one for one in LEDGERS if one.code == "registry.station")
STAFF = next(one for one in LEDGERS if one.code == "registry.staff")


def with_documents(*documents: Document) -> Ledger:
    return replace(STATIONS, documents=documents)


def test_a_document_that_is_neither_printed_nor_recognised_is_refused() -> None:
    with pytest.raises(TypeError, match="neither"):
        Document("proof", "证明")


def test_two_documents_of_one_code_are_refused() -> None:
    form = Document("form", "登记表", "form.docx")
    with pytest.raises(TypeError, match="twice"):
        with_documents(form, form)


def test_a_document_about_a_part_that_is_none_is_refused() -> None:
    with pytest.raises(TypeError, match="visits"):
        with_documents(Document("form", "登记表", "form.docx", only={"visits": bool}))


def test_a_template_that_is_not_there_puts_its_plugin_out_of_service_with_its_name() -> None:
    faults = list(_missing_templates([with_documents(Document("form", "登记表", "absent.docx"))]))
    assert len(faults) == 1
    assert "data/documents/absent.docx" in faults[0]
    assert list(_missing_templates([STATIONS])) == []


def yes(record: Any) -> bool:
    return True


def no(record: Any) -> bool:
    return False


@pytest.mark.parametrize(
    ("required", "when", "ready", "standing", "gap"),
    [
        (True, None, yes, Standing.PRESENT, False),
        (True, None, no, Standing.MISSING, True),
        (True, no, no, Standing.NOT_NEEDED, False),
        (True, yes, no, Standing.MISSING, True),
        (True, no, yes, Standing.PRESENT, False),
        (True, None, None, Standing.PRINTABLE, False),
        (True, no, None, Standing.NOT_NEEDED, False),
        (False, None, None, Standing.PRINTABLE, False),
        (False, None, no, Standing.NOT_NEEDED, False),
        (False, yes, no, Standing.MISSING, False),
        (False, yes, None, Standing.PRINTABLE, False),
        (False, no, None, Standing.NOT_NEEDED, False),
        (False, None, yes, Standing.PRESENT, False),
    ],
)
def test_how_a_document_stands_follows_from_what_its_row_shows(
    required: bool, when: Any, ready: Any, standing: Standing, gap: bool
) -> None:
    ledger = with_documents(
        Document("form", "登记表", "form.docx", required=required, when=when, ready=ready)
    )
    (entry,) = checklist(ledger, {})
    assert (entry.standing, entry.is_gap) == (standing, gap)
    assert as_json(entry)["necessity"] == ("必须" if required else "按需")


def test_values_are_spelled_as_a_form_shows_them() -> None:
    codes = CodeBook([Code("registry.station_kind", "township", "乡镇")])
    row = dict.fromkeys((spec.name for spec in STATIONS.fields), None) | {
        "name": "某司法所",
        "kind": "township",
        "founded_on": date(2023, 3, 5),
        "population": 1200,
        "independent": False,
    }
    shown = spelled(STATIONS, row, codes, {})
    assert shown["kind"] == "乡镇"
    assert shown["founded_on"] == "2023年3月5日"
    assert (shown["population"], shown["independent"], shown["phone"]) == ("1200", "否", "")


def test_a_reference_is_what_a_person_calls_it() -> None:
    ledger, spec = next((one, spec) for one in LEDGERS for spec in one.fields if spec.kind == "reference")
    row = dict.fromkeys((one.name for one in ledger.fields), None) | {spec.name: UUID(int=1)}
    assert spelled(ledger, row, CodeBook(), {UUID(int=1): "甲"})[spec.name] == "甲"
    assert spelled(ledger, row, CodeBook(), {})[spec.name] == "〔查不到〕"
