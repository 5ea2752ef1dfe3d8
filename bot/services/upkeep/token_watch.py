"""Signs that somebody else uses a platform's token: publication freezes, coordinators elsewhere are told (R43)."""

import hashlib
from collections.abc import Collection
from datetime import datetime

import structlog

from bot.clock import Clock
from bot.domain.messages import Address, Outgoing, Platform
from bot.domain.ports import Sign
from bot.domain.rights import Role
from bot.i18n import Texts
from bot.services.alerts import freeze
from bot.services.alerts.group_subscriptions import GroupSubscriptions
from bot.services.moderation.cards import locale_of
from bot.services.transport.clearing import Clearing
from bot.services.transport.delivery import Delivery
from bot.storage import role_holders, rooms, sent_keys, settings
from bot.storage.database import AsyncConnection, Database
from bot.storage.rooms import RoomKind
from bot.storage.vault import Vault

logger = structlog.get_logger(__name__)

# How the keys begin under which the last known name and our own webhook stand, as digests.
NAME = "token-name:"
WEBHOOK = "token-webhook:"


class TokenWatch:
    """What a platform's Host needs; see bot.domain.ports.Host for its methods."""

    def __init__(self, database: Database, vault: Vault, clock: Clock, texts: Texts, delivery: Delivery) -> None:
        self._database = database
        self._vault = vault
        self._clock = clock
        self._texts = texts
        self._delivery = delivery

    async def suspects(self, platform: Platform, sign: Sign) -> None:
        """Freeze, and tell coordinators where the thief does not read; once for as long as it stays frozen."""
        logger.error("token_may_be_stolen", platform=platform.value, sign=sign.value, see="docs/stolen-token.md")
        now = self._clock.now()
        async with self._database.transaction() as connection:
            reason = f"{platform.value}:{sign.value}"
            if await freeze.freeze(connection, by=freeze.SYSTEM, reason=reason, now=now):
                await self._tell(connection, platform, sign, now)
                await self._delivery.timer(connection, freeze.TIMER, freeze.TIMER, "alerts", now)
        self._delivery.wake()

    async def _tell(self, connection: AsyncConnection, platform: Platform, sign: Sign, now: datetime) -> None:
        """Rooms and people of the other platforms; of the same one where there is no other to be reached."""
        leading = [Role.OWNER, Role.COORDINATOR]
        people = await role_holders.accounts(connection, self._vault, now, leading)
        linked = await rooms.linked(connection, self._vault, RoomKind.COORDINATORS)
        elsewhere = {room.address.platform for room in linked} | {account.platform for account in people}
        told = elsewhere - {platform} or elsewhere
        for room in linked:
            if room.address.platform in told:
                message = self._message(locale_of(room), platform, sign)
                await self._delivery.notify(
                    connection, message, f"stolen:{now.isoformat()}:{room.id}", recipient=room.id
                )
        for number, account in enumerate(account for account in people if account.platform in told):
            message = self._message(None, platform, sign)
            await self._delivery.notify(
                connection, message, f"stolen:{now.isoformat()}:{number}", address=account.private_chat
            )

    def _message(self, locale: str | None, platform: Platform, sign: Sign) -> Outgoing:
        """In the room's language; in both for a person whose language is not known."""
        locales = (locale,) if locale else ("es", "en")
        said = [self._said(each, platform, sign) for each in locales]
        return Outgoing(text="\n\n".join(said))

    def _said(self, locale: str, platform: Platform, sign: Sign) -> str:
        name = self._texts.label(locale, f"platform-{platform.value}")
        steps = f"stolen-steps-{platform.value}"
        lines = [self._texts.say(locale, "stolen-token", platform=name)]
        lines.append(self._texts.say(locale, f"stolen-sign-{sign.value}"))
        if steps in self._texts.keys:
            lines.append(self._texts.say(locale, steps))
        lines.append(self._texts.say(locale, "stolen-page"))
        return "\n".join(lines)

    async def named(self, platform: Platform, name: str) -> None:
        if await self._changed(f"{NAME}{platform.value}", name):
            await self.suspects(platform, Sign.NAME)

    async def _changed(self, key: str, value: str) -> bool:
        """Keep the first value, and tell whether another one came since. The first stays until the freeze is lifted."""
        async with self._database.transaction() as connection:
            known = await settings.read(connection, key)
            if known is None:
                await settings.write(connection, key, _digest(value), self._clock.now())
        return known is not None and known != _digest(value)

    async def found_webhook(self, platform: Platform, url: str) -> None:
        async with self._database.reading() as connection:
            ours = await settings.read(connection, f"{WEBHOOK}{platform.value}")
        if ours != _digest(url):
            await self.suspects(platform, Sign.WEBHOOK)

    async def set_webhook(self, platform: Platform, url: str) -> None:
        async with self._database.transaction() as connection:
            await settings.write(connection, f"{WEBHOOK}{platform.value}", _digest(url), self._clock.now())

    async def written(self, platform: Platform, since: datetime) -> Collection[str]:
        async with self._database.reading() as connection:
            return await sent_keys.since(connection, platform.value, since)


async def forget_names(connection: AsyncConnection) -> None:
    """Somebody looked and lifted the freeze: what the bots are called now is right."""
    for platform in Platform:
        await settings.take(connection, f"{NAME}{platform.value}")


def _digest(value: str) -> str:
    return hashlib.sha256(value.encode()).hexdigest()


class PlatformHost:
    """The Host that one platform's connection gets."""

    def __init__(self, platform: Platform, watch: TokenWatch, clearing: Clearing, groups: GroupSubscriptions) -> None:
        self._platform = platform
        self._watch = watch
        self._clearing = clearing
        self._groups = groups

    def stands(self, address: Address, reference: str) -> None:
        self._clearing.note(address, reference)

    async def suspects(self, sign: Sign) -> None:
        await self._watch.suspects(self._platform, sign)

    async def named(self, name: str) -> None:
        await self._watch.named(self._platform, name)

    async def found_webhook(self, url: str) -> None:
        await self._watch.found_webhook(self._platform, url)

    async def set_webhook(self, url: str) -> None:
        await self._watch.set_webhook(self._platform, url)

    async def written(self, since: datetime) -> Collection[str]:
        return await self._watch.written(self._platform, since)

    async def left(self, chat: Address) -> None:
        await self._groups.left(chat)

    async def moved(self, before: Address, after: Address) -> None:
        await self._groups.moved(before, after)
