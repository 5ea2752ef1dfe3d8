"""What other services say to people: written in their transaction, sent by the workers after its commit."""

import secrets
from collections.abc import Callable, Mapping
from datetime import datetime

from bot.clock import Clock
from bot.domain.delivery import Kind, Lane, Reach, expiry
from bot.domain.messages import Address, Outgoing, Platform
from bot.storage import broadcasts, outbox, recipients
from bot.storage.codec import Parcel
from bot.storage.database import AsyncConnection
from bot.storage.vault import Vault

TIMERS = "timers"
FOLLOW_UP = "follow:"


def copy_of_alert(alert: str, recipient: str) -> str:
    """The name of the copy of an alert that a room or a subscription holds."""
    return f"alert:{alert}:{recipient}"


def follow_up_key(key: str) -> str:
    """The key of the row that says beside a changed copy that it changed."""
    return f"{key}:follow"


def text_for(
    texts: Mapping[str, Outgoing], language: str, platform: Platform, *, follow_up: bool = False
) -> Outgoing | None:
    """The message for somebody who reads a language on a platform; None when the broadcast has none."""
    prefix = FOLLOW_UP if follow_up else ""
    names = (f"{prefix}{language}:{platform}", f"{prefix}{language}", f"{prefix}both:{platform}", f"{prefix}both")
    return next((texts[name] for name in names if name in texts), None)


