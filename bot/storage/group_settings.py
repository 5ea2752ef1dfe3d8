"""What a group set for itself: a county, a language, and whose alerts it gets. Its address is sealed."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.alerts import AlertLanguage
from bot.domain.messages import Address
from bot.domain.notifying import Sound
from bot.storage.codec import address_from_bytes, address_to_bytes
from bot.storage.database import insert_new
from bot.storage.schema import group_settings, subscription_counties, subscriptions
from bot.storage.vault import Purpose, Vault

# What stands in subscriptions.kind.
GROUP = "group"


@dataclass(frozen=True, slots=True)
class GroupSettings:
    """county: what is meant where nobody names one. counties: whose alerts the group gets, by the alphabet.

    checking, sound: how they come, as a person's do; where it gets none, what a new subscription begins with.
    """

    id: str
    county: str | None = None
    language: AlertLanguage = AlertLanguage.BOTH
    counties: tuple[str, ...] = ()
    checking: bool = False
    sound: Sound = Sound.DAY


def _mark(vault: Vault, address: Address) -> bytes:
    """A group is its chat, whatever the topic."""
    return vault.mark(Purpose.SUBSCRIPTIONS, f"{GROUP}:{address.platform}:{address.chat}")


def _seal(vault: Vault, table: str, group: str, address: Address) -> bytes:
    return vault.seal(Purpose.SUBSCRIPTIONS, address_to_bytes(address), table=table, row=group)


async def at(connection: AsyncConnection, vault: Vault, address: Address) -> GroupSettings | None:
    """What the group of this chat has set; None where it set nothing."""
    own = select(group_settings, subscriptions.c.checking, subscriptions.c.sound)
    query = own.outerjoin(subscriptions, subscriptions.c.id == group_settings.c.id)
    row = (await connection.execute(query.where(group_settings.c.mark == _mark(vault, address)))).first()
    if row is None:
        return None
    followed = select(subscription_counties.c.county).where(subscription_counties.c.subscription == row.id)
    counties = sorted((await connection.execute(followed)).scalars())
    settings = GroupSettings(row.id, row.county, AlertLanguage(row.language), tuple(counties))
    return settings if row.sound is None else replace(settings, checking=row.checking, sound=Sound(row.sound))


async def ensure(connection: AsyncConnection, vault: Vault, new_id: str, address: Address, now: datetime) -> str:
    """The id of the group's row, made under new_id where there is none."""
    values = {
        "id": new_id,
        "mark": _mark(vault, address),
        "platform": address.platform.value,
        "address": _seal(vault, "group_settings", new_id, address),
        "county": None,
        "language": AlertLanguage.BOTH.value,
        "changed_at": now,
    }
    if await insert_new(connection, group_settings, values):
        return new_id
    query = select(group_settings.c.id).where(group_settings.c.mark == values["mark"])
    return str((await connection.execute(query)).scalar_one())


async def set_county(connection: AsyncConnection, group: str, county: str | None, now: datetime) -> None:
    """The county that is meant where nobody names one."""
    statement = update(group_settings).where(group_settings.c.id == group)
    await connection.execute(statement.values(county=county, changed_at=now))


async def set_language(connection: AsyncConnection, group: str, language: AlertLanguage, now: datetime) -> None:
    """The language of answers in the group, and of its alerts."""
    statement = update(group_settings).where(group_settings.c.id == group)
    await connection.execute(statement.values(language=language.value, changed_at=now))
    alerts = update(subscriptions).where(subscriptions.c.id == group)
    await connection.execute(alerts.values(language=language.value))


async def follow(
    connection: AsyncConnection, vault: Vault, group: GroupSettings, address: Address, county: str, now: datetime
) -> bool:
    """Send the county's alerts to the group, at this address; False when it gets them already."""
    values = {
        "id": group.id,
        "mark": _mark(vault, address),
        "platform": address.platform.value,
        "address": _seal(vault, "subscriptions", group.id, address),
        "kind": GROUP,
        "language": group.language.value,
        "created_at": now,
    }
    await insert_new(connection, subscriptions, values)
    return await insert_new(connection, subscription_counties, {"subscription": group.id, "county": county})


async def unfollow(connection: AsyncConnection, group: str, county: str) -> bool:
    """Stop the county's alerts; with the last one the subscription ends. False when it did not get them."""
    followed = subscription_counties.c.subscription == group
    gone = await connection.execute(
        delete(subscription_counties).where(followed, subscription_counties.c.county == county)
    )
    if not await connection.scalar(select(func.count()).select_from(subscription_counties).where(followed)):
        await connection.execute(delete(subscriptions).where(subscriptions.c.id == group))
    return gone.rowcount == 1


async def end(connection: AsyncConnection, group: str) -> bool:
    """Erase a group with its subscription; False for what is no group's row."""
    gone = await connection.execute(delete(group_settings).where(group_settings.c.id == group))
    if gone.rowcount != 1:
        return False
    await connection.execute(delete(subscription_counties).where(subscription_counties.c.subscription == group))
    await connection.execute(delete(subscriptions).where(subscriptions.c.id == group))
    return True


async def move(connection: AsyncConnection, vault: Vault, group: str, address: Address) -> bool:
    """The platform gave the group's chat another id. Where that one set something itself, this row ends.

    False for what is no group's row.
    """
    if await connection.scalar(select(group_settings.c.id).where(group_settings.c.id == group)) is None:
        return False
    mark = _mark(vault, address)
    taken = select(group_settings.c.id).where(group_settings.c.mark == mark, group_settings.c.id != group)
    if await connection.scalar(taken) is not None:
        return await end(connection, group)
    for table, name in ((group_settings, "group_settings"), (subscriptions, "subscriptions")):
        moved = update(table).where(table.c.id == group)
        await connection.execute(moved.values(mark=mark, address=_seal(vault, name, group, address)))
    return True


async def address_of(connection: AsyncConnection, vault: Vault, group: str) -> Address | None:
    """Where a group's alerts go, topic included; None when it gets none."""
    sealed = await connection.scalar(select(subscriptions.c.address).where(subscriptions.c.id == group))
    if sealed is None:
        return None
    raw = vault.open(sealed, purpose=Purpose.SUBSCRIPTIONS, table="subscriptions", row=group)
    return address_from_bytes(raw)


async def subscribed(connection: AsyncConnection, vault: Vault) -> list[Address]:
    """Where all groups get their alerts, for `farolito doctor`."""
    query = select(subscriptions.c.id).where(subscriptions.c.kind == GROUP).order_by(subscriptions.c.id)
    groups = (await connection.execute(query)).scalars().all()
    return [address for group in groups if (address := await address_of(connection, vault, group))]
