"""Volunteers and rooms: from the configuration at start, from a platform's own roles, and rooms linked in chat."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from bot.domain.alerts import AlertLanguage
from bot.domain.messages import Account, Address
from bot.domain.rights import Deed, Grant, Role, Volunteer, initial
from bot.errors import UserError
from bot.services.ids import Ids
from bot.storage import audit, grants, people, rooms
from bot.storage.database import AsyncConnection
from bot.storage.people import EVERYWHERE
from bot.storage.rooms import Room, RoomKind
from bot.storage.vault import Vault
from bot.storage.work import UnitOfWork

Person = tuple[Account, ...]


class Volunteers:
    """mapped: what a role of a Discord server gives, by the role's id."""

    def __init__(self, vault: Vault, ids: Ids, *, mapped: Mapping[str, Grant] = MappingProxyType({})) -> None:
        self._vault = vault
        self._ids = ids
        self._mapped = mapped

    async def find(
        self, work: UnitOfWork, account: Account | None, now: datetime, *, platform_roles: Collection[str] = ()
    ) -> Volunteer | None:
        """Who this account is, read anew at every click (R22); None for everybody without a role.

        platform_roles: the ids of the roles that the platform says the clicker has at this moment.
        """
        if account is None:
            return None
        mapped = tuple(grant for role, grant in self._mapped.items() if role in platform_roles)
        if mapped:
            await self._note_mapped(work, account, mapped[0].role, now)
        return await people.find(await work.read(), self._vault, account, now, mapped=mapped)

    async def begins(self, work: UnitOfWork, account: Account | None, now: datetime) -> datetime | None:
        """When the role of somebody who has none yet takes effect (R22); None where none was given."""
        person = await people.person_of(await work.read(), self._vault, account) if account else None
        held = await grants.held(await work.read(), now, person=person) if person else []
        return min((each.effective_at for each in held if each.effective_at > now and not each.suspended), default=None)

    async def _note_mapped(self, work: UnitOfWork, account: Account, role: Role, now: datetime) -> None:
        """Whom a platform's own role makes a volunteer is given an alias, and the day is kept, for R40."""
        person = await people.person_of(await work.read(), self._vault, account)
        if person is not None and await people.mapped_on(await work.read(), person) == now.date():
            return
        connection = await work.connection()
        person = await self.person_with(connection, (account,), now, role=role)
        await people.note_mapped(connection, person, now.date())

    async def rooms(self, work: UnitOfWork, kind: RoomKind, county: str | None) -> list[Room]:
        """The rooms of a kind that serve a county."""
        return [room for room in await rooms.linked(await work.read(), self._vault, kind) if room.serves(county)]

    async def room_at(self, work: UnitOfWork, address: Address) -> Room | None:
        return await rooms.at(await work.read(), self._vault, address)

    async def load(
        self,
        connection: AsyncConnection,
        *,
        owners: Iterable[Person],
        moderators: Iterable[Person],
        configured_rooms: Sequence[Room],
        now: datetime,
    ) -> None:
        """Bring people and rooms of the configuration into force; what it no longer names loses what it gave."""
        wanted = set()
        for role, persons in ((Role.OWNER, owners), (Role.MODERATOR, moderators)):
            for accounts in persons:
                wanted.add((await self.person_with(connection, accounts, now, role=role), role.value))
        given = await people.granted_by_config(connection)
        for person, role_name in sorted(wanted - given):
            await people.grant(
                connection,
                self._ids.row(),
                person,
                Role(role_name),
                EVERYWHERE,
                source="config",
                effective_at=now,
            )
        for person, role_name in given - wanted:
            await people.revoke(connection, person, role_name, source="config", now=now)
        await self._load_rooms(connection, configured_rooms, now)

    async def person_with(self, connection: AsyncConnection, accounts: Person, now: datetime, *, role: Role) -> str:
        """The id of the one person who has these accounts; a new one is called after their first role."""
        known = [await people.person_of(connection, self._vault, account) for account in accounts]
        person = next((found for found in known if found is not None), None)
        if person is None:
            person = self._ids.row()
            await people.add(connection, person, now, letter=initial(role))
        for account, found in zip(accounts, known, strict=True):
            if found is None:
                await people.link(connection, self._vault, person, account, now)
            elif found != person:
                # Two people until now; the configuration says that they are one, and they count once (R20).
                await people.absorb(connection, person, found)
        return person

    async def _load_rooms(self, connection: AsyncConnection, configured: Sequence[Room], now: datetime) -> None:
        before = set(await rooms.from_config(connection))
        for room in configured:
            await rooms.link(connection, self._vault, room, source="config", now=now)
            standing = await rooms.at(connection, self._vault, room.address)
            if standing is not None:
                before.discard(standing.id)
        for room_id in before:
            await rooms.unlink(connection, room_id, now)

    async def link_room(
        self,
        work: UnitOfWork,
        volunteer: Volunteer | None,
        address: Address,
        *,
        kind: RoomKind,
        counties: frozenset[str],
        language: AlertLanguage,
        now: datetime,
        link: str | None = None,
    ) -> None:
        """Make this chat a room of the network. link: its public one.

        Raises UserError without the right, and for a chat that is a room of another kind."""
        where = counties or EVERYWHERE
        if volunteer is None or not volunteer.may_in_all(Deed.LINK_ROOM, where):
            raise UserError("no-right")
        room = Room(self._ids.row(), address, kind, where, language, link)
        connection = await work.connection()
        standing = await rooms.at(connection, self._vault, address, exactly=True)
        if standing is not None and standing.kind is not kind:
            # What people at work read there must not come to stand in a channel that everybody reads.
            raise UserError("room-is-another", kind=standing.kind)
        await rooms.link(connection, self._vault, room, source=volunteer.alias, now=now)
        await audit.record(connection, now, actor=volunteer.alias, action="link-room", subject="room", kind=kind.value)

    async def unlink_room(self, work: UnitOfWork, volunteer: Volunteer | None, address: Address, now: datetime) -> bool:
        """Take the chat out; False when it is no room. Raises UserError without the right."""
        if volunteer is None or not volunteer.may(Deed.LINK_ROOM):
            raise UserError("no-right")
        connection = await work.connection()
        room = await rooms.at(connection, self._vault, address, exactly=True)
        if room is None:
            return False
        if not volunteer.may_in_all(Deed.LINK_ROOM, room.counties):
            raise UserError("no-right")
        await rooms.unlink(connection, room.id, now)
        await audit.record(
            connection,
            now,
            actor=volunteer.alias,
            action="unlink-room",
            subject=f"room:{room.id}",
            kind=room.kind.value,
        )
        return True
