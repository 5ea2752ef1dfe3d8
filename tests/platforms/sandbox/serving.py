"""The sandbox on a port of 127.0.0.1, in the test's own event loop: with a small network behind it, or the program."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from bot.clock import MovableClock
from bot.domain.alerts import AlertLanguage
from bot.i18n import Texts
from bot.launch import open_sandbox
from bot.platforms.sandbox.cast import enter
from bot.platforms.sandbox.runner import SandboxConnection
from bot.platforms.sandbox.web import routes
from knowledge.loader import Knowledge, load
from knowledge.search.search import Search
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
    """The page with a small network behind it."""
    network = Network()
    connection = SandboxConnection(
        network, network, _texts(), MovableClock(START), network.shelf, help_number="336-543-0353"
    )
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


@asynccontextmanager
async def served_program(folder: Path, *, whole_cast: bool = False) -> AsyncIterator[str]:
    """The address of the page with the whole program behind it, its data in `folder`. whole_cast: as in the demo."""
    application, _ = await open_sandbox(folder, MovableClock(START, running=True), known=_known())
    if whole_cast:
        volunteers = application.services.volunteers
        await enter(application.database, application.vault, volunteers, AlertLanguage.ENGLISH, START)
    server = application.server("127.0.0.1", 0)
    stop, ready = asyncio.Event(), asyncio.Event()
    running = asyncio.create_task(application.run(server, stop, ready=ready.set))
    await asyncio.wait_for(ready.wait(), 10)
    try:
        yield server.url
    finally:
        stop.set()
        await asyncio.wait_for(running, 10)


@cache
def _known() -> tuple[Knowledge, Search]:
    """The real packs, searched by words alone: quick, and the same on a machine without the model."""
    knowledge = load()
    return knowledge, Search(knowledge)


@cache
def _texts() -> Texts:
    return Texts()
