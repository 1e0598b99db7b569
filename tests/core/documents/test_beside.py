"""Rows that a form shows beside its own: who may see them, what stands for one that is not named, what is refused."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from fengqiao.access.actors import Actor
from fengqiao.database.scope import Scope
from fengqiao.documents.beside import Beside, demand_right, read_beside
from fengqiao.errors import Forbidden
from fengqiao.ledgers.declaration import Ledger
from fengqiao.ledgers.documents import Document
from fengqiao.registry.ledgers import LEDGERS

from tests.core.documents.conftest import template

LEDGER = {one.code: one for one in LEDGERS}
STATIONS, POSTS = LEDGER["registry.station"], LEDGER["registry.post"]
HERE, THERE = UUID(int=1), UUID(int=2)
STATION = Beside("station", "station_id", STATIONS)


def clerk(*permissions: str) -> Actor:
    return Actor("a", "甲", 1, frozenset(), frozenset(permissions), Scope("a"))


def reading(target: UUID | None) -> Any:
    """Read rows of which the own one points at a target; each says what it was asked as."""

    def read(ledger: Ledger, row_id: UUID, name: str) -> dict[str, Any]:
        return {"id": row_id, "asked": (ledger.code, name), "station_id": target}

    return read


def test_whoever_may_not_see_the_other_ledger_does_not_see_it_in_a_form() -> None:
    demand_right(clerk("registry:station:reveal"), (STATION,), "reveal", "查看")
    demand_right(clerk(), (), "reveal", "查看")
    with pytest.raises(Forbidden, match="司法所"):
        demand_right(clerk("registry:post:reveal", "registry:station:read"), (STATION,), "reveal", "查看")


def test_the_row_that_is_pointed_at_is_read_under_its_name() -> None:
    records = read_beside(POSTS, HERE, (STATION,), reading(THERE))
    assert records.own["asked"] == ("registry.post", "")
    assert records.beside[STATION]["id"] == THERE
    assert [(ledger.code, row["asked"]) for ledger, row in records.read] == [
        ("registry.post", ("registry.post", "")),
        ("registry.station", ("registry.station", "station")),
    ]


def test_where_no_row_is_named_every_field_is_empty_and_nothing_was_read() -> None:
    records = read_beside(POSTS, HERE, (STATION,), reading(None))
    assert records.beside[STATION] == {spec.name: None for spec in STATIONS.fields}
    assert len(list(records.read)) == 1


def test_a_template_tells_its_own_names_from_those_of_the_row_beside_it() -> None:
    form = template("{{ name }}{{ subject.phone }}{% for line in lines %}{{ line.sex }}{% endfor %}")
    assert form.names_of("subject") == {"phone"}
    assert form.names(["subject"]) == {"name", "subject", "line", "lines", "sex"}
    # Told of no row beside it, it would have the own row's telephone number opened for nothing.
    assert "phone" in form.names()


@pytest.mark.parametrize(
    "field", ["staff_id", "kind", "nothing_id"], ids=["anywhere", "no reference", "unknown"]
)
def test_only_a_reference_within_the_unit_brings_a_row(field: str) -> None:
    form = Document("form", "登记表", "form.docx", beside=(field,))
    with pytest.raises(TypeError, match=field):
        replace(LEDGER["registry.assignment"], documents=(form,))
