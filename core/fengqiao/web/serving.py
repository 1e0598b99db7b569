"""Serving the application from this process, until it is told to stop."""

import asyncio

from granian.constants import Interfaces
from granian.server.embed import Server

from fengqiao.database.branches import all_branches
from fengqiao.database.migrating import BranchState, status
from fengqiao.errors import Misconfigured
from fengqiao.installation import Installation
from fengqiao.web.app import create_app

HOST = "127.0.0.1"


def serve(installation: Installation, port: int) -> None:
    """Serve on the loopback address; whoever opens it to a network puts a proxy with TLS before it.

    :raises Misconfigured: the tables of the core or of an active plugin are not at their newest revision.
    """
    refuse_stale_schema(installation)
    app = create_app(installation)
    server = Server(
        app, address=HOST, port=port, interface=Interfaces.ASGI, log_enabled=False, websockets=False
    )
    try:
        asyncio.run(server.serve())
    except KeyboardInterrupt:
        return


def refuse_stale_schema(installation: Installation) -> None:
    """Refuse to work on tables that this version does not know: rows would be lost or misread.

    :raises Misconfigured: naming each branch and its state.
    """
    branches = all_branches(installation.host)
    known = {branch.name for branch in branches}
    behind = [
        f"{one.branch}({one.state.title})"
        for one in status(installation.database, branches)
        if one.branch in known and one.state is not BranchState.CURRENT
    ]
    if behind:
        raise Misconfigured(f"数据库结构不是当前版本:{'、'.join(behind)}。请先运行 fengqiao db upgrade。")
