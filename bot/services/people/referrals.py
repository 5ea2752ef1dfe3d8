"""Referrals: a family asks the network's partner for a call, with its own consent, and nothing stays (R45)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.delivery import Lane
from bot.domain.messages import Account, Address, Outgoing
from bot.domain.redaction import Leak, find
from bot.domain.referrals import LEAST_COUNTED, LIFETIME, Need, Referral, ReferralState, Wish
from bot.domain.rights import ALL_COUNTIES, Deed, Volunteer
from bot.errors import UserError
from bot.i18n import Markdown, Texts
from bot.services.asking.hotlines import Hotlines
from bot.services.ids import Ids
from bot.services.moderation.cards import locale_of
from bot.services.people.referral_text import LAST, ReferralText
from bot.services.transport.delivery import Delivery
from bot.services.transport.in_private import passing
from bot.storage import referrals, rooms
from bot.storage.database import AsyncConnection
from bot.storage.rooms import Room, RoomKind
from bot.storage.vault import Vault
from bot.storage.work import UnitOfWork

UNREAD = "referral-unread"
ENDS = "referral-ends"
MESSAGE_LIMIT = 500
MONTHS = 6


@dataclass(frozen=True, slots=True)
class Partner:
    """Whom the configuration names. counties: names, or ALL_COUNTIES. unanswered_after: then the family hears."""

    organisation: str
    counties: frozenset[str]
    languages: tuple[str, ...]
    needs: tuple[Need, ...]
    unanswered_after: timedelta

    def serves(self, county: str | None) -> bool:
        """An unknown county is served by who serves them all."""
        return ALL_COUNTIES in self.counties or county in self.counties


class Referrals:
    """partner: None while referrals are off. lifetime: how long one is kept at most."""

    def __init__(
        self,
        vault: Vault,
        ids: Ids,
        texts: Texts,
        delivery: Delivery,
        hotlines: Hotlines,
        partner: Partner | None,
        *,
        lifetime: timedelta = LIFETIME,
    ) -> None:
        self.partner = partner
        self.text = ReferralText(texts)
        self._vault = vault
        self._ids = ids
        self._texts = texts
        self._delivery = delivery
        self._hotlines = hotlines
        self._lifetime = min(lifetime, LIFETIME)

    async def offered(self, work: UnitOfWork) -> Partner:
        """The partner, where one is named and has its room. Raises UserError."""
        linked = await rooms.linked(await work.read(), self._vault, RoomKind.PARTNER)
        if self.partner is None or not linked:
            raise UserError("referrals-off")
        return self.partner

    async def draft(
        self, work: UnitOfWork, account: Account, wish: Wish, *, way_back: Address, locale: str, now: datetime
    ) -> Referral:
        """Keep what a family is about to send. Raises UserError: off, another county, or one waits already."""
        await self._may_send(work, account, wish)
        connection = await work.connection()
        row, code = self._ids.row(), f"F-{self._ids.row()[:4]}"
        await referrals.draft(connection, self._vault, row, code, wish, account, way_back, locale=locale, now=now)
        return Referral(row, code, ReferralState.DRAFT, wish.county, locale, now, wish, ())

    async def _may_send(self, work: UnitOfWork, account: Account, wish: Wish) -> None:
        partner = await self.offered(work)
        if not partner.serves(wish.county):
            raise UserError("referral-county", organisation=partner.organisation, county=wish.county)
        if wish.need not in partner.needs or wish.language not in partner.languages:
            raise UserError("stale-button")
        held = await referrals.of_person(await work.read(), self._vault, account)
        if any(each.state is ReferralState.SENT for each in held):
            raise UserError("referral-waits", organisation=partner.organisation)

    async def send(self, work: UnitOfWork, account: Account, referral_id: str, now: datetime) -> Referral:
        """*Send*, by whoever drafted it and nobody else. Raises UserError."""
        partner = await self.offered(work)
        mine = await referrals.of_person(await work.read(), self._vault, account)
        found = next((each for each in mine if each.id == referral_id), None)
        if found is None:
            raise UserError("referral-gone")
        connection = await work.connection()
        if not await referrals.send(connection, found.id, now):
            raise UserError("referral-waits", organisation=partner.organisation)
        await referrals.count(connection, self._month(now), sent=1)
        await self._delivery.timer(connection, f"{UNREAD}:{found.id}", UNREAD, found.id, now + partner.unanswered_after)
        await self._delivery.timer(connection, f"{ENDS}:{found.id}", ENDS, found.id, now + self._lifetime)
        await self._show(connection, found.id)
        return found

    async def cancel(self, work: UnitOfWork, account: Account) -> None:
        """Erase what was not sent."""
        for each in await referrals.of_person(await work.read(), self._vault, account):
            if each.state is ReferralState.DRAFT:
                await referrals.erase(await work.connection(), each.id)

    async def open(
        self, work: UnitOfWork, volunteer: Volunteer, referral_id: str, *, to: Address, locale: str
    ) -> Referral:
        """*Read*: what it says, to one of the partner's people in private. Raises UserError."""
        found, wish = await self._waiting(work, volunteer, referral_id)
        connection = await work.connection()
        await self._privately(connection, found, volunteer.id, to, locale, self.text.privately(found, wish, locale))
        await referrals.note_reader(connection, found.id, volunteer.id)
        await self._show(connection, found.id)
        return found

    async def _privately(
        self, connection: AsyncConnection, found: Referral, person: str, to: Address, locale: str, outgoing: Outgoing
    ) -> None:
        await self._delivery.show(
            connection,
            copy_name=_private_copy(found.id, person),
            owner=f"referral:{found.id}",
            recipient=person,
            address=to,
            outgoing=passing(outgoing, self._texts.say(locale, "comes-in-a-moment")),
            lane=Lane.REPLIES,
            version=1,
            resend=True,
            # Opened again after it was deleted, it is sent again.
            renewal=f":{self._ids.row()}",
        )

    async def write(self, work: UnitOfWork, volunteer: Volunteer, referral_id: str, words: str) -> Referral:
        """Words of the partner to a family that wants no call; no link. Raises UserError."""
        found, _ = await self._read(work, volunteer, referral_id)
        said = words.strip()[:MESSAGE_LIMIT]
        if not said:
            raise UserError("nothing-to-add")
        if any(hit.leak is Leak.LINK for hit in find(said)):
            raise UserError("referral-no-link")
        await self._tell(await work.connection(), found, "referral-partner-writes", self._ids.row(), words=said)
        return found

    async def acknowledge(
        self, work: UnitOfWork, volunteer: Volunteer, referral_id: str, now: datetime, *, to: Address, locale: str
    ) -> Referral:
        """*We have it*, by somebody who read it: everything is erased, and the family hears. Raises UserError."""
        found, _ = await self._read(work, volunteer, referral_id)
        connection = await work.connection()
        address = await referrals.way_back(connection, self._vault, found.id)
        if not await referrals.erase(connection, found.id):
            raise UserError("referral-over")
        await referrals.count(connection, self._month(now), received=1)
        await self._told_at(connection, found, "referral-received", address)
        await self._over(connection, found, "referral-card-received")
        await self._wipe(connection, found, volunteer.id, to, locale)
        return found

    async def _wipe(self, connection: AsyncConnection, found: Referral, person: str, to: Address, locale: str) -> None:
        """What they read in private goes at once, not after ten minutes."""
        await self._delivery.show(
            connection,
            copy_name=_private_copy(found.id, person),
            owner=f"referral:{found.id}",
            recipient=person,
            address=to,
            outgoing=self.text.over("referral-card-received", found, locale),
            lane=Lane.REPLIES,
            version=LAST,
        )

    async def unread(self, connection: AsyncConnection, referral_id: str) -> None:
        """The timer's end: nobody has it yet, and the family hears that with a number to call."""
        found = await referrals.get(connection, self._vault, referral_id)
        if found is not None:
            await self._tell(connection, found, "referral-unanswered", "unanswered")

    async def ended(self, connection: AsyncConnection, referral_id: str) -> None:
        """The timer's end: its time is over, whoever read it or not."""
        found = await referrals.get(connection, self._vault, referral_id)
        if found is None:
            return
        await self._tell(connection, found, "referral-ended", "ended")
        await referrals.erase(connection, found.id)
        await self._over(connection, found, "referral-card-ended")

    async def unreachable(self, connection: AsyncConnection, referral_id: str, person: str) -> None:
        """What somebody opened did not reach them: they have not read it, and the room reads how to open the chat."""
        found = await referrals.get(connection, self._vault, referral_id)
        if found is None or person not in found.readers:
            return
        await referrals.drop_reader(connection, found.id, person)
        for room in await self._rooms(connection, found.county):
            said = Outgoing(text=self._texts.say(locale_of(room), "referral-unopened", code=found.code))
            key = f"referral:{found.id}:unopened:{room.id}:{self._ids.row()}"
            await self._delivery.notify(connection, said, key, recipient=room.id)

    async def _waiting(self, work: UnitOfWork, volunteer: Volunteer, referral_id: str) -> tuple[Referral, Wish]:
        """One that nobody has. Raises UserError: no right in its county, erased, or its key is gone."""
        if not volunteer.may(Deed.REFER):
            raise UserError("no-right")
        found = await referrals.get(await work.read(), self._vault, referral_id)
        if found is None or found.state is not ReferralState.SENT or found.wish is None:
            raise UserError("referral-over")
        if not volunteer.may(Deed.REFER, found.county):
            raise UserError("no-right")
        return found, found.wish

    async def _read(self, work: UnitOfWork, volunteer: Volunteer, referral_id: str) -> tuple[Referral, Wish]:
        found, wish = await self._waiting(work, volunteer, referral_id)
        if volunteer.id not in found.readers:
            raise UserError("referral-read-first")
        return found, wish

    async def _tell(self, connection: AsyncConnection, found: Referral, key: str, occasion: str, **words: str) -> None:
        address = await referrals.way_back(connection, self._vault, found.id)
        await self._told_at(connection, found, key, address, occasion=occasion, **words)

    async def _told_at(
        self,
        connection: AsyncConnection,
        found: Referral,
        key: str,
        address: Address | None,
        *,
        occasion: str = "received",
        **words: str,
    ) -> None:
        if address is None or self.partner is None:
            return
        number = Markdown(self._hotlines.number(found.county))
        said = self._texts.say(
            found.locale, key, code=found.code, organisation=self.partner.organisation, number=number, **words
        )
        await self._delivery.notify(connection, Outgoing(text=said), f"referral:{found.id}:{occasion}", address=address)

    async def _rooms(self, connection: AsyncConnection, county: str) -> list[Room]:
        linked = await rooms.linked(connection, self._vault, RoomKind.PARTNER)
        return [room for room in linked if room.serves(county)] or linked

    async def _show(self, connection: AsyncConnection, referral_id: str) -> None:
        found = await referrals.get(connection, self._vault, referral_id)
        if found is None:
            return
        for room in await self._rooms(connection, found.county):
            await self._put(connection, found, room, self.text.card(found, locale_of(room)), 1 + len(found.readers))

    async def _over(self, connection: AsyncConnection, found: Referral, key: str) -> None:
        for timer in (UNREAD, ENDS):
            await self._delivery.cancel_timer(connection, f"{timer}:{found.id}")
        for room in await self._rooms(connection, found.county):
            await self._put(connection, found, room, self.text.over(key, found, locale_of(room)), LAST)

    async def _put(
        self, connection: AsyncConnection, found: Referral, room: Room, outgoing: Outgoing, version: int
    ) -> None:
        await self._delivery.show(
            connection,
            copy_name=f"referral:{found.id}:{room.id}",
            owner=f"referral:{found.id}",
            recipient=room.id,
            address=None,
            outgoing=outgoing,
            lane=Lane.CARDS,
            version=version,
        )

    async def held(self, work: UnitOfWork, account: Account) -> int:
        """How many of a family's wishes are held."""
        return len(await referrals.of_person(await work.read(), self._vault, account))

    async def forget(self, work: UnitOfWork, account: Account) -> None:
        """Erase what a family sent or was about to; the partner's room reads that it was withdrawn."""
        for each in await referrals.of_person(await work.read(), self._vault, account):
            connection = await work.connection()
            await referrals.erase(connection, each.id)
            if each.state is ReferralState.SENT:
                await self._over(connection, each, "referral-card-withdrawn")

    async def months(self, work: UnitOfWork, volunteer: Volunteer) -> list[tuple[date, int]]:
        """How many were sent in each of the last months, none of fewer than three. Raises UserError."""
        if not volunteer.may(Deed.GRANT):
            raise UserError("no-right")
        found = await referrals.months(await work.read(), limit=MONTHS)
        return [(month, sent) for month, sent, _ in found if sent >= LEAST_COUNTED]

    def _month(self, now: datetime) -> date:
        return now.astimezone(self._texts.timezone).date().replace(day=1)


def _private_copy(referral: str, person: str) -> str:
    return f"referral:{referral}:to:{person}"
