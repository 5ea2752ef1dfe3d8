"""Looks at every room again, as at linking: open to everybody, and who in it holds no role (R21)."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from bot.app import open_database
from bot.clock import SystemClock
from bot.config import Config
from bot.domain.messages import Account, Address, Platform
from bot.domain.ports import RoomView
from bot.domain.stages import Stage
from bot.errors import SendError
from bot.services.people.room_checks import PUBLIC
from bot.services.upkeep import stages
from bot.storage import role_holders, rooms
from bot.storage.rooms import RoomKind
from bot.storage.vault import Vault

Seen = RoomView | SendError
MAKE_PRIVATE = "make it private (docs/moderators.md, Rooms), or unlink it with /unroom"


async def examine(config: Config) -> tuple[str, str]:
    """What was found of the rooms, in a line, and what to do. Raises StorageError."""
    kinds, accounts, stage = await _linked(config)
    wanted = {address: kind for address, kind in kinds.items() if kind not in PUBLIC}
    seen: dict[Address, Seen] = {}
    for platform in (Platform.TELEGRAM, Platform.DISCORD):
        addresses = [address for address in wanted if address.platform is platform]
        known = [account.user for account in accounts if account.platform is platform]
        if addresses:
            seen |= await _look(config, platform, addresses, known)
    lines = [_line(kind, address, seen.get(address)) for address, kind in wanted.items()]
    if stage != "answers" and RoomKind.MODERATORS not in kinds.values():
        lines.append("no moderators' room: link one in chat with /room")
    is_open = any(isinstance(view, RoomView) and view.is_public for view in seen.values())
    return "; ".join([f"{len(kinds)} linked", *lines]), MAKE_PRIVATE if is_open else ""


async def _linked(config: Config) -> tuple[dict[Address, RoomKind], Sequence[Account], Stage]:
    """The rooms of the database, and of the file before a first start; who holds a role; the stage."""
    vault = Vault(config.keys.dir, SystemClock())
    async with await open_database(config) as database, database.reading() as connection:
        linked = {room.address: room.kind for room in await rooms.linked(connection, vault)}
        accounts = await role_holders.accounts(connection, vault, datetime.now(UTC))
        stage = await stages.read(connection)
    return {room.address: RoomKind(room.kind) for room in config.rooms} | linked, accounts, stage


async def _look(
    config: Config, platform: Platform, addresses: Sequence[Address], known: Sequence[str]
) -> Mapping[Address, Seen]:
    # Each SDK is imported where its platform is switched on.
    if platform is Platform.TELEGRAM and config.telegram is not None:
        from bot.platforms.telegram import rooms as telegram_rooms

        return await telegram_rooms.look(config.telegram, addresses, known)
    if platform is Platform.DISCORD and config.discord is not None:
        from bot.platforms.discord import rooms as discord_rooms

        return await discord_rooms.look(config.discord, addresses)
    return {}


def _line(kind: RoomKind, address: Address, view: Seen | None) -> str:
    where = f"{kind.value} on {address.platform.value}"
    if view is None or isinstance(view, SendError):
        return f"{where}: not looked at ({view.reason if view else 'the platform is off'})"
    if view.is_public:
        return f"{where}: OPEN TO EVERYBODY"
    if view.strangers is not None:
        return f"{where}: private, {view.strangers} without a role"
    return f"{where}: private, read by {', '.join(view.readers) or 'administrators alone'}"
