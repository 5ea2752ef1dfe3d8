"""kill -9 while an alert goes out, changes and ends: everybody has it, nobody twice in vain, and every copy ends."""

import asyncio
import contextlib
import random
import sqlite3
import time
from collections.abc import Callable

from tests.fakes.telegram_chats import Chat, Message, Person
from tests.process.network import Network, hears
from tests.process.program import PATIENCE

SEED = 20261123
READERS = 60
# Kills while moderators claim, while it goes out, and while it ends.
CLAIMING, GOING_OUT, ENDING = 2, 3, 3
REPORTS = 3
ALL = 6 * PATIENCE
# As in test_crash.py: so shortly before a kill a message may have been under way, its answer not written down.
UNDER_WAY = 5.0
SOLE = "CONFIRMADO A-101"
OVER = "TERMINÓ A-101"


async def test_a_publication_survives_kills_at_any_moment(network: Network) -> None:
    settings = network.telegram_only()
    second = network.telegram.person("Tomás")
    settings["moderators"] = [f"telegram:{second.id}"]
    network.telegram.slow_down("sendMessage", 0.05)
    network.telegram.slow_down("editMessageText", 0.05)
    killer = Killer(network, settings, random.Random(SEED))
    async with asyncio.timeout(ALL):
        await network.start(settings)
        readers = await _subscribe(network)
        cards = [await _report(network, number) for number in range(REPORTS)]
        for _ in range(CLAIMING):
            await _claims(network, cards, second)
            await killer.strikes(1, 8)
        await network.program.until(lambda: all("Lo tiene M" in card.text for card in cards))

        await _publish(network, cards[0])
        for _ in range(GOING_OUT):
            await killer.strikes(READERS // (GOING_OUT + 2), READERS // (GOING_OUT + 1))
        await network.telegram_moderator.presses("Terminó", message=cards[0])
        sure = await hears(network.telegram_room, "¿Terminar A-101?")
        await network.telegram_moderator.presses("Terminarlo", message=sure)
        for _ in range(ENDING):
            await killer.strikes(1, READERS // (ENDING + 1))
        chats = [network.telegram_alerts, *(reader.chat for reader in readers)]
        await network.program.until(lambda: all(_has_ended(chat) for chat in chats), within=2 * PATIENCE)
        assert (await network.program.stop())[0] == 0

    assert sum(bool(_copies(chat)) for chat in chats) > READERS / 2
    doubled = [chat for chat in chats if len(_copies(chat)) > 1]
    for chat in doubled:
        # The first one of two: nobody but Telegram knows that it stands there.
        for lost in _copies(chat)[:-1]:
            assert any(-UNDER_WAY <= lost.date - kill <= 0 for kill in killer.kills), f"twice: {lost.text[:60]}"
    _once_each(network, len(cards))


class Killer:
    """Kills the process after some calls more, at any instruction, and starts it again. kills: when."""

    def __init__(self, network: Network, settings: dict[str, object], dice: random.Random) -> None:
        self._network, self._settings, self._dice = network, settings, dice
        self.kills: list[float] = []

    async def strikes(self, least: int, most: int) -> None:
        """least, most: of the messages sent and changed until then."""
        done = self._calls() + self._dice.randint(least, most)
        # Where there was less to do, it dies idle.
        with contextlib.suppress(TimeoutError):
            await self._network.program.until(lambda: self._calls() >= done, within=10)
        await asyncio.sleep(self._dice.uniform(0.0, 0.05))
        await self._network.program.kill()
        self.kills.append(time.time())
        await self._network.start(self._settings)

    def _calls(self) -> int:
        return sum(method in {"sendMessage", "editMessageText"} for method, _ in self._network.telegram.calls)


async def _subscribe(network: Network) -> list[Person]:
    readers = [network.telegram.person(f"L{number}") for number in range(READERS)]
    for reader in readers:
        await reader.says("/avisos durham")
    for reader in readers:
        await hears(reader.chat, "Listo: Durham")
    return readers


async def _report(network: Network, number: int) -> Message:
    """Somebody reports; returns the card in the room."""
    person = network.telegram.person(f"R{number}")
    await person.says(f"/reportar Veo {number + 2} agentes con chaleco en Roxboro y Club, Durham")
    await hears(person.chat, "Lo leen voluntarios")
    await person.presses("Enviar ya")
    receipt = await hears(person.chat, "Guardado: R-")
    name = receipt.text.split()[1].rstrip(".")
    return await _stands(network.telegram_room, lambda message: message.text.startswith(name))


async def _claims(network: Network, cards: list[Message], second: Person) -> None:
    """Both moderators press *Claim* on whatever has it still."""
    for card in cards:
        for person in (network.telegram_moderator, second):
            if "Tomar" in card.labels:
                await person.presses("Tomar", message=card)


async def _publish(network: Network, card: Message) -> None:
    moderator, room = network.telegram_moderator, network.telegram_room
    await moderator.presses("Confirmar", message=card)
    await moderator.presses("Dos observadores en el lugar", message=await hears(room, "¿cómo se supo?"))
    await _pressable(room, "Agentes de inmigración, no se sabe de qué agencia", moderator)
    place = await _stands(room, lambda message: "Cambiar el lugar" in message.labels)
    await moderator.presses("Cambiar el lugar", message=place)
    await hears(room, "El lugar como todos lo van a leer")
    await moderator.says("@farolito_bot Roxboro & Club", chat=room)
    shown = await _stands(room, lambda message: "Publicar" in message.labels and "Roxboro & Club" in message.text)
    await moderator.presses("Publicar", message=shown)


async def _pressable(room: Chat, label: str, person: Person) -> None:
    await person.presses(label, message=await _stands(room, lambda message: label in message.labels))


async def _stands(chat: Chat, fits: Callable[[Message], bool]) -> Message:
    """Wait for a message of the bot that fits; the newest one."""

    def found() -> Message | None:
        return next((message for message in reversed(chat.from_bot) if fits(message)), None)

    await chat.network.until(lambda: found() is not None, PATIENCE)
    message = found()
    assert message is not None
    return message


def _copies(chat: Chat) -> list[Message]:
    return [message for message in chat.from_bot if message.text.startswith((SOLE, OVER))]


def _has_ended(chat: Chat) -> bool:
    """Whether what stands there last is over; where it had not gone out yet, the end stopped it."""
    return all(copy.text.startswith(OVER) for copy in _copies(chat)[-1:])


def _once_each(network: Network, reports: int) -> None:
    """One claim a report, one publication and one end, in a log that is whole."""
    with sqlite3.connect(network.folder / "data" / "farolito.db") as database:
        counted = dict(database.execute("SELECT action, count(*) FROM audit GROUP BY action").fetchall())
        waiting = database.execute("SELECT count(*) FROM outbox WHERE kind = 'alert'").fetchone()
    database.close()
    assert counted["claim"] == reports
    assert (counted["publish"], counted["go-out"], counted["ended"]) == (1, 1, 1)
    assert waiting == (0,)
