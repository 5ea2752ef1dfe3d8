"""The discord.py client: what its gateway brings goes to the program, what the program says goes back."""

import asyncio
import contextlib
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Collection
from dataclasses import replace
from typing import Any, Final

import discord
import structlog
from discord import app_commands

from bot.clock import Clock
from bot.domain.messages import Argument, Incoming, Outgoing
from bot.domain.ports import Conversation
from bot.errors import SendError
from bot.i18n import Texts
from bot.platforms.discord import inbound
from bot.platforms.discord.commands import Payload, install, options
from bot.platforms.discord.exchange import Exchange
from bot.platforms.discord.members import with_roles
from bot.platforms.discord.outbound import FAILURES, NO_MENTIONS, DiscordSender, person
from bot.platforms.discord.watching import Watching

log = structlog.get_logger()

# Seconds: an answer that takes longer shows that it is being written, again and again (Discord shows it for ten).
_TYPING_AFTER: Final = 2.0
_TYPING_EVERY: Final = 8.0
_TRIES: Final = 3
_INSTALL_PATIENCE: Final = 30.0
_RATELIMIT_PATIENCE: Final = 30.0
# Discord's limits of an autocompletion (developer docs, Application Command Option Choice).
_MOST_CHOICES: Final = 25
_CHOICE_LENGTH: Final = 100
_REMEMBERED: Final = 4_096


class Repeats:
    """Interactions taken in lately: their answer is on its way, a second one would be refused."""

    def __init__(self) -> None:
        self._seen: OrderedDict[int, None] = OrderedDict()

    def is_new(self, interaction: int) -> bool:
        if interaction in self._seen:
            return False
        self._seen[interaction] = None
        if len(self._seen) > _REMEMBERED:
            self._seen.popitem(last=False)
        return True


def _completions(conversation: Conversation) -> dict[tuple[str, str], Argument]:
    """What is offered while somebody types a command's option."""
    return {
        (command.name, option.name): option.completes
        for command in conversation.commands
        for option in options(command)
        if option.completes
    }


