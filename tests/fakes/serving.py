"""An ASGI application on 127.0.0.1, in the loop of the test."""

import asyncio
import contextlib
import socket
from collections.abc import Iterator
from dataclasses import dataclass

import uvicorn
from starlette.types import ASGIApp


class _Server(uvicorn.Server):
    """uvicorn, without taking the signals of the process that runs the tests."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@dataclass(slots=True)
class Serving:
    """A running server. port: the one it got."""

    port: int
    _server: _Server
    _task: asyncio.Task[None]

    @classmethod
    async def start(cls, app: ASGIApp, port: int = 0) -> "Serving":
        """Listen. port: 0 takes a free one."""
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", port))
        config = uvicorn.Config(app, log_level="critical", lifespan="off", timeout_graceful_shutdown=1, ws="none")
        server = _Server(config)
        task = asyncio.create_task(server.serve(sockets=[listener]), name="test server")
        while not server.started:  # noqa: ASYNC110  uvicorn has no event for it
            await asyncio.sleep(0.005)
        return cls(listener.getsockname()[1], server, task)

    async def stop(self) -> None:
        """Stop listening and end every connection."""
        self._server.should_exit = True
        await self._task
