"""The worker that delivers: one a platform, many chats at once, in order within a chat."""

import asyncio
import random
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

import structlog

from bot.clock import Clock
from bot.domain.delivery import Again, Lane, Pace, Pacer, decide
from bot.domain.messages import Address, Outgoing, Sender
from bot.errors import SendError, StorageError
from bot.services.transport.courier import Courier
from bot.services.transport.gate import Closed, Deferred, Gate
from bot.services.transport.ledger import Counts, Ledger, Outcome, Undeliverable
from bot.services.transport.notices import Notices
from bot.services.transport.plans import Drop, Edit, Plan, Send, TooLate, Wait, address_of, plan
from bot.services.transport.waiting import Bell
from bot.storage import outbox
from bot.storage.database import AsyncConnection, Database
from bot.storage.vault import Vault

logger = structlog.get_logger(__name__)

# Rows held in memory: for people, and for everything else, which must not be in people's way.
HELD = 64
# Seconds for one request, and for those under way when the program stops (it has five in all).
PATIENCE = 30.0
GRACE = 1.5
LEASE = timedelta(minutes=2)
# After so many tries (about a minute) a message does not keep the later ones of its chat waiting any longer.
ORDERED_TRIES = 6
# Seconds between looks when nobody wakes the worker: another process may have written.
LOOK_EVERY = 30.0
LOOK_AFTER_ERROR = 1.0
# What is put off comes back after so many seconds at least: a clock may stand still, or round a moment to nothing.
SHORTEST_PAUSE = 0.001
PEOPLE = (Lane.REPLIES, Lane.CARDS)
BULK = (Lane.CORRECTIONS, Lane.DIGESTS)
ALL = (Lane.REPLIES, Lane.DIGESTS)


