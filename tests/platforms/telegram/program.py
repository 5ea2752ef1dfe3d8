"""A small program behind the connection: a mailbox in memory and a conversation that says what the test wrote."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache

from bot.clock import SystemClock
from bot.config_sections import Telegram
from bot.domain.messages import Argument, Choice, Command, Form, Incoming, Outgoing, Visibility
from bot.domain.ports import RawEvent
from bot.i18n import Texts
from bot.platforms.telegram.runner import TelegramConnection
from tests.fakes.media import Shelf
from tests.fakes.telegram_api import FakeTelegram

NOW = datetime(2026, 11, 22, 15, 42, tzinfo=UTC)
COMMANDS = (
    Command("report", "command-report", aliases=("reportar",)),
    Command("rights", "command-rights", aliases=("derechos",)),
    Command("mydata", "command-mydata", aliases=("misdatos",), in_groups=False),
    Command("room", "command-room", role="owner"),
    Command("start", "command-start", in_menu=False),
)


@cache
def texts() -> Texts:
    return Texts()


class QuickClock(SystemClock):
    """The machine's clock, on which pauses take a twentieth of their time. ahead: how far it was moved on."""

    def __init__(self) -> None:
        self.pauses: list[float] = []
        self.ahead = timedelta(0)

    def now(self) -> datetime:
        return super().now() + self.ahead

    async def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        await super().sleep(seconds / 20)


class Mailbox:
    """Keeps events until they are taken, and every key for ever."""

    def __init__(self) -> None:
        self.known: dict[str, RawEvent] = {}
        self.waiting: asyncio.Queue[RawEvent] = asyncio.Queue()
        self.stands_at: str | None = None
        self.drained_at: datetime | None = None
        self.failures = 0
        self.failure: Exception = OSError("the disk is full")

    async def receive(self, events: Sequence[RawEvent], *, cursor: str | None = None) -> None:
        if self.failures:
            self.failures -= 1
            raise self.failure
        for event in events:
            if event.key not in self.known:
                self.known[event.key] = event
                self.waiting.put_nowait(event)
        self.stands_at = cursor or self.stands_at

    async def cursor(self) -> str | None:
        return self.stands_at

    async def note_drained(self, at: datetime) -> None:
        self.drained_at = at

    async def drained(self) -> datetime | None:
        return self.drained_at


class Conversation:
    """Says what `answer` returns."""

    commands = COMMANDS

    def __init__(self) -> None:
        self.heard: list[Incoming] = []
        self.answer: Callable[[Incoming], list[Outgoing]] = lambda incoming: [Outgoing(f"You said: {incoming.text}")]

    async def respond(self, incoming: Incoming) -> list[Outgoing]:
        self.heard.append(incoming)
        return self.answer(incoming)

    def form(self, incoming: Incoming) -> Form | None:
        return None

    def visibility(self, incoming: Incoming) -> Visibility:
        return Visibility.PERSON

    def complete(self, argument: Argument, typed: str, locale: str | None) -> list[Choice]:
        return []


class Program:
    """The connection and what stands behind it; stop() and start() are a restart with the same mailbox."""

    def __init__(self, api: FakeTelegram, *, token: str | None = None, patience: float = 2.0) -> None:
        self.api = api
        self.mailbox = Mailbox()
        self.conversation = Conversation()
        self.clock = QuickClock()
        self.shelf = Shelf()
        self.token = token or api.token
        self.patience = patience
        self.settings = Telegram(base_url=api.base_url)
        self.secret: str | None = None
        self.connection = self.connect()

    async def start(self) -> None:
        self.connection = self.connect()
        self.begin()

    def begin(self) -> None:
        """Run the connection that is there."""
        self.tasks = [
            asyncio.create_task(self.connection.run(), name="telegram"),
            asyncio.create_task(self._handle(), name="intake"),
        ]

    async def stop(self) -> None:
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        await self.connection.close()

    async def connected(self, state: bool = True, *, within: float = 5) -> None:
        async with asyncio.timeout(within):
            while self.connection.is_connected is not state:  # noqa: ASYNC110  it is a property of the program
                await asyncio.sleep(0.005)

    def connect(self) -> TelegramConnection:
        return TelegramConnection(
            self.settings,
            self.token,
            self.secret,
            self.conversation,
            self.mailbox,
            texts(),
            self.clock,
            self.shelf,
            patience=self.patience,
        )

    async def _handle(self) -> None:
        while True:
            event = await self.mailbox.waiting.get()
            incoming = self.connection.to_incoming(event.payload)
            assert incoming is not None
            for number, outgoing in enumerate(await self.conversation.respond(incoming)):
                if outgoing.text:
                    await self.connection.sender.send(incoming.address, outgoing, key=f"{event.key}:{number}")
                await self.connection.acknowledge(incoming, outgoing.notice)


@contextlib.asynccontextmanager
async def running(api: FakeTelegram, **options: float) -> AsyncIterator[Program]:
    program = Program(api, **options)  # type: ignore[arg-type]
    await program.start()
    try:
        yield program
    finally:
        await program.stop()
