"""Fixtures for the tests of the process: every one of them ends with a look for tokens in all that was said."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.process.network import Network, serve_network
from tests.process.program import SECRETS, Program


@pytest.fixture
async def network(tmp_path: Path) -> AsyncIterator[Network]:
    """A network on both platforms; its program is not started."""
    async with serve_network(tmp_path) as network:
        yield network
    _holds_no_secret(network.program)


@pytest.fixture
async def program(tmp_path: Path) -> AsyncIterator[Program]:
    """A program without any platform."""
    program = Program(tmp_path)
    yield program
    await program.kill()
    _holds_no_secret(program)


@pytest.fixture
async def black_hole() -> AsyncIterator[str]:
    """host:port of a server that takes everything and never answers."""

    async def swallow(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while await reader.read(65_536):
            pass
        writer.close()

    server = await asyncio.start_server(swallow, "127.0.0.1")
    host, port = server.sockets[0].getsockname()
    yield f"{host}:{port}"
    server.close()


def _holds_no_secret(program: Program) -> None:
    said = program.everything
    assert [secret for secret in SECRETS if secret in said] == []
