"""Private chats on Discord: what ends a message for good, and how few are begun in a minute."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.messages import Outgoing, Platform
from bot.errors import SendError
from bot.platforms.discord.outbound import person as private_chat
from bot.platforms.discord.private_chats import NEW_IN_A_MINUTE
from tests.whole import Known, on_discord


@pytest.mark.parametrize(("status", "code", "reason"), [
    (403, 50007, "closed"), (403, 50278, "closed"), (400, 40003, "opening_too_fast"),
])  # fmt: skip
async def test_a_person_who_cannot_be_written_to_is_not_tried_again(
    tmp_path: Path, known: Known, status: int, code: int, reason: str
) -> None:
    async with on_discord(tmp_path, known, discord={}) as town:
        luis = town.env.create_user("luis")
        path = "/users/@me/channels" if code == 40003 else "/channels/*/messages"
        town.env.inject_error("POST", path, status=status, code=code, times=None)
        connection = town.application.platforms[Platform.DISCORD].connection
        with pytest.raises(SendError) as caught:
            await connection.sender.send(private_chat(luis.id), Outgoing("Hello"), key="k")
        assert (caught.value.reason, caught.value.permanent) == (reason, True)


async def test_only_a_few_new_private_chats_are_begun_in_a_minute(tmp_path: Path, known: Known) -> None:
    async with on_discord(tmp_path, known, discord={}) as town:
        sender = town.application.platforms[Platform.DISCORD].connection.sender
        strangers = [town.env.create_user(f"stranger{number}") for number in range(NEW_IN_A_MINUTE + 1)]
        for stranger in strangers[:NEW_IN_A_MINUTE]:
            await sender.send(private_chat(stranger.id), Outgoing("Hello"), key=f"k{stranger.id}")
        last = strangers[-1]
        with pytest.raises(SendError) as caught:
            await sender.send(private_chat(last.id), Outgoing("Hello"), key="last")
        assert not caught.value.permanent
        assert caught.value.retry_after is not None
        wrote = town.env.create_user("wrote")
        await wrote.send_dm("hola")
        await sender.send(private_chat(wrote.id), Outgoing("Hello"), key="wrote")
        town.clock.advance(timedelta(seconds=caught.value.retry_after))
        await sender.send(private_chat(last.id), Outgoing("Hello"), key="last")