class Client(discord.Client):
    """One session with Discord. It asks for no privileged intent and caches no message and no member.

    commands: what install() wants. mapped_roles: ids of Discord roles that give a role here.
    on_change: told when the gateway is there (True) or gone (False).
    """

    def __init__(
        self,
        conversation: Conversation,
        sender: DiscordSender,
        texts: Texts,
        clock: Clock,
        *,
        commands: list[Payload],
        mapped_roles: Collection[str],
        repeats: Repeats,
        on_change: Callable[[bool], None],
        watching: Watching,
    ) -> None:
        intents = discord.Intents.none()
        intents.guilds = intents.guild_messages = intents.dm_messages = True
        super().__init__(
            intents=intents,
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            allowed_mentions=NO_MENTIONS,
            max_ratelimit_timeout=_RATELIMIT_PATIENCE,
        )
        self._conversation = conversation
        self._sender = sender
        self._texts = texts
        self._clock = clock
        self._commands = commands
        self.mapped_roles = mapped_roles
        self._repeats = repeats
        self._on_change = on_change
        self._watching = watching
        self._completions = _completions(conversation)
        self._running: set[asyncio.Task[Any]] = set()

    async def present(self, commands: list[Payload]) -> None:
        """Install other commands: the network has gone live, or back."""
        self._commands = commands
        self._completions = _completions(self._conversation)
        await self.setup_hook()

    async def setup_hook(self) -> None:
        """Install the commands. Without them the bot still answers mentions and direct messages."""
        if self.application_id is None:
            return
        try:
            async with asyncio.timeout(_INSTALL_PATIENCE):
                changed = await install(self.http, self.application_id, self._commands)
        except FAILURES as error:
            code = error.code if isinstance(error, discord.HTTPException) else None
            log.error("discord.commands_refused", code=code, error=type(error).__name__)
        else:
            log.info("discord.commands", installed=len(self._commands), changed=changed)

    async def finish(self, within: float) -> None:
        """Let what is being answered end; what has not after so many seconds is cancelled."""
        if self._running:
            _, late = await asyncio.wait(self._running, timeout=within)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def on_connect(self) -> None:
        self._on_change(True)

    async def on_resumed(self) -> None:
        self._on_change(True)

    async def on_disconnect(self) -> None:
        self._on_change(False)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """The bot was removed from a server: from each of its channels."""
        for channel in guild.text_channels:
            await self._watching.left(channel.id)

    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        await self._watching.left(channel.id)

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:
        log.exception("discord.event_failed", handler=event_method)

    async def on_interaction(self, interaction: discord.Interaction["Client"]) -> None:
        async with self._tracked():
            if interaction.type is discord.InteractionType.autocomplete:
                await self._complete(interaction)
                return
            incoming = inbound.from_interaction(interaction)
            if incoming is None:
                return
            if not self._repeats.is_new(interaction.id):
                await self._conversation.respond(incoming)
                return
            incoming = await with_roles(incoming, self.guilds, self.mapped_roles)
            await Exchange(interaction, self._conversation, self._sender, self._texts).answer(incoming)

    async def on_message(self, message: discord.Message) -> None:
        async with self._tracked():
            if self.user is not None and message.author.id == self.user.id:
                self._watching.saw(message)
            incoming = inbound.from_message(message, self.user) if self.user else None
            if incoming is None:
                return
            if incoming.private:
                self._sender.remember(message.author.id, message.channel.id)
            elif inbound.is_hidden(message):
                # No language is known here, and what was asked may be urgent: both say how to ask.
                said = "\n\n".join(self._texts.say(locale, "discord-hidden") for locale in ("es", "en"))
                await self._send(incoming, Outgoing(said, reply_to=incoming.key), f"hidden:{incoming.key}")
                return
            incoming = await with_roles(incoming, self.guilds, self.mapped_roles)
            async with self._typing(incoming):
                replies = await self._conversation.respond(incoming)
            for number, reply in enumerate(replies):
                await self._answer(incoming, reply, number)

    async def _answer(self, incoming: Incoming, reply: Outgoing, number: int) -> None:
        """Answer a message. What is for one person alone never stands where others read."""
        key = f"reply:{incoming.key}:{number}"
        if incoming.private or not reply.private or incoming.account is None:
            answers = reply.reply_to or (incoming.key if number == 0 and not incoming.private else None)
            await self._send(incoming, replace(reply, reply_to=answers), key)
            return
        try:
            await self._sender.send(person(incoming.account.user), replace(reply, reply_to=None), key=key)
        except SendError as error:
            log.info("discord.private_answer_refused", reason=error.reason)
            closed = self._texts.say(incoming.locale or "", "discord-closed")
            await self._send(incoming, Outgoing(closed, reply_to=incoming.key), f"{key}:closed")

    async def _send(self, incoming: Incoming, reply: Outgoing, key: str) -> None:
        """Send, a few times where Discord is in trouble: the nonce keeps it from standing twice."""
        for tries in range(1, _TRIES + 1):
            try:
                await self._sender.send(incoming.address, reply, key=key)
                return
            except SendError as error:
                if error.reason == "empty":
                    return
                if error.permanent or tries == _TRIES:
                    log.warning("discord.answer_lost", reason=error.reason)
                    return
                await self._clock.sleep(error.retry_after or 2.0**tries)

    @contextlib.asynccontextmanager
    async def _typing(self, incoming: Incoming) -> AsyncIterator[None]:
        """In a private chat, show that an answer is on its way when it takes long."""
        typing = asyncio.create_task(self._keep_typing(incoming)) if incoming.private else None
        try:
            yield
        finally:
            if typing:
                typing.cancel()
                await asyncio.gather(typing, return_exceptions=True)

    async def _keep_typing(self, incoming: Incoming) -> None:
        await asyncio.sleep(_TYPING_AFTER)
        with contextlib.suppress(SendError):
            while True:
                await self._sender.show_typing(incoming.address)
                await asyncio.sleep(_TYPING_EVERY)

    async def _complete(self, interaction: discord.Interaction["Client"]) -> None:
        command, option, typed = inbound.focused(interaction)
        argument = self._completions.get((command, option), Argument.NONE)
        choices = self._conversation.complete(argument, typed, interaction.locale.value)
        try:
            await interaction.response.autocomplete(
                [
                    app_commands.Choice(name=choice.label[:_CHOICE_LENGTH], value=choice.value[:_CHOICE_LENGTH])
                    for choice in choices[:_MOST_CHOICES]
                ]
            )
        except FAILURES as error:
            # The person typed on, or sent the command, before the answer came.
            log.debug("discord.completion_late", error=type(error).__name__)

    @contextlib.asynccontextmanager
    async def _tracked(self) -> AsyncIterator[None]:
        task = asyncio.current_task()
        if task is None:
            yield
            return
        self._running.add(task)
        try:
            yield
        finally:
            self._running.discard(task)
