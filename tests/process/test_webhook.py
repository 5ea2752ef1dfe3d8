"""Updates that Telegram brings by itself: the secret is checked, and one brought twice is taken once."""

import contextlib
import socket
import sqlite3
from typing import Any

import httpx

from tests.process.network import Network, hears
from tests.process.program import PATIENCE, WEBHOOK_SECRET

HEADER = "X-Telegram-Bot-Api-Secret-Token"


def webhook(network: Network) -> dict[str, Any]:
    """Settings with a webhook at a port that was free a moment ago."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    telegram = {
        "mode": "webhook",
        "base_url": network.telegram.base_url,
        "webhook": {"public_url": f"http://127.0.0.1:{port}", "path": "/updates"},
    }
    return network.telegram_only(telegram=telegram, web={"port": port})


async def test_an_update_brought_twice_makes_one_report(network: Network) -> None:
    await network.start(webhook(network))
    await network.telegram.until(lambda: bool(network.telegram.webhook.get("url")), PATIENCE)
    ana = network.telegram.person("Ana")
    await ana.says("/reportar Veo carros y agentes en Durham")
    consent = await hears(ana.chat, "Lo leen voluntarios")
    await ana.presses("Enviar ya", message=consent)
    update = network.telegram.pending[-1]
    network.telegram.deliver_again(update)
    await hears(ana.chat, "Guardado: R-")
    network.telegram.deliver_again(update)
    await network.telegram.until(lambda: not network.telegram.pending, PATIENCE)
    await ana.says("hola")
    await hears(ana.chat, "Soy Farolito")
    assert sum("Guardado: R-" in text for text in ana.chat.texts) == 1
    assert len(network.telegram_room.texts) == 1
    assert (await network.program.stop())[0] == 0
    with contextlib.closing(sqlite3.connect(network.folder / "data" / "farolito.db")) as database:
        assert database.execute("SELECT count(*) FROM reports").fetchone() == (1,)


async def test_a_call_without_the_secret_is_refused(network: Network) -> None:
    await network.start(webhook(network))
    ana = network.telegram.person("Ana")
    update = await network.telegram.deliver("nothing", {})
    update |= {"message": (await ana.says("hola")).json()}
    address = f"{await network.program.url()}/updates"
    async with httpx.AsyncClient(timeout=PATIENCE) as client:
        for headers in ({}, {HEADER: "wrong"}, {HEADER: ""}):
            assert (await client.post(address, json=update, headers=headers)).status_code == 403
        right = {HEADER: WEBHOOK_SECRET}
        assert (await client.post(address, content=b"{no json", headers=right)).status_code == 400
        assert (await client.get(address)).status_code == 405
    await hears(ana.chat, "Soy Farolito")
    assert len(ana.chat.texts) == 1