class Delivery:
    """Everything here is written into the caller's transaction; call wake() once it is committed.

    A key names one message for ever: writing it twice is harmless. Keys, copy names and owners hold ids of ours,
    never a platform's. Two ways to say to whom: `address` (a person's way back, sealed under the hour's key), or
    `recipient` (the id of a room or a subscription), whose address is looked up at the moment of sending, so that
    whoever left in between gets nothing.
    """

    def __init__(self, vault: Vault, clock: Clock, *, new_id: Callable[[], str] = lambda: secrets.token_hex(8)) -> None:
        self._vault = vault
        self._clock = clock
        self._new_id = new_id
        self._sleepers: list[Callable[[], None]] = []

    def wakes(self, sleeper: Callable[[], None]) -> None:
        """Call `sleeper` (a worker's wake()) at every wake()."""
        self._sleepers.append(sleeper)

    def wake(self) -> None:
        """Something was committed: the workers look at once. Cheap; call it after every commit."""
        for sleeper in self._sleepers:
            sleeper()

    async def reply(
        self,
        connection: AsyncConnection,
        address: Address,
        outgoing: Outgoing,
        key: str,
        *,
        pressed_message: str | None = None,
        due: datetime | None = None,
    ) -> None:
        """Answer the person who wrote or pressed, before everything else; too late after an hour.

        pressed_message: with outgoing.replace, the message to change. due: not before then.
        """
        reference = pressed_message if outgoing.replace else None
        parcel = Parcel(outgoing, reference)
        await self._put(connection, Kind.SEND, key, Lane.REPLIES, parcel, address=address, due=due)

    async def notify(
        self,
        connection: AsyncConnection,
        outgoing: Outgoing,
        key: str,
        *,
        address: Address | None = None,
        recipient: str | None = None,
        subject: str | None = None,
        lane: Lane = Lane.CARDS,
        valid_until: datetime | None = None,
    ) -> None:
        """Tell somebody else something once. Give an address or a recipient.

        subject: what it is about ("report:<id>"); the app's `undeliverable` hears of it when the message dies (R14).
        valid_until: not sent from then on.
        """
        await self._put(
            connection,
            Kind.SEND,
            key,
            lane,
            Parcel(outgoing),
            address=address,
            recipient=recipient,
            subject=subject,
            expires_at=expiry(lane, self._clock.now(), valid_until),
        )

    async def show(
        self,
        connection: AsyncConnection,
        copy_name: str,
        owner: str,
        recipient: str,
        address: Address | None,
        outgoing: Outgoing,
        lane: Lane,
        version: int,
        *,
        resend: bool = False,
        renewal: str = "",
    ) -> None:
        """Bring a lasting copy up to date: the first time it is sent, later versions edit it.

        Older versions that wait are cancelled here, and this one takes their place in the line. copy_name: one a chat,
        ≤ 80 characters. owner: ≤ 40 ("report:<id>"). address: None looks the recipient (a room or a subscription) up
        when it is sent. version: grows with the owner; the same one twice is written once. resend: where the copy was
        deleted, send it anew instead of counting it as gone. renewal: a word that makes the same version be written
        again.
        """
        key = f"{copy_name}:v{version}{renewal}"
        kind = Kind.RENEW if resend else Kind.SHOW
        # What changes often would otherwise go to the end of the line each time, and never be sent.
        due = await outbox.place_in_line(connection, copy_name, self._clock.now())
        written = await self._put(
            connection,
            kind,
            key,
            lane,
            Parcel(outgoing),
            address=address,
            recipient=recipient,
            subject=owner,
            copy=copy_name,
            due=due,
        )
        if written:
            await outbox.cancel_for_copy(connection, copy_name, self._clock.now(), newest=key)

    async def broadcast(
        self,
        connection: AsyncConnection,
        alert: str,
        version: int,
        lane: Lane,
        texts: Mapping[str, Outgoing],
        *,
        reach: Reach = Reach.EVERYONE,
        follow_ups: Mapping[str, Outgoing] | None = None,
    ) -> None:
        """Send a version of an alert (its row stands already) to the county's alert rooms and subscriptions.

        The older versions' broadcasts are closed here: what they have not sent is cancelled, what they delivered
        is edited. texts: by language as rooms and subscriptions have it ("en", "es", "both"; missing ones fall back
        to "both"), or for one platform alone ("es:discord"). lane: ALERTS dies at the alert's valid_until.
        reach: HOLDERS only changes delivered copies (ends, expiries, retractions).
        follow_ups: by language, sent as an answer to each copy that was edited, not to those just sent (R30).
        """
        now = self._clock.now()
        messages = dict(texts)
        messages.update({f"{FOLLOW_UP}{language}": message for language, message in (follow_ups or {}).items()})
        await broadcasts.close_older(connection, alert, version, now)
        await broadcasts.add(
            connection,
            self._new_id(),
            alert=alert,
            version=version,
            lane=lane,
            reach=reach,
            texts=messages,
            now=now,
        )

    async def delete(
        self, connection: AsyncConnection, address: Address, reference: str, key: str, *, due: datetime | None = None
    ) -> None:
        """Delete a message, at once or at `due`."""
        parcel = Parcel(Outgoing(), reference)
        await self._put(connection, Kind.DELETE, key, Lane.CARDS, parcel, address=address, due=due)

    async def timer(self, connection: AsyncConnection, key: str, kind: str, subject: str, due: datetime) -> None:
        """Have the app's timer handler called with kind and subject at `due`. The same key moves the timer.

        kind: ≤ 24 characters. subject: ≤ 40.
        """
        entry = outbox.Entry(key=key, worker=TIMERS, kind=kind, lane=Lane.REPLIES, due=due, subject=subject)
        await outbox.rearm(connection, self._vault, entry, self._clock.now())

    async def cancel_timer(self, connection: AsyncConnection, key: str) -> bool:
        """Stop a timer; False when it fired, was stopped or is firing."""
        return await outbox.cancel_key(connection, key, self._clock.now())

    async def _put(
        self,
        connection: AsyncConnection,
        kind: Kind,
        key: str,
        lane: Lane,
        parcel: Parcel,
        *,
        address: Address | None = None,
        recipient: str | None = None,
        subject: str | None = None,
        copy: str | None = None,
        due: datetime | None = None,
        expires_at: datetime | None = None,
    ) -> bool:
        platform = address.platform if address else await recipients.platform(connection, recipient or "")
        if platform is None:
            return False  # the room was unlinked, the subscription ended: nobody to write to
        now = self._clock.now()
        entry = outbox.Entry(
            key=key,
            worker=platform.value,
            kind=kind.value,
            lane=lane,
            due=due or now,
            expires_at=expires_at or expiry(lane, due or now),
            address=address,
            parcel=parcel,
            subject=subject,
            recipient=recipient,
            copy=copy,
        )
        return await outbox.put(connection, self._vault, entry, now)
