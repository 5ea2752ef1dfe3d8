"""Pinning a room's board on Telegram, through the real SDK."""

import pytest

from bot.domain.messages import Address, Outgoing, Platform
from bot.errors import SendError
from tests.fakes.telegram_api import FakeTelegram
from tests.platforms.telegram.program import Program


async def test_r21_a_board_is_pinned_without_a_sound(api: FakeTelegram) -> None:
    group = api.group()
    connection = Program(api).connection
    address = Address(Platform.TELEGRAM, str(group.id))
    reference = await connection.sender.send(address, Outgoing("Board", silent=True, pin=True), key="board")
    with pytest.raises(SendError) as refused:
        await connection.sender.pin(address, reference)
    assert (refused.value.reason, refused.value.permanent) == ("forbidden", True)
    group.status = "administrator"
    # The fake refuses a pin that would ring.
    await connection.sender.pin(address, reference)
    assert group.pinned == [int(reference)]
    await connection.close()
