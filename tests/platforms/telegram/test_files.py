"""Stored files on Telegram: uploaded anew, veiled, closed to forwarding."""

from collections.abc import AsyncIterator

import pytest

from bot.domain.messages import Address, AttachmentKind, Outgoing, Platform
from bot.domain.ports import MediaFile
from bot.errors import SendError
from bot.platforms.telegram.client import build_bot
from bot.platforms.telegram.outbound import TelegramSender
from tests.fakes.media import PHOTO, VIDEO, VOICE, Shelf
from tests.fakes.telegram_api import FakeTelegram
from tests.fakes.telegram_chats import Message, Person

WEBM = MediaFile(AttachmentKind.VIDEO, "video/webm", b"\x1aE\xdf\xa3 video")


@pytest.fixture
async def sender(api: FakeTelegram) -> AsyncIterator[TelegramSender]:
    bot = build_bot(api.token, base_url=api.base_url, base_file_url=api.base_file_url, patience=2)
    yield TelegramSender(bot, Shelf({"photo": PHOTO, "voice": VOICE, "video": VIDEO, "webm": WEBM}))
    await bot.close_connections()


def opened(media: str) -> Outgoing:
    return Outgoing("**R-7F3K**, 1", media=media, gone_after=600, placeholder="A file comes.")


async def shows(api: FakeTelegram, sender: TelegramSender, media: str) -> tuple[Person, Message, str]:
    """What stands in a moderator's chat when the file is in the message that held its place."""
    moderator = api.person("M1")
    await moderator.says("/start")
    address = Address(Platform.TELEGRAM, str(moderator.id))
    reference = await sender.send(address, opened(media).first, key="open:1")
    [message] = moderator.chat.from_bot
    assert (message.text, message.content) == ("A file comes.", {"has_protected_content": True})
    await sender.edit(address, reference, opened(media))
    assert moderator.chat.from_bot == [message]
    return moderator, message, reference


@pytest.mark.parametrize(
    ("media", "kind", "file", "veiled"),
    [
        ("photo", "photo", PHOTO, True),
        ("video", "video", VIDEO, True),
        # No edit brings in a voice note.
        ("voice", "audio", VOICE, False),
        ("webm", "document", WEBM, False),
    ],
)
async def test_r39_a_file_is_uploaded_anew_veiled_and_closed_to_forwarding(
    api: FakeTelegram, sender: TelegramSender, media: str, kind: str, file: MediaFile, veiled: bool
) -> None:
    _, message, reference = await shows(api, sender, media)
    sent = message.content[kind]
    stored = sent[-1] if isinstance(sent, list) else sent
    assert api.files[stored["file_id"]] == file.content
    assert (message.text, reference) == ("R-7F3K, 1", str(message.id))
    assert message.content["has_protected_content"]
    assert message.content.get("has_media_spoiler", False) is veiled


async def test_a_cards_recording_may_be_kept_and_passed_on(api: FakeTelegram, sender: TelegramSender) -> None:
    """Only what a reporter sent is closed to forwarding: a recording of the pack is meant to travel."""
    ana = api.person("Ana")
    await ana.says("/start")
    await sender.send(Address(Platform.TELEGRAM, str(ana.id)), Outgoing("**Card**", media="voice"), key="listen:1")
    assert not ana.chat.from_bot[-1].content.get("has_protected_content", False)


async def test_an_opened_file_can_be_deleted(api: FakeTelegram, sender: TelegramSender) -> None:
    moderator, message, reference = await shows(api, sender, "photo")
    await sender.delete(Address(Platform.TELEGRAM, str(moderator.id)), reference)
    assert message.is_deleted


async def test_who_never_started_the_bot_cannot_be_written_to(api: FakeTelegram, sender: TelegramSender) -> None:
    stranger = api.person("M2")
    with pytest.raises(SendError) as refused:
        await sender.send(Address(Platform.TELEGRAM, str(stranger.id)), opened("photo").first, key="k")
    assert (refused.value.permanent, refused.value.reason) == (True, "blocked")


async def test_a_purged_file_is_refused_for_good(api: FakeTelegram, sender: TelegramSender) -> None:
    with pytest.raises(SendError, match="media_gone") as refused:
        await shows(api, sender, "nothing")
    assert refused.value.permanent


async def test_a_second_edit_after_a_lost_answer_shows_one_file_in_one_message(
    api: FakeTelegram, sender: TelegramSender
) -> None:
    moderator, message, reference = await shows(api, sender, "photo")
    await sender.edit(Address(Platform.TELEGRAM, str(moderator.id)), reference, opened("photo"))
    assert moderator.chat.from_bot == [message]
    assert message.content["has_protected_content"]


async def test_no_file_comes_into_a_message_that_is_deleted(api: FakeTelegram, sender: TelegramSender) -> None:
    moderator, _, reference = await shows(api, sender, "photo")
    address = Address(Platform.TELEGRAM, str(moderator.id))
    await sender.delete(address, reference)
    with pytest.raises(SendError, match="gone") as refused:
        await sender.edit(address, reference, opened("photo"))
    assert refused.value.permanent
    assert moderator.chat.from_bot == []


async def test_r39_a_file_that_could_be_passed_on_goes_at_once(api: FakeTelegram, sender: TelegramSender) -> None:
    """Should an edit ever end a message's protection, its answer says so."""
    moderator = api.person("M1")
    await moderator.says("/start")
    address = Address(Platform.TELEGRAM, str(moderator.id))
    reference = await sender.send(address, Outgoing("A file comes."), key="open:1")
    with pytest.raises(SendError, match="unprotected") as refused:
        await sender.edit(address, reference, opened("photo"))
    assert refused.value.permanent
    assert moderator.chat.from_bot == []
