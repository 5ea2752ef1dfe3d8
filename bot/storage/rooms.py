"""The network's own rooms: where cards and alerts go. Their addresses are sealed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.alerts import AlertLanguage
from bot.domain.messages import Address, Platform
from bot.domain.rights import ALL_COUNTIES
from bot.storage.codec import address_from_bytes, address_to_bytes
from bot.storage.people import join_counties, split_counties
from bot.storage.schema import rooms
from bot.storage.vault import Purpose, Vault


class RoomKind(StrEnum):
    MODERATORS = "moderators"
    ALERTS = "alerts"
    VERIFIERS = "verifiers"
    COORDINATORS = "coordinators"
    EDITORS = "editors"
    PARTNER = "partner"


@dataclass(frozen=True, slots=True)
class Room:
    """counties: names, or ALL_COUNTIES. link: where anybody may follow an alert room; None where nobody said."""

    id: str
    address: Address
    kind: RoomKind
    counties: frozenset[str]
    language: AlertLanguage
    link: str | None = None

    def serves(self, county: str | None) -> bool:
        """A report whose county is not known goes to every room of its kind."""
        return county is None or ALL_COUNTIES in self.counties or county in self.counties


def _name(address: Address) -> str:
    return f"{address.platform}:{address.chat}:{address.topic or ''}"


def _room(row: Row[Any], vault: Vault) -> Room:
    sealed = vault.open(row.address, purpose=Purpose.ROOMS, table="rooms", row=row.id)
    return Room(
        id=row.id,
        address=address_from_bytes(sealed),
        kind=RoomKind(row.kind),
        counties=split_counties(row.counties),
        language=AlertLanguage(row.language),
        link=row.link,
    )


async def linked(connection: AsyncConnection, vault: Vault, kind: RoomKind | None = None) -> list[Room]:
    """All linked rooms, of one kind or of every kind, oldest first."""
    query = select(rooms).where(rooms.c.unlinked_at.is_(None)).order_by(rooms.c.linked_at, rooms.c.id)
    if kind is not None:
        query = query.where(rooms.c.kind == kind.value)
    return [_room(row, vault) for row in await connection.execute(query)]


async def at(connection: AsyncConnection, vault: Vault, address: Address, *, exactly: bool = False) -> Room | None:
    """The room at an address; a topic without a link of its own belongs to its chat's, unless exactly."""
    names = [_name(address)] if exactly else [_name(address), _name(Address(address.platform, address.chat))]
    for name in names:
        mark = vault.mark(Purpose.ROOMS, name)
        query = select(rooms).where(rooms.c.mark == mark, rooms.c.unlinked_at.is_(None))
        if row := (await connection.execute(query)).first():
            return _room(row, vault)
    return None


async def kind_of(connection: AsyncConnection, room_id: str) -> RoomKind | None:
    """What a linked room is for; None for an id of anything else, or of a room that was unlinked."""
    kind = await connection.scalar(select(rooms.c.kind).where(rooms.c.id == room_id, rooms.c.unlinked_at.is_(None)))
    return RoomKind(kind) if kind else None


async def link(connection: AsyncConnection, vault: Vault, room: Room, *, source: str, now: datetime) -> None:
    """Link a room, or change what a linked one is for. source: "config", or the alias of who did it.

    Without a link of its own a linked room keeps the one that it has.
    """
    mark = vault.mark(Purpose.ROOMS, _name(room.address))
    existing = (await connection.execute(select(rooms.c.id).where(rooms.c.mark == mark))).scalar()
    values = {
        "platform": Platform(room.address.platform).value,
        "kind": room.kind.value,
        "counties": join_counties(room.counties),
        "language": room.language.value,
        "source": source,
        "linked_at": now,
        "unlinked_at": None,
    }
    if room.link is not None:
        values["link"] = room.link
    if existing is not None:
        await connection.execute(update(rooms).where(rooms.c.id == existing).values(**values))
        return
    sealed = vault.seal(Purpose.ROOMS, address_to_bytes(room.address), table="rooms", row=room.id)
    await connection.execute(insert(rooms).values(id=room.id, mark=mark, address=sealed, **values))


async def move(connection: AsyncConnection, vault: Vault, room_id: str, address: Address, now: datetime) -> None:
    """The platform gave a room's chat another id. Where that one is linked already, this room ends."""
    mark = vault.mark(Purpose.ROOMS, _name(address))
    if await connection.scalar(select(rooms.c.id).where(rooms.c.mark == mark, rooms.c.id != room_id)) is not None:
        await unlink(connection, room_id, now)
        return
    sealed = vault.seal(Purpose.ROOMS, address_to_bytes(address), table="rooms", row=room_id)
    await connection.execute(update(rooms).where(rooms.c.id == room_id).values(mark=mark, address=sealed))


async def unlink(connection: AsyncConnection, room_id: str, now: datetime) -> None:
    await connection.execute(update(rooms).where(rooms.c.id == room_id).values(unlinked_at=now, link=None))


async def from_config(connection: AsyncConnection) -> list[str]:
    """Ids of the linked rooms that the configuration named."""
    query = select(rooms.c.id).where(rooms.c.source == "config", rooms.c.unlinked_at.is_(None))
    return list((await connection.execute(query)).scalars())
