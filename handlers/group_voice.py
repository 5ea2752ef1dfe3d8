"""How a group is answered: in its own language or both, about its own county (R27)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import structlog

from bot.domain.messages import Action, Button, Incoming
from bot.storage.group_settings import GroupSettings
from handlers import deep_links
from handlers.context import Context

log = structlog.get_logger()

# A group that set nothing.
UNSET = GroupSettings("")
SPANISH, ENGLISH = "es", "en"


@dataclass(frozen=True, slots=True)
class Group:
    """settings: UNSET where it set nothing. voices: one for each language of the answer, Spanish first."""

    settings: GroupSettings
    voices: tuple[Context, ...]

    def lines(self, key: str, /, **arguments: str) -> list[str]:
        """A text in each language, a line each."""
        return [voice.say(key, **arguments) for voice in self.voices]

    def label(self, key: str, /, **arguments: str) -> str:
        """A button's words in each language; said once where both say the same."""
        labels = (voice.label(key, **arguments) for voice in self.voices)
        return " · ".join(dict.fromkeys(labels))

    def button(self, key: str, verb: str, *arguments: str, **values: str) -> Button:
        """A button with those words."""
        return Button(self.label(key, **values), Action(verb, arguments))

    def link(self, key: str, command: str, argument: str = "", **values: str) -> Button:
        """A button that opens what a command says in the private chat."""
        return Button(self.label(key, **values), start=deep_links.word(command, argument))


async def heard(incoming: Incoming, ctx: Context, command: str) -> Group:
    """The group that somebody wrote in. command: the English name of what was called.

    Where the settings cannot be read it is answered like one without any (R2).
    """
    settings = await _settings(incoming, ctx)
    return Group(settings, _voices(incoming, ctx, command, settings))


async def own_county(incoming: Incoming, ctx: Context) -> str | None:
    """The county that is meant in a group where nobody names one; None in private, and where none is set."""
    return None if incoming.private else (await _settings(incoming, ctx)).county


async def _settings(incoming: Incoming, ctx: Context) -> GroupSettings:
    try:
        return await ctx.services.group_subscriptions.settings(ctx.work, incoming.address) or UNSET
    except Exception:  # the answer counts: whatever keeps us from looking must not keep it back (R2)
        log.error("group_settings_unreadable", exc_info=True)
        await ctx.work.rollback()
        return UNSET


def written_in(incoming: Incoming, ctx: Context, command: str) -> str | None:
    """The language of the name that a command was called by; None where it does not tell.

    Many type the English name in either language: it counts where their phone is English too. Discord shows the name in
    the language of the phone.
    """
    hint = ctx.texts.match(incoming.locale) if incoming.locale else None
    if incoming.immediate:
        return hint
    if incoming.command is not None and incoming.command != command:
        return SPANISH
    return ENGLISH if hint == ENGLISH else None


def _voices(incoming: Incoming, ctx: Context, command: str, settings: GroupSettings) -> tuple[Context, ...]:
    if ctx.said.locale is not None:
        # What this person wrote in lately, here.
        return (ctx,)
    locales: Sequence[str] = settings.language.locales
    written = written_in(incoming, ctx, command)
    if written is not None and written not in locales:
        locales = (written,)
    return tuple(replace(ctx, locale=locale, partial=None) for locale in locales)
