"""The accounts of people who hold a role at a moment."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.messages import Account, Platform
from bot.domain.rights import Role
from bot.storage.schema import accounts as accounts_table
from bot.storage.schema import grants
from bot.storage.vault import Purpose, Vault


async def accounts(
    connection: AsyncConnection, vault: Vault, now: datetime, roles: Iterable[Role] = tuple(Role)
) -> list[Account]:
    """Every account of whoever holds one of the roles; by default any role."""
    in_force = (grants.c.effective_at <= now) & or_(grants.c.ended_at.is_(None), grants.c.ended_at > now)
    holders = select(grants.c.person).where(in_force, grants.c.role.in_([role.value for role in roles]))
    query = select(accounts_table.c.mark, accounts_table.c.account).where(accounts_table.c.person.in_(holders))
    found = []
    for row in await connection.execute(query.order_by(accounts_table.c.mark)):
        stored = vault.open(row.account, purpose=Purpose.ROLES, table="accounts", row=row.mark.hex()).decode()
        platform, _, user = stored.partition(":")
        found.append(Account(Platform(platform), user))
    return found
