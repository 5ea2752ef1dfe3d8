"""Slash commands: the router's table as Discord wants it, installed only when it changed."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import discord
from discord.http import HTTPClient, Route

from bot.domain.messages import Argument, Command
from bot.i18n import Texts
from bot.platforms.discord.inbound import REPORT

# Our languages as Discord calls them (developer docs, Locales). It has none for Haitian Creole or Arabic.
_LOCALES: Final = {
    "en": ("en-US", "en-GB"),
    "es": ("es-ES", "es-419"),
    "fr": ("fr",),
    "pt": ("pt-BR",),
    "vi": ("vi",),
    "zh": ("zh-CN", "zh-TW"),
}
# Developer docs, Application Command Naming: letters, digits, - and _, in lower case; texts of 1 to 100 characters.
_NAME: Final = re.compile(r"[-_'\w]{1,32}")
_DESCRIPTION_LENGTH: Final = 100
_MOST_COMMANDS: Final = 100
_MENU_LENGTH: Final = 32

_STRING: Final = discord.AppCommandOptionType.string.value
_ATTACHMENT: Final = discord.AppCommandOptionType.attachment.value
_SLASH: Final = discord.AppCommandType.chat_input.value
_IN_SERVER: Final = 0
_IN_PRIVATE: Final = 1

Payload = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Option:
    """What a slash command takes. completes: the argument whose completions it offers."""

    name: str
    kind: int = _STRING
    completes: Argument | None = None


TEXT: Final = Option("text")
PLACE: Final = Option("place")
PHOTO: Final = Option("photo", kind=_ATTACHMENT)

_OPTIONS: Final[Mapping[Argument, tuple[Option, ...]]] = {
    Argument.NONE: (),
    Argument.TEXT: (TEXT,),
    Argument.COUNTY: (Option("county", completes=Argument.COUNTY),),
    Argument.LANGUAGE: (Option("language", completes=Argument.LANGUAGE),),
    Argument.OFFICE: (Option("office", completes=Argument.OFFICE), Option("county", completes=Argument.COUNTY)),
}


def options(command: Command) -> tuple[Option, ...]:
    """A command's options, the one that is its argument first."""
    # A modal is lost when somebody switches to the camera: the report can be given with the command too.
    return (TEXT, PLACE, PHOTO) if command.name == REPORT else _OPTIONS[command.argument]


def payloads(commands: Sequence[Command], texts: Texts) -> list[Payload]:
    """Every command as Discord's API takes it. Raises ValueError for a name or text that Discord would refuse."""
    if len(commands) > _MOST_COMMANDS:
        raise ValueError(f"{len(commands)} commands: Discord takes {_MOST_COMMANDS}")
    built = [_payload(command, texts) for command in commands]
    for locale in ("", *(name for names in _LOCALES.values() for name in names)):
        _check_distinct(locale, [each["name_localizations"].get(locale, each["name"]) for each in built])
    return [*built, *(_message_menu(texts) for command in commands if command.name == REPORT)]


async def install(http: HTTPClient, application: int, wanted: list[Payload]) -> bool:
    """Replace the installed commands with the wanted ones where they differ. Tells whether they did."""
    route = Route("GET", "/applications/{application_id}/commands", application_id=application)
    installed = await http.request(route, params={"with_localizations": "true"})
    if _comparable(installed) == _comparable(wanted):
        return False
    await http.bulk_upsert_global_commands(application, wanted)
    return True


def _payload(command: Command, texts: Texts) -> Payload:
    description = _localised(texts, lambda locale: texts.label(locale, command.description))
    names = dict.fromkeys(_LOCALES["en"], command.name)
    if command.aliases:
        names |= dict.fromkeys(_LOCALES["es"], command.aliases[0])
    return {
        "type": _SLASH,
        "name": _name(command.name),
        "name_localizations": {locale: _name(name) for locale, name in names.items()},
        "description": _description(description["en-US"], command.name),
        "description_localizations": {locale: _description(text, command.name) for locale, text in description.items()},
        "options": [_option(option, command, texts) for option in options(command)],
        "contexts": [_IN_SERVER, _IN_PRIVATE] if command.in_groups else [_IN_PRIVATE],
        "integration_types": [_IN_SERVER],
    }


def _message_menu(texts: Texts) -> Payload:
    """*Report this sighting*, in the menu of any message of a server. Its name may have spaces and capitals."""
    names = _localised(texts, lambda locale: texts.label(locale, "discord-menu-report"))
    for name in names.values():
        if not 1 <= len(name) <= _MENU_LENGTH:
            raise ValueError(f"{name!r} has {len(name)} characters, not 1 to {_MENU_LENGTH}")
    return {
        "type": discord.AppCommandType.message.value,
        "name": names["en-US"],
        "name_localizations": names,
        "contexts": [_IN_SERVER],
        "integration_types": [_IN_SERVER],
    }


def _option(option: Option, command: Command, texts: Texts) -> Payload:
    names = _localised(texts, lambda locale: texts.label(locale, f"discord-option-{option.name}"))
    about = _localised(texts, lambda locale: texts.label(locale, f"discord-option-{option.name}-about"))
    built: Payload = {
        "type": option.kind,
        "name": option.name,
        "name_localizations": {locale: _name(name) for locale, name in names.items()},
        "description": _description(about["en-US"], option.name),
        "description_localizations": {locale: _description(text, option.name) for locale, text in about.items()},
        "required": command.argument_required and not command.opens_form,
    }
    return built if option.completes is None else built | {"autocomplete": True}


def _localised(texts: Texts, say: Callable[[str], str]) -> dict[str, str]:
    return {name: say(locale) for locale in texts.locales for name in _LOCALES.get(locale, ())}


def _name(name: str) -> str:
    if not _NAME.fullmatch(name) or name != name.lower():
        raise ValueError(f"{name!r} cannot be the name of a slash command")
    return name


def _description(text: str, name: str) -> str:
    if not 1 <= len(text) <= _DESCRIPTION_LENGTH:
        raise ValueError(f"the description of {name!r} has {len(text)} characters, not 1 to {_DESCRIPTION_LENGTH}")
    return text


def _check_distinct(locale: str, names: list[str]) -> None:
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise ValueError(f"commands with the same name in {locale or 'the default'}: {', '.join(twice)}")


_COMPARED: Final = (
    "type",
    "name",
    "name_localizations",
    "description",
    "description_localizations",
    "required",
    "autocomplete",
    "contexts",
    "integration_types",
)


def _comparable(commands: Iterable[Mapping[str, Any]]) -> list[Payload]:
    """What counts in a comparison: Discord adds ids and leaves out what is empty."""
    return sorted((_essence(command) for command in commands), key=lambda each: str(each["name"]))


def _essence(payload: Mapping[str, Any]) -> Payload:
    essence = {key: payload[key] for key in _COMPARED if payload.get(key)}
    essence["type"] = payload.get("type", _SLASH)
    if "contexts" in essence:
        essence["contexts"] = sorted(essence["contexts"])
    # The order of options is theirs to show, so it counts.
    return essence | {"options": [_essence(option) for option in payload.get("options") or ()]}
