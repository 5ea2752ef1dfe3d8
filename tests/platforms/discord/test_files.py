"""Stored files on Discord: uploaded anew, under a spoiler, for one person's eyes."""

import pytest
from simcord import ChannelHandle, Env, MemberActor
from simcord.results import InteractionResult

from bot.domain.messages import Action, AttachmentKind, Button, Incoming, Outgoing
from bot.domain.ports import MediaFile
from bot.errors import SendError
from bot.platforms.discord import exchange
from bot.platforms.discord.files import UPLOAD_BYTES, to_files
from bot.platforms.discord.outbound import person
from bot.platforms.discord.runner import DiscordConnection
from tests.fakes.media import PHOTO, VOICE, Shelf
from tests.platforms.discord.script import Script

OPEN = Button("Open the photo", Action("open-files", ("r1",)))
LARGE = MediaFile(AttachmentKind.VIDEO, "video/mp4", bytes(UPLOAD_BYTES + 1))


def opening(media: str, script: Script) -> None:
    """A press shows the file; everything else shows a card."""

    def says(incoming: Incoming) -> list[Outgoing]:
        if incoming.action:
            return [Outgoing("R-7F3K, 1 of 1", private=True, media=media)]
        return [Outgoing("Card", buttons=((OPEN,),))]

    script.says = says


async def press(ana: MemberActor, channel: ChannelHandle) -> InteractionResult:
    card = await ana.slash(channel, "hotline", county="Durham")
    assert card.response is not None
    return await ana.click(card.response, label="Open the photo")


@pytest.mark.parametrize("slow", [0.0, 0.2])
@pytest.mark.parametrize(
    ("media", "name", "file"), [("photo", "SPOILER_photo.jpg", PHOTO), ("voice", "voice.ogg", VOICE)]
)
async def test_r39_the_answer_to_a_press_is_ephemeral_and_holds_the_file(
    script: Script,
    ana: MemberActor,
    channel: ChannelHandle,
    simcord_env: Env,
    monkeypatch: pytest.MonkeyPatch,
    media: str,
    name: str,
    file: MediaFile,
    slow: float,
) -> None:
    monkeypatch.setattr(exchange, "ACKNOWLEDGE_AFTER", 0.1)
    opening(media, script)
    card = await ana.slash(channel, "hotline", county="Durham")
    script.slow = slow
    assert card.response is not None
    pressed = await ana.click(card.response, label="Open the photo")
    answer = pressed.followups[0] if slow else pressed.response
    assert answer is not None
    assert answer.ephemeral
    assert answer.content == "R-7F3K, 1 of 1"
    [shown] = answer.attachments
    assert shown.filename == name
    assert simcord_env.backend.cdn.get(shown.url) == file.content
    assert [message.content for message in channel.history()] == ["Card"], "nobody else sees it"


@pytest.mark.parametrize(("media", "said"), [("large", "too large for Discord"), ("nothing", "no longer here")])
async def test_a_file_that_cannot_be_shown_is_said(
    script: Script, ana: MemberActor, channel: ChannelHandle, connection: DiscordConnection, media: str, said: str
) -> None:
    connection.sender._media = Shelf({"large": LARGE})  # noqa: SLF001 - the shelf of this test
    opening(media, script)
    pressed = await press(ana, channel)
    assert pressed.response is not None
    assert said in pressed.response.content
    assert pressed.response.attachments == []
    assert pressed.ephemeral


async def test_a_lost_interaction_sends_no_file_another_way(
    script: Script, ana: MemberActor, channel: ChannelHandle, simcord_env: Env
) -> None:
    opening("photo", script)
    card = await ana.slash(channel, "hotline", county="Durham")
    assert card.response is not None
    simcord_env.inject_error("POST", "/interactions/*/callback", status=404, code=10062)
    await ana.click(card.response, label="Open the photo")
    assert [message.content for message in channel.history()] == ["Card"]
    assert ana.user.dm_channel.history() == []


async def test_in_a_private_chat_the_file_comes_into_a_message_that_can_be_deleted(
    connection: DiscordConnection, ana: MemberActor, simcord_env: Env
) -> None:
    message = Outgoing("R-7F3K, 1 of 1", media="photo", gone_after=600, placeholder="A file comes.")
    reference = await connection.sender.send(person(ana.id), message.first, key="open:1")
    [before] = ana.user.dm_channel.history()
    assert (before.content, before.attachments) == ("A file comes.", [])
    # Twice: what is tried again after a lost answer replaces the file.
    for _ in range(2):
        await connection.sender.edit(person(ana.id), reference, message)
        [after] = ana.user.dm_channel.history()
        assert (after.id, after.content) == (before.id, "R-7F3K, 1 of 1")
        [shown] = after.attachments
        assert shown.filename == "SPOILER_photo.jpg"
        assert simcord_env.backend.cdn.get(shown.url) == PHOTO.content
    await connection.sender.delete(person(ana.id), reference)
    assert ana.user.dm_channel.history() == []


async def test_a_large_file_is_refused_before_it_is_uploaded() -> None:
    with pytest.raises(SendError, match="too_big") as refused:
        await to_files(Shelf({"large": LARGE}), "large")
    assert refused.value.permanent
