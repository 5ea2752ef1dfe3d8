"""Fixtures for the tests of the process: every one of them ends with a look for tokens in all that was said."""

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


def _holds_no_secret(program: Program) -> None:
    said = program.everything
    assert [secret for secret in SECRETS if secret in said] == []
