"""kill -9 while a reporter's photo is on its way, in or out: it is told and shown once, and goes in time."""

import contextlib
import sqlite3

from tests.fakes.telegram_chats import Message, Person
from tests.media import samples
from tests.process.network import Network, hears
from tests.process.program import PATIENCE


async def report_with_a_photo(network: Network) -> Person:
    ana = network.telegram.person("Ana")
    await ana.says("/reportar tres agentes en Durham, Roxboro y Club")
    await hears(ana.chat, "Lo leen voluntarios")
    await ana.sends_photo(samples.jpeg(1200, 600))
    await hears(ana.chat, "1 archivo")
    await ana.presses("Enviar ya")
    await hears(ana.chat, "Guardado: R-")
    return ana


async def open_the_photo(network: Network, card: Message) -> None:
    await network.telegram.until(lambda: "Abrir la foto" in card.labels, PATIENCE)
    moderator = network.telegram_moderator
    await moderator.says("/start")
    await hears(moderator.chat, "Farolito")
    await moderator.presses("Abrir la foto", chat=network.telegram_room)


async def test_a_photo_survives_a_kill_during_its_download(network: Network) -> None:
    telegram = network.telegram
    settings = network.telegram_only()
    await network.start(settings)
    telegram.slow_down("getFile", 60)
    ana = await report_with_a_photo(network)
    await network.telegram_room.shows("tres agentes", within=PATIENCE)
    await telegram.until(lambda: "getFile" in [method for method, _ in telegram.calls], PATIENCE)
    await network.program.kill()

    telegram.delays.clear()
    await network.start(settings)
    await hears(ana.chat, "llegó su foto")
    [card] = [message for message in network.telegram_room.from_bot if "tres agentes" in message.text]
    await open_the_photo(network, card)
    shown = await hears(network.telegram_moderator.chat, "1 de 1")
    assert shown.content["has_media_spoiler"]
    assert [text for text in ana.chat.texts if "llegó su foto" in text] == [ana.chat.texts[-1]]
    assert (await network.program.stop())[0] == 0
    with sqlite3.connect(network.folder / "data" / "farolito.db") as database:
        assert database.execute("SELECT state, source IS NULL FROM attachments").fetchall() == [("ready", 1)]
        [(opened,)] = database.execute("SELECT count(*) FROM audit WHERE action = 'open'").fetchall()
    database.close()
    assert opened == 1


async def test_r39_a_picture_whose_upload_a_kill_cut_off_is_gone_after_its_time(network: Network) -> None:
    telegram, chat = network.telegram, network.telegram_moderator.chat
    settings = network.telegram_only()
    await network.start(settings)
    await report_with_a_photo(network)
    telegram.lose_answer("editMessageMedia")
    await open_the_photo(network, await network.telegram_room.shows("tres agentes", within=PATIENCE))
    await telegram.until(lambda: any("photo" in message.content for message in chat.from_bot), PATIENCE)
    await network.program.kill()
    [shown] = [message for message in chat.from_bot if "photo" in message.content]

    _ten_minutes_pass(network)
    await network.start(settings)
    await telegram.until(lambda: shown.is_deleted, PATIENCE)
    assert (await network.program.stop())[0] == 0
    assert not [message for message in chat.from_bot if message.content]
    assert [method for method, _ in telegram.calls].count("editMessageMedia") == 1


def _ten_minutes_pass(network: Network) -> None:
    """For what waits in the chat: what is due in ten minutes is due, and what is of use until then is of none."""
    file = network.folder / "data" / "farolito.db"
    with contextlib.closing(sqlite3.connect(file)) as database, database:
        for column, kind in (("due", "delete"), ("expires_at", "fill")):
            changed = database.execute(f"UPDATE outbox SET {column} = created_at WHERE kind = '{kind}'")  # noqa: S608
            assert changed.rowcount == 1
