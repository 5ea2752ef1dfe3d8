"""What the gateway shows of our own messages: what stands in a private chat, and signs of a stolen token (R43)."""

from collections import OrderedDict
from datetime import timedelta
from typing import Final, TypeVar

import discord
import structlog

from bot.clock import Clock
from bot.domain.messages import Address, Platform
from bot.domain.ports import Host, Sign
from bot.errors import StorageError
from bot.platforms.discord.outbound import DiscordSender, nonce, person

log = structlog.get_logger()

# Seconds that a message of ours may be unknown: the answer to its request may be late, or have gone to another process.
UNKNOWN_FOR: Final = 300.0
# Rows that were written before are not what was sent just then.
_WRITTEN_WITHIN: Final = timedelta(hours=72)
_PAGES: Final = 8
_KEPT: Final = 10_000
_Value = TypeVar("_Value")
_ORDINARY: Final = (discord.MessageType.default, discord.MessageType.reply)


class Watching:
    """host: who is told; None tells nobody."""

    def __init__(self, sender: DiscordSender, clock: Clock) -> None:
        self.host: Host | None = None
        self._sender = sender
        self._clock = clock
        self._sent: OrderedDict[str, None] = OrderedDict()
        self._unknown: OrderedDict[str, tuple[float, str]] = OrderedDict()
        sender.sent = self.sent

    def sent(self, name: str) -> None:
        """The sender gives a message this nonce, or Discord gave it this id."""
        _keep(self._sent, name, None)

    async def named(self, me: discord.ClientUser) -> None:
        """What the login said."""
        if self.host is not None:
            await self.host.named(f"{me.name}#{me.discriminator} {me.global_name or ''}")

    async def left(self, channel: int) -> None:
        """A channel that the bot reads no more. Where that cannot be kept, the next alert there finds it out."""
        if self.host is None:
            return
        try:
            await self.host.left(Address(Platform.DISCORD, str(channel)))
        except StorageError:
            log.error("discord.leaving_not_kept")

    def saw(self, message: discord.Message) -> None:
        """A message of our own account came by."""
        if self.host is None:
            return
        if message.guild is None and (user := self._sender.user_of(message.channel.id)):
            self.host.stands(person(user), str(message.id))
        # What an interaction brings needs the interaction's own token, and what Discord itself writes has another type.
        by_interaction = message.webhook_id is not None or message.interaction_metadata is not None
        if message.type not in _ORDINARY or by_interaction or self._is_ours(str(message.id), str(message.nonce)):
            return
        _keep(self._unknown, str(message.id), (self._clock.monotonic(), str(message.nonce)))

    def _is_ours(self, message: str, given: str) -> bool:
        return message in self._sent or given in self._sent

    async def look(self) -> None:
        """Tell the host of a message that nobody knows after UNKNOWN_FOR. Call it every now and then."""
        now = self._clock.monotonic()
        due = {name: given for name, (at, given) in self._unknown.items() if now - at >= UNKNOWN_FOR}
        if not due or self.host is None:
            return
        try:
            written = await self.host.written(self._clock.now() - _WRITTEN_WITHIN)
            known = {nonce(key, page) for key in written for page in range(_PAGES)}
            if any(not self._is_ours(name, given) and given not in known for name, given in due.items()):
                await self.host.suspects(Sign.MESSAGE)
        except StorageError:
            log.error("discord.sign_not_kept")
            return
        for name in due:
            self._unknown.pop(name, None)


def _keep(memory: OrderedDict[str, _Value], name: str, value: _Value) -> None:
    memory[name] = value
    if len(memory) > _KEPT:
        memory.popitem(last=False)
