"""One pinned message a room, edited in place: what waits, what stands, who is on duty, what is paused (R21)."""

import hashlib
from datetime import datetime, timedelta

import structlog

from bot.clock import Clock
from bot.domain.delivery import Lane
from bot.domain.messages import Outgoing
from bot.domain.rights import ALL_COUNTIES
from bot.errors import StorageError
from bot.i18n import Texts
from bot.services.alerts import freeze
from bot.services.moderation.cards import locale_of
from bot.services.moderation.duty import Duty
from bot.services.reporting import closing
from bot.services.reporting.closing import Closing
from bot.services.transport.delivery import Delivery
from bot.storage import alerts, copies, drills, open_cards, rooms, settings
from bot.storage.database import AsyncConnection, Database
from bot.storage.open_cards import OpenCard
from bot.storage.rooms import Room, RoomKind
from bot.storage.vault import Purpose, Vault
from bot.storage.work import UnitOfWork

logger = structlog.get_logger(__name__)

# Rooms of people who decide; what a board says is for nobody else.
KINDS = (RoomKind.MODERATORS, RoomKind.COORDINATORS)
# Seconds: a room's board changes no more often, and a change waits no longer.
EVERY = 30.0
# The oldest card's age is told by the largest of these that it has passed, so that a board changes with them alone.
AGES = tuple(timedelta(minutes=minutes) for minutes in (5, 10, 15, 30, 60, 120, 360, 720, 1440, 2880, 10080))
# Cards and alerts that are named; of more, only the number is told.
NAMED = 8
# How long a board's reference is trusted to its key before it is sealed anew: content keys end after days.
SEALED_FOR = timedelta(days=1)
KEY = "board:"
# Instead of a digest: no board stands, whatever it would say.
_GONE = "-"
# A board that goes is emptied first.
_EMPTIED_FOR = timedelta(seconds=2)


