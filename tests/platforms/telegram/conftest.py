"""A Bot API server for each test."""

from collections.abc import AsyncIterator

import pytest

from tests.fakes.telegram_api import FakeTelegram


@pytest.fixture
async def api() -> AsyncIterator[FakeTelegram]:
    server = FakeTelegram()
    async with server.serve():
        yield server
