"""Every door is locked unless it is on the public list, and a door without a lock stops the start."""

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from fengqiao.access.guard import PUBLIC_HANDLERS, policy_of
from fengqiao.access.policy import OPT, PUBLIC
from fengqiao.errors import Misconfigured
from fengqiao.installation import Installation
from fengqiao.plugins.discovery import is_reserved
from fengqiao.testing.house import House, settings_for
from fengqiao.web.app import create_app
from litestar import get
from litestar.routes import HTTPRoute
from litestar.testing import TestClient

from tests.system.conftest import Open

EXAMPLES: dict[type, str] = {UUID: "00000000-0000-7000-8000-000000000000"}
"""Something to stand in place of a path's parameter."""

ONE_ENGINE = pytest.mark.parametrize("engine_kind", ["sqlite"])


def places(house: House) -> list[tuple[str, str]]:
    """Every method and path of the application that is not public, with something in place of its parameters."""
    found = []
    for route in house.client.app.routes:
        assert isinstance(route, HTTPRoute)
        path = "/" + "/".join(
            component if isinstance(component, str) else EXAMPLES.get(component.type, "1")
            for component in route.path_components
        )
        for handler in route.route_handlers:
            if policy_of(handler) != PUBLIC:
                found += [(str(method), path) for method in handler.http_methods]
    return found


@ONE_ENGINE
def test_an_anonymous_request_is_refused_on_every_route(demo: House) -> None:
    tried = places(demo)
    assert len(tried) > 100
    for method, path in tried:
        assert demo.client.request(method, path).status_code == 401, (method, path)


@ONE_ENGINE
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_no_method_gets_in_where_it_was_not_meant(demo: House, method: str) -> None:
    open_to_all = {"/health", "/static", "/static/1", "/sign-in", "/sign-in/1"}
    for path in {path for _, path in places(demo)} - open_to_all:
        assert demo.client.request(method, path).status_code in (401, 405), path


@ONE_ENGINE
def test_only_the_listed_handlers_are_public(demo: House) -> None:
    handlers = [
        handler
        for route in demo.client.app.routes
        if isinstance(route, HTTPRoute)
        for handler in route.route_handlers
    ]
    public = {handler.name for handler in handlers if policy_of(handler) == PUBLIC}
    assert public <= {one.name for one in PUBLIC_HANDLERS}


@ONE_ENGINE
def test_no_plugin_may_be_named_as_an_address_of_the_core(demo: House) -> None:
    plugins = set(demo.installation.host.active)
    first = {path.split("/")[2] for _, path in places(demo) if path.startswith("/api/")} - plugins

    assert {"figures", "stations", "registry"} <= first
    assert all(is_reserved(name) for name in first if name.isidentifier())


@ONE_ENGINE
def test_a_handler_without_a_policy_stops_the_start(demo: House, monkeypatch: pytest.MonkeyPatch) -> None:
    @get("/forgotten", sync_to_thread=False)
    def forgotten() -> str:
        return "all rows"

    from fengqiao.web import app as application

    before = application._core_routes
    monkeypatch.setattr(application, "_core_routes", lambda house: [*before(house), forgotten])
    with pytest.raises(Misconfigured, match="/forgotten"):
        create_app(demo.installation)


@ONE_ENGINE
def test_without_the_guard_the_forgotten_handler_would_answer_anyone(
    demo: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    @get("/forgotten", sync_to_thread=False, guards=[])
    def forgotten() -> str:
        return "all rows"

    from fengqiao.web import app as application

    async def let_in(connection: Any, handler: Any) -> None:
        return None

    before = application._core_routes
    monkeypatch.setattr(application, "_core_routes", lambda house: [*before(house), forgotten])
    monkeypatch.setattr(application, "refuse_undeclared", lambda app: None)
    monkeypatch.setattr(application, "enforce", let_in)
    assert TestClient(create_app(demo.installation)).get("/forgotten").text == "all rows"


def test_the_core_starts_migrates_and_serves_without_any_plugin(
    empty_database: Any, tmp_path: Path, open_house: Open
) -> None:
    from fengqiao.database.branches import all_branches
    from fengqiao.database.migrating import upgrade
    from fengqiao.testing.urls import Urls

    settings = settings_for(Urls(empty_database.url, empty_database.owner_url), tmp_path)
    house = open_house(settings)
    upgrade(house.installation.database, all_branches(house.installation.host))
    assert house.client.get("/health").json() == {"status": "ok"}
    assert {ledger.owner for ledger in house.installation.ledgers.values()} == {"registry"}
    assert isinstance(house.installation, Installation)


@ONE_ENGINE
@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/figures",
        "/ledgers",
        "/docs",
        "/ledgers/mediation/cases",
        "/stations/4",
        "/ledgers/registry/staff",
    ],
)
def test_no_page_reaches_for_another_host(demo: House, path: str) -> None:
    answer = demo.client.get(path, headers=demo.token("310106", "county_officer") | {"Accept": "text/html"})
    assert answer.status_code == 200
    assert "http://" not in answer.text.replace("http://www.w3.org", "")
    assert "https://" not in answer.text
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert "合成演示数据" in answer.text


@ONE_ENGINE
def test_opt_is_not_set_for_the_whole_application(demo: House) -> None:
    assert OPT not in demo.client.app.opt
