"""Writes a broadcast out into one thin row a recipient, in pieces, so that nobody waits for the writer."""

from collections.abc import Callable
from dataclasses import replace

import structlog

from bot.clock import Clock
from bot.domain.delivery import Kind, Lane, expiry
from bot.domain.messages import Platform
from bot.errors import StorageError
from bot.services.alerts import freeze
from bot.services.transport.delivery import FOLLOW_UP, copy_of_alert, follow_up_key
from bot.services.transport.waiting import Bell
from bot.storage import broadcasts, copies, outbox, recipients
from bot.storage.broadcasts import Broadcast
from bot.storage.database import AsyncConnection, Database
from bot.storage.recipients import Source
from bot.storage.vault import Vault

logger = structlog.get_logger(__name__)

# Rows of one transaction.
PIECE = 1000
LOOK_EVERY = 30.0
# While a message of the older version is under way, its copy is not known: look again so many seconds later.
LOOK_AGAIN = 1.0

# A cursor is a phase and the last recipient written out: rooms first, then subscriptions, then who else holds a copy.
HOLDERS = "holders"
NEXT: dict[str, str] = {Source.ROOMS: Source.SUBSCRIPTIONS, Source.SUBSCRIPTIONS: HOLDERS}


class BroadcastWorker:
    """Expands open broadcasts. Exactly one runs for an installation. written: called when there are rows to send."""

    def __init__(
        self, database: Database, vault: Vault, clock: Clock, *, written: Callable[[], None] = lambda: None
    ) -> None:
        self._database = database
        self._vault = vault
        self._clock = clock
        self._written = written
        self._bell = Bell(clock)

    def wake(self) -> None:
        """A broadcast was committed: look at once."""
        self._bell.ring()

    async def step(self) -> int:
        """Write out what is open; returns how many pieces. A broadcast that has to wait for a message stays open."""
        pieces = 0
        while await self._piece():
            pieces += 1
            self._written()
        return pieces

    async def run(self) -> None:
        """Expand until cancelled."""
        while True:
            self._bell.reset()
            pause = LOOK_EVERY
            try:
                # Woken at every commit: a look must not wait for the writer.
                if await self._is_open():
                    await self.step()
                    pause = LOOK_AGAIN
            except StorageError:
                logger.exception("broadcast_failed")
                pause = LOOK_AGAIN
            await self._bell.wait(pause)

    async def _is_open(self) -> bool:
        async with self._database.reading() as connection:
            return await self._next(connection) is not None

    async def _next(self, connection: AsyncConnection) -> Broadcast | None:
        """What is written out next; while new alerts are stopped, corrections alone (R31)."""
        found = await broadcasts.next_open(connection)
        if found is None or await freeze.is_frozen(connection) is None:
            return found
        return await broadcasts.next_open(connection, frozen=True)

    async def _piece(self) -> bool:
        """Write one piece in one transaction; False when there was none, or it has to wait."""
        async with self._database.transaction() as connection:
            broadcast = await self._next(connection)
            if broadcast is None:
                return False
            phase, _, after = broadcast.cursor.partition(":")
            phase = phase or Source.ROOMS
            found = await self._recipients(connection, broadcast, phase, after)
            is_last = phase not in NEXT and len(found) < PIECE
            waits = is_last and await broadcasts.older_under_way(connection, broadcast.alert, broadcast.version)
            cursor = f"{phase}:{found[-1][0]}" if len(found) == PIECE else f"{NEXT.get(phase, phase)}:"
            if not await broadcasts.advance(connection, broadcast, cursor, done=is_last and not waits):
                return True
            entries = [
                entry for recipient, platform in found for entry in self._entries(broadcast, recipient, platform)
            ]
            await outbox.put_all(connection, self._vault, entries, self._clock.now())
            return not waits

    async def _recipients(
        self, connection: AsyncConnection, broadcast: Broadcast, phase: str, after: str
    ) -> list[tuple[str, Platform]]:
        if phase == HOLDERS:
            return await copies.holders(connection, broadcast.owner, after=after, limit=PIECE)
        return await recipients.select_for(connection, broadcast.scope, Source(phase), after=after, limit=PIECE)

    def _entries(self, broadcast: Broadcast, recipient: str, platform: Platform) -> list[outbox.Entry]:
        now = self._clock.now()
        key = f"alert:{broadcast.alert}:v{broadcast.version}:{recipient}"
        valid_until = broadcast.valid_until if broadcast.lane is Lane.ALERTS else None
        show = outbox.Entry(
            key=key,
            worker=platform.value,
            # What corrects comes as a new message where the first one is gone; that something expired does not.
            kind=Kind.RENEW if broadcast.lane is Lane.CORRECTIONS else Kind.SHOW,
            lane=broadcast.lane,
            due=now,
            expires_at=expiry(broadcast.lane, now, valid_until),
            subject=broadcast.owner,
            broadcast=broadcast.id,
            recipient=recipient,
            copy=copy_of_alert(broadcast.alert, recipient),
        )
        if not any(language.startswith(FOLLOW_UP) for language in broadcast.texts):
            return [show]
        return [show, replace(show, key=follow_up_key(key), kind=Kind.FOLLOW)]
