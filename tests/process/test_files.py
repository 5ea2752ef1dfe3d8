"""kill -9 while a reporter's photo is on its way: it is fetched again, and told and shown once."""

import sqlite3

from tests.media import samples
from tests.process.network import Network, hears
from tests.process.program import PATIENCE


async def test_a_photo_survives_a_kill_during_its_download(network: Network) -> None:
    telegram, original = network.telegram, samples.jpeg(1200, 600)
    settings = network.telegram_only()
    await network.start(settings)
    ana = telegram.person("Ana")
    await ana.says("/reportar tres agentes en Durham, Roxboro y Club")
    await hears(ana.chat, "Lo leen voluntarios")
    await ana.sends_photo(original)
    await hears(ana.chat, "1 archivo")
    telegram.slow_down("getFile", 60)
    await ana.presses("Enviar ya")
    await hears(ana.chat, "Guardado: R-")
    await network.telegram_room.shows("tres agentes", within=PATIENCE)
    await telegram.until(lambda: "getFile" in [method for method, _ in telegram.calls], PATIENCE)
    await network.program.kill()

    telegram.delays.clear()
    await network.start(settings)
    await hears(ana.chat, "llegó su foto")
    [card] = [message for message in network.telegram_room.from_bot if "tres agentes" in message.text]
    await telegram.until(lambda: "Abrir la foto" in card.labels, PATIENCE)
    moderator = network.telegram_moderator
    await moderator.says("/start")
    await hears(moderator.chat, "Farolito")
    await moderator.presses("Abrir la foto", chat=network.telegram_room)
    shown = await hears(moderator.chat, "1 de 1")
    assert shown.content["has_media_spoiler"]
    assert [text for text in ana.chat.texts if "llegó su foto" in text] == [ana.chat.texts[-1]]
    assert (await network.program.stop())[0] == 0
    with sqlite3.connect(network.folder / "data" / "farolito.db") as database:
        assert database.execute("SELECT state, source IS NULL FROM attachments").fetchall() == [("ready", 1)]
        [(opened,)] = database.execute("SELECT count(*) FROM audit WHERE action = 'open'").fetchall()
    database.close()
    assert opened == 1
