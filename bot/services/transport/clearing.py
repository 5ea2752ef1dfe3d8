"""*Clear this chat* (R42): what stands in a private chat, kept sealed for 48 hours, and taken away on demand."""

from datetime import datetime, timedelta

import structlog

from bot.clock import Clock
from bot.domain.messages import Address, Incoming, Platform
from bot.errors import StorageError
from bot.services.ids import Ids
from bot.services.transport.delivery import Delivery
from bot.storage import chat_messages
from bot.storage.database import AsyncConnection, Database
from bot.storage.vault import Vault
from bot.storage.work import UnitOfWork

logger = structlog.get_logger(__name__)

# Telegram lets a bot delete nothing older (Bot API, deleteMessage).
KEPT = timedelta(hours=48)
# Where a bot deletes in a private chat what the person wrote, too; the sandbox's own connection tells of it.
BOTH_SIDES = frozenset({Platform.TELEGRAM})
# Bot API, deleteMessages: at most so many at once.
BATCH = 100
# Seconds: a write for each message would cost more than the answer it notes.
FLUSH_EVERY = 1.0
# What one process may hold while the database is away; the oldest are lost, and stay in their chats.
WAITING = 5_000


class Clearing:
    """Ids of messages wait in memory for a second: what a crash loses there cannot be cleared, and nothing else."""

    def __init__(self, database: Database, vault: Vault, clock: Clock, ids: Ids, delivery: Delivery) -> None:
        self._database = database
        self._vault = vault
        self._clock = clock
        self._ids = ids
        self._delivery = delivery
        self._waiting: list[tuple[Address, str, datetime]] = []

    def note(self, address: Address, reference: str) -> None:
        """A message stands in a private chat, ours or the person's. No I/O."""
        self._waiting.append((address, reference, self._clock.now()))
        del self._waiting[:-WAITING]

    def note_theirs(self, incoming: Incoming) -> None:
        """The person's own message, where the platform lets a bot delete it."""
        address, message = incoming.address, incoming.own_message
        if incoming.private and message is not None and address.platform in BOTH_SIDES:
            self.note(address, message)

    async def run(self) -> None:
        """Write down what was noted until cancelled, and once more then."""
        try:
            while True:
                await self._clock.sleep(FLUSH_EVERY)
                await self.flush()
        finally:
            await self.flush()

    async def flush(self) -> None:
        if not self._waiting:
            return
        waiting, self._waiting = self._waiting, []
        try:
            async with self._database.transaction() as connection:
                await chat_messages.add(connection, self._vault, waiting)
        except StorageError:
            self._waiting[:0] = waiting
            logger.error("chat_messages_not_kept", count=len(waiting))

    async def clear(self, work: UnitOfWork, address: Address) -> int:
        """Have everything deleted that the platform lets us delete in this chat; returns how many messages."""
        connection = await work.connection()
        found = await self._take(connection, address)
        # A message of several parts names all of them.
        references = list(dict.fromkeys(part for reference in found for part in reference.split(",")))
        for start in range(0, len(references), BATCH):
            batch = ",".join(references[start : start + BATCH])
            await self._delivery.delete(connection, address, batch, f"clear:{self._ids.row()}")
        return len(references)

    async def forget(self, work: UnitOfWork, address: Address) -> None:
        """Forget which messages stand in the chat; they stay there."""
        await self._take(await work.connection(), address)

    async def _take(self, connection: AsyncConnection, address: Address) -> list[str]:
        mine = [noted for noted in self._waiting if noted[0] == address]
        self._waiting = [noted for noted in self._waiting if noted[0] != address]
        await chat_messages.add(connection, self._vault, mine)
        return await chat_messages.take(connection, self._vault, address, self._clock.now() - KEPT)

    async def held(self, work: UnitOfWork, address: Address) -> tuple[int, datetime | None]:
        """How many messages of the chat are known, and since when, for /mydata."""
        count, since = await chat_messages.count(await work.read(), self._vault, address)
        waiting = [at for noted, _, at in self._waiting if noted == address]
        return count + len(waiting), since or min(waiting, default=None)
