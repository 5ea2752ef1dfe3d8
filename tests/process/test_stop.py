"""SIGTERM and SIGINT: the program stops taking in, sends what it was sending, and ends with 0 within five seconds."""

import asyncio
import contextlib
import signal
import sqlite3

import httpx

from tests.process.network import Network, hears
from tests.process.program import PATIENCE

# The specification's limit, from the signal to the end of the process.
LIMIT = 5.0


async def test_sigterm_ends_the_program_in_time_and_leaves_a_sound_database(network: Network) -> None:
    await network.start()
    ana = network.telegram.person("Ana")
    await ana.says("/avisos durham")
    await hears(ana.chat, "Listo: Durham")
    await _stops(network, signal.SIGTERM)
    assert network.program.log[-1]["event"] == "stopped"
    await network.discord.until(lambda: not network.discord.is_bot_online, within=LIMIT)
    file = network.folder / "data" / "farolito.db"
    assert not file.with_name("farolito.db-wal").exists(), "the database was not closed"
    with contextlib.closing(sqlite3.connect(file)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("SELECT count(*) FROM subscriptions").fetchone() == (1,)


async def test_what_was_being_sent_arrives_and_what_waits_is_sent_after_the_start(network: Network) -> None:
    settings = network.telegram_only()
    await network.start(settings)
    people = [network.telegram.person(f"P{number}") for number in range(12)]
    network.telegram.slow_down("sendMessage", 0.3)
    for person in people:
        await person.says("hola")
    await network.telegram.until(lambda: _sent(network) > 0, PATIENCE)
    await _stops(network, signal.SIGINT)
    assert 0 < sum(len(person.chat.texts) for person in people) == _sent(network)
    await network.start(settings)
    for person in people:
        await hears(person.chat, "Soy Farolito")
    # Whose message was being sent got it, and it was known to be sent: nobody gets it again.
    assert [len(person.chat.texts) for person in people] == [1] * len(people)


async def test_neither_a_platform_that_hangs_nor_an_open_connection_holds_it_up(network: Network) -> None:
    await network.start(network.telegram_only())
    address = httpx.URL(await network.program.url())
    reader, writer = await asyncio.open_connection(address.host, address.port)
    writer.write(b"POST /metrics HTTP/1.1\r\nHost: here\r\nContent-Length: 100\r\n\r\nand then nothing")
    await writer.drain()
    network.telegram.lose_answer("sendMessage", times=1_000)
    for number in range(8):
        await network.telegram.person(f"P{number}").says("hola")
    await network.telegram.until(lambda: _sent(network) > 0, PATIENCE)
    await _stops(network, signal.SIGTERM)
    assert await reader.read() is not None
    writer.close()


async def test_a_signal_ends_the_start_too(network: Network, black_hole: str) -> None:
    """While it reads its files, opens its database, and greets platforms that do not answer."""
    network.telegram.lose_answer("*", times=1_000)
    discord = {"api_url": f"http://{black_hole}/api/v10", "gateway_url": f"ws://{black_hole}/gateway"}
    for pause in (0.0, 1.0):
        await network.begin(network.settings(discord=discord))
        await network.program.heeds(signal.SIGTERM)
        await asyncio.sleep(pause)  # a moment of the start, wherever it falls on this machine
        await _stops(network, signal.SIGTERM)
    await network.begin(network.settings(discord=discord))
    assert (await network.program.becomes(telegram=False, discord=False))["status"] == "degraded"
    await _stops(network, signal.SIGTERM)


async def _stops(network: Network, number: signal.Signals) -> None:
    code, seconds = await network.program.stop(number)
    assert code == 0, network.program.said
    assert seconds <= LIMIT
    assert "Traceback" not in network.program.said


def _sent(network: Network) -> int:
    """How many messages the program began to send."""
    return sum(method == "sendMessage" for method, _ in network.telegram.calls)
