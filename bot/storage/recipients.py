"""Who gets messages as a room or a subscription: looked up at the moment of sending, so that leaving counts at once."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.messages import Address, Platform
from bot.domain.rights import ALL_COUNTIES
from bot.storage.codec import address_from_bytes, address_to_bytes
from bot.storage.people import split_counties
from bot.storage.rooms import RoomKind
from bot.storage.rooms import move as move_room
from bot.storage.schema import rooms, subscription_counties, subscriptions
from bot.storage.vault import Purpose, Vault

ALERT_ROOMS = RoomKind.ALERTS.value


@dataclass(frozen=True, slots=True)
class Recipient:
    """language: en, es or both. wants: still asks for the county it was looked up for."""

    id: str
    address: Address
    language: str
    wants: bool


async def find(connection: AsyncConnection, vault: Vault, recipient: str, county: str | None) -> Recipient | None:
    """The linked room or the subscription with this id; None once it was unlinked or ended.

    county: whose alerts it has to want; None: any message.
    """
    followed = (subscription_counties.c.subscription == subscriptions.c.id) & (subscription_counties.c.county == county)
    query = select(subscriptions, subscription_counties.c.county).join(subscription_counties, followed, isouter=True)
    row = (await connection.execute(query.where(subscriptions.c.id == recipient))).first()
    if row is not None:
        raw = vault.open(row.address, purpose=Purpose.SUBSCRIPTIONS, table="subscriptions", row=row.id)
        return Recipient(row.id, address_from_bytes(raw), row.language, county is None or row.county is not None)
    linked = select(rooms).where(rooms.c.id == recipient, rooms.c.unlinked_at.is_(None))
    room = (await connection.execute(linked)).first()
    if room is None:
        return None
    raw = vault.open(room.address, purpose=Purpose.ROOMS, table="rooms", row=room.id)
    wants = county is None or (room.kind == ALERT_ROOMS and _serves(room.counties, county))
    return Recipient(room.id, address_from_bytes(raw), room.language, wants)


def _serves(joined: str, county: str) -> bool:
    counties = split_counties(joined)
    return ALL_COUNTIES in counties or county in counties


async def platform(connection: AsyncConnection, recipient: str) -> Platform | None:
    """The platform of a linked room or a subscription; None once it is gone."""
    linked = select(rooms.c.platform).where(rooms.c.id == recipient, rooms.c.unlinked_at.is_(None))
    name = await connection.scalar(linked)
    if name is None:
        name = await connection.scalar(select(subscriptions.c.platform).where(subscriptions.c.id == recipient))
    return None if name is None else Platform(name)


async def alert_rooms(
    connection: AsyncConnection, county: str, *, after: str, limit: int
) -> list[tuple[str, Platform]]:
    """Alert rooms that serve the county, by id, from the one behind `after`."""
    query = select(rooms.c.id, rooms.c.platform, rooms.c.counties).where(
        rooms.c.kind == ALERT_ROOMS, rooms.c.unlinked_at.is_(None), rooms.c.id > after
    )
    rows = await connection.execute(query.order_by(rooms.c.id))
    return [(row.id, Platform(row.platform)) for row in rows if _serves(row.counties, county)][:limit]


async def subscribers(
    connection: AsyncConnection, county: str, *, after: str, limit: int
) -> list[tuple[str, Platform]]:
    """Subscriptions of the county, by id, from the one behind `after`."""
    query = (
        select(subscriptions.c.id, subscriptions.c.platform)
        .join(subscription_counties, subscription_counties.c.subscription == subscriptions.c.id)
        .where(subscription_counties.c.county == county, subscriptions.c.id > after)
        .order_by(subscriptions.c.id)
        .limit(limit)
    )
    return [(row.id, Platform(row.platform)) for row in await connection.execute(query)]


async def move(connection: AsyncConnection, vault: Vault, recipient: str, address: Address, now: datetime) -> None:
    """A chat got a new id: keep it as the recipient's address."""
    if await connection.scalar(select(rooms.c.id).where(rooms.c.id == recipient)) is not None:
        await move_room(connection, vault, recipient, address, now)
        return
    sealed = vault.seal(Purpose.SUBSCRIPTIONS, address_to_bytes(address), table="subscriptions", row=recipient)
    statement = update(subscriptions).where(subscriptions.c.id == recipient)
    await connection.execute(statement.values(address=sealed))
