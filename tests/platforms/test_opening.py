"""A reporter's files from the platform to a moderator's eyes, through both real SDKs."""

import hashlib
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.storage.schema import attachments, audit
from tests.fakes.telegram_chats import Chat, Message, Person
from tests.media import samples
from tests.whole import Known, OnDiscord, OnTelegram, on_discord, on_telegram

SECRETS = [part.encode() for part in samples.SECRET.split()]


async def all_done(town: OnTelegram | OnDiscord) -> None:
    """Also what is to be fetched."""
    await town.settle()
    await town.application.fetching.step()
    await town.settle()


async def states(town: OnTelegram | OnDiscord) -> list[tuple[str, str]]:
    async with town.application.database.reading() as connection:
        rows = await connection.execute(select(attachments.c.kind, attachments.c.state))
        return sorted((row.kind, row.state) for row in rows)


async def report_with_a_photo(town: OnTelegram) -> tuple[Person, bytes]:
    ana, original = town.api.person("Ana"), samples.jpeg(1200, 600)
    await ana.says("/reportar tres agentes en Durham, Roxboro y Club")
    await town.settle()
    await ana.sends_photo(original)
    await town.settle()
    await ana.presses("Enviar ya")
    await all_done(town)
    return ana, original


def files_in(chat: Chat) -> list[Message]:
    """What stands there from the bot with a file."""
    return [
        message
        for message in chat.from_bot
        if {"photo", "voice", "audio", "video", "document"} & message.content.keys()
    ]


async def test_on_telegram_a_photo_is_fetched_cleaned_and_opened_in_private(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        ana, original = await report_with_a_photo(town)
        assert await states(town) == [("photo", "ready")]
        told = await ana.chat.shows("llegó su foto")
        assert hashlib.sha256(original).hexdigest() in told.text
        await town.moderator.says("/start")
        await town.settle()
        before = dict(town.api.files)
        await town.moderator.presses("Open the photo", chat=town.room)
        await town.settle()
        [shown] = files_in(town.moderator.chat)
        assert shown.content["has_media_spoiler"]
        assert shown.content["has_protected_content"]
        file_id = shown.content["photo"][-1]["file_id"]
        assert file_id not in before, "uploaded anew, not passed on"
        assert town.api.files[file_id] != original
        assert not any(secret in town.api.files[file_id] for secret in SECRETS)
        assert files_in(town.room) == []
        town.clock.advance(timedelta(minutes=11))
        await town.settle()
        assert shown.is_deleted


@pytest.mark.parametrize("lost", ["sendMessage", "editMessageMedia"])
async def test_r39_on_telegram_a_lost_answer_leaves_no_picture(tmp_path: Path, known: Known, lost: str) -> None:
    async with on_telegram(tmp_path, known) as town:
        await report_with_a_photo(town)
        await town.moderator.says("/start")
        await town.settle()
        town.api.lose_answer(lost, by="reset")
        await town.moderator.presses("Open the photo", chat=town.room)
        for _ in range(3):
            await town.settle()
            town.clock.advance(timedelta(seconds=5))
        chat = town.moderator.chat
        uploads = [method for method, _ in town.api.calls if method == "editMessageMedia"]
        assert len(files_in(chat)) == 1
        assert len(uploads) == (2 if lost == "editMessageMedia" else 1)
        assert not {"sendPhoto", "sendDocument"} & {method for method, _ in town.api.calls}
        town.clock.advance(timedelta(minutes=11))
        await town.settle()
        assert files_in(chat) == []


async def test_on_telegram_voice_and_video_are_opened_too(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        ana = town.api.person("Ana")
        await ana.says("/reportar tres agentes en Durham")
        await town.settle()
        await ana.sends_voice(samples.sound("ogg", "libopus"))
        await ana.sends_video(samples.video())
        await ana.sends_document(samples.heic(1200, 800), "image/heic")
        await town.settle()
        await ana.presses("Enviar ya")
        await all_done(town)
        assert await states(town) == [("photo", "ready"), ("video", "ready"), ("voice", "ready")]
        await town.moderator.says("/start")
        await town.settle()
        await town.moderator.presses("Open the 3 files", chat=town.room)
        await town.settle()
        shown = files_in(town.moderator.chat)
        assert sorted(kind for each in shown for kind in each.content if kind in ("audio", "video", "photo")) == [
            "audio",
            "photo",
            "video",
        ]
        for each in shown:
            stored = each.content.get("photo", [each.content.get("audio") or each.content.get("video")])[-1]
            assert not any(secret in town.api.files[stored["file_id"]] for secret in SECRETS)


async def test_on_telegram_who_never_started_the_bot_gets_the_link(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        await report_with_a_photo(town)
        await town.moderator.presses("Open the photo", chat=town.room)
        await town.settle()
        told = await town.room.shows("I cannot write to you in private")
        [[link]] = told.buttons
        assert link.url is not None
        assert link.url.startswith("https://t.me/farolito_bot?start=")
        await town.moderator.says(f"/start {link.url.partition('=')[2]}")
        await town.settle()
        await town.moderator.presses("Open the photo", chat=town.room)
        await town.settle()
        assert len(files_in(town.moderator.chat)) == 1


async def test_on_telegram_a_file_over_20_mb_is_refused(tmp_path: Path, known: Known) -> None:
    async with on_telegram(tmp_path, known) as town:
        ana = town.api.person("Ana")
        await ana.says("/reportar tres agentes en Durham")
        await town.settle()
        await ana.sends_video(bytes(20 * 1024 * 1024 + 1))
        await town.settle()
        await ana.presses("Enviar ya")
        await all_done(town)
        assert await states(town) == [("video", "refused")]
        await ana.chat.shows("pasa de 20 MB")
        assert "getFile" not in [method for method, _ in town.api.calls]


async def test_on_discord_a_photo_is_fetched_cleaned_and_opened_for_one_person(tmp_path: Path, known: Known) -> None:
    async with on_discord(tmp_path, known) as town:
        ana, original = town.env.create_user("ana"), samples.jpeg(1200, 600)
        await ana.send_dm("/report tres agentes en Durham, Roxboro y Club")
        files = town.env.backend.store_attachments(ana.dm_channel.id, [("IMG_0001.jpg", original)])
        await ana.send_dm("", attachments=files)
        await town.settle()
        asked = ana.dm_channel.last_message
        assert asked is not None
        await ana.click(asked, label="Enviar ya")
        await all_done(town)
        assert await states(town) == [("photo", "ready")]
        assert any(hashlib.sha256(original).hexdigest() in message.content for message in ana.dm_channel.history())
        before = len(town.room.history())
        pressed = await town.moderator.click(town.room.history()[0], label="Open the photo")
        assert pressed.response is not None
        assert pressed.response.ephemeral
        [shown] = pressed.response.attachments
        assert shown.filename == "SPOILER_photo.jpg"
        content = town.env.backend.cdn.get(shown.url)
        assert content is not None
        assert not any(secret in content for secret in SECRETS)
        assert len(town.room.history()) == before
        async with town.application.database.reading() as connection:
            opened = (await connection.execute(select(audit.c.actor).where(audit.c.action == "open"))).scalars().all()
        assert opened == ["M1"]
