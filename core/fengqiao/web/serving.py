"""Serving the application from this process, until it is told to stop."""

import asyncio

from granian.constants import Interfaces
from granian.server.embed import Server
from litestar import Litestar

HOST = "127.0.0.1"


def serve(app: Litestar, port: int) -> None:
    """Serve on the loopback address; whoever opens it to a network puts a proxy with TLS before it."""
    server = Server(
        app, address=HOST, port=port, interface=Interfaces.ASGI, log_enabled=False, websockets=False
    )
    try:
        asyncio.run(server.serve())
    except KeyboardInterrupt:
        return
