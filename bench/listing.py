"""Listing 50 cases as JSON — scoped, filtered, masked, token checked — beside a bare handler with the same statements.

Both run in this process behind the same in-process transport. Usage: `uv run python bench/listing.py [--pairs N]`.
"""

import argparse
import asyncio
import hashlib
import statistics
import time
from pathlib import Path
from typing import Any

import httpx
from fengqiao import demonstration
from fengqiao.access.models import Account, AccountRole, Token
from fengqiao.access.tokens import issue_token
from fengqiao.clock import now, today
from fengqiao.database.scope import SYSTEM
from fengqiao.installation import Installation
from fengqiao.units.models import UnitLink
from fengqiao.units.tree import unit_by_code
from fengqiao.web.app import create_app
from fengqiao_mediation.ledgers import CASES
from litestar import Litestar, Request, get
from litestar.exceptions import NotAuthorizedException
from pairs import report, tell
from sqlalchemy import select

FOLDER = Path(__file__).parent.parent / "var" / "bench" / "listing"
ADDRESS = "/api/mediation/cases?dispute_type=neighbourhood"
SHOWN = 50
FACTOR = 1.5


def opened() -> Installation:
    """Return the demo district, built once."""
    demonstration.FOLDER = FOLDER
    installation = demonstration.open_demo(demonstration.demo_settings())
    if not demonstration.is_built(installation, 1):
        tell("building the demo district")
        demonstration.build(installation, 1, lambda name, rows: None)
    return installation


def token(installation: Installation) -> tuple[str, int]:
    """Return a token of the bureau, and the bureau's id."""
    with installation.database.writing(SYSTEM) as session:
        unit = unit_by_code(session, demonstration.DISTRICT)
        return issue_token(session, unit=unit, roles=["county_officer"], days=1, name="bench")[
            1
        ], unit.id or 0


def rival(installation: Installation) -> Litestar:
    """A bare application: who holds the token, then the rows, by SQLAlchemy's Core, as dictionaries of the same keys."""
    engine, cases = installation.database.reader, CASES.table.__table__
    tokens, accounts, roles, links = (one.__table__ for one in (Token, Account, AccountRole, UnitLink))  # type: ignore[attr-defined]
    shown = [
        cases.c[name]
        for name in ("id", "unit_id", "seq_no", "state", "version", *(spec.name for spec in CASES.plain))
    ]

    @get("/api/mediation/cases", sync_to_thread=True)
    def list_cases(request: Request[Any, Any, Any]) -> dict[str, Any]:
        digest = hashlib.new(
            "sm3", request.headers["authorization"].removeprefix("Bearer ").encode()
        ).hexdigest()
        with engine.connect() as connection:
            held = connection.execute(
                select(
                    accounts.c.unit_id,
                    accounts.c.disabled_at,
                    tokens.c.expires_at,
                    tokens.c.revoked_at,
                    roles.c.role,
                )
                .join(accounts, accounts.c.id == tokens.c.account_id)
                .join(roles, roles.c.account_id == accounts.c.id)
                .where(tokens.c.digest == digest)
            ).all()
            if not held or held[0].disabled_at or held[0].revoked_at or held[0].expires_at <= now():
                raise NotAuthorizedException
            inside = select(links.c.descendant_id).where(
                links.c.ancestor_id == held[0].unit_id,
                links.c.valid_from <= today(),
                links.c.valid_to > today(),
            )
            rows = connection.execute(
                select(*shown)
                .where(
                    cases.c.unit_id.in_(inside),
                    cases.c.voided_at.is_(None),
                    cases.c.dispute_type == request.query_params["dispute_type"],
                )
                .order_by(cases.c.registered_on.desc(), cases.c.id.desc())
                .limit(SHOWN + 1)
            ).mappings()
            return {"rows": [dict(row) for row in rows][:SHOWN]}

    return Litestar([list_cases], openapi_config=None, logging_config=None)


def bare_driver(installation: Installation, unit_id: int) -> float:
    """Return the median seconds of the same list straight from the driver, no web, no token."""
    cases = CASES.table.__table__
    statement = select(cases).where(cases.c.unit_id == unit_id).limit(SHOWN)
    sql = str(statement.compile(installation.database.reader, compile_kwargs={"literal_binds": True}))
    times = []
    with installation.database.reader.connect() as connection:
        for _ in range(50):
            begun = time.perf_counter()
            connection.exec_driver_sql(sql).fetchall()
            times.append(time.perf_counter() - begun)
    return statistics.median(times)


async def measure(sides: list[Litestar], secret: str, pairs: int) -> list[list[float]]:
    """Ask both in turn, a batch of requests each; return the seconds of a request."""
    headers = {"Authorization": f"Bearer {secret}"}
    clients = [
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://bench", headers=headers)  # type: ignore[arg-type]
        for app in sides
    ]
    answers = [(await client.get(ADDRESS)).json()["rows"] for client in clients]
    assert [row["id"] for row in answers[0]] == [row["id"] for row in answers[1]]
    assert answers[0][0].keys() == answers[1][0].keys()
    times: list[list[float]] = [[], []]
    for number in range(pairs):
        for side in (0, 1) if number % 2 else (1, 0):
            begun = time.perf_counter()
            for _ in range(10):
                await clients[side].get(ADDRESS)
            times[side].append((time.perf_counter() - begun) / 10)
    return times


def main(pairs: int) -> None:
    """Measure and report."""
    installation = opened()
    secret, unit_id = token(installation)
    ours, theirs = asyncio.run(measure([create_app(installation), rival(installation)], secret, pairs))
    report(ours, theirs, factor=FACTOR, work="list 50 cases", driver_alone=bare_driver(installation, unit_id))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=30)
    main(parser.parse_args().pairs)
