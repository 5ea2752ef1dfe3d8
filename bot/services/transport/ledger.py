"""Writes down how a delivery went, and counts it."""

from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.domain.delivery import Again, Dead, Kind, Lane, Moved, expiry
from bot.domain.messages import Address, Outgoing
from bot.errors import SendError
from bot.services.transport.delivery import follow_up_key
from bot.services.transport.plans import Delete, Drop, Edit, Plan, Send, TooLate, Wait, is_wanted, purpose_of, waits
from bot.storage import broadcasts, copies, outbox, pauses, recipients
from bot.storage.codec import Parcel
from bot.storage.copies import Copy
from bot.storage.database import AsyncConnection, Database
from bot.storage.vault import Vault


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A message that died. subject: as given to notify(), or show()'s owner. reason: a word of ours.

    permanent: the platform will never take it (blocked, no such chat), it was not merely late.
    """

    subject: str | None
    recipient: str | None
    reason: str
    permanent: bool


# The reason of a message that stands and could not be pinned.
UNPINNED = "unpinned"
# The reason of a copy that could not be changed: its message is gone, or nobody knows where it stands.
LOST = "copy-lost"

# How often a message that a freeze stopped is looked at; whoever lets it go makes it due at once.
LOOK_AT_STOPPED = timedelta(minutes=5)

Undeliverable = Callable[[AsyncConnection, Undelivered], Awaitable[None]]


@dataclass(slots=True)
class Counts:
    """What happened since the start. dead, cancelled: by reason. gone: copies that could not be edited."""

    sent: int = 0
    edited: int = 0
    deleted: int = 0
    retried: int = 0
    maybe_delivered: int = 0
    gone: int = 0
    dead: Counter[str] = field(default_factory=Counter)
    cancelled: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a try went. reference: a new message's. error and verdict: where the platform did not take it."""

    what: Plan
    reference: str | None = None
    error: SendError | None = None
    verdict: Again | Dead | Moved | None = None
    is_unpinned: bool = False

    @property
    def is_refused_replacement(self) -> bool:
        """The pressed message cannot be changed any more; a new one can be sent."""
        return isinstance(self.what, Edit) and self.what.is_pressed and isinstance(self.verdict, Dead)