class DeliveryWorker:
    """Sends the outbox rows of one platform. Exactly one runs for a platform of an installation.

    is_group: whether the group limit applies to a chat. undeliverable: called in the transaction that buries a message.
    look_every: seconds; short where other processes write and cannot wake this one.
    """

    def __init__(
        self,
        sender: Sender,
        database: Database,
        vault: Vault,
        clock: Clock,
        notices: Notices,
        *,
        pace: Pace | None = None,
        is_group: Callable[[Address], bool] = lambda address: False,
        undeliverable: Undeliverable | None = None,
        jitter: Callable[[], float] = random.random,
        patience: float = PATIENCE,
        look_every: float = LOOK_EVERY,
    ) -> None:
        self.counts = Counts()
        self._name = sender.platform.value
        self._database = database
        self._vault = vault
        self._clock = clock
        self._notices = notices
        self._jitter = jitter
        self._patience = timedelta(seconds=patience)
        self._look_every = look_every
        self._bell = Bell(clock)
        self._gate = Gate(Pacer(pace or Pace()), clock, self._bell.ring)
        self._courier = Courier(sender, self._gate, clock, is_group=is_group, patience=patience)
        self._ledger = Ledger(database, vault, clock, self.counts, undeliverable)
        self._tasks: dict[asyncio.Task[bool], Lane] = {}
        self._look_at = clock.monotonic()

    def wake(self) -> None:
        """Something was committed: look at once."""
        self._look_at = self._clock.monotonic()
        self._bell.ring()

    async def oldest_waiting(self) -> datetime | None:
        """The due time of the message that waits longest, or None when nothing is overdue."""
        async with self._database.reading() as connection:
            return await outbox.oldest_waiting(connection, self._name, self._clock.now())

    async def send_now(
        self, address: Address, outgoing: Outgoing, *, key: str, pressed_message: str | None = None
    ) -> str | None:
        """Send a reply that stands in no row; see Courier.send_now()."""
        reference = await self._courier.send_now(address, outgoing, key=key, pressed_message=pressed_message)
        self.counts.sent += 1
        return reference

    async def step(self) -> int:
        """Do all that is due now, one after another; returns how many rows came to an end.

        For tests and drills, not beside run().
        """
        ended = 0
        while claims := await self._claim(HELD, ALL):
            for claim, first in claims:
                ended += await self._work(claim, first)
        return ended

    async def run(self) -> None:
        """Deliver until cancelled; then give waiting rows back and finish what is under way."""
        self._gate.is_tended = True
        taken_over = False
        try:
            while True:
                self._bell.reset()
                try:
                    taken_over = taken_over or await self._take_over()
                    await self._fill()
                except StorageError:
                    logger.exception("delivery_look_failed", platform=self._name)
                    self._look_at = self._clock.monotonic() + LOOK_AFTER_ERROR
                admission = self._gate.pump()
                look = self._look_at - self._clock.monotonic()
                await self._bell.wait(look if admission is None else min(look, admission))
        finally:
            await self._drain()

    async def _take_over(self) -> bool:
        async with self._database.transaction() as connection:
            await outbox.take_over(connection, self._name, self._clock.now())
        return True

    async def _drain(self) -> None:
        self._gate.close()
        if not self._tasks:
            return
        _, late = await asyncio.wait(self._tasks, timeout=GRACE)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    async def _fill(self) -> None:
        """Claim what there is room for, and note when to look again."""
        if self._clock.monotonic() < self._look_at:
            return
        self._look_at = self._clock.monotonic() + self._look_every
        results = [await self._fill_lanes(lanes) for lanes in (PEOPLE, BULK)]
        if not all(results):
            return  # _ended() looks again when there is room
        async with self._database.reading() as connection:
            due = await outbox.next_due(connection, self._name)
        if due is not None:
            # Never in a tight circle, whatever the two clocks say.
            wait = max(0.05, (due - self._clock.now()).total_seconds())
            self._look_at = min(self._look_at, self._clock.monotonic() + wait)

    async def _fill_lanes(self, lanes: tuple[Lane, Lane]) -> bool:
        """Start what is due in these lanes; True when nothing more of it is."""
        room = HELD - sum(lanes[0] <= lane <= lanes[1] for lane in self._tasks.values())
        if room <= HELD // 2:
            return False
        claims = await self._claim(room, lanes)
        for claim, first in claims:
            task = asyncio.create_task(self._work(claim, first), name=f"deliver-{self._name}-{claim.id}")
            self._tasks[task] = claim.lane
            task.add_done_callback(self._ended)
        return len(claims) < room

    def _ended(self, task: asyncio.Task[bool]) -> None:
        del self._tasks[task]
        if not task.cancelled() and (error := task.exception()):
            # The row's lease lapses and it is tried again.
            logger.error("delivery_failed", platform=self._name, exc_info=error)
        self.wake()

    async def _claim(self, limit: int, lanes: tuple[Lane, Lane]) -> list[tuple[outbox.Claim, Address | None]]:
        """Rows and where they go, read one after another: tasks that looked by themselves would overtake each other."""
        now = self._clock.now()
        async with self._database.transaction() as connection:
            claims = await outbox.claim(connection, self._name, now, limit=limit, lease=LEASE, lanes=lanes)
        if not claims:
            return []
        try:
            async with self._database.reading() as connection:
                return await self._addressed(connection, claims)
        except BaseException:
            # Stopped or unreadable: they were not tried, and need not wait for their leases to lapse.
            await self._ledger.give_back(claims)
            raise

    async def _addressed(
        self, connection: AsyncConnection, claims: Sequence[outbox.Claim]
    ) -> list[tuple[outbox.Claim, Address | None]]:
        """Each with its address. A room's is looked up once: in a surge most rows go to the same few rooms."""
        known: dict[str, Address | None] = {}
        found = []
        for claim in claims:
            if claim.recipient is None or claim.address is not None:
                found.append((claim, await address_of(connection, self._vault, claim)))
                continue
            if claim.recipient not in known:
                known[claim.recipient] = await address_of(connection, self._vault, claim)
            found.append((claim, known[claim.recipient]))
        return found

    async def _plan(self, claim: outbox.Claim) -> Plan:
        async with self._database.reading() as connection:
            return await plan(connection, self._vault, claim, self._clock.now(), self._notices)

    async def _work(self, claim: outbox.Claim, address: Address | None) -> bool:
        """Bring one row forward; True when it came to its end, False when it is for later."""
        if address is None:
            what = await self._plan(claim)
            return await self._ledger.write(claim, Outcome(what if isinstance(what, TooLate | Wait) else Drop("left")))
        try:
            outcome = await self._try(claim, address, replacing=True)
            if outcome.is_refused_replacement:
                outcome = await self._try(claim, address, replacing=False)
        except Deferred as deferred:
            await self._ledger.give_back([claim], timedelta(seconds=max(SHORTEST_PAUSE, deferred.after)))
            return False
        except Closed:
            await self._ledger.give_back([claim])
            return False
        return await self._ledger.write(claim, outcome)

    async def _try(self, claim: outbox.Claim, address: Address, *, replacing: bool) -> Outcome:
        """One request in its turn. What it says is read only then: the wait may have been long."""
        async with self._courier.slot(address, claim.lane) as turn:
            turn.is_used = False
            if self._clock.now() + self._patience > claim.lease_until:
                raise Deferred(0.0)
            what = await self._plan(claim)
            if isinstance(what, Drop | TooLate | Wait):
                return Outcome(what)
            turn.is_used = True
            if replacing and isinstance(what, Send) and what.replaces is not None:
                what = Edit(what.address, what.message, what.replaces, is_pressed=True)
            try:
                reference = await self._courier.request(what, claim.key)
                wants_pin = isinstance(what, Send) and what.message.pin and reference is not None
                is_unpinned = wants_pin and not await self._courier.pin(what.address, reference or "")
                return Outcome(what, reference=reference, is_unpinned=is_unpinned)
            except SendError as error:
                verdict = decide(error, claim.attempts, jitter=self._jitter())
                if isinstance(verdict, Again) and claim.attempts <= ORDERED_TRIES:
                    self._gate.hold(address.chat, verdict.after)
                return Outcome(what, error=error, verdict=verdict)
