"""Durable intake over a small installation, with a connection that needs no network."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, field

from bot.domain.messages import Action, Address, Incoming, Outgoing, Platform, Sender
from bot.domain.ports import Host, RawEvent, RoomView
from bot.errors import SendError
from bot.services.transport.intake import DurableMailbox, Handled, IntakeWorker
from bot.storage import inbox, settings
from tests.services.conftest import NOON, World

SORRY = Outgoing("I could not save that.")


@dataclass
class Wire:
    """A platform's connection without a network: events are JSON of ours."""

    sender: Sender
    platform: Platform = Platform.TELEGRAM
    is_connected: bool = True
    notices: list[str | None] = field(default_factory=list)

    async def run(self) -> None:
        await asyncio.Event().wait()

    async def close(self) -> None:
        self.is_connected = False

    async def fetch(self, source: str, limit: int) -> bytes:
        raise SendError("file_gone", permanent=True)

    def attach(self, host: Host) -> None:
        pass

    async def describe_room(self, address: Address, known: Collection[str]) -> RoomView:
        return RoomView(is_public=False)

    async def present(self) -> None:
        pass

    async def acknowledge(self, incoming: Incoming, notice: str | None) -> None:
        self.notices.append(notice)

    async def refuse(self, incoming: Incoming, text: str) -> bool:
        self.notices.append(None)
        return False

    def to_incoming(self, payload: bytes) -> Incoming | None:
        said = json.loads(payload)
        if "text" not in said:
            return None
        return Incoming(
            key=said["key"],
            address=Address(self.platform, said["chat"]),
            account=None,
            at=NOON,
            text=said["text"],
            action=Action.parse(said["press"]) if "press" in said else None,
            pressed_message=said.get("pressed"),
        )


Handle = Callable[[Incoming, int], Awaitable[Handled]]


@dataclass
class Desk:
    """Intake over a World. handle may be set by a test; said: what reached it, in order."""

    world: World
    said: list[str] = field(default_factory=list)
    handle: Handle | None = None

    def __post_init__(self) -> None:
        self.wire = Wire(self.world.edge)
        self.start()

    def start(self) -> IntakeWorker:
        """A worker as after a start of the program."""
        self.worker = IntakeWorker(
            self.world.database,
            self.world.vault,
            self.world.clock,
            self.wire,
            self._handle,
            delivery=self.world.delivery,
            sends=self.world.worker,
            all_failed=lambda incoming: SORRY,
            jitter=lambda: 0.5,
        )
        self.mailbox = DurableMailbox(
            Platform.TELEGRAM,
            self.world.database,
            self.world.vault,
            self.world.clock,
            received=lambda: self.worker.wake(),
        )
        return self.worker

    async def _handle(self, incoming: Incoming, inbox_id: int) -> Handled:
        self.said.append(f"{incoming.address.chat}:{incoming.text}")
        if self.handle is not None:
            return await self.handle(incoming, inbox_id)
        return Handled([Outgoing(f"echo {incoming.text}")], committed=False)

    async def receive(self, *events: dict[str, str], cursor: str | None = None) -> None:
        """Events: {"key", "chat", "text"} and more."""
        raw = [RawEvent(event["key"], event["chat"], json.dumps(event).encode()) for event in events]
        await self.mailbox.receive(raw, cursor=cursor)

    async def note(self, incoming: Incoming, inbox_id: int) -> Handled:
        """A handler that changes something: its effect, its reply and the event's end in one transaction."""
        async with self.world.database.transaction() as connection:
            key = f"note {incoming.text}"
            times = int(await settings.read(connection, key) or 0) + 1
            await settings.write(connection, key, str(times), self.world.clock.now())
            answer = Outgoing(f"noted {incoming.text}")
            await self.world.delivery.reply(connection, incoming.address, answer, f"reply:{inbox_id}")
            assert await inbox.finish(connection, inbox_id, self.world.clock.now())
        return Handled([Outgoing(notice="saved")], committed=True)

    async def notes(self, text: str) -> int:
        """How often the effect of note() stands for a text."""
        async with self.world.database.reading() as connection:
            return int(await settings.read(connection, f"note {text}") or 0)


def said(key: str, chat: str = "ana", **more: str) -> dict[str, str]:
    return {"key": key, "chat": chat, "text": f"text {key}", **more}
