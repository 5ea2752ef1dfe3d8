"""Who gets an alert: the one place that selects, and that looks again at the moment of sending."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, false, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.alerts import AlertKind, AlertLanguage, Audience, Copies, Reader
from bot.domain.messages import Address, Platform
from bot.domain.notifying import Sound
from bot.domain.reports import Mark
from bot.domain.rights import ALL_COUNTIES
from bot.storage import group_settings
from bot.storage.codec import address_from_bytes, address_to_bytes
from bot.storage.database import upsert
from bot.storage.people import split_counties
from bot.storage.rooms import RoomKind
from bot.storage.rooms import move as move_room
from bot.storage.schema import rooms, sounds, subscription_counties, subscriptions
from bot.storage.vault import Purpose, Vault

ALERT_ROOMS = RoomKind.ALERTS.value
# R34: whom a drill's alert reaches, and nobody else.
DRILL_ROOMS = (RoomKind.MODERATORS.value, RoomKind.COORDINATORS.value)
PERSON = "person"
GROUP = "group"


@dataclass(frozen=True, slots=True)
class Scope:
    """What decides who gets an alert. kind: of this version. mark: a drill reaches nobody outside."""

    county: str
    kind: AlertKind = AlertKind.CONFIRMED
    mark: Mark = Mark.REAL


class Source(StrEnum):
    """Where recipients stand; rooms are written to first."""

    ROOMS = "rooms"
    SUBSCRIPTIONS = "subscribers"


@dataclass(frozen=True, slots=True)
class Recipient:
    """language: en, es or both. wants: still asks for what it was looked up for.

    sound, discreet: as whoever subscribed chose. last_sound: when it last heard an alert of the county.
    is_channel: a room for everybody.
    """

    id: str
    address: Address
    language: str
    wants: bool
    sound: Sound = Sound.ALWAYS
    discreet: bool = False
    last_sound: datetime | None = None
    is_channel: bool = False


async def select_for(
    connection: AsyncConnection, scope: Scope, source: Source, *, after: str, limit: int
) -> list[tuple[str, Platform]]:
    """Whom an alert is for: recipients and their platforms, by id, from the one behind `after`."""
    if source is Source.ROOMS:
        linked = select(rooms.c.id, rooms.c.platform, rooms.c.counties).where(_receives(scope), rooms.c.id > after)
        rows = await connection.execute(linked.order_by(rooms.c.id))
        return [(row.id, Platform(row.platform)) for row in rows if _serves(row.counties, scope)][:limit]
    asking = select(subscriptions.c.id, subscriptions.c.platform).where(_asks_for(scope), subscriptions.c.id > after)
    rows = await connection.execute(asking.order_by(subscriptions.c.id).limit(limit))
    return [(row.id, Platform(row.platform)) for row in rows]


async def count_for(connection: AsyncConnection, scope: Scope) -> Audience:
    """How many rooms, groups and people an alert is for at this moment (R19)."""
    copies = (*await _rooms_by(connection, scope), *await _subscriptions_by(connection, scope))
    by_reader = {reader: sum(each.count for each in copies if each.reader is reader) for reader in Reader}
    return Audience(
        channels=by_reader[Reader.CHANNEL],
        groups=by_reader[Reader.GROUP],
        people=by_reader[Reader.PERSON],
        copies=copies,
        rooms=by_reader[Reader.ROOM] if scope.mark is Mark.DRILL else None,
    )


async def _rooms_by(connection: AsyncConnection, scope: Scope) -> list[Copies]:
    linked = select(rooms.c.platform, rooms.c.language, rooms.c.counties).where(_receives(scope))
    rows = await connection.execute(linked)
    counts = Counter((row.platform, row.language) for row in rows if _serves(row.counties, scope))
    reader = Reader.ROOM if scope.mark is Mark.DRILL else Reader.CHANNEL
    return [
        Copies(reader, Platform(platform), AlertLanguage(language), count)
        for (platform, language), count in sorted(counts.items())
    ]


async def _subscriptions_by(connection: AsyncConnection, scope: Scope) -> list[Copies]:
    columns = (
        subscriptions.c.kind, subscriptions.c.platform, subscriptions.c.language, subscriptions.c.discreet,
    )  # fmt: skip
    query = select(*columns, func.count()).where(_asks_for(scope)).group_by(*columns).order_by(*columns)
    return [
        Copies(Reader(kind), Platform(platform), AlertLanguage(language), count, discreet=bool(discreet))
        for kind, platform, language, discreet, count in await connection.execute(query)
    ]


def _receives(scope: Scope) -> ColumnElement[bool]:
    """Linked rooms of the kind that alerts go to, or that train; their counties are compared by _serves()."""
    kinds = DRILL_ROOMS if scope.mark is Mark.DRILL else (ALERT_ROOMS,)
    return rooms.c.kind.in_(kinds) & rooms.c.unlinked_at.is_(None)


def _serves(joined: str, scope: Scope) -> bool:
    counties = split_counties(joined)
    return ALL_COUNTIES in counties or scope.county in counties


def _asks_for(scope: Scope | None) -> ColumnElement[bool]:
    """Subscriptions of the county, and of what is only being checked those that want it. Of a drill, none (R34)."""
    if scope is None or scope.mark is Mark.DRILL:
        return false()
    named = subscription_counties.c.county.in_((scope.county, ALL_COUNTIES))
    follows = subscriptions.c.id.in_(select(subscription_counties.c.subscription).where(named))
    return follows & subscriptions.c.checking if scope.kind is AlertKind.CHECKING else follows


async def find(connection: AsyncConnection, vault: Vault, recipient: str, scope: Scope | None) -> Recipient | None:
    """The linked room or the subscription with this id; None once it was unlinked or ended.

    scope: of the alert that it has to want; None: any message.
    """
    last_sound = await _last_sound(connection, recipient, scope)
    query = select(subscriptions, _asks_for(scope).label("asks")).where(subscriptions.c.id == recipient)
    row = (await connection.execute(query)).first()
    if row is not None:
        return Recipient(
            row.id,
            address_from_bytes(
                vault.open(row.address, purpose=Purpose.SUBSCRIPTIONS, table="subscriptions", row=row.id)
            ),
            row.language,
            scope is None or bool(row.asks),
            sound=Sound(row.sound),
            discreet=row.discreet,
            last_sound=last_sound,
        )
    linked = select(rooms, _receives(scope or Scope("")).label("receives"))
    room = (await connection.execute(linked.where(rooms.c.id == recipient, rooms.c.unlinked_at.is_(None)))).first()
    if room is None:
        return None
    raw = vault.open(room.address, purpose=Purpose.ROOMS, table="rooms", row=room.id)
    wants = scope is None or (bool(room.receives) and _serves(room.counties, scope))
    return Recipient(
        room.id,
        address_from_bytes(raw),
        room.language,
        wants,
        last_sound=last_sound,
        is_channel=room.kind == ALERT_ROOMS,
    )


async def _last_sound(connection: AsyncConnection, recipient: str, scope: Scope | None) -> datetime | None:
    if scope is None:
        return None
    query = select(sounds.c.at).where(sounds.c.recipient == recipient, sounds.c.county == scope.county)
    found: datetime | None = await connection.scalar(query)
    return found


async def sounded(connection: AsyncConnection, recipient: str, county: str, now: datetime) -> None:
    """An alert of the county came with a sound."""
    await upsert(
        connection, sounds, {"recipient": recipient, "county": county, "at": now}, ["recipient", "county"], ["at"]
    )


async def forget_sounds(connection: AsyncConnection, before: datetime) -> int:
    """Delete what decides nothing any more; returns how many."""
    return (await connection.execute(sounds.delete().where(sounds.c.at < before))).rowcount


async def platform(connection: AsyncConnection, recipient: str) -> Platform | None:
    """The platform of a linked room or a subscription; None once it is gone."""
    linked = select(rooms.c.platform).where(rooms.c.id == recipient, rooms.c.unlinked_at.is_(None))
    name = await connection.scalar(linked)
    if name is None:
        name = await connection.scalar(select(subscriptions.c.platform).where(subscriptions.c.id == recipient))
    return None if name is None else Platform(name)


async def move(connection: AsyncConnection, vault: Vault, recipient: str, address: Address, now: datetime) -> None:
    """A chat got a new id: keep it as the recipient's address."""
    if await connection.scalar(select(rooms.c.id).where(rooms.c.id == recipient)) is not None:
        await move_room(connection, vault, recipient, address, now)
        return
    if await group_settings.move(connection, vault, recipient, address):
        return
    sealed = vault.seal(Purpose.SUBSCRIPTIONS, address_to_bytes(address), table="subscriptions", row=recipient)
    statement = update(subscriptions).where(subscriptions.c.id == recipient)
    await connection.execute(statement.values(address=sealed))