class Ledger:
    """One transaction for each outcome. undeliverable: called in the transaction that buries a message."""

    def __init__(
        self, database: Database, vault: Vault, clock: Clock, counts: Counts, undeliverable: Undeliverable | None
    ) -> None:
        self._database = database
        self._vault = vault
        self._clock = clock
        self._counts = counts
        self._undeliverable = undeliverable

    async def write(self, claim: outbox.Claim, outcome: Outcome) -> bool:
        """Record an outcome. True: the row came to its end."""
        what = outcome.what
        if isinstance(what, Drop | TooLate):
            await self._dropped(claim, what)
            return True
        if isinstance(what, Wait):
            await self._waits(claim, what)
            return False
        if outcome.error is not None and outcome.verdict is not None:
            await self._failed(claim, what, outcome.error, outcome.verdict)
            return isinstance(outcome.verdict, Dead)
        await self._done(claim, what, outcome.reference)
        if outcome.is_unpinned and self._undeliverable is not None:
            async with self._database.transaction() as connection:
                await self._undeliverable(connection, Undelivered(claim.subject, claim.recipient, UNPINNED, False))
        return True

    async def _done(self, claim: outbox.Claim, what: Send | Edit | Delete, reference: str | None) -> None:
        """The platform took it. reference: a new message's."""
        now = self._clock.now()
        async with self._database.transaction() as connection:
            is_newest = await outbox.is_current(connection, claim)
            await outbox.finish(connection, claim, now)
            is_new_copy = isinstance(what, Send) and claim.kind in (Kind.SHOW, Kind.RENEW)
            if is_new_copy and claim.copy is not None:
                copy = Copy(
                    name=claim.copy,
                    owner=claim.subject or "",
                    recipient=claim.recipient or "",
                    platform=what.address.platform,
                    reference=reference,
                    opened=not (isinstance(what, Send) and what.covered),
                    lost=isinstance(what, Send) and what.in_place,
                )
                await copies.keep(connection, self._vault, copy, now, purpose=purpose_of(claim))
                if copy.lost:
                    await self._tell_lost(connection, claim)
            if isinstance(what, Send) and reference is not None:
                sequels = list(_sequels(claim, what, reference, now, is_newest=is_newest))
                await outbox.put_all(connection, self._vault, sequels, now)
            if isinstance(what, Send) and what.county is not None and not what.message.silent and not _corrects(claim):
                await recipients.sounded(connection, claim.recipient or "", what.county, now)
            if is_new_copy and claim.broadcast is not None:
                # Whoever just got the newest text needs no word beside it that it changed.
                await outbox.cancel_key(connection, follow_up_key(claim.key), now)
        match what:
            case Send():
                self._counts.sent += 1
            case Edit():
                self._counts.edited += 1
            case Delete():
                self._counts.deleted += 1

    async def _waits(self, claim: outbox.Claim, what: Wait) -> None:
        """New alerts are stopped: untried, and the broadcast's other messages wait with it."""
        now = self._clock.now()
        until = now + LOOK_AT_STOPPED
        async with self._database.transaction() as connection:
            broadcast = await broadcasts.get(connection, what.broadcast.id)
            # Somebody may have let it go since.
            is_stopped = await waits(connection, broadcast)
            due = min(until, claim.expires_at or until) if is_stopped else now
            await outbox.release(connection, claim, due)
            if is_stopped:
                await pauses.park(connection, what.broadcast.id, now, until)

    async def _dropped(self, claim: outbox.Claim, what: Drop | TooLate) -> None:
        """It is not wanted any more, or came too late."""
        now = self._clock.now()
        async with self._database.transaction() as connection:
            if isinstance(what, Drop):
                held = await outbox.cancel(connection, claim, what.reason, now)
                self._counts.cancelled[what.reason] += held
                return
            await self._bury(connection, claim, what.reason, permanent=False)

    async def _failed(
        self, claim: outbox.Claim, what: Send | Edit | Delete, error: SendError, verdict: Again | Dead | Moved
    ) -> None:
        """The platform did not take it."""
        maybe = error.maybe_delivered and isinstance(what, Send)
        self._counts.maybe_delivered += maybe
        async with self._database.transaction() as connection:
            match verdict:
                case Again(after):
                    await self._try_again(connection, claim, timedelta(seconds=after), maybe=maybe)
                case Moved(chat):
                    await self._move(connection, claim, replace(what.address, chat=chat))
                case Dead(reason) if isinstance(what, Edit) and claim.copy is not None:
                    await self._copy_gone(connection, claim, reason)
                case Dead() if isinstance(what, Delete):
                    await outbox.finish(connection, claim, self._clock.now())
                case Dead(reason):
                    reason = outbox.MAYBE if maybe else reason
                    await self._bury(connection, claim, reason, permanent=error.permanent)

    async def _bury(self, connection: AsyncConnection, claim: outbox.Claim, reason: str, *, permanent: bool) -> None:
        if not await outbox.bury(connection, claim, reason, self._clock.now()):
            return
        self._counts.dead[reason] += 1
        if self._undeliverable is not None:
            dead = Undelivered(claim.subject, claim.recipient, reason, permanent)
            await self._undeliverable(connection, dead)

    async def _try_again(
        self, connection: AsyncConnection, claim: outbox.Claim, after: timedelta, *, maybe: bool
    ) -> None:
        self._counts.retried += 1
        now = self._clock.now()
        if await is_wanted(connection, claim):
            await outbox.retry(connection, claim, now + after, maybe=maybe)
            return
        # A newer version waits behind this row: it must not wait for the pause as well.
        await outbox.cancel(connection, claim, outbox.MAYBE if maybe else "superseded", now)

    async def _copy_gone(self, connection: AsyncConnection, claim: outbox.Claim, reason: str) -> None:
        now = self._clock.now()
        await copies.mark_gone(connection, claim.copy or "", now)
        self._counts.gone += 1
        await self._tell_lost(connection, claim)
        if claim.kind == Kind.RENEW:
            await outbox.retry(connection, claim, now)
            return
        await self._bury(connection, claim, reason, permanent=False)

    async def _tell_lost(self, connection: AsyncConnection, claim: outbox.Claim) -> None:
        if self._undeliverable is not None:
            await self._undeliverable(connection, Undelivered(claim.subject, claim.recipient, LOST, False))

    async def _move(self, connection: AsyncConnection, claim: outbox.Claim, address: Address) -> None:
        sealed = None
        if claim.address is not None:
            sealed = outbox.seal_address(self._vault, claim.key, address)
        elif claim.recipient is not None:
            await recipients.move(connection, self._vault, claim.recipient, address, self._clock.now())
        self._counts.retried += 1
        await outbox.retry(connection, claim, claim.due, address=sealed)

    async def give_back(self, claims: Sequence[outbox.Claim], after: timedelta | None = None) -> None:
        """It was not their turn: untried, and not before `after`."""
        due = None if after is None else self._clock.now() + after
        async with self._database.transaction() as connection:
            for claim in claims:
                await outbox.release(connection, claim, due)


def _corrects(claim: outbox.Claim) -> bool:
    """What changes an alert may sound at any time, and keeps the next one from nothing (R33)."""
    return claim.lane is not Lane.ALERTS


def _sequels(
    claim: outbox.Claim, what: Send, reference: str, now: datetime, *, is_newest: bool
) -> Iterator[outbox.Entry]:
    """What follows a message, written with the news that it stands: what it holds the place of, and its end.

    is_newest: False where a newer version of a copy came while it was sent: that one fills it.
    """
    message = what.message
    gone = None if message.gone_after is None else now + timedelta(seconds=message.gone_after)
    row = outbox.Entry(
        key=claim.key,
        worker=what.address.platform.value,
        kind=claim.kind,
        lane=claim.lane,
        due=now,
        address=what.address,
    )
    if message.placeholder is not None and is_newest:
        fill = replace(
            row,
            key=f"{claim.key}:fill",
            kind=Kind.FILL,
            expires_at=expiry(claim.lane, now, gone),
            parcel=Parcel(message, reference),
        )
        if claim.copy is not None:
            # As by its next version, so that what comes later takes its place.
            fill = replace(fill, kind=Kind.SHOW, subject=claim.subject, recipient=claim.recipient, copy=claim.copy)
        yield fill
    if gone is not None:
        yield replace(
            row,
            key=f"{claim.key}:gone",
            kind=Kind.DELETE,
            lane=Lane.CARDS,
            due=gone,
            expires_at=expiry(Lane.CARDS, gone),
            parcel=Parcel(Outgoing(), reference),
        )
