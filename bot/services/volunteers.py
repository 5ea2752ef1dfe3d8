"""Volunteers and rooms: from the configuration at start, and granted or linked in chat."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from bot.domain.alerts import AlertLanguage
from bot.domain.messages import Account, Address
from bot.domain.rights import Deed, Role, Volunteer, may_grant
from bot.errors import UserError
from bot.services.ids import Ids
from bot.storage import audit, people, rooms, settings
from bot.storage.database import AsyncConnection
from bot.storage.people import EVERYWHERE
from bot.storage.rooms import Room, RoomKind
from bot.storage.vault import Vault
from bot.storage.work import UnitOfWork

# R22: a grant made in chat takes effect after this.
GRANT_DELAY = timedelta(minutes=10)
# How the settings' keys of one-time codes begin.
INVITATION = "invitation:"
INVITATION_LIFETIME = timedelta(minutes=30)

Person = tuple[Account, ...]


class Volunteers:
    def __init__(self, vault: Vault, ids: Ids) -> None:
        self._vault = vault
        self._ids = ids

    async def find(self, work: UnitOfWork, account: Account | None, now: datetime) -> Volunteer | None:
        """Who this account is, read anew at every click (R22); None for everybody without a role."""
        if account is None:
            return None
        return await people.find(await work.read(), self._vault, account, now)

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
                wanted.add((await self._person(connection, accounts, now), role.value))
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

    async def _person(self, connection: AsyncConnection, accounts: Person, now: datetime) -> str:
        known = [await people.person_of(connection, self._vault, account) for account in accounts]
        person = next((found for found in known if found is not None), None)
        if person is None:
            person = self._ids.row()
            await people.add(connection, person, now)
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
    ) -> None:
        """Make this chat a room of the network. Raises UserError without the right."""
        where = counties or EVERYWHERE
        if volunteer is None or not volunteer.may_in_all(Deed.LINK_ROOM, where):
            raise UserError("no-right")
        room = Room(self._ids.row(), address, kind, where, language)
        connection = await work.connection()
        await rooms.link(connection, self._vault, room, source=volunteer.alias, now=now)
        await audit.record(connection, now, actor=volunteer.alias, action="link-room", subject="room", kind=kind.value)

    async def unlink_room(self, work: UnitOfWork, volunteer: Volunteer | None, address: Address, now: datetime) -> bool:
        """Take the chat out; False when it is no room. Raises UserError without the right."""
        if volunteer is None or not volunteer.may(Deed.LINK_ROOM):
            raise UserError("no-right")
        connection = await work.connection()
        room = await rooms.at(connection, self._vault, address)
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

    async def invite(
        self, work: UnitOfWork, volunteer: Volunteer | None, role: Role, counties: frozenset[str], now: datetime
    ) -> str:
        """A one-time code that gives its taker a role. Raises UserError without the right."""
        where = counties or EVERYWHERE
        if volunteer is None or not may_grant(volunteer, role, where):
            raise UserError("no-right")
        code = self._ids.code()
        connection = await work.connection()
        value = "\t".join((role.value, people.join_counties(where), volunteer.id, now.isoformat()))
        await settings.write(connection, INVITATION + code, value, now)
        await audit.record(connection, now, actor=volunteer.alias, action="invite", subject="role", role=role.value)
        return code

    async def accept(self, work: UnitOfWork, account: Account, code: str, now: datetime) -> Role:
        """Take a role by its code, once. Raises UserError for an unknown, used or old code."""
        connection = await work.connection()
        value = await settings.take(connection, INVITATION + _typed(code))
        if value is None:
            raise UserError("invitation-unknown")
        role_name, where, giver, made = value.split("\t")
        if now - datetime.fromisoformat(made) > INVITATION_LIFETIME:
            raise UserError("invitation-unknown")
        person = await self._person(connection, (account,), now)
        await people.grant(
            connection,
            self._ids.row(),
            person,
            Role(role_name),
            people.split_counties(where),
            source=giver,
            effective_at=now + GRANT_DELAY,
        )
        await audit.record(connection, now, actor="system", action="accept", subject=f"person:{person}", role=role_name)
        return Role(role_name)


def _typed(code: str) -> str:
    """A code as somebody may type it: case and dashes do not matter, and what is no letter or digit is none of it."""
    return "".join(sign for sign in code.upper() if sign.isascii() and sign.isalnum())[:16]