class Boards:
    def __init__(
        self,
        database: Database,
        vault: Vault,
        clock: Clock,
        texts: Texts,
        delivery: Delivery,
        duty: Duty,
        shut: Closing,
    ) -> None:
        self._database = database
        self._vault = vault
        self._clock = clock
        self._texts = texts
        self._delivery = delivery
        self._duty = duty
        self._closing = shut

    async def run(self) -> None:
        """Look every EVERY seconds until cancelled; what the forms have to know is read anew beside it."""
        while True:
            await self._clock.sleep(EVERY)
            await self._closing.refresh()
            try:
                await self.step()
            except StorageError:
                logger.exception("boards_failed")

    async def step(self) -> int:
        """Bring every board up to date; returns how many changed."""
        now = self._clock.now()
        changed = 0
        async with self._database.reading() as connection:
            linked = [room for room in await rooms.linked(connection, self._vault) if room.kind in KINDS]
            shown = [(room, await self.render(connection, room, now)) for room in linked]
        for room, text in shown:
            changed += await self._show(room, text, now)
        if changed:
            self._delivery.wake()
        return changed

    async def _show(self, room: Room, text: str, now: datetime) -> bool:
        """Write a board where it reads another way than the last one, or its reference has to be sealed anew."""
        digest = hashlib.sha256(text.encode()).hexdigest()[:32]
        async with self._database.reading() as connection:
            version, last, sealed = _stored(await settings.read(connection, KEY + room.id), now)
        is_old = now - sealed > SEALED_FOR
        if digest == last and not is_old:
            return False
        async with self._database.transaction() as connection:
            if is_old:
                await self._seal_anew(connection, room, now)
            value = f"{version + 1} {digest} {(now if is_old else sealed).isoformat()}"
            await settings.write(connection, KEY + room.id, value, now)
            await self._delivery.show(
                connection,
                copy_name=KEY + room.id,
                owner=f"room:{room.id}",
                recipient=room.id,
                address=None,
                outgoing=Outgoing(text=text, silent=True, pin=True),
                lane=Lane.MARKS,
                version=version + 1,
                resend=True,
            )
        return digest != last

    async def leave(self, work: UnitOfWork, room: Room) -> None:
        """A chat is no room any more: its board loses its words, then goes. Where a platform deletes nothing so old
        (Telegram: 48 hours), the one line stays. Linked again, it gets a new one.
        """
        connection, now, name = await work.connection(), self._clock.now(), KEY + room.id
        copy = await copies.get(connection, self._vault, name, purpose=Purpose.CONTENT)
        if copy is None or copy.reference is None:
            return
        version, _, sealed = _stored(await settings.read(connection, name), now)
        await settings.write(connection, name, f"{version} {_GONE} {sealed.isoformat()}", now)
        await copies.mark_gone(connection, name, now)
        emptied = Outgoing(text=self._texts.say(locale_of(room), "board-left"), replace=True)
        key = f"{name}:left:{version}"
        await self._delivery.reply(connection, room.address, emptied, key, pressed_message=copy.reference)
        await self._delivery.delete(connection, room.address, copy.reference, f"{key}:gone", due=now + _EMPTIED_FOR)

    async def _seal_anew(self, connection: AsyncConnection, room: Room, now: datetime) -> None:
        """A board stands for months; the key of the day that it was sent on does not."""
        copy = await copies.get(connection, self._vault, KEY + room.id, purpose=Purpose.CONTENT)
        if copy is not None and copy.reference is not None:
            await copies.keep(connection, self._vault, copy, now, purpose=Purpose.CONTENT)

    async def render(self, connection: AsyncConnection, room: Room, now: datetime) -> str:
        """The board of a room in its language."""
        locale, say = locale_of(room), self._texts.say
        lines: list[str] = [say(locale, "board-title"), *await self._paused(connection, room, locale, now)]
        if await drills.running(connection) is not None:
            lines.append(say(locale, "board-drill"))
        waiting = [card for card in await open_cards.waiting(connection) if room.serves(card.county)]
        lines += self._cards(waiting, locale, now)
        live = [alert for alert in await alerts.live(connection) if room.serves(alert.facts.county)]
        lines.append(say(locale, "board-alerts", count=len(live)))
        lines += [
            say(locale, "board-alert", alert=alert.code, county=alert.facts.county, until=alert.facts.valid_until)
            for alert in live[:NAMED]
        ]
        lines.append(await self._on_duty(connection, room, locale, now))
        return "\n".join(lines)

    def _cards(self, waiting: list[OpenCard], locale: str, now: datetime) -> list[str]:
        say = self._texts.say
        if not waiting:
            return [say(locale, "board-open-none")]
        oldest = waiting[0].received_at
        lines: list[str] = [say(locale, "board-open", count=len(waiting), oldest=oldest)]
        if passed := [age for age in AGES if now - oldest >= age]:
            lines[0] += " " + say(locale, "board-age", age=self._texts.duration(locale, passed[-1]))
        unknown = self._texts.label(locale, "card-county-unknown")
        for card in waiting[:NAMED]:
            key = "board-card-taken" if card.claimed_by else "board-card-free"
            where = card.county or unknown
            lines.append(say(locale, key, report=card.pseudonym, county=where, who=card.claimed_by or ""))
        return lines

    async def _paused(self, connection: AsyncConnection, room: Room, locale: str, now: datetime) -> list[str]:
        lines: list[str] = []
        if frozen := await freeze.is_frozen(connection):
            lines.append(self._texts.say(locale, "board-frozen", since=frozen.since, who=frozen.by))
        shut = await closing.read(connection, now)
        if shut is not None and (ALL_COUNTIES in shut.counties or any(map(room.serves, shut.counties))):
            lines.append(self._texts.say(locale, "board-closed", until=shut.until))
        return lines or [self._texts.say(locale, "board-running")]

    async def _on_duty(self, connection: AsyncConnection, room: Room, locale: str, now: datetime) -> str:
        """Aliases alone, of everybody on call for any county of the room."""
        found = [alias for county in room.counties for alias in await self._serving(connection, county, now)]
        names = sorted(set(found))
        if not names:
            return self._texts.say(locale, "board-duty-none")
        return self._texts.say(locale, "board-duty", names=self._texts.items(locale, names))

    async def _serving(self, connection: AsyncConnection, county: str, now: datetime) -> list[str]:
        asked = None if county == ALL_COUNTIES else county
        return [shift.alias for shift in await self._duty.on_duty(connection, asked, now)]

    async def tell_unpinned(self, connection: AsyncConnection, room_id: str) -> None:
        """The board stands and the platform did not let us pin it: the room is told once."""
        linked = await rooms.linked(connection, self._vault)
        room = next((room for room in linked if room.id == room_id), None)
        told = f"{KEY}told:{room_id}"
        if room is None or await settings.read(connection, told) is not None:
            return
        await settings.write(connection, told, "", self._clock.now())
        text = self._texts.say(locale_of(room), "board-unpinned")
        await self._delivery.notify(connection, Outgoing(text=text), told, recipient=room_id)


def _stored(value: str | None, now: datetime) -> tuple[int, str, datetime]:
    """Version, digest and the moment of sealing; of a board that was never shown, its beginning."""
    if value is None:
        return 0, "", now
    version, digest, sealed = value.split(" ")
    return int(version), digest, datetime.fromisoformat(sealed)
