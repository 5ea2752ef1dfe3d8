"""What Telegram shows of the bot by itself, in every language: the menus of commands, and who it is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from telegram import Bot, BotCommand, BotCommandScope, BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats

from bot.domain.messages import Command
from bot.i18n import DEFAULT_LOCALE, Texts

_SPANISH = "es"


@dataclass(frozen=True, slots=True)
class Menu:
    """What stands behind the "/" button of some chats. language: "" is for everybody without a menu of their own."""

    scope: BotCommandScope
    language: str
    commands: tuple[BotCommand, ...]


def menus(commands: Sequence[Command], texts: Texts) -> Iterator[Menu]:
    """A menu for private chats and a shorter one for groups, in each language and for all other languages."""
    for_all = [command for command in commands if command.in_menu and command.role is None]
    in_groups = [command for command in for_all if command.in_groups]
    for language in ("", *texts.locales):
        yield Menu(BotCommandScopeAllPrivateChats(), language, _entries(for_all, language, texts))
        yield Menu(BotCommandScopeAllGroupChats(), language, _entries(in_groups, language, texts))


def _entries(commands: Iterable[Command], language: str, texts: Texts) -> tuple[BotCommand, ...]:
    locale = language or DEFAULT_LOCALE
    return tuple(BotCommand(_name(command, locale), texts.label(locale, command.description)) for command in commands)


def _name(command: Command, locale: str) -> str:
    return command.aliases[0] if locale == _SPANISH and command.aliases else command.name


async def publish(bot: Bot, wanted: Iterable[Menu]) -> int:
    """Set the menus that differ from what Telegram has; returns how many. Raises TelegramError."""
    changed = 0
    for menu in wanted:
        if await bot.get_my_commands(menu.scope, menu.language) != menu.commands:
            await bot.set_my_commands(menu.commands, menu.scope, menu.language)
            changed += 1
    return changed


async def describe(bot: Bot, texts: Texts) -> None:
    """Say who the bot is where it says nothing yet: what the operator wrote stays. Raises TelegramError."""
    # The text for all languages comes last: it may be what Telegram shows for a language without its own.
    for language in (*texts.locales, ""):
        if not (await bot.get_my_description(language)).description:
            await bot.set_my_description(texts.label(language, "telegram-description"), language)
        if not (await bot.get_my_short_description(language)).short_description:
            await bot.set_my_short_description(texts.label(language, "telegram-about"), language)
