"""One interaction from its arrival to its answer: acknowledged in time, and once."""

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Any, Final

import discord
import structlog

from bot.domain.messages import Button, Incoming, Outgoing, Visibility
from bot.domain.ports import Conversation
from bot.errors import SendError
from bot.i18n import Texts
from bot.platforms.discord.forms import modal
from bot.platforms.discord.markup import plain, render
from bot.platforms.discord.outbound import FAILURES, NO_MENTIONS, DiscordSender, person, view

log = structlog.get_logger()

# Discord waits 3 s for the first sign (developer docs, Receiving and Responding).
ACKNOWLEDGE_AFTER: Final = 2.0
_ALREADY_ACKNOWLEDGED: Final = 40060


class _State(Enum):
    """FRESH: nothing said yet. THINKING: "thinking…" stands. OPEN: whatever follows is a message of its own.
    LOST: the token works no more; answers go the ordinary way.
    """

    FRESH = auto()
    THINKING = auto()
    OPEN = auto()
    LOST = auto()


@dataclass(frozen=True, slots=True)
class _Page:
    """One message to show. replace: in the place of the message whose button was pressed. files: to upload with it."""

    content: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    private: bool = False
    replace: bool = False
    silent: bool = False
    files: tuple[discord.File, ...] = ()


class Exchange:
    """Answers one interaction. The answer is shown only after respond() returned, so "received" means kept."""

    def __init__(
        self, interaction: discord.Interaction[Any], conversation: Conversation, sender: DiscordSender, texts: Texts
    ) -> None:
        self._interaction = interaction
        self._conversation = conversation
        self._sender = sender
        self._texts = texts
        self._state = _State.FRESH
        self._is_hidden = False

    async def answer(self, incoming: Incoming) -> None:
        """Open the form that belongs to it, or let the program respond and show what it says."""
        # A private chat has no other eyes, and a hidden message there would be gone with the next start of the app.
        self._is_hidden = not incoming.private and self._conversation.visibility(incoming) is Visibility.PERSON
        given = incoming.options or incoming.attachments or incoming.form
        form = None if given else self._conversation.form(incoming)
        if form:
            await self._say_first(self._interaction.response.send_modal(modal(form)))
            return
        await self._show(incoming, await self._respond(incoming))

    async def _respond(self, incoming: Incoming) -> list[Outgoing]:
        work = asyncio.create_task(self._conversation.respond(incoming), name="discord respond")
        try:
            done, _ = await asyncio.wait({work}, timeout=ACKNOWLEDGE_AFTER)
            if not done:
                await self._defer()
            return await work
        finally:
            work.cancel()

    async def _defer(self) -> None:
        if self._has_source:
            await self._say_first(self._interaction.response.defer())
        elif await self._say_first(self._interaction.response.defer(ephemeral=self._is_hidden, thinking=True)):
            self._state = _State.THINKING

    async def _say_first(self, saying: Awaitable[object]) -> bool:
        """Give the first response. Tells whether it stands; otherwise the token is of no use."""
        try:
            await saying
        except FAILURES as error:
            code = error.code if isinstance(error, discord.HTTPException) else 0
            # A try whose answer was lost had arrived after all.
            if code != _ALREADY_ACKNOWLEDGED:
                log.warning("discord.interaction_lost", code=code, error=type(error).__name__)
                self._state = _State.LOST
                return False
        self._state = _State.OPEN
        return True

    async def _show(self, incoming: Incoming, replies: list[Outgoing]) -> None:
        if self._state is _State.FRESH and replies and (form := replies[0].form):
            await self._say_first(self._interaction.response.send_modal(modal(form)))
            replies = replies[1:]
        elif not any(self._pages(incoming, reply) for reply in replies):
            await self._end_silently(incoming)
        # After a message of its own, "the original" of a press is that message and no longer the pressed one.
        replies = sorted(replies, key=lambda reply: not reply.replace)
        for number, reply in enumerate(replies):
            for page in await self._with_files(incoming, reply):
                await self._settle_thinking(incoming, page)
                if self._state is _State.LOST or not await self._show_page(page):
                    await self._send_otherwise(incoming, replies[number:], number)
                    return

    async def _show_page(self, page: _Page) -> bool:
        """Tells whether it was shown."""
        shown = view(page.buttons)
        interaction = self._interaction
        if self._state is _State.FRESH and page.replace:
            return await self._say_first(
                interaction.response.edit_message(content=page.content, view=shown, allowed_mentions=NO_MENTIONS)
            )
        maybe_shown = shown or discord.utils.MISSING
        files = list(page.files) or discord.utils.MISSING
        if self._state is _State.FRESH:
            return await self._say_first(
                interaction.response.send_message(
                    page.content or None,
                    view=maybe_shown,
                    files=files,
                    ephemeral=page.private,
                    silent=page.silent,
                    allowed_mentions=NO_MENTIONS,
                )
            )
        if page.replace or self._state is _State.THINKING:
            self._state = _State.OPEN
            return await self._say_later(
                interaction.edit_original_response(
                    content=page.content, attachments=files, view=shown, allowed_mentions=NO_MENTIONS
                )
            )
        return await self._say_later(
            interaction.followup.send(
                page.content,
                view=maybe_shown,
                files=files,
                ephemeral=page.private,
                silent=page.silent,
                allowed_mentions=NO_MENTIONS,
                wait=True,
            )
        )

    async def _say_later(self, saying: Awaitable[object]) -> bool:
        try:
            await saying
        except FAILURES as error:
            log.warning("discord.interaction_lost", error=type(error).__name__)
            self._state = _State.LOST
            return False
        return True

    async def _settle_thinking(self, incoming: Incoming, first: _Page) -> None:
        """Take "thinking…" away where the answer is for fewer eyes: what is said first stands in its place."""
        if self._state is not _State.THINKING or first.private is self._is_hidden:
            return
        self._state = _State.OPEN
        if await self._say_later(self._interaction.edit_original_response(content=self._done(incoming))):
            await self._say_later(self._interaction.delete_original_response())

    def _done(self, incoming: Incoming) -> str:
        return plain(self._texts.label(incoming.locale or "", "discord-done"))

    async def _end_silently(self, incoming: Incoming) -> None:
        if self._state is _State.THINKING:
            await self._say_later(self._interaction.delete_original_response())
        elif self._state is _State.FRESH and self._has_source:
            await self._say_first(self._interaction.response.defer())
        elif self._state is _State.FRESH:
            done = self._done(incoming)
            await self._say_first(self._interaction.response.send_message(done, ephemeral=not incoming.private))

    async def _send_otherwise(self, incoming: Incoming, replies: list[Outgoing], shown: int) -> None:
        """The interaction died, the answer did not: it goes to the channel, or to the person where it is private."""
        for number, reply in enumerate(replies, shown):
            private = reply.private or reply.replace or incoming.private
            address = person(self._interaction.user.id) if private else incoming.address
            # A stored file is shown to one person's eyes only, which an ordinary message does not promise.
            if not reply.text or reply.media is not None:
                continue
            try:
                await self._sender.send(address, reply, key=f"late:{incoming.key}:{number}")
            except SendError as error:
                log.warning("discord.answer_lost", reason=error.reason)

    async def _with_files(self, incoming: Incoming, reply: Outgoing) -> list[_Page]:
        """The pages, the first with the file that the reply names; where it cannot be had, that is said instead."""
        pages = self._pages(incoming, reply)
        if reply.media is None or not pages:
            return pages
        try:
            files = await self._sender.files(reply)
        except SendError as error:
            key = "discord-file-too-big" if error.reason == "too_big" else "discord-file-gone"
            said = plain(self._texts.label(incoming.locale or "", key))
            return [replace(pages[0], content=said)]
        return [replace(pages[0], files=tuple(files)), *pages[1:]]

    def _pages(self, incoming: Incoming, reply: Outgoing) -> list[_Page]:
        """A reply as messages; the buttons stand under the last. A notice without text is for one person's eyes."""
        contents = render(reply.text)
        if not contents and not reply.buttons:
            notice = plain(reply.notice or "")
            return [_Page(notice, private=not incoming.private)] if notice else []
        contents = contents or [""]
        return [
            _Page(
                content,
                buttons=reply.buttons if number == len(contents) - 1 else (),
                private=not incoming.private and (reply.private or self._is_hidden),
                replace=reply.replace and self._has_source and number == 0,
                silent=reply.silent,
            )
            for number, content in enumerate(contents)
        ]

    @property
    def _has_source(self) -> bool:
        """There is a message whose button was pressed, or from which the form was opened."""
        return self._interaction.message is not None
