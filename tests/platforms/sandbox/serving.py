"""The sandbox on a port of 127.0.0.1, in the test's own event loop."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

import uvicorn
from starlette.applications import Starlette

from bot.clock import MovableClock
from bot.i18n import Texts
from bot.platforms.sandbox.runner import SandboxConnection
from bot.platforms.sandbox.web import routes
from tests.platforms.sandbox.network import Network

# Sunday afternoon in North Carolina.
START = datetime(2026, 11, 22, 20, 42, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Served:
    url: str
    connection: SandboxConnection
    network: Network


@asynccontextmanager
async def served() -> AsyncIterator[Served]:
    """The page with a small network behind it. To try the real program, yield its address here instead."""
    network = Network()
    connection = SandboxConnection(network, network, _texts(), MovableClock(START), help_number="336-543-0353")
    network.serve(connection)
    app = Starlette(routes=routes(connection))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off", ws="none"))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        running = asyncio.create_task(connection.run())
        working = asyncio.create_task(network.work())
        serving = asyncio.create_task(server.serve([listener]))
        try:
            yield Served(f"http://127.0.0.1:{port}", connection, network)
        finally:
            running.cancel()
            working.cancel()
            server.should_exit = True
            await asyncio.wait_for(serving, 10)


@cache
def _texts() -> Texts:
    return Texts()
