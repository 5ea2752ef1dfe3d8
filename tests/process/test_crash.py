"""kill -9 at any moment: nothing that was acknowledged is lost, and nothing happens twice."""

import asyncio
import random
import re
import sqlite3
import time
from collections import Counter

from tests.fakes.telegram_chats import Chat, Message, Person
from tests.process.network import Network, hears
from tests.process.program import PATIENCE

SEED = 20261122
KILLS = 10
ASKING, REPORTING = 3, 1
# Seconds for everything: eleven starts on a machine that may do much else.
ALL = 5 * PATIENCE
# A message sent so shortly before a kill may have been under way: its answer was not written down yet. The fake
# Telegram dates its messages in whole seconds, and a busy machine writes late.
UNDER_WAY = 5.0
_PSEUDONYM = re.compile(r"R-[0-9A-Z]{4,}")


async def test_nothing_is_lost_and_nothing_doubled_by_kills(network: Network) -> None:
    settings = network.telegram_only()
    dice = random.Random(SEED)
    network.telegram.slow_down("sendMessage", 0.03)
    asking: list[Person] = []
    reporting: list[Person] = []
    kills: list[float] = []
    async with asyncio.timeout(ALL), asyncio.TaskGroup() as acts:
        for number in range(KILLS):
            await network.begin(settings)
            for each in range(ASKING):
                asking.append(network.telegram.person(f"A{number}{each}"))
                acts.create_task(_asks(asking[-1]))
            for each in range(REPORTING):
                reporting.append(network.telegram.person(f"R{number}{each}"))
                acts.create_task(_reports(reporting[-1], f"Veo {number} carros y agentes en Durham"))
            # By what was done, not by the time: an event that is taken up and killed three times is set aside.
            done = _sent(network) + dice.randint(1, 2 * (ASKING + REPORTING))
            await network.program.until(lambda done=done: _sent(network) >= done)  # type: ignore[misc]
            await asyncio.sleep(dice.uniform(0.0, 0.05))
            await network.program.kill()
            kills.append(time.time())
        await network.start(settings)
    cards = await _settled(network.telegram_room, reporting)

    for person in asking:
        assert _once(person.chat.from_bot, kills) == {"Soy Farolito"}
    receipts = {_pseudonym(_receipts(person.chat)[0].text) for person in reporting}
    assert len(receipts) == len(reporting)
    for person in reporting:
        assert len({_pseudonym(receipt.text) for receipt in _receipts(person.chat)}) == 1
        _once(_receipts(person.chat), kills)
    assert {_pseudonym(card.text) for card in cards} == receipts
    by_report = Counter(_pseudonym(card.text) for card in cards)
    for pseudonym, number in by_report.items():
        if number > 1:
            _once([card for card in cards if _pseudonym(card.text) == pseudonym], kills)
    assert (await network.program.stop())[0] == 0
    with sqlite3.connect(network.folder / "data" / "farolito.db") as database:
        assert database.execute("SELECT count(*) FROM reports").fetchone() == (len(reporting),)
    database.close()


async def _asks(person: Person) -> None:
    await person.says("hola")
    await hears(person.chat, "Soy Farolito", within=ALL)


async def _reports(person: Person, what: str) -> None:
    await person.says(f"/reportar {what}")
    await hears(person.chat, "Lo leen voluntarios", within=ALL)
    await person.presses("Enviar ya")
    await hears(person.chat, "Guardado: R-", within=ALL)


async def _settled(room: Chat, reporting: list[Person]) -> list[Message]:
    """Wait until each report has its card; returns the cards."""
    await room.network.until(
        lambda: len({_pseudonym(card.text) for card in _cards(room)}) >= len(reporting), within=2 * PATIENCE
    )
    return _cards(room)


def _cards(room: Chat) -> list[Message]:
    """Without the board, which names reports too."""
    return [message for message in room.from_bot if _PSEUDONYM.match(message.text)]


def _sent(network: Network) -> int:
    return sum(method in {"sendMessage", "editMessageText"} for method, _ in network.telegram.calls)


def _receipts(chat: Chat) -> list[Message]:
    return [message for message in chat.from_bot if "Guardado: R-" in message.text]


def _once(messages: list[Message], kills: list[float]) -> set[str]:
    """The beginnings of the messages; one that stands twice was under way at a kill."""
    for message in messages[:-1]:
        assert any(-UNDER_WAY <= message.date - kill <= 0 for kill in kills), f"twice: {message.text[:60]}"
    return {message.text[:12] for message in messages}


def _pseudonym(text: str) -> str:
    found = _PSEUDONYM.search(text)
    assert found, text
    return found.group()
