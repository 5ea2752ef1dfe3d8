"""Who asked for alerts: an address under a key of its own, counties and preferences in clear."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.messages import Account, Address
from bot.domain.notifying import Sound, Wish
from bot.domain.rights import ALL_COUNTIES
from bot.storage.codec import address_to_bytes
from bot.storage.database import insert_new
from bot.storage.schema import sounds, subscription_counties, subscriptions
from bot.storage.vault import Purpose, Vault


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a person asked for. counties: in order, ALL_COUNTIES alone for the whole state.

    checking: also what is only being checked. discreet: the message names its subject when it is opened, not before.
    """

    id: str
    counties: tuple[str, ...]
    language: str
    checking: bool
    sound: Sound
    discreet: bool
    since: datetime


async def _find(connection: AsyncConnection, vault: Vault, account: Account) -> str | None:
    found: str | None = await connection.scalar(select(subscriptions.c.id).where(_own(vault, account)))
    return found


def _own(vault: Vault, account: Account) -> Any:
    return subscriptions.c.mark == vault.mark(Purpose.SUBSCRIPTIONS, str(account))


def _seal(vault: Vault, subscription: str, address: Address) -> bytes:
    return vault.seal(Purpose.SUBSCRIPTIONS, address_to_bytes(address), table="subscriptions", row=subscription)


async def subscribe(
    connection: AsyncConnection,
    vault: Vault,
    new_id: str,
    account: Account,
    address: Address,
    *,
    counties: Iterable[str],
    language: str,
    now: datetime,
) -> bool:
    """Add counties to the account's subscription; True when it is a new one, made under new_id.

    ALL_COUNTIES takes the place of single ones, and who has it needs no single one.
    """
    subscription, is_new = await _find(connection, vault, account), False
    if subscription is None:
        values = {
            "id": new_id,
            "mark": vault.mark(Purpose.SUBSCRIPTIONS, str(account)),
            "platform": address.platform.value,
            "address": _seal(vault, new_id, address),
            "language": language,
            "created_at": now,
        }
        # Of two taps at once the second one finds what the first one made.
        is_new = await insert_new(connection, subscriptions, values)
        subscription = new_id if is_new else await _find(connection, vault, account)
    assert subscription is not None  # noqa: S101 - inserted, or found
    changed = update(subscriptions).where(subscriptions.c.id == subscription)
    await connection.execute(changed.values(address=_seal(vault, subscription, address), language=language))
    held = set(await _counties(connection, subscription))
    wanted = {ALL_COUNTIES} if ALL_COUNTIES in held.union(counties) else set(counties)
    if ALL_COUNTIES in wanted:
        await _drop(connection, subscription, held - wanted)
    for county in sorted(wanted - held):
        await insert_new(connection, subscription_counties, {"subscription": subscription, "county": county})
    return is_new


async def unsubscribe(connection: AsyncConnection, vault: Vault, account: Account) -> bool:
    """End everything the account asked for; False when there was nothing."""
    subscription = await _find(connection, vault, account)
    return subscription is not None and await end(connection, subscription)


async def end(connection: AsyncConnection, subscription: str) -> bool:
    """Erase a subscription with its address; False when there is none with this id."""
    await connection.execute(delete(sounds).where(sounds.c.recipient == subscription))
    await connection.execute(delete(subscription_counties).where(subscription_counties.c.subscription == subscription))
    gone = await connection.execute(delete(subscriptions).where(subscriptions.c.id == subscription))
    return gone.rowcount == 1


async def leave(
    connection: AsyncConnection, vault: Vault, account: Account, counties: Iterable[str]
) -> tuple[str, ...]:
    """Take counties out of the account's subscription, and end it with the last one; returns which it had."""
    subscription = await _find(connection, vault, account)
    if subscription is None:
        return ()
    held = await _counties(connection, subscription)
    left = tuple(county for county in held if county in set(counties))
    await _drop(connection, subscription, left)
    if len(left) == len(held):
        await end(connection, subscription)
    return left


async def _drop(connection: AsyncConnection, subscription: str, counties: Iterable[str]) -> None:
    own = subscription_counties.c.subscription == subscription
    gone = subscription_counties.c.county.in_(list(counties))
    await connection.execute(delete(subscription_counties).where(own, gone))


async def preferences(connection: AsyncConnection, vault: Vault, account: Account) -> Preferences | None:
    """What the account asked for, or None when it gets no alerts."""
    row = (await connection.execute(select(subscriptions).where(_own(vault, account)))).first()
    return None if row is None else _preferences(row, await _counties(connection, row.id))


def _preferences(row: Row[Any], counties: Iterable[str]) -> Preferences:
    return Preferences(
        id=row.id,
        counties=tuple(counties),
        language=row.language,
        checking=row.checking,
        sound=Sound(row.sound),
        discreet=row.discreet,
        since=row.created_at,
    )


async def prefer(
    connection: AsyncConnection,
    vault: Vault,
    account: Account,
    wanted: Wish,
) -> bool:
    """Change what is wished; False when the account gets no alerts."""
    subscription = await _find(connection, vault, account)
    return subscription is not None and await wish(connection, subscription, wanted)


async def wish(connection: AsyncConnection, subscription: str, wanted: Wish) -> bool:
    """The same for a person's or a group's subscription by its id; False where there is none."""
    given = {"checking": wanted.checking, "sound": wanted.sound, "discreet": wanted.discreet}
    values = {name: value for name, value in given.items() if value is not None}
    changed = await connection.execute(update(subscriptions).where(subscriptions.c.id == subscription).values(**values))
    return changed.rowcount == 1


async def since(connection: AsyncConnection, vault: Vault, account: Account) -> datetime | None:
    """Since when an account gets alerts, or None."""
    found: datetime | None = await connection.scalar(select(subscriptions.c.created_at).where(_own(vault, account)))
    return found


async def set_language(connection: AsyncConnection, vault: Vault, account: Account, language: str) -> None:
    await connection.execute(update(subscriptions).where(_own(vault, account)).values(language=language))


async def counties_of(connection: AsyncConnection, vault: Vault, account: Account) -> list[str]:
    """The counties an account gets alerts of, in alphabetical order."""
    subscription = await _find(connection, vault, account)
    return [] if subscription is None else await _counties(connection, subscription)


async def _counties(connection: AsyncConnection, subscription: str) -> list[str]:
    query = select(subscription_counties.c.county).where(subscription_counties.c.subscription == subscription)
    return sorted((await connection.execute(query)).scalars())
