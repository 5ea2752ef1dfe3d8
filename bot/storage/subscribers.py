"""Who asked for alerts: an address under a key of its own, counties in clear."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.messages import Account, Address
from bot.storage.codec import address_to_bytes
from bot.storage.database import insert_new
from bot.storage.schema import subscription_counties, subscriptions
from bot.storage.vault import Purpose, Vault


async def _find(connection: AsyncConnection, vault: Vault, account: Account) -> str | None:
    mark = vault.mark(Purpose.SUBSCRIPTIONS, str(account))
    found: str | None = await connection.scalar(select(subscriptions.c.id).where(subscriptions.c.mark == mark))
    return found


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
) -> None:
    """Add counties to the account's subscription, creating it under new_id when there is none."""
    subscription = await _find(connection, vault, account)
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
    for county in counties:
        await insert_new(connection, subscription_counties, {"subscription": subscription, "county": county})


async def unsubscribe(connection: AsyncConnection, vault: Vault, account: Account) -> bool:
    """End everything the account asked for; False when there was nothing."""
    subscription = await _find(connection, vault, account)
    if subscription is None:
        return False
    await connection.execute(delete(subscription_counties).where(subscription_counties.c.subscription == subscription))
    await connection.execute(delete(subscriptions).where(subscriptions.c.id == subscription))
    return True


async def since(connection: AsyncConnection, vault: Vault, account: Account) -> datetime | None:
    """Since when an account gets alerts, or None."""
    mark = vault.mark(Purpose.SUBSCRIPTIONS, str(account))
    found: datetime | None = await connection.scalar(
        select(subscriptions.c.created_at).where(subscriptions.c.mark == mark)
    )
    return found


async def set_language(connection: AsyncConnection, vault: Vault, account: Account, language: str) -> None:
    mark = vault.mark(Purpose.SUBSCRIPTIONS, str(account))
    await connection.execute(update(subscriptions).where(subscriptions.c.mark == mark).values(language=language))


async def counties_of(connection: AsyncConnection, vault: Vault, account: Account) -> list[str]:
    """The counties an account gets alerts of, in alphabetical order."""
    subscription = await _find(connection, vault, account)
    query = select(subscription_counties.c.county).where(subscription_counties.c.subscription == subscription)
    return sorted((await connection.execute(query)).scalars())


async def count(connection: AsyncConnection, county: str) -> int:
    """How many subscriptions a county has."""
    query = select(func.count()).where(subscription_counties.c.county == county)
    return await connection.scalar(query) or 0
