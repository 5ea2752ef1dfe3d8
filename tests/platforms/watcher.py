"""A Host that remembers what it was told."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.messages import Address
from bot.domain.ports import Sign


@dataclass
class Watcher:
    """keys: what the program is said to have written."""

    keys: tuple[str, ...] = ()
    stood: list[tuple[Address, str]] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    webhooks: list[tuple[str, str]] = field(default_factory=list)
    gone: list[Address] = field(default_factory=list)
    migrated: list[tuple[Address, Address]] = field(default_factory=list)

    def stands(self, address: Address, reference: str) -> None:
        self.stood.append((address, reference))

    async def suspects(self, sign: Sign) -> None:
        self.signs.append(sign)

    async def named(self, name: str) -> None:
        self.names.append(name)

    async def found_webhook(self, url: str) -> None:
        self.webhooks.append(("found", url))

    async def set_webhook(self, url: str) -> None:
        self.webhooks.append(("set", url))

    async def written(self, since: datetime) -> Collection[str]:
        return self.keys

    async def left(self, chat: Address) -> None:
        self.gone.append(chat)

    async def moved(self, before: Address, after: Address) -> None:
        self.migrated.append((before, after))
