"""Looks at the groups that get alerts, and at the roles on Discord that alerts call: may the bot do what it needs."""

from collections.abc import Sequence

from bot.app import open_database
from bot.clock import SystemClock
from bot.config import Config
from bot.domain.messages import Address, Platform
from bot.errors import SendError
from bot.storage import group_settings
from bot.storage.vault import Vault

ADVICE = "docs/operators.md, Groups: let the bot write, or let an administrator of the group stop its alerts there"
ROLES_ADVICE = "docs/operators.md, Roles for alerts on Discord"


async def examine(config: Config) -> tuple[str, str] | None:
    """What was found, in a line without any group's name, and what to do; None where there is nothing to look at.

    Raises StorageError.
    """
    groups = await _subscribed(config)
    roles = dict(config.discord.alert_roles) if config.discord else {}
    if not groups and not roles:
        return None
    wrong, named = await _troubles(config, groups, roles)
    lines = [f"{len(groups)} groups get alerts", *(f"{len(wrong)} cannot be written to" for _ in wrong[:1])]
    lines += sorted(set(wrong))
    lines += [f"role of {county}: {trouble}" for county, trouble in sorted(named.items()) if trouble]
    if roles and not any(named.values()):
        lines.append(f"{len(roles)} roles for alerts in order")
    advice = [ADVICE] if wrong else []
    return "; ".join(lines), "; ".join([*advice, *([ROLES_ADVICE] if any(named.values()) else [])])


async def _subscribed(config: Config) -> Sequence[Address]:
    vault = Vault(config.keys.dir, SystemClock())
    async with await open_database(config) as database, database.reading() as connection:
        return await group_settings.subscribed(connection, vault)


async def _troubles(
    config: Config, groups: Sequence[Address], roles: dict[str, str]
) -> tuple[list[str], dict[str, str]]:
    """What is wrong with groups, one entry each, and with roles, by county."""
    troubles: dict[Address, str] = {}
    named: dict[str, str] = {}
    # Each SDK is imported where its platform is switched on.
    on_telegram = [group for group in groups if group.platform is Platform.TELEGRAM]
    if config.telegram is not None and on_telegram:
        from bot.platforms.telegram import permissions as telegram_permissions

        troubles |= await telegram_permissions.look(config.telegram, on_telegram)
    on_discord = [group for group in groups if group.platform is Platform.DISCORD]
    if config.discord is not None and (on_discord or roles):
        from bot.platforms.discord import permissions as discord_permissions

        try:
            channels, named = await discord_permissions.look(config.discord, on_discord, roles)
            troubles |= channels
        except SendError as error:
            # That the platform does not answer has a line of its own.
            named = dict.fromkeys(roles, f"not looked at ({error.reason})")
    return [trouble for trouble in troubles.values() if trouble], named
